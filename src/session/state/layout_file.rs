//! The layout file: where it is, what it holds, and which revision of the workspace that is.

use crate::model::SavedLayout;
use std::path::{Path, PathBuf};

/// The file of the open dossier's layout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LayoutFile {
    /// Where the layout is saved; `None` for one that never was.
    pub(in crate::session) path: Option<PathBuf>,
    /// A layout beside the dossier that could not be read, and must not be saved over.
    pub(in crate::session) unreadable: Option<PathBuf>,
    /// What the file holds, for going back to it.
    pub(in crate::session) saved: Option<SavedLayout>,
    /// The revision of the workspace that the file holds.
    pub(in crate::session) revision: u64,
    /// What is being saved, or was last.
    pub(in crate::session) saving: Option<Box<SavedLayout>>,
    /// What the file holds by now, where that is neither what was read from it nor what was saved there.
    pub(in crate::session) differs: Option<OnDisk>,
}

/// What a layout file holds at a moment.
#[derive(Clone, Debug, PartialEq)]
pub enum OnDisk {
    /// There is none.
    Nothing,
    /// Nothing that can be read as a layout.
    Unreadable,
    /// This layout.
    Layout(Box<SavedLayout>),
}

impl LayoutFile {
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

    /// What the file holds by now, where another program has changed it: for as long as that is so.
    #[must_use]
    pub fn differs(&self) -> Option<&OnDisk> {
        self.differs.as_ref()
    }

    /// Whether what the file at `path` holds was read, saved or told before.
    pub(in crate::session) fn is_known(&self, path: &Path, found: &OnDisk) -> bool {
        match found {
            OnDisk::Nothing => self.known_at(path).is_none() && self.unreadable.as_deref() != Some(path),
            OnDisk::Unreadable => self.unreadable.as_deref() == Some(path),
            OnDisk::Layout(layout) => self.known_at(path) == Some(layout),
        }
    }

    /// What the file at `path` is known to hold.
    pub(in crate::session) fn known_at(&self, path: &Path) -> Option<&SavedLayout> {
        self.saved.as_ref().filter(|_| self.path.as_deref() == Some(path))
    }

    /// Notes what was read from the file at `path`, or saved there.
    pub(in crate::session) fn note(&mut self, path: PathBuf, saved: SavedLayout) {
        self.path = Some(path);
        self.saved = Some(saved);
        self.differs = None;
    }
}
