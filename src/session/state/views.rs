//! The views of a layout: the current one is the workspace, the others are kept as they were left.

use crate::model::{SavedCorrection, View};
use std::sync::Arc;

/// The views of the open dossier's layout. Cheap to clone: its tables are shared.
#[derive(Clone, Debug)]
pub struct Views {
    /// All views; the current one's entry holds its name, and its content as of when it was last left or saved.
    pub(in crate::session) all: Arc<Vec<View>>,
    current: usize,
    /// The corrections of the layout file that fit nothing in the dossier, kept as they are.
    pub(in crate::session) waiting: Arc<Vec<SavedCorrection>>,
}

impl Default for Views {
    fn default() -> Self {
        let first = View { name: "View 1".to_owned(), ..View::default() };
        Self { all: Arc::new(vec![first]), current: 0, waiting: Arc::default() }
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
        self.entry().map(|view| view.name.as_str()).unwrap_or_default()
    }

    /// A name that no view has yet.
    #[must_use]
    pub fn free_name(&self) -> String {
        (self.all.len() + 1..=2 * self.all.len() + 2)
            .map(|number| format!("View {number}"))
            .find(|name| self.names().all(|taken| taken != name))
            .unwrap_or_default()
    }

    /// The current one's entry: its name, and its content as of when it was last left or saved.
    #[must_use]
    pub fn entry(&self) -> Option<&View> {
        self.all.get(self.current)
    }

    /// Whether these are the same views, unchanged, with the same one current.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.current == other.current && Arc::ptr_eq(&self.all, &other.all)
    }

    /// Replaces the views; the current one stays, or is the last where there are fewer.
    pub(in crate::session) fn take(&mut self, views: Vec<View>) {
        self.current = self.current.min(views.len().saturating_sub(1));
        self.all = Arc::new(views);
    }

    /// Replaces the list `from` by `to`, where these views share it.
    pub(in crate::session) fn replace_shared(&mut self, from: &Arc<Vec<View>>, to: &Arc<Vec<View>>) {
        if Arc::ptr_eq(&self.all, from) {
            self.all = Arc::clone(to);
        }
    }

    /// Writes the current one's entry.
    pub(in crate::session) fn keep(&mut self, view: View) {
        if let Some(entry) = Arc::make_mut(&mut self.all).get_mut(self.current) {
            *entry = view;
        }
    }

    /// Makes the view at `place` the current one.
    pub(super) fn go_to(&mut self, place: usize) {
        self.current = place.min(self.all.len().saturating_sub(1));
    }

    /// Adds a copy of the current one under another name, and makes it the current one.
    pub(in crate::session) fn add_copy(&mut self, name: String) {
        if let Some(entry) = self.entry().cloned() {
            let all = Arc::make_mut(&mut self.all);
            all.push(View { name, ..entry });
            self.current = all.len() - 1;
        }
    }

    /// Renames the current one.
    pub(in crate::session) fn rename(&mut self, name: String) {
        if let Some(entry) = Arc::make_mut(&mut self.all).get_mut(self.current) {
            entry.name = name;
        }
    }

    /// Removes the current one, unless it is the only one, and goes to its neighbour.
    pub(super) fn remove(&mut self) {
        if self.all.len() > 1 {
            Arc::make_mut(&mut self.all).remove(self.current);
            self.go_to(self.current);
        }
    }
}
