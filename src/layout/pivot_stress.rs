//! Stress against fresh pivots: the descent for components too large for all pairs.
//!
//! Each round takes 64 new sources and moves every node against their frozen positions, which samples full stress; pivots
//! that stay the same stall 10 to 20 % higher. Sources come in the order of a shuffled list of all nodes, so that everybody
//! has a turn. The annealing is that of Zheng, Pawar, Goodman (2018).
//!
//! Invariant: searches run ahead of the moves and do not depend on them, and a node writes only its own cell, so the
//! result is the same on any number of threads.
//! Invariant: coordinates are in hops; a fixed node never moves.

use super::graph::Graph;
use super::parallel::{NODES_A_THREAD, on_each, share};
use super::pivot_mds::{axes, set_aside};
use super::pivot_search::{Block, LANES, PivotSearch, SOURCES};
use super::random::Random;
use super::relax::{Stretch, relax};
use super::schedule::annealed;

/// The last step size.
const LAST_STEP: f32 = 0.3;
/// Searches that run ahead of the moves, at most.
const AHEAD: usize = 8;

/// A descent that is taken in slices.
#[derive(Debug)]
pub(super) struct PivotStress {
    steps: Vec<f32>,
    round: usize,
    /// The search that is relaxed against, and those that run ahead, in the order of their turns.
    searches: Vec<PivotSearch>,
    /// The first node of the present round that has not moved yet, and where its sources stood before anybody moved.
    moved: usize,
    frozen: Vec<(f32, f32)>,
    deck: Deck,
}

/// All nodes in an order of chance, dealt out as sources.
#[derive(Debug)]
pub(super) struct Deck {
    nodes: Vec<u32>,
    next: usize,
    random: Random,
}

impl Deck {
    /// A deck of `count` nodes.
    pub(super) fn new(count: usize, random: Random) -> Self {
        Self { nodes: (0..count as u32).collect(), next: count, random }
    }

    /// The next sources: up to 64 different nodes.
    pub(super) fn deal(&mut self) -> Vec<u32> {
        let wanted = SOURCES.min(self.nodes.len());
        if self.next + wanted > self.nodes.len() {
            self.random.shuffle(&mut self.nodes);
            self.next = 0;
        }
        self.next += wanted;
        self.nodes[self.next - wanted..self.next].to_vec()
    }
}

/// A start: everybody by the distances to 64 sources, in hops, and the largest distance that was seen.
pub(super) fn start(graph: &Graph, threads: usize, random: &mut Random) -> (Vec<f32>, Vec<f32>, PivotSearch) {
    let count = graph.len();
    let mut search = PivotSearch::default();
    search.begin(count, Deck::new(count, Random::new(random.next(), 0)).deal());
    search.finish(graph);
    let shares = axes(count, search.sources.len(), &|source, node| search.hops(source, node), random);
    let shares: Vec<(f32, f32)> = shares.iter().map(|share| (share[0] as f32, share[1] as f32)).collect();
    let (mut x, mut y) = (vec![0.0; count], vec![0.0; count]);
    let each = share(count, threads, LANES, NODES_A_THREAD);
    let parts = x.chunks_mut(each).zip(y.chunks_mut(each)).enumerate();
    on_each(parts, |(part, (x, y))| project(x, y, part * each, &search, &shares));
    let unit = search.unit(&x, &y);
    for value in x.iter_mut().chain(&mut y) {
        *value = if value.is_finite() { *value / unit } else { 0.0 };
    }
    set_aside(&mut x, &mut y, random);
    (x, y, search)
}

/// Puts the nodes from `first` on where their squared distances to the sources say.
fn project(x: &mut [f32], y: &mut [f32], first: usize, search: &PivotSearch, shares: &[(f32, f32)]) {
    let mut block: Box<Block> = Box::new([[0.0; LANES]; SOURCES]);
    for (at, (x, y)) in x.chunks_mut(LANES).zip(y.chunks_mut(LANES)).enumerate() {
        search.read(first + at * LANES, 0..SOURCES, &mut block);
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
pub(super) fn from_a_start(farthest: usize, share: f32, rounds: usize) -> Vec<f32> {
    let reach = share * farthest as f32;
    annealed((reach * reach).max(2.0 * LAST_STEP), LAST_STEP, rounds)
}

impl PivotStress {
    /// A descent with the given step sizes, one a round; `known` is an earlier search of the same graph.
    pub(super) fn new(graph: &Graph, steps: Vec<f32>, known: &PivotSearch, random: Random) -> Self {
        let mut deck = Deck::new(graph.len(), random);
        let mut search = PivotSearch::after(known);
        search.begin(graph.len(), deck.deal());
        Self { steps, round: 0, searches: vec![search], moved: 0, frozen: Vec::new(), deck }
    }

    /// The share that is done, from 0 to 1.
    pub(super) fn done(&self) -> f32 {
        self.round as f32 / self.steps.len().max(1) as f32
    }

    /// Whether all rounds are over.
    pub(super) fn is_done(&self) -> bool {
        self.round >= self.steps.len()
    }

    /// Goes on for about `budget` pairs a thread.
    pub(super) fn advance(
        &mut self,
        graph: &Graph,
        (x, y): (&mut [f32], &mut [f32]),
        free: &[f32],
        threads: usize,
        budget: usize,
    ) {
        let mut spent = 0;
        while spent < budget && !self.is_done() {
            let now = if self.searches[0].is_done() {
                self.move_some((x, y), free, threads, budget - spent)
            } else {
                self.search(graph, threads, budget - spent)
            };
            spent = spent.saturating_add(now);
        }
    }

    /// Goes on with the searches, one on each thread, and returns what one thread spent.
    fn search(&mut self, graph: &Graph, threads: usize, budget: usize) -> usize {
        let cost = PivotSearch::step_cost(graph);
        let steps = (budget / cost).max(1);
        let going = self.searches.iter_mut().filter(|search| !search.is_done()).take(threads);
        on_each(going, |search| search.go_on(graph, steps));
        steps.saturating_mul(cost)
    }

    /// Moves nodes against the first search, and returns what one thread spent.
    fn move_some(&mut self, (x, y): (&mut [f32], &mut [f32]), free: &[f32], threads: usize, budget: usize) -> usize {
        let (count, step) = (x.len(), self.steps[self.round]);
        let search = &self.searches[0];
        if self.moved == 0 {
            self.frozen = search.standing(x, y);
        }
        let from = self.moved;
        let most = (budget / SOURCES).clamp(LANES, count.max(LANES)) * threads;
        let to = (from + most.next_multiple_of(LANES)).min(count);
        let each = share(to - from, threads, LANES, NODES_A_THREAD);
        let stretches = x[from..to].chunks_mut(each).zip(y[from..to].chunks_mut(each)).zip(free[from..to].chunks(each));
        let stretches =
            stretches.enumerate().map(|(at, ((x, y), free))| Stretch { first: from + at * each, x, y, free });
        on_each(stretches, |stretch| relax(stretch, (search, 0..SOURCES), &self.frozen, 1.0, step));
        self.moved = to;
        if to == count {
            self.moved = 0;
            self.round += 1;
            self.turn(count, threads);
        }
        each * SOURCES
    }

    /// Puts the used search to the end of the line with new sources.
    fn turn(&mut self, count: usize, threads: usize) {
        let mut used = self.searches.remove(0);
        let ahead = threads.min(AHEAD);
        while self.searches.len() + 1 < ahead {
            let mut more = PivotSearch::after(&used);
            more.begin(count, self.deck.deal());
            self.searches.push(more);
        }
        used.begin(count, self.deck.deal());
        self.searches.push(used);
    }
}
