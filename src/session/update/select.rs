//! Selecting, going back and forward, and lighting what is around the selection.

use crate::analysis::ego::ego_network;
use crate::model::{EntityIndex, Position, Target};
use crate::session::Session;
use crate::session::state::{Look, Page, Reading, Selection, quotes_of};
use std::collections::BTreeSet;

/// The deepest network that is lit around the selection.
const DEEPEST_EGO: u8 = 9;

impl Session {
    /// Selects one thing or nothing. The first quote of an edge is shown at once.
    pub(in crate::session) fn select(&mut self, target: Option<Target>) {
        let selection = self.selection();
        if selection.target == target && selection.group.is_empty() && selection.page == Page::Dossier {
            return;
        }
        if let (Page::Paths(from, to), Some(Target::Entity(chosen)), None) = (selection.page, target, selection.target)
            && from != Some(chosen)
            && to != Some(chosen)
        {
            // The page of paths asks for the end that is not chosen yet, the one to start from first.
            match (from, to) {
                (None, to) => return self.show_page(Page::Paths(Some(chosen), to)),
                (from, None) => return self.show_page(Page::Paths(from, Some(chosen))),
                _ => {}
            }
        }
        // The document stays open, without the passage of what was selected before.
        let reading = selection.reading.map(|reading| Reading { passage: None, ..reading });
        self.chosen_quote = None;
        self.trail.select(Selection { target, reading, ..Selection::default() });
        if let (Some(edge @ Target::Edge(_)), Some(open)) = (target, self.open()) {
            match quotes_of(open, edge, self.visibility()).first() {
                Some(first) => self.open_quote(*first),
                None => self.trail.show(None, None),
            }
        }
    }

    /// Adds an entity to the group, or takes it out.
    pub(in crate::session) fn select_also(&mut self, entity: EntityIndex) {
        let mut group = self.selection().group.clone();
        if group.is_empty()
            && let Some(Target::Entity(first)) = self.selection().target
        {
            group.insert(first);
        }
        if !group.remove(&entity) {
            group.insert(entity);
        }
        self.select_group(group);
    }

    /// Selects every entity that is shown.
    pub(in crate::session) fn select_all(&mut self) {
        self.select_shown(|_| true);
    }

    pub(in crate::session) fn select_shown(&mut self, is_wanted: impl Fn(&Position) -> bool) {
        let positions = self.workspace().positions.iter().enumerate();
        let wanted = positions.filter(|(_, position)| is_wanted(position)).map(|(at, _)| EntityIndex::new(at));
        self.select_group(wanted.filter(|entity| self.visibility().entity(*entity)).collect());
    }

    /// Selects what is shown and tied to the selection by what is shown, with the selection.
    pub(in crate::session) fn select_neighbours(&mut self) {
        let Some(open) = self.open() else { return };
        let mut group = self.selection().subjects(open);
        if group.is_empty() {
            return self.tell("Select an entity or an edge first");
        }
        let incident = group.iter().filter_map(|entity| open.network.incident.get(entity.at())).flatten();
        let shown = incident.filter(|edge| self.visibility().edge(**edge));
        let ends =
            shown.filter_map(|edge| open.network.edges.get(edge.at())).flat_map(|edge| [edge.ends.0, edge.ends.1]);
        let ends: Vec<EntityIndex> = ends.filter(|entity| self.visibility().entity(*entity)).collect();
        group.extend(ends);
        self.select_group(group);
    }

    /// Selects every entity that is shown and of the kind of a selected one.
    pub(in crate::session) fn select_kind(&mut self) {
        let Some(open) = self.open() else { return };
        let entities = &open.dossier.entities;
        let selected = self.selection().entities();
        let kinds: BTreeSet<&str> =
            selected.iter().filter_map(|entity| open.dossier.entity(*entity)).map(|one| one.kind.as_str()).collect();
        if kinds.is_empty() {
            return self.tell("Select an entity first");
        }
        let alike = (0..entities.len()).filter(|at| kinds.contains(entities[*at].kind.as_str())).map(EntityIndex::new);
        let group = alike.filter(|entity| self.visibility().entity(*entity)).collect();
        self.select_group(group);
    }

    /// Selects these entities and shows the whole network, so that none of them is out of sight.
    pub(in crate::session) fn select_these(&mut self, entities: Vec<EntityIndex>) {
        let count = self.workspace().positions.len();
        self.select_group(entities.into_iter().filter(|entity| entity.at() < count).collect());
        self.look_at(Look::Whole);
        self.notices.dismiss();
    }

    /// Selects a group; a group of one is that entity.
    pub(in crate::session) fn select_group(&mut self, group: BTreeSet<EntityIndex>) {
        let reading = self.selection().reading;
        self.trail.select(match (group.len(), group.first()) {
            (1, Some(only)) => Selection { target: Some(Target::Entity(*only)), reading, ..Selection::default() },
            _ => Selection { group, reading, ..Selection::default() },
        });
    }

    /// Shows a page of the panel. The document stays open unless the page is a list of claims.
    pub(in crate::session) fn show_page(&mut self, page: Page) {
        // A list of claims needs the room of the document; what is chosen from it opens a document again.
        let is_list = !matches!(page, Page::Dossier | Page::Sentence(_));
        let reading = self.selection().reading.filter(|_| !is_list);
        let target = match page {
            Page::BothSides(claim, other) => self.contradiction_of(claim, other).map(|one| Target::Edge(one.edge)),
            _ => None,
        };
        self.trail.select(Selection { target, page, reading, ..Selection::default() });
    }

    /// Backs out one step, for Escape: the report of a refused file, an adjustment, the light, the document, the selection, a
    /// part that is shown alone, the notice. What the window gives Escape to before is listed in `ui/keys`.
    pub(in crate::session) fn back_out(&mut self) {
        if self.loading().is_some() {
            self.cancel_loading();
        } else if self.failure().is_some() {
            self.opened.failure = None;
        } else if self.tuning.is_some() {
            self.cancel_tuning();
        } else if self.light.depth > 0 {
            self.light.turn_off();
        } else if self.selection().reading.is_some() {
            self.close_document();
        } else if *self.selection() != Selection::default() {
            self.trail.select(Selection::default());
        } else if !self.workspace().left.is_empty() {
            self.show_before();
        } else {
            self.notices.dismiss();
        }
    }

    /// Backs out one step where the document is out of sight behind what is selected: the selection goes before it, and the
    /// document stays open behind the page of the dossier.
    pub(in crate::session) fn back_out_before_document(&mut self) {
        let reading = self.selection().reading.map(|reading| Reading { passage: None, ..reading });
        let is_under_something =
            self.loading().is_some() || self.failure().is_some() || self.tuning.is_some() || self.light.depth > 0;
        let Selection { target, group, page, .. } = self.selection();
        let is_selection = target.is_some() || !group.is_empty() || *page != Page::Dossier;
        if reading.is_some() && is_selection && !is_under_something {
            self.chosen_quote = None;
            self.trail.select(Selection { reading, ..Selection::default() });
        } else {
            self.back_out();
        }
    }

    /// Lights the ego network around the selection to a depth.
    pub(in crate::session) fn light(&mut self, depth: u8) {
        let (Some(open), depth) = (self.open(), depth.min(DEEPEST_EGO)) else { return };
        let centers: Vec<EntityIndex> = self.selection().subjects(open).into_iter().collect();
        if centers.is_empty() {
            return self.tell("Select an entity or an edge first, then highlight what is around it");
        }
        let entities = ego_network(&open.network, &centers, u32::from(depth));
        self.light.turn_on(depth, entities, self.lit_in());
    }
}
