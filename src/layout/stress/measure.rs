//! Stress: how far the distances of a drawing are from those of the graph, in one number.
//!
//! Source: normalised, scale-free stress as in Ahmed et al., and in most comparisons since Gansner, Koren, North (2004):
//! the mean of (s·|xᵢ − xⱼ| ÷ dᵢⱼ − 1)² over all connected pairs, at the scale s that makes it least.
//!
//! Invariant: 0 where every distance is true, below 1 always.

use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::bfs::distances_from;
use crate::layout::graph::multi_source_bfs::{BLOCK, Block, MultiSourceBfs, SOURCES};
use crate::model::Position;

/// From how many nodes of a component distances are measured; an even sample of more.
const MEASURED_FROM: usize = 200;
/// How many blocks of nodes the length of a hop is measured on.
const SAMPLE: usize = 8;

/// Sums over pairs from which stress is computed, so that those of several components can be added.
///
/// The ratio of a pair is its distance in the drawing divided by that in the graph.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct StressSums {
    pairs: f64,
    ratios: f64,
    squares: f64,
}

impl StressSums {
    /// Adds the pairs of one component.
    pub(crate) fn add(&mut self, graph: &Graph, points: &[Position]) {
        let mut hops = Vec::new();
        for source in (0..graph.len()).step_by(graph.len().div_ceil(MEASURED_FROM).max(1)) {
            distances_from(graph, source, &mut hops);
            self.add_from(source, &hops, points);
        }
    }

    /// Adds the pairs of one node with those that it can reach, by its distances in hops.
    pub(crate) fn add_from(&mut self, source: usize, hops: &[u32], points: &[Position]) {
        for (node, hops) in hops.iter().enumerate().filter(|(_, hops)| **hops > 0 && **hops < u32::MAX) {
            self.add_ratio(f64::from(points[source].distance(points[node])) / f64::from(*hops));
        }
    }

    /// Adds one pair by its ratio.
    pub(crate) fn add_ratio(&mut self, ratio: f64) {
        self.pairs += 1.0;
        self.ratios += ratio;
        self.squares += ratio * ratio;
    }

    /// Adds the pairs of the sources of a search with the nodes of every `stride`-th block.
    fn add_blocks(&mut self, search: &MultiSourceBfs, drawing: &Coordinates, stride: usize) {
        let places = search.places_of_sources(drawing);
        let Coordinates { x, y } = drawing;
        let mut block: Box<Block> = Box::new([[0.0; BLOCK]; SOURCES]);
        for at in (0..x.len().div_ceil(BLOCK)).step_by(stride) {
            search.read_block(at * BLOCK, 0..SOURCES, &mut block);
            let nodes = at * BLOCK..(at * BLOCK + BLOCK).min(x.len());
            for (hops, source) in block.iter().zip(&places) {
                let (mut pairs, mut ratios, mut squares) = (0, 0.0_f32, 0.0_f32);
                for ((x, y), hops) in x[nodes.clone()].iter().zip(&y[nodes.clone()]).zip(hops) {
                    let (dx, dy) = (x - source.0, y - source.1);
                    let ratio = if *hops > 0.0 { (dx * dx + dy * dy).sqrt() / hops } else { 0.0 };
                    pairs += u32::from(*hops > 0.0);
                    ratios += ratio;
                    squares += ratio * ratio;
                }
                self.pairs += f64::from(pairs);
                self.ratios += f64::from(ratios);
                self.squares += f64::from(squares);
            }
        }
    }

    /// The factor by which the drawing has to grow for the least stress; 1 where that is undefined.
    pub(crate) fn best_scale(self) -> f32 {
        usable(self.ratios / self.squares)
    }

    /// The inverse of that: how long a hop is in the drawing.
    fn hop_length(self) -> f32 {
        usable(self.squares / self.ratios)
    }

    /// The stress, or `None` where no two nodes are connected.
    pub(crate) fn stress(self) -> Option<f32> {
        let measured = self.pairs > 0.0 && self.squares > 0.0;
        measured.then(|| (1.0 - self.ratios * self.ratios / (self.pairs * self.squares)) as f32)
    }
}

/// How long a hop is in a drawing at the scale of least stress, by an even sample of the distances that `search` has found.
pub(crate) fn hop_length(search: &MultiSourceBfs, drawing: &Coordinates) -> f32 {
    let mut sums = StressSums::default();
    sums.add_blocks(search, drawing, drawing.len().div_ceil(BLOCK).div_ceil(SAMPLE).max(1));
    sums.hop_length()
}

/// A scale that can be computed with.
fn usable(scale: f64) -> f32 {
    let scale = scale as f32;
    if scale.is_finite() && scale > 0.0 { scale } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn check(points: &[(f32, f32)], expected: Option<f32>) {
        let links: Vec<Link> = (1..points.len() as u32).map(|at| Link { ends: (at - 1, at), weight: 1.0 }).collect();
        let points: Vec<Position> = points.iter().map(|(x, y)| Position::new(*x, *y)).collect();
        let mut sums = StressSums::default();
        sums.add(&Graph::of(points.len(), &links), &points);
        let stress = sums.stress();
        assert!(stress.zip(expected).map_or(stress == expected, |(a, b)| (a - b).abs() < 1.0e-4), "{stress:?}");
    }

    #[test]
    fn stress_is_nought_for_true_distances_and_grows_with_folds() {
        check(&[], None);
        check(&[(1.0, 1.0)], None);
        check(&[(0.0, 0.0), (7.0, 0.0), (14.0, 0.0)], Some(0.0));
        // Ratios 1, 1 and 0: 1 − 2² ÷ (3 · 2).
        check(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)], Some(0.333_333));
    }
}
