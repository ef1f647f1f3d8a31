//! A table of entities by entities: a claim a cell.

use super::guess::Columns;
use super::preview::Preview;
use super::sheet::Sheet;
use super::table::Table;
use crate::import::draft::{Draft, End, NewRelation, words};
use crate::model::{Deed, ImportPart, Role};
use std::collections::{BTreeMap, BTreeSet};

/// The most columns of a matrix: each cell is looked at.
const WIDEST: usize = 2000;

/// Whether the first cells of rows are the headings of columns.
pub(super) fn is_matrix(sheet: &Sheet<'_>, columns: &Columns) -> bool {
    let has_ends = columns.roles.contains(&Role::From) && !columns.are_guessed;
    let names: BTreeSet<&str> = sheet.headings.iter().skip(1).map(String::as_str).collect();
    if has_ends || !(2..WIDEST).contains(&names.len()) {
        return false;
    }
    let (mut rows, mut known) = (0, 0);
    sheet.rows(&mut |row| {
        rows += 1;
        known += usize::from(names.contains(row.cell(0)));
    });
    rows >= 2 && known * 10 >= rows * 9 && names.len() <= 2 * rows
}

/// Reads the cells that say something. Where each says what its mirror says, relations have no direction.
pub(super) fn read(table: &Table<'_>, draft: &mut Draft, preview: &mut Preview) {
    let headings = &table.sheet.headings;
    let mut cells: BTreeMap<(String, String), (String, usize)> = BTreeMap::new();
    table.sheet.rows(&mut |row| {
        preview.row(table, row, draft);
        for (column, heading) in headings.iter().enumerate().skip(1) {
            let cell = row.cell(column);
            if !words::is_nothing(cell) && (cell.parse::<f64>() != Ok(0.0)) {
                cells.insert((row.cell(0).to_owned(), heading.clone()), (cell.to_owned(), row.line));
            }
        }
    });
    let mirror = |(from, to): &(String, String)| (to.clone(), from.clone());
    let is_symmetric =
        cells.iter().all(|(ends, (cell, _))| cells.get(&mirror(ends)).is_some_and(|(other, _)| other == cell));
    for (ends, (cell, line)) in &cells {
        if is_symmetric && ends.0 > ends.1 {
            draft.tell(
                Deed::Merged(ImportPart::Relation),
                "cells that say what their mirror says",
                1,
                table.sheet.place(*line),
            );
            continue;
        }
        let is_number = cell.parse::<f64>().is_ok();
        let mut relation = NewRelation {
            from: End::Name(ends.0.clone()),
            kind: if is_number { "related to".to_owned() } else { cell.clone() },
            to: End::Name(ends.1.clone()),
            is_undirected: is_symmetric,
            place: table.sheet.place(*line),
            ..NewRelation::default()
        };
        if is_number {
            relation.fields.insert("weight".to_owned(), cell.clone());
        }
        draft.relation(relation);
    }
}
