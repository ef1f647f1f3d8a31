//! Documents in a graph: nodes that are documents, and lists of them.

use super::object::Object;
use super::words::KINDS;
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, NewDocument, Where};

const TEXTS: &[&str] = &["text", "content", "page_content", "body", "bodyText", "raw_text"];
const TITLES: &[&str] = &["title", "name", "label", "file_name", "filename", "path", "source", "file_path"];
const IDS: &[&str] = &["id", "document_id", "doc_id", "key", "name", "path"];
const URLS: &[&str] = &["url", "uri", "source_url", "link"];
const DATES: &[&str] = &["date", "published", "published_at", "publication_date"];

/// Whether a node is a document: sift-kg's `doc:…`, or one of a document's kind that holds its text.
pub(super) fn is_one(node: Object<'_, '_>, id: &str, kind: &str) -> bool {
    let kind = kind.to_lowercase();
    let is_kind = ["document", "documentchunk", "textdocument", "chunk", "source", "file"].contains(&kind.as_str());
    kind == "document" && id.starts_with("doc:")
        || is_kind && node.get(TEXTS).and_then(Json::text).is_some_and(|text| text.len() > 80)
}

/// Adds one.
pub(super) fn add(node: Object<'_, '_>, id: &str, place: Where, draft: &mut Draft) {
    let metadata = node.get(&["metadata"]).map(Object);
    let word = |keys: &[&str]| node.word(keys).or_else(|| metadata.and_then(|object| object.word(keys)));
    let plain = id.strip_prefix("doc:").unwrap_or(id).to_owned();
    draft.document(NewDocument {
        title: word(TITLES).unwrap_or_else(|| plain.clone()),
        id: plain,
        publisher: word(&["publisher"]),
        author: word(&["author", "authors"]),
        date: word(DATES),
        url: word(URLS),
        rights: word(&["rights", "license", "licence"]),
        text: node.get(TEXTS).and_then(Json::text).map(str::to_owned),
        language: word(&["language", "lang"]),
        fields: node.fields(&[
            TEXTS,
            TITLES,
            IDS,
            URLS,
            DATES,
            KINDS,
            &["metadata", "publisher", "author", "language", "lang", "rights"],
        ]),
        place,
    });
}

/// Adds the documents of a list.
pub(super) fn list(list: &Json<'_>, place: impl Fn(&Json<'_>) -> Where, draft: &mut Draft) {
    for item in list.items() {
        let object = Object(item);
        let id = item.word().or_else(|| object.word(IDS)).or_else(|| object.word(TITLES)).or_else(|| object.word(URLS));
        if let Some(id) = id {
            add(object, &id, place(item), draft);
        }
    }
}

/// Adds the one document of a `GraphDocument`; its id.
pub(super) fn source(source: &Json<'_>, place: Where, draft: &mut Draft) -> Option<String> {
    let object = Object(source);
    let metadata = object.get(&["metadata"]).map(Object);
    let named = metadata.and_then(|metadata| metadata.word(&["source", "title", "file_path", "id", "name"]));
    let id = named.or_else(|| object.word(&["id", "title"]))?;
    if !draft.documents().iter().any(|document| document.id == id) {
        add(object, &id, place, draft);
    }
    Some(id)
}
