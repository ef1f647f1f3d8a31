//! The levels of a network: the network itself and its coarser forms, and how coordinates pass between them.
//!
//! Invariant: every level but the coarsest has a cluster on the next level for each of its nodes.

use super::coarsening::coarsen;
use super::communities::communities;
use super::task::SHOWN_EVERY;
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::MultiSourceBfs;
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::stress::pivot_sgd::{PivotStress, from_a_start};

/// A network of this many nodes or fewer is laid out by stress and not made coarser.
const COARSEST: usize = 500;
/// Rounds of stress on the coarsest network.
const COARSEST_ROUNDS: usize = 60;
/// The first step corrects pairs fully up to this share of the largest distance.
const COARSEST_SHARE: f32 = 0.5;
/// A level has to be smaller than this share of the one below it to be of use.
const SMALLER: f32 = 0.9;
/// How far a node is set aside when its cluster opens, in the length of the forces.
const ASIDE: f32 = 0.3;
/// The heaviest link, where the mean is 1.
const HEAVIEST: f32 = 4.0;

/// A network and its coarser forms.
pub(super) struct Levels {
    /// The finest first.
    pub(super) graphs: Vec<WeightedGraph>,
    /// For all levels but the last the cluster of every node.
    clusters: Vec<Vec<u32>>,
    /// The community of every node on each level; none if communities do not matter.
    communities: Vec<Vec<u32>>,
}

impl Levels {
    /// Makes a network coarser until it is small. `between` is the weight of links between communities.
    pub(super) fn of(graph: &Graph, between: f32, random: &mut Random) -> Self {
        let mut now = WeightedGraph::of(graph);
        let mut made = Self { graphs: Vec::new(), clusters: Vec::new(), communities: Vec::new() };
        if between < 1.0 {
            let communities = communities(&now);
            now.weaken_between(&communities, between);
            made.communities.push(communities);
        }
        while now.len() > COARSEST {
            let (coarse, clusters) = coarsen(&now, random);
            if coarse.len() as f32 > SMALLER * now.len() as f32 {
                break;
            }
            if let Some(communities) = made.communities.last() {
                let mut inherited = vec![0; coarse.len()];
                clusters
                    .iter()
                    .zip(communities)
                    .for_each(|(cluster, community)| inherited[*cluster as usize] = *community);
                made.communities.push(inherited);
            }
            made.graphs.push(std::mem::replace(&mut now, coarse));
            made.clusters.push(clusters);
        }
        made.graphs.push(now);
        made.graphs.iter_mut().for_each(|graph| graph.normalize(HEAVIEST));
        made
    }

    /// The communities on a level, if they matter.
    pub(super) fn communities(&self, level: usize) -> Option<&[u32]> {
        self.communities.get(level).map(Vec::as_slice)
    }

    /// The coarsest network laid out by stress, from where its nodes are in the start.
    pub(super) fn coarsest(&self, start: &Coordinates, threads: usize, random: &mut Random) -> Coordinates {
        let mut drawing = start.clone();
        for clusters in &self.clusters {
            drawing = Coordinates { x: means(clusters, &drawing.x), y: means(clusters, &drawing.y) };
        }
        let graph = &self.graphs[self.graphs.len() - 1];
        let mut known = MultiSourceBfs::default();
        known.begin(graph.len(), &[0]);
        known.finish(graph);
        let steps = from_a_start(known.farthest, COARSEST_SHARE, COARSEST_ROUNDS);
        let mut descent = PivotStress::new(graph.len(), steps, &known, Random::new(random.next(), 2));
        let free = vec![1.0; drawing.len()];
        while !descent.is_done() {
            descent.advance(graph, &mut drawing, &free, threads, SHOWN_EVERY);
        }
        drawing
    }

    /// The drawing of a level from that of the next coarser one: clusters open where they stand, and everything grows as
    /// the number of nodes does.
    pub(super) fn opened(&self, level: usize, coarse: &Coordinates, random: &mut Random) -> Coordinates {
        let growth = (self.graphs[level].len() as f32 / coarse.len().max(1) as f32).sqrt();
        let mut open = |values: &[f32]| -> Vec<f32> {
            let clusters = self.clusters[level].iter();
            clusters.map(|cluster| values[*cluster as usize] * growth + ASIDE * random.signed()).collect()
        };
        Coordinates { x: open(&coarse.x), y: open(&coarse.y) }
    }

    /// All nodes of the network, each where its cluster on a level is.
    pub(super) fn unfolded(&self, level: usize, drawing: &Coordinates) -> Coordinates {
        let mut unfolded = drawing.clone();
        for clusters in self.clusters[..level].iter().rev() {
            unfolded = clusters.iter().map(|cluster| unfolded.at(*cluster as usize)).collect();
        }
        unfolded
    }
}

/// The mean of a value over every cluster.
fn means(clusters: &[u32], values: &[f32]) -> Vec<f32> {
    let count = clusters.iter().max().map_or(0, |last| *last as usize + 1);
    let mut sums = vec![(0.0_f32, 0.0_f32); count];
    for (cluster, value) in clusters.iter().zip(values) {
        let sum = &mut sums[*cluster as usize];
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    sums.into_iter().map(|(sum, count)| sum / count.max(1.0)).collect()
}
