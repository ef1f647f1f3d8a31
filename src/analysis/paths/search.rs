//! The best routes through a graph with ranked arcs, by their weakest arc (bottleneck paths).
//!
//! The best route is found by the widest-path dynamic programme over the number of hops (the Bellman–Ford recurrence
//! with minimum and maximum in place of sum and minimum: M. Pollack, "The Maximum Capacity Through a Network",
//! Operations Research 8, 1960), then by a breadth-first search over the arcs at least as strong as its bottleneck. The
//! next best ones come by J. Y. Yen's partition ("Finding the K Shortest Loopless Paths in a Network", Management
//! Science 17, 1971): every route found is left at each of its entities once, with the arcs already taken from there
//! closed.
//!
//! Invariant: no dossier is used, only numbers.

use std::cmp::Reverse;
use std::collections::BTreeSet;

/// An arc: an edge in one direction.
#[derive(Clone, Copy, Debug)]
pub(super) struct DirectedEdge {
    /// The entity it leaves.
    pub(super) from: u32,
    /// The entity it leads to, never the same one.
    pub(super) to: u32,
    /// The rank of its strength in kind among all that occur, from 1, the weakest first: the weakest of a route decides.
    pub(super) rank: u32,
    /// The rank of its whole strength, from 1: among equal routes of one length the sum decides.
    pub(super) weight: u32,
}

/// A search for the best routes between two entities. A route is a list of arcs, by index.
pub(super) struct Search<'a> {
    /// All arcs.
    pub(super) arcs: &'a [DirectedEdge],
    /// For every entity, the arcs that leave it.
    pub(super) leaving: &'a [Vec<u32>],
    /// Where routes start.
    pub(super) from: u32,
    /// Where routes end; never at the start.
    pub(super) to: u32,
    /// The most hops of a route.
    pub(super) most_hops: u32,
}

/// A route with its quality.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    /// The rank of its weakest hop.
    bottleneck: u32,
    /// The sum of the weights of its hops.
    sum: u32,
    route: Vec<u32>,
    /// The first place at which it leaves the route that it was found from.
    from_place: usize,
}

impl Found {
    /// Its sort key, the best lowest.
    fn order(&self) -> (Reverse<u32>, usize, Reverse<u32>, &[u32]) {
        (Reverse(self.bottleneck), self.route.len(), Reverse(self.sum), &self.route)
    }
}

impl Search<'_> {
    /// The best `count` routes, the best first.
    pub(super) fn best(&self, count: usize) -> Vec<Vec<u32>> {
        let mut found: Vec<Vec<u32>> = Vec::new();
        let mut candidates: Vec<Found> = Vec::new();
        candidates.extend(self.continued(&[], &BTreeSet::new(), 0));
        while found.len() < count {
            let best = candidates.iter().enumerate().min_by(|(_, one), (_, other)| one.order().cmp(&other.order()));
            let Some((place, _)) = best else { break };
            let best = candidates.swap_remove(place);
            for place in best.from_place..best.route.len() {
                let prefix = &best.route[..place];
                // The arcs already taken from here by routes with the same beginning are closed.
                let mut closed: BTreeSet<u32> = found
                    .iter()
                    .filter(|route| route.starts_with(prefix))
                    .filter_map(|r| r.get(place).copied())
                    .collect();
                closed.insert(best.route[place]);
                candidates.extend(self.continued(prefix, &closed, place));
            }
            found.push(best.route);
        }
        found
    }

    /// The best route that begins with `prefix` and does not go on by a closed arc.
    fn continued(&self, prefix: &[u32], closed: &BTreeSet<u32>, from_place: usize) -> Option<Found> {
        let arc = |arc: &u32| &self.arcs[*arc as usize];
        let start = prefix.last().map_or(self.from, |last| arc(last).to);
        let hops_left = self.most_hops.checked_sub(prefix.len() as u32)?;
        let mut passed = vec![false; self.leaving.len()];
        passed[self.from as usize] = true;
        for step in prefix {
            passed[arc(step).to as usize] = true;
        }
        let bottleneck = self.widest(start, hops_left, &passed, closed)?;
        let bottleneck = prefix.iter().map(|step| arc(step).rank).min().unwrap_or(u32::MAX).min(bottleneck);
        let rest = self.shortest(start, bottleneck, &passed, closed)?;
        let route: Vec<u32> = prefix.iter().copied().chain(rest).collect();
        let bottleneck = route.iter().map(|step| arc(step).rank).min()?;
        let sum = route.iter().map(|step| arc(step).weight).sum();
        Some(Found { bottleneck, sum, route, from_place })
    }

    /// The arcs that may be taken from an entity: not to entities that were passed, nor by closed arcs where the route
    /// goes on.
    fn open_arcs<'b>(
        &'b self,
        at: u32,
        start: u32,
        passed: &'b [bool],
        closed: &'b BTreeSet<u32>,
    ) -> impl Iterator<Item = (u32, &'b DirectedEdge)> {
        self.leaving[at as usize]
            .iter()
            .map(|arc| (*arc, &self.arcs[*arc as usize]))
            .filter(move |(index, arc)| !passed[arc.to as usize] && (at != start || !closed.contains(index)))
    }

    /// The highest bottleneck rank that can be reached within so many hops.
    fn widest(&self, start: u32, hops: u32, passed: &[bool], closed: &BTreeSet<u32>) -> Option<u32> {
        let mut best = vec![0_u32; passed.len()];
        best[start as usize] = u32::MAX;
        let mut border = vec![start];
        for _ in 0..hops {
            // A round is computed only from the round before, so that rounds count hops.
            let before: Vec<(u32, u32)> = border.iter().map(|at| (*at, best[*at as usize])).collect();
            border.clear();
            for (at, width) in before {
                for (_, arc) in self.open_arcs(at, start, passed, closed) {
                    let width = width.min(arc.rank);
                    if width > best[arc.to as usize] {
                        best[arc.to as usize] = width;
                        if arc.to != self.to {
                            border.push(arc.to);
                        }
                    }
                }
            }
            border.sort_unstable();
            border.dedup();
        }
        (best[self.to as usize] > 0).then(|| best[self.to as usize])
    }

    /// The shortest route over arcs of at least a rank; among these the one with the largest sum of weights, then the
    /// first.
    fn shortest(&self, start: u32, rank: u32, passed: &[bool], closed: &BTreeSet<u32>) -> Option<Vec<u32>> {
        let mut depth = vec![u32::MAX; passed.len()];
        // For every entity reached: the sum of weights of the route there, and its last step.
        let mut reached: Vec<(u32, u32)> = vec![(0, u32::MAX); passed.len()];
        depth[start as usize] = 0;
        let mut border = vec![start];
        for round in 1.. {
            if border.is_empty() {
                return None;
            }
            let mut next = Vec::new();
            for at in border {
                for (index, arc) in self.open_arcs(at, start, passed, closed).filter(|(_, arc)| arc.rank >= rank) {
                    let sum = reached[at as usize].0 + arc.weight;
                    let there = arc.to as usize;
                    if depth[there] == u32::MAX {
                        depth[there] = round;
                        next.push(arc.to);
                        reached[there] = (sum, index);
                    } else if depth[there] == round && sum > reached[there].0 {
                        reached[there] = (sum, index);
                    }
                }
            }
            if depth[self.to as usize] == round {
                break;
            }
            next.sort_unstable();
            border = next;
        }
        let mut route = Vec::new();
        let mut at = self.to;
        while at != start {
            let step = reached[at as usize].1;
            route.push(step);
            at = self.arcs[step as usize].from;
        }
        route.reverse();
        Some(route)
    }
}
