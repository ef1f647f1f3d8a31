//! How good a drawing is, in one number: stress.
//!
//! Source: normalised, scale-free stress as in Ahmed et al., and in most comparisons since Gansner, Koren, North (2004):
//! the mean of (s·|xᵢ − xⱼ| ÷ dᵢⱼ − 1)² over all connected pairs, at the scale s that makes it least.
//!
//! Invariant: 0 where every distance is true, below 1 always.

use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::bfs::distances_from;
use crate::model::Position;

/// From how many nodes of a component distances are measured; an even sample of more.
const SOURCES: usize = 200;

/// Sums over pairs from which stress is computed, so that those of several components can be added.
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
        for source in (0..graph.len()).step_by(graph.len().div_ceil(SOURCES).max(1)) {
            distances_from(graph, source, &mut hops);
            self.add_from(source, &hops, points);
        }
    }

    /// Adds the pairs of one node with those that it can reach, by its distances in hops.
    pub(crate) fn add_from(&mut self, source: usize, hops: &[u32], points: &[Position]) {
        for (node, hops) in hops.iter().enumerate().filter(|(_, hops)| **hops > 0 && **hops < u32::MAX) {
            let ratio = f64::from(points[source].distance(points[node])) / f64::from(*hops);
            self.pairs += 1.0;
            self.ratios += ratio;
            self.squares += ratio * ratio;
        }
    }

    /// Adds some pairs by their ratios of distance to hops: how many they are, the sum of these, and that of their squares.
    pub(crate) fn add_ratios(&mut self, (pairs, ratios, squares): (usize, f32, f32)) {
        self.pairs += pairs as f64;
        self.ratios += f64::from(ratios);
        self.squares += f64::from(squares);
    }

    /// How long a hop is at the scale at which stress is least; 1 where that cannot be told.
    pub(crate) fn unit(self) -> f32 {
        let unit = if self.ratios > 0.0 { (self.squares / self.ratios) as f32 } else { 1.0 };
        if unit.is_finite() && unit > 0.0 { unit } else { 1.0 }
    }

    /// The stress, or `None` where no two nodes are connected.
    pub(crate) fn stress(self) -> Option<f32> {
        let measured = self.pairs > 0.0 && self.squares > 0.0;
        measured.then(|| (1.0 - self.ratios * self.ratios / (self.pairs * self.squares)) as f32)
    }
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
