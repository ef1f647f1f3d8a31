//! The energy term for crossings: how many other edges each edge crosses, kept up to date while one node after another moves.
//!
//! Two edges cross where the ends of each lie on different sides of the other. Which nodes lie left of which edge is kept in
//! a table of bits, a row for each node. A candidate needs one new row, once for all edges of its node. Which edges have one
//! end on either side of the edge under trial is the XOR of the incidence rows of the nodes on its left; the XORs over every
//! four nodes are kept (Arlazarov, Dinic, Kronrod, Faradzev 1970), so that 64 edges are compared by one operation.
//!
//! Invariant: edges that share an end never count. A node exactly on an edge counts as right of it.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::Energy;
use super::segments::{DrawnEdges, Segments};
use crate::layout::compute::simd::wide;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;

/// How many edges are compared at once, and how many nodes.
const EDGES: usize = 64;
const NODES: usize = 8;
/// The nodes whose XORs are kept together, and how many XORs these have.
const FOUR: usize = 4;
const XORS: usize = 1 << FOUR;
/// How many words of a row may be combined side by side; rows of more than two words are made up to whole fours.
const STEPS: [usize; 4] = [8, 4, 2, 1];
/// The share of their crossings that edges are taken to keep while they have not been counted anew.
const KEPT: f32 = 0.7;

/// The edges of a drawing and their crossings.
#[derive(Debug)]
pub(crate) struct Crossings {
    edges: DrawnEdges<EDGES>,
    /// How many words a row of bits has: one for each pack of edges, and some more for whole steps.
    width: usize,
    /// For every node a row with a bit for each edge: 1 where the node lies left of it.
    left: Vec<u64>,
    /// For every node its row of the incidence matrix, and for every four nodes the XORs of all sets of their rows.
    own: Vec<u64>,
    xors: Vec<u64>,
    /// How many others each edge crosses.
    by_edge: Vec<u32>,
    /// The row of the node under trial, and the edges that the one under trial crosses.
    trial: Vec<u64>,
    crossed: Vec<u64>,
    /// For every four nodes, which of them lie left of the edge under trial.
    seen: Vec<u8>,
}

/// A bit for each edge: 1 where a place lies left of it.
#[inline(always)]
fn sides_of(segments: &Segments<EDGES>, place: (f32, f32)) -> u64 {
    let mut sides = [0; EDGES];
    for (edge, is_left) in sides.iter_mut().enumerate() {
        *is_left = side(place, segments.from(edge), segments.along(edge));
    }
    let bits = sides.as_chunks().0.iter().enumerate();
    bits.fold(0, |bits, (at, sides)| bits | packed(*sides) << (NODES * at))
}

impl Energy for Crossings {
    type Cost = f32;

    fn present(&mut self, node: usize, _: &Coordinates) -> f32 {
        self.at(node) as f32
    }

    /// Gives up early where the count is going to be more than `most`: the edges that are left are taken to keep most of
    /// their crossings.
    fn candidate(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, most: f32) -> Option<f32> {
        wide(|| {
            self.look_from(place);
            let (mut count, mut left) = (0, self.at(node));
            for arc in self.edges.arcs(node) {
                count += self.visit(node, place, self.edges.target(arc), drawing);
                left = left.saturating_sub(self.by_edge[self.edges.edge(arc)]);
                if count as f32 + KEPT * left as f32 > most {
                    return None;
                }
            }
            Some(count as f32)
        })
    }

    fn moved(&mut self, node: usize, old: (f32, f32), drawing: &Coordinates) {
        wide(|| self.forget(node, old, drawing));
        wide(|| self.learn(node, drawing));
    }

    fn total(&self, _: &Coordinates) -> f32 {
        self.count() as f32
    }
}

impl Crossings {
    /// The crossings of `graph` as it is drawn.
    pub(crate) fn new(graph: &Graph, drawing: &Coordinates) -> Self {
        let edges = DrawnEdges::of(graph, drawing);
        let (count, rows) = (graph.len(), edges.packs.len());
        let width = if rows > 2 { rows.next_multiple_of(4) } else { rows };
        let mut own = vec![0; count.next_multiple_of(NODES) * width];
        for (edge, (from, to)) in edges.ends.iter().enumerate() {
            for end in [*from as usize, *to as usize] {
                own[end * width + edge / EDGES] |= 1 << (edge % EDGES);
            }
        }
        let mut term = Self {
            left: vec![0; count * width],
            xors: xors(&own, width),
            own,
            by_edge: vec![0; edges.ends.len()],
            trial: vec![0; width],
            crossed: vec![0; width],
            seen: vec![0; count.next_multiple_of(NODES) / FOUR],
            width,
            edges,
        };
        wide(|| term.count_all(drawing));
        term
    }

    /// Counts the crossings of every edge, from one of its ends.
    #[inline(always)]
    fn count_all(&mut self, drawing: &Coordinates) {
        for node in 0..drawing.len() {
            self.look_from(drawing.at(node));
            self.keep(node);
        }
        for node in 0..drawing.len() {
            self.trial.copy_from_slice(&self.left[node * self.width..(node + 1) * self.width]);
            for arc in self.edges.arcs(node) {
                let other = self.edges.target(arc);
                if node < other {
                    self.by_edge[self.edges.edge(arc)] = self.visit(node, drawing.at(node), other, drawing);
                }
            }
        }
    }

    /// The neighbours of `node`.
    pub(crate) fn neighbours(&self, node: usize) -> &[u32] {
        self.edges.rows.neighbours(node)
    }

    /// How many crossings there are.
    pub(crate) fn count(&self) -> u32 {
        self.by_edge.iter().sum::<u32>() / 2
    }

    /// How many crossings the edges of `node` have.
    fn at(&self, node: usize) -> u32 {
        self.edges.arcs(node).map(|arc| self.by_edge[self.edges.edge(arc)]).sum()
    }

    /// About how much work one candidate for `node` is, in comparisons of edges.
    pub(crate) fn work(&self, node: usize) -> usize {
        let (edges, nodes) = (self.edges.ends.len(), self.edges.rows.len());
        edges / 3 + self.edges.rows.degree(node) * (edges + nodes) / 4
    }

    /// Takes the crossings of `node` where it was off those of the other edges.
    #[inline(always)]
    fn forget(&mut self, node: usize, old: (f32, f32), drawing: &Coordinates) {
        self.trial.copy_from_slice(&self.left[node * self.width..(node + 1) * self.width]);
        for arc in self.edges.arcs(node) {
            self.visit(node, old, self.edges.target(arc), drawing);
            // Nodes on one spot have no sides: what crosses there may be counted differently from either end.
            for edge in bits(&self.crossed) {
                self.by_edge[edge] = self.by_edge[edge].saturating_sub(1);
            }
        }
    }

    /// Counts `node` where it is, and draws its edges anew.
    #[inline(always)]
    fn learn(&mut self, node: usize, drawing: &Coordinates) {
        let place = drawing.at(node);
        self.look_from(place);
        for arc in self.edges.arcs(node) {
            let count = self.visit(node, place, self.edges.target(arc), drawing);
            for edge in bits(&self.crossed) {
                self.by_edge[edge] += 1;
            }
            self.by_edge[self.edges.edge(arc)] = count;
        }
        self.keep(node);
        for arc in self.edges.arcs(node) {
            let edge = self.edges.edge(arc);
            self.edges.draw(edge, drawing);
            let (word, lane) = (edge / EDGES, edge % EDGES);
            let (from, along) = (self.edges.packs[word].from(lane), self.edges.packs[word].along(lane));
            for (row, place) in self.left.chunks_exact_mut(self.width).zip(drawing.iter()) {
                let is_left = u64::from(side(place, from, along));
                row[word] = row[word] & !(1 << lane) | is_left << lane;
            }
        }
    }

    /// Finds of which edges a place lies left.
    #[inline(always)]
    fn look_from(&mut self, place: (f32, f32)) {
        for (word, segments) in self.trial.iter_mut().zip(&self.edges.packs) {
            *word = sides_of(segments, place);
        }
    }

    /// Keeps the row under trial as that of `node`.
    fn keep(&mut self, node: usize) {
        self.left[node * self.width..(node + 1) * self.width].copy_from_slice(&self.trial);
    }

    /// Counts the edges that the one from `node`, at `place` and with its row under trial, to `other` crosses, and notes which
    /// they are. Where `drawing` has `node` does not matter, as its own edges are left out.
    #[inline(always)]
    fn visit(&mut self, node: usize, place: (f32, f32), other: usize, drawing: &Coordinates) -> u32 {
        self.look_along(place, drawing.at(other), drawing);
        let (mut word, mut count) = (0, 0);
        while word < self.width {
            let step = STEPS.into_iter().find(|step| word + step <= self.width).unwrap_or(1);
            count += match step {
                8 => self.cross::<8>(node, other, word),
                4 => self.cross::<4>(node, other, word),
                2 => self.cross::<2>(node, other, word),
                _ => self.cross::<1>(node, other, word),
            };
            word += step;
        }
        count
    }

    /// The part of [`Self::visit`] for some words side by side: the XOR of the incidence rows of the nodes that lie left.
    #[inline(always)]
    fn cross<const WORDS: usize>(&mut self, node: usize, other: usize, word: usize) -> u32 {
        let mut xor = [0; WORDS];
        for (four, left) in self.seen.iter().enumerate() {
            let from = (four * XORS + usize::from(*left)) * self.width + word;
            for (xor, more) in xor.iter_mut().zip(&self.xors[from..from + WORDS]) {
                *xor ^= more;
            }
        }
        let row = |node: usize| node * self.width + word..node * self.width + word + WORDS;
        let (ours, theirs) = (&self.trial[word..word + WORDS], &self.left[row(other)]);
        let (own, others) = (&self.own[row(node)], &self.own[row(other)]);
        let mut count = 0;
        for (at, crossed) in self.crossed[word..word + WORDS].iter_mut().enumerate() {
            *crossed = xor[at] & (ours[at] ^ theirs[at]) & !(own[at] | others[at]);
            count += crossed.count_ones();
        }
        count
    }

    /// Finds which nodes lie left of a line, and notes that for every four of them.
    #[inline(always)]
    fn look_along(&mut self, from: (f32, f32), to: (f32, f32), Coordinates { x, y }: &Coordinates) {
        let along = (to.0 - from.0, to.1 - from.1);
        let (x_lanes, x_rest) = x.as_chunks::<NODES>();
        let (y_lanes, y_rest) = y.as_chunks::<NODES>();
        let (pairs, _) = self.seen.as_chunks_mut::<2>();
        for ((x, y), seen) in x_lanes.iter().zip(y_lanes).zip(pairs.iter_mut()) {
            let mut sides = [0; NODES];
            for lane in 0..NODES {
                sides[lane] = side((x[lane], y[lane]), from, along);
            }
            *seen = halves(packed(sides));
        }
        if let (false, Some(seen)) = (x_rest.is_empty(), pairs.last_mut()) {
            let mut sides = [0; NODES];
            for (side_of, (x, y)) in sides.iter_mut().zip(x_rest.iter().zip(y_rest)) {
                *side_of = side((*x, *y), from, along);
            }
            *seen = halves(packed(sides));
        }
    }
}

/// 1 for a place left of the line from `from` along `along`, 0 for one on it or right of it.
#[inline(always)]
fn side((x, y): (f32, f32), from: (f32, f32), along: (f32, f32)) -> u8 {
    u8::from(along.0 * (y - from.1) < along.1 * (x - from.0))
}

/// Eight bytes of 0 or 1 as eight bits.
#[inline(always)]
fn packed(sides: [u8; NODES]) -> u64 {
    u64::from_le_bytes(sides).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The lower four and the upper four of eight bits.
#[inline(always)]
fn halves(bits: u64) -> [u8; 2] {
    [(bits & 15) as u8, (bits >> FOUR) as u8]
}

/// The places of the bits of a row.
fn bits(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(at, word)| {
        let left = std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)));
        left.take_while(|left| *left != 0).map(move |left| at * EDGES + left.trailing_zeros() as usize)
    })
}

/// For every four rows the XORs of all sets of them, each made of one row and an earlier XOR.
fn xors(rows: &[u64], width: usize) -> Vec<u64> {
    let fours = rows.len() / (FOUR * width).max(1);
    let mut xors = vec![0; fours * XORS * width];
    for four in 0..fours {
        for set in 1..XORS {
            let (node, rest) = (set.ilog2() as usize, set - (1 << set.ilog2()));
            for word in 0..width {
                let row = rows[(four * FOUR + node) * width + word];
                xors[(four * XORS + set) * width + word] = xors[(four * XORS + rest) * width + word] ^ row;
            }
        }
    }
    xors
}

#[cfg(test)]
mod tests {
    use super::super::segments::crossings;
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;

    /// Checks the counts of a random graph against counting all pairs anew, move after move.
    fn check(count: usize, edges: usize, moves: usize, width: usize) {
        let mut random = Random::new(3, 0);
        let links: Vec<Link> = (0..edges)
            .map(|_| Link { ends: (random.below(count) as u32, random.below(count) as u32), weight: 1.0 })
            .filter(|link| link.ends.0 != link.ends.1)
            .collect();
        let graph = Graph::of(count, &links);
        let pairs: Vec<(usize, usize)> = graph.pairs().collect();
        let mut drawing: Coordinates = (0..count).map(|_| random.in_disc()).collect();
        let mut term = Crossings::new(&graph, &drawing);
        assert_eq!(term.width, width);
        for _ in 0..moves {
            assert_eq!(term.count(), crossings(&pairs, &drawing));
            let (node, place) = (random.below(count), random.in_disc());
            let (old, before, total) = (drawing.at(node), term.at(node), term.count());
            let after = term.candidate(node, place, &drawing, f32::INFINITY).unwrap();
            assert_eq!(term.candidate(node, place, &drawing, after - 1.0), None);
            drawing.set(node, place);
            term.moved(node, old, &drawing);
            assert_eq!((term.at(node) as f32, term.count() + before), (after, total + after as u32));
        }
    }

    #[test]
    fn counts_stay_true_while_nodes_move() {
        check(20, 60, 200, 1);
        check(20, 120, 50, 2);
    }

    #[test]
    fn rows_of_many_words_are_counted_in_whole_steps() {
        check(20, 400, 20, 4);
        check(42, 1_500, 20, 12);
    }

    #[test]
    fn no_edges_have_no_crossings() {
        let drawing: Coordinates = [(3.0, 3.0), (1.0, 1.0)].into_iter().collect();
        let mut term = Crossings::new(&Graph::of(2, &[]), &drawing);
        term.moved(0, (0.0, 0.0), &drawing);
        assert_eq!((term.count(), term.candidate(0, (5.0, 5.0), &drawing, 9.0)), (0, Some(0.0)));
    }
}
