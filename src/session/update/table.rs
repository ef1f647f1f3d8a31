//! What the reader does to the table, and how it shares the selection with the network.

use crate::analysis::table::{Content, TableOf};
use crate::formats::csv;
use crate::model::{EdgeIndex, EntityIndex, RelationIndex, Target};
use crate::session::Session;
use crate::session::TableChange;
use crate::session::effect::{Effect, Request};
use crate::session::pick::Pick;

impl Session {
    /// Shows the table in place of the network, or the network again.
    pub(in crate::session) fn toggle_table(&mut self) {
        self.change_table(TableChange::Open(!self.table.is_open()));
    }

    /// Changes the table.
    pub(in crate::session) fn change_table(&mut self, change: TableChange) {
        match change {
            TableChange::Open(is_open) => {
                let (target, has_selected) = (self.selection().target, self.table.has_selected);
                self.table.set_open(is_open);
                // What was found in the table is to be seen in the network.
                if let Some(target) = target.filter(|_| !is_open && has_selected) {
                    self.fly_to(target);
                }
            }
            TableChange::Of(of) => self.table.turn_to(of),
            TableChange::OrderBy(column) => self.table.order_by(column),
            TableChange::Words(words) => self.table.look_for(words),
            TableChange::Column(column) => self.table.switch_column(column),
            TableChange::UsualColumns => self.table.show_usual_columns(),
            TableChange::Select(row) => self.select_row(row),
            TableChange::SelectAlso(row) => {
                if self.table.of() == TableOf::Entities {
                    self.note_row(row);
                    self.select_also(EntityIndex(row));
                } else {
                    self.select_row(row);
                }
            }
            TableChange::SelectTo(row) => self.select_to(row),
            TableChange::Save(path) => {
                if let Some(text) = self.table_text(self.table.rows(), csv::field, [",", "\r\n"]) {
                    self.emit(Effect::SaveText(path, text));
                }
            }
        }
    }

    fn note_row(&mut self, row: u32) {
        self.table.cursor = Some((self.table.of(), row));
        self.table.has_selected = true;
    }

    /// Selects what a row stands for: of a claim or a quote its edge, with the quote in its document.
    fn select_row(&mut self, row: u32) {
        let Some(open) = self.open().cloned() else { return };
        let of = self.table.of();
        let Some(content) = self.table.content(&open).filter(|content| (row as usize) < content.len(of)) else {
            return;
        };
        let (edge, claim) = (content.edge_of(of, row), content.claim_of(of, row));
        let quote = match of {
            TableOf::Quotes => content.counts.quotes.get(row as usize).copied(),
            _ => claim.and_then(|claim| open.dossier.evidence_of(claim).next()).map(|(quote, _)| quote),
        };
        self.note_row(row);
        match of {
            TableOf::Entities => self.select(Some(Target::Entity(EntityIndex(row)))),
            TableOf::Edges | TableOf::Claims | TableOf::Quotes => self.select(edge.map(Target::Edge)),
        }
        if let Some(quote) = quote {
            self.choose_quote(quote);
        }
    }

    /// Selects the entities of the rows from the last one that was selected to this one.
    fn select_to(&mut self, row: u32) {
        let rows = self.table.rows();
        let place = |row: u32| rows.iter().position(|other| *other == row);
        let from = self.table.cursor.filter(|(of, _)| *of == TableOf::Entities).and_then(|(_, row)| place(row));
        match (self.table.of(), from, place(row)) {
            (TableOf::Entities, Some(from), Some(to)) => {
                let between = &rows[from.min(to)..=from.max(to)];
                let entities = between.iter().map(|row| EntityIndex(*row)).collect();
                self.table.has_selected = true;
                self.select_group(entities);
            }
            _ => self.select_row(row),
        }
    }

    /// The row that the selection is about: the one that was selected last, where it still is of what is selected, else the
    /// first that is.
    #[must_use]
    pub fn table_row(&self) -> Option<u32> {
        let of = self.table.of();
        let known = self.table.cursor.filter(|(other, row)| *other == of && self.is_selected_row(*row));
        if let Some((_, row)) = known {
            return Some(row);
        }
        match of {
            TableOf::Entities => self.selection().entities().first().map(|entity| entity.0),
            TableOf::Edges | TableOf::Claims | TableOf::Quotes => {
                self.selection().target?;
                self.table.rows().iter().copied().find(|row| self.is_selected_row(*row))
            }
        }
    }

    /// Whether a row of the table stands for something that is selected.
    #[must_use]
    pub fn is_selected_row(&self, row: u32) -> bool {
        let Some(open) = self.open() else { return false };
        let selection = self.selection();
        let is_edge = |edge: Option<EdgeIndex>| edge.is_some() && selection.target == edge.map(Target::Edge);
        let content = self.table.content(open);
        let content = |found: &dyn Fn(&Content<'_>) -> bool| content.as_ref().is_some_and(found);
        match self.table.of() {
            TableOf::Entities => {
                selection.target == Some(Target::Entity(EntityIndex(row)))
                    || selection.group.contains(&EntityIndex(row))
            }
            TableOf::Edges => is_edge(Some(EdgeIndex(row))),
            TableOf::Claims => {
                let is_shown = |quote: crate::model::EvidenceIndex| quote.relation == RelationIndex(row);
                // Of the claims of an edge the one whose quote is shown.
                is_edge(open.network.edge_of.get(row as usize).copied()) && selection.quote.is_none_or(is_shown)
            }
            TableOf::Quotes => content(&|content| {
                let quote = content.counts.quotes.get(row as usize).copied();
                quote.is_some() && selection.quote == quote
            }),
        }
    }

    /// Copies the rows that are selected, or all where none is, with the names of the columns: for a spreadsheet.
    pub(in crate::session) fn copy_rows(&mut self) {
        let selected: Vec<u32> = self.table.rows().iter().copied().filter(|row| self.is_selected_row(*row)).collect();
        let rows = if selected.is_empty() { self.table.rows() } else { &selected };
        let count = rows.len();
        match self.table_text(rows, csv::cell, ["\t", "\n"]) {
            Some(text) => {
                self.tell(if count == 1 { "1 row copied".to_owned() } else { format!("{count} rows copied") });
                self.request(Request::Copy(text));
            }
            None => self.tell("Show the table to copy its rows (Ctrl+T)"),
        }
    }

    /// Asks where to save the table.
    pub(in crate::session) fn ask_for_table(&mut self) {
        let Some(open) = self.open() else { return };
        if !self.table.is_open() {
            return self.tell("Show the table to save it (Ctrl+T)");
        }
        let (name, of) = (open.origin.name(), self.table.of().words());
        self.request(Request::Pick(Pick::SaveTable(format!("{}.{of}.csv", name.trim_end_matches(".ron")))));
    }

    /// Rows with the columns that are shown, and their headings before them; `None` while the table is closed.
    fn table_text(&self, rows: &[u32], cell: fn(&str) -> String, marks: [&str; 2]) -> Option<String> {
        let content = self.table.content(self.open()?)?;
        Some(content.text(self.table.of(), &self.table.columns(), rows, cell, marks))
    }
}
