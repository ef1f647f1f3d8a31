//! The working folder of LightRAG and nano-graphrag: a graph, and the texts and chunks that it was made from.
//!
//! The graph knows chunks, no sentences: a relation is backed by passages. Its directions were never stored.

use super::graph_xml;
use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewEvidence, NewRelation, Where, words};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::Deed;
use std::collections::BTreeMap;

/// What parts lists in one attribute.
const SEPARATOR: &str = "<SEP>";

/// The longest list of keywords that is taken for the kind of a relation, in characters.
const LONGEST_KIND: usize = 80;

const GRAPH: &str = "graph_chunk_entity_relation.graphml";

/// A folder with one of the stores, or the graph with the attributes that only these tools write.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let has = |name: &str| offer.named(name).is_some();
    let is_alone = || offer.items().any(is_graph);
    if !(has("kv_store_full_docs.json") || has("kv_store_text_chunks.json") || has(GRAPH) || is_alone()) {
        return None;
    }
    let is_light = has("kv_store_doc_status.json")
        || offer.items().any(|item| is_graph(item) && item.looks().text().contains("\"file_path\""));
    let words = if is_light { "a LightRAG folder" } else { "a nano-graphrag folder" };
    Some(Recognised { words: words.to_owned() })
}

/// Whether a file is the graph: by its name, or as GraphML whose nodes have chunks.
fn is_graph(item: &Item<'_>) -> bool {
    let has = |name: &str| item.looks().text().contains(&format!("attr.name=\"{name}\""));
    item.looks().is_element(&["graphml"])
        && (item.name() == GRAPH || has("source_id") && has("entity_type") && has("description"))
}

/// Reads the graph, the texts and the chunks.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    // What else lies in the folder: caches, vectors, the state of its documents.
    let rest = |item: &&Item<'_>| ["kv_store_", "vdb_"].iter().any(|start| item.name().starts_with(start));
    offer.items().filter(rest).for_each(Item::mark_used);
    let mut chunks = read_chunks(offer)?;
    read_documents(offer, &chunks, draft)?;
    let texts: BTreeMap<&str, &str> = draft
        .documents()
        .iter()
        .filter_map(|document| Some((document.id.as_str(), document.text.as_deref()?)))
        .collect();
    for chunk in chunks.values_mut() {
        if let Some(text) = texts.get(chunk.document.as_str()) {
            chunk.content = words::whole_words(&chunk.content, text).to_owned();
        }
    }
    let mut is_any = false;
    for item in offer.items().filter(|item| is_graph(item)) {
        item.mark_used();
        is_any = true;
        take(graph_xml::parsed(item)?, &chunks, item.path(), draft);
    }
    if !is_any {
        let what = "folders without their graph, which is kept in a database: export it from there";
        draft.tell(Deed::Kept, what, 1, GRAPH);
    }
    Ok(())
}

/// A chunk of a document.
struct Chunk {
    document: String,
    file: Option<String>,
    content: String,
    /// Its number in the document, from 1.
    number: Option<usize>,
}

fn read_chunks(offer: &Offer<'_>) -> Result<BTreeMap<String, Chunk>, Refusal> {
    let Some(item) = offer.named("kv_store_text_chunks.json") else { return Ok(BTreeMap::new()) };
    let chunk = |id: &str, value: &Json<'_>| Chunk {
        document: value.word_of(&["full_doc_id"]).unwrap_or_else(|| id.to_owned()),
        file: value.word_of(&["file_path"]),
        content: value.word_of(&["content"]).unwrap_or_default(),
        number: value.word_of(&["chunk_order_index"]).and_then(|word| word.parse::<usize>().ok()).map(|at| at + 1),
    };
    let pairs = item.json()?.value.pairs();
    Ok(pairs.iter().map(|(id, value)| (id.to_string(), chunk(id, value))).collect())
}

/// Adds the documents: those of the store, and those that only chunks name.
fn read_documents(offer: &Offer<'_>, chunks: &BTreeMap<String, Chunk>, draft: &mut Draft) -> Result<(), Refusal> {
    let files: BTreeMap<&str, &str> =
        chunks.values().filter_map(|chunk| Some((chunk.document.as_str(), chunk.file.as_deref()?))).collect();
    let title = |id: &str, own: Option<String>| {
        own.or_else(|| files.get(id).map(|file| (*file).to_owned()))
            .filter(|file| file != "unknown_source")
            .unwrap_or_default()
    };
    let Some(item) = offer.named("kv_store_full_docs.json") else { return Ok(()) };
    for (id, value) in item.json()?.value.pairs() {
        draft.document(NewDocument {
            id: id.to_string(),
            title: title(id, value.word_of(&["file_path"])),
            text: value.word_of(&["content"]),
            place: Where::id(id),
            ..NewDocument::default()
        });
    }
    Ok(())
}

/// Hands the graph over.
fn take(graph: graph_xml::Graph, chunks: &BTreeMap<String, Chunk>, file: &str, draft: &mut Draft) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    chunks.values().for_each(|chunk| *counts.entry(&chunk.document).or_default() += 1);
    draft.tell(Deed::Kept, "nodes whose list of chunks and time of making stay behind", graph.nodes.len(), file);
    for node in graph.nodes {
        let mut attributes = node.attributes;
        let (own, kind) = (attributes.take(&["entity_id", "entity_name"]), attributes.take(&["entity_type"]));
        let note = attributes.take(&["description"]);
        for name in ["source_id", "created_at", "truncate", "clusters"] {
            attributes.take(&[name]);
        }
        draft.entity(NewEntity {
            id: words::name(&node.id),
            name: own.unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            note: note.map(|note| note.replace(SEPARATOR, "; ")),
            fields: attributes.rest().into_iter().map(|(key, value)| (key, value.replace(SEPARATOR, "; "))).collect(),
            place: Where::id(&node.id),
            ..NewEntity::default()
        });
    }
    for edge in graph.edges {
        take_edge(edge, chunks, &counts, draft);
    }
}

fn take_edge(
    edge: graph_xml::Edge,
    chunks: &BTreeMap<String, Chunk>,
    counts: &BTreeMap<&str, usize>,
    draft: &mut Draft,
) {
    let mut attributes = edge.attributes;
    let [from, to] = [&edge.from, &edge.to].map(|end| words::name(end));
    let place = Where::id(&format!("the edge of {from} and {to}"));
    let keywords = attributes.take(&["keywords"]).map(|words| words.replace(SEPARATOR, ", "));
    let is_kind = keywords.as_ref().is_some_and(|words| words.chars().count() <= LONGEST_KIND);
    let note = attributes.take(&["description"]);
    if note.as_ref().is_some_and(|note| note.contains(SEPARATOR)) {
        let what = "edges whose description joins several: an allegation and its denial may be one here";
        draft.kept(what, &place);
    }
    let files = attributes.take(&["file_path"]).unwrap_or_default();
    let sources = attributes.take(&["source_id"]).unwrap_or_default();
    let mut evidence = Vec::new();
    for (at, id) in parts(&sources).enumerate() {
        let file = parts(&files).nth(at).or_else(|| parts(&files).next());
        match chunks.get(id) {
            Some(chunk) => evidence.push(passage(chunk, counts)),
            // What was put in by hand names a source, and no chunk.
            None => evidence.push(NewEvidence::citation(file.unwrap_or(id), Some(id.to_owned()))),
        }
    }
    for name in ["created_at", "truncate", "order"] {
        attributes.take(&[name]);
    }
    if !is_kind && let Some(keywords) = &keywords {
        attributes.set("keywords", keywords);
    }
    draft.relation(NewRelation {
        from: End::Id(from),
        kind: keywords.filter(|_| is_kind).unwrap_or_default(),
        to: End::Id(to),
        note: note.map(|note| note.replace(SEPARATOR, "; ")),
        evidence,
        is_undirected: edge.is_undirected,
        fields: attributes.rest(),
        place,
        ..NewRelation::default()
    });
}

fn parts(list: &str) -> impl Iterator<Item = &str> {
    list.split(SEPARATOR).map(str::trim).filter(|part| !part.is_empty())
}

/// A chunk as evidence, with its number.
fn passage(chunk: &Chunk, counts: &BTreeMap<&str, usize>) -> NewEvidence {
    let count = counts.get(chunk.document.as_str()).copied().unwrap_or_default();
    let note = chunk.number.map(|number| format!("chunk {number} of {count}"));
    NewEvidence { note, ..NewEvidence::passage(&chunk.document, &chunk.content) }
}
