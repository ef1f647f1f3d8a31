//! Nodes and edges as JSON, as networkx and d3 read them, with documents and evidence.

use super::rows::{Claim, Rows, field_name};
use crate::model::{Document, Entity, Position};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The whole dossier.
pub(super) fn write(rows: &Rows<'_>) -> String {
    let dossier = &rows.open.dossier;
    let symmetric: Vec<&str> =
        dossier.kinds.iter().filter(|kind| kind.symmetric).map(|kind| kind.name.as_str()).collect();
    let value = json!({
        "directed": true,
        "multigraph": true,
        "graph": { "title": dossier.title, "symmetric": symmetric },
        "nodes": rows.entities().zip(rows.positions()).map(|(entity, at)| node(entity, at)).collect::<Vec<_>>(),
        "edges": rows.claims().map(|claim| edge(&claim)).collect::<Vec<_>>(),
        "documents": rows.documents().map(document).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

/// An object without what is not there, and with the dossier's own fields.
fn object(value: Value, fields: &BTreeMap<String, String>) -> Value {
    let Value::Object(known) = value else { return value };
    let is_said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let mut all: Map<String, Value> = known.into_iter().filter(|(_, value)| is_said(value)).collect();
    for (name, value) in fields {
        all.entry(field_name(name)).or_insert_with(|| Value::String(value.clone()));
    }
    Value::Object(all)
}

/// The shortest decimal that is this number.
fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

fn node(entity: &Entity, at: Option<Position>) -> Value {
    let value = json!({
        "id": entity.id,
        "label": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
        "note": entity.note,
        "x": at.map(|at| decimal(at.x)),
        "y": at.map(|at| decimal(at.y)),
        "links": (!entity.links.is_empty()).then_some(&entity.links),
    });
    object(value, &entity.fields)
}

fn edge(claim: &Claim<'_>) -> Value {
    let relation = claim.relation;
    let evidence: Vec<Value> = claim
        .evidence
        .iter()
        .map(|piece| {
            let verified = piece.evidence.quote.as_ref().map(|_| piece.verification.is_verified());
            let value = json!({
                "document": piece.document,
                "quote": piece.evidence.quote,
                "passage": piece.evidence.passage,
                "prefix": piece.evidence.prefix,
                "suffix": piece.evidence.suffix,
                "note": piece.evidence.note,
                "verified": verified,
            });
            object(value, &BTreeMap::new())
        })
        .collect();
    let value = json!({
        "key": claim.id,
        "source": claim.from,
        "target": claim.to,
        "relation": relation.kind,
        "directed": claim.is_symmetric.then_some(false),
        "status": relation.status.word(),
        "by": claim.by,
        "hedge": relation.hedge,
        "date": Some(claim.date()).filter(|date| !date.is_empty()),
        "note": relation.note,
        "evidence": evidence,
    });
    object(value, &relation.fields)
}

fn document(document: &Document) -> Value {
    let value = json!({
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "date": document.date.as_ref().map(|date| &date.text),
        "url": document.url,
        "rights": document.rights,
        "language": document.language,
        "text": document.text,
    });
    object(value, &document.fields)
}
