//! GraphML, as networkx, yEd, Gephi and igraph write it.

use super::graph::{Edge, Graph, Node, count};
use roxmltree::Node as Element;
use std::collections::BTreeMap;

/// What a `key` of the file declares.
#[derive(Clone, Copy, Debug, Default)]
struct Key<'a> {
    name: &'a str,
    default: Option<&'a str>,
    /// Whether it is for nodes, for edges, or for anything.
    of: &'a str,
}

/// Keys by id. One that is declared for edges may stand on nodes all the same.
type Keys<'a> = BTreeMap<&'a str, Key<'a>>;

/// The graph of a GraphML file: all its graphs, and those inside of nodes.
#[must_use]
pub(in crate::import::readers) fn graph(root: Element<'_, '_>) -> Graph {
    let mut graph = Graph::default();
    let keys = keys(root);
    for element in root.descendants() {
        match element.tag_name().name() {
            "node" => node(element, &keys, &mut graph),
            "edge" => edge(element, &keys, &mut graph),
            "hyperedge" => count(&mut graph.hyperedges, element.attribute("id").unwrap_or("without an id")),
            _ => {}
        }
    }
    graph
}

fn keys<'a>(root: Element<'a, '_>) -> Keys<'a> {
    let mut keys = Keys::new();
    for key in root.descendants().filter(|node| node.tag_name().name() == "key") {
        let id = key.attribute("id").unwrap_or_default();
        let name = key.attribute("attr.name").or_else(|| key.attribute("yfiles.type")).unwrap_or(id);
        let default = key.children().find(|node| node.tag_name().name() == "default").and_then(|node| node.text());
        keys.insert(id, Key { name, default, of: key.attribute("for").unwrap_or("all") });
    }
    keys
}

fn node(element: Element<'_, '_>, keys: &Keys<'_>, graph: &mut Graph) {
    let id = element.attribute("id").unwrap_or_default();
    let mut node = Node { id: id.to_owned(), ..Node::default() };
    values(element, "node", keys, |name, value| node.attributes.set(name, value));
    let is_dressed = node.attributes.undress();
    let drawn = drawn(element, "NodeLabel");
    graph.dressed += usize::from(is_dressed || drawn.1);
    node.label = drawn.0;
    if element.children().any(|child| child.tag_name().name() == "graph") {
        count(&mut graph.groups, id);
    }
    graph.nodes.push(node);
}

fn edge(element: Element<'_, '_>, keys: &Keys<'_>, graph: &mut Graph) {
    let end = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
    let around = element.ancestors().find(|node| node.tag_name().name() == "graph");
    let default = around.and_then(|graph| graph.attribute("edgedefault")).unwrap_or("directed");
    let is_undirected = match element.attribute("directed") {
        Some(word) => word == "false",
        None => default == "undirected",
    };
    let mut edge = Edge {
        id: element.attribute("id").map(str::to_owned),
        from: end("source"),
        to: end("target"),
        is_undirected,
        ..Edge::default()
    };
    values(element, "edge", keys, |name, value| edge.attributes.set(name, value));
    edge.attributes.undress();
    edge.label = drawn(element, "EdgeLabel").0;
    graph.edges.push(edge);
}

/// Hands on the attributes of a node or edge by name: those that it has, and the defaults of the others.
fn values(element: Element<'_, '_>, of: &str, keys: &Keys<'_>, mut set: impl FnMut(&str, &str)) {
    let defaults = keys.values().filter(|key| key.of == of || key.of == "all");
    defaults.filter_map(|key| Some((key.name, key.default?))).for_each(|(name, value)| set(name, value));
    for data in element.children().filter(|child| child.tag_name().name() == "data") {
        let id = data.attribute("key").unwrap_or_default();
        let name = keys.get(id).map_or(id, |key| key.name);
        let is_words = !data.children().any(|child| child.is_element());
        if is_words {
            let words: String = data.children().filter_map(|child| child.text()).collect();
            set(name, &words);
        }
    }
}

/// The label that yEd draws, which stands before its own elements, and whether anything is drawn. What is inside of a group is
/// not its own.
fn drawn(element: Element<'_, '_>, name: &str) -> (Option<String>, bool) {
    let data = element.children().filter(|child| child.tag_name().name() == "data");
    let mut inside = data.flat_map(|it| it.descendants()).filter(Element::is_element).peekable();
    let is_drawn = inside.clone().any(|node| matches!(node.tag_name().name(), "Geometry" | "Fill" | "LineStyle"));
    let labels = inside.by_ref().filter(|node| node.tag_name().name() == name);
    let words = |label: Element<'_, '_>| {
        let before = label.children().take_while(|child| !child.is_element()).filter_map(|child| child.text());
        before.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let label = labels.map(words).find(|label| !label.is_empty());
    (label, is_drawn)
}
