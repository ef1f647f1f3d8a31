//! Adjacency in compressed rows: the neighbours of every node, row after row, with a value for each link.
//!
//! Invariant: undirected: a link stands in the rows of both of its ends.

use crate::layout::request::Link;
use std::ops::Range;

/// The share of its length that a link keeps however heavy it is.
const SHORTEST: f32 = 0.75;

/// Compressed rows with a value of type `T` for every link, such as its length or its number.
#[derive(Clone, Debug)]
pub(crate) struct Adjacency<T> {
    /// Where each node's row starts; one more entry than nodes.
    offsets: Vec<u32>,
    /// The neighbours, row after row.
    pub(crate) targets: Vec<u32>,
    /// The value of the link to each target.
    pub(crate) values: Vec<T>,
}

/// The graph of a layout: no loops, no parallel links, neighbours in ascending order. The value of a link is its ideal
/// length in hops: 1 for a link of weight 1, slowly less for heavier ones.
pub(crate) type Graph = Adjacency<f32>;

impl<T> Default for Adjacency<T> {
    fn default() -> Self {
        Self { offsets: vec![0], targets: Vec::new(), values: Vec::new() }
    }
}

impl<T> Adjacency<T> {
    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many arcs there are: every link counts twice.
    pub(crate) fn arcs(&self) -> usize {
        self.targets.len()
    }

    /// Where the row of `node` stands in `targets` and `values`.
    pub(crate) fn row(&self, node: usize) -> Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }

    /// The neighbours of `node`.
    pub(crate) fn neighbours(&self, node: usize) -> &[u32] {
        &self.targets[self.row(node)]
    }

    /// How many links `node` has.
    pub(crate) fn degree(&self, node: usize) -> usize {
        self.row(node).len()
    }

    /// Every link once, the lower end first.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.len()).flat_map(move |from| {
            self.neighbours(from).iter().map(|to| *to as usize).filter(move |to| from < *to).map(move |to| (from, to))
        })
    }

    /// Adds the next node with its neighbours.
    pub(crate) fn push_row(&mut self, row: impl IntoIterator<Item = (u32, T)>) {
        for (target, value) in row {
            self.targets.push(target);
            self.values.push(value);
        }
        self.offsets.push(self.targets.len() as u32);
    }
}

impl<T: Copy + Default> Adjacency<T> {
    /// The rows of `count` nodes, with every link in the rows of both of its ends, in the order of `links`.
    pub(crate) fn in_order(count: usize, links: impl Iterator<Item = ((u32, u32), T)> + Clone) -> Self {
        let mut offsets = vec![0_u32; count + 1];
        for (ends, _) in links.clone() {
            offsets[ends.0 as usize + 1] += 1;
            offsets[ends.1 as usize + 1] += 1;
        }
        for node in 0..count {
            offsets[node + 1] += offsets[node];
        }
        let mut rows = Self::blank(offsets);
        let mut next = rows.offsets.clone();
        for (ends, value) in links {
            for (from, to) in [ends, (ends.1, ends.0)] {
                rows.enter(&mut next, from as usize, to, value);
            }
        }
        rows
    }

    /// The neighbours of `node` with the values of the links to them.
    pub(crate) fn links(&self, node: usize) -> impl Iterator<Item = (usize, T)> + '_ {
        let row = self.row(node);
        self.targets[row.clone()].iter().map(|target| *target as usize).zip(self.values[row].iter().copied())
    }

    /// The same with every row in ascending order; parallel links keep their order. Node after node enters the rows of its
    /// neighbours.
    pub(crate) fn sorted(&self) -> Self {
        let mut rows = Self::blank(self.offsets.clone());
        let mut next = self.offsets.clone();
        for node in 0..self.len() {
            for (target, value) in self.links(node) {
                rows.enter(&mut next, target, node as u32, value);
            }
        }
        rows
    }

    /// The same with parallel links, which stand side by side in sorted rows, merged into one; `merge` makes its value of theirs.
    pub(crate) fn merged<U>(&self, merge: impl Fn(&[T]) -> U) -> Adjacency<U> {
        let mut rows = Adjacency::default();
        for node in 0..self.len() {
            let mut first = self.row(node).start;
            rows.push_row(self.neighbours(node).chunk_by(|one, next| one == next).map(|parallel| {
                let values = &self.values[first..first + parallel.len()];
                first += parallel.len();
                (parallel[0], merge(values))
            }));
        }
        rows
    }

    /// The graph of `nodes` alone, renumbered in their order; `place` gives every node's new number. All neighbours of
    /// these nodes have to be among them.
    pub(crate) fn part(&self, nodes: &[u32], place: &[u32]) -> Self {
        let mut offsets = vec![0];
        let mut arcs = 0;
        for node in nodes {
            arcs += self.degree(*node as usize) as u32;
            offsets.push(arcs);
        }
        let mut part = Self::blank(offsets);
        let mut next = part.offsets.clone();
        // Node after node enters the rows of its neighbours, so that these come out in order.
        for (node, before) in nodes.iter().enumerate() {
            for (target, value) in self.links(*before as usize) {
                part.enter(&mut next, place[target] as usize, node as u32, value);
            }
        }
        part
    }

    /// Rows that begin at `offsets`, to be filled.
    fn blank(offsets: Vec<u32>) -> Self {
        let arcs = offsets.last().map_or(0, |arcs| *arcs as usize);
        Self { offsets, targets: vec![0; arcs], values: vec![T::default(); arcs] }
    }

    /// Writes an arc to the next free place of a row.
    fn enter(&mut self, next: &mut [u32], node: usize, target: u32, value: T) {
        let place = next[node] as usize;
        next[node] += 1;
        (self.targets[place], self.values[place]) = (target, value);
    }
}

impl Graph {
    /// The graph of `count` nodes. Parallel links are merged, their weights added.
    pub(crate) fn of(count: usize, links: &[Link]) -> Self {
        let links = links.iter().map(|link| (link.ends, link.weight));
        Self::in_order(count, links).sorted().merged(|weights| length_of(weights.iter().sum()))
    }
}

impl Adjacency<()> {
    /// The links between `count` nodes. Loops and links to what is no node are left out; parallel links count as
    /// often as there are.
    pub(crate) fn of_ends(count: usize, ends: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let usable = ends.filter(|(from, to)| from != to && (*from.max(to) as usize) < count);
        Self::in_order(count, usable.map(|ends| (ends, ())))
    }

    /// The same with parallel links merged and neighbours in ascending order.
    pub(crate) fn simple(count: usize, ends: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        Self::of_ends(count, ends).sorted().merged(|_| ())
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
    fn loops_and_strangers_are_left_out_and_parallel_links_stay() {
        let links = Adjacency::of_ends(4, [(2, 1), (0, 1), (1, 0), (1, 1), (9, 1)].into_iter());
        assert_eq!(links.neighbours(1), [2, 0, 0]);
        assert_eq!(Adjacency::simple(4, [(2, 1), (0, 1), (1, 0), (1, 1)].into_iter()).neighbours(1), [0, 2]);
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
