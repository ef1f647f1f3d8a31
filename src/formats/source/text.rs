//! A text file to report problems of: its decoded text, its lines, and the outline of its values.

use super::decode::decode;
use super::escapes::bad_escapes;
use super::fault::Fault;
use super::outline::{Outline, Shape};
use super::places::Lines;
use super::{scan, show};
use crate::model::{Place, Problem, Severity};
use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// How many bad escapes of a file are told.
const MOST_ESCAPES: usize = 1000;

/// A decoded file, with the place of every value in it; or of a part of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    file: String,
    text: Arc<String>,
    /// Its lines, found when a place is first asked for.
    lines: Arc<OnceLock<Lines>>,
    outline: Outline,
    /// Where the elements of its lists begin, where it has no outline of all its values: each list with its name.
    elements: Vec<(&'static str, Vec<u32>)>,
}

impl Source {
    /// Decodes and scans the bytes of `file`, which is the name shown to the reader.
    ///
    /// # Errors
    /// The one problem of a file that is no text.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Problem> {
        Self::decoded(file, Cow::Borrowed(bytes)).map(Self::scanned)
    }

    /// Decodes the bytes of `file`, and leaves its values alone: it has no root.
    ///
    /// # Errors
    /// The one problem of a file that is no text.
    pub fn decoded(file: &str, bytes: Cow<'_, [u8]>) -> Result<Self, Problem> {
        let text = decode(bytes).map_err(|fault| fault.into_problem(file))?;
        Ok(Self { file: file.to_owned(), text: Arc::new(text), ..Self::default() })
    }

    /// Scans the text of `file`, which is the name shown to the reader.
    #[must_use]
    pub fn new(file: &str, text: String) -> Self {
        Self { file: file.to_owned(), text: Arc::new(text), ..Self::default() }.scanned()
    }

    /// The same with the outline of all its values.
    #[must_use]
    pub fn scanned(self) -> Self {
        Self { outline: scan::scan(&self.text), ..self }
    }

    /// The same without an outline of all its values, but with the bytes at which the elements of its lists begin.
    #[must_use]
    pub fn with_elements(self, elements: Vec<(&'static str, Vec<u32>)>) -> Self {
        Self { elements, ..self }
    }

    /// The same without its text, which [`Source::with_text`] gives back before anything is asked of it: where its lines
    /// begin is known.
    #[must_use]
    pub fn put_away(self) -> Self {
        self.lines();
        Self { text: Arc::default(), ..self }
    }

    /// The same with the bytes that it was decoded from; `None` where they are no text any more.
    #[must_use]
    pub fn with_text(self, bytes: Cow<'_, [u8]>) -> Option<Self> {
        Some(Self { text: Arc::new(decode(bytes).ok()?), ..self })
    }

    /// The same file with the outline of the one value that begins at the byte `at`, which is its root then.
    #[must_use]
    pub fn part(&self, at: usize) -> Option<Self> {
        self.text.get(at..)?;
        let (file, text, lines) = (self.file.clone(), Arc::clone(&self.text), Arc::clone(&self.lines));
        Some(Self { outline: scan::scan_value(&text, at), file, text, lines, elements: Vec::new() })
    }

    /// Where the elements of a list begin, where that is known without an outline.
    #[must_use]
    pub fn elements(&self, list: &str) -> Option<&[u32]> {
        self.elements.iter().find(|(name, _)| *name == list).map(|(_, starts)| starts.as_slice())
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
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
        self.lines().place(&self.text, offset)
    }

    /// Where the byte `offset` stands, in words.
    #[must_use]
    pub fn where_is(&self, offset: usize) -> String {
        self.lines().where_is(&self.text, offset)
    }

    /// The byte at a place.
    #[must_use]
    pub fn offset(&self, place: Place) -> usize {
        self.lines().offset(&self.text, place)
    }

    /// A problem of the byte `offset`.
    #[must_use]
    pub fn problem(&self, severity: Severity, offset: usize, message: &str, help: &str) -> Problem {
        let line = self.lines().line_around(&self.text, offset);
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
        let (message, help) = fault.kind.words(&self.text, self.lines());
        self.problem(Severity::Error, fault.at, &message, &help)
    }
}
