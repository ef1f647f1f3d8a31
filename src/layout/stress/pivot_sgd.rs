//! Stress against fresh pivots: the descent for components too large for all pairs.
//!
//! Each round takes 64 new sources and moves every node against their frozen positions, which samples full stress; pivots
//! that stay the same stall 10 to 20 % higher. The annealing is that of Zheng, Pawar, Goodman (2018). Since a round sees
//! some of the distances only, the mean of the last rounds is nearer to rest than the last one (Polyak, Juditsky:
//! Acceleration of stochastic approximation by averaging, 1992).
//!
//! Invariant: searches run ahead of the moves and do not depend on them, and a node writes only its own cell, so the
//! result is the same on any number of threads.
//! Invariant: coordinates are in hops; a fixed node never moves.

use super::annealing::annealed;
use super::measure::hop_length;
use super::pivot_batches::{Deck, Shelf};
use super::pivot_mds::{axes, set_aside};
use super::sgd_step::{Stretch, relax};
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{NODES_A_THREAD, on_each, share};
use crate::layout::graph::adjacency::{Adjacency, Graph};
use crate::layout::graph::multi_source_bfs::{BLOCK, Block, MultiSourceBfs, SOURCES};
use std::collections::VecDeque;

/// The last step size.
const LAST_STEP: f32 = 0.3;
/// Searches that run ahead of the moves, at most.
const AHEAD: usize = 8;
/// How many bytes of searches are kept for their next turn.
pub(crate) const KEPT: usize = 96 << 20;

/// A descent that is taken in slices.
#[derive(Debug)]
pub(crate) struct PivotStress {
    steps: Vec<f32>,
    round: usize,
    /// The search that is relaxed against, and those that run ahead, in the order of their turns, each with its batch.
    searches: VecDeque<(usize, MultiSourceBfs)>,
    shelf: Shelf,
    /// The first node of the present round that has not moved yet, and where its sources stood before anybody moved.
    moved: usize,
    frozen: Vec<(f32, f32)>,
    deck: Deck,
    mean: Mean,
}

/// A start: everybody by the distances to 64 sources, in hops, and the largest distance that was seen.
pub(crate) fn start(graph: &Graph, threads: usize, random: &mut Random) -> (Vec<f32>, Vec<f32>, MultiSourceBfs) {
    let count = graph.len();
    let mut search = MultiSourceBfs::default();
    search.begin(count, Deck::new(count, Random::new(random.next(), 0)).sources(0));
    search.finish(graph);
    let shares = axes(count, search.sources.len(), &|source, node| search.hops(source, node), random);
    let shares: Vec<(f32, f32)> = shares.iter().map(|share| (share[0] as f32, share[1] as f32)).collect();
    let (mut x, mut y) = (vec![0.0; count], vec![0.0; count]);
    let each = share(count, threads, BLOCK, NODES_A_THREAD);
    let parts = x.chunks_mut(each).zip(y.chunks_mut(each)).enumerate();
    on_each(parts, |(part, (x, y))| project(x, y, part * each, &search, &shares));
    let unit = hop_length(&search, &x, &y);
    for value in x.iter_mut().chain(&mut y) {
        *value = if value.is_finite() { *value / unit } else { 0.0 };
    }
    set_aside(&mut x, &mut y, random);
    (x, y, search)
}

/// Puts the nodes from `first` on where their squared distances to the sources say.
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

/// The step sizes of a descent in `rounds` rounds from a start, where the farthest distance is `farthest` hops: at first
/// pairs are brought to their distance up to `share` of that.
pub(crate) fn from_a_start(farthest: usize, share: f32, rounds: usize) -> Vec<f32> {
    let reach = share * farthest as f32;
    annealed((reach * reach).max(2.0 * LAST_STEP), LAST_STEP, rounds)
}

impl PivotStress {
    /// A descent of `count` nodes with the given step sizes, one a round; `known` is an earlier search of the same graph.
    pub(crate) fn new(count: usize, steps: Vec<f32>, known: &MultiSourceBfs, random: Random) -> Self {
        let mut deck = Deck::new(count, random);
        let mut search = MultiSourceBfs::after(known);
        let batch = deck.deal();
        search.begin(count, deck.sources(batch));
        Self {
            mean: Mean { from: steps.len(), sums: Vec::new(), count: 0.0 },
            steps,
            round: 0,
            searches: VecDeque::from([(batch, search)]),
            shelf: Shelf::new(KEPT),
            moved: 0,
            frozen: Vec::new(),
            deck,
        }
    }

    /// Has the mean of the rounds from `share` of all on be its end.
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

    /// Goes on for about `budget` pairs a thread.
    pub(crate) fn advance<T: Sync>(
        &mut self,
        graph: &Adjacency<T>,
        (x, y): (&mut [f32], &mut [f32]),
        free: &[f32],
        threads: usize,
        budget: usize,
    ) {
        let mut spent = 0;
        while spent < budget && !self.is_done() {
            let now = if self.searches[0].1.is_done() {
                self.move_some((x, y), free, threads, budget - spent)
            } else {
                self.search(graph, threads, budget - spent)
            };
            spent = spent.saturating_add(now);
        }
    }

    /// Goes on with the searches, one on each thread, and returns what one thread spent.
    fn search<T: Sync>(&mut self, graph: &Adjacency<T>, threads: usize, budget: usize) -> usize {
        let cost = MultiSourceBfs::step_cost(graph);
        let steps = (budget / cost).max(1);
        let going = self.searches.iter_mut().map(|(_, search)| search).filter(|search| !search.is_done()).take(threads);
        on_each(going, |search| search.advance(graph, steps));
        steps.saturating_mul(cost)
    }

    /// Moves nodes against the first search, and returns what one thread spent.
    fn move_some(&mut self, (x, y): (&mut [f32], &mut [f32]), free: &[f32], threads: usize, budget: usize) -> usize {
        let (count, step) = (x.len(), self.steps[self.round]);
        let search = &self.searches[0].1;
        if self.moved == 0 {
            self.frozen = search.places_of_sources(x, y);
        }
        let from = self.moved;
        let most = (budget / SOURCES).clamp(BLOCK, count.max(BLOCK)) * threads;
        let to = (from + most.next_multiple_of(BLOCK)).min(count);
        let each = share(to - from, threads, BLOCK, NODES_A_THREAD);
        let stretches = x[from..to].chunks_mut(each).zip(y[from..to].chunks_mut(each)).zip(free[from..to].chunks(each));
        let stretches =
            stretches.enumerate().map(|(at, ((x, y), free))| Stretch { first: from + at * each, x, y, free });
        on_each(stretches, |stretch| relax(stretch, (search, 0..SOURCES), &self.frozen, 1.0, step));
        self.moved = to;
        if to == count {
            self.moved = 0;
            self.mean.add(self.round, x, y);
            self.round += 1;
            self.turn(count, threads);
            if self.is_done() {
                self.mean.take(x, y);
            }
        }
        each * SOURCES
    }

    /// Puts the used search aside and others to the end of the line: from the shelf, or with new sources.
    fn turn(&mut self, count: usize, threads: usize) {
        let Some((batch, used)) = self.searches.pop_front() else { return };
        let blank = MultiSourceBfs::after(&used);
        let mut spare = self.shelf.put(batch, used);
        while self.searches.len() < threads.clamp(1, AHEAD) {
            let batch = self.deck.deal();
            let search = self.shelf.take(batch).unwrap_or_else(|| {
                let mut search = spare.take().unwrap_or_else(|| MultiSourceBfs::after(&blank));
                search.begin(count, self.deck.sources(batch));
                search
            });
            self.searches.push_back((batch, search));
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
    fn add(&mut self, round: usize, x: &[f32], y: &[f32]) {
        if round < self.from {
            return;
        }
        self.sums.resize(x.len(), (0.0, 0.0));
        for ((sum, x), y) in self.sums.iter_mut().zip(x).zip(y) {
            *sum = (sum.0 + f64::from(*x), sum.1 + f64::from(*y));
        }
        self.count += 1.0;
    }

    /// Writes the mean, if there is one.
    fn take(&self, x: &mut [f32], y: &mut [f32]) {
        for ((sum, x), y) in self.sums.iter().zip(x).zip(y) {
            (*x, *y) = ((sum.0 / self.count) as f32, (sum.1 / self.count) as f32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    /// A network of 400 nodes in which everybody knows two or three who came before, and a start of chance.
    fn network() -> (Graph, Vec<f32>, Vec<f32>) {
        let mut random = Random::new(5, 0);
        let links = (1..400).flat_map(|node| [node, node / 2 + 1].map(|below| (node, below)));
        let links: Vec<Link> = links
            .map(|(node, below)| Link { ends: (node as u32, random.below(below.min(node)) as u32), weight: 1.0 })
            .collect();
        let (x, y) = (0..400).map(|_| random.in_disc()).unzip();
        (Graph::of(400, &links), x, y)
    }

    /// Where a descent ends, with a shelf of `room` bytes, and with the mean of its last rounds or without.
    fn end(room: usize, in_the_mean: bool, threads: usize) -> (Vec<f32>, Vec<f32>, f32) {
        let (graph, mut x, mut y) = network();
        let mut known = MultiSourceBfs::default();
        known.begin(graph.len(), (0..64).collect());
        known.finish(&graph);
        let mut descent = PivotStress::new(graph.len(), annealed(20.0, 0.3, 60), &known, Random::new(1, 0));
        descent.shelf = Shelf::new(room);
        if in_the_mean {
            descent.end_in_the_mean(0.7);
        }
        while !descent.is_done() {
            descent.advance(&graph, (&mut x, &mut y), &[1.0; 400], threads, 100_000);
        }
        let points = x.iter().zip(&y).map(|(x, y)| crate::model::Position::new(*x, *y)).collect::<Vec<_>>();
        let mut sums = super::super::measure::StressSums::default();
        sums.add(&graph, &points);
        (x, y, sums.stress().unwrap_or(1.0))
    }

    #[test]
    fn what_is_kept_and_how_many_work_change_nothing() {
        let usual = end(KEPT, true, 1);
        assert!(usual == end(0, true, 1) && usual == end(4_000, true, 2) && usual == end(KEPT, true, 3));
    }

    #[test]
    fn the_mean_of_the_last_rounds_is_nearer_to_rest_than_the_last() {
        let (mean, last) = (end(KEPT, true, 1).2, end(KEPT, false, 1).2);
        assert!(mean < 0.995 * last, "{mean} {last}");
    }
}
