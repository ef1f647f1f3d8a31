//! Saving the layout, going back to it, and leaving the open dossier.

use crate::model::{Origin, SavedLayout};
use crate::session::Session;
use crate::session::corrections;
use crate::session::effect::{Effect, Request};
use crate::session::pick::Pick;
use crate::session::prompt::{Leaving, Prompt};
use crate::session::saving::layout_beside;
use crate::session::state::Touched;
use std::path::PathBuf;

impl Session {
    /// Saves the layout where it is saved, or asks where.
    pub(in crate::session) fn save_layout(&mut self) {
        let Some(open) = self.open() else { return };
        let path = match (&self.file.path, &open.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::File(dossier)) => layout_beside(dossier),
            (None, Origin::Builtin(_)) => return self.save_layout_as(),
        };
        if self.file.unreadable.as_ref() == Some(&path) {
            return self.save_layout_as();
        }
        let known = self.file.known_at(&path).cloned();
        self.save_layout_over(path, known);
    }

    /// Asks where to save the layout.
    pub(in crate::session) fn save_layout_as(&mut self) {
        let Some(open) = self.open() else { return };
        let proposed = match (&self.file.path, &open.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::File(dossier)) if self.file.unreadable.is_some() => dossier.with_extension("new.layout.ron"),
            (None, Origin::File(dossier)) => layout_beside(dossier),
            (None, Origin::Builtin(name)) => PathBuf::from(format!("{name}.layout.ron")),
        };
        let name = proposed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = proposed.parent().filter(|folder| !folder.as_os_str().is_empty()).map(PathBuf::from);
        self.request(Request::Pick(Pick::SaveLayout { name, folder }));
    }

    /// Saves the layout at a path, over what the file is `known` to hold.
    pub(in crate::session) fn save_layout_over(&mut self, path: PathBuf, known: Option<SavedLayout>) {
        self.keep_tuning();
        let Some(layout) = self.layout_to_save(&path) else { return };
        self.edits.history.end_gesture();
        let revision = self.workspace().revision;
        self.emit(Effect::SaveLayout { path, layout: Box::new(layout), revision, known: known.map(Box::new) });
    }

    /// Notes that the file now holds a revision of the layout.
    pub(in crate::session) fn note_saved(&mut self, path: PathBuf, layout: SavedLayout, revision: u64) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(open) = self.open().cloned()
            && !matches!(&open.origin, Origin::File(dossier) if layout_beside(dossier) == path)
        {
            self.remember(&open, Some(&path));
        }
        self.file.note(path, layout);
        self.file.revision = revision;
        self.tell(format!("Saved {name}"));
        if let Some(leaving) = self.leaving.take() {
            self.leave(leaving);
        }
    }

    /// Leaves the open dossier, unless its layout is not saved: then the reader is asked.
    pub(in crate::session) fn ask_or_leave(&mut self, leaving: Leaving) {
        if self.is_unsaved() {
            return self.ask(Prompt::Leave(leaving));
        }
        self.leave(leaving);
    }

    /// Leaves the open dossier.
    pub(in crate::session) fn leave(&mut self, leaving: Leaving) {
        self.leaving = None;
        match leaving {
            Leaving::Quit => self.emit(Effect::Quit),
            Leaving::Open(path) => self.open_path(path),
            Leaving::OpenExample(name) => self.open_example(name),
            Leaving::Close => self.show_start_page(),
        }
    }

    /// Saves the layout and leaves as soon as that is done.
    pub(in crate::session) fn save_and_leave(&mut self, leaving: Leaving) {
        self.leaving = Some(leaving);
        self.save_layout();
    }

    /// Goes back to the saved layout; an undo step.
    pub(in crate::session) fn revert_layout(&mut self) {
        let (Some(open), Some(saved)) = (self.open().cloned(), self.file.saved.clone()) else {
            return self.tell("There is no saved layout to go back to");
        };
        self.keep_tuning();
        self.stop_layout();
        self.step("revert", Touched::All, None);
        let (corrections, waiting) = corrections::restored(&open, &saved.corrections);
        self.edits.take_readings(corrections, waiting, saved.marks);
        self.edits.present.views.take(saved.views);
        self.show_current_view(&open);
        self.file.revision = self.workspace().revision;
        self.tell("The layout is as it was saved");
    }
}
