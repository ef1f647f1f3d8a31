//! The table that stands in place of the network: what it has rows for, in which order, with which columns.
//!
//! Invariant: rows and what they are ordered by are kept with what they were computed from, and only while the table is open.

use crate::analysis::fields::{FieldValues, fields};
use crate::analysis::measures::MeasureTable;
use crate::analysis::table::{Asked, Column, Content, Counts, Order, Ranks, Said, TableOf, rows, said};
use crate::model::{Identities, Marks, Measure, OpenDossier, Visibility};
use crate::session::same::Same;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A change of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableChange {
    /// Show it in place of the network, or the network again.
    Open(bool),
    /// Have rows for something else.
    Of(TableOf),
    /// Order the rows by a column; by the same again the other way round, and then as the dossier has them.
    OrderBy(Column),
    /// Only rows that have these words.
    Words(String),
    /// Show a column or leave it out.
    Column(Column),
    /// Show the usual columns.
    UsualColumns,
    /// Select what a row stands for.
    Select(u32),
    /// Select an entity too, or no more.
    SelectAlso(u32),
    /// Select the entities from the last one that was selected to this one.
    SelectTo(u32),
    /// Write the rows as CSV.
    Save(PathBuf),
}

/// What the reader asked of one of the tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Kept {
    words: String,
    order: Option<Order>,
}

/// What the rows of a table come from, beside the dossier.
#[derive(Clone, Copy, Debug)]
pub(in crate::session) struct Sources<'a> {
    /// What is shown.
    pub visibility: &'a Arc<Visibility>,
    /// What the reader said of quotes.
    pub marks: &'a Arc<Marks>,
    /// The measures of the whole network, as far as they are known.
    pub measures: Option<&'a Arc<MeasureTable>>,
}

/// The table.
#[derive(Debug, Default)]
pub struct Table {
    is_open: bool,
    of: TableOf,
    kept: BTreeMap<TableOf, Kept>,
    /// The columns that are shown, for whatever dossier; where none were chosen, the usual ones.
    chosen: BTreeMap<TableOf, Vec<Column>>,
    /// The row that was selected last.
    pub(in crate::session) cursor: Option<(TableOf, u32)>,
    /// Whether something was selected in it since it was opened.
    pub(in crate::session) has_selected: bool,
    known: Option<Known>,
}

/// What is known of the open dossier.
#[derive(Debug)]
struct Known {
    open: Same<OpenDossier>,
    counts: Counts,
    fields: Vec<FieldValues>,
    marks: Same<Marks>,
    said: Said,
    measures: Option<Arc<MeasureTable>>,
    ranks: Ranks,
    rows: Arc<Vec<u32>>,
    /// What the rows are of; `None`: of nothing yet.
    rows_of: Option<(Same<Visibility>, Asked)>,
}

impl Table {
    /// Whether it stands in place of the network.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What it has rows for.
    #[must_use]
    pub fn of(&self) -> TableOf {
        self.of
    }

    fn kept(&self) -> Option<&Kept> {
        self.kept.get(&self.of)
    }

    /// The words that every row has.
    #[must_use]
    pub fn words(&self) -> &str {
        self.kept().map_or("", |kept| kept.words.as_str())
    }

    /// The order of the rows; `None`: the dossier's.
    #[must_use]
    pub fn order(&self) -> Option<&Order> {
        self.kept()?.order.as_ref()
    }

    /// The rows, by their numbers in the dossier's order; none while it is closed.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        self.known.as_ref().map_or(&[], |known| known.rows.as_slice())
    }

    /// All columns that there are.
    #[must_use]
    pub fn all_columns(&self) -> Vec<Column> {
        self.of.columns(self.known.as_ref().map_or(&[], |known| known.fields.as_slice()))
    }

    /// The columns that are shown, in the order of all.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let Some(chosen) = self.chosen.get(&self.of) else { return self.of.usual() };
        let shown: Vec<Column> = self.all_columns().into_iter().filter(|column| chosen.contains(column)).collect();
        // What was chosen may be fields of another dossier.
        if shown.is_empty() { self.of.usual() } else { shown }
    }

    /// Whether other columns than the usual ones are shown.
    #[must_use]
    pub fn has_own_columns(&self) -> bool {
        self.chosen.contains_key(&self.of)
    }

    /// The columns that the reader chose for each table.
    #[must_use]
    pub fn chosen(&self) -> &BTreeMap<TableOf, Vec<Column>> {
        &self.chosen
    }

    /// The measures that stand in its columns; none while it is closed.
    pub(in crate::session) fn measures(&self) -> Vec<Measure> {
        let columns = if self.is_open { self.columns() } else { Vec::new() };
        let measure = |column: &Column| if let Column::Measure(measure) = column { Some(*measure) } else { None };
        columns.iter().filter_map(measure).collect()
    }

    /// What stands in the cells of the open dossier; `None` while the table is closed.
    #[must_use]
    pub fn content<'a>(&'a self, open: &'a OpenDossier) -> Option<Content<'a>> {
        let known = self.known.as_ref()?;
        let measures = known.measures.as_deref();
        Some(Content { open, counts: &known.counts, said: &known.said, measures })
    }

    /// Shows it or not.
    pub(in crate::session) fn set_open(&mut self, is_open: bool) {
        self.is_open = is_open;
        self.has_selected = false;
        if !is_open {
            self.known = None;
        }
    }

    /// Has rows for something else.
    pub(in crate::session) fn turn_to(&mut self, of: TableOf) {
        self.of = of;
    }

    /// Takes the words that every row is to have.
    pub(in crate::session) fn look_for(&mut self, words: String) {
        self.kept.entry(self.of).or_default().words = words;
    }

    /// Orders the rows by a column: numbers begin with the largest, texts with the first.
    pub(in crate::session) fn order_by(&mut self, column: Column) {
        let begins_descending = column.is_number();
        let order = &mut self.kept.entry(self.of).or_default().order;
        *order = match order.take() {
            Some(order) if order.column == column && order.is_descending != begins_descending => None,
            Some(order) if order.column == column => Some(Order { is_descending: !begins_descending, ..order }),
            _ => Some(Order { column, is_descending: begins_descending }),
        };
    }

    /// Shows a column or leaves it out; the last one stays.
    pub(in crate::session) fn switch_column(&mut self, column: Column) {
        let shown = self.columns();
        let mut chosen = self.chosen.get(&self.of).cloned().unwrap_or_else(|| shown.clone());
        if shown == [column.clone()] {
            return;
        }
        if shown.contains(&column) {
            chosen.retain(|other| *other != column);
        } else {
            chosen.push(column);
        }
        self.chosen.insert(self.of, chosen);
    }

    /// Shows the columns that were chosen in an earlier run.
    pub(in crate::session) fn choose(&mut self, chosen: BTreeMap<TableOf, Vec<Column>>) {
        self.chosen = chosen;
    }

    /// Shows the usual columns.
    pub(in crate::session) fn show_usual_columns(&mut self) {
        self.chosen.remove(&self.of);
    }

    /// Forgets what belongs to another dossier.
    pub(in crate::session) fn forget(&mut self) {
        let chosen = std::mem::take(&mut self.chosen);
        *self = Self { is_open: self.is_open, of: self.of, chosen, ..Self::default() };
    }

    /// Computes the rows anew where they are stale.
    pub(in crate::session) fn refresh(
        &mut self,
        open: &Arc<OpenDossier>,
        identities: &Identities,
        sources: Sources<'_>,
    ) {
        let Sources { visibility, marks, measures } = sources;
        if !self.is_open {
            return;
        }
        if self.known.as_ref().is_none_or(|known| known.open != Same::of(open)) {
            self.known = Some(Known {
                open: Same::of(open),
                counts: Counts::of(open),
                fields: fields(open),
                marks: Same::of(marks),
                said: said(&open.dossier, identities, marks),
                measures: None,
                ranks: Ranks::default(),
                rows: Arc::default(),
                rows_of: None,
            });
        }
        let kept = self.kept.get(&self.of).cloned().unwrap_or_default();
        let asked = Asked { of: self.of, words: kept.words, order: kept.order };
        let Some(known) = &mut self.known else { return };
        if known.marks != Same::of(marks) {
            known.marks = Same::of(marks);
            known.said = said(&open.dossier, identities, marks);
            known.ranks.forget_marks();
            let is_by_mark = |order: &Order| matches!(order.column, Column::Verdict | Column::Said);
            if asked.order.as_ref().is_some_and(is_by_mark) {
                known.rows_of = None;
            }
        }
        if known.measures.as_ref().map(Arc::as_ptr) != measures.map(Arc::as_ptr) {
            known.measures = measures.cloned();
            known.ranks.forget_measures();
            if asked.order.as_ref().is_some_and(|order| matches!(order.column, Column::Measure(_))) {
                known.rows_of = None;
            }
        }
        let of = (Same::of(visibility), asked);
        if known.rows_of.as_ref() != Some(&of) {
            let measures = known.measures.as_deref();
            let content = Content { open, counts: &known.counts, said: &known.said, measures };
            known.rows = Arc::new(rows(&content, &mut known.ranks, visibility, &of.1));
            known.rows_of = Some(of);
        }
    }
}
