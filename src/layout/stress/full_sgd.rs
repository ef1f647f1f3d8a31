//! Full stress: every pair of nodes is drawn to its distance in the graph. For components of up to some 2,000 nodes.
//!
//! Source: Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (IEEE TVCG 2018). Pairs come in the order
//! of a round-robin tournament among nodes that were seated by chance, its legs shuffled, instead of a shuffled list of
//! all pairs: it needs no list, walks memory forwards, and mixes as well.
//!
//! Invariant: coordinates are in hops; a fixed node never moves.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::annealing::annealed;
use super::measure::StressSums;
use crate::layout::compute::random::Random;
use crate::layout::compute::simd::wide;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};
use std::ops::Range;

/// Distances are kept in this fraction of a hop.
const FRACTION: f32 = 16.0;
/// The last step size, for which pairs at a distance of one hop move by a tenth of their error.
const LAST_STEP: f32 = 0.1;
/// Two nodes nearer than this, in hops, are set apart along a line of chance.
const COINCIDENT: f32 = 1.0e-4;
/// How many pairs of a leg are moved side by side; none of them may share a seat.
const LANES: usize = 8;

/// The distances between all pairs of a component, seated around a table.
#[derive(Debug)]
pub(crate) struct AllPairs {
    /// Who sits on each seat, and the seat of each node.
    node_on: Vec<u32>,
    seat_of: Vec<u32>,
    /// Leg by leg: in leg `k`, counted from 1, every seat meets the one `k` seats on. In sixteenths of a hop.
    distances: Vec<u16>,
    farthest: f32,
}

impl AllPairs {
    /// Distances in hops by breadth-first search; those of linked pairs by the length of their link.
    pub(crate) fn of(graph: &Graph, random: &mut Random) -> Self {
        let count = graph.len();
        let mut node_on: Vec<u32> = (0..count as u32).collect();
        random.shuffle(&mut node_on);
        let mut seat_of = vec![0; count];
        for (seat, node) in node_on.iter().enumerate() {
            seat_of[*node as usize] = seat as u32;
        }
        let mut pairs = Self { node_on, seat_of, distances: vec![0; count / 2 * count], farthest: 1.0 };
        let mut search = MultiSourceBfs::default();
        let seats = pairs.node_on.clone();
        for (batch, sources) in seats.chunks(SOURCES).enumerate() {
            search.begin(count, sources.to_vec());
            search.finish(graph);
            pairs.farthest = pairs.farthest.max(search.farthest as f32);
            for bit in 0..sources.len() {
                let seat = batch * SOURCES + bit;
                for leg in 1..=count / 2 {
                    let met = seats[Self::wrapped(seat + leg, count)];
                    let hops = search.hops(bit, met as usize);
                    pairs.distances[(leg - 1) * count + seat] = (hops * FRACTION) as u16;
                }
            }
        }
        for node in 0..count {
            for (target, length) in graph.links(node) {
                let (seat, leg) = pairs.meeting(node, target);
                pairs.distances[(leg - 1) * count + seat] = (length * FRACTION) as u16;
                if 2 * leg == count {
                    pairs.distances[(leg - 1) * count + Self::wrapped(seat + leg, count)] = (length * FRACTION) as u16;
                }
            }
        }
        pairs
    }

    fn count(&self) -> usize {
        self.node_on.len()
    }

    /// A seat number that may be past the last seat, brought back around.
    fn wrapped(seat: usize, count: usize) -> usize {
        if seat < count { seat } else { seat - count }
    }

    /// The seat and the leg in which two different nodes meet.
    fn meeting(&self, one: usize, other: usize) -> (usize, usize) {
        let (low, high) = (self.seat_of[one].min(self.seat_of[other]), self.seat_of[one].max(self.seat_of[other]));
        let (low, high, count) = (low as usize, high as usize, self.count());
        if 2 * (high - low) <= count { (low, high - low) } else { (high, count - (high - low)) }
    }

    /// The distance of two nodes in hops.
    pub(crate) fn between(&self, one: usize, other: usize) -> f32 {
        if one == other {
            return 0.0;
        }
        let (seat, leg) = self.meeting(one, other);
        f32::from(self.distances[(leg - 1) * self.count() + seat]) / FRACTION
    }

    /// Makes the distances between different groups longer by so many hops.
    pub(crate) fn set_apart(&mut self, groups: &[u32], hops: f32) {
        let count = self.count();
        let more = (hops.max(0.0) * FRACTION) as u16;
        for (at, distance) in self.distances.iter_mut().enumerate() {
            let (seat, leg) = (at % count, at / count + 1);
            let (one, other) = (self.node_on[seat], self.node_on[Self::wrapped(seat + leg, count)]);
            if groups[one as usize] != groups[other as usize] {
                *distance = distance.saturating_add(more);
            }
        }
        self.farthest += hops.max(0.0);
    }

    /// How many pairs there are.
    pub(crate) fn pairs(&self) -> usize {
        self.count() * self.count().saturating_sub(1) / 2
    }

    /// How many pairs meet in a leg: half-way round, the second half of the seats would meet the same ones again.
    fn meetings(&self, leg: usize) -> usize {
        if 2 * leg == self.count() { leg } else { self.count() }
    }

    /// The pairs of seats that meet in a leg, with their distances in sixteenths of a hop.
    fn leg(&self, leg: usize) -> impl Iterator<Item = (usize, usize, u16)> + '_ {
        let count = self.count();
        let distances = &self.distances[(leg - 1) * count..(leg - 1) * count + self.meetings(leg)];
        distances.iter().enumerate().map(move |(seat, ideal)| (seat, Self::wrapped(seat + leg, count), *ideal))
    }

    /// The stress of a drawing by its best scale: 0 where every distance is true, below 1 always.
    pub(crate) fn stress(&self, Coordinates { x, y }: &Coordinates) -> f32 {
        let mut sums = StressSums::default();
        for leg in 1..=self.count() / 2 {
            for (one, other, ideal) in self.leg(leg) {
                let (one, other) = (self.node_on[one] as usize, self.node_on[other] as usize);
                let (dx, dy) = (x[one] - x[other], y[one] - y[other]);
                sums.add_ratio(f64::from((dx * dx + dy * dy).sqrt() * FRACTION / f32::from(ideal)));
            }
        }
        sums.stress().unwrap_or(0.0)
    }
}

/// A descent that can be taken in slices.
#[derive(Debug)]
pub(crate) struct FullStress {
    steps: Vec<f32>,
    round: usize,
    /// The legs in the order of this round.
    legs: Vec<u32>,
    next_leg: usize,
    random: Random,
    /// Where everybody is, by seats; filled anew for every slice.
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
        let legs = (1..=pairs.count() as u32 / 2).collect();
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
            spent += pairs.count();
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
        let (leg, count) = (self.legs[self.next_leg] as usize, pairs.count());
        let meetings = pairs.meetings(leg);
        // Before the seats of the others start again at the first, and after.
        let unbroken = [(0, (count - leg).min(meetings), leg), ((count - leg).min(meetings), meetings, count - leg)];
        for (first, last, apart) in unbroken {
            let blocks = if self.seated.any_fixed || apart < LANES { 0 } else { (last - first) / LANES };
            for block in (first..first + blocks * LANES).step_by(LANES) {
                let other = AllPairs::wrapped(block + leg, count);
                let distances = &pairs.distances[(leg - 1) * count + block..][..LANES];
                if !self.move_block(block, other, distances) {
                    self.move_pairs(pairs, leg, block..block + LANES);
                }
            }
            self.move_pairs(pairs, leg, first + blocks * LANES..last);
        }
    }

    /// Moves pairs side by side, from the seats `one` and `other` on. Moves none, and says false, where two stand on one
    /// spot.
    #[inline(always)]
    fn move_block(&mut self, one: usize, other: usize, distances: &[u16]) -> bool {
        let step = self.steps[self.round] * FRACTION * FRACTION;
        let Seated { x, y, .. } = &mut self.seated;
        let (mut one_x, mut one_y, mut other_x, mut other_y) =
            (lanes(x, one), lanes(y, one), lanes(x, other), lanes(y, other));
        let ideal: [u16; LANES] = lanes(distances, 0);
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

/// Some values from one place on.
#[inline(always)]
fn lanes<T: Copy + Default>(values: &[T], from: usize) -> [T; LANES] {
    let mut lanes = [T::default(); LANES];
    lanes.copy_from_slice(&values[from..from + LANES]);
    lanes
}

/// By which share of the way between them two nodes come nearer, where they should stand `ideal` sixteenths of a hop apart.
#[inline(always)]
fn share_of(step: f32, ideal: f32, distance: f32) -> f32 {
    (step / (ideal * ideal)).min(1.0) * (distance - ideal / FRACTION) / distance
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
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 1));
        let mut random = Random::new(5, 0);
        let mut drawing: Coordinates = (0..9).map(|_| random.in_disc()).collect();
        let mut descent = FullStress::new(&pairs, 60, random);
        descent.advance(&pairs, &mut drawing, &[false; 9], usize::MAX);
        assert!(descent.is_done() && pairs.stress(&drawing) < 0.01, "{}", pairs.stress(&drawing));
    }

    #[test]
    fn every_pair_meets_once_a_round_at_its_distance() {
        for count in [2_u32, 3, 8, 9] {
            let pairs = AllPairs::of(&path(count), &mut Random::new(1, 1));
            let mut met = std::collections::BTreeSet::new();
            for leg in 1..=count as usize / 2 {
                for (one, other, ideal) in pairs.leg(leg) {
                    let (one, other) = (pairs.node_on[one], pairs.node_on[other]);
                    assert!(met.insert((one.min(other), one.max(other))));
                    assert_eq!(f32::from(ideal) / FRACTION, one.abs_diff(other) as f32);
                    assert_eq!(pairs.between(one as usize, other as usize), one.abs_diff(other) as f32);
                }
            }
            assert_eq!(met.len(), pairs.pairs(), "{count}");
        }
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
