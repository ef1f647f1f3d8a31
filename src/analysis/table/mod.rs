//! The dossier as tables: entities, edges, claims and quotes in rows, ordered by any column, with those that are looked for.
//!
//! Invariant: rows are numbers in the dossier's order; a table is a list of them, and cells are read when they are shown.

mod column;
mod content;
mod find;
mod order;

pub use column::{Column, TableOf};
pub use content::{Cell, Content, Counts, Said, said};
pub use order::Ranks;

use crate::model::{EdgeIndex, EntityIndex, Visibility};

/// How rows are ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// By which column.
    pub column: Column,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

/// What a table is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What it has a row for.
    pub of: TableOf,
    /// The words that every row has; empty: all rows.
    pub words: String,
    /// The order; `None`: the dossier's.
    pub order: Option<Order>,
}

/// The rows of what is shown that have the words, in the order that is asked for.
#[must_use]
pub fn rows(content: &Content<'_>, ranks: &mut Ranks, visibility: &Visibility, asked: &Asked) -> Vec<u32> {
    let of = asked.of;
    let mut rows: Vec<u32> =
        (0..content.len(of) as u32).filter(|row| is_shown(content, visibility, of, *row)).collect();
    find::keep(content, of, &asked.words, &mut rows);
    if let Some(Order { column, is_descending }) = &asked.order {
        order::order(&mut rows, &ranks.of(content, of, column), *is_descending);
    }
    rows
}

/// Whether what a row stands for is shown.
fn is_shown(content: &Content<'_>, visibility: &Visibility, of: TableOf, row: u32) -> bool {
    match of {
        TableOf::Entities => visibility.entity(EntityIndex(row)),
        TableOf::Edges => visibility.edge(EdgeIndex(row)),
        TableOf::Claims | TableOf::Quotes => content.claim_of(of, row).is_some_and(|claim| visibility.relation(claim)),
    }
}

#[cfg(test)]
mod tests;
