//! Nodes and edges as JSON, as networkx and d3 read them, with documents and evidence.

use super::rows::{Claim, claims};
use crate::model::{Document, Entity, OpenDossier};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The whole dossier.
pub(super) fn write(open: &OpenDossier) -> String {
    let dossier = &open.dossier;
    let symmetric: Vec<&str> =
        dossier.kinds.iter().filter(|kind| kind.symmetric).map(|kind| kind.name.as_str()).collect();
    let value = json!({
        "directed": true,
        "multigraph": true,
        "graph": { "title": dossier.title, "symmetric": symmetric },
        "nodes": dossier.entities.iter().map(node).collect::<Vec<_>>(),
        "edges": claims(open).map(|claim| edge(&claim)).collect::<Vec<_>>(),
        "documents": dossier.documents.iter().map(document).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

/// An object without what is not there, and with the dossier's own fields where they do not hide others.
fn object(value: Value, fields: &BTreeMap<String, String>) -> Value {
    let Value::Object(known) = value else { return value };
    let is_said = |value: &Value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty());
    let mut all: Map<String, Value> = known.into_iter().filter(|(_, value)| is_said(value)).collect();
    for (name, value) in fields {
        if !all.contains_key(name) {
            all.insert(name.clone(), Value::String(value.clone()));
        }
    }
    Value::Object(all)
}

fn node(entity: &Entity) -> Value {
    let value = json!({
        "id": entity.id,
        "label": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
        "note": entity.note,
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
