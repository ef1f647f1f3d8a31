//! A figure in words, for those who do not see it: in a sentence, and edge by edge.

use crate::analysis::words::{counted, plural};
use crate::scene::build::{EdgeMark, NodeMark, Scene};
use crate::scene::words::edge_title;
use crate::session::figure::Alternative;

/// How many entities are named, and how many edges are told.
const NAMED: usize = 3;
const TOLD: usize = 100;

/// The words for a scene.
pub(super) fn alternative(scene: &Scene) -> Alternative {
    let nodes = scene.arrays.nodes.iter().map(|node| &scene.nodes[*node as usize]);
    let names: Vec<&str> = nodes.filter(|node| node.degree > 0).take(NAMED).map(NodeMark::full_name).collect();
    let mut short = format!(
        "Network of {} and {}",
        plural(scene.nodes.len(), "entity", "entities"),
        plural(scene.edges.len(), "edge", "edges")
    );
    if !names.is_empty() {
        short.push_str(&format!("; most connected: {}", names.join(", ")));
    }
    let conflicts = scene.shown.conflicts + scene.shown.opposed;
    if conflicts > 0 {
        short.push_str(&format!("; {} in conflict", counted(conflicts as usize, "edge")));
    }
    let mut edges: Vec<&EdgeMark> = scene.edges.iter().collect();
    edges.sort_by_key(|edge| edge.number);
    let told = |edge: &&EdgeMark| {
        let number = edge.number.map(|number| format!("{number}: ")).unwrap_or_default();
        format!("{number}{}.", edge_title(scene, edge))
    };
    let mut each: Vec<String> = edges.iter().take(TOLD).map(told).collect();
    if edges.len() > TOLD {
        each.push(format!("And {} more edges.", edges.len() - TOLD));
    }
    let long = if each.is_empty() { format!("{short}.") } else { format!("{short}. Its edges: {}", each.join(" ")) };
    Alternative { short, long }
}
