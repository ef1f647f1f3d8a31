//! Saving the layout, going back to it, and leaving the open dossier.

use crate::model::{OpenDossier, Origin, SavedLayout};
use crate::session::Session;
use crate::session::corrections;
use crate::session::effect::{Effect, Request, Seen, TakenOver};
use crate::session::pick::Pick;
use crate::session::prompt::{Leaving, Prompt};
use crate::session::recovery::Recovered;
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
            // A layout is that of a file: first the dossier gets one.
            (None, Origin::Import(_)) => return self.save_dossier_as(),
        };
        if self.file.unreadable.as_ref() == Some(&path) {
            return self.save_layout_as();
        }
        // Where nothing was seen, nothing was there when the dossier was opened.
        let seen = self.file.known_at(&path).map_or(Seen::Nothing, |known| Seen::Layout(Box::new(known.clone())));
        self.save_layout_over(path, seen);
    }

    /// Asks where to save the layout.
    pub(in crate::session) fn save_layout_as(&mut self) {
        if self.refuses_to_save_a_part() {
            return;
        }
        let Some(open) = self.open() else { return };
        let proposed = match (&self.file.path, &open.origin) {
            (Some(path), _) => path.clone(),
            (None, Origin::File(dossier)) if self.file.unreadable.is_some() => dossier.with_extension("new.layout.ron"),
            (None, Origin::File(dossier)) => layout_beside(dossier),
            (None, Origin::Builtin(name)) => PathBuf::from(format!("{name}.layout.ron")),
            (None, Origin::Import(_)) => return self.save_dossier_as(),
        };
        let name = proposed.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = proposed.parent().filter(|folder| !folder.as_os_str().is_empty()).map(PathBuf::from);
        self.request(Request::Pick(Pick::SaveLayout { name, folder }));
    }

    /// Saves the layout at a path, over what the reader has `seen` there.
    pub(in crate::session) fn save_layout_over(&mut self, path: PathBuf, seen: Seen) {
        if self.refuses_to_save_a_part() {
            return;
        }
        self.keep_tuning();
        let Some(layout) = self.layout_to_save(&path) else { return };
        self.edits.history.end_gesture();
        let revision = self.workspace().revision;
        self.note_saving(&layout);
        self.emit(Effect::SaveLayout { path, layout: Box::new(layout), revision, seen });
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
            Leaving::Recover(work) => self.open_again(*work),
            Leaving::Import(task) => self.import(*task),
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
        let Some(saved) = self.file.saved.clone() else {
            return self.tell("There is no saved layout to go back to");
        };
        self.take_over("revert", saved);
        self.file.revision = self.workspace().revision;
        self.tell("The layout is as it was saved");
    }

    /// Takes a layout over in place of what is on screen; an undo step of this name.
    fn take_over(&mut self, name: &'static str, layout: SavedLayout) {
        let Some(open) = self.open().cloned() else { return };
        self.keep_tuning();
        self.stop_layout();
        self.step(name, Touched::All, None);
        let (corrections, waiting) = corrections::restored(&open, &layout.corrections);
        self.edits.take_readings(corrections, waiting, layout.marks);
        self.edits.present.views.take(layout.views);
        self.show_current_view(&open);
    }

    /// Takes over a layout that was read: an earlier version, or what another program has saved.
    pub(in crate::session) fn take_read(&mut self, from: TakenOver, layout: SavedLayout) {
        match from {
            TakenOver::Version(_) => {
                self.take_over("earlier version", layout);
                self.tell("The layout is as it was in that version; undo brings back what was on screen");
            }
            TakenOver::OnDisk(path) => {
                self.take_over("read layout", layout.clone());
                self.file.note(path, layout);
                self.file.revision = self.workspace().revision;
                self.tell("The layout is as the file has it; undo brings back what was on screen");
            }
        }
    }

    /// Opens the dossier that work of an earlier run is on; once it is there, the work is taken over.
    fn open_again(&mut self, work: Recovered) {
        match (&work.layout_file, &work.origin) {
            (Some(path), _) | (None, Origin::File(path)) => self.open_path(path.clone()),
            (None, Origin::Builtin(name)) => self.open_example(name.clone()),
            (None, Origin::Import(task)) => self.import(task.as_ref().clone()),
        }
        self.opened.recovering = Some(work);
    }

    /// Takes over the work of an earlier run that the dossier was opened for. It is not saved by that.
    pub(in crate::session) fn take_recovered(&mut self, open: &OpenDossier) {
        let Some(work) = self.opened.recovering.take().filter(|work| work.origin == open.origin) else { return };
        self.take_over("recover", *work.layout);
        self.emit(Effect::WorkTaken(work.file));
        self.tell("The work that was not saved is back; save it to keep it");
    }
}
