//! Attraction along links: springs, and a short-range pull that keeps neighbours together.
//!
//! Source: the attractive forces of Zhong et al., Force-directed graph layouts revisited: a new force based on the
//! t-distribution (2023): a linear spring and a t-force beta ÷ (1 + d²). The share of each end goes by the number of links
//! of the other, as in d3-force (Bostock), so that a hub is not torn about by its leaves.
//!
//! Invariant: a node's force depends on the positions alone.

use crate::layout::graph::weighted::WeightedGraph;

/// How strongly each link draws the node in whose row it stands.
pub(crate) fn strengths(level: &WeightedGraph) -> Vec<f32> {
    let degree = |node: usize| level.degree(node) as f32;
    let share = |node: usize, other: usize| 2.0 * degree(other) / (degree(node) + degree(other));
    let links = (0..level.len()).flat_map(|node| level.weights(node).map(move |(other, weight)| (node, other, weight)));
    links.map(|(node, other, weight)| weight * share(node, other)).collect()
}

/// The pull of its links on `node`: `spring` is their strength, `pull` how much stronger they are at no distance.
pub(crate) fn attraction(
    (level, strengths): (&WeightedGraph, &[f32]),
    node: usize,
    (x, y): (&[f32], &[f32]),
    (spring, pull): (f32, f32),
) -> (f32, f32) {
    let row = level.row(node);
    let (mut fx, mut fy) = (0.0, 0.0);
    for (other, strength) in level.targets[row.clone()].iter().zip(&strengths[row]) {
        let other = *other as usize;
        let (dx, dy) = (x[other] - x[node], y[other] - y[node]);
        let strength = strength * spring * (1.0 + pull / (1.0 + dx * dx + dy * dy));
        fx += strength * dx;
        fy += strength * dy;
    }
    (fx, fy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;

    #[test]
    fn the_leaf_follows_the_hub_more_than_the_hub_follows_the_leaf() {
        let links: Vec<Link> = (1..11).map(|leaf| Link { ends: (0, leaf), weight: 1.0 }).collect();
        let level = WeightedGraph::of(&Graph::of(11, &links));
        let mut x = vec![0.0; 11];
        x[1] = 2.0;
        let y = vec![0.0; 11];
        let strengths = strengths(&level);
        let pull = |node| attraction((&level, &strengths), node, (&x, &y), (0.1, 8.0));
        let (hub, leaf) = (pull(0), pull(1));
        assert!(hub.0 > 0.0 && leaf.0 < 0.0 && -leaf.0 > 5.0 * hub.0, "{hub:?} {leaf:?}");
    }
}
