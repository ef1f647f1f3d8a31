//! The links as arrays: for every node its neighbours and how far from it they should stand.
//!
//! Invariant: undirected, no loops, no parallel links; neighbours in ascending order.

use super::request::Link;

/// The share of its length that a link keeps however heavy it is.
const SHORTEST: f32 = 0.75;

/// Adjacency in compressed rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    /// Where each node's row starts; one more entry than nodes.
    offsets: Vec<u32>,
    /// The rows one after the other.
    targets: Vec<u32>,
    /// For every target the length of its link, in hops: 1 for a link of weight 1, slowly less for heavier ones.
    lengths: Vec<f32>,
}

impl Graph {
    /// The graph of `count` nodes. Parallel links are merged, their weights added.
    pub(super) fn of(count: usize, links: &[Link]) -> Self {
        let arcs = sorted(count, links);
        let mut graph = Self { offsets: vec![0; count + 1], ..Self::default() };
        for same in arcs.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)) {
            let (from, to, _) = same[0];
            graph.offsets[from as usize + 1] += 1;
            graph.targets.push(to);
            graph.lengths.push(length_of(same.iter().map(|(_, _, weight)| *weight).sum()));
        }
        for node in 0..count {
            graph.offsets[node + 1] += graph.offsets[node];
        }
        graph
    }

    /// The graph of `nodes` alone, renumbered in their order; `place` gives every node's new number.
    pub(super) fn part(&self, nodes: &[u32], place: &[u32]) -> Self {
        let mut part = Self { offsets: vec![0], ..Self::default() };
        let mut row: Vec<(u32, f32)> = Vec::new();
        for node in nodes {
            row.clear();
            row.extend(self.links(*node as usize).map(|(target, length)| (place[target], length)));
            row.sort_by_key(|(target, _)| *target);
            part.targets.extend(row.iter().map(|(target, _)| *target));
            part.lengths.extend(row.iter().map(|(_, length)| *length));
            part.offsets.push(part.targets.len() as u32);
        }
        part
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// How many arcs there are: every link counts twice.
    pub(super) fn arcs(&self) -> usize {
        self.targets.len()
    }

    /// The neighbours of `node`.
    pub(super) fn neighbours(&self, node: usize) -> &[u32] {
        &self.targets[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// The neighbours of `node` with the lengths of the links to them.
    pub(super) fn links(&self, node: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        let row = self.offsets[node] as usize..self.offsets[node + 1] as usize;
        self.targets[row.clone()].iter().map(|target| *target as usize).zip(self.lengths[row].iter().copied())
    }

    /// Every link once, the lower end first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.len()).flat_map(move |from| {
            self.neighbours(from).iter().map(|to| *to as usize).filter(move |to| from < *to).map(move |to| (from, to))
        })
    }
}

/// Every link in both directions, by its first and then its second end; equal arcs in the order of the request, so that
/// the sum of their weights depends on nothing else. Two passes of counting sort.
fn sorted(count: usize, links: &[Link]) -> Vec<(u32, u32, f32)> {
    let both = links.iter().flat_map(|Link { ends, weight }| [(ends.0, ends.1, *weight), (ends.1, ends.0, *weight)]);
    let arcs: Vec<(u32, u32, f32)> = both.collect();
    let by_target = counting_sort(count, &arcs, |arc| arc.1);
    counting_sort(count, &by_target, |arc| arc.0)
}

/// The arcs by one of their ends, equal ones in their present order.
fn counting_sort(
    count: usize,
    arcs: &[(u32, u32, f32)],
    end: impl Fn(&(u32, u32, f32)) -> u32,
) -> Vec<(u32, u32, f32)> {
    let mut starts = vec![0_u32; count + 1];
    for arc in arcs {
        starts[end(arc) as usize + 1] += 1;
    }
    for node in 0..count {
        starts[node + 1] += starts[node];
    }
    let mut sorted = vec![(0, 0, 0.0); arcs.len()];
    for arc in arcs {
        let place = &mut starts[end(arc) as usize];
        sorted[*place as usize] = *arc;
        *place += 1;
    }
    sorted
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
