//! A text as its lines, with what is known of each while its pages are found.

use super::marks::Role;
use crate::text::lines::Line;

/// A text as lines, each with what it may be in the structure of pages.
pub(super) struct Paper<'text> {
    pub text: &'text str,
    pub lines: Vec<Line>,
    /// One per line.
    pub roles: Vec<Role>,
    /// One per line: whether it belongs to a page break, not to the words of a page.
    pub is_furniture: Vec<bool>,
}

impl Paper<'_> {
    /// The words of a line.
    pub fn words(&self, line: usize) -> &str {
        self.lines[line].span.of(self.text)
    }

    /// Whether a line has words of the page.
    pub fn is_text(&self, line: usize) -> bool {
        !self.is_furniture[line] && !self.lines[line].is_blank()
    }
}
