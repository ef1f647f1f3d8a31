//! The search for the best drawing of a small component: several starts, and the one with the fewest crossings wins
//! among those whose stress is nearly the best.
//!
//! Invariant: what is shown is always the best drawing so far.

use super::crossings::crossings;
use super::full_stress::{AllPairs, FullStress};
use super::graph::Graph;
use super::random::Random;

/// The most drawings that are tried.
const MOST: usize = 20;
/// How much work all of them may take together, in pairs of nodes and pairs of links.
const WORK: usize = 3_000_000;
/// Rounds of the descent for each.
const ROUNDS: usize = 40;
/// How much more stress than the least is accepted for fewer crossings.
const TOLERANCE: f32 = 1.05;

/// A search that goes on drawing by drawing.
#[derive(Debug)]
pub(super) struct Search {
    links: Vec<(usize, usize)>,
    planned: usize,
    drawings: Vec<Drawing>,
    random: Random,
}

/// One drawing and what it is worth.
#[derive(Debug)]
struct Drawing {
    x: Vec<f32>,
    y: Vec<f32>,
    crossings: u32,
    stress: f32,
}

impl Search {
    /// A search over the drawings of `graph`.
    pub(super) fn new(graph: &Graph, random: Random) -> Self {
        let links: Vec<(usize, usize)> = graph.pairs().collect();
        let pairs = graph.len() * graph.len() / 2;
        let work = pairs * (ROUNDS + 2) + links.len() * links.len() / 4;
        let planned = if graph.len() <= 2 { 1 } else { (WORK / work.max(1)).clamp(2, MOST) };
        Self { links, planned, drawings: Vec::new(), random }
    }

    /// The share that is done, from 0 to 1.
    pub(super) fn done(&self) -> f32 {
        self.drawings.len() as f32 / self.planned as f32
    }

    /// Whether all drawings were made.
    pub(super) fn is_done(&self) -> bool {
        self.drawings.len() >= self.planned
    }

    /// Makes one more drawing, the first from the start in `x` and `y`, and leaves the best so far there. Returns what it
    /// cost, in pairs.
    pub(super) fn advance(&mut self, pairs: &AllPairs, x: &mut [f32], y: &mut [f32], fixed: &[bool]) -> usize {
        if self.is_done() {
            return 0;
        }
        let (mut new_x, mut new_y) = (x.to_vec(), y.to_vec());
        if !self.drawings.is_empty() {
            self.scatter(&mut new_x, &mut new_y, fixed);
        }
        let luck = Random::new(self.random.next(), self.drawings.len() as u64);
        let mut descent = FullStress::new(pairs, ROUNDS, luck);
        descent.advance(pairs, &mut new_x, &mut new_y, fixed, usize::MAX);
        self.drawings.push(Drawing {
            crossings: crossings(&self.links, &new_x, &new_y),
            stress: pairs.stress(&new_x, &new_y),
            x: new_x,
            y: new_y,
        });
        if let Some(best) = self.best() {
            x.copy_from_slice(&best.x);
            y.copy_from_slice(&best.y);
        }
        pairs.pairs() * ROUNDS + self.links.len() * self.links.len() / 4
    }

    /// The drawing with the fewest crossings among those of nearly the least stress; equals go to the lower stress.
    fn best(&self) -> Option<&Drawing> {
        let least = self.drawings.iter().map(|drawing| drawing.stress).fold(f32::INFINITY, f32::min);
        self.drawings
            .iter()
            .filter(|drawing| drawing.stress <= least * TOLERANCE)
            .min_by(|one, other| one.crossings.cmp(&other.crossings).then(one.stress.total_cmp(&other.stress)))
    }

    /// A start of chance: everybody free somewhere in a disc as large as the present drawing.
    fn scatter(&mut self, x: &mut [f32], y: &mut [f32], fixed: &[bool]) {
        let count = x.len().max(1) as f32;
        let middle = (x.iter().sum::<f32>() / count, y.iter().sum::<f32>() / count);
        let radius = (count.sqrt()).max(1.0);
        for node in (0..x.len()).filter(|node| !fixed[*node]) {
            let at = self.random.in_disc();
            (x[node], y[node]) = (middle.0 + radius * at.0, middle.1 + radius * at.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    #[test]
    fn a_planar_graph_ends_without_crossings() {
        // A cube, drawn flat.
        let ends = [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4), (0, 4), (1, 5), (2, 6), (3, 7)];
        let links: Vec<Link> = ends.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
        let graph = Graph::of(8, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let mut search = Search::new(&graph, Random::new(1, 0));
        let (mut x, mut y) = (vec![0.0; 8], vec![0.0; 8]);
        let mut seen = u32::MAX;
        while !search.is_done() {
            search.advance(&pairs, &mut x, &mut y, &[false; 8]);
            seen = seen.min(search.drawings.last().unwrap().crossings);
        }
        let best = search.best().unwrap();
        assert_eq!((&best.x, &best.y), (&x, &y));
        assert!(best.crossings <= 4 && best.crossings >= seen);
    }
}
