//! Tables: CSV and TSV with any separator, and XLSX. Several files are one import: entities, relations, documents, evidence.
//!
//! What a table is, its headings say, or the roles that somebody gives them; see `guess`.
//!
//! Lost: formatting and formulas.

mod cells;
mod entities;
mod guess;
mod headings;
mod matrix;
mod preview;
mod relations;
mod separator;
mod sheet;
mod table;
mod xlsx;

#[cfg(test)]
mod tests;

use crate::formats::file_type::{self, Holds};
use crate::formats::source::show;
use crate::import::draft::Draft;
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{Deed, Role, TableKind};
use guess::columns;
use preview::Preview;
use relations::Relations;
use sheet::Sheet;
use table::Table;

/// Files that are tables, by their name or what they look like.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let names: Vec<&str> = offer.items().filter(|item| is_table(item)).map(Item::name).collect();
    (!names.is_empty()).then(|| Recognised { words: format!("tables: {}", names.join(", ")) })
}

/// Whether a file is a table. Prose has commas too, so that texts are only tables by tabs, or alone.
fn is_table(item: &Item<'_>) -> bool {
    let ending = item.ending();
    if ["csv", "tsv", "tab", "xlsx", "xlsm"].contains(&ending.as_str()) {
        return !item.bytes().is_empty() && item.looks().element().is_none() && item.looks().keys().is_none();
    }
    let is_text = ["txt", "md", "text", "markdown"].contains(&ending.as_str());
    if is_text {
        return item.looks().is_table('\t');
    }
    file_type::recognize(item.path(), item.bytes()).is_some_and(|found| {
        found.holds == Holds::Table
            && !["ods", "xls", "parquet"].contains(&ending.as_str())
            && !item.looks().has(0, b"PAR1")
    })
}

/// Reads them all: entities and documents, then relations, then evidence for those.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut tables = Vec::new();
    let items: Vec<&Item<'_>> = offer.items().filter(|item| is_table(item)).collect();
    // `--as` was asked for something that does not look like a table.
    let items = if items.is_empty() { offer.items().take(1).collect() } else { items };
    for item in items {
        item.mark_used();
        for sheet in sheets(item, offer)? {
            let columns = columns(&sheet, &offer.wishes().roles);
            let kind =
                if matrix::is_matrix(&sheet, &columns) { TableKind::Matrix } else { TableKind::of(&columns.roles) };
            tables.push(Table { sheet, columns, kind });
        }
    }
    let is_nothing = |table: &Table<'_>| table.kind == TableKind::Nothing;
    if tables.iter().all(is_nothing) {
        return Err(nothing(offer, &tables));
    }
    let has_entities = tables.iter().any(|table| table.kind == TableKind::Entities);
    let mut relations = Relations::default();
    for kind in [
        TableKind::Documents,
        TableKind::Entities,
        TableKind::Relations,
        TableKind::Matrix,
        TableKind::Evidence,
        TableKind::Nothing,
    ] {
        for table in tables.iter().filter(|table| table.kind == kind) {
            let mut preview = Preview::of(table);
            tell(table, draft);
            match kind {
                TableKind::Documents => entities::read_documents(table, draft, &mut preview),
                TableKind::Entities => entities::read(table, draft, &mut preview),
                TableKind::Relations => relations.read(table, has_entities, draft, &mut preview),
                TableKind::Matrix => matrix::read(table, draft, &mut preview),
                TableKind::Evidence => relations.read_evidence(table, draft, &mut preview),
                TableKind::Nothing => preview.count_rows(table),
            }
            draft.table(preview.done());
        }
    }
    relations.hand_over(draft);
    Ok(())
}

/// The sheets of a file: one of a text, those with rows of a spreadsheet.
fn sheets<'g>(item: &Item<'g>, offer: &Offer<'g>) -> Result<Vec<Sheet<'g>>, Refusal> {
    let no_header = offer.wishes().no_header;
    if !item.looks().has(0, b"PK\x03\x04") {
        return Ok(vec![Sheet::of_text(item.path(), item.text()?, offer.wishes().separator, no_header)]);
    }
    let found = xlsx::read(item)?;
    let name =
        |sheet: &str| if found.len() == 1 { item.path().to_owned() } else { format!("{} › {sheet}", item.path()) };
    Ok(found.iter().map(|(sheet, rows)| Sheet::of_rows(&name(sheet), rows, no_header)).collect())
}

/// Tells what is guessed of a table, and what of it is not read.
fn tell(table: &Table<'_>, draft: &mut Draft) {
    let sheet = &table.sheet;
    if table.kind == TableKind::Nothing {
        draft.kept("tables in which no column is known, not read", &sheet.file);
        return;
    }
    let found = format!("{}: {}", sheet.file, table.kind.word());
    if table.columns.are_guessed {
        let [from, to] =
            [Role::From, Role::To].map(|role| table.first(role).map_or("", |column| &sheet.headings[column]));
        let ends = if from.is_empty() { found } else { format!("{}: from {from}, to {to}", sheet.file) };
        draft.changed("tables whose headings say little: what the columns mean is a guess", ends);
    }
    if let Some(line) = sheet.unclosed {
        let what = "rows from a quotation mark on that is never closed, read with the marks as letters";
        draft.changed(what, sheet.place(line));
    }
    for column in table.all(Role::Ignored) {
        draft.tell(Deed::Kept, "columns left out", 1, format!("{}: {}", sheet.file, sheet.headings[column]));
    }
}

/// The refusal of tables of which no column is known.
fn nothing(offer: &Offer<'_>, tables: &[Table<'_>]) -> Refusal {
    let headings = tables.first().map(|table| table.sheet.headings.as_slice()).unwrap_or_default();
    let shown: Vec<String> = headings.iter().take(12).map(|heading| format!("“{}”", show::short(heading))).collect();
    let name = tables.first().map_or(offer.first_name(), |table| &table.sheet.file);
    if headings.is_empty() {
        return Refusal::of_file(name, "this table is empty", "Give a table with a row of headings and rows below it");
    }
    let help = "Say what the columns mean with a file of roles (--map FILE; --save-map writes one to begin with)";
    Refusal::of_file(name, &format!("no column of this table is known; its headings are {}", shown.join(", ")), help)
}
