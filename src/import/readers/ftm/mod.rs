//! FollowTheMoney's entities, a line each: Aleph, OpenAleph, OpenSanctions.
//!
//! Entities of edge schemata are relations, one for each pair of their ends. Properties that point at other entities are
//! relations as well. A summary is a quote only where it stands in the text of the proof.

mod parts;
mod reader;
pub(in crate::import) mod schema;

use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use parts::Parts;
use reader::Reader;
use std::sync::Arc;

/// Objects with a schema and properties.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(is_entities);
    is_any.then(|| Recognised { words: "FollowTheMoney entities".to_owned() })
}

fn is_entities(item: &Item<'_>) -> bool {
    item.looks().has_keys(&["schema", "properties"])
}

/// Reads all entities.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut parts = Parts::default();
    for item in offer.items().filter(|item| is_entities(item)) {
        item.mark_used();
        let value = &item.json()?.value;
        let objects = if matches!(value, Json::Object(_)) { std::slice::from_ref(value) } else { value.items() };
        let file: Arc<str> = item.path().into();
        for object in objects {
            parts.add(object, Where::line(&file, item.line(object.at())), draft);
        }
    }
    let reader = Reader::of(&parts);
    for part in parts.all() {
        match part.schema.as_str() {
            schema if schema::is_document(schema) => reader.document(part, draft),
            schema if schema::edge(schema).is_some() => reader.edge(part, draft),
            "Mention" | "Page" => {}
            _ => reader.entity(part, draft),
        }
    }
    Ok(())
}
