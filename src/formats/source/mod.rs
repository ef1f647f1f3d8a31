//! A text file as something to tell problems about: its decoded text, its lines, and the outline of its values.
//!
//! Invariant: every problem made here has a place, an excerpt and a caret, and nothing hidden in any of its words.

mod decode;
mod nearest;
mod outline;
mod places;
mod scan;
pub mod show;
mod tokens;

#[cfg(test)]
mod tests;

pub use decode::{Undecodable, decode};
pub use nearest::nearest;
pub use outline::{Fault, FieldNode, Node, Outline};
pub use places::{Characters, Lines};
pub use scan::DEPTH_LIMIT;

use crate::model::{Place, Problem, Severity};

/// A decoded file, with the places of everything in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    file: String,
    text: String,
    lines: Lines,
    outline: Outline,
}

impl Source {
    /// Decodes and scans the bytes of the file that the reader calls `file`.
    ///
    /// # Errors
    /// The one problem of a file that is no text.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        match decode(bytes) {
            Ok(text) => Ok(Self::new(file, text)),
            Err(Undecodable { place, message, help, excerpt, caret }) => Err(Problem {
                severity: Severity::Error,
                file: file.to_owned(),
                place: Some(place),
                message,
                help,
                excerpt,
                caret,
            }),
        }
    }

    /// Scans the text of the file that the reader calls `file`.
    #[must_use]
    pub fn new(file: &str, text: String) -> Self {
        Self { file: file.to_owned(), lines: Lines::of(&text), outline: scan::scan(&text), text }
    }

    /// The file, as the reader calls it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The decoded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the scan found.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The value that the whole file is.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        Node::root(self)
    }

    /// The value that a path of field names and list positions leads to, or the last one on the way that is there.
    #[must_use]
    pub fn along(&self, path: &[Step<'_>]) -> Option<Node<'_>> {
        path.iter()
            .try_fold(self.root()?, |node, step| {
                let next = match step {
                    Step::Field(name) => node.field(name),
                    Step::Item(position) => node.item(*position),
                };
                next.ok_or(node)
            })
            .map_or_else(Some, Some)
    }

    /// Where the byte `offset` stands.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        self.lines.place(&self.text, offset)
    }

    /// Where the byte `offset` stands, in words.
    #[must_use]
    pub fn where_is(&self, offset: usize) -> String {
        let place = self.place(offset);
        format!("line {}, column {}", place.line, place.column)
    }

    /// The byte at a place.
    #[must_use]
    pub fn offset(&self, place: Place) -> usize {
        self.lines.offset(&self.text, place)
    }

    /// A problem of the byte `offset`.
    #[must_use]
    pub fn problem(&self, severity: Severity, offset: usize, message: &str, help: &str) -> Problem {
        let line = self.lines.line_around(&self.text, offset);
        let at = offset.saturating_sub(line.start);
        let (excerpt, caret) = show::excerpt(self.text.get(line).unwrap_or_default(), at);
        Problem {
            severity,
            file: self.file.clone(),
            place: Some(self.place(offset)),
            message: message.to_owned(),
            help: help.to_owned(),
            excerpt,
            caret,
        }
    }

    /// The problems that the scanner's faults are.
    #[must_use]
    pub fn faults(&self) -> Vec<Problem> {
        let problem = |fault: &Fault| self.problem(Severity::Error, fault.at, &fault.message, &fault.help);
        self.outline.faults.iter().map(problem).collect()
    }
}

/// One step on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into the field of this name.
    Field(&'a str),
    /// To the list entry at this position.
    Item(usize),
}
