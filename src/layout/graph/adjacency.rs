//! The links as arrays: for every node its neighbours and how far from it they should stand.
//!
//! Invariant: undirected, no loops, no parallel links; neighbours in ascending order.

use crate::layout::request::Link;

/// The share of its length that a link keeps however heavy it is.
const SHORTEST: f32 = 0.75;

/// Adjacency in compressed rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    /// Where each node's row starts; one more entry than nodes.
    offsets: Vec<u32>,
    /// The rows one after the other.
    targets: Vec<u32>,
    /// For every target the length of its link, in hops: 1 for a link of weight 1, slowly less for heavier ones.
    lengths: Vec<f32>,
}

impl Graph {
    /// The graph of `count` nodes. Parallel links are merged, their weights added.
    pub(crate) fn of(count: usize, links: &[Link]) -> Self {
        let rows = Rows::of(count, links).turned();
        let mut graph = Self { offsets: vec![0], ..Self::default() };
        for row in rows.starts.windows(2) {
            let row = &rows.arcs[row[0] as usize..row[1] as usize];
            for same in row.chunk_by(|one, next| one.0 == next.0) {
                graph.targets.push(same[0].0);
                graph.lengths.push(length_of(same.iter().map(|(_, weight)| *weight).sum()));
            }
            graph.offsets.push(graph.targets.len() as u32);
        }
        graph
    }

    /// The graph of `nodes` alone, renumbered in their order; `place` gives every node's new number. All neighbours of
    /// these nodes have to be among them.
    pub(crate) fn part(&self, nodes: &[u32], place: &[u32]) -> Self {
        let mut offsets = vec![0];
        let mut arcs = 0;
        for node in nodes {
            arcs += self.neighbours(*node as usize).len() as u32;
            offsets.push(arcs);
        }
        let mut part = Self { targets: vec![0; arcs as usize], lengths: vec![0.0; arcs as usize], offsets };
        // Node after node enters the rows of its neighbours, so that these come out in order.
        let mut next = part.offsets.clone();
        for (node, before) in nodes.iter().enumerate() {
            for (target, length) in self.links(*before as usize) {
                let cell = &mut next[place[target] as usize];
                part.targets[*cell as usize] = node as u32;
                part.lengths[*cell as usize] = length;
                *cell += 1;
            }
        }
        part
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many arcs there are: every link counts twice.
    pub(crate) fn arcs(&self) -> usize {
        self.targets.len()
    }

    /// The neighbours of `node`.
    pub(crate) fn neighbours(&self, node: usize) -> &[u32] {
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// The neighbours of `node` with the lengths of the links to them.
    pub(crate) fn links(&self, node: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let row = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        self.targets[row.clone()].iter().map(|target| *target as usize).zip(self.lengths[row].iter().copied())
    }

    /// Every link once, the lower end first.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.len()).flat_map(move |from| {
            self.neighbours(from).iter().map(|to| *to as usize).filter(move |to| from < *to).map(move |to| (from, to))
        })
    }
}

/// For every node the other ends of its links and their weights, row after row.
struct Rows {
    starts: Vec<u32>,
    arcs: Vec<(u32, f32)>,
}

impl Rows {
    /// Every link in both rows, in the order of the request.
    fn of(count: usize, links: &[Link]) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for Link { ends, .. } in links {
            starts[ends.0 as usize + 1] += 1;
            starts[ends.1 as usize + 1] += 1;
        }
        for node in 0..count {
            starts[node + 1] += starts[node];
        }
        let mut arcs = vec![(0, 0.0); 2 * links.len()];
        let mut next = starts.clone();
        for Link { ends, weight } in links {
            for (from, to) in [*ends, (ends.1, ends.0)] {
                arcs[next[from as usize] as usize] = (to, *weight);
                next[from as usize] += 1;
            }
        }
        Self { starts, arcs }
    }

    /// The same with every row in order; equal ends in the order of the request, so that the sum of their weights depends
    /// on nothing else. Node after node enters the rows of its neighbours.
    fn turned(&self) -> Self {
        let mut arcs = vec![(0, 0.0); self.arcs.len()];
        let mut next = self.starts.clone();
        for (node, row) in self.starts.windows(2).enumerate() {
            for (other, weight) in &self.arcs[row[0] as usize..row[1] as usize] {
                arcs[next[*other as usize] as usize] = (node as u32, *weight);
                next[*other as usize] += 1;
            }
        }
        Self { starts: self.starts.clone(), arcs }
    }
}

/// The length of a link in hops by its weight.
fn length_of(weight: f32) -> f32 {
    SHORTEST + (1.0 - SHORTEST) / weight.max(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: u32, to: u32, weight: f32) -> Link {
        Link { ends: (from, to), weight }
    }

    #[test]
    fn parallel_links_count_once_and_bind_slowly_closer() {
        let graph = Graph::of(3, &[link(0, 1, 1.0), link(1, 0, 1.0), link(2, 1, 1.0)]);
        assert_eq!(graph.neighbours(1), [0, 2]);
        assert_eq!(graph.links(1).collect::<Vec<_>>(), [(0, 0.875), (2, 1.0)]);
        assert_eq!(graph.pairs().collect::<Vec<_>>(), [(0, 1), (1, 2)]);
    }

    #[test]
    fn a_part_is_renumbered() {
        let graph = Graph::of(4, &[link(1, 3, 1.0), link(3, 2, 1.0)]);
        let part = graph.part(&[3, 2, 1], &[9, 2, 1, 0]);
        assert_eq!((part.len(), part.neighbours(0)), (3, [1_u32, 2].as_slice()));
    }

    #[test]
    fn no_nodes_have_no_links() {
        assert_eq!(Graph::of(0, &[]).len(), 0);
        assert_eq!(Graph::default().len(), 0);
    }
}
