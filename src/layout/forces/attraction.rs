//! Attraction along links: springs, and a short-range pull that keeps neighbours together.
//!
//! Source: the attractive forces of Zhong et al., Force-directed graph layouts revisited: a new force based on the
//! t-distribution (2023): a linear spring and a t-force beta ÷ (1 + d²). The share of each end goes by the degree of the
//! other, as in d3-force (Bostock), so that a hub is not torn about by its leaves.
//!
//! Invariant: a node's force depends on the positions alone.

use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::weighted::WeightedGraph;

/// The springs of all links.
pub(crate) struct Springs<'a> {
    graph: &'a WeightedGraph,
    /// How strongly each link pulls the node in whose row it stands.
    strengths: Vec<f32>,
    /// The factor of all strengths.
    spring: f32,
    /// How much stronger a link is at no distance.
    pull: f32,
}

impl<'a> Springs<'a> {
    /// Springs of this strength, `pull` times stronger at no distance.
    pub(crate) fn new(graph: &'a WeightedGraph, spring: f32, pull: f32) -> Self {
        let degree = |node: usize| graph.degree(node) as f32;
        let share = |node: usize, other: usize| 2.0 * degree(other) / (degree(node) + degree(other));
        let links =
            (0..graph.len()).flat_map(|node| graph.weights(node).map(move |(other, weight)| (node, other, weight)));
        let strengths = links.map(|(node, other, weight)| weight * share(node, other)).collect();
        Self { graph, strengths, spring, pull }
    }

    /// The attraction of `node` by its links.
    pub(crate) fn force(&self, node: usize, Coordinates { x, y }: &Coordinates) -> (f32, f32) {
        let (mut fx, mut fy) = (0.0, 0.0);
        for (other, strength) in self.graph.neighbours(node).iter().zip(&self.strengths[self.graph.row(node)]) {
            let other = *other as usize;
            let (dx, dy) = (x[other] - x[node], y[other] - y[node]);
            let strength = strength * self.spring * (1.0 + self.pull / (1.0 + dx * dx + dy * dy));
            fx += strength * dx;
            fy += strength * dy;
        }
        (fx, fy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;

    #[test]
    fn the_leaf_follows_the_hub_more_than_the_hub_follows_the_leaf() {
        let links: Vec<Link> = (1..11).map(|leaf| Link { ends: (0, leaf), weight: 1.0 }).collect();
        let graph = WeightedGraph::of(&Graph::of(11, &links));
        let mut drawing = Coordinates::zeros(11);
        drawing.x[1] = 2.0;
        let springs = Springs::new(&graph, 0.1, 8.0);
        let (hub, leaf) = (springs.force(0, &drawing), springs.force(1, &drawing));
        assert!(hub.0 > 0.0 && leaf.0 < 0.0 && -leaf.0 > 5.0 * hub.0, "{hub:?} {leaf:?}");
    }
}
