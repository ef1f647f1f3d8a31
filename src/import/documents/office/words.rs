//! The walk over the elements of an office file, which gathers its words.
//!
//! Invariant: no recursion.

use crate::import::documents::flow::{Flow, Gap};
use crate::import::documents::plain::Plain;
use roxmltree::Node;
use std::collections::BTreeMap;

/// What an element of an office file is to its words.
pub(super) enum Role {
    /// Words stand in it; nothing of its own.
    Through,
    /// A paragraph; a heading if it says so.
    Paragraph(bool),
    /// A row or an item: a line of its own.
    Line,
    /// A cell of a row.
    Cell,
    /// Its characters are words.
    Text,
    /// It stands for these characters.
    Is(String),
    /// It is a line break.
    Break,
    /// Nothing of it is text; why, where that has to be told.
    Skipped(Option<&'static str>),
}

/// The words so far.
#[derive(Default)]
pub(super) struct Words {
    pub(super) flow: Flow,
    heading: Option<Flow>,
    is_in_heading: bool,
    skipped: BTreeMap<&'static str, usize>,
    /// Whether the characters right in a paragraph are words, as in ODT; in DOCX they stand in an element of their own.
    are_loose: bool,
    /// How many elements are open whose characters are words.
    open: usize,
    /// How many rows are open: a paragraph in a cell parts no rows.
    rows: usize,
}

impl Words {
    /// No words yet, of a file in which the characters right in a paragraph are words.
    pub(super) fn loose() -> Self {
        Self { are_loose: true, ..Self::default() }
    }

    /// Walks everything below `root` in the order of the file.
    pub(super) fn walk(&mut self, root: Node<'_, '_>, role_of: fn(Node<'_, '_>) -> Role) {
        let mut at = root;
        loop {
            let goes_in = if at.is_element() { self.open(&role_of(at)) } else { at == root };
            if at.is_text() && self.open > 0 {
                self.add(at.text().unwrap_or_default());
            }
            let mut next = if goes_in { at.first_child() } else { None };
            let mut is_entered = goes_in;
            // Onwards from the end of what was walked; elements that end on the way are closed.
            while next.is_none() {
                if at.is_element() && is_entered {
                    self.close(&role_of(at));
                }
                if at == root {
                    return;
                }
                next = at.next_sibling();
                if next.is_none() {
                    let Some(parent) = at.parent() else { return };
                    (at, is_entered) = (parent, true);
                }
            }
            let Some(next) = next else { return };
            at = next;
        }
    }

    /// Opens an element; whether what is in it is walked.
    fn open(&mut self, role: &Role) -> bool {
        match role {
            Role::Paragraph(is_heading) => {
                self.end_paragraph();
                self.is_in_heading = *is_heading && self.heading.is_none();
                self.open += usize::from(self.are_loose);
            }
            Role::Line => {
                self.flow.part(if self.rows == 0 { Gap::Line } else { Gap::Space });
                self.rows += 1;
            }
            Role::Cell => self.flow.part(Gap::Cell),
            Role::Text => self.open += 1,
            Role::Is(letters) => self.flow.kept(letters),
            Role::Break => self.flow.part(Gap::Line),
            Role::Skipped(why) => {
                if let Some(why) = why {
                    *self.skipped.entry(why).or_default() += 1;
                }
                return false;
            }
            Role::Through => {}
        }
        true
    }

    /// Closes an element that was opened and walked.
    fn close(&mut self, role: &Role) {
        match role {
            Role::Paragraph(_) => {
                self.end_paragraph();
                self.is_in_heading = false;
                self.open -= usize::from(self.are_loose);
            }
            Role::Line => {
                self.rows -= 1;
                self.flow.part(Gap::Line);
            }
            Role::Text => self.open -= 1,
            _ => {}
        }
    }

    /// A paragraph ends: a blank line, but within a row only a space, so that a row stays a line.
    fn end_paragraph(&mut self) {
        self.flow.part(if self.rows == 0 { Gap::Paragraph } else { Gap::Space });
    }

    fn add(&mut self, letters: &str) {
        if self.is_in_heading {
            self.heading.get_or_insert_default().words(letters);
        }
        if self.are_loose { self.flow.words(letters) } else { self.flow.kept(letters) }
    }

    pub(super) fn finish(self) -> Plain {
        let told = self.skipped.into_iter().map(|(what, count)| format!("{what} left out: {count}")).collect();
        let title = self.heading.map(Flow::finish).filter(|title| !title.is_empty());
        Plain { text: self.flow.finish(), title, told, ..Plain::default() }
    }
}
