//! Edge lists (two columns of ids) and lists of positions (three columns).
//!
//! Columns are separated by tabs, or by white space in a line without a tab, so that ids may have spaces if tabs are
//! used. A line that starts with `#` is a comment, empty lines are skipped, and further columns are ignored
//! (other programs write weights there).
//!
//! Invariant: ids keep their text and come back in the order in which they first appear.

use super::source::{decode, show};
use crate::model::{Place, Position, Problem, Severity};
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
}

/// Reads the bytes of the edge list `file`.
///
/// # Errors
/// Every line without two columns, with its place; or the place where the bytes are no text.
pub fn parse(file: &str, bytes: &[u8]) -> Result<EdgeList, Vec<Problem>> {
    let text = decode(bytes).map_err(|fault| vec![fault.into_problem(file)])?;
    let mut list = EdgeList::default();
    let mut index: BTreeMap<&str, u32> = BTreeMap::new();
    let mut problems = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let (first, second) = columns(line);
        if first.is_empty() || second.is_empty() {
            if problems.len() < MOST_PROBLEMS {
                problems.push(problem(file, number, line, first.is_empty()));
            }
            continue;
        }
        let place = |id: &str, list: &mut EdgeList| {
            list.ids.push(id.to_owned());
            (list.ids.len() - 1) as u32
        };
        let from = *index.entry(first).or_insert_with(|| place(first, &mut list));
        let to = *index.entry(second).or_insert_with(|| place(second, &mut list));
        list.edges.push((from, to));
    }
    if problems.is_empty() { Ok(list) } else { Err(problems) }
}

/// The first two columns of a line; empty where there is none.
fn columns(line: &str) -> (&str, &str) {
    if line.contains('\t') {
        let mut columns = line.split('\t').map(str::trim);
        return (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
    }
    let mut columns = line.split_whitespace();
    (columns.next().unwrap_or_default(), columns.next().unwrap_or_default())
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
    Problem {
        severity: Severity::Error,
        file: file.to_owned(),
        place: Some(Place { line: number as u32 + 1, column }),
        message: message.to_owned(),
        help: "Write two ids on the line with a tab between them, or start it with # to make it a comment".to_owned(),
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
mod tests {
    use super::*;

    fn check(text: &str, ids: &[&str], edges: &[(u32, u32)]) {
        let list = parse("a.tsv", text.as_bytes()).expect("an edge list");
        assert_eq!(list.ids, ids, "{text:?}");
        assert_eq!(list.edges, edges, "{text:?}");
    }

    fn check_refusal(bytes: &[u8], places: &[(u32, u32)]) {
        let problems = parse("a.tsv", bytes).expect_err("a refusal");
        let found: Vec<(u32, u32)> =
            problems.iter().filter_map(|problem| problem.place).map(|place| (place.line, place.column)).collect();
        assert_eq!(found, places);
        assert!(problems.iter().all(|problem| !problem.message.is_empty() && problem.file == "a.tsv"));
    }

    #[test]
    fn two_columns_make_an_edge() {
        check("", &[], &[]);
        check("# nothing\n\n", &[], &[]);
        check("a\tb\nb\tc\n", &["a", "b", "c"], &[(0, 1), (1, 2)]);
        check("a b\r\nb   a 0.5\r\na a", &["a", "b"], &[(0, 1), (1, 0), (0, 0)]);
        check("\u{feff}New York\tکمال خرازی\t3", &["New York", "کمال خرازی"], &[(0, 1)]);
    }

    #[test]
    fn every_faulty_line_is_told_with_its_place() {
        check_refusal(b"a\tb\nc\n\tx\ny \n# fine", &[(2, 2), (3, 1), (4, 2)]);
        check_refusal("ش".as_bytes(), &[(1, 2)]);
        check_refusal(&[b'a', b'\n', 0xFF], &[(2, 1)]);
        check_refusal("x\n".repeat(5_000).as_bytes(), &(1..=100).map(|line| (line, 2)).collect::<Vec<_>>());
    }

    #[test]
    fn positions_are_three_columns() {
        let ids = ["a\tb".to_owned(), "c".to_owned()];
        let positions = [Position::new(0.1, -2.0), Position::new(1.0e-7, 3.5)];
        assert_eq!(write_positions(&ids, &positions), "a b\t0.1\t-2\nc\t0.0000001\t3.5\n");
    }
}
