//! Why something that was given is not read.

use crate::formats::source::{Source, show};
use crate::model::{Place, Problem, Severity};

/// Something that a refusal is about: a file with a text.
pub trait Told {
    /// Its path, as it was given.
    fn shown_path(&self) -> &str;

    /// Its text; empty where it is none.
    fn shown_text(&self) -> &str;
}

/// Why files are not read: one problem, with its place where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub Box<Problem>);

impl Refusal {
    /// The refusal of a file as a whole, or of several by the name of the first.
    #[must_use]
    pub fn of_file(file: &str, message: &str, help: &str) -> Self {
        let (file, message, help) = (show::visible(file), show::visible(message), show::visible(help));
        Self(Box::new(Problem::of_file(Severity::Error, file, message, help)))
    }

    /// The refusal of a file because of what stands at a byte of its text.
    #[must_use]
    pub fn at(item: &impl Told, byte: usize, message: &str, help: &str) -> Self {
        let text = item.shown_text();
        let (message, help) = (&show::visible(message), &show::visible(help));
        let problem = match Source::decoded(&show::visible(item.shown_path()), text.as_bytes().into()) {
            Ok(source) => source.problem(Severity::Error, byte, message, help),
            Err(problem) => problem,
        };
        Self(Box::new(problem))
    }

    /// The refusal of a file because of what stands in a line and column, both from 1.
    #[must_use]
    pub fn at_place(item: &impl Told, place: Place, message: &str, help: &str) -> Self {
        let text = item.shown_text();
        let line = text.split('\n').nth(place.line.saturating_sub(1) as usize).unwrap_or_default();
        let before = line.chars().take(place.column.saturating_sub(1) as usize).map(char::len_utf8).sum();
        let (excerpt, caret) = show::excerpt(line, before);
        let file = show::visible(item.shown_path());
        let (message, help) = (show::visible(message), show::visible(help));
        Self(Box::new(Problem { severity: Severity::Error, file, place: Some(place), message, help, excerpt, caret }))
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self(Box::new(problem))
    }
}
