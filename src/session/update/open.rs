//! Opening, reloading and refusing dossiers.

use super::carry_over::Carried;
use crate::analysis::notable::most_notable_edge;
use crate::analysis::words::plural;
use crate::model::{EntityIndex, ImportTask, OpenDossier, Origin, Problem, SavedLayout, Target};
use crate::session::Session;
use crate::session::dress::KeptDress;
use crate::session::effect::Effect;
use crate::session::prompt::Leaving;
use crate::session::saving::layout_beside;
use crate::session::state::{
    Derived, LayoutFile, Look, NoticeKind, Pointer, Selection, Settling, Workspace, quotes_of,
};
use std::path::PathBuf;
use std::sync::Arc;

impl Session {
    /// Asks the shell to load a dossier or a layout; layouts are known by their name.
    pub(in crate::session) fn open_path(&mut self, path: PathBuf) {
        let origin = Origin::File(path.clone());
        let name = origin.name();
        self.emit(if name.ends_with(".layout.ron") { Effect::LoadLayout(path) } else { Effect::Load(origin) });
        self.opened.begin_loading(name);
    }

    /// Asks the shell to import files.
    pub(in crate::session) fn import(&mut self, task: ImportTask) {
        let origin = Origin::Import(Box::new(task));
        self.opened.begin_loading(origin.name());
        self.emit(Effect::Load(origin));
    }

    /// Asks the shell to load an example.
    pub(in crate::session) fn open_example(&mut self, name: String) {
        self.emit(Effect::Load(Origin::Builtin(name.clone())));
        self.opened.begin_loading(name);
    }

    /// Asks the shell to load the open dossier, or the one that failed, again.
    pub(in crate::session) fn reload(&mut self) {
        let failed = self.failure().map(|failure| &failure.origin);
        let Some(origin) = failed.or_else(|| self.open().map(|open| &open.origin)).cloned() else { return };
        self.notices.dismiss();
        match origin {
            // What was refused may have been a layout.
            Origin::File(path) => self.open_path(path),
            Origin::Builtin(name) => self.open_example(name),
            Origin::Import(task) => self.import(*task),
        }
        self.opened.reloading = true;
    }

    /// Takes a loaded dossier: a new one, or the open one again.
    pub(in crate::session) fn take_dossier(
        &mut self,
        open: &Arc<OpenDossier>,
        layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>,
    ) {
        self.keep_tuning();
        self.remember(open, layout.as_ref().filter(|(_, layout)| layout.is_ok()).map(|(path, _)| path));
        self.forget_measures();
        // Its indices are those of the dossier as it was.
        self.dress = KeptDress::default();
        match self.opened.take(open) {
            Some(before) => {
                self.take_again(&before, open);
                self.compare_again();
                self.reread_layout();
                self.keep_roles(open);
            }
            None => {
                self.compared = None;
                self.take_new(open, layout);
                self.recall_roles(open);
            }
        }
        self.take_recovered(open);
    }

    /// Takes what was read of the open dossier after it was shown: its names.
    pub(in crate::session) fn take_names(&mut self, open: Arc<OpenDossier>) {
        self.opened.take_names(open);
    }

    /// Gives up what is being loaded. What was open stays open.
    pub(in crate::session) fn cancel_loading(&mut self) {
        if self.opened.end_loading() {
            self.emit(Effect::CancelLoading);
            self.tell("Opening was cancelled");
        }
    }

    /// Starts afresh with a dossier: laid out as saved, or by the layout.
    fn take_new(&mut self, open: &Arc<OpenDossier>, layout: Option<(PathBuf, Result<SavedLayout, Vec<Problem>>)>) {
        self.measures.forget();
        self.edits.restart(Workspace::unplaced(open.dossier.entities.len()));
        self.file = LayoutFile { revision: self.workspace().revision, ..LayoutFile::default() };
        self.look_at(Look::Whole);
        self.table.forget();
        self.pointer = Pointer::default();
        self.notices.dismiss();
        self.trail.restart(Selection::default());
        self.refresh_visibility();
        let is_placed = match layout {
            Some((path, Ok(layout))) => self.take_layout(open, path, layout).known > 0,
            Some((path, Err(problems))) => {
                self.leave_alone(path, &problems);
                false
            }
            None => false,
        };
        if !is_placed && self.workspace().shown.is_everything() {
            self.begin_with_a_part(open);
        }
        // Of what the layout shows: what it hides or filters out would be selected without a mark in the picture.
        self.refresh_visibility();
        self.select_first(open);
        self.layout.awaits_shape = !is_placed;
        if is_placed {
            self.layout.go_on(Settling::Settled);
            self.emit(Effect::StopLayout);
        } else {
            self.start_layout();
        }
    }

    /// Selects the most notable edge, with its first quote, so that the first look already shows what this is for.
    fn select_first(&mut self, open: &OpenDossier) {
        let target = most_notable_edge(open, self.visibility()).map(Target::Edge);
        self.trail.restart(Selection { target, ..Selection::default() });
        self.open_first_quote(open);
    }

    /// Opens the first quote of what is selected.
    fn open_first_quote(&mut self, open: &OpenDossier) {
        let quotes = self.selection().target.map(|target| quotes_of(open, target, self.visibility()));
        if let Some(first) = quotes.and_then(|quotes| quotes.first().copied()) {
            self.open_quote(first);
        }
    }

    /// Takes the open dossier as it is now on disk: entities keep their places, new ones start beside a neighbour.
    fn take_again(&mut self, before: &OpenDossier, open: &OpenDossier) {
        if before.hash == open.hash && before.dossier == open.dossier {
            // Every index still means the same: selection, workspace and history stay.
            return self.tell("Read again: nothing changed");
        }
        // By their ids, views keep the entities that leave the dossier, in case they return.
        let views = Arc::clone(&self.views().all);
        self.keep_current_view(before);
        let kept_views = Arc::clone(&self.views().all);
        let mut carried = Carried::between(before, open, Arc::clone(&self.opened.identities));
        self.edits.carry_over(|state, touched| {
            carried.carry(state, touched);
            state.views.replace_shared(&views, &kept_views);
        });
        self.dragging = None;
        self.pointer = Pointer::default();
        self.refresh_visibility();
        let showed_quote = self.selection().quote.is_some();
        let corrections = Arc::clone(&self.workspace().corrections);
        self.trail.carry_over(|selection| carried.selection(selection, &corrections));
        if showed_quote && self.selection().quote.is_none() {
            self.open_first_quote(open);
        }
        self.tell_read_again(before, &carried);
        // A layout that is on its way answers to the old indices.
        self.layout.go_on(self.settling());
        if self.settling().is_under_way() {
            self.start_layout();
        }
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
        let marks = &self.workspace().marks;
        let lost_before = marks.keys().filter(|key| known_before.find(&before.dossier, key).is_none()).count();
        let lost = self.lost_marks();
        match lost.saturating_sub(lost_before) {
            0 => self.tell(sentence),
            lost => {
                let (marks, stay) = (plural(lost, "mark fits", "marks fit"), if lost == 1 { "stays" } else { "stay" });
                self.warn(format!("{sentence}; {marks} no quote any more and {stay} in the layout"));
            }
        }
        self.notices.offer_to_select(new);
    }

    /// Puts the file that brings this back among the recent ones: the dossier, whose layout lies beside it, or else the
    /// layout, as for a built-in example.
    pub(in crate::session) fn remember(&mut self, open: &OpenDossier, layout: Option<&PathBuf>) {
        let layout = layout.or(self.file.path.as_ref().filter(|_| self.opened.reloading)).cloned();
        let path = match (&open.origin, layout) {
            (Origin::File(dossier), Some(layout)) if layout != layout_beside(dossier) => layout,
            (Origin::File(dossier), _) => dossier.clone(),
            (Origin::Builtin(_), Some(layout)) => layout,
            (Origin::Builtin(_), None) => return,
            (Origin::Import(task), _) => match (task.paths.as_slice(), task.pasted.is_none()) {
                ([path], true) => path.clone(),
                _ => return,
            },
        };
        self.emit(Effect::Remember(path));
    }

    /// Closes the report of a file that was refused, or else the dossier that is open.
    pub(in crate::session) fn close(&mut self) {
        if self.failure().is_some() {
            self.opened.failure = None;
        } else if self.open().is_some() {
            self.ask_or_leave(Leaving::Close);
        }
    }

    /// Goes to the start page: nothing is open.
    pub(in crate::session) fn show_start_page(&mut self) {
        self.tuning = None;
        self.forget_measures();
        self.measures.forget();
        self.dress = KeptDress::default();
        self.compared = None;
        self.stop_layout();
        // What is still on its way for what was open is late.
        self.layout.go_on(Settling::Idle);
        self.opened.close();
        self.edits.restart(Workspace::default());
        self.file = LayoutFile { revision: self.workspace().revision, ..LayoutFile::default() };
        self.trail.restart(Selection::default());
        self.look_at(Look::Whole);
        self.pointer = Pointer::default();
        self.dragging = None;
        self.light.turn_off();
        self.derived = Derived::default();
        self.notices.dismiss();
    }

    /// Offers to load a dossier again that changed on disk.
    pub(in crate::session) fn offer_reload(&mut self) {
        self.opened.changed_on_disk |= self.open().is_some();
        if self.open().is_some() && self.loading().is_none() {
            self.notices.show(NoticeKind::ChangedOnDisk, "The dossier has changed on disk".to_owned());
        }
    }
}
