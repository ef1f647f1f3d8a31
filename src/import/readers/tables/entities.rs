//! Tables with an entity or a document a row.

use super::cells;
use super::preview::Preview;
use super::sheet::Row;
use super::table::Table;
use crate::import::draft::{Draft, NewDocument, NewEntity, words};
use crate::model::{ImportPart, Role};
use std::collections::BTreeMap;

/// Reads entities.
pub(super) fn read(table: &Table<'_>, draft: &mut Draft, preview: &mut Preview) {
    let [id, name, kind] = [Role::Id, Role::Name, Role::Kind].map(|role| table.first(role));
    table.sheet.rows(&mut |row| {
        preview.row(table, row, draft);
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        let place = table.sheet.place(row.line);
        if words::is_nothing(cell(id)) && words::is_nothing(cell(name)) {
            preview.bad(row.line, "no name");
            draft.left_out(ImportPart::Entity, "rows without a name", place);
            return;
        }
        let (mut aliases, mut fields) = (Vec::new(), BTreeMap::new());
        for column in table.all(Role::Aliases) {
            aliases.extend(cells::names(row.cell(column)));
        }
        for column in table.all(Role::Field) {
            aliases.extend(cells::field(&table.sheet.headings[column], row.cell(column), &mut fields));
        }
        draft.entity(NewEntity {
            id: cell(id).to_owned(),
            name: cell(name).to_owned(),
            kind: cell(kind).to_owned(),
            aliases,
            note: note(table, row),
            fields,
            place,
            ..NewEntity::default()
        });
    });
}

/// Reads documents.
pub(super) fn read_documents(table: &Table<'_>, draft: &mut Draft, preview: &mut Preview) {
    table.sheet.rows(&mut |row| {
        preview.row(table, row, draft);
        let cell =
            |role: Role| table.first(role).map(|column| row.cell(column)).filter(|cell| !words::is_nothing(cell));
        let place = table.sheet.place(row.line);
        let [title, id, url, text] = [Role::Title, Role::Id, Role::Url, Role::Text].map(cell);
        let Some(known_by) = id.or(title).or(url) else {
            preview.bad(row.line, "no title");
            draft.left_out(ImportPart::Document, "rows without a title or id", place);
            return;
        };
        let mut fields = BTreeMap::new();
        for column in table.all(Role::Field) {
            let _ = cells::field(&table.sheet.headings[column], row.cell(column), &mut fields);
        }
        let owned = |cell: Option<&str>| cell.map(str::to_owned);
        draft.document(NewDocument {
            id: known_by.to_owned(),
            title: title.unwrap_or(known_by).to_owned(),
            publisher: owned(cell(Role::Publisher)),
            author: owned(cell(Role::Author)),
            date: owned(cell(Role::Date)),
            url: owned(url),
            rights: owned(cell(Role::Rights)),
            text: owned(text),
            language: owned(cell(Role::Language)),
            fields,
            place,
        });
    });
}

/// What the columns for remarks say.
pub(super) fn note(table: &Table<'_>, row: Row<'_>) -> Option<String> {
    let notes: Vec<&str> = table
        .all(Role::Note)
        .into_iter()
        .map(|column| row.cell(column))
        .filter(|cell| !words::is_nothing(cell))
        .collect();
    (!notes.is_empty()).then(|| notes.join("; "))
}
