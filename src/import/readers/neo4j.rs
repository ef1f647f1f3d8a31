//! Neo4j's export by APOC: nodes and relationships as JSON Lines, as the graph builders of Neo4j, Graphiti and itext2kg leave them.
//!
//! A node for a document or a chunk is a document; a link from one of these to an entity says only that it is named there. What a
//! model wrote about a relationship (`fact`, `description`) is a remark.

use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::ImportPart;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Labels of nodes that are documents or parts of one.
const DOCUMENTS: [&str; 8] =
    ["Document", "__Document__", "Chunk", "__Chunk__", "Episodic", "Episode", "TextUnit", "DocumentChunk"];

/// Labels that say nothing of what an entity is.
const ANYTHING: [&str; 6] = ["__Entity__", "__KGBuilder__", "Entity", "Node", "Base", "Resource"];

const NAMES: [&str; 5] = ["name", "title", "fileName", "caption", "label"];
const TEXTS: [&str; 4] = ["text", "content", "page_content", "body"];
const QUOTES: [&str; 4] = ["evidence", "quote", "source_text", "sentence"];
const NOTES: [&str; 4] = ["fact", "description", "summary", "note"];
const SOURCES: [&str; 6] = ["episodes", "source_chunks", "chunk_ids", "source_document", "document", "source_id"];
const FROM: [&str; 4] = ["valid_at", "t_start", "start_date", "date"];
const UNTIL: [&str; 3] = ["invalid_at", "t_end", "end_date"];

/// Lines with a type that is `node` or `relationship`.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let is_any = offer.items().any(is_export);
    is_any.then(|| Recognised { words: "a Neo4j export (APOC JSON)".to_owned() })
}

fn is_export(item: &Item<'_>) -> bool {
    let looks = item.looks();
    looks.has_keys(&["type", "id", "labels"]) || looks.has_keys(&["type", "label", "start", "end"])
}

/// Reads all files.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    let mut lines = Vec::new();
    for item in offer.items().filter(|item| is_export(item)) {
        item.mark_used();
        let value = &item.json()?.value;
        let file: Arc<str> = item.path().into();
        let objects = if matches!(value, Json::Object(_)) { std::slice::from_ref(value) } else { value.items() };
        lines.extend(objects.iter().map(|object| (object, Where::line(&file, item.line(object.at())))));
    }
    for (object, place) in &lines {
        if object.word_of(&["type"]).as_deref() == Some("node") {
            node(object, place, &mut texts, draft);
        }
    }
    for (object, place) in lines {
        match object.word_of(&["type"]).as_deref() {
            Some("node") => {}
            Some("relationship") => relationship(object, place, &texts, draft),
            _ => draft.left_out(ImportPart::Relation, "lines that are no node and no relationship", place),
        }
    }
    Ok(())
}

/// A node: a document, or an entity.
fn node(object: &Json<'_>, place: &Where, texts: &mut BTreeSet<String>, draft: &mut Draft) {
    let id = object.word_of(&["id"]).unwrap_or_default();
    let none = Json::Null;
    let properties = object.get("properties").unwrap_or(&none);
    let labels: Vec<String> =
        object.get("labels").map(Json::items).unwrap_or_default().iter().filter_map(Json::word).collect();
    let name = properties.word_of(&NAMES);
    if labels.iter().any(|label| DOCUMENTS.contains(&label.as_str())) {
        texts.insert(id.clone());
        let number = properties.word_of(&["position", "index", "chunk_index"]).map(|number| format!("chunk {number}"));
        draft.document(NewDocument {
            title: name.or_else(|| properties.word_of(&["id"])).or(number).unwrap_or_default(),
            url: properties.word_of(&["url", "source"]).filter(|url| url.contains("://")),
            text: properties.word_of(&TEXTS),
            fields: fields(properties, &[&NAMES, &TEXTS, &["url"]]),
            place: place.clone(),
            id,
            ..NewDocument::default()
        });
        return;
    }
    let kind = labels.into_iter().rev().find(|label| !ANYTHING.contains(&label.as_str())).unwrap_or_default();
    draft.entity(NewEntity {
        name: name.or_else(|| properties.word_of(&["id", "text"])).unwrap_or_default(),
        kind,
        note: properties.word_of(&NOTES),
        fields: fields(properties, &[&NAMES, &NOTES, &["id"]]),
        place: place.clone(),
        id,
        ..NewEntity::default()
    });
}

/// A relationship between two entities; one with a document at an end is only told.
fn relationship(object: &Json<'_>, place: Where, texts: &BTreeSet<String>, draft: &mut Draft) {
    let end = |name: &str| {
        let end = object.get(name)?;
        end.word().or_else(|| end.word_of(&["id"]))
    };
    let (Some(from), Some(to)) = (end("start"), end("end")) else {
        return draft.left_out(ImportPart::Relation, "relationships without two ends", place);
    };
    match [&from, &to].map(|end| texts.contains(end)) {
        [true, true] => return draft.left_out(ImportPart::Relation, "links between documents and chunks", place),
        [false, false] => {}
        _ => return draft.left_out(ImportPart::Relation, "links that say that a document names an entity", place),
    }
    let none = Json::Null;
    let properties = object.get("properties").unwrap_or(&none);
    let label = object.word_of(&["label"]).unwrap_or_default();
    // Graphiti has one label for all, and the kind in the name.
    let kind = if label == "RELATES_TO" { properties.word_of(&["name", "type"]).unwrap_or(label) } else { label };
    let sources = SOURCES.iter().flat_map(|key| words(properties, key));
    let sources: Vec<String> = sources.filter(|source| texts.contains(source)).collect();
    let quote = properties.word_of(&QUOTES);
    let mut evidence: Vec<NewEvidence> = Vec::new();
    if let Some(quote) = quote {
        evidence.push(NewEvidence { document: sources.first().cloned(), quote: Some(quote), ..NewEvidence::default() });
    }
    let rest = sources.iter().skip(evidence.len());
    evidence.extend(rest.map(|source| NewEvidence::citation(source, None)));
    draft.relation(NewRelation {
        from: End::Id(from),
        to: End::Id(to),
        kind,
        date: properties.word_of(&FROM),
        until: properties.word_of(&UNTIL),
        note: properties.word_of(&NOTES),
        fields: fields(properties, &[&QUOTES, &NOTES, &SOURCES, &FROM, &UNTIL, &["name"]]),
        evidence,
        place,
        ..NewRelation::default()
    });
}

/// The words of a property that is a list, or a single one.
fn words(properties: &Json<'_>, key: &str) -> Vec<String> {
    let Some(value) = properties.get(key) else { return Vec::new() };
    value.word().map_or_else(|| value.items().iter().filter_map(Json::word).collect(), |word| vec![word])
}

/// All properties but those known, and vectors.
fn fields(properties: &Json<'_>, known: &[&[&str]]) -> BTreeMap<String, String> {
    let is_known = |key: &str| known.iter().any(|keys| keys.contains(&key)) || key.contains("embedding");
    let pairs = properties.pairs().iter().filter(|(key, _)| !is_known(key));
    let written = pairs.map(|(key, value)| (key.to_string(), value.written()));
    written.filter(|(_, value)| !value.trim().is_empty()).collect()
}
