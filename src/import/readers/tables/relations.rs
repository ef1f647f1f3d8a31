//! Tables with a claim a row, and tables with a piece of evidence for one a row.

use super::cells;
use super::entities::note;
use super::guess::{direction, kind_of_heading};
use super::preview::Preview;
use super::sheet::Row;
use super::table::Table;
use crate::import::draft::{Draft, End, NewEvidence, NewRelation, words};
use crate::model::{ImportPart, Role, Status};
use std::collections::BTreeMap;

/// The claims of all tables, before evidence of other tables is added.
#[derive(Default)]
pub(super) struct Relations {
    list: Vec<NewRelation>,
    /// The first claim of each id.
    ids: BTreeMap<String, usize>,
}

/// The columns of a table of claims.
struct Columns {
    from: Option<usize>,
    to: Option<usize>,
    from_kind: Kind,
    to_kind: Kind,
    relation: Option<usize>,
    quotes: Vec<usize>,
    documents: Vec<usize>,
}

/// Where the kind of an end is said.
enum Kind {
    Column(usize),
    Heading(&'static str),
    Nowhere,
}

impl Kind {
    fn of(table: &Table<'_>, role: Role, end: Option<usize>) -> Self {
        let of_heading = || end.and_then(|end| kind_of_heading(&table.sheet.headings[end]));
        table.first(role).map_or_else(|| of_heading().map_or(Self::Nowhere, Self::Heading), Self::Column)
    }

    /// An end with its kind, where it is said.
    fn end(&self, name: &str, row: Row<'_>, has_entities: bool) -> End {
        let kind = match self {
            Self::Column(column) => row.cell(*column),
            Self::Heading(kind) => kind,
            Self::Nowhere => "",
        };
        match () {
            () if has_entities => End::Id(name.to_owned()),
            () if words::is_nothing(kind) => End::Name(name.to_owned()),
            () => End::Named { name: name.to_owned(), kind: kind.to_owned() },
        }
    }
}

impl Columns {
    fn of(table: &Table<'_>) -> Self {
        let (from, to) = (table.first(Role::From), table.first(Role::To));
        // A column of one document stands before one of several, so that a quote is from that one.
        let mut documents = table.all(Role::Document);
        documents.sort_by_key(|column| table.sheet.headings[*column].ends_with(['s', 'S']));
        Self {
            from,
            to,
            from_kind: Kind::of(table, Role::FromKind, from),
            to_kind: Kind::of(table, Role::ToKind, to),
            relation: table.first(Role::Relation),
            quotes: table.all(Role::Quote),
            documents,
        }
    }
}

impl Relations {
    /// Reads claims; `has_entities` says that a table lists the entities, so that ends may be ids.
    pub(super) fn read(&mut self, table: &Table<'_>, has_entities: bool, draft: &mut Draft, preview: &mut Preview) {
        let columns = Columns::of(table);
        table.sheet.rows(&mut |row| {
            preview.row(table, row, draft);
            let place = table.sheet.place(row.line);
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            let (from, to) = (cell(columns.from), cell(columns.to));
            if from.is_empty() || to.is_empty() {
                preview.bad(row.line, "an end is missing");
                draft.left_out(ImportPart::Relation, "rows with an empty end", place);
                return;
            }
            let of =
                |role: Role| Some(cell(table.first(role))).filter(|cell| !words::is_nothing(cell)).map(str::to_owned);
            let mut relation = NewRelation {
                id: of(Role::Id),
                from: columns.from_kind.end(from, row, has_entities),
                kind: cell(columns.relation).to_owned(),
                to: columns.to_kind.end(to, row, has_entities),
                by: of(Role::By).map(End::Id),
                hedge: of(Role::Hedge),
                date: of(Role::Date),
                until: of(Role::Until),
                note: note(table, row),
                evidence: evidence(&columns, row, draft, table),
                is_undirected: of(Role::Direction).is_some_and(|word| direction(&word) == Some(false)),
                place,
                ..NewRelation::default()
            };
            set_status(&mut relation, table, row, draft);
            for column in table.all(Role::Field) {
                let _ = cells::field(&table.sheet.headings[column], row.cell(column), &mut relation.fields);
            }
            if let Some(id) = &relation.id {
                self.ids.entry(id.clone()).or_insert(self.list.len());
            }
            self.list.push(relation);
        });
    }

    /// Reads evidence for claims that were read before.
    pub(super) fn read_evidence(&mut self, table: &Table<'_>, draft: &mut Draft, preview: &mut Preview) {
        let claim = table.first(Role::Claim);
        let columns = Columns::of(table);
        table.sheet.rows(&mut |row| {
            preview.row(table, row, draft);
            let id = claim.map_or("", |column| row.cell(column));
            let found = self.ids.get(id).and_then(|at| self.list.get_mut(*at));
            let Some(relation) = found else {
                preview.bad(row.line, "no such claim");
                draft.left_out(
                    ImportPart::Evidence,
                    "evidence for claims that there are none of",
                    table.sheet.place(row.line),
                );
                return;
            };
            let mut pieces = evidence(&columns, row, draft, table);
            let note = note(table, row);
            pieces.iter_mut().for_each(|piece| piece.note.clone_from(&note));
            relation.evidence.extend(pieces);
        });
    }

    /// Gives all claims to the draft.
    pub(super) fn hand_over(self, draft: &mut Draft) {
        self.list.into_iter().for_each(|relation| draft.relation(relation));
    }
}

/// Sets the status of a claim from its cell; a word that means none is kept as a field.
fn set_status(relation: &mut NewRelation, table: &Table<'_>, row: Row<'_>, draft: &mut Draft) {
    let Some(column) = table.first(Role::Status) else { return };
    let word = row.cell(column);
    if words::is_nothing(word) {
        return;
    }
    match words::status(word) {
        Some(status) => relation.status = status,
        None => {
            relation.status = Status::Asserted;
            relation.fields.insert(table.sheet.headings[column].clone(), word.to_owned());
            draft.changed(
                "status words that are not known, kept as a field",
                format_args!("“{word}”, {}", relation.place),
            );
        }
    }
}

/// The quotes of a row, each from its document, and the documents that are only cited. Of as many quotes as documents each has
/// its own; else all quotes are from the first.
fn evidence(columns: &Columns, row: Row<'_>, draft: &mut Draft, table: &Table<'_>) -> Vec<NewEvidence> {
    let mut documents: Vec<String> = Vec::new();
    for source in columns.documents.iter().flat_map(|column| cells::sources(row.cell(*column))) {
        if documents.contains(&source) {
            draft.merged(ImportPart::Evidence, "sources named twice in a row", table.sheet.place(row.line));
        } else {
            documents.push(source);
        }
    }
    let mut quotes: Vec<String> = Vec::new();
    for cell in columns.quotes.iter().map(|column| row.cell(*column)).filter(|cell| !words::is_nothing(cell)) {
        if let Some(inner) = cells::within_marks(cell) {
            draft.changed("quotation marks around quotes taken off", table.sheet.place(row.line));
            quotes.push(inner.to_owned());
        } else {
            quotes.push(cell.to_owned());
        }
    }
    let are_pairs = quotes.len() > 1 && quotes.len() == documents.len();
    let mut pieces: Vec<NewEvidence> = Vec::new();
    for (at, quote) in quotes.iter().enumerate() {
        let document = documents.get(if are_pairs { at } else { 0 }).cloned();
        pieces.push(NewEvidence { document, quote: Some(quote.clone()), ..NewEvidence::default() });
    }
    let quoted = if are_pairs { documents.len() } else { usize::from(!quotes.is_empty()) };
    pieces.extend(documents.iter().skip(quoted).map(|document| NewEvidence::citation(document, None)));
    pieces
}
