//! What the searches of a small component are about, borrowed for one slice of work.

use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::DistancesAndBoxes;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::options::Options;
use crate::layout::stress::distances::AllPairs;

/// The distances between all nodes of a component.
#[derive(Debug)]
pub(crate) struct Distances {
    /// For descents.
    pub(crate) pairs: AllPairs,
    /// As an energy term, without boxes.
    pub(crate) term: DistancesAndBoxes,
}

impl Distances {
    /// Those of a connected graph.
    pub(crate) fn of(graph: &Graph, random: &mut Random) -> Self {
        let pairs = AllPairs::of(graph, random);
        Self { term: DistancesAndBoxes::without_boxes(&pairs), pairs }
    }

    /// Makes the distances between different groups longer by so many hops.
    pub(crate) fn set_apart(&mut self, groups: &[u32], hops: f32) {
        self.pairs.set_apart(groups, hops);
        self.term = DistancesAndBoxes::without_boxes(&self.pairs);
    }
}

/// A component and what is asked of its drawing.
#[derive(Clone, Copy)]
pub(crate) struct Problem<'a> {
    pub(crate) subgraph: &'a Subgraph,
    pub(crate) options: Options,
    pub(crate) distances: &'a Distances,
    /// World pixels for each hop, which hold where something is fixed.
    pub(crate) unit: f32,
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::layout::{Link, NodeBox, Request};
    use crate::model::Position;

    /// What a problem borrows.
    pub(crate) struct Given {
        pub(crate) subgraph: Subgraph,
        pub(crate) distances: Distances,
    }

    impl Given {
        /// A connected graph whose nodes have these boxes.
        pub(crate) fn of(ends: &[(u32, u32)], boxes: Vec<NodeBox>, fixed: Vec<bool>) -> Self {
            let edges: Vec<Link> = ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
            let graph = Graph::of(boxes.len(), &edges);
            let distances = Distances::of(&graph, &mut Random::new(1, 1));
            let (nodes, starts) = ((0..graph.len() as u32).collect(), vec![Position::default(); graph.len()]);
            let half_sizes = boxes.iter().map(NodeBox::half_size).collect();
            Self { subgraph: Subgraph { nodes, graph, signs: Vec::new(), boxes, half_sizes, fixed, starts }, distances }
        }

        /// The problem at 60 pixels a hop.
        pub(crate) fn problem(&self) -> Problem<'_> {
            let options = Options::of(&Request { aspect: 1.6, ..Request::default() }, std::iter::empty());
            Problem { subgraph: &self.subgraph, options, distances: &self.distances, unit: 60.0 }
        }
    }
}
