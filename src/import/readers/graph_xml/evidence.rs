//! The evidence of an edge, as programs write it into its attributes.

use super::graph::Attributes;
use crate::formats::json_tree::{self, Json};
use crate::import::draft::NewEvidence;

/// Attributes that hold the words of a document, or name one.
const QUOTES: [&str; 4] = ["evidence", "quote", "sentence", "text"];
const SOURCES: [&str; 8] =
    ["source_document", "document", "doc", "file", "source_file", "url", "document_id", "reference"];

/// The evidence in the attributes of an edge: a list in JSON, a quote and its document, numbered quotes; of a merged edge, the
/// quotes with ` | ` between.
pub(super) fn evidence(attributes: &mut Attributes, is_merged: bool) -> Vec<NewEvidence> {
    let mut found = Vec::new();
    if let Some(mentions) = attributes.take(&["mentions"]) {
        if let Ok(file) = json_tree::parse(&mentions) {
            found.extend(file.value.items().iter().filter_map(mention));
        } else {
            attributes.set("mentions", &mentions);
        }
    }
    let quote = attributes.take(&QUOTES);
    let source = attributes.take(&SOURCES);
    let joined = quote.as_deref().filter(|quote| is_merged && quote.contains(" | "));
    if let Some(joined) = joined {
        for quote in joined
            .split(" | ")
            .filter(|quote| !found.iter().any(|piece| piece.quote.as_deref() == Some(quote)))
            .collect::<Vec<_>>()
        {
            found.push(NewEvidence { quote: Some(quote.to_owned()), ..NewEvidence::default() });
        }
    } else if found.is_empty() && (quote.is_some() || source.is_some()) {
        found.push(NewEvidence { document: source, quote, ..NewEvidence::default() });
    }
    for number in 1..=999 {
        let of = |stem: &str| format!("{stem}_{number}");
        let quote = attributes.take(&[&of("evidence"), &of("quote")]);
        let names = ["source_document", "document", "doc", "evidence_doc", "evidence_document"].map(of);
        let document = attributes.take(&names.each_ref().map(String::as_str));
        if quote.is_none() && document.is_none() {
            break;
        }
        found.push(NewEvidence { document, quote, ..NewEvidence::default() });
    }
    // A quote without a document may be from any of these.
    let lacking = found.iter().filter(|piece| piece.document.is_none()).count();
    let supporting =
        attributes.take(&["support_documents", "source_documents"]).map(|list| items(&list)).unwrap_or_default();
    for document in supporting.into_iter().filter(|_| lacking == 0) {
        if found.iter().all(|piece| piece.document.as_deref() != Some(&document)) {
            found.push(NewEvidence::citation(&document, None));
        }
    }
    found
}

/// A place where sift-kg found a relation.
fn mention(value: &Json<'_>) -> Option<NewEvidence> {
    let (document, quote) = (value.word_of(&SOURCES), value.word_of(&QUOTES));
    (document.is_some() || quote.is_some()).then(|| NewEvidence { document, quote, ..NewEvidence::default() })
}

/// The items of a list in one attribute: JSON, or words with `;` or `|` between.
pub(super) fn items(list: &str) -> Vec<String> {
    let as_json = inside(list, |value| Some(value.items().iter().filter_map(Json::word).collect()));
    if !as_json.is_empty() {
        return as_json;
    }
    list.split([';', '|']).map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}

/// What is taken out of a JSON value that stands in an attribute.
pub(super) fn inside(text: &str, take: impl Fn(&Json<'_>) -> Option<Vec<String>>) -> Vec<String> {
    json_tree::parse(text).ok().and_then(|file| take(&file.value)).unwrap_or_default()
}
