//! What of a scene stays the same while its nodes move: who comes first, and which edges each node has, as plain arrays
//! that are gone through from end to end in every frame.
//!
//! Invariant: the order depends on the network alone, so that what is drawn of many does not change while they move.

use super::thinned::Thinned;
use crate::model::Position;
use std::cmp::Reverse;

/// The order of a scene's nodes and edges, and the edges of each node.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arrays {
    /// The places of all nodes, those with the most edges first.
    pub(super) nodes: Vec<u32>,
    /// The places of all edges: those that the most documents carry first, and the rest scattered, so that any first part
    /// of them is a fair sample.
    pub(super) edges: Vec<u32>,
    /// The ends of the edges, in that order, by their ranks: their places in `nodes`.
    pub(super) ends: Vec<(u32, u32)>,
    /// Where the edges of each node begin in `incident`, and where those of the last one end.
    first: Vec<u32>,
    incident: Vec<u32>,
    /// The places of the edges from a node to itself.
    pub(super) loops: Vec<u32>,
    /// Where every node is; see [`Arrays::move_to`].
    pub(super) places: Vec<Position>,
    /// The same by rank: what is gone through in that order is read from end to end.
    pub(super) ranked: Vec<Position>,
    /// The places of the pinned ones.
    pub(super) pins: Vec<u32>,
    /// The places of those with neighbours that are left out.
    pub(super) beyond: Vec<u32>,
    /// Which nodes are left of many, for each size of the cells of which one is drawn.
    pub(super) thinned: Thinned,
}

impl Arrays {
    /// The arrays of nodes with these numbers of edges, and of edges with these ends and widths.
    pub(super) fn of(degrees: &[u32], edges: &[((u32, u32), f32)]) -> Self {
        let mut nodes: Vec<u32> = (0..degrees.len() as u32).collect();
        nodes.sort_unstable_by_key(|node| (Reverse(degrees[*node as usize]), *node));
        let mut order: Vec<u32> = (0..edges.len() as u32).collect();
        // The bits of positive numbers are in the order of the numbers.
        order.sort_unstable_by_key(|edge| (Reverse(edges[*edge as usize].1.to_bits()), scattered(*edge)));
        let mut ranks = vec![0_u32; nodes.len()];
        for (rank, node) in nodes.iter().enumerate() {
            ranks[*node as usize] = rank as u32;
        }
        let rank = |node: u32| ranks[node as usize];
        let ends = order.iter().map(|edge| edges[*edge as usize].0).map(|(from, to)| (rank(from), rank(to))).collect();
        let (first, incident) = incidence(degrees.len(), edges);
        let loops = (0..edges.len() as u32).filter(|edge| edges[*edge as usize].0.0 == edges[*edge as usize].0.1);
        Self { nodes, edges: order, ends, first, incident, loops: loops.collect(), ..Self::default() }
    }

    /// Takes where each node is, and whether it is pinned. All else stays.
    pub(super) fn move_to(&mut self, nodes: impl Iterator<Item = (Position, bool)>) {
        self.places.clear();
        self.pins.clear();
        for (place, is_pinned) in nodes {
            if is_pinned {
                self.pins.push(self.places.len() as u32);
            }
            self.places.push(place);
        }
        let Self { places, nodes, .. } = self;
        self.ranked.clear();
        self.ranked.extend(nodes.iter().map(|node| places[*node as usize]));
        self.thinned = Thinned::default();
    }

    /// Where a node is.
    pub(super) fn place(&self, node: u32) -> Position {
        self.places[node as usize]
    }

    /// The places of the edges of a node, in order; a loop stands twice.
    pub(super) fn edges_of(&self, node: u32) -> &[u32] {
        let at = |node: usize| self.first.get(node).map_or(self.incident.len(), |first| *first as usize);
        &self.incident[at(node as usize)..at(node as usize + 1)]
    }
}

/// A number that neighbours have far from one another: Knuth's multiplicative hash.
fn scattered(number: u32) -> u32 {
    number.wrapping_add(1).wrapping_mul(2_654_435_769)
}

/// The edges of every node, one node after the other, and where each begins.
fn incidence(nodes: usize, edges: &[((u32, u32), f32)]) -> (Vec<u32>, Vec<u32>) {
    let mut first = vec![0_u32; nodes + 1];
    for ((from, to), _) in edges {
        first[*from as usize + 1] += 1;
        first[*to as usize + 1] += 1;
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut incident = vec![0_u32; 2 * edges.len()];
    for (place, ((from, to), _)) in edges.iter().enumerate() {
        for end in [*from, *to] {
            let at = &mut next[end as usize];
            incident[*at as usize] = place as u32;
            *at += 1;
        }
    }
    (first, incident)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_come_by_edges_and_edges_by_width_then_scattered() {
        let edges: Vec<((u32, u32), f32)> =
            (0..100).map(|at| ((at % 7, 3 + at % 5), if at == 42 { 3.0 } else { 1.7 })).collect();
        let arrays = Arrays::of(&[1, 5, 2, 5], &edges[..0]);
        assert_eq!(arrays.nodes, [1, 3, 2, 0]);
        let arrays = Arrays::of(&[0; 8], &edges);
        assert_eq!(arrays.edges[0], 42, "what more documents carry comes first");
        let mut sorted = arrays.edges.clone();
        sorted.sort_unstable();
        assert!(sorted.into_iter().eq(0..100) && !arrays.edges[1..].is_sorted());
        // Of any ten that follow one another, the first half of the order has some.
        let half = &arrays.edges[..50];
        assert!(
            (0..100).step_by(10).all(|from| half.iter().filter(|edge| (from..from + 10).contains(*edge)).count() > 2)
        );
    }

    #[test]
    fn every_node_knows_its_edges() {
        let edges = [((0, 1), 1.0), ((1, 2), 1.0), ((1, 1), 1.0)];
        let arrays = Arrays::of(&[1, 3, 1, 0], &edges);
        assert_eq!(
            [0, 1, 2, 3].map(|node| arrays.edges_of(node).to_vec()),
            [vec![0], vec![0, 1, 2, 2], vec![1], vec![]]
        );
    }
}
