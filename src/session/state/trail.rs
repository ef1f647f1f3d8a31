//! The selection, and those before and after it: back and forward, as in a browser.

use super::selection::{Direction, Reading, Selection};
use crate::model::EvidenceIndex;

/// How many selections can be gone back to.
const LENGTH: usize = 200;

/// The selection with its trail.
///
/// Invariant: the trail holds neither an empty selection nor the same one twice in a row.
#[derive(Debug, Default)]
pub struct Trail {
    pub(super) present: Selection,
    pub(super) behind: Vec<Selection>,
    pub(super) ahead: Vec<Selection>,
    /// Counts how often something else was selected; the quote and the document that are shown do not count.
    pub(super) changes: u64,
}

impl Trail {
    /// Goes on to another selection. The present one can be gone back to.
    pub fn select(&mut self, selection: Selection) {
        self.ahead.clear();
        let left = std::mem::replace(&mut self.present, selection);
        if left != Selection::default() && self.behind.last() != Some(&left) {
            self.behind.push(left);
        }
        if self.behind.len() > LENGTH {
            self.behind.remove(0);
        }
        self.changes += 1;
    }

    /// Shows a quote and a place in a document beside what is selected.
    pub fn show(&mut self, quote: Option<EvidenceIndex>, reading: Option<Reading>) {
        self.present.quote = quote;
        self.present.reading = reading;
    }

    /// Goes back to the selection before, or forward to the one after.
    pub fn walk(&mut self, direction: Direction) {
        let (from, to) = match direction {
            Direction::Previous => (&mut self.behind, &mut self.ahead),
            Direction::Next => (&mut self.ahead, &mut self.behind),
        };
        if let Some(selection) = from.pop() {
            to.push(std::mem::replace(&mut self.present, selection));
            self.changes += 1;
        }
    }

    /// Begins afresh with one selection.
    pub fn restart(&mut self, selection: Selection) {
        *self = Self { present: selection, changes: self.changes + 1, ..Self::default() };
    }

    /// Takes every selection over to a dossier that was read again.
    pub fn carry_over(&mut self, carry: impl Fn(&Selection) -> Selection) {
        self.present = carry(&self.present);
        for trail in [&mut self.behind, &mut self.ahead] {
            *trail = trail.iter().map(&carry).collect();
            trail.retain(|selection| *selection != Selection::default());
            trail.dedup();
        }
        self.changes += 1;
    }
}
