//! The evidence of an edge: quotes with their documents, and documents that are only cited.
//!
//! Invariant: text that a model wrote (`description`, `fact`, `summary`) is no quote.

use super::object::Object;
use crate::formats::json_tree::Json;
use crate::import::draft::NewEvidence;

/// Fields with words that stand in a document, and with several of them.
pub(super) const QUOTES: &[&str] = &[
    "evidence",
    "quote",
    "quotes",
    "sentence",
    "sentences",
    "source_sentence",
    "source_text",
    "supporting_quote",
    "supporting_text",
    "text",
    "text_span",
    "span",
    "verbatim",
    "excerpt",
    "snippet",
    "evidence_text",
];

/// Fields that name a document, or several.
pub(super) const DOCUMENTS: &[&str] = &[
    "source_document",
    "document",
    "doc",
    "document_id",
    "doc_id",
    "source_file",
    "file",
    "file_path",
    "filename",
    "source_url",
    "url",
    "uri",
    "source_id",
    "article",
    "documents",
    "source_documents",
    "sources",
    "provenance",
    "references",
    "support_documents",
];

/// Fields that say where in a document.
pub(super) const PLACES: &[&str] = &["source_location", "page", "line", "location", "chunk", "chunk_id", "chunk_index"];

/// Fields that hold pieces of evidence with their documents.
pub(super) const MENTIONS: &[&str] = &["mentions", "evidences", "provenances", "supports"];

/// The evidence of an edge. `chunk` gives the words of a numbered chunk, where the text is at hand.
pub(super) fn of(edge: Object<'_, '_>, chunk: &dyn Fn(usize) -> Option<String>) -> Vec<NewEvidence> {
    let documents: Vec<String> = DOCUMENTS.iter().flat_map(|key| names(edge, key)).fold(Vec::new(), once);
    let mut pieces = Vec::new();
    for mention in edge.get(MENTIONS).map(Json::items).unwrap_or_default() {
        pieces.extend(piece(mention, &documents));
    }
    if pieces.is_empty() {
        for key in QUOTES {
            match edge.get(&[key]) {
                Some(Json::List(items)) => pieces.extend(items.iter().filter_map(|item| piece(item, &documents))),
                Some(value @ (Json::Text(_) | Json::Object(_))) => pieces.extend(piece(value, &documents)),
                _ => {}
            }
            // `text` beside `evidence` is the same, or a sentence that was made of it.
            if !pieces.is_empty() {
                break;
            }
        }
        pieces.extend(numbered(edge, &documents));
    }
    let note = place(edge);
    for document in &documents {
        if !pieces.iter().any(|piece| piece.document.as_ref() == Some(document)) {
            pieces.push(NewEvidence::citation(document, note.clone()));
        }
    }
    let number = edge.word(&["chunk", "chunk_index"]).and_then(|number| number.parse::<usize>().ok());
    if documents.is_empty()
        && pieces.is_empty()
        && let Some(number) = number
    {
        pieces.push(NewEvidence { passage: chunk(number), note, ..NewEvidence::default() });
    }
    pieces
}

/// The list with a name that it does not have yet.
fn once(mut names: Vec<String>, name: String) -> Vec<String> {
    if !names.contains(&name) {
        names.push(name);
    }
    names
}

/// The documents that a field names: a word, words, or objects with an id. An id of several, as LightRAG joins them, is several.
fn names(edge: Object<'_, '_>, key: &str) -> Vec<String> {
    let name = |item: &Json<'_>| {
        item.word()
            .or_else(|| Object(item).word(DOCUMENTS).or_else(|| Object(item).word(&["id", "name", "title", "path"])))
    };
    match edge.get(&[key]) {
        Some(Json::List(items)) => items.iter().filter_map(name).collect(),
        Some(value @ Json::Text(_)) => {
            value.word().iter().flat_map(|word| word.split("<SEP>")).map(str::to_owned).collect()
        }
        Some(value @ Json::Object(_)) => name(value).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// A piece of evidence: words alone, or an object with words and a document.
fn piece(item: &Json<'_>, documents: &[String]) -> Option<NewEvidence> {
    let object = Object(item);
    let quote = item.text().map(str::to_owned).or_else(|| object.word(QUOTES)).filter(|quote| !quote.trim().is_empty());
    let own = DOCUMENTS.iter().flat_map(|key| names(object, key)).next().or_else(|| object.word(&["source"]));
    let document = own.or_else(|| documents.first().cloned());
    if quote.is_none() && document.is_none() {
        return None;
    }
    let prefix = object.word(&["prefix"]);
    let suffix = object.word(&["suffix"]);
    let passage = object.word(&["passage"]);
    let note = place(object).or_else(|| object.word(&["note", "remark"]));
    Some(NewEvidence { document, quote, passage, prefix, suffix, note, ..NewEvidence::default() })
}

/// Quotes in fields with numbers: `evidence_1`, `quote_2`.
fn numbered(edge: Object<'_, '_>, documents: &[String]) -> Vec<NewEvidence> {
    let field = |number: usize| edge.get(&[&format!("evidence_{number}"), &format!("quote_{number}")]);
    (1..=50).map_while(field).filter_map(|value| piece(value, documents)).collect()
}

/// Where in a document, in words.
fn place(object: Object<'_, '_>) -> Option<String> {
    let location = object.word(&["source_location", "location"]);
    let line = location.as_deref().and_then(|word| word.strip_prefix('L')).filter(|line| line.parse::<u32>().is_ok());
    let numbers = [("page", &["page"][..]), ("line", &["line"]), ("chunk", &["chunk", "chunk_id", "chunk_index"])];
    line.map(|line| format!("line {line}"))
        .or_else(|| numbers.iter().find_map(|(word, keys)| object.word(keys).map(|number| format!("{word} {number}"))))
        .or(location)
}
