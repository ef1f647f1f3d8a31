//! Edges as straight segments: as arrays that are worked on side by side, and how many pairs of them cross.
//!
//! Source: Purchase, Which aesthetic has the greatest effect on human understanding? (GD 1997): crossings matter most.
//!
//! Invariant: edges that share an end never count as crossing.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]
#![expect(clippy::needless_bitwise_bool, reason = "without branches many are looked at side by side")]

use crate::layout::compute::simd::wide;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::{Adjacency, Graph};
use std::ops::Range;

/// How many edges are compared side by side.
const LANES: usize = 16;
/// Where a lane without an edge is, in hops.
const FAR: f32 = 1.0e9;
/// Edges shorter than this, in hops, are points.
pub(super) const POINT: f32 = 1.0e-4;

/// Some edges as they are drawn, as a structure of arrays; a lane without an edge is a point far away.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segments<const N: usize> {
    from_x: [f32; N],
    from_y: [f32; N],
    /// The vector from the first end to the second.
    along_x: [f32; N],
    along_y: [f32; N],
    /// The inverse square of its length.
    pub(super) inverse: [f32; N],
}

impl<const N: usize> Segments<N> {
    /// No edges.
    pub(super) const NONE: Self =
        Self { from_x: [FAR; N], from_y: [FAR; N], along_x: [0.0; N], along_y: [0.0; N], inverse: [0.0; N] };

    /// Sets a lane to a segment between two places.
    pub(super) fn set(&mut self, lane: usize, from: (f32, f32), to: (f32, f32)) {
        (self.from_x[lane], self.from_y[lane]) = from;
        (self.along_x[lane], self.along_y[lane]) = vector(from, to);
        self.inverse[lane] = inverse_square(vector(from, to));
    }

    /// The first end of a segment.
    #[inline(always)]
    pub(super) fn from(&self, lane: usize) -> (f32, f32) {
        (self.from_x[lane], self.from_y[lane])
    }

    /// The vector from the first end of a segment to its second.
    #[inline(always)]
    pub(super) fn along(&self, lane: usize) -> (f32, f32) {
        (self.along_x[lane], self.along_y[lane])
    }
}

/// The edges of a component as they are drawn, in packs of `N`.
#[derive(Debug)]
pub(super) struct DrawnEdges<const N: usize> {
    /// The ends of each edge.
    pub(super) ends: Vec<(u32, u32)>,
    /// For every node the other ends and the numbers of its edges.
    pub(super) rows: Adjacency<u32>,
    pub(super) packs: Vec<Segments<N>>,
}

impl<const N: usize> DrawnEdges<N> {
    /// The edges of `graph` between the places of their ends.
    pub(super) fn of(graph: &Graph, drawing: &Coordinates) -> Self {
        let ends: Vec<(u32, u32)> = graph.pairs().map(|(from, to)| (from as u32, to as u32)).collect();
        let rows = Adjacency::in_order(graph.len(), ends.iter().copied().zip(0..));
        let mut edges = Self { packs: vec![Segments::NONE; ends.len().div_ceil(N)], ends, rows };
        (0..edges.ends.len()).for_each(|edge| edges.draw(edge, drawing));
        edges
    }

    /// Draws an edge between the places of its ends.
    pub(super) fn draw(&mut self, edge: usize, drawing: &Coordinates) {
        let (from, to) = self.ends[edge];
        self.packs[edge / N].set(edge % N, drawing.at(from as usize), drawing.at(to as usize));
    }

    /// The arcs from a node.
    pub(super) fn arcs(&self, node: usize) -> Range<usize> {
        self.rows.row(node)
    }

    /// The edge of an arc.
    pub(super) fn edge(&self, arc: usize) -> usize {
        self.rows.values[arc] as usize
    }

    /// The node that an arc leads to.
    pub(super) fn target(&self, arc: usize) -> usize {
        self.rows.targets[arc] as usize
    }
}

/// Counts the crossings among `edges`, exactly, by looking at every pair that overlap from left to right.
pub(crate) fn crossings(edges: &[(usize, usize)], drawing: &Coordinates) -> u32 {
    let mut segments: Vec<Segment> = edges.iter().map(|edge| Segment::of(*edge, drawing)).collect();
    segments.sort_by(|one, other| one.left.total_cmp(&other.left));
    let packs: Vec<Pack> = segments.chunks(LANES).map(Pack::of).collect();
    wide(|| {
        let mut count = 0;
        for (at, one) in segments.iter().enumerate() {
            let end = at + 1 + segments[at + 1..].partition_point(|other| other.left < one.right);
            // Those before this one in its pack were compared with it already; those behind `end` do not reach it.
            let first = (at + 1) / LANES;
            for (pack, segments) in packs[first..end.div_ceil(LANES)].iter().enumerate() {
                let start = (first + pack) * LANES;
                count += segments.crossed_by(one, (at + 1).saturating_sub(start), end - start);
            }
        }
        count
    })
}

/// Some edges side by side, with the nodes at their ends and where the second ends are.
struct Pack {
    nodes: [[u32; LANES]; 2],
    segments: Segments<LANES>,
    to: [[f32; LANES]; 2],
}

impl Pack {
    fn of(segments: &[Segment]) -> Self {
        let mut pack = Self { nodes: [[u32::MAX; LANES]; 2], segments: Segments::NONE, to: [[0.0; LANES]; 2] };
        for (lane, segment) in segments.iter().enumerate() {
            (pack.nodes[0][lane], pack.nodes[1][lane]) = (segment.ends.0 as u32, segment.ends.1 as u32);
            pack.segments.set(lane, segment.from, segment.to);
            (pack.to[0][lane], pack.to[1][lane]) = segment.to;
        }
        pack
    }

    /// How many of the lanes from `first` up to `end` a segment crosses.
    #[inline(always)]
    fn crossed_by(&self, one: &Segment, first: usize, end: usize) -> u32 {
        let (a, b) = (one.ends.0 as u32, one.ends.1 as u32);
        let along = vector(one.from, one.to);
        let mut count = 0;
        for lane in 0..LANES {
            let (from, to) = (self.segments.from(lane), (self.to[0][lane], self.to[1][lane]));
            let (c, d) = (self.nodes[0][lane], self.nodes[1][lane]);
            let is_asked = (lane >= first) & (lane < end) & (a != c) & (a != d) & (b != c) & (b != d);
            let is_split = are_apart(turn(one.from, along, from), turn(one.from, along, to));
            let its = self.segments.along(lane);
            let splits = are_apart(turn(from, its, one.from), turn(from, its, one.to));
            count += u32::from(is_asked & is_split & splits);
        }
        count
    }
}

/// One edge as it is drawn.
pub(crate) struct Segment {
    /// The nodes at its ends, and where these are.
    ends: (usize, usize),
    from: (f32, f32),
    to: (f32, f32),
    left: f32,
    right: f32,
}

impl Segment {
    /// The edge between two nodes of a drawing.
    pub(crate) fn of(ends: (usize, usize), drawing: &Coordinates) -> Self {
        let (from, to) = (drawing.at(ends.0), drawing.at(ends.1));
        Self { ends, from, to, left: from.0.min(to.0), right: from.0.max(to.0) }
    }

    /// Whether both ends of each lie on different sides of the other.
    pub(crate) fn crosses(&self, other: &Self) -> bool {
        let apart = self.from.1.max(self.to.1) <= other.from.1.min(other.to.1)
            || other.from.1.max(other.to.1) <= self.from.1.min(self.to.1);
        let share = self.ends.0 == other.ends.0
            || self.ends.0 == other.ends.1
            || self.ends.1 == other.ends.0
            || self.ends.1 == other.ends.1;
        let splits = |one: &Self, other: &Self| {
            let along = vector(one.from, one.to);
            are_apart(turn(one.from, along, other.from), turn(one.from, along, other.to))
        };
        !apart && !share && splits(self, other) && splits(other, self)
    }
}

/// The inverse square of the length of a vector.
pub(super) fn inverse_square((dx, dy): (f32, f32)) -> f32 {
    1.0 / (dx * dx + dy * dy).max(POINT * POINT)
}

#[inline(always)]
fn vector(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    (to.0 - from.0, to.1 - from.1)
}

/// On which side of the line from `a` along a vector the point `c` lies: above or below 0, or 0 on it.
#[inline(always)]
fn turn(a: (f32, f32), along: (f32, f32), c: (f32, f32)) -> f32 {
    along.0 * (c.1 - a.1) - along.1 * (c.0 - a.0)
}

/// Whether two points lie on different sides, neither of them on the line.
#[inline(always)]
fn are_apart(one: f32, other: f32) -> bool {
    ((one > 0.0) & (other < 0.0)) | ((one < 0.0) & (other > 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(points: &[(f32, f32)], edges: &[(usize, usize)], expected: u32) {
        assert_eq!(crossings(edges, &points.iter().copied().collect()), expected);
    }

    #[test]
    fn only_edges_that_pass_through_each_other_cross() {
        let square = [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0)];
        check(&square, &[], 0);
        check(&square, &[(0, 1), (2, 3)], 1);
        check(&square, &[(0, 2), (1, 3)], 0);
        check(&square, &[(0, 1), (1, 2), (2, 0)], 0);
        check(&square, &[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], 1);
        check(&[(0.0, 0.0); 4], &[(0, 1), (2, 3)], 0);
    }
}
