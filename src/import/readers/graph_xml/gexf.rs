//! GEXF 1.1 to 1.3, as Gephi, Gephi Lite and networkx write it.

use super::graph::{Edge, Graph, Node, count};
use roxmltree::Node as Element;
use std::collections::BTreeMap;

/// The names and defaults of attributes, by class and id.
type Columns<'a> = BTreeMap<(&'a str, &'a str), (&'a str, Option<&'a str>)>;

/// The graph of a GEXF file.
#[must_use]
pub(in crate::import::readers) fn graph(root: Element<'_, '_>) -> Graph {
    let mut graph = Graph::default();
    let columns = columns(root);
    let named = |name: &'static str| root.descendants().filter(move |node| node.tag_name().name() == name);
    let edge_type = named("graph").find_map(|node| node.attribute("defaultedgetype"));
    let is_undirected = |edge: Element<'_, '_>| {
        let word = edge.attribute("type").or(edge_type).unwrap_or("undirected");
        !word.eq_ignore_ascii_case("directed")
    };
    for element in named("node") {
        let id = element.attribute("id").unwrap_or_default();
        let mut node = Node { id: id.to_owned(), label: label(element), ..Node::default() };
        values(element, "node", &columns, |name, value| node.attributes.set(name, value));
        let has_picture =
            element.children().any(|child| matches!(child.tag_name().name(), "color" | "size" | "position"));
        graph.dressed += usize::from(node.attributes.undress() || has_picture);
        if element.children().any(|child| child.tag_name().name() == "nodes") {
            count(&mut graph.groups, id);
        }
        graph.nodes.push(node);
    }
    for element in named("edge") {
        let end = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let mut edge = Edge {
            id: element.attribute("id").map(str::to_owned),
            from: end("source"),
            to: end("target"),
            label: label(element).or_else(|| element.attribute("kind").map(str::to_owned)),
            is_undirected: is_undirected(element),
            span: span(element),
            ..Edge::default()
        };
        values(element, "edge", &columns, |name, value| edge.attributes.set(name, value));
        if let Some(weight) = element.attribute("weight").filter(|weight| weight.parse() != Ok(1.0)) {
            edge.attributes.set("weight", weight);
        }
        edge.attributes.undress();
        graph.edges.push(edge);
    }
    graph
}

/// The attributes that the file declares.
fn columns<'a>(root: Element<'a, '_>) -> Columns<'a> {
    let mut columns = Columns::new();
    for list in root.descendants().filter(|node| node.tag_name().name() == "attributes") {
        let class = list.attribute("class").unwrap_or("node");
        for column in list.children().filter(|node| node.tag_name().name() == "attribute") {
            let id = column.attribute("id").unwrap_or_default();
            let name = column.attribute("title").unwrap_or(id);
            let default =
                column.children().find(|node| node.tag_name().name() == "default").and_then(|node| node.text());
            columns.insert((class, id), (name, default));
        }
    }
    columns
}

/// Hands on the attributes of an element by name: those that it has, and the defaults of the others.
fn values(element: Element<'_, '_>, class: &str, columns: &Columns<'_>, mut set: impl FnMut(&str, &str)) {
    let defaults =
        columns.iter().filter(|((of, _), _)| *of == class).filter_map(|(_, (name, default))| Some((name, (*default)?)));
    defaults.for_each(|(name, value)| set(name, value));
    let lists = element.children().filter(|child| child.tag_name().name() == "attvalues");
    for value in lists.flat_map(|list| list.children()).filter(|node| node.tag_name().name() == "attvalue") {
        let id = value.attribute("for").or_else(|| value.attribute("id")).unwrap_or_default();
        let name = columns.get(&(class, id)).map_or(id, |(name, _)| *name);
        set(name, value.attribute("value").unwrap_or_default());
    }
}

fn label(element: Element<'_, '_>) -> Option<String> {
    element.attribute("label").map(str::trim).filter(|label| !label.is_empty()).map(str::to_owned)
}

/// When an edge begins and ends: its own attributes, or the first and last of its spells.
fn span(edge: Element<'_, '_>) -> [Option<String>; 2] {
    let spells = || edge.descendants().filter(|node| node.tag_name().name() == "spell");
    let own = |name: &str| edge.attribute(name).map(str::to_owned);
    let of =
        |spell: Option<Element<'_, '_>>, name: &str| spell.and_then(|spell| spell.attribute(name).map(str::to_owned));
    [own("start").or_else(|| of(spells().next(), "start")), own("end").or_else(|| of(spells().next_back(), "end"))]
}
