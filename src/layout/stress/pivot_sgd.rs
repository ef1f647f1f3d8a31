//! Pivot stress by stochastic gradient descent: the descent for components too large for all pairs.
//!
//! Each round takes 64 new pivots and moves every node against their frozen positions, which samples full stress; pivots
//! that stay the same stall 10 to 20 % higher. The annealing is that of Zheng, Pawar, Goodman (2018). Since a round sees
//! some of the distances only, the mean of the last rounds is nearer to rest than the last one (Polyak, Juditsky:
//! Acceleration of stochastic approximation by averaging, 1992).
//!
//! Invariant: searches run ahead of the moves and do not depend on them, and a node writes only its own cell, so the
//! result is the same on any number of threads.
//! Invariant: coordinates are in hops; a fixed node never moves.

use super::annealing::annealed;
use super::measure::hop_length;
use super::pivot_batches::{DistanceCache, PivotBatches};
use super::pivot_mds::{axes, jitter};
use super::sgd_step::{Pivots, sgd_step};
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{NODES_A_THREAD, on_each, share};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::{Adjacency, Graph};
use crate::layout::graph::multi_source_bfs::{BLOCK, Block, MultiSourceBfs, SOURCES};
use std::collections::VecDeque;

/// The last step size.
const LAST_STEP: f32 = 0.3;
/// Searches that run ahead of the moves, at most.
const AHEAD: usize = 8;
/// How many bytes of distances are kept for the next epoch.
pub(crate) const KEPT: usize = 96 << 20;

/// A descent that is taken in slices.
#[derive(Debug)]
pub(crate) struct PivotStress {
    steps: Vec<f32>,
    round: usize,
    /// The search of this round, and those that run ahead, in the order of their turns, each with the number of its batch.
    searches: VecDeque<(usize, MultiSourceBfs)>,
    cache: DistanceCache,
    /// The first node that has not moved in this round, and where the pivots stood at its beginning.
    moved: usize,
    frozen: Vec<(f32, f32)>,
    batches: PivotBatches,
    mean: Mean,
}

/// A start: all nodes by the distances to 64 pivots, in hops, and the search that found these.
pub(crate) fn start(graph: &Graph, threads: usize, random: &mut Random) -> (Coordinates, MultiSourceBfs) {
    let count = graph.len();
    let mut search = MultiSourceBfs::default();
    search.begin(count, PivotBatches::new(count, Random::new(random.next(), 0)).take_next().pivots);
    search.finish(graph);
    let shares = axes(count, search.sources.len(), &|source, node| search.hops(source, node), random);
    let shares: Vec<(f32, f32)> = shares.iter().map(|share| (share[0] as f32, share[1] as f32)).collect();
    let mut drawing = Coordinates::zeros(count);
    let each = share(count, threads, BLOCK, NODES_A_THREAD);
    let parts = drawing.x.chunks_mut(each).zip(drawing.y.chunks_mut(each)).enumerate();
    on_each(parts, |(part, (x, y))| project(x, y, part * each, &search, &shares));
    let hop = hop_length(&search, &drawing);
    for value in drawing.x.iter_mut().chain(&mut drawing.y) {
        *value = if value.is_finite() { *value / hop } else { 0.0 };
    }
    jitter(&mut drawing, random);
    (drawing, search)
}

/// Puts the nodes from `first` on where their squared distances to the pivots say.
fn project(x: &mut [f32], y: &mut [f32], first: usize, search: &MultiSourceBfs, shares: &[(f32, f32)]) {
    let mut block: Box<Block> = Box::new([[0.0; BLOCK]; SOURCES]);
    for (at, (x, y)) in x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK)).enumerate() {
        search.read_block(first + at * BLOCK, 0..SOURCES, &mut block);
        for (hops, (share_x, share_y)) in block.iter().zip(shares) {
            for ((x, y), hops) in x.iter_mut().zip(y.iter_mut()).zip(hops) {
                *x += hops * hops * share_x;
                *y += hops * hops * share_y;
            }
        }
    }
}

/// The step sizes of a descent in `rounds` rounds from a start in a network where the largest distance is `farthest` hops:
/// the first step corrects pairs fully up to a `share` of that.
pub(crate) fn from_a_start(farthest: usize, share: f32, rounds: usize) -> Vec<f32> {
    let reach = share * farthest as f32;
    annealed((reach * reach).max(2.0 * LAST_STEP), LAST_STEP, rounds)
}

impl PivotStress {
    /// A descent of `count` nodes with the given step sizes, one a round; `known` is an earlier search of the same graph.
    pub(crate) fn new(count: usize, steps: Vec<f32>, known: &MultiSourceBfs, random: Random) -> Self {
        let mut batches = PivotBatches::new(count, random);
        let mut search = MultiSourceBfs::after(known);
        let batch = batches.take_next();
        search.begin(count, batch.pivots);
        Self {
            mean: Mean { from: steps.len(), sums: Vec::new(), count: 0.0 },
            steps,
            round: 0,
            searches: VecDeque::from([(batch.number, search)]),
            cache: DistanceCache::new(KEPT),
            moved: 0,
            frozen: Vec::new(),
            batches,
        }
    }

    /// Makes the mean of the rounds from a `share` of all on the result.
    pub(crate) fn end_in_the_mean(&mut self, share: f32) {
        self.mean.from = (share * self.steps.len() as f32) as usize;
    }

    /// The share that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        self.round as f32 / self.steps.len().max(1) as f32
    }

    /// Whether all rounds are over.
    pub(crate) fn is_done(&self) -> bool {
        self.round >= self.steps.len()
    }

    /// Continues for about `budget` pairs a thread.
    pub(crate) fn advance<T: Sync>(
        &mut self,
        graph: &Adjacency<T>,
        drawing: &mut Coordinates,
        free: &[f32],
        threads: usize,
        budget: usize,
    ) {
        let mut spent = 0;
        while spent < budget && !self.is_done() {
            let now = if self.searches[0].1.is_done() {
                self.move_some(drawing, free, threads, budget - spent)
            } else {
                self.search(graph, threads, budget - spent)
            };
            spent = spent.saturating_add(now);
        }
    }

    /// Continues the searches, one on each thread, and returns what one thread spent.
    fn search<T: Sync>(&mut self, graph: &Adjacency<T>, threads: usize, budget: usize) -> usize {
        let cost = MultiSourceBfs::step_cost(graph);
        let steps = (budget / cost).max(1);
        let going = self.searches.iter_mut().map(|(_, search)| search).filter(|search| !search.is_done()).take(threads);
        on_each(going, |search| search.advance(graph, steps));
        steps.saturating_mul(cost)
    }

    /// Moves nodes against the first search, and returns what one thread spent.
    fn move_some(&mut self, drawing: &mut Coordinates, free: &[f32], threads: usize, budget: usize) -> usize {
        let count = drawing.len();
        let search = &self.searches[0].1;
        if self.moved == 0 {
            self.frozen = search.places_of_sources(drawing);
        }
        let most = (budget / SOURCES).clamp(BLOCK, count.max(BLOCK)) * threads;
        let to = (self.moved + most.next_multiple_of(BLOCK)).min(count);
        let pivots = Pivots { search, numbers: 0..SOURCES, places: &self.frozen, hop: 1.0 };
        let each = sgd_step(drawing, self.moved..to, free, &pivots, self.steps[self.round], threads);
        self.moved = to;
        if to == count {
            self.moved = 0;
            self.mean.add(self.round, drawing);
            self.round += 1;
            self.take_turns(count, threads);
            if self.is_done() {
                self.mean.write(drawing);
            }
        }
        each * SOURCES
    }

    /// Puts the used search into the cache and lines up others: from the cache, or from new pivots.
    fn take_turns(&mut self, count: usize, threads: usize) {
        let Some((batch, used)) = self.searches.pop_front() else { return };
        let blank = MultiSourceBfs::after(&used);
        let mut spare = self.cache.put(batch, used);
        while self.searches.len() < threads.clamp(1, AHEAD) {
            let batch = self.batches.take_next();
            let search = self.cache.take(batch.number).unwrap_or_else(|| {
                let mut search = spare.take().unwrap_or_else(|| MultiSourceBfs::after(&blank));
                search.begin(count, batch.pivots);
                search
            });
            self.searches.push_back((batch.number, search));
        }
    }
}

/// The mean of some rounds.
#[derive(Debug)]
struct Mean {
    /// The first of these rounds.
    from: usize,
    sums: Vec<(f64, f64)>,
    count: f64,
}

impl Mean {
    /// Adds a round, if it counts.
    fn add(&mut self, round: usize, drawing: &Coordinates) {
        if round < self.from {
            return;
        }
        self.sums.resize(drawing.len(), (0.0, 0.0));
        for (sum, (x, y)) in self.sums.iter_mut().zip(drawing.iter()) {
            *sum = (sum.0 + f64::from(x), sum.1 + f64::from(y));
        }
        self.count += 1.0;
    }

    /// Writes the mean, if there is one.
    fn write(&self, drawing: &mut Coordinates) {
        for (node, sum) in self.sums.iter().enumerate() {
            drawing.set(node, ((sum.0 / self.count) as f32, (sum.1 / self.count) as f32));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::model::Position;

    /// A network of 400 nodes, each linked to two earlier ones, and a random start.
    fn network() -> (Graph, Coordinates) {
        let mut random = Random::new(5, 0);
        let links = (1..400).flat_map(|node| [node, node / 2 + 1].map(|below| (node, below)));
        let links: Vec<Link> = links
            .map(|(node, below)| Link { ends: (node as u32, random.below(below.min(node)) as u32), weight: 1.0 })
            .collect();
        (Graph::of(400, &links), (0..400).map(|_| random.in_disc()).collect())
    }

    /// Where a descent ends and its stress, with a cache of `room` bytes, and with the mean of its last rounds or without.
    fn end(room: usize, in_the_mean: bool, threads: usize) -> (Coordinates, f32) {
        let (graph, mut drawing) = network();
        let mut known = MultiSourceBfs::default();
        known.begin(graph.len(), &(0..64).collect::<Vec<u32>>());
        known.finish(&graph);
        let mut descent = PivotStress::new(graph.len(), annealed(20.0, 0.3, 60), &known, Random::new(1, 0));
        descent.cache = DistanceCache::new(room);
        if in_the_mean {
            descent.end_in_the_mean(0.7);
        }
        while !descent.is_done() {
            descent.advance(&graph, &mut drawing, &[1.0; 400], threads, 100_000);
        }
        let points: Vec<Position> = drawing.iter().map(|(x, y)| Position::new(x, y)).collect();
        let mut sums = super::super::measure::StressSums::default();
        sums.add(&graph, &points);
        (drawing, sums.stress().unwrap_or(1.0))
    }

    #[test]
    fn the_cache_and_the_number_of_threads_change_nothing() {
        let usual = end(KEPT, true, 1);
        assert!(usual == end(0, true, 1) && usual == end(4_000, true, 2) && usual == end(KEPT, true, 3));
    }

    #[test]
    fn the_mean_of_the_last_rounds_is_nearer_to_rest_than_the_last() {
        let (mean, last) = (end(KEPT, true, 1).1, end(KEPT, false, 1).1);
        assert!(mean < 0.995 * last, "{mean} {last}");
    }
}
