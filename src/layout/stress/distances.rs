//! The ideal distances of a small component: between all pairs of nodes.
//!
//! Invariant: every pair meets once in a round of all legs.

use super::measure::StressSums;
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};

/// Distances are kept in this fraction of a hop.
pub(super) const FRACTION: f32 = 16.0;

/// The distances between all pairs of nodes, in the order of a round-robin tournament.
///
/// Nodes have seats in a circle, in an order of chance. In leg `k`, counted from 1, every seat meets the one `k` seats on.
#[derive(Debug)]
pub(crate) struct AllPairs {
    /// The node on each seat, and the seat of each node.
    pub(super) node_on: Vec<u32>,
    seat_of: Vec<u32>,
    /// The distances leg by leg, in sixteenths of a hop.
    distances: Vec<u16>,
    /// The largest distance in hops.
    pub(super) farthest: f32,
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
            search.begin(count, sources);
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

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.node_on.len()
    }

    /// A seat number that may be past the last seat, counted on from the first.
    pub(super) fn wrapped(seat: usize, count: usize) -> usize {
        if seat < count { seat } else { seat - count }
    }

    /// The seat and the leg in which two different nodes meet.
    fn meeting(&self, one: usize, other: usize) -> (usize, usize) {
        let (low, high) = (self.seat_of[one].min(self.seat_of[other]), self.seat_of[one].max(self.seat_of[other]));
        let (low, high, count) = (low as usize, high as usize, self.len());
        if 2 * (high - low) <= count { (low, high - low) } else { (high, count - (high - low)) }
    }

    /// The distance of two nodes in hops.
    pub(crate) fn between(&self, one: usize, other: usize) -> f32 {
        if one == other {
            return 0.0;
        }
        let (seat, leg) = self.meeting(one, other);
        f32::from(self.distances[(leg - 1) * self.len() + seat]) / FRACTION
    }

    /// Makes the distances between different communities longer by so many hops.
    pub(crate) fn set_apart(&mut self, communities: &[u32], hops: f32) {
        let count = self.len();
        let more = (hops.max(0.0) * FRACTION) as u16;
        for (at, distance) in self.distances.iter_mut().enumerate() {
            let (seat, leg) = (at % count, at / count + 1);
            let (one, other) = (self.node_on[seat], self.node_on[Self::wrapped(seat + leg, count)]);
            if communities[one as usize] != communities[other as usize] {
                *distance = distance.saturating_add(more);
            }
        }
        self.farthest += hops.max(0.0);
    }

    /// How many pairs there are.
    pub(crate) fn pairs(&self) -> usize {
        self.len() * self.len().saturating_sub(1) / 2
    }

    /// How many pairs meet in a leg: half-way round, the second half of the seats would meet the same ones again.
    pub(super) fn meetings(&self, leg: usize) -> usize {
        if 2 * leg == self.len() { leg } else { self.len() }
    }

    /// The distances of a leg, seat by seat, in sixteenths of a hop.
    pub(super) fn distances_in(&self, leg: usize) -> &[u16] {
        &self.distances[(leg - 1) * self.len()..(leg - 1) * self.len() + self.meetings(leg)]
    }

    /// The pairs of seats that meet in a leg, with their distances in sixteenths of a hop.
    pub(super) fn leg(&self, leg: usize) -> impl Iterator<Item = (usize, usize, u16)> + '_ {
        let count = self.len();
        self.distances_in(leg)
            .iter()
            .enumerate()
            .map(move |(seat, ideal)| (seat, Self::wrapped(seat + leg, count), *ideal))
    }

    /// The stress of a drawing by its best scale: 0 where every distance is true, below 1 always.
    pub(crate) fn stress(&self, Coordinates { x, y }: &Coordinates) -> f32 {
        let mut sums = StressSums::default();
        for leg in 1..=self.len() / 2 {
            for (one, other, ideal) in self.leg(leg) {
                let (one, other) = (self.node_on[one] as usize, self.node_on[other] as usize);
                let (dx, dy) = (x[one] - x[other], y[one] - y[other]);
                sums.add_ratio(f64::from((dx * dx + dy * dy).sqrt() * FRACTION / f32::from(ideal)));
            }
        }
        sums.stress().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    #[test]
    fn every_pair_meets_once_a_round_at_its_distance() {
        for count in [2_u32, 3, 8, 9] {
            let pairs = {
                let links: Vec<Link> = (1..count).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
                AllPairs::of(&Graph::of(count as usize, &links), &mut Random::new(1, 1))
            };
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
}
