//! FollowTheMoney's JSON lines: entities, plain texts, and a link for each claim.

use super::rows::{Claim, Rows};
use crate::model::{Document, Entity, OpenDossier, Status};
use serde_json::{Map, Value, json};

/// Kinds of entities, and the schemata that stand for them.
const SCHEMATA: [(&str, &str); 9] = [
    ("person", "Person"),
    ("organization", "Organization"),
    ("place", "Address"),
    ("country", "Address"),
    ("vessel", "Vessel"),
    ("event", "Event"),
    ("agreement", "Contract"),
    ("vehicle", "Vehicle"),
    ("project", "Project"),
];

/// A line for every document, entity and claim.
pub(super) fn write(rows: &Rows<'_>, lost: &mut Vec<String>) -> String {
    let mut lines: Vec<Value> = rows.documents().map(document).collect();
    lines.extend(rows.entities().map(entity));
    lines.extend(rows.claims().map(|claim| link(rows.open, &claim)));
    let unknown = rows.entities().filter(|entity| schema(&entity.kind).is_none()).count();
    let directed = rows.claims().filter(|claim| !claim.is_symmetric).count();
    let losses = [
        (unknown, "kinds that FollowTheMoney does not have, as Asset"),
        (directed, "directions of claims, which a link does not have"),
    ];
    lost.extend(losses.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what}: {count}")));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn schema(kind: &str) -> Option<&'static str> {
    SCHEMATA.iter().find(|(known, _)| *known == kind).map(|(_, schema)| *schema)
}

/// An object of the format, without properties that have no value.
fn thing(id: &str, schema: &str, properties: &[(&str, Vec<&str>)]) -> Value {
    let said =
        |values: &[&str]| values.iter().filter(|value| !value.is_empty()).map(|value| json!(value)).collect::<Vec<_>>();
    let properties: Map<String, Value> = properties
        .iter()
        .map(|(name, values)| ((*name).to_owned(), Value::Array(said(values))))
        .filter(|(_, values)| values.as_array().is_some_and(|list| !list.is_empty()))
        .collect();
    json!({ "id": id, "schema": schema, "properties": properties })
}

fn some(value: Option<&str>) -> Vec<&str> {
    value.into_iter().collect()
}

fn document(document: &Document) -> Value {
    let date = document.date.as_ref().map(|date| date.text.as_str());
    let properties = [
        ("title", vec![document.title.as_str()]),
        ("bodyText", some(document.text.as_deref())),
        ("author", some(document.author.as_deref())),
        ("publisher", some(document.publisher.as_deref())),
        ("date", some(date)),
        ("sourceUrl", some(document.url.as_deref())),
    ];
    thing(&document.id, "PlainText", &properties)
}

fn entity(entity: &Entity) -> Value {
    let schema = schema(&entity.kind).unwrap_or("Asset");
    let full = if schema == "Address" { vec![entity.name.as_str()] } else { Vec::new() };
    let properties = [
        ("name", vec![entity.name.as_str()]),
        ("full", full),
        ("alias", entity.aliases.iter().map(String::as_str).collect()),
        ("summary", some(entity.note.as_deref())),
        ("wikidataId", some(entity.links.get("wikidata").map(String::as_str))),
    ];
    thing(&entity.id, schema, &properties)
}

fn link(open: &OpenDossier, claim: &Claim<'_>) -> Value {
    let relation = claim.relation;
    let name = relation.by.map(|by| open.dossier.entity_name(by));
    let stated = match (relation.status, name) {
        (Status::Asserted, None) => String::new(),
        (status, None) => format!("status: {}", status.word()),
        (status, Some(name)) => format!("status: {}; by: {name}", status.word()),
    };
    let mut proofs: Vec<&str> = Vec::new();
    for piece in &claim.evidence {
        if !proofs.contains(&piece.document) {
            proofs.push(piece.document);
        }
    }
    let (start, end) = claim.date().split_once('/').map_or(("", ""), |(start, end)| (start, end));
    let properties = [
        ("subject", vec![claim.from]),
        ("object", vec![claim.to]),
        ("role", vec![relation.kind.as_str()]),
        ("proof", proofs),
        ("summary", claim.evidence.iter().filter_map(|piece| piece.evidence.quote.as_deref()).collect()),
        ("description", vec![stated.as_str()]),
        ("date", if start.is_empty() { vec![claim.date()] } else { Vec::new() }),
        ("startDate", vec![start]),
        ("endDate", vec![end]),
    ];
    thing(&claim.id, "UnknownLink", &properties)
}
