//! Full stress by stochastic gradient descent: every pair of nodes is moved to its distance in the graph.
//!
//! Source: Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (IEEE TVCG 2018). Pairs come in the order
//! of a round-robin tournament, its legs shuffled, instead of a shuffled list of all pairs: it needs no list, walks memory
//! forwards, and mixes as well. For components of up to some 2,000 nodes.
//!
//! Invariant: coordinates are in hops; a fixed node never moves.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::annealing::annealed;
use super::distances::{AllPairs, FRACTION};
use crate::layout::compute::random::Random;
use crate::layout::compute::simd::{LANES, lanes, wide};
use crate::layout::geometry::coordinates::Coordinates;
use std::ops::Range;

/// The last step size, for which pairs at a distance of one hop move by a tenth of their error.
const LAST_STEP: f32 = 0.1;
/// Two nodes nearer than this, in hops, are moved apart in a random direction.
const COINCIDENT: f32 = 1.0e-4;

/// A descent that can be taken in slices.
#[derive(Debug)]
pub(crate) struct FullStress {
    steps: Vec<f32>,
    round: usize,
    /// The legs in the order of this round.
    legs: Vec<u32>,
    next_leg: usize,
    random: Random,
    /// The drawing in the order of the seats; filled anew for every slice.
    seated: Seated,
}

/// Coordinates in the order of the seats.
#[derive(Debug, Default)]
struct Seated {
    x: Vec<f32>,
    y: Vec<f32>,
    fixed: Vec<bool>,
    any_fixed: bool,
}

impl FullStress {
    /// A descent of `rounds` rounds over all pairs.
    pub(crate) fn new(pairs: &AllPairs, rounds: usize, random: Random) -> Self {
        let first = pairs.farthest * pairs.farthest;
        Self::with_steps(pairs, annealed(first.max(2.0 * LAST_STEP), LAST_STEP, rounds), random)
    }

    /// A descent with the given step sizes, one a round.
    pub(crate) fn with_steps(pairs: &AllPairs, steps: Vec<f32>, random: Random) -> Self {
        let legs = (1..=pairs.len() as u32 / 2).collect();
        Self { steps, round: 0, legs, next_leg: 0, random, seated: Seated::default() }
    }

    /// The share that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        if self.is_done() {
            return 1.0;
        }
        let leg = self.next_leg as f32 / self.legs.len().max(1) as f32;
        (self.round as f32 + leg) / self.steps.len().max(1) as f32
    }

    /// Whether all rounds are over.
    pub(crate) fn is_done(&self) -> bool {
        self.round >= self.steps.len() || self.legs.is_empty()
    }

    /// Goes on for about `budget` pairs.
    pub(crate) fn advance(&mut self, pairs: &AllPairs, drawing: &mut Coordinates, fixed: &[bool], budget: usize) {
        let seats = || pairs.node_on.iter().map(|node| *node as usize);
        self.seated.x = seats().map(|node| drawing.x[node]).collect();
        self.seated.y = seats().map(|node| drawing.y[node]).collect();
        self.seated.fixed = seats().map(|node| fixed[node]).collect();
        self.seated.any_fixed = fixed.contains(&true);
        let mut spent = 0;
        while spent < budget && !self.is_done() {
            if self.next_leg == 0 {
                self.random.shuffle(&mut self.legs);
            }
            wide(|| self.run_leg(pairs));
            spent += pairs.len();
            self.next_leg += 1;
            if self.next_leg == self.legs.len() {
                self.next_leg = 0;
                self.round += 1;
            }
        }
        for (seat, node) in seats().enumerate() {
            drawing.set(node, (self.seated.x[seat], self.seated.y[seat]));
        }
    }

    /// Moves all pairs of the next leg towards or away from each other, in their order.
    #[inline(always)]
    fn run_leg(&mut self, pairs: &AllPairs) {
        let (leg, count) = (self.legs[self.next_leg] as usize, pairs.len());
        let meetings = pairs.meetings(leg);
        // Before the seats of the others start again at the first, and after. No two pairs of a block share a seat.
        let unbroken = [(0, (count - leg).min(meetings), leg), ((count - leg).min(meetings), meetings, count - leg)];
        for (first, last, apart) in unbroken {
            let blocks = if self.seated.any_fixed || apart < LANES { 0 } else { (last - first) / LANES };
            for block in (first..first + blocks * LANES).step_by(LANES) {
                let other = AllPairs::wrapped(block + leg, count);
                if !self.move_block(block, other, lanes(pairs.distances_in(leg), block)) {
                    self.move_pairs(pairs, leg, block..block + LANES);
                }
            }
            self.move_pairs(pairs, leg, first + blocks * LANES..last);
        }
    }

    /// Moves pairs side by side, from the seats `one` and `other` on. Moves none and returns false if two of them coincide.
    #[inline(always)]
    fn move_block(&mut self, one: usize, other: usize, ideal: [u16; LANES]) -> bool {
        let step = self.steps[self.round] * FRACTION * FRACTION;
        let Seated { x, y, .. } = &mut self.seated;
        let (mut one_x, mut one_y, mut other_x, mut other_y) =
            (lanes(x, one), lanes(y, one), lanes(x, other), lanes(y, other));
        let mut near = 0_u32;
        for lane in 0..LANES {
            let (dx, dy) = (one_x[lane] - other_x[lane], one_y[lane] - other_y[lane]);
            let distance = (dx * dx + dy * dy).sqrt();
            near |= u32::from(distance < COINCIDENT);
            let share = 0.5 * share_of(step, f32::from(ideal[lane]), distance);
            one_x[lane] -= share * dx;
            one_y[lane] -= share * dy;
            other_x[lane] += share * dx;
            other_y[lane] += share * dy;
        }
        if near != 0 {
            return false;
        }
        x[one..one + LANES].copy_from_slice(&one_x);
        y[one..one + LANES].copy_from_slice(&one_y);
        x[other..other + LANES].copy_from_slice(&other_x);
        y[other..other + LANES].copy_from_slice(&other_y);
        true
    }

    /// Moves the pairs of a leg from some seats on, one after the other.
    fn move_pairs(&mut self, pairs: &AllPairs, leg: usize, seats: Range<usize>) {
        let step = self.steps[self.round] * FRACTION * FRACTION;
        let Seated { x, y, fixed, any_fixed } = &mut self.seated;
        for (one, other, ideal) in pairs.leg(leg).skip(seats.start).take(seats.len()) {
            let (mut dx, mut dy) = (x[one] - x[other], y[one] - y[other]);
            let mut distance = (dx * dx + dy * dy).sqrt();
            if distance < COINCIDENT {
                (dx, dy) = (self.random.signed() * COINCIDENT, COINCIDENT);
                distance = (dx * dx + dy * dy).sqrt();
            }
            let share = share_of(step, f32::from(ideal), distance);
            let (mut share_one, mut share_other) = (0.5 * share, 0.5 * share);
            if *any_fixed {
                (share_one, share_other) = match (fixed[one], fixed[other]) {
                    (false, false) => (share_one, share_other),
                    (false, true) => (share, 0.0),
                    (true, false) => (0.0, share),
                    (true, true) => continue,
                };
            }
            x[one] -= share_one * dx;
            y[one] -= share_one * dy;
            x[other] += share_other * dx;
            y[other] += share_other * dy;
        }
    }
}

/// The share of the line between two nodes by which they come nearer, if they should be `ideal` sixteenths of a hop apart.
#[inline(always)]
fn share_of(step: f32, ideal: f32, distance: f32) -> f32 {
    (step / (ideal * ideal)).min(1.0) * (distance - ideal / FRACTION) / distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;

    fn path(count: u32) -> Graph {
        let links: Vec<Link> = (1..count).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
        Graph::of(count as usize, &links)
    }

    #[test]
    fn a_path_becomes_a_line() {
        let graph = path(9);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let mut random = Random::new(5, 0);
        let mut drawing: Coordinates = (0..9).map(|_| random.in_disc()).collect();
        let mut descent = FullStress::new(&pairs, 60, random);
        descent.advance(&pairs, &mut drawing, &[false; 9], usize::MAX);
        assert!(descent.is_done() && pairs.stress(&drawing) < 0.01, "{}", pairs.stress(&drawing));
    }

    #[test]
    fn coincident_and_fixed_nodes_stay_finite() {
        let pairs = AllPairs::of(&path(4), &mut Random::new(1, 1));
        let mut drawing = Coordinates::zeros(4);
        let fixed = [true, false, false, false];
        FullStress::new(&pairs, 20, Random::new(2, 0)).advance(&pairs, &mut drawing, &fixed, usize::MAX);
        assert_eq!(drawing.at(0), (0.0, 0.0));
        assert!(drawing.iter().all(|(x, y)| x.is_finite() && y.is_finite()) && pairs.stress(&drawing) < 0.2);
    }
}
