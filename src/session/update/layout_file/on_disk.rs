//! The layout file as it is on the disk: what another program has made of it, and what becomes of that.
//!
//! Invariant: what is on screen and not saved is never exchanged for what the file holds unless the reader says so.

use crate::model::{Origin, SavedLayout};
use crate::session::Session;
use crate::session::effect::{Request, TakenOver};
use crate::session::prompt::Prompt;
use crate::session::recovery::contents;
use crate::session::saving::layout_beside;
use crate::session::state::{NoticeKind, OnDisk};
use std::path::{Path, PathBuf};

impl Session {
    /// The file that a save would write without asking for a name; it is watched.
    #[must_use]
    pub fn layout_place(&self) -> Option<PathBuf> {
        match (&self.file.path, &self.open()?.origin) {
            (Some(path), _) => Some(path.clone()),
            (None, Origin::File(dossier)) => Some(layout_beside(dossier)),
            (None, Origin::Builtin(_) | Origin::Import(_)) => None,
        }
    }

    /// Takes what the layout file holds now.
    pub(in crate::session) fn take_on_disk(&mut self, path: &Path, found: OnDisk) {
        // What is told of another file is late.
        if self.layout_place().as_deref() != Some(path) {
            return;
        }
        if let OnDisk::Layout(layout) = &found
            && self.file.saving.as_ref() == Some(layout)
        {
            // It is this window's own, whatever the save came to.
            return self.file.note(path.to_owned(), layout.as_ref().clone());
        }
        if self.file.is_known(path, &found) {
            self.file.differs = None;
            return;
        }
        if self.file.differs.as_ref() == Some(&found) {
            return;
        }
        let name = Origin::File(path.to_owned()).name();
        let words = match &found {
            OnDisk::Nothing => format!("{name} is gone; save to write it again"),
            OnDisk::Unreadable => format!("{name} was changed by another program and cannot be read"),
            OnDisk::Layout(_) => format!("{name} was changed by another program"),
        };
        self.file.differs = Some(found);
        self.notices.show(NoticeKind::LayoutChanged, words);
    }

    /// Reads the layout file again, where there is one.
    pub(in crate::session) fn reread_layout(&mut self) {
        if let Some(path) = self.layout_place() {
            self.request(Request::ReadLayout(path));
        }
    }

    /// Takes what the layout file holds because the reader asked for it: over what is saved at once, and else after a question.
    pub(in crate::session) fn take_reread(&mut self, path: PathBuf, found: OnDisk) {
        self.take_on_disk(&path, found);
        let Some(OnDisk::Layout(layout)) = self.file.differs.clone() else { return };
        if self.layout_place().as_ref() != Some(&path) {
            return;
        }
        if self.is_unsaved() {
            let mine = self.layout_to_save(&path).map(|mine| contents(&mine)).unwrap_or_default();
            let theirs = contents(&layout);
            return self.ask(Prompt::Theirs { path, mine, theirs });
        }
        self.take_read(TakenOver::OnDisk(path), *layout);
    }

    /// Notes what is about to be saved, so that it is known when it is seen on the disk.
    pub(in crate::session) fn note_saving(&mut self, layout: &SavedLayout) {
        self.file.saving = Some(Box::new(layout.clone()));
    }
}
