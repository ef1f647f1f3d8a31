//! A table as text: its separator, its headings, its rows with their lines.
//!
//! Rows are read anew each time, so that a large table is not held as cells.
//!
//! Invariant: a quotation mark that is never closed swallows no row: from its row on, marks are read as letters.

use super::separator::{reader, separator_of};
use crate::import::draft::Where;
use csv::StringRecord;
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A table.
#[derive(Debug)]
pub(super) struct Sheet<'g> {
    /// Its file, and its sheet where there are several.
    pub(super) file: Arc<str>,
    /// Its headings, without what is not seen; numbers of columns where it has none.
    pub(super) headings: Vec<String>,
    /// Whether the first row is headings.
    pub(super) has_headings: bool,
    /// The line of a quotation mark that is never closed, from 1.
    pub(super) unclosed: Option<usize>,
    text: Cow<'g, str>,
    separator: u8,
    /// The byte from which quotation marks are letters.
    unquoted_from: usize,
    /// Whether rows are counted, not lines: in a spreadsheet, cells of several lines are in one row.
    counts_rows: bool,
    /// How many lines stand before the text.
    skipped: usize,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'r> {
    /// Its line in the file, or its number in a spreadsheet, from 1.
    pub(super) line: usize,
    cells: &'r StringRecord,
}

impl<'r> Row<'r> {
    /// A cell without blanks around it; empty where the row is too short.
    pub(super) fn cell(&self, column: usize) -> &'r str {
        unguarded(self.cells.get(column).unwrap_or_default().trim())
    }

    /// How many cells it has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether all cells are empty.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A cell without the sign that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
}

impl<'g> Sheet<'g> {
    /// A table in a text, with a separator that is known or guessed.
    pub(super) fn of_text(file: &str, text: &'g str, separator: Option<char>, no_header: bool) -> Self {
        let (skipped, text, named) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
            Some((sign, rest)) => (1, rest, sign.chars().next()),
            None => (0, text, None),
        };
        let wished = separator.or(named).filter(char::is_ascii).map(|sign| sign as u8);
        let separator = wished.unwrap_or_else(|| separator_of(text));
        Self::new(file, Cow::Borrowed(text), separator, skipped, no_header)
    }

    /// A sheet of a spreadsheet, its rows already told apart.
    pub(super) fn of_rows(file: &str, rows: &[Vec<String>], no_header: bool) -> Self {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in rows {
            // Writing to memory cannot fail. A row without cells would be no line.
            let _ = if row.is_empty() { writer.write_record([""]) } else { writer.write_record(row) };
        }
        let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        let sheet = Self::new(file, Cow::Owned(text), b',', 0, no_header);
        Self { counts_rows: true, ..sheet }
    }

    fn new(file: &str, text: Cow<'g, str>, separator: u8, skipped: usize, no_header: bool) -> Self {
        let unquoted_from = text.len();
        let (headings, counts_rows, unclosed) = (Vec::new(), false, None);
        let file = file.into();
        let mut sheet = Self {
            file,
            headings,
            has_headings: false,
            unclosed,
            text,
            separator,
            unquoted_from,
            counts_rows,
            skipped,
        };
        sheet.find_unclosed();
        let mut first = Vec::new();
        sheet.each(&mut |row| {
            first = (0..row.len()).map(|column| seen(row.cell(column))).collect();
            ControlFlow::Break(())
        });
        sheet.has_headings = !no_header && !sheet.repeats(&first);
        let number = |column: usize| format!("column {}", column + 1);
        let heading = |(column, word): (usize, &String)| if word.is_empty() { number(column) } else { word.clone() };
        sheet.headings = if sheet.has_headings {
            first.iter().enumerate().map(heading).collect()
        } else {
            (0..first.len()).map(number).collect()
        };
        sheet
    }

    /// Whether the first row is no headings but data: a cell of it stands below in one of the first two columns, or is a number.
    fn repeats(&self, first: &[String]) -> bool {
        let is_number = |cell: &String| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
        let mut found = first.len() > 1 && first.iter().take(2).all(is_number);
        let (mut count, mut is_matrix) = (0, false);
        self.each(&mut |row| {
            count += 1;
            let is_same = |cell: &str| first.iter().take(2).any(|word| !word.is_empty() && word == cell);
            found |= count > 1 && (0..2).any(|column| is_same(row.cell(column)));
            // In a matrix, every heading stands again at the beginning of a row.
            is_matrix |= first.iter().skip(2).any(|word| !word.is_empty() && word == row.cell(0));
            if count > 200 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        found && !is_matrix
    }

    /// Finds a quotation mark that is never closed: the last row begins with it or has it behind a separator.
    fn find_unclosed(&mut self) {
        if memchr::memchr_iter(b'"', self.text.as_bytes()).count().is_multiple_of(2) {
            return;
        }
        let mut last = (0, 1);
        let mut reader = reader(&self.text, self.separator, true);
        let mut record = StringRecord::new();
        while reader.read_record(&mut record).unwrap_or(false) {
            last = record.position().map_or(last, |place| (place.byte() as usize, place.line() as usize));
        }
        let raw = &self.text[last.0..];
        let opens = raw.starts_with('"') || raw.contains(&format!("{}\"", char::from(self.separator)));
        if opens && !raw.trim_end().ends_with('"') {
            self.unquoted_from = last.0;
            self.unclosed = Some(last.1 + self.skipped);
        }
    }

    /// Gives every row behind the headings to `each`, until that breaks off. Empty rows are left out.
    pub(super) fn rows(&self, each: &mut dyn FnMut(Row<'_>)) {
        let mut is_first = self.has_headings;
        self.each(&mut |row| {
            if !std::mem::take(&mut is_first) && !row.is_empty() {
                each(row);
            }
            ControlFlow::Continue(())
        });
    }

    /// Gives the first rows behind the headings to `each`.
    pub(super) fn first_rows(&self, most: usize, each: &mut dyn FnMut(Row<'_>)) {
        let mut is_first = self.has_headings;
        let mut left = most;
        self.each(&mut |row| {
            if !std::mem::take(&mut is_first) && !row.is_empty() {
                each(row);
                left = left.saturating_sub(1);
            }
            if left == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    }

    fn each(&self, each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) {
        let (quoted, rest) = self.text.split_at(self.unquoted_from);
        let mut number = 0;
        let mut before = self.skipped;
        for (text, has_quotes) in [(quoted, true), (rest, false)] {
            let mut reader = reader(text, self.separator, has_quotes);
            let mut record = StringRecord::new();
            while reader.read_record(&mut record).unwrap_or(false) {
                number += 1;
                let line = record.position().map_or(0, |place| place.line() as usize) + before;
                let cleaned;
                let cells = if has_quotes {
                    &record
                } else {
                    cleaned = record.iter().map(|cell| cell.trim_matches('"')).collect::<StringRecord>();
                    &cleaned
                };
                let row = Row { line: if self.counts_rows { number } else { line }, cells };
                if each(row).is_break() {
                    return;
                }
            }
            before += memchr::memchr_iter(b'\n', text.as_bytes()).count();
        }
    }
}

/// A heading without what is not seen.
fn seen(heading: &str) -> String {
    crate::import::draft::words::name(&heading.replace(['\u{FEFF}', '\u{200B}', '\u{A0}'], " "))
}

impl Sheet<'_> {
    /// Where a row stands, for what is told of it.
    pub(super) fn place(&self, line: usize) -> Where {
        Where::line(&self.file, line)
    }
}
