//! Opening, reloading and refusing dossiers.

use super::carried::Carried;
use crate::analysis::notable::most_notable_edge;
use crate::analysis::words::plural;
use crate::model::{EntityIndex, EvidenceIndex, Identities, OpenDossier, Origin, Problem, SavedLayout, Target};
use crate::session::history::History;
use crate::session::notice::NoticeKind;
use crate::session::selection::{Selection, quotes_of};
use crate::session::settling::Settling;
use crate::session::state::{Failure, Look};
use crate::session::views::Views;
use crate::session::workspace::Workspace;
use crate::session::{Effect, Session};
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Asks the shell to load a dossier or a layout; layouts are known by their name.
    pub(super) fn open_path(&mut self, path: PathBuf) -> Vec<Effect> {
        self.reloading = false;
        let origin = Origin::File(path.clone());
        self.loading = Some(origin.name());
        if origin.name().ends_with(".layout.ron") {
            return vec![Effect::LoadLayout(path)];
        }
        vec![Effect::Load(origin)]
    }

    /// Asks the shell to load an example.
    pub(super) fn open_example(&mut self, name: String) -> Vec<Effect> {
        self.reloading = false;
        self.loading = Some(name.clone());
        vec![Effect::Load(Origin::Builtin(name))]
    }

    /// Asks the shell to load the open dossier, or the one that failed, again.
    pub(super) fn reload(&mut self) -> Vec<Effect> {
        let failed = self.failure.as_ref().map(|failure| failure.origin.clone());
        let Some(origin) = failed.or_else(|| self.open.as_ref().map(|open| open.origin.clone())) else {
            return Vec::new();
        };
        self.notice = None;
        let effects = match origin {
            // What was refused may have been a layout.
            Origin::File(path) => self.open_path(path),
            Origin::Builtin(name) => self.open_example(name),
        };
        self.reloading = true;
        effects
    }

    /// Takes a loaded dossier: a new one, or the open one again.
    pub(super) fn take_dossier(
        &mut self,
        open: &Arc<OpenDossier>,
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
    ) -> Vec<Effect> {
        self.loading = None;
        self.failure = None;
        self.keep_tuning();
        let before = self.open.replace(Arc::clone(open));
        self.identities = Arc::new(Identities::of(&open.dossier));
        let mut effects = match &open.origin {
            Origin::File(path) => vec![Effect::Remember(path.clone())],
            Origin::Builtin(_) => Vec::new(),
        };
        let again = before.filter(|before| self.reloading && before.origin == open.origin);
        self.reloading = false;
        self.forget_measures();
        effects.extend(match again {
            Some(before) => self.take_again(&before, open),
            None => self.take_new(open, layout),
        });
        effects
    }

    /// Starts afresh with a dossier: laid out as saved, or by the layout.
    fn take_new(
        &mut self,
        open: &Arc<OpenDossier>,
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
    ) -> Vec<Effect> {
        self.openings += 1;
        self.revisions += 1;
        self.workspace = Workspace { revision: self.revisions, ..Workspace::unplaced(open.dossier.entities.len()) };
        self.history = History::default();
        self.views = Views { saved_revision: self.revisions, ..Views::default() };
        self.trail.clear();
        self.ahead.clear();
        self.look = Look::Whole;
        self.hovered = None;
        self.pointed = None;
        self.notice = None;
        self.put_out_light();
        self.refresh_visibility();
        self.selection = Selection::default();
        self.select_first(open);
        self.ticket += 1;
        match layout {
            Some((path, Ok(layout))) => {
                self.take_layout(open, &path, layout);
                self.settling = Settling::Settled;
                return vec![Effect::StopLayout];
            }
            Some((path, Err(problems))) => self.leave_alone(path, &problems),
            None => {}
        }
        self.start_layout()
    }

    /// Leaves a layout alone that lies beside the dossier and cannot be read: it is never saved over.
    fn leave_alone(&mut self, path: PathBuf, problems: &[Problem]) {
        let why = problems.first().map(|problem| problem.message.as_str()).unwrap_or_default();
        let name = Origin::File(path.clone()).name();
        self.tell(NoticeKind::Warning, format!("{name} cannot be read and is left alone: {why}"));
        self.views.left_alone = Some(path);
    }

    /// Selects the edge that tells most, with its first quote, so that the first look already shows what this is for.
    fn select_first(&mut self, open: &OpenDossier) {
        let Some(edge) = most_notable_edge(open) else { return };
        self.selection.target = Some(Target::Edge(edge));
        if let Some(first) = quotes_of(open, Target::Edge(edge), &self.visibility).first() {
            self.open_quote(*first);
        }
    }

    /// Takes the open dossier as it is now on disk: whoever was placed stays, newcomers start beside a neighbour.
    fn take_again(&mut self, before: &OpenDossier, open: &OpenDossier) -> Vec<Effect> {
        if before.hash == open.hash && before.dossier == open.dossier {
            // Whatever was done, was selected or can be undone still means the same.
            self.refresh_visibility();
            self.tell(NoticeKind::Fact, "Read again: nothing changed");
            return Vec::new();
        }
        // By their ids, views keep whoever leaves the dossier, in case of a return.
        let views = Arc::clone(&self.views.all);
        self.keep_current_view(before);
        let mut carried = Carried::between(before, open, Arc::clone(&self.identities));
        (self.workspace, self.views.waiting) = carried.arrangement(&self.workspace, &self.views.waiting);
        self.history.carry_over((&views, &self.views.all), |state, waiting, touched| {
            let (state, waiting) = carried.arrangement(state, waiting);
            (state, waiting, carried.touched(touched))
        });
        self.dragging = None;
        self.hovered = None;
        self.pointed = None;
        self.put_out_light();
        self.refresh_visibility();
        let showed_quote = self.selection.quote.is_some();
        let corrections = Arc::clone(&self.workspace.corrections);
        self.selection = carried.selection(&self.selection, &corrections);
        for trail in [&mut self.trail, &mut self.ahead] {
            *trail = trail.iter().map(|selection| carried.selection(selection, &corrections)).collect();
            trail.retain(|selection| *selection != Selection::default());
            trail.dedup();
        }
        // Where the quote that was shown is gone, the first.
        if let (true, None, Some(target)) = (showed_quote, self.selection.quote, self.selection.target)
            && let Some(first) = quotes_of(open, target, &self.visibility).first()
        {
            self.open_quote(*first);
        }

        self.tell_read_again(before, &carried);
        // A layout that was still on its way answers to the old indices.
        self.ticket += 1;
        if self.settling.is_under_way() { self.start_layout() } else { Vec::new() }
    }

    /// Tells what a reload brought. The new ones can be selected.
    fn tell_read_again(&mut self, before: &OpenDossier, carried: &Carried<'_>) {
        let Carried { known_before, old_of, .. } = carried;
        let is_new = |(_, old): &(usize, &Option<usize>)| old.is_none();
        let new: Vec<EntityIndex> =
            old_of.iter().enumerate().filter(is_new).map(|(at, _)| EntityIndex::new(at)).collect();
        let newcomers = new.len();
        let gone = before.dossier.entities.len() - (old_of.len() - newcomers);
        let sentence = match (newcomers, gone) {
            (0, 0) => "Read again: the same entities, all where they were".to_owned(),
            _ => format!("Read again: {newcomers} new, {gone} gone, the others where they were"),
        };
        let lost_before = self.workspace.marks.keys().filter(|key| known_before.find(key).is_none()).count();
        let lost = self.workspace.marks.keys().filter(|key| self.identities.find(key).is_none()).count();
        match lost.saturating_sub(lost_before) {
            0 => self.tell(NoticeKind::Fact, sentence),
            lost => {
                let (marks, stay) = (plural(lost, "mark fits", "marks fit"), if lost == 1 { "stays" } else { "stay" });
                self.tell(
                    NoticeKind::Warning,
                    format!("{sentence}; {marks} no quote any more and {stay} in the layout"),
                );
            }
        }
        self.offer_to_select(new);
    }

    /// Notes that a file could not be loaded. What was open stays open.
    pub(super) fn refuse(&mut self, origin: Origin, problems: Vec<Problem>) -> Vec<Effect> {
        self.loading = None;
        self.failure = Some(Failure { origin, problems: Arc::new(problems) });
        Vec::new()
    }

    /// Puts away the report of a file that could not be loaded.
    pub(super) fn dismiss_failure(&mut self) -> Vec<Effect> {
        self.failure = None;
        Vec::new()
    }

    /// Offers to load a dossier again that changed on disk.
    pub(super) fn offer_reload(&mut self) -> Vec<Effect> {
        if self.open.is_some() && self.loading.is_none() {
            self.tell(NoticeKind::ChangedOnDisk, "The dossier has changed on disk");
        }
        Vec::new()
    }

    /// Opens a quote in its document without leaving a trace on the trail.
    pub(super) fn open_quote(&mut self, evidence: EvidenceIndex) {
        let Some(open) = self.open.clone() else { return };
        self.selection.quote = Some(evidence);
        self.selection.reading = super::select::reading_of(&open, &self.workspace.corrections, evidence);
    }
}
