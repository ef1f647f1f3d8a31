//! Multi-source breadth-first search: distances from up to 64 pivots to all nodes, in steps that threads can take.
//!
//! Source: Then et al., The more the merrier: efficient multi-source graph traversal (VLDB 2014): one bit of a machine
//! word for each source. A word is pulled from the neighbours, so a node writes only its own; distances are kept as bit
//! planes, which costs a few words a node instead of 64 bytes. In a deep network one plain search after the other is
//! cheaper, since the front of each is small.
//!
//! Invariant: the distances depend on the graph and the sources alone.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::adjacency::Adjacency;
use super::bfs::breadth_first;
use crate::layout::geometry::coordinates::Coordinates;
use std::ops::Range;

/// How many sources one search serves.
pub(crate) const SOURCES: usize = 64;
/// How many nodes are in a block of distances.
pub(crate) const BLOCK: usize = 32;
/// From this distance of the farthest node on, in hops, each source has a search of its own.
const DEEP: usize = 30;
/// A search from all sources at once that goes deeper than this begins again with one search for each.
const FAR_TOO_DEEP: usize = 4 * DEEP;
/// The largest distance that is kept, in hops; what is farther away counts as this far.
const FARTHEST: usize = 65_534;

/// Distances in hops of [`BLOCK`] nodes to all sources.
pub(crate) type Block = [[f32; BLOCK]; SOURCES];

/// A search that is taken step by step.
#[derive(Debug, Default)]
pub(crate) struct MultiSourceBfs {
    /// The sources of this search, at most [`SOURCES`].
    pub(crate) sources: Vec<u32>,
    /// The largest distance that was found, in hops.
    pub(crate) farthest: usize,
    kind: Kind,
    is_done: bool,
    /// For every node a bit for each source that has reached it, now and after the next round.
    seen: Vec<u64>,
    next: Vec<u64>,
    /// Bit planes: plane `b` holds, for every node, bit `b` of its distances to all sources.
    planes: Vec<Vec<u64>>,
    /// Source by source the distances to all nodes, where each source has a search of its own.
    hops: Vec<u16>,
    /// The nodes in the order in which the present search reaches them.
    order: Vec<u32>,
}

/// How distances are found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    /// From all sources at once.
    #[default]
    Together,
    /// From one source after the other, for deep networks.
    Alone,
}

impl MultiSourceBfs {
    /// A new search in a network whose depth an earlier one has found.
    pub(crate) fn after(search: &Self) -> Self {
        Self { farthest: search.farthest, ..Self::default() }
    }

    /// Begins a search from `sources` in a network of `count` nodes. The distances found before tell whether it is deep.
    pub(crate) fn begin(&mut self, count: usize, sources: &[u32]) {
        self.kind = if self.farthest >= DEEP { Kind::Alone } else { Kind::Together };
        self.sources.clear();
        self.sources.extend_from_slice(sources);
        self.is_done = count == 0 || self.sources.is_empty();
        self.farthest = 0;
        self.hops.clear();
        if self.kind == Kind::Alone {
            // A search from all sources that went too deep has left some.
            self.planes.clear();
            return;
        }
        self.seen.clear();
        self.seen.resize(count, 0);
        self.next.clear();
        self.next.resize(count, 0);
        for plane in &mut self.planes {
            plane.fill(0);
        }
        for (bit, source) in self.sources.iter().enumerate() {
            self.seen[*source as usize] |= 1 << bit;
        }
    }

    /// About what such a search costs, in arcs visited.
    pub(crate) fn cost<T>(&self, graph: &Adjacency<T>) -> usize {
        if self.farthest >= DEEP { SOURCES * graph.arcs() } else { self.farthest * Self::step_cost(graph) }
    }

    /// How many bytes of distances it holds, without what [`Self::shrink`] frees.
    pub(crate) fn size(&self) -> usize {
        8 * self.planes.iter().map(Vec::len).sum::<usize>() + 2 * self.hops.len()
    }

    /// Frees what a finished search no longer needs.
    pub(crate) fn shrink(&mut self) {
        (self.seen, self.next, self.order) = (Vec::new(), Vec::new(), Vec::new());
        self.hops.shrink_to_fit();
    }

    /// Whether a network of `count` nodes has long paths for its size, as power grids and roads do and social networks do
    /// not: more than 2.5 times the binary logarithm of `count`.
    pub(crate) fn is_deep(&self, count: usize) -> bool {
        self.farthest as f32 > 2.5 * count.max(2).ilog2() as f32
    }

    /// Whether all distances are known.
    pub(crate) fn is_done(&self) -> bool {
        self.is_done
    }

    /// What a step costs, in arcs visited.
    pub(crate) fn step_cost<T>(graph: &Adjacency<T>) -> usize {
        2 * graph.arcs() + graph.len()
    }

    /// Takes up to `steps` steps: rounds of all sources, or single sources.
    pub(crate) fn advance<T>(&mut self, graph: &Adjacency<T>, steps: usize) {
        for _ in 0..steps {
            match self.kind {
                _ if self.is_done => break,
                Kind::Together => self.round(graph),
                Kind::Alone => self.one_source(graph),
            }
        }
    }

    /// Takes all steps that are left.
    pub(crate) fn finish<T>(&mut self, graph: &Adjacency<T>) {
        self.advance(graph, usize::MAX);
    }

    /// One round: every node takes over the sources that have reached a neighbour.
    fn round<T>(&mut self, graph: &Adjacency<T>) {
        let hops = (self.farthest + 1).min(FARTHEST);
        let bits = (usize::BITS - hops.leading_zeros()) as usize;
        let count = graph.len();
        while self.planes.len() < bits {
            self.planes.push(vec![0; count]);
        }
        let all = u64::MAX >> (64 - self.sources.len().clamp(1, 64));
        let mut is_changed = false;
        for (node, next) in self.next.iter_mut().enumerate() {
            let before = self.seen[node];
            if before == all {
                *next = all;
                continue;
            }
            let reached = graph.neighbours(node).iter().fold(before, |all, other| all | self.seen[*other as usize]);
            *next = reached;
            let new = reached & !before;
            if new != 0 {
                is_changed = true;
                for (bit, plane) in self.planes[..bits].iter_mut().enumerate() {
                    if hops >> bit & 1 != 0 {
                        plane[node] |= new;
                    }
                }
            }
        }
        std::mem::swap(&mut self.seen, &mut self.next);
        if is_changed {
            self.farthest = hops;
            if hops >= FAR_TOO_DEEP {
                let sources = std::mem::take(&mut self.sources);
                self.begin(count, &sources);
            }
        } else {
            self.is_done = true;
        }
    }

    /// A plain breadth-first search from the next source.
    fn one_source<T>(&mut self, graph: &Adjacency<T>) {
        let count = graph.len();
        let Some(source) = self.sources.get(self.hops.len() / count) else { return };
        let first = self.hops.len();
        self.hops.resize(first + count, u16::MAX);
        let hops = &mut self.hops[first..];
        hops[*source as usize] = 0;
        self.order.clear();
        self.order.push(*source);
        breadth_first(graph, &mut self.order, |from, to| {
            // The number above the largest distance marks what is not reached.
            let is_new = hops[to as usize] == u16::MAX;
            if is_new {
                hops[to as usize] = hops[from as usize].saturating_add(1).min(FARTHEST as u16);
            }
            is_new
        });
        let last = self.order.last().map_or(0, |node| hops[*node as usize]);
        self.farthest = self.farthest.max(last as usize);
        self.is_done = self.hops.len() >= count * self.sources.len();
    }

    /// Reads the distances of the nodes from `first` on to the sources with the numbers `sources`, a range that begins and
    /// ends at a multiple of 8; 0 where there is no such node or source.
    #[inline(always)]
    pub(crate) fn read_block(&self, first: usize, sources: Range<usize>, block: &mut Block) {
        match self.kind {
            Kind::Alone => self.read_alone(first, sources, block),
            Kind::Together if self.farthest < 16 => self.unpack::<4>(first, sources, block),
            Kind::Together if self.farthest < 256 => self.unpack::<8>(first, sources, block),
            Kind::Together => self.unpack::<16>(first, sources, block),
        }
    }

    #[inline(always)]
    fn read_alone(&self, first: usize, sources: Range<usize>, block: &mut Block) {
        let count = self.hops.len() / self.sources.len().max(1);
        let last = (first + BLOCK).min(count);
        let rows = block.iter_mut().zip(self.hops.chunks_exact(count.max(1)));
        for (row, hops) in rows.skip(sources.start).take(sources.len()) {
            for (cell, hops) in row.iter_mut().zip(&hops[first..last]) {
                *cell = f32::from(*hops);
            }
        }
    }

    /// Spreads the bit planes of a block to numbers of `BITS` bits each, as many as a word holds, and these to floats.
    #[inline(always)]
    fn unpack<const BITS: usize>(&self, first: usize, sources: Range<usize>, block: &mut Block) {
        let in_word = 32 / BITS;
        let last = (first + BLOCK).min(self.planes.first().map_or(0, Vec::len));
        let groups = sources.start / in_word..sources.end.div_ceil(in_word);
        for (group, rows) in block.chunks_mut(in_word).enumerate().skip(groups.start).take(groups.len()) {
            let mut words = [0_u32; BLOCK];
            for (bit, plane) in self.planes.iter().enumerate().take(BITS) {
                for (word, plane) in words.iter_mut().zip(&plane[first..last]) {
                    let bits = (plane >> (group * in_word)) as u32 & ((1 << in_word) - 1);
                    *word |= spread::<BITS>(bits) << bit;
                }
            }
            for (place, row) in rows.iter_mut().enumerate() {
                for (cell, word) in row.iter_mut().zip(&words) {
                    *cell = ((word >> (place * BITS)) & (u32::MAX >> (32 - BITS))) as i32 as f32;
                }
            }
        }
    }

    /// Where the sources stand.
    pub(crate) fn places_of_sources(&self, drawing: &Coordinates) -> Vec<(f32, f32)> {
        self.sources.iter().map(|source| drawing.at(*source as usize)).collect()
    }

    /// The distance from the `source`-th source to `node`.
    pub(crate) fn hops(&self, source: usize, node: usize) -> f32 {
        if self.kind == Kind::Alone {
            let count = self.hops.len() / self.sources.len().max(1);
            return f32::from(self.hops[source * count + node]);
        }
        let bits = self.planes.iter().enumerate().map(|(bit, plane)| (plane[node] >> source & 1) << bit);
        bits.sum::<u64>() as f32
    }
}

/// Moves neighbouring bits `BITS` places apart.
#[inline(always)]
fn spread<const BITS: usize>(bits: u32) -> u32 {
    match BITS {
        4 => {
            let bits = (bits | bits << 12) & 0x000F_000F;
            let bits = (bits | bits << 6) & 0x0303_0303;
            (bits | bits << 3) & 0x1111_1111
        }
        8 => {
            let bits = (bits | bits << 14) & 0x0003_0003;
            (bits | bits << 7) & 0x0101_0101
        }
        _ => (bits | bits << 15) & 0x0001_0001,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;
    use crate::layout::graph::adjacency::Graph;
    use crate::layout::graph::bfs::distances_from;

    /// Checks that a search finds what plain searches find, read one by one and in blocks.
    fn check(links: impl IntoIterator<Item = (u32, u32)>, count: usize, sources: &[u32], was_deep: bool) {
        let links: Vec<Link> = links.into_iter().map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(count, &links);
        let mut search = MultiSourceBfs { farthest: if was_deep { DEEP } else { 0 }, ..MultiSourceBfs::default() };
        search.begin(count, sources);
        search.finish(&graph);
        let (mut alone, mut farthest) = (Vec::new(), 0);
        let mut blocks = vec![[[0.0; BLOCK]; SOURCES]; count.div_ceil(BLOCK)];
        for (at, block) in blocks.iter_mut().enumerate() {
            search.read_block(at * BLOCK, 0..SOURCES, block);
        }
        for (at, source) in sources.iter().enumerate() {
            distances_from(&graph, *source as usize, &mut alone);
            for (node, hops) in alone.iter().enumerate() {
                assert_eq!(search.hops(at, node), *hops as f32);
                assert_eq!(blocks[node / BLOCK][at][node % BLOCK], *hops as f32);
                farthest = farthest.max(*hops as usize);
            }
        }
        assert_eq!(search.farthest, farthest);
    }

    #[test]
    fn all_sources_at_once_find_what_each_finds_alone() {
        let mut random = Random::new(3, 0);
        let mut links: Vec<(u32, u32)> = (1..200).map(|node| (node, random.below(node as usize) as u32)).collect();
        links.extend((0..60).map(|_| (random.below(200) as u32, random.below(200) as u32)));
        let sources: Vec<u32> = (0..64).map(|source| source * 3 % 150).collect();
        check(links.clone(), 200, &sources, false);
        check(links, 200, &sources, true);
    }

    #[test]
    fn long_paths_are_measured_to_their_end() {
        // The longest are too deep for a search from all sources at once, which begins again.
        for count in [17, 200, 400] {
            let path = || (1..count as u32).map(|node| (node - 1, node));
            check(path(), count, &[0, 5, 16], false);
            check(path(), count, &[0, 5, 16], true);
        }
    }

    #[test]
    fn a_path_longer_than_the_largest_distance_has_an_end() {
        let links: Vec<Link> = (1..66_000).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
        let graph = Graph::of(66_000, &links);
        let mut search = MultiSourceBfs { farthest: DEEP, ..MultiSourceBfs::default() };
        search.begin(graph.len(), &[0]);
        search.finish(&graph);
        assert_eq!(
            (search.farthest, search.hops(0, 1_000), search.hops(0, 65_999)),
            (FARTHEST, 1_000.0, FARTHEST as f32)
        );
    }

    #[test]
    fn no_nodes_and_one_node_are_no_trouble() {
        check([], 0, &[], false);
        check([], 1, &[0], false);
        check([], 1, &[0], true);
    }
}
