//! GEXF and GraphML: pictures that people already have, and graphs that programs exported.
//!
//! The files know nodes, edges and attributes; which attributes mean a name, a kind or evidence is told by their names. Layout
//! and colours are left behind.

mod evidence;
mod gexf;
mod graph;
mod graphml;

pub(super) use graph::{Attributes, Edge, Graph};

use crate::formats::json_tree::{self, Json};
use crate::import::draft::words::{relation_kind, status};
use crate::import::draft::{Draft, End, NewDocument, NewEntity, NewRelation, Where};
use crate::import::format::Recognised;
use crate::import::offer::{Item, Offer};
use crate::import::refusal::Refusal;
use crate::model::{Deed, ImportPart};
use evidence::{evidence, inside, items};
use std::collections::BTreeSet;

/// Attributes that say what a node is called, what it is, and what else it is called.
const NAMES: [&str; 4] = ["label", "name", "title", "entity_name"];
const KINDS: [&str; 8] = ["entity_type", "type", "kind", "class", "category", "node_type", "labels", "group"];
/// Attributes that say what an edge is.
const RELATIONS: [&str; 9] =
    ["relation_type", "relation", "relationship", "predicate", "type", "kind", "label", "interaction", "name"];
/// Files whose outermost element is `gexf` or `graphml`.
pub(super) fn recognise(offer: &Offer<'_>) -> Option<Recognised> {
    let item = offer.items().find(|item| is_graph(item))?;
    let words = if item.looks().is_element(&["gexf"]) { "a GEXF graph" } else { "a GraphML graph" };
    Some(Recognised { words: words.to_owned() })
}

fn is_graph(item: &Item<'_>) -> bool {
    item.looks().is_element(&["gexf", "graphml"])
}

/// Reads all graphs that were given.
pub(super) fn read(offer: &Offer<'_>, draft: &mut Draft) -> Result<(), Refusal> {
    for item in offer.items().filter(|item| is_graph(item)) {
        item.mark_used();
        take(parsed(item)?, item.path(), draft);
    }
    Ok(())
}

/// The graph in a file.
///
/// # Errors
/// Where it is no well-formed XML.
pub(super) fn parsed(item: &Item<'_>) -> Result<Graph, Refusal> {
    let root = item.xml()?.root_element();
    Ok(if root.tag_name().name().eq_ignore_ascii_case("gexf") { gexf::graph(root) } else { graphml::graph(root) })
}

/// Hands a graph over.
fn take(graph: Graph, file: &str, draft: &mut Draft) {
    tell(&graph, file, draft);
    // A node that holds a text is a document, as cognee's chunks are.
    let is_chunk = |attributes: &Attributes| {
        let kind = KINDS.iter().find_map(|name| attributes.get(name)).unwrap_or_default().to_lowercase();
        (kind.contains("document") || kind.contains("chunk")) && attributes.get("text").is_some()
    };
    let mut documents = BTreeSet::new();
    for node in graph.nodes {
        if is_chunk(&node.attributes) {
            documents.insert(node.id.clone());
            draft.document(document(node));
        } else {
            draft.entity(entity(node));
        }
    }
    for edge in graph.edges {
        if documents.contains(&edge.from) || documents.contains(&edge.to) {
            draft.left_out(ImportPart::Relation, "edges between a text and what it names", name_of(&edge));
        } else {
            take_edge(edge, draft);
        }
    }
}

/// Tells what of a graph has no place in a dossier.
fn tell(graph: &Graph, file: &str, draft: &mut Draft) {
    draft.tell(Deed::Kept, "nodes whose place, size or colour stays behind", graph.dressed, file);
    if let Some((count, first)) = &graph.groups {
        draft.tell(Deed::Kept, "nodes that hold other nodes, which stand beside them now", *count, first);
    }
    if let Some((count, first)) = &graph.hyperedges {
        draft.tell(Deed::LeftOut(ImportPart::Relation), "edges with more than two ends", *count, first);
    }
}

fn document(node: graph::Node) -> NewDocument {
    let mut attributes = node.attributes;
    let title = node.label.or_else(|| attributes.take(&NAMES)).unwrap_or_default();
    let text = attributes.take(&["text"]);
    NewDocument {
        place: Where::id(&node.id),
        id: node.id,
        title,
        text,
        fields: attributes.rest(),
        ..NewDocument::default()
    }
}

fn entity(node: graph::Node) -> NewEntity {
    let graph::Node { id, label, mut attributes } = node;
    let mut names = NAMES.iter().filter_map(|name| attributes.take(&[name])).collect::<Vec<_>>();
    // What is drawn counts more where it is more than the number of the node.
    let own = names.iter().position(|name| *name != id);
    let drawn = label.filter(|label| *label != id || own.is_none());
    let name = drawn.unwrap_or_else(|| if names.is_empty() { String::new() } else { names.remove(own.unwrap_or(0)) });
    let kind = attributes.take_if(&KINDS, is_word).unwrap_or_default();
    // Neo4j writes its labels as `:Person:Customer`.
    let kind = kind.trim_start_matches(':').split(':').next().unwrap_or_default().to_owned();
    let note = attributes.take(&["description", "note", "notes", "context", "summary", "comment"]);
    let mut aliases: Vec<String> =
        attributes.take(&["aliases", "alias", "also_known_as"]).map(|list| items(&list)).unwrap_or_default();
    // sift-kg keeps what it knows besides as JSON.
    if let Some(more) = attributes.take(&["attributes", "properties"]) {
        aliases.extend(inside(&more, |value| {
            value.get("aliases").map(|list| list.items().iter().filter_map(Json::word).collect())
        }));
        let rest = inside(&more, |value| {
            let kept = value.pairs().iter().filter(|(key, _)| key != "aliases");
            Some(kept.map(|(key, value)| format!("{key}\t{}", value.written())).collect())
        });
        rest.iter().filter_map(|pair| pair.split_once('\t')).for_each(|(key, value)| attributes.set(key, value));
        if json_tree::parse(&more).is_err() {
            attributes.set("attributes", &more);
        }
    }
    names.retain(|other| *other != name && *other != id);
    aliases.extend(names);
    let place = Where::id(&id);
    NewEntity { id, name, kind, aliases, note, fields: attributes.rest(), place, ..NewEntity::default() }
}

fn take_edge(edge: Edge, draft: &mut Draft) {
    let place = Where::id(&name_of(&edge));
    let Edge { id, from, to, label, mut attributes, is_undirected, span } = edge;
    if from.is_empty() || to.is_empty() {
        draft.left_out(ImportPart::Relation, "edges without one of their ends", place);
        return;
    }
    let drawn = label.filter(|label| is_word(label));
    let own = attributes.take_if(&RELATIONS, is_word);
    let kind = drawn.or_else(|| own.clone()).unwrap_or_default();
    if let Some(own) = own.filter(|own| *own != kind) {
        attributes.set("relation type", &own);
    }
    let label = attributes.take(&["label"]).filter(|label| *label != kind);
    label.iter().for_each(|label| attributes.set("label", label));
    // sift-kg makes one edge of all relations between two ends; the kinds of it are written like one.
    let is_merged = kind.contains("; ");
    let kind = if is_merged { kind.split("; ").filter_map(relation_kind).collect::<Vec<_>>().join("; ") } else { kind };
    if is_merged {
        draft.kept("edges that another program had made of several relations, their quotes together", &place);
    }
    let evidence = evidence(&mut attributes, is_merged);
    let word = attributes.take_if(&["status", "polarity", "assertion", "factuality"], |word| status(word).is_some());
    let [start, end] = span;
    let is_symmetric = attributes.take(&["symmetric"]).is_some_and(|word| word == "true");
    draft.relation(NewRelation {
        id: attributes.take(&["relation_id"]).or(id).filter(|id| !is_counted(id)),
        from: End::Id(from),
        kind,
        to: End::Id(to),
        status: word.and_then(|word| status(&word)).unwrap_or_default(),
        by: attributes.take(&["by", "speaker", "attributed_to"]).map(End::Id),
        date: start.or_else(|| attributes.take(&["date", "start_date", "start", "valid_at", "valid_from"])),
        until: end.or_else(|| attributes.take(&["end_date", "end", "invalid_at", "valid_to", "until"])),
        note: attributes.take(&["note", "notes", "description", "comment", "fact", "summary"]),
        hedge: attributes.take(&["hedge"]),
        evidence,
        is_undirected: is_undirected || is_symmetric,
        fields: attributes.rest(),
        place,
    });
}

/// Whether a value is a word, not a number: numbers are weights and communities, no kinds.
fn is_word(value: &str) -> bool {
    let value = value.trim();
    !value.is_empty()
        && value.parse::<f64>().is_err()
        && !matches!(value.to_lowercase().as_str(), "directed" | "undirected" | "mutual")
}

/// Whether an id only counts: `12`, `e12`.
fn is_counted(id: &str) -> bool {
    let digits = id.trim_start_matches(['e', 'E']);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// What an edge is called where something is told of it.
fn name_of(edge: &Edge) -> String {
    match &edge.id {
        Some(id) => format!("edge {id}"),
        None => format!("the edge from {} to {}", edge.from, edge.to),
    }
}
