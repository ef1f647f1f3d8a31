//! The layout file: where it is, what it holds, and which revision of the workspace that is.

use crate::model::SavedLayout;
use std::path::{Path, PathBuf};

/// The file of the open dossier's layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutFile {
    path: Option<PathBuf>,
    unreadable: Option<PathBuf>,
    saved: Option<SavedLayout>,
    revision: u64,
}

impl LayoutFile {
    /// No file yet; the workspace of this revision has nothing to save.
    pub(in crate::session) fn none(revision: u64) -> Self {
        Self { revision, ..Self::default() }
    }

    /// Where the layout is saved; `None` for one that never was.
    #[must_use]
    pub fn path(&self) -> Option<&PathBuf> {
        self.path.as_ref()
    }

    /// Whether there is a saved layout to go back to.
    #[must_use]
    pub fn can_revert(&self) -> bool {
        self.saved.is_some()
    }

    /// What the file holds, for going back to it.
    pub(in crate::session) fn saved(&self) -> Option<&SavedLayout> {
        self.saved.as_ref()
    }

    /// What the file at `path` is known to hold.
    pub(in crate::session) fn known_at(&self, path: &Path) -> Option<&SavedLayout> {
        self.saved.as_ref().filter(|_| self.path.as_deref() == Some(path))
    }

    /// A layout beside the dossier that could not be read, and must not be saved over.
    pub(in crate::session) fn unreadable(&self) -> Option<&PathBuf> {
        self.unreadable.as_ref()
    }

    /// Whether the file holds this revision of the workspace.
    pub(in crate::session) fn holds(&self, revision: u64) -> bool {
        self.revision == revision
    }

    /// Notes what was read from the file at `path`, or saved there.
    pub(in crate::session) fn note(&mut self, path: PathBuf, saved: SavedLayout) {
        self.path = Some(path);
        self.saved = Some(saved);
    }

    /// Notes which revision of the workspace the file holds.
    pub(in crate::session) fn note_revision(&mut self, revision: u64) {
        self.revision = revision;
    }

    /// Notes that the file at `path` cannot be read.
    pub(in crate::session) fn note_unreadable(&mut self, path: PathBuf) {
        self.unreadable = Some(path);
    }
}
