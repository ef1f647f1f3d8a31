//! The rows of a table that pandas wrote as CSV, with lists in cells.

use crate::import::draft::Where;
use crate::import::offer::Item;
use crate::import::refusal::Refusal;
use crate::model::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row by its headings.
pub(super) struct Row {
    cells: BTreeMap<Arc<str>, String>,
    /// Where it begins.
    pub(super) place: Where,
}

impl Row {
    /// Takes the first of several cells out that says something.
    pub(super) fn take(&mut self, headings: &[&str]) -> Option<String> {
        let cell = headings.iter().find_map(|heading| self.cells.remove(*heading).filter(|cell| !is_nothing(cell)))?;
        Some(cell)
    }

    /// Takes the first of several lists out, and whether pandas had cut it.
    pub(super) fn list(&mut self, headings: &[&str]) -> (Vec<String>, bool) {
        self.take(headings).map(|cell| list(&cell)).unwrap_or_default()
    }

    /// What is left and says something.
    pub(super) fn rest(self) -> BTreeMap<String, String> {
        self.cells
            .into_iter()
            .filter(|(_, cell)| !is_nothing(cell))
            .map(|(key, cell)| (key.to_string(), cell))
            .collect()
    }
}

/// Whether a cell says nothing.
fn is_nothing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "nan" | "NaN" | "None" | "NONE" | "null" | "[]" | "<NA>")
}

/// The rows of a table.
///
/// # Errors
/// Where a row cannot be read.
pub(super) fn rows(item: &Item<'_>) -> Result<Vec<Row>, Refusal> {
    let text = item.text()?;
    let file: Arc<str> = item.path().into();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| refusal(item, &error))?;
    let headings: Vec<Arc<str>> =
        headings.iter().map(|heading| heading.trim_matches(['\u{FEFF}', ' ']).into()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| refusal(item, &error))?;
        let line = record.position().map_or(0, csv::Position::line) as usize;
        let cells = headings.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        rows.push(Row { cells, place: Where::line(&file, line) });
    }
    Ok(rows)
}

fn refusal(item: &Item<'_>, error: &csv::Error) -> Refusal {
    let line = error.position().map_or(1, csv::Position::line) as u32;
    let message = "this row cannot be read as a row of a table";
    Refusal::at_place(item, Place { line, column: 1 }, message, "Write the table again with GraphRAG or pandas")
}

/// The items of a list in a cell: numpy prints them with blanks between, Python with commas. The second value is whether numpy
/// left items out, where it prints `...`.
fn list(cell: &str) -> (Vec<String>, bool) {
    let mut items = Vec::new();
    let mut is_cut = false;
    let mut rest = cell.trim().trim_start_matches('[').trim_end_matches(']');
    while let Some(first) = rest.chars().next() {
        let behind = &rest[first.len_utf8()..];
        rest = match first {
            '\'' | '"' => {
                let end = behind.find(first).unwrap_or(behind.len());
                items.push(behind[..end].to_owned());
                behind.get(end + 1..).unwrap_or_default()
            }
            '.' if rest.starts_with("...") => {
                is_cut = true;
                &rest[3..]
            }
            _ if first.is_whitespace() || first == ',' => behind,
            _ => {
                let end = rest.find(|letter: char| letter.is_whitespace() || letter == ',').unwrap_or(rest.len());
                items.push(rest[..end].to_owned());
                &rest[end..]
            }
        };
    }
    (items, is_cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_as_numpy_and_python_print_them() {
        let items = |cell: &str| list(cell).0;
        assert_eq!(items("['a'\n 'b']"), ["a", "b"]);
        assert_eq!(items("['a', \"b's\"]"), ["a", "b's"]);
        assert_eq!(items("a, b"), ["a", "b"]);
        assert_eq!(items("[]"), Vec::<String>::new());
        assert_eq!(list("['a' ... 'z']"), (vec!["a".to_owned(), "z".to_owned()], true));
    }
}
