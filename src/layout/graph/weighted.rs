//! A graph with weighted links: what coarsening contracts, communities are found in and springs pull along.

use super::adjacency::{Adjacency, Graph};

/// How strong a link is.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(crate) struct Weight(pub(crate) f32);

/// A graph with weighted links: no loops, no parallel links.
pub(crate) type WeightedGraph = Adjacency<Weight>;

impl WeightedGraph {
    /// `graph` with the weight 1 for every link.
    pub(crate) fn of(graph: &Graph) -> Self {
        graph.merged(|_| Weight(1.0))
    }

    /// The links of `node`: the other end, and the weight.
    pub(crate) fn weights(&self, node: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.links(node).map(|(target, Weight(weight))| (target, weight))
    }

    /// Gives links between different communities this weight.
    pub(crate) fn weaken_between(&mut self, communities: &[u32], weight: f32) {
        for node in 0..self.len() {
            for link in self.row(node) {
                if communities[node] != communities[self.targets[link] as usize] {
                    self.values[link] = Weight(weight);
                }
            }
        }
    }

    /// Brings the weights to a mean of 1 and none above `heaviest`, so that forces stay within bounds.
    pub(crate) fn normalize(&mut self, heaviest: f32) {
        let mean = self.values.iter().map(|weight| weight.0).sum::<f32>() / self.values.len().max(1) as f32;
        for Weight(weight) in &mut self.values {
            *weight = (*weight / mean.max(f32::MIN_POSITIVE)).min(heaviest);
        }
    }
}
