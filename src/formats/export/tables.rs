//! Tables as CSV: nodes, edges, evidence, documents. Cells that a spreadsheet would run are made text.

use super::file::ExportFile;
use super::rows::{Rows, field_name};
use crate::formats::csv::field;
use crate::formats::source::Characters;
use std::collections::BTreeSet;

/// The four tables.
pub(super) fn write(rows: &Rows<'_>) -> Vec<ExportFile> {
    let file = |part: &str, text| ExportFile { part: part.to_owned(), text };
    vec![
        file("nodes", nodes(rows)),
        file("edges", edges(rows)),
        file("evidence", evidence(rows)),
        file("documents", documents(rows)),
    ]
}

/// A row of cells.
fn row(cells: &[&str]) -> String {
    cells.iter().map(|cell| field(cell)).collect::<Vec<_>>().join(",") + "\r\n"
}

fn nodes(rows: &Rows<'_>) -> String {
    let fields: BTreeSet<&String> = rows.entities().flat_map(|entity| entity.fields.keys()).collect();
    let names: Vec<String> = fields.iter().map(|field| field_name(field)).collect();
    let headings: Vec<&str> =
        ["id", "name", "kind", "aliases", "note"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = row(&headings);
    for entity in rows.entities() {
        let aliases = entity.aliases.join("; ");
        let mut cells =
            vec![entity.id.as_str(), &entity.name, &entity.kind, &aliases, entity.note.as_deref().unwrap_or_default()];
        cells.extend(fields.iter().map(|field| entity.fields.get(*field).map_or("", String::as_str)));
        table += &row(&cells);
    }
    table
}

fn edges(rows: &Rows<'_>) -> String {
    let fields: BTreeSet<&String> = rows.claims().flat_map(|claim| claim.relation.fields.keys()).collect();
    let first = ["id", "source", "target", "relation", "status", "by", "hedge", "date", "note", "direction"];
    let names: Vec<String> = fields.iter().map(|field| field_name(field)).collect();
    let headings: Vec<&str> = first.into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = row(&headings);
    for claim in rows.claims() {
        let relation = claim.relation;
        let direction = if claim.is_symmetric { "undirected" } else { "directed" };
        let mut cells = vec![
            claim.id.as_str(),
            claim.from,
            claim.to,
            &relation.kind,
            relation.status.word(),
            claim.by.unwrap_or_default(),
            relation.hedge.as_deref().unwrap_or_default(),
            claim.date(),
            relation.note.as_deref().unwrap_or_default(),
            direction,
        ];
        cells.extend(fields.iter().map(|field| relation.fields.get(*field).map_or("", String::as_str)));
        table += &row(&cells);
    }
    table
}

fn evidence(rows: &Rows<'_>) -> String {
    let texts: Vec<&str> =
        rows.open.dossier.documents.iter().map(|document| document.text.as_deref().unwrap_or_default()).collect();
    let characters: Vec<Characters> = texts.iter().map(|text| Characters::of(text)).collect();
    let mut table = row(&["edge", "doc", "quote", "passage", "verified", "offset_start", "offset_end", "note"]);
    for claim in rows.claims() {
        for piece in &claim.evidence {
            let found = piece.verification.elsewhere().unwrap_or(piece.evidence.document);
            let text = texts.get(found.at()).zip(characters.get(found.at()));
            // Offsets count code points, as Python does.
            let [start, end] = match piece.verification.span().zip(text) {
                Some((span, (text, counted))) => {
                    [span.start, span.end].map(|byte| counted.up_to(text, byte as usize).to_string())
                }
                None => [String::new(), String::new()],
            };
            let part = |part: &Option<String>| part.clone().unwrap_or_default();
            let verified = if piece.evidence.quote.is_none() {
                ""
            } else if piece.verification.is_verified() {
                "yes"
            } else {
                "no"
            };
            let [quote, passage, note] =
                [&piece.evidence.quote, &piece.evidence.passage, &piece.evidence.note].map(part);
            table += &row(&[&claim.id, piece.document, &quote, &passage, verified, &start, &end, &note]);
        }
    }
    table
}

fn documents(rows: &Rows<'_>) -> String {
    let mut table = row(&["id", "title", "publisher", "author", "date", "url", "rights", "text"]);
    for document in rows.documents() {
        let date = document.date.as_ref().map_or("", |date| date.text.as_str());
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let [publisher, author, url, rights, text] =
            [&document.publisher, &document.author, &document.url, &document.rights, &document.text].map(word);
        table += &row(&[&document.id, &document.title, &publisher, &author, date, &url, &rights, &text]);
    }
    table
}
