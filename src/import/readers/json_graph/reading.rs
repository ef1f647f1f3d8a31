//! What is known while graphs are read: ids, documents, chunks, places.

use crate::formats::json_tree::Json;
use crate::import::draft::{End, NewEvidence, Where};
use crate::import::offer::{Item, Offer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known while graphs are read.
pub(super) struct Reading<'o, 'g> {
    pub(super) offer: &'o Offer<'g>,
    pub(super) item: Option<&'o Item<'g>>,
    pub(super) file: Arc<str>,
    /// The ids of nodes, with name and kind.
    pub(super) seen: BTreeMap<String, (String, String)>,
    /// The ids of this graph's nodes in their order.
    pub(super) order: Vec<String>,
    /// The ids of nodes that are documents.
    pub(super) documents: BTreeSet<String>,
    /// The document that all edges are from, where the file says so.
    pub(super) document: Option<String>,
    pub(super) is_undirected: bool,
    pub(super) drops_inferred: bool,
    /// kg-gen's chunks of each triple: its parts, joined, with files and numbers.
    pub(super) chunks: BTreeMap<String, Vec<(String, String)>>,
}

impl<'o, 'g> Reading<'o, 'g> {
    pub(super) fn new(offer: &'o Offer<'g>) -> Self {
        let (seen, order, documents, chunks) = (BTreeMap::new(), Vec::new(), BTreeSet::new(), BTreeMap::new());
        let drops_inferred = offer.wishes().drop_inferred;
        Self {
            offer,
            item: None,
            file: "".into(),
            seen,
            order,
            documents,
            document: None,
            is_undirected: false,
            drops_inferred,
            chunks,
        }
    }

    pub(super) fn begin(&mut self, item: &'o Item<'g>) {
        self.item = Some(item);
        self.file = item.path().into();
    }

    /// Where an object stands.
    pub(super) fn place(&self, object: &Json<'_>) -> Where {
        // A list has no place of its own; its line would cost as much as reading the file.
        match (object, self.item) {
            (Json::Object(fields), Some(item)) => Where::line(&self.file, item.line(fields.at)),
            _ => Where { file: Arc::clone(&self.file), line: 0 },
        }
    }

    /// Whether a node was not met before with the same id, name and kind.
    pub(super) fn is_new(&mut self, id: &str, name: &str, kind: &str) -> bool {
        let value = (name.to_owned(), kind.to_owned());
        if self.seen.get(id) == Some(&value) {
            return false;
        }
        self.seen.entry(id.to_owned()).or_insert(value);
        true
    }

    pub(super) fn knows(&self, id: &str) -> bool {
        self.seen.contains_key(id)
    }

    /// Whether ids are words, so that a number as an end counts nodes.
    pub(super) fn has_text_ids(&self) -> bool {
        !self.seen.is_empty() && self.seen.keys().any(|id| id.parse::<f64>().is_err())
    }

    /// An end by its id, or by its name where there are no nodes.
    pub(super) fn end(&self, word: String, kind: Option<String>) -> End {
        match kind {
            _ if !self.seen.is_empty() => End::Id(word),
            Some(kind) => End::Named { name: word, kind },
            None => End::Name(word),
        }
    }

    /// The words of a chunk that is numbered from 1, of the only text that was given beside: 200 words, 20 of them shared with the one
    /// before, as ai-knowledge-graph cuts them.
    pub(super) fn chunk(&self, number: usize) -> Option<String> {
        const WORDS: usize = 200;
        const SHARED: usize = 20;
        let mut texts =
            self.offer.all().filter(|item| !item.is_used() && !is_json(item)).filter_map(|item| item.text().ok());
        let text = texts.next().filter(|_| texts.next().is_none())?;
        let words: Vec<&str> =
            text.split_whitespace().skip(number.checked_sub(1)? * (WORDS - SHARED)).take(WORDS).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// The chunks that kg-gen names for a triple.
    pub(super) fn evidence_of(&self, parts: [&str; 3]) -> Vec<NewEvidence> {
        let chunks = self.chunks.get(&parts.join("-")).map(Vec::as_slice).unwrap_or_default();
        let cited = |(file, number): &(String, String)| NewEvidence::citation(file, Some(format!("chunk {number}")));
        let own = self.document.iter().map(|document| NewEvidence::citation(document, None));
        if chunks.is_empty() { own.collect() } else { chunks.iter().map(cited).collect() }
    }
}

/// Whether a file is JSON, as it looks.
pub(super) fn is_json(item: &Item<'_>) -> bool {
    let has_ending = ["json", "jsonl", "ndjson"].contains(&item.ending().as_str());
    item.looks().keys().is_some() || has_ending && item.bytes().len() > 2 && item.looks().element().is_none()
}
