//! The dossier format: bytes to a dossier, with every problem of the file told at once and in its place.
//!
//! ron decides what is valid; the outline of the file knows where each value stands, so that faults of meaning have
//! line and column too.
//!
//! Invariant: a dossier comes back only where there is no error; warnings and notes come with it.

mod v1;

#[cfg(test)]
mod mutations;
#[cfg(test)]
mod tests;

pub use v1::{Fetch, reading_problems};

use super::recognize::{self, FileKind};
use super::source::{Fault, FaultKind, Source};
use crate::model::{Dossier, Problem, Severity};

/// The formats that are read, oldest first. Each has a folder of its own, and [`understand`] is where they part.
const FORMATS: [u64; 1] = [v1::FORMAT];

/// A commented dossier to save and fill in; it checks clean.
pub const TEMPLATE: &str = include_str!("../../../assets/template.ron");

/// The format on one page, for a reader who writes a dossier: headings after `# `, then paragraphs.
const HELP: &str = include_str!("../../../assets/format.md");

/// What became of a dossier's bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The dossier, where the file has no error.
    pub dossier: Option<Dossier>,
    /// Where there is none because of an error of meaning: what can be read of it all the same, for what its quotes and
    /// mentions have to tell.
    pub partial: Option<Dossier>,
    /// Everything to tell of the file: errors, then warnings, then notes, each in the order of the file.
    pub problems: Vec<Problem>,
    /// The decoded file, to tell later problems of; empty where the bytes are no text.
    pub source: Source,
}

/// Reads the bytes of a dossier file that the reader calls `file`; `fetch` delivers its documents' files.
pub fn parse(file: &str, bytes: &[u8], fetch: &mut Fetch<'_>) -> Parsed {
    let source = match Source::read(file, bytes) {
        Ok(source) => source,
        Err(problem) => return Parsed { problems: vec![problem], ..Parsed::default() },
    };
    let mut problems = Vec::new();
    let (dossier, partial) = understand(&source, fetch, &mut problems);
    sort(&mut problems);
    Parsed { dossier, partial, problems, source }
}

/// Puts problems in the order in which they are told: errors first, each severity in the order of the file.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (problem.severity, problem.place));
}

/// The format in plain words for people who write dossiers: headings, each with its text.
#[must_use]
pub fn format_help() -> Vec<(&'static str, &'static str)> {
    let sections = HELP.split("\n# ").map(|section| section.strip_prefix("# ").unwrap_or(section));
    sections.filter_map(|section| section.split_once('\n')).map(|(head, body)| (head.trim(), body.trim())).collect()
}

/// Reads a decoded dossier: whole, or where an error of meaning stands against that, in part.
fn understand(
    source: &Source,
    fetch: &mut Fetch<'_>,
    problems: &mut Vec<Problem>,
) -> (Option<Dossier>, Option<Dossier>) {
    if source.outline().too_deep {
        problems.extend(source.faults());
        return (None, None);
    }
    let Some(root) = source.root() else {
        problems.push(nothing_in(source));
        return (None, None);
    };
    if let Some(problem) = recognize::refusal(source, root, FileKind::Dossier, &FORMATS) {
        problems.push(problem);
        return (None, None);
    }
    // A file that does not name its format is judged by the only one there is.
    v1::understand(source, root, fetch, problems)
}

/// The problem of a file without any value in it.
fn nothing_in(source: &Source) -> Problem {
    let help = "Help → The dossier format shows what a dossier looks like, and has a template to fill in";
    if source.text().trim().is_empty() {
        return source.problem(Severity::Error, 0, "the file is empty", help);
    }
    let is_more = |fault: &&Fault| !matches!(fault.kind, FaultKind::MissingValue(_));
    match source.outline().faults.iter().find(is_more) {
        Some(fault) => source.fault(*fault),
        None => source.problem(Severity::Error, 0, "the file holds only comments", help),
    }
}
