//! A table as it is shown: its first rows, what its columns mean, and the lines of rows that are not as they should be.

use super::sheet::Row;
use super::table::Table;
use crate::import::draft::Draft;
use crate::model::TablePreview;

/// How many rows are shown.
const ROWS: usize = 100;

/// How many bad rows are kept.
const BAD: usize = 1000;

/// The preview of a table in the making.
pub(super) struct Preview(TablePreview);

impl Preview {
    pub(super) fn of(table: &Table<'_>) -> Self {
        let mut rows = Vec::new();
        let columns = table.sheet.headings.len();
        table.sheet.first_rows(ROWS, &mut |row| {
            rows.push((row.line, (0..columns).map(|column| row.cell(column).to_owned()).collect()));
        });
        Self(TablePreview {
            name: table.sheet.file.to_string(),
            kind: table.kind,
            headings: table.sheet.headings.clone(),
            roles: table.columns.roles.clone(),
            rows,
            count: 0,
            bad: Vec::new(),
        })
    }

    /// Counts a row, and tells where it has too few or too many cells.
    pub(super) fn row(&mut self, table: &Table<'_>, row: Row<'_>, draft: &mut Draft) {
        self.0.count += 1;
        let columns = table.sheet.headings.len();
        if row.len() < columns {
            self.bad(row.line, "cells are missing");
            draft.changed("rows with fewer cells than headings, the missing ones empty", table.sheet.place(row.line));
        } else if (columns..row.len()).any(|column| !row.cell(column).is_empty()) {
            self.bad(row.line, "more cells than headings");
            draft.changed("rows with more cells than headings, the extra ones left out", table.sheet.place(row.line));
        }
    }

    /// Marks a row.
    pub(super) fn bad(&mut self, line: usize, why: &'static str) {
        if self.0.bad.len() < BAD {
            self.0.bad.push((line, why));
        }
    }

    /// Counts the rows of a table that is not read.
    pub(super) fn count_rows(&mut self, table: &Table<'_>) {
        table.sheet.rows(&mut |_| self.0.count += 1);
    }

    pub(super) fn done(self) -> TablePreview {
        self.0
    }
}
