//! Edge lists (two columns of ids) and lists of positions (three columns).
//!
//! Columns are separated by tabs, commas, semicolons or blanks, whichever the file has, and may be quoted. A first line of
//! headings says which two columns are meant. A line that starts with `#`, `%` or `//` is a remark, though a hashtag may be
//! an id; empty lines are skipped, and further columns are not used (other programs write weights there).
//!
//! Invariant: ids keep their text and come back in the order in which they first appear.

mod columns;

use super::file_type::{self, Wanted};
use super::source::{decode, show};
use crate::model::{Place, Position, Problem, Severity};
use columns::Columns;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many faulty lines are reported.
const MOST_PROBLEMS: usize = 100;

/// A network of ids without attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeList {
    /// The ids, in the order in which they first appear.
    pub ids: Vec<String>,
    /// The edges as indices of `ids`, in the file's order; parallel edges and loops are kept.
    pub edges: Vec<(u32, u32)>,
    /// How the file was read: its columns, and what of it was skipped.
    pub read_as: String,
}

/// Reads the bytes of the edge list `file`.
///
/// # Errors
/// That the file is of another kind; every line without two columns, with its place; or where the bytes are no text.
pub fn parse(file: &str, bytes: &[u8]) -> Result<EdgeList, Vec<Problem>> {
    if let Some(problem) = file_type::refusal(file, bytes, Wanted::EdgeList) {
        return Err(vec![problem]);
    }
    let text = decode(bytes.into()).map_err(|fault| vec![fault.into_problem(file)])?;
    let columns = Columns::of(file, &text);
    let mut list = EdgeList::default();
    let mut index: BTreeMap<String, u32> = BTreeMap::new();
    let (mut problems, mut remarks) = (Vec::new(), 0_usize);
    let mut has_headings = !columns.headings.is_empty();
    for (number, line) in text.lines().enumerate() {
        if columns.is_skipped(line) {
            remarks += usize::from(columns.is_remark(line));
            continue;
        }
        if std::mem::take(&mut has_headings) {
            continue;
        }
        let cells = columns.separator.cells(line);
        let cell = |at: usize| cells.get(at).map(AsRef::as_ref).unwrap_or_default();
        let ends = [cell(columns.ids.0), cell(columns.ids.1)];
        if ends.contains(&"") {
            if problems.len() < MOST_PROBLEMS {
                problems.push(problem(file, number, line, ends[0].is_empty()));
            }
            continue;
        }
        let [from, to] = ends.map(|id| {
            *index.entry(id.to_owned()).or_insert_with(|| {
                list.ids.push(id.to_owned());
                list.ids.len() as u32 - 1
            })
        });
        list.edges.push((from, to));
    }
    list.read_as = read_as(&columns, remarks);
    if problems.is_empty() { Ok(list) } else { Err(problems) }
}

impl EdgeList {
    /// What was read, for the reader: "read 36 edges between 12 nodes; columns: source, target, between tabs".
    #[must_use]
    pub fn words(&self) -> String {
        let counted = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        let (edges, nodes) = (counted(self.edges.len(), "edge"), counted(self.ids.len(), "node"));
        format!("read {edges} between {nodes}; {}", self.read_as)
    }
}

/// How a file with these columns was read.
fn read_as(columns: &Columns, remarks: usize) -> String {
    let (from, to) = columns.ids;
    let mut words = if columns.headings.is_empty() {
        let more = columns.count.saturating_sub(2);
        let unused = if more > 0 { format!("; {more} more not used") } else { String::new() };
        format!("columns 1 and 2, separated by {}{unused}", columns.separator.name())
    } else {
        let name = |at: usize| show::short(columns.headings.get(at).map(String::as_str).unwrap_or_default());
        let others: Vec<String> = (0..columns.headings.len()).filter(|at| *at != from && *at != to).map(name).collect();
        let unused = if others.is_empty() { String::new() } else { format!("; not used: {}", others.join(", ")) };
        format!("columns: {}, {}, separated by {}{unused}", name(from), name(to), columns.separator.name())
    };
    if remarks > 0 {
        words.push_str(&format!("; lines skipped as remarks: {remarks}"));
    }
    words
}

/// The problem of a line (counted from 0) without two ids.
fn problem(file: &str, number: usize, line: &str, first_is_missing: bool) -> Problem {
    let (at, message) = if first_is_missing {
        (0, "the first id of this edge is missing")
    } else {
        (line.trim_end().len(), "the second id of this edge is missing")
    };
    let (excerpt, caret) = show::excerpt(line, at);
    let column = line.get(..at).map_or(0, |before| before.chars().count()) as u32 + 1;
    let help = "Write the two ids of an edge on a line with a tab, a comma or a semicolon between them, the same in all \
                lines, or start the line with # to make it a remark";
    Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        place: Some(Place { line: number as u32 + 1, column }),
        message: message.to_owned(),
        help: help.to_owned(),
        excerpt,
        caret,
    }
}

/// Writes positions, one node a line: id, x and y in world pixels, separated by tabs. Numbers read back to the same
/// bits.
#[must_use]
pub fn write_positions(ids: &[String], positions: &[Position]) -> String {
    let mut text = String::new();
    for (id, position) in ids.iter().zip(positions) {
        // An id from a dossier may have tabs and line breaks.
        let id = id.replace(['\t', '\n', '\r'], " ");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{id}\t{}\t{}", position.x, position.y);
    }
    text
}

#[cfg(test)]
mod tests;
