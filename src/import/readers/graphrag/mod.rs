//! The tables of Microsoft's GraphRAG: entities, relationships, text units, documents and claims.
//!
//! Relationships have no kind and no direction, and their description was written by a model: a remark, never a quote. Claims
//! (covariates) carry a status, dates and words of the source.

mod rows;
mod units;

use crate::import::draft::words::status;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{ImportPart, Status};
use rows::{Row, rows};
use std::collections::{BTreeMap, BTreeSet};
use units::Units;

/// What to do with tables in Parquet.
const PARQUET: &str = "Write them as CSV: in Python, `import glob, pandas` and then `for f in glob.glob(\"*.parquet\"): \
    pandas.read_parquet(f).to_csv(f[:-8] + \".csv\", index=False)`; or set `table_provider: {type: csv}` in GraphRAG's \
    settings and index again";

/// What the tables are, told by their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Table {
    Documents,
    Units,
    Entities,
    Relationships,
    Claims,
}

/// Tables with GraphRAG's headings, or Parquet files of their names.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let has = |wanted: Table| offer.items().any(|item| table(item) == Some(wanted));
    let is_ours = has(Table::Relationships) || has(Table::Entities) || has(Table::Claims);
    let words = match () {
        () if is_ours && offer.items().any(|item| heading(item).contains("document_ids")) => {
            "Microsoft GraphRAG tables, before version 2"
        }
        () if is_ours => "Microsoft GraphRAG tables, version 2 or later",
        () if offer.items().any(is_parquet) => "Microsoft GraphRAG tables (Parquet)",
        () => return None,
    };
    Some(Recognised { words: words.to_owned() })
}

/// The first line of a table.
fn heading<'i>(item: &'i Item<'_>) -> &'i str {
    item.looks().text().lines().next().unwrap_or_default().trim_start_matches('\u{FEFF}')
}

fn table(item: &Item<'_>) -> Option<Table> {
    let headings: BTreeSet<&str> = heading(item).split(',').map(|word| word.trim_matches(['"', ' '])).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|word| headings.contains(word));
    if !has(&["human_readable_id"]) && !has(&["subject_id", "object_id"]) && !has(&["n_tokens"]) {
        return None;
    }
    match () {
        () if has(&["subject_id", "object_id"]) => Some(Table::Claims),
        () if has(&["source", "target"]) => Some(Table::Relationships),
        () if has(&["n_tokens", "text"]) => Some(Table::Units),
        () if has(&["title", "text"]) => Some(Table::Documents),
        () if has(&["title", "type"]) || has(&["name", "type"]) => Some(Table::Entities),
        () => None,
    }
}

fn is_parquet(item: &Item<'_>) -> bool {
    let stem = item.stem();
    let names =
        ["entities", "relationships", "text_units", "documents", "covariates", "communities", "community_reports"];
    item.bytes().starts_with(b"PAR1")
        && names.iter().any(|name| stem == *name || stem.strip_prefix("create_final_") == Some(name))
}

/// Reads the tables that are there.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let tables = |wanted: Table| offer.items().filter(move |item| table(item) == Some(wanted));
    let all = || offer.items().filter(|item| table(item).is_some());
    if all().next().is_none() {
        let file = offer.items().find(|item| is_parquet(item)).map_or_else(|| offer.first_name(), |item| item.path());
        return Err(Refusal::of_file(file, "this is a table in Parquet, which is not read", PARQUET));
    }
    all().for_each(Item::mark_used);
    for item in offer.items().filter(|item| is_parquet(item)) {
        item.mark_used();
        draft.kept("tables in Parquet, passed over for those in CSV", item.path());
    }
    let mut texts = BTreeMap::new();
    for row in collect(tables(Table::Documents))? {
        document(row, &mut texts, draft);
    }
    let mut units = Units::default();
    for row in collect(tables(Table::Units))? {
        units.add(row, &texts, draft);
    }
    let mut titles = BTreeSet::new();
    for row in collect(tables(Table::Entities))? {
        titles.extend(entity(row, draft));
    }
    for row in collect(tables(Table::Relationships))? {
        relationship(row, &units, draft);
    }
    for row in collect(tables(Table::Claims))? {
        claim(row, &units, &titles, draft);
    }
    Ok(())
}

fn collect<'o, 'g: 'o>(items: impl Iterator<Item = &'o Item<'g>>) -> Result<Vec<Row>, Refusal> {
    let mut all = Vec::new();
    for item in items {
        all.extend(rows(item)?);
    }
    Ok(all)
}

fn document(mut row: Row, texts: &mut BTreeMap<String, String>, draft: &mut Draft) {
    let id = row.take(&["id"]).unwrap_or_default();
    let text = row.take(&["text", "raw_content"]).map(|text| text.trim_start_matches('\u{FEFF}').to_owned());
    texts.extend(text.clone().map(|text| (id.clone(), text)));
    let (title, place) = (row.take(&["title"]).unwrap_or_default(), row.place.clone());
    row.take(&["human_readable_id", "text_unit_ids"]);
    row.take(&["text_unit_ids"]);
    draft.document(NewDocument { id, title, text, fields: row.rest(), place, ..NewDocument::default() });
}

/// Adds an entity; its title, by which relationships name it.
fn entity(mut row: Row, draft: &mut Draft) -> Option<String> {
    let place = row.place.clone();
    let Some(title) = row.take(&["title", "name"]) else {
        draft.left_out(ImportPart::Entity, "entities without a title", place);
        return None;
    };
    let (kind, note) = (row.take(&["type"]).unwrap_or_default(), row.take(&["description"]));
    for heading in [
        "id",
        "human_readable_id",
        "text_unit_ids",
        "description_embedding",
        "graph_embedding",
        "name_embedding",
        "x",
        "y",
    ] {
        row.take(&[heading]);
    }
    let (id, name) = (title.clone(), title.clone());
    draft.entity(NewEntity { id, name, kind, note, fields: row.rest(), place, ..NewEntity::default() });
    Some(title)
}

fn relationship(mut row: Row, units: &Units, draft: &mut Draft) {
    let place = row.place.clone();
    let (Some(from), Some(to)) = (row.take(&["source"]), row.take(&["target"])) else {
        draft.left_out(ImportPart::Relation, "relationships without one of their ends", place);
        return;
    };
    let (ids, is_cut) = row.list(&["text_unit_ids"]);
    if is_cut {
        draft.kept("lists of text units that numpy had cut with “...”", &place);
    }
    let evidence = units.evidence(&ids, &row, draft);
    let note = row.take(&["description"]);
    ["id", "human_readable_id"].iter().for_each(|heading| drop(row.take(&[heading])));
    draft.relation(NewRelation {
        from: End::Id(from),
        kind: row.take(&["type", "relation"]).unwrap_or_else(|| "related to".to_owned()),
        to: End::Id(to),
        note,
        evidence,
        is_undirected: true,
        fields: row.rest(),
        place,
        ..NewRelation::default()
    });
}

fn claim(mut row: Row, units: &Units, titles: &BTreeSet<String>, draft: &mut Draft) {
    let place = row.place.clone();
    let ends = (row.take(&["subject_id"]), row.take(&["object_id"]));
    let known = |end: &Option<String>| end.as_ref().is_some_and(|end| titles.is_empty() || titles.contains(end));
    let (Some(from), Some(to)) = (ends.0.clone().filter(|_| known(&ends.0)), ends.1.clone().filter(|_| known(&ends.1)))
    else {
        draft.left_out(ImportPart::Relation, "claims (covariates) whose second end is NONE or no entity", place);
        return;
    };
    let kind = row.take(&["type"]).unwrap_or_default();
    let is_shouted = !kind.chars().any(char::is_lowercase);
    let (ids, _) = row.list(&["text_unit_id", "text_unit_ids"]);
    let mut evidence = units.evidence(&ids, &row, draft);
    if let Some(words) = row.take(&["source_text"]) {
        // The words are the evidence; the unit only says where they are from.
        let document = evidence.first().and_then(|unit| unit.document.clone());
        evidence = vec![NewEvidence { document, quote: Some(words), may_be_several: true, ..NewEvidence::default() }];
    }
    let note = row.take(&["description"]);
    let (date, until) = (row.take(&["start_date"]), row.take(&["end_date"]));
    // A claim that GraphRAG gives no status is not vouched for.
    let claimed = row.take(&["status"]).and_then(|word| status(&word)).unwrap_or(Status::Alleged);
    ["id", "human_readable_id", "covariate_type"].iter().for_each(|heading| drop(row.take(&[heading])));
    draft.relation(NewRelation {
        from: End::Id(from),
        kind: if is_shouted { kind.to_lowercase() } else { kind },
        to: End::Id(to),
        status: claimed,
        date,
        until,
        note,
        evidence,
        fields: row.rest(),
        place,
        ..NewRelation::default()
    });
}
