//! The views of a layout: the current one lives in the arrangement, the others wait here as they were saved.

use crate::model::{SavedCorrection, SavedLayout, View};
use std::path::PathBuf;
use std::sync::Arc;

/// The views of the open dossier's layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Views {
    /// All views; the current one's entry holds its name, and its content as of when it was last left or saved.
    pub(super) all: Arc<Vec<View>>,
    /// Which is current.
    pub(super) current: usize,
    /// Where the layout is saved; `None` for one that never was.
    pub(super) path: Option<PathBuf>,
    /// A layout beside the dossier that could not be read, and must not be saved over.
    pub(super) left_alone: Option<PathBuf>,
    /// The corrections of that file which fit nothing in the dossier, kept as they are.
    pub(super) waiting: Arc<Vec<SavedCorrection>>,
    /// What that file holds, for going back to it.
    pub(super) saved: Option<SavedLayout>,
    /// The revision of the arrangement that the file holds.
    pub(super) saved_revision: u64,
}

impl Default for Views {
    fn default() -> Self {
        let first = View { name: "View 1".to_owned(), ..View::default() };
        Self {
            all: Arc::new(vec![first]),
            current: 0,
            path: None,
            left_alone: None,
            waiting: Arc::default(),
            saved: None,
            saved_revision: 0,
        }
    }
}

impl Views {
    /// The names, in the reader's order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|view| view.name.as_str())
    }

    /// Which is current.
    #[must_use]
    pub fn current(&self) -> usize {
        self.current
    }

    /// The name of the current one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.all.get(self.current).map(|view| view.name.as_str()).unwrap_or_default()
    }

    /// The current one, as of when it was last left or saved.
    #[must_use]
    pub fn shown(&self) -> Option<&View> {
        self.all.get(self.current)
    }

    /// The file that the layout is saved in.
    #[must_use]
    pub fn path(&self) -> Option<&PathBuf> {
        self.path.as_ref()
    }

    /// Whether there is a saved layout to go back to.
    #[must_use]
    pub fn can_revert(&self) -> bool {
        self.saved.is_some()
    }

    /// A name that no view has yet.
    #[must_use]
    pub fn free_name(&self) -> String {
        (self.all.len() + 1..=2 * self.all.len() + 2)
            .map(|number| format!("View {number}"))
            .find(|name| self.names().all(|taken| taken != name))
            .unwrap_or_default()
    }
}
