//! Distances in hops: from one node, and from 64 nodes at once.
//!
//! Source: Then et al., The more the merrier: efficient multi-source graph traversal (VLDB 2014): one bit of a machine
//! word for each source, so that one walk over the links serves all of them.
//!
//! Invariant: `distances` are filled for a connected graph; nobody is left out.

use super::adjacency::Graph;

/// How many sources one walk serves.
pub(crate) const SOURCES: usize = 64;
/// How many nodes share a block of the distance table, so that one block can be worked on side by side.
pub(crate) const LANES: usize = 16;

/// Distances in hops from one node to all.
pub(crate) fn distances_from(graph: &Graph, source: usize, distances: &mut Vec<u32>) {
    distances.clear();
    distances.resize(graph.len(), u32::MAX);
    distances[source] = 0;
    let mut front = vec![source as u32];
    let mut next = Vec::new();
    let mut hops = 0;
    while !front.is_empty() {
        hops += 1;
        for node in front.drain(..) {
            for target in graph.neighbours(node as usize) {
                if distances[*target as usize] == u32::MAX {
                    distances[*target as usize] = hops;
                    next.push(*target);
                }
            }
        }
        std::mem::swap(&mut front, &mut next);
    }
}

/// Distances from up to 64 sources, in blocks of [`LANES`] nodes: block, then source, then node.
#[derive(Debug, Default)]
pub(crate) struct SourceTable {
    /// Hops, in the order named above; at most 65,535.
    pub(crate) hops: Vec<u16>,
    /// The largest of them.
    pub(crate) farthest: u16,
    /// Which sources have come by a node.
    seen: Vec<u64>,
    /// Which sources came by in this round, and in the next.
    now: Vec<u64>,
    next: Vec<u64>,
}

impl SourceTable {
    /// Where the distance from the `source`-th source to `node` stands.
    pub(crate) fn place(source: usize, node: usize) -> usize {
        (node / LANES * SOURCES + source) * LANES + node % LANES
    }

    /// Fills the table by one walk from all `sources` (at most 64).
    pub(crate) fn fill(&mut self, graph: &Graph, sources: &[usize]) {
        let count = graph.len();
        self.hops.clear();
        self.hops.resize(count.div_ceil(LANES) * SOURCES * LANES, 0);
        for words in [&mut self.seen, &mut self.now, &mut self.next] {
            words.clear();
            words.resize(count, 0);
        }
        let mut front: Vec<u32> = Vec::new();
        for (bit, source) in sources.iter().enumerate().take(SOURCES) {
            if self.now[*source] == 0 {
                front.push(*source as u32);
            }
            self.now[*source] |= 1 << bit;
            self.seen[*source] |= 1 << bit;
        }
        let mut reached: Vec<u32> = Vec::new();
        let mut hops: u16 = 0;
        while !front.is_empty() {
            self.farthest = hops;
            hops = hops.saturating_add(1);
            for node in front.drain(..) {
                let carried = std::mem::take(&mut self.now[node as usize]);
                for target in graph.neighbours(node as usize) {
                    let new = carried & !self.seen[*target as usize];
                    if new != 0 {
                        if self.next[*target as usize] == 0 {
                            reached.push(*target);
                        }
                        self.next[*target as usize] |= new;
                    }
                }
            }
            for node in &reached {
                self.arrive(*node as usize, hops);
            }
            std::mem::swap(&mut front, &mut reached);
            std::mem::swap(&mut self.now, &mut self.next);
        }
    }

    /// Writes down the distance of all sources that came by `node` in this round.
    fn arrive(&mut self, node: usize, hops: u16) {
        let mut bits = self.next[node];
        self.seen[node] |= bits;
        while bits != 0 {
            let source = bits.trailing_zeros() as usize;
            self.hops[Self::place(source, node)] = hops;
            bits &= bits - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    #[test]
    fn sixty_four_walks_at_once_find_what_each_finds_alone() {
        let mut random = crate::layout::compute::random::Random::new(3, 0);
        let mut links: Vec<(u32, u32)> = (1..200).map(|node| (node, random.below(node as usize) as u32)).collect();
        links.extend((0..60).map(|_| (random.below(200) as u32, random.below(200) as u32)));
        links.retain(|ends| ends.0 != ends.1);
        let links: Vec<Link> = links.into_iter().map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(200, &links);
        let sources: Vec<usize> = (0..SOURCES).map(|source| source * 3 % 150).collect();
        let mut table = SourceTable::default();
        table.fill(&graph, &sources);
        let mut alone = Vec::new();
        let mut farthest = 0;
        for (at, source) in sources.iter().enumerate() {
            distances_from(&graph, *source, &mut alone);
            for (node, hops) in alone.iter().enumerate() {
                assert_eq!(u32::from(table.hops[SourceTable::place(at, node)]), *hops);
                farthest = farthest.max(*hops);
            }
        }
        assert_eq!(u32::from(table.farthest), farthest);
    }
}
