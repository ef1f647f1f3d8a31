//! A text file to report problems of: its decoded text, its lines, and the outline of its values.

use super::decode::decode;
use super::escapes::bad_escapes;
use super::fault::Fault;
use super::outline::{Outline, Shape};
use super::places::Lines;
use super::{scan, show};
use crate::model::{Place, Problem, Severity};

/// How many bad escapes of a file are told.
const MOST_ESCAPES: usize = 1000;

/// A decoded file, with the place of every value in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    file: String,
    text: String,
    lines: Lines,
    outline: Outline,
}

impl Source {
    /// Decodes and scans the bytes of `file`, which is the name shown to the reader.
    ///
    /// # Errors
    /// The one problem of a file that is no text.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        decode(bytes).map(|text| Self::new(file, text)).map_err(|fault| fault.into_problem(file))
    }

    /// Scans the text of `file`, which is the name shown to the reader.
    #[must_use]
    pub fn new(file: &str, text: String) -> Self {
        Self { file: file.to_owned(), lines: Lines::of(&text), outline: scan::scan(&text), text }
    }

    /// The name of the file, as shown to the reader.
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

    /// Where the byte `offset` stands.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        self.lines.place(&self.text, offset)
    }

    /// Where the byte `offset` stands, in words.
    #[must_use]
    pub fn where_is(&self, offset: usize) -> String {
        self.lines.where_is(&self.text, offset)
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

    /// The faults of the scan as problems.
    #[must_use]
    pub fn faults(&self) -> Vec<Problem> {
        self.outline.faults.iter().map(|fault| self.fault(*fault)).collect()
    }

    /// The escapes in its texts that mean nothing, as problems.
    #[must_use]
    pub fn bad_escapes(&self) -> Vec<Problem> {
        let texts = self.outline.values.iter().filter(|value| value.closed && value.shape == Shape::Text);
        let written = texts.filter_map(|value| {
            let start = value.start as usize;
            Some((start, self.text.get(start..value.end as usize)?))
        });
        let found = written
            .filter(|(_, text)| text.starts_with('"') && text.contains('\\'))
            .flat_map(|(start, text)| bad_escapes(text).into_iter().map(move |bad| (start + bad.at, bad.help)));
        let message = "this \\ begins nothing known";
        found.take(MOST_ESCAPES).map(|(at, help)| self.problem(Severity::Error, at, message, &help)).collect()
    }

    /// One fault of the scan as a problem.
    #[must_use]
    pub fn fault(&self, fault: Fault) -> Problem {
        let (message, help) = fault.kind.words(&self.text, &self.lines);
        self.problem(Severity::Error, fault.at, &message, &help)
    }
}
