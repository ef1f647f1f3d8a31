//! The energy term for edge–node distance: edges that pass under the mark of a node that is not their end, and so read as two
//! edges.
//!
//! Source: edge tunnels as in Dunne, Shneiderman: Improving graph drawing readability by incorporating readability metrics
//! (2009), made smooth: an edge costs nothing beyond the clearance of a mark, and the more the nearer it comes, up to 1
//! through its middle.
//!
//! Invariant: a node is never in the way of its own edges. Coordinates and clearances are in hops.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::Energy;
use super::segments::{DrawnEdges, POINT, Segments, inverse_square};
use crate::layout::compute::simd::{LANES, wide};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;

/// The edge–node costs of a drawing, kept up to date while one node after another moves.
#[derive(Debug)]
pub(crate) struct EdgeNode {
    edges: DrawnEdges<LANES>,
    /// For every node the inverse square of its clearance.
    sharpness: Vec<f32>,
    /// What each edge costs, and what each node costs that is in the way.
    by_edge: Vec<f32>,
    by_node: Vec<f32>,
}

impl Energy for EdgeNode {
    type Cost = f32;

    /// The edges that pass under `node`, and the nodes that its own edges pass under.
    fn present(&mut self, node: usize, _: &Coordinates) -> f32 {
        let own = self.edges.arcs(node).map(|arc| self.by_edge[self.edges.edge(arc)]);
        self.by_node[node] + own.sum::<f32>()
    }

    fn candidate(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, most: f32) -> Option<f32> {
        wide(|| {
            let mut cost = self.over(node, place, |_, _| {});
            for other in self.edges.rows.neighbours(node) {
                if cost > most {
                    return None;
                }
                cost += self.under(node, place, *other as usize, drawing, |_, _| {});
            }
            (cost <= most).then_some(cost)
        })
    }

    fn moved(&mut self, node: usize, old: (f32, f32), drawing: &Coordinates) {
        wide(|| self.account(node, old, drawing, -1.0));
        for arc in self.edges.arcs(node) {
            self.edges.draw(self.edges.edge(arc), drawing);
        }
        wide(|| self.account(node, drawing.at(node), drawing, 1.0));
    }

    fn total(&self, _: &Coordinates) -> f32 {
        self.by_node.iter().sum()
    }
}

impl EdgeNode {
    /// The costs of `graph` as it is drawn, with the clearance that each node's mark asks for.
    pub(crate) fn new(graph: &Graph, clearances: &[f32], drawing: &Coordinates) -> Self {
        let edges = DrawnEdges::of(graph, drawing);
        let mut term = Self {
            sharpness: clearances.iter().map(|clearance| 1.0 / (clearance * clearance).max(POINT * POINT)).collect(),
            by_edge: vec![0.0; edges.ends.len()],
            by_node: vec![0.0; graph.len()],
            edges,
        };
        wide(|| term.add_all(drawing));
        term
    }

    /// Adds what every edge costs to the sums, which are all 0 as yet.
    #[inline(always)]
    fn add_all(&mut self, drawing: &Coordinates) {
        let mut by_node = std::mem::take(&mut self.by_node);
        for edge in 0..self.edges.ends.len() {
            let (from, to) = self.edges.ends[edge];
            let (from, to) = (from as usize, to as usize);
            self.by_edge[edge] = self.under(from, drawing.at(from), to, drawing, |node, cost| by_node[node] += cost);
        }
        self.by_node = by_node;
    }

    /// About how much work one candidate for `node` is, in comparisons.
    pub(crate) fn work(&self, node: usize) -> usize {
        self.edges.ends.len() / 2 + self.edges.rows.degree(node) * self.by_node.len() / 2
    }

    /// Adds what `node` costs at `place` to all sums, `sign` times.
    #[inline(always)]
    fn account(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, sign: f32) {
        let (mut by_edge, mut by_node) = (std::mem::take(&mut self.by_edge), std::mem::take(&mut self.by_node));
        by_node[node] += sign * self.over(node, place, |edge, cost| by_edge[edge] += sign * cost);
        for arc in self.edges.arcs(node) {
            let other = self.edges.target(arc);
            let under = self.under(node, place, other, drawing, |at, cost| by_node[at] += sign * cost);
            by_edge[self.edges.edge(arc)] += sign * under;
        }
        (self.by_edge, self.by_node) = (by_edge, by_node);
    }

    /// The cost of the edges of other nodes that pass under `node`, if it were at `place`; `each` is told edge and cost.
    #[inline(always)]
    fn over(&self, node: usize, place: (f32, f32), mut each: impl FnMut(usize, f32)) -> f32 {
        let (sharpness, node) = (self.sharpness[node], node as u32);
        let mut sum = 0.0;
        for (at, pack) in self.edges.packs.iter().enumerate() {
            let costs = costs(pack, place, sharpness);
            if costs.iter().any(|cost| *cost > 0.0) {
                for (lane, cost) in costs.iter().enumerate() {
                    let edge = at * LANES + lane;
                    if *cost > 0.0 && self.edges.ends[edge].0 != node && self.edges.ends[edge].1 != node {
                        sum += cost;
                        each(edge, *cost);
                    }
                }
            }
        }
        sum
    }

    /// The cost of an edge from `node`, at `place`, to `other`, for the nodes that it passes under; `each` is told node and
    /// cost. Where `drawing` has `node` does not matter.
    #[inline(always)]
    fn under(
        &self,
        node: usize,
        place: (f32, f32),
        other: usize,
        drawing: &Coordinates,
        mut each: impl FnMut(usize, f32),
    ) -> f32 {
        let Coordinates { x, y } = drawing;
        let along = (x[other] - place.0, y[other] - place.1);
        let inverse = inverse_square(along);
        let mut sum = 0.0;
        let mut add = |at: usize, cost: f32| {
            if cost > 0.0 && at != node && at != other {
                sum += cost;
                each(at, cost);
            }
        };
        let (x_lanes, x_rest) = x.as_chunks::<LANES>();
        let (y_lanes, y_rest) = y.as_chunks::<LANES>();
        let (sharpness_lanes, sharpness_rest) = self.sharpness.as_chunks::<LANES>();
        for (at, ((x, y), sharpness)) in x_lanes.iter().zip(y_lanes).zip(sharpness_lanes).enumerate() {
            let mut costs = [0.0; LANES];
            for lane in 0..LANES {
                costs[lane] = nearness(place, along, inverse, (x[lane], y[lane]), sharpness[lane]);
            }
            if costs.iter().any(|cost| *cost > 0.0) {
                costs.iter().enumerate().for_each(|(lane, cost)| add(at * LANES + lane, *cost));
            }
        }
        for (at, ((x, y), sharpness)) in x_rest.iter().zip(y_rest).zip(sharpness_rest).enumerate() {
            add(x_lanes.len() * LANES + at, nearness(place, along, inverse, (*x, *y), *sharpness));
        }
        sum
    }
}

/// What each edge costs under a mark at `place`.
#[inline(always)]
fn costs(edges: &Segments<LANES>, place: (f32, f32), sharpness: f32) -> [f32; LANES] {
    let mut costs = [0.0; LANES];
    for (lane, cost) in costs.iter_mut().enumerate() {
        *cost = nearness(edges.from(lane), edges.along(lane), edges.inverse[lane], place, sharpness);
    }
    costs
}

/// 1 for a place on the segment from `from` along `along`, 0 from its clearance on.
#[inline(always)]
fn nearness(from: (f32, f32), along: (f32, f32), inverse: f32, place: (f32, f32), sharpness: f32) -> f32 {
    let (dx, dy) = (place.0 - from.0, place.1 - from.1);
    let share = ((dx * along.0 + dy * along.1) * inverse).clamp(0.0, 1.0);
    let (dx, dy) = (dx - share * along.0, dy - share * along.1);
    (1.0 - (dx * dx + dy * dy) * sharpness).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn cost(third: (f32, f32), ends: &[(u32, u32)]) -> f32 {
        let links: Vec<Link> = ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
        let drawing = [(-1.0, 0.0), (1.0, 0.0), third].into_iter().collect();
        EdgeNode::new(&Graph::of(3, &links), &[0.2; 3], &drawing).total(&drawing)
    }

    #[test]
    fn a_mark_on_an_edge_of_others_costs_one_and_nothing_from_its_clearance_on() {
        assert_eq!(cost((0.0, 0.0), &[(0, 1)]), 1.0);
        assert!((cost((0.5, 0.1), &[(0, 1)]) - 0.75).abs() < 1.0e-5);
        assert_eq!([cost((0.0, 0.2), &[(0, 1)]), cost((1.3, 0.0), &[(0, 1)])], [0.0, 0.0]);
        assert_eq!(cost((1.0, 0.0), &[(0, 2), (1, 2)]), 1.0);
        assert_eq!(cost((0.0, 0.1), &[]), 0.0);
    }

    #[test]
    fn a_node_is_never_in_the_way_of_its_own_edges() {
        assert_eq!(cost((0.0, 0.0), &[(0, 2), (1, 2)]), 0.0);
        let one_spot = Coordinates::zeros(2);
        let graph = Graph::of(2, &[Link { ends: (0, 1), weight: 1.0 }]);
        assert_eq!(EdgeNode::new(&graph, &[0.2; 2], &one_spot).total(&one_spot), 0.0);
    }
}
