//! Graphs and triples in JSON, in the shapes that tools write: networkx and d3, sift-kg and its extractions, graphify,
//! swarmvault, kg-gen, lists of triples, `LangChain`'s `GraphDocument`, Kumu, Cytoscape.js, graphology.
//!
//! Shapes are told by their keys. A graph is a list of nodes and a list of edges, whatever these are called; documents may stand
//! beside them, or are given as texts.
//!
//! Lost: how things are drawn, vectors, edges with more than two ends.

mod documents;
mod evidence;
mod graph;
mod kg_gen;
mod object;
mod reading;
mod words;

#[cfg(test)]
mod tests;

use crate::formats::json_tree::Json;
use crate::import::draft::{Draft, Where};
use crate::import::format::Recognised;
use crate::import::offer::Offer;
use crate::import::refusal::Refusal;
use crate::model::{Deed, ImportPart};
use object::Object;
use reading::{Reading, is_json};

/// What lists of nodes are called, and lists of edges.
const NODES: &[&str] = &["nodes", "entities", "elements", "vertices"];
const EDGES: &[&str] = &["links", "edges", "relationships", "relations", "connections", "triples", "triplets", "facts"];

/// Files of JSON that hold a graph or triples.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    offer.items().find_map(|item| {
        if !is_json(item) {
            return None;
        }
        match item.json() {
            // What is broken is told by its reader, with its place.
            Err(_) => Some("JSON".to_owned()),
            Ok(file) => name(&file.value),
        }
        .map(|words| Recognised { words })
    })
}

/// What a value is taken for, in words; `None` where it is no graph.
fn name(value: &Json<'_>) -> Option<String> {
    if let Json::List(items) = value {
        let first = items.first()?;
        let is_triple =
            is_edge(first) || first.items().len() == 3 && first.items().iter().all(|part| part.text().is_some());
        return if is_triple {
            Some("a list of triples (JSON)".to_owned())
        } else {
            name(first).filter(|_| items.len() < 10_000)
        };
    }
    let root = parts(value)?;
    let version = |object: Option<&Json<'_>>, key: &str| object.and_then(|object| object.word_of(&[key]));
    let first_edge = root.edges.and_then(|edges| edges.items().first());
    Some(match () {
        () if version(value.get("metadata"), "sift_kg_version").is_some() => {
            format!(
                "a graph of sift-kg, version {}",
                version(value.get("metadata"), "sift_kg_version").unwrap_or_default()
            )
        }
        () if version(value.get("graph"), "graphify_version").is_some() => {
            format!(
                "a graph of graphify, version {}",
                version(value.get("graph"), "graphify_version").unwrap_or_default()
            )
        }
        () if value.get("generatedAt").is_some() => "a graph of swarmvault".to_owned(),
        () if value.get("relations_chunk_ids").is_some() => "a graph of kg-gen".to_owned(),
        () if value.get("document_id").is_some() => "an extraction of sift-kg".to_owned(),
        () if value.get("relationships").is_some() => "a GraphDocument (LangChain, LlamaIndex)".to_owned(),
        () if value.get("connections").is_some() => "a map of Kumu".to_owned(),
        () if value.get("elements").is_some() => "a graph of Cytoscape.js".to_owned(),
        () if first_edge.is_some_and(|edge| edge.get("attributes").is_some()) => {
            "a graph of graphology (Gephi Lite)".to_owned()
        }
        () if root.nodes.is_none() => "a list of triples (JSON)".to_owned(),
        () => "a node-link graph (JSON)".to_owned(),
    })
}

/// Whether an object is an edge: it has two ends.
fn is_edge(item: &Json<'_>) -> bool {
    Object(item).get(words::FROM).is_some() && Object(item).get(words::TO).is_some()
}

/// The lists of a graph.
#[derive(Clone, Copy)]
struct Parts<'j, 't> {
    nodes: Option<&'j Json<'t>>,
    edges: Option<&'j Json<'t>>,
}

/// The lists of nodes and edges in an object, or in one of its objects.
fn parts<'j, 't>(value: &'j Json<'t>) -> Option<Parts<'j, 't>> {
    let is_list = |list: &&Json<'_>| matches!(list, Json::List(_));
    let within = |object: &'j Json<'t>| {
        let find = |keys: &[&str]| keys.iter().find_map(|key| object.get(key));
        let nodes = find(NODES).filter(|nodes| matches!(nodes, Json::List(_) | Json::Object(_)));
        // kg-gen's `edges` are the words for its relations.
        let has_ends =
            |list: &Json<'_>| list.items().first().is_none_or(|edge| is_edge(edge) || edge.items().len() >= 2);
        let edges = EDGES.iter().filter_map(|key| object.get(key)).find(|list| is_list(list) && has_ends(list));
        (edges.is_some() || nodes.is_some_and(|nodes| is_list(&nodes))).then_some(Parts { nodes, edges })
    };
    // Cytoscape's one flat list holds nodes and edges alike.
    let inner =
        ["elements", "graph", "kwargs", "data", "result", "knowledge_graph"].iter().filter_map(|key| value.get(key));
    let mut found = within(value).filter(|parts| parts.edges.is_some());
    for object in inner {
        found = found.or_else(|| within(object).filter(|parts| parts.edges.is_some()));
    }
    found.or_else(|| {
        within(value).filter(|_| {
            value.get("elements").is_some() || value.get("nodes").is_some() || value.get("document_id").is_some()
        })
    })
}

/// Reads every file that holds a graph.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    let mut reading = Reading::new(offer);
    for item in offer.items().filter(|item| is_json(item)) {
        let file = item.json()?;
        if name(&file.value).is_none() {
            continue;
        }
        item.mark_used();
        draft.tell(
            Deed::Changed,
            "numbers that are none (NaN, Infinity), read as nothing",
            file.no_numbers.0,
            Where::line(&item.path().into(), item.line(file.no_numbers.1)),
        );
        reading.begin(item);
        read_value(&file.value, &mut reading, draft);
    }
    Ok(())
}

fn read_value(value: &Json<'_>, reading: &mut Reading<'_, '_>, draft: &mut Draft) {
    if let Json::List(items) = value {
        if items.first().is_some_and(|item| parts(item).is_some() && !is_edge(item)) {
            return items.iter().for_each(|item| read_value(item, reading, draft));
        }
        return graph::edges(value, reading, draft);
    }
    let Some(parts) = parts(value) else { return };
    for list in ["documents", "sources", "pages"].iter().filter_map(|key| value.get(key)) {
        documents::list(list, |item| reading.place(item), draft);
    }
    let outer = value.get("kwargs").unwrap_or(value);
    let source =
        outer.get("source").filter(|source| Object(source).get(&["page_content", "text", "metadata"]).is_some());
    reading.document = source
        .and_then(|source| documents::source(source, reading.place(source), draft))
        .or_else(|| value.word_of(&["document_id"]));
    reading.is_undirected =
        value.get("directed").or_else(|| value.get("graph").and_then(|graph| graph.get("directed")))
            == Some(&Json::Flag(false))
            || value.get("options").and_then(|options| options.word_of(&["type"])).as_deref() == Some("undirected");
    reading.chunks = kg_gen::chunks(value);
    let hyperedges = value.get("hyperedges").or_else(|| value.get("graph").and_then(|graph| graph.get("hyperedges")));
    for hyperedge in hyperedges.map(Json::items).unwrap_or_default() {
        let label = Object(hyperedge).word(&["label", "id"]).unwrap_or_default();
        draft.left_out(ImportPart::Relation, "edges with more than two ends", label);
    }
    reading.order.clear();
    let flat = parts.edges.is_none().then_some(parts.nodes).flatten();
    if let Some(Json::List(items)) = flat {
        // Nodes and edges in one list.
        let (edges, nodes): (Vec<Json<'_>>, Vec<Json<'_>>) = items.iter().cloned().partition(is_edge);
        graph::nodes(&Json::List(nodes), reading, draft);
        return graph::edges(&Json::List(edges), reading, draft);
    }
    if let Some(nodes) = parts.nodes {
        graph::nodes(nodes, reading, draft);
        kg_gen::aliases(value, draft);
    }
    if let Some(edges) = parts.edges {
        graph::edges(edges, reading, draft);
    }
}
