//! What has to be told of an import: counted lines, each with its first place.
//!
//! Invariant: a line is counted from the first on; its place is that of the first.

use crate::model::{Deed, Told};
use std::collections::BTreeMap;
use std::fmt::Display;

/// The lines, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct ToldLines {
    lines: Vec<Told>,
    places: BTreeMap<(Deed, String), usize>,
}

impl ToldLines {
    /// Tells of one; `first` is asked for its place only if it is the first of its line.
    pub fn tell(&mut self, deed: Deed, what: &str, first: impl Display) {
        self.tell_many(deed, what, 1, first);
    }

    /// Tells of `count` at once; of none it tells nothing.
    pub fn tell_many(&mut self, deed: Deed, what: &str, count: usize, first: impl Display) {
        if count == 0 {
            return;
        }
        let key = (deed, what.to_owned());
        if let Some(line) = self.places.get(&key) {
            self.lines[*line].count += count;
            return;
        }
        self.places.insert(key, self.lines.len());
        self.lines.push(Told { deed, what: what.to_owned(), count, first: first.to_string() });
    }

    /// The lines.
    #[must_use]
    pub fn into_lines(self) -> Vec<Told> {
        self.lines
    }

    /// How many were told with this deed.
    #[must_use]
    pub fn count(&self, deed: Deed) -> usize {
        self.lines.iter().filter(|line| line.deed == deed).map(|line| line.count).sum()
    }
}
