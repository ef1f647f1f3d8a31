//! The views of the layout: adding, removing and renaming one, and going to another.

use crate::model::OpenDossier;
use crate::session::Session;
use crate::session::saving::{Placed, workspace_of};
use crate::session::state::{Direction, Look, Touched};

impl Session {
    /// Makes a copy of the current view and goes there; an undo step.
    pub(in crate::session) fn add_view(&mut self, name: String) {
        let Some(open) = self.open().cloned() else { return };
        self.keep_tuning();
        self.keep_current_view(&open);
        self.step("new view", Touched::All, None);
        self.edits.present.views.add_copy(name);
    }

    /// Goes to another view.
    pub(in crate::session) fn show_view(&mut self, place: usize) {
        let Some(open) = self.open().cloned() else { return };
        if place == self.views().current() || place >= self.views().all.len() {
            return;
        }
        self.keep_tuning();
        self.stop_layout();
        let was_saved = !self.is_unsaved();
        self.keep_current_view(&open);
        self.edits.go_to_view(place);
        if self.show_current_view(&open).known == 0 {
            self.start_layout();
        }
        if was_saved {
            self.file.revision = self.workspace().revision;
        }
    }

    /// Goes to the next or previous view, round and round.
    pub(in crate::session) fn step_view(&mut self, direction: Direction) {
        let (count, present) = (self.views().all.len(), self.views().current());
        if count < 2 {
            return self.tell("There is one view; View → New view makes another");
        }
        let next = match direction {
            Direction::Next => present + 1,
            Direction::Previous => present + count - 1,
        };
        self.show_view(next % count);
        self.tell(format!("View “{}”", self.views().name()));
    }

    /// Renames the current view; an undo step.
    pub(in crate::session) fn rename_view(&mut self, name: String) {
        if self.views().name() != name {
            self.step("rename of the view", Touched::Nothing, None);
            self.edits.present.views.rename(name);
        }
    }

    /// Removes the current view, unless it is the last, and goes to its neighbour; an undo step.
    pub(in crate::session) fn remove_view(&mut self) {
        let Some(open) = self.open().cloned() else { return };
        if self.views().all.len() < 2 {
            return self.tell("The last view cannot be removed");
        }
        self.keep_tuning();
        self.stop_layout();
        self.keep_current_view(&open);
        self.step("removal of the view", Touched::All, None);
        self.edits.remove_view();
        self.show_current_view(&open);
    }

    /// Writes what is on screen into the current view's entry.
    pub(super) fn keep_current_view(&mut self, open: &OpenDossier) {
        if let Some(before) = self.views().entry() {
            let view = self.current_view(open, before);
            self.edits.present.views.keep(view);
        }
    }

    /// Shows everything as the current view's entry has it.
    pub(super) fn show_current_view(&mut self, open: &OpenDossier) -> Placed {
        let Some(view) = self.views().entry().cloned() else { return Placed::default() };
        let (workspace, placed) = workspace_of(&view, open);
        self.edits.show(workspace);
        self.look_at(view.camera.map_or(Look::Whole, Look::At));
        placed
    }
}
