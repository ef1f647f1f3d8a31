//! Showing a part alone, everything again, and what was shown before.

use super::beginning::first_shown;
use super::places::Wanted;
use crate::analysis::ego::ego_network;
use crate::analysis::shown::{of_claims, of_document, of_entities, of_speaker};
use crate::analysis::words::plural;
use crate::model::{DocumentIndex, EdgeIndex, EntityIndex, Filter, OpenDossier, Part, Shown};
use crate::session::Session;
use crate::session::state::{Left, Look, Page, Standing, Touched, Workspace, tread};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be shown alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Only {
    /// What is selected; or else what the page at the side is about: a path, what somebody says, contradictions, a
    /// sentence; or else what the document that is read says.
    Selection,
    /// What is selected, and what is at most so many steps around it.
    Around(u8),
    /// These entities, with what they are in a few words.
    These(Vec<EntityIndex>, String),
    /// What a document says.
    Document(DocumentIndex),
    /// What somebody says.
    Speaker(EntityIndex),
    /// What a large dossier opens on; of a small one everything.
    First,
    /// Everything; the filter and what is hidden by hand stay.
    Everything,
}

/// What is shown, and what of it is switched off or hidden by hand.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// What is shown of the network.
    pub shown: Shown,
    /// What is switched off.
    pub filter: Arc<Filter>,
    /// What is hidden by hand.
    pub hidden: Arc<BTreeSet<EntityIndex>>,
}

impl Session {
    /// Shows something alone: an undo step, which can also be gone back from.
    pub(in crate::session) fn show_only(&mut self, only: Only) {
        let Some(open) = self.open().cloned() else { return };
        let part = match only {
            Only::First => return self.show_shown(first_shown(&open), "show the first part"),
            Only::Everything => return self.show_shown(Shown::Everything, "show everything"),
            Only::Selection => self.chosen_part(&open),
            Only::Around(depth) => self.part_around(&open, depth),
            Only::These(entities, words) => Part { words, ..of_entities(&open, entities.into_iter().collect()) },
            Only::Document(document) => of_document(&open, document),
            Only::Speaker(speaker) => of_speaker(&open, speaker),
        };
        if part.entities.is_empty() {
            return self.tell("There is nothing to show alone: select entities, an edge, a path or a speaker first");
        }
        self.show_shown(Shown::part(part), "show only");
        let (shown, all) = (self.visibility().entity_count(), open.dossier.entities.len());
        if !self.settling().is_under_way() && shown > 0 {
            let back = "Ctrl+L lays them out, Backspace goes back";
            self.tell(format!("{shown} of {} shown; {back}", plural(all, "entity", "entities")));
        }
    }

    /// What is selected, or what the page or the document is about.
    fn chosen_part(&self, open: &OpenDossier) -> Part {
        let selection = self.selection();
        let subjects = selection.subjects(open);
        if !subjects.is_empty() {
            return of_entities(open, subjects);
        }
        let of_edges = |edges: &[EdgeIndex], words: String| {
            let edges = edges.iter().filter_map(|edge| open.network.edges.get(edge.at()));
            of_claims(open, edges.flat_map(|edge| edge.relations.iter().copied()), words)
        };
        let name = |entity: EntityIndex| open.dossier.entity(entity).map_or("", |entity| entity.name.as_str());
        match (selection.page, self.highlight_of_page(open)) {
            (Page::Speaker(speaker), _) => of_speaker(open, speaker),
            (Page::Paths(Some(from), Some(to)), Some(lit)) if !lit.edges.is_empty() => {
                of_edges(&lit.edges, format!("a path from {} to {}", name(from), name(to)))
            }
            (Page::Contradictions, Some(lit)) => of_edges(&lit.edges, "what is contradicted".to_owned()),
            (Page::Sentence(_), _) if self.highlight().is_some() => {
                let lit = self.highlight().unwrap_or_default();
                let part = of_edges(&lit.edges, "what a sentence says".to_owned());
                Part { entities: part.entities.into_iter().chain(lit.entities).collect(), ..part }
            }
            _ => selection.reading.map_or_else(Part::default, |reading| of_document(open, reading.document)),
        }
    }

    /// What is selected and what is around it.
    fn part_around(&self, open: &OpenDossier, depth: u8) -> Part {
        let subjects = self.selection().subjects(open);
        let centers: Vec<EntityIndex> = subjects.iter().copied().collect();
        let words = of_entities(open, subjects).words;
        let words = if depth == 1 { format!("{words} with neighbours") } else { format!("{words} to depth {depth}") };
        Part { entities: ego_network(&open.network, &centers, u32::from(depth)), claims: None, words }
    }

    /// Shows something else than before, through the same filter.
    pub(in crate::session) fn show_shown(&mut self, shown: Shown, name: &'static str) {
        let sight = Sight { shown, ..self.sight() };
        if sight.shown == self.workspace().shown {
            return self.tell("That is what is shown");
        }
        self.show_through(sight, name);
    }

    /// What is shown now, and what of it is switched off or hidden by hand.
    pub(super) fn sight(&self) -> Sight {
        let Workspace { shown, filter, hidden, .. } = self.workspace();
        Sight { shown: shown.clone(), filter: Arc::clone(filter), hidden: Arc::clone(hidden) }
    }

    /// Shows something through a filter, and looks at all of it where it is something else: one undo step. What stays in
    /// sight does not move; what has no place in the picture is placed beside its neighbours, or all of it is laid out where
    /// most of it has none.
    pub(in crate::session) fn show_through(&mut self, sight: Sight, name: &'static str) {
        let is_other = sight.shown != self.workspace().shown;
        let wanted = self.wanted_by(&sight);
        self.step_to(sight, name, &wanted);
        if is_other {
            self.look_at(Look::Whole);
        }
        match wanted {
            Wanted::None => {}
            Wanted::Known(known) => {
                let standing = Arc::make_mut(&mut self.edits.present.workspace.standing);
                known.iter().for_each(|one| standing[one.at()] = Standing::Here);
            }
            Wanted::Newcomers(newcomers) => self.place_beside_neighbours(&newcomers),
            Wanted::Layout => self.start_layout(),
        }
    }

    /// What would need a place if this were shown.
    fn wanted_by(&mut self, sight: &Sight) -> Wanted {
        let mut other = sight.clone();
        self.exchange(&mut other);
        self.refresh_visibility();
        let wanted = self.wanted_places();
        self.exchange(&mut other);
        wanted
    }

    /// Shows something through a filter: an undo step. What is `wanted` then is still to be placed.
    pub(super) fn step_to(&mut self, mut sight: Sight, name: &'static str, wanted: &Wanted) {
        let before = self.workspace().shown.clone();
        let is_other = before != sight.shown;
        let left = Left { shown: before, look: self.look(), places: wanted.kept(self.workspace()) };
        let workspace = self.step(name, wanted.touched(), None);
        if is_other {
            tread(&mut workspace.left, left);
        }
        self.exchange(&mut sight);
        self.refresh_visibility();
        self.pointer.target = None;
        if is_other {
            self.light.turn_off();
        }
    }

    /// Exchanges what is shown, filtered and hidden for something else.
    fn exchange(&mut self, other: &mut Sight) {
        let workspace = &mut self.edits.present.workspace;
        std::mem::swap(&mut workspace.shown, &mut other.shown);
        std::mem::swap(&mut workspace.filter, &mut other.filter);
        std::mem::swap(&mut workspace.hidden, &mut other.hidden);
    }

    /// Whether something else was shown before, to go back to.
    #[must_use]
    pub fn has_shown_before(&self) -> bool {
        !self.workspace().left.is_empty()
    }

    /// Goes back to what was shown before: an undo step.
    pub(in crate::session) fn show_before(&mut self) {
        let Some(last) = self.workspace().left.last().cloned() else {
            let words = if self.workspace().shown.is_everything() {
                "Everything is shown"
            } else {
                "Nothing else was shown before; A shows everything"
            };
            return self.tell(words);
        };
        if last.places.is_some() {
            self.stop_layout();
        }
        let touched = if last.places.is_some() { Touched::All } else { Touched::Nothing };
        let workspace = self.step("show before", touched, None);
        Arc::make_mut(&mut workspace.left).pop();
        workspace.shown = last.shown;
        if let Some((positions, standing)) = last.places {
            workspace.positions = positions;
            workspace.standing = standing;
        }
        self.pointer.target = None;
        self.look_at(last.look);
    }

    /// Hides entities without a shown claim, or shows them again: those of which the filter lets no claim through, or those
    /// that have none.
    pub(in crate::session) fn fold_unclaimed(&mut self) {
        let workspace = self.workspace();
        if workspace.filter.is_on_claims() {
            let keeps_unclaimed = !workspace.filter.keeps_unclaimed;
            let filter = Arc::new(Filter { keeps_unclaimed, ..workspace.filter.as_ref().clone() });
            return self.show_through(Sight { filter, ..self.sight() }, "filter");
        }
        match workspace.shown {
            Shown::Everything => self.show_shown(Shown::Claimed, "fold"),
            Shown::Claimed => self.show_shown(Shown::Everything, "unfold"),
            Shown::Part(_) => self.tell("A part is shown alone; A shows everything"),
        }
    }
}
