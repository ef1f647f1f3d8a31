//! Full stress: every pair of nodes is drawn to its distance in the graph. For components of up to some 2,000 nodes.
//!
//! Source: Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (IEEE TVCG 2018). Pairs come in the order
//! of a round-robin tournament over shuffled nodes instead of a shuffled list of all pairs: it needs no list, walks
//! memory forwards, and mixes as well.
//!
//! Invariant: coordinates are in hops; a fixed node never moves.

use super::breadth_first::distances_from;
use super::graph::Graph;
use super::random::Random;
use super::schedule::annealed;

/// Distances are kept in this fraction of a hop.
const FRACTION: f32 = 16.0;
/// The last step size, for which pairs at a distance of one hop move by a tenth of their error.
const LAST_STEP: f32 = 0.1;
/// Two nodes nearer than this, in hops, are set apart along a line of chance.
const COINCIDENT: f32 = 1.0e-4;

/// The distances between all pairs of a component.
#[derive(Debug)]
pub(super) struct AllPairs {
    count: usize,
    /// Row by row, in sixteenths of a hop.
    distances: Vec<u16>,
    farthest: f32,
}

impl AllPairs {
    /// Distances in hops by breadth-first search; those of linked pairs by the length of their link.
    pub(super) fn of(graph: &Graph) -> Self {
        let count = graph.len();
        let mut distances = Vec::with_capacity(count * count);
        let mut row = Vec::new();
        let mut farthest = 1.0_f32;
        for node in 0..count {
            distances_from(graph, node, &mut row);
            let start = distances.len();
            distances.extend(row.iter().map(|hops| (*hops as f32 * FRACTION).min(f32::from(u16::MAX)) as u16));
            farthest = row.iter().fold(farthest, |farthest, hops| farthest.max(*hops as f32));
            for (target, length) in graph.links(node) {
                distances[start + target] = (length * FRACTION) as u16;
            }
        }
        Self { count, distances, farthest: farthest.min(f32::from(u16::MAX) / FRACTION) }
    }

    /// The distance of two nodes in hops.
    pub(super) fn between(&self, one: usize, other: usize) -> f32 {
        f32::from(self.distances[one * self.count + other]) / FRACTION
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.count * self.count.saturating_sub(1) / 2
    }

    /// The stress of a drawing by its best scale: 0 where every distance is true, below 1 always.
    pub(super) fn stress(&self, x: &[f32], y: &[f32]) -> f32 {
        let (mut sum, mut squares) = (0.0_f64, 0.0_f64);
        for one in 0..self.count {
            for other in 0..one {
                let (dx, dy) = (x[one] - x[other], y[one] - y[other]);
                let ratio = f64::from((dx * dx + dy * dy).sqrt() / self.between(one, other));
                sum += ratio;
                squares += ratio * ratio;
            }
        }
        if squares > 0.0 { (1.0 - sum * sum / (self.pairs() as f64 * squares)) as f32 } else { 0.0 }
    }
}

/// A descent that can be taken in slices.
#[derive(Debug)]
pub(super) struct FullStress {
    steps: Vec<f32>,
    round: usize,
    /// The shuffled order of this round, and the tournament's legs of this round.
    order: Vec<u32>,
    legs: Vec<u32>,
    next_leg: usize,
    random: Random,
}

impl FullStress {
    /// A descent of `rounds` rounds over all pairs.
    pub(super) fn new(pairs: &AllPairs, rounds: usize, random: Random) -> Self {
        let first = pairs.farthest * pairs.farthest;
        Self::with_steps(pairs, annealed(first.max(2.0 * LAST_STEP), LAST_STEP, rounds), random)
    }

    /// A descent with the given step sizes, one a round.
    pub(super) fn with_steps(pairs: &AllPairs, steps: Vec<f32>, random: Random) -> Self {
        Self {
            steps,
            round: 0,
            order: (0..pairs.count as u32).collect(),
            legs: (1..=pairs.count as u32 / 2).collect(),
            next_leg: 0,
            random,
        }
    }

    /// The share that is done, from 0 to 1.
    pub(super) fn done(&self) -> f32 {
        if self.is_done() {
            return 1.0;
        }
        let leg = self.next_leg as f32 / self.legs.len().max(1) as f32;
        (self.round as f32 + leg) / self.steps.len().max(1) as f32
    }

    /// Whether all rounds are over.
    pub(super) fn is_done(&self) -> bool {
        self.round >= self.steps.len() || self.legs.is_empty()
    }

    /// Goes on for about `budget` pairs.
    pub(super) fn advance(&mut self, pairs: &AllPairs, x: &mut [f32], y: &mut [f32], fixed: &[bool], budget: usize) {
        let mut spent = 0;
        while spent < budget && !self.is_done() {
            if self.next_leg == 0 {
                self.random.shuffle(&mut self.order);
                self.random.shuffle(&mut self.legs);
            }
            spent += self.leg(pairs, x, y, fixed);
            self.next_leg += 1;
            if self.next_leg == self.legs.len() {
                self.next_leg = 0;
                self.round += 1;
            }
        }
    }

    /// All pairs that stand a certain number of places apart in the shuffled order.
    fn leg(&mut self, pairs: &AllPairs, x: &mut [f32], y: &mut [f32], fixed: &[bool]) -> usize {
        let count = pairs.count;
        let apart = self.legs[self.next_leg] as usize;
        let step = self.steps[self.round];
        // Half-way round, the second half of the order would meet the same pairs again.
        let meetings = if 2 * apart == count { apart } else { count };
        for place in 0..meetings {
            let wrapped = place + apart;
            let one = self.order[place] as usize;
            let other = self.order[if wrapped < count { wrapped } else { wrapped - count }] as usize;
            let (mut dx, mut dy) = (x[one] - x[other], y[one] - y[other]);
            let mut distance = (dx * dx + dy * dy).sqrt();
            if distance < COINCIDENT {
                (dx, dy) = (self.random.signed() * COINCIDENT, COINCIDENT);
                distance = (dx * dx + dy * dy).sqrt();
            }
            let ideal = pairs.between(one, other);
            let share = (step / (ideal * ideal)).min(1.0) * (distance - ideal) / distance;
            let (share_one, share_other) = match (fixed[one], fixed[other]) {
                (false, false) => (0.5 * share, 0.5 * share),
                (false, true) => (share, 0.0),
                (true, false) => (0.0, share),
                (true, true) => continue,
            };
            x[one] -= share_one * dx;
            y[one] -= share_one * dy;
            x[other] += share_other * dx;
            y[other] += share_other * dy;
        }
        meetings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn path(count: u32) -> Graph {
        let links: Vec<Link> = (1..count).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
        Graph::of(count as usize, &links)
    }

    #[test]
    fn a_path_becomes_a_line() {
        let graph = path(9);
        let pairs = AllPairs::of(&graph);
        let mut random = Random::new(5, 0);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..9).map(|_| random.in_disc()).unzip();
        let mut descent = FullStress::new(&pairs, 60, random);
        descent.advance(&pairs, &mut x, &mut y, &[false; 9], usize::MAX);
        assert!(descent.is_done() && pairs.stress(&x, &y) < 0.01, "{}", pairs.stress(&x, &y));
    }

    #[test]
    fn every_pair_meets_once_a_round() {
        for count in [2_u32, 3, 8, 9] {
            let pairs = AllPairs::of(&path(count));
            let mut descent = FullStress::with_steps(&pairs, vec![0.0], Random::new(1, 1));
            let legs = descent.legs.len();
            let (mut x, mut y) = (vec![0.5; count as usize], vec![0.5; count as usize]);
            let fixed = vec![true; count as usize];
            let met: usize = (0..legs)
                .map(|leg| {
                    descent.next_leg = leg;
                    descent.leg(&pairs, &mut x, &mut y, &fixed)
                })
                .sum();
            assert_eq!(met, pairs.pairs(), "{count}");
        }
    }

    #[test]
    fn coincident_and_fixed_nodes_stay_finite() {
        let pairs = AllPairs::of(&path(4));
        let (mut x, mut y) = (vec![0.0; 4], vec![0.0; 4]);
        let fixed = [true, false, false, false];
        FullStress::new(&pairs, 20, Random::new(2, 0)).advance(&pairs, &mut x, &mut y, &fixed, usize::MAX);
        assert_eq!((x[0], y[0]), (0.0, 0.0));
        assert!(x.iter().chain(&y).all(|value| value.is_finite()) && pairs.stress(&x, &y) < 0.2);
    }
}
