//! A graph as GEXF and GraphML write it: nodes and edges with attributes, before anything is made of it.

use std::collections::BTreeMap;

/// A graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::readers) struct Graph {
    /// Its nodes in the order of the file.
    pub(in crate::import::readers) nodes: Vec<Node>,
    /// Its edges in the order of the file.
    pub(in crate::import::readers) edges: Vec<Edge>,
    /// How many edges with more than two ends it has, and the id of the first.
    pub(in crate::import::readers) hyperedges: Option<(usize, String)>,
    /// How many nodes hold others, and the id of the first.
    pub(in crate::import::readers) groups: Option<(usize, String)>,
    /// How many nodes and edges have colours, sizes or places, which are not taken over.
    pub(in crate::import::readers) dressed: usize,
}

/// A node.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::readers) struct Node {
    /// Its id.
    pub(in crate::import::readers) id: String,
    /// The label that is drawn, if it has one.
    pub(in crate::import::readers) label: Option<String>,
    /// Its attributes by name.
    pub(in crate::import::readers) attributes: Attributes,
}

/// An edge.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::readers) struct Edge {
    /// Its id, if it has one.
    pub(in crate::import::readers) id: Option<String>,
    /// The node it starts at.
    pub(in crate::import::readers) from: String,
    /// The node it ends at.
    pub(in crate::import::readers) to: String,
    /// The label that is drawn, if it has one.
    pub(in crate::import::readers) label: Option<String>,
    /// Its attributes by name.
    pub(in crate::import::readers) attributes: Attributes,
    /// Whether the file gives it no direction.
    pub(in crate::import::readers) is_undirected: bool,
    /// When it begins and ends.
    pub(in crate::import::readers) span: [Option<String>; 2],
}

/// Attributes by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::import::readers) struct Attributes(BTreeMap<String, String>);

impl Attributes {
    /// Sets an attribute, unless its value is empty.
    pub(in crate::import::readers) fn set(&mut self, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.0.insert(name.to_owned(), value.trim().to_owned());
        }
    }

    /// Takes the first of several attributes out, whatever the case of its name.
    pub(in crate::import::readers) fn take(&mut self, names: &[&str]) -> Option<String> {
        self.take_if(names, |_| true)
    }

    /// Takes the first of several attributes out whose value will do.
    pub(in crate::import::readers) fn take_if(&mut self, names: &[&str], will_do: fn(&str) -> bool) -> Option<String> {
        let key = names.iter().find_map(|name| {
            let mut known = self.0.iter().filter(|(_, value)| will_do(value)).map(|(key, _)| key);
            known.find(|key| key.eq_ignore_ascii_case(name)).cloned()
        })?;
        self.0.remove(&key)
    }

    /// An attribute, whatever the case of its name.
    pub(in crate::import::readers) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// What is left.
    pub(in crate::import::readers) fn rest(self) -> BTreeMap<String, String> {
        self.0
    }

    /// Drops what only says how something is drawn; whether there was any.
    pub(in crate::import::readers) fn undress(&mut self) -> bool {
        const DRESS: [&str; 14] =
            ["x", "y", "z", "r", "g", "b", "size", "color", "colour", "shape", "width", "height", "fx", "fy"];
        let before = self.0.len();
        self.0.retain(|key, _| !DRESS.contains(&key.to_ascii_lowercase().as_str()));
        self.0.len() < before
    }
}

/// Counts one more of something, with the id of the first.
pub(super) fn count(counted: &mut Option<(usize, String)>, id: &str) {
    match counted {
        Some((count, _)) => *count += 1,
        None => *counted = Some((1, id.to_owned())),
    }
}
