//! The dossier format: bytes to a dossier, with all problems of the file at once, each with its place.
//!
//! The ron crate decides what is valid. The outline of the file knows where each value stands, so that semantic
//! problems have line and column too.
//!
//! Invariant: a dossier is returned only if there is no error, together with its warnings and notes.

mod v1;
mod write;

#[cfg(test)]
mod mutations;
#[cfg(test)]
mod tests;

pub use v1::{Fetch, Unread, claim_places, reading_problems};
pub use write::write;

use super::file_type::{self, Wanted};
use super::recognize::{self, FileKind};
use super::source::{Fault, FaultKind, Source};
use crate::model::{Dossier, Problem, Problems, Severity};
use std::borrow::Cow;

/// The formats that are read, oldest first. Each has a folder of its own; [`understand`] dispatches to them.
const FORMATS: [u64; 1] = [v1::FORMAT];

/// A commented dossier to save and fill in; it checks clean.
pub const TEMPLATE: &str = include_str!("../../../assets/template.ron");

/// The format on one page, for a reader who writes a dossier: headings after `# `, then paragraphs.
const HELP: &str = include_str!("../../../assets/format.md");

/// The result of parsing a dossier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The dossier, if the file has no error.
    pub dossier: Option<Dossier>,
    /// If there is no dossier because of semantic errors: what can be read of it, to check its quotes and
    /// mentions.
    pub partial: Option<Dossier>,
    /// The problems of the file: errors, then warnings, then notes, each in the order of the file.
    pub problems: Vec<Problem>,
    /// The decoded file, to place later problems in; empty if the bytes are no text.
    pub source: Source,
}

/// Reads the bytes of the dossier `file`; `fetch` reads the files of its documents.
pub fn parse(file: &str, bytes: &[u8], fetch: &mut Fetch<'_>) -> Parsed {
    match read(file, bytes.into(), fetch, usize::MAX) {
        Ok(Opened { dossier, problems, source }) => {
            let problems = problems.sorted().iter().cloned().collect();
            Parsed { dossier: Some(dossier), partial: None, problems, source }
        }
        Err(refused) => *refused,
    }
}

/// A dossier without an error.
pub struct Opened {
    /// The dossier.
    pub dossier: Dossier,
    /// Its warnings and notes, not sorted.
    pub problems: Problems,
    /// The decoded file, to place later problems in.
    pub source: Source,
}

/// Reads the bytes of the dossier `file`; `fetch` reads the files of its documents. Of its warnings and notes, `limit` of
/// each are kept.
///
/// # Errors
/// Everything that is wrong with it, with what could be read of it.
pub fn read(file: &str, bytes: Cow<'_, [u8]>, fetch: &mut Fetch<'_>, limit: usize) -> Result<Opened, Box<Parsed>> {
    let refused = |problem| Box::new(Parsed { problems: vec![problem], ..Parsed::default() });
    if let Some(problem) = file_type::refusal(file, &bytes, Wanted::Dossier) {
        return Err(refused(problem));
    }
    let source = Source::decoded(file, bytes).map_err(refused)?;
    let mut problems = Problems::limited_to(limit);
    if let Some((dossier, elements)) = v1::read_quickly(&source, fetch, &mut problems) {
        return Ok(Opened { dossier, problems, source: source.with_elements(elements) });
    }
    let source = source.scanned();
    let mut found = Vec::new();
    let (dossier, partial) = understand(&source, fetch, &mut found);
    let Some(dossier) = dossier else {
        sort(&mut found);
        return Err(Box::new(Parsed { dossier, partial, problems: found, source }));
    };
    let mut problems = Problems::limited_to(limit);
    found.into_iter().for_each(|problem| problems.push(problem));
    Ok(Opened { dossier, problems, source })
}

/// Sorts problems for display: errors first, each severity in the order of the file.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by_key(|problem| (problem.severity, problem.place));
}

/// How to bring material of one's own, in plain words: headings, each with its text.
#[must_use]
pub fn import_help() -> Vec<(&'static str, &'static str)> {
    sections(include_str!("../../../assets/import.md"))
}

/// The format in plain words for people who write dossiers: headings, each with its text.
#[must_use]
pub fn format_help() -> Vec<(&'static str, &'static str)> {
    sections(HELP)
}

/// The headings of a page after `# `, each with its text.
fn sections(page: &'static str) -> Vec<(&'static str, &'static str)> {
    let sections = page.split("\n# ").map(|section| section.strip_prefix("# ").unwrap_or(section));
    sections.filter_map(|section| section.split_once('\n')).map(|(head, body)| (head.trim(), body.trim())).collect()
}

/// Reads a decoded dossier: whole, or in part if its only errors are errors of meaning.
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
    // A file that does not name its format is checked as the only one there is.
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
