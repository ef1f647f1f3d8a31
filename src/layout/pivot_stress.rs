//! Stress against fresh pivots: the descent for components too large for all pairs.
//!
//! Each round draws 64 new sources and moves every node against their frozen positions, which samples full stress;
//! pivots that stay the same stall 10 to 20 % higher. Step and annealing after Zheng, Pawar, Goodman (2018); the search
//! from 64 sources after Then et al. (2014).
//!
//! Invariant: a node writes only its own cell, so the result is the same on any number of threads.
//! Invariant: coordinates are in hops; a fixed node never moves.

use super::breadth_first::{LANES, SOURCES, SourceTable};
use super::graph::Graph;
use super::pivot_mds::pivot_mds;
use super::random::Random;
use super::schedule::annealed;

/// Rounds of the descent.
const ROUNDS: usize = 40;
/// The last step size.
const LAST_STEP: f32 = 0.3;
/// Below this distance in hops two nodes count as standing on one spot; keeps the division finite.
const COINCIDENT: f32 = 1.0e-9;
/// Fewer blocks than this are not worth a thread.
const BLOCKS_A_THREAD: usize = 64;

/// A descent that is taken round by round.
#[derive(Debug)]
pub(super) struct PivotStress {
    steps: Vec<f32>,
    round: usize,
    table: SourceTable,
    random: Random,
}

impl PivotStress {
    /// The descent and the start for it, in hops.
    pub(super) fn start(graph: &Graph, mut random: Random) -> (Self, Vec<f32>, Vec<f32>) {
        let mut table = SourceTable::default();
        let sources = draw(graph.len(), &mut random);
        table.fill(graph, &sources);
        let hops = |source: usize, node: usize| f32::from(table.hops[SourceTable::place(source, node)]);
        let (x, y) = pivot_mds(graph.len(), &sources, hops, &mut random);
        let half = f32::from(table.farthest) / 2.0;
        let steps = annealed((half * half).max(2.0 * LAST_STEP), LAST_STEP, ROUNDS);
        (Self { steps, round: 0, table, random }, x, y)
    }

    /// The share that is done, from 0 to 1.
    pub(super) fn done(&self) -> f32 {
        self.round as f32 / ROUNDS as f32
    }

    /// Whether all rounds are over.
    pub(super) fn is_done(&self) -> bool {
        self.round >= self.steps.len()
    }

    /// One round: new sources, their distances, one move of everybody.
    pub(super) fn advance(&mut self, graph: &Graph, x: &mut [f32], y: &mut [f32], fixed: &[bool], threads: usize) {
        let Some(step) = self.steps.get(self.round).copied() else { return };
        self.round += 1;
        let sources = draw(graph.len(), &mut self.random);
        self.table.fill(graph, &sources);
        let frozen: Vec<(f32, f32)> = sources.iter().map(|source| (x[*source], y[*source])).collect();
        let threads = threads.min(self.table.hops.len() / (SOURCES * LANES * BLOCKS_A_THREAD)).max(1);
        let nodes = x.len().div_ceil(LANES).div_ceil(threads) * LANES;
        let parts = x
            .chunks_mut(nodes)
            .zip(y.chunks_mut(nodes))
            .zip(fixed.chunks(nodes))
            .zip(self.table.hops.chunks(nodes * SOURCES));
        if threads == 1 {
            for (((x, y), fixed), hops) in parts {
                relax(x, y, fixed, hops, &frozen, step);
            }
            return;
        }
        std::thread::scope(|scope| {
            for (((x, y), fixed), hops) in parts {
                let frozen = &frozen;
                scope.spawn(move || relax(x, y, fixed, hops, frozen, step));
            }
        });
    }
}

/// Up to 64 different nodes, in an order of chance.
fn draw(count: usize, random: &mut Random) -> Vec<usize> {
    if count <= SOURCES {
        return (0..count).collect();
    }
    let mut drawn: Vec<usize> = Vec::with_capacity(SOURCES);
    while drawn.len() < SOURCES {
        let node = random.below(count);
        if !drawn.contains(&node) {
            drawn.push(node);
        }
    }
    drawn
}

/// Moves a stretch of nodes, block by block, against all frozen sources one after the other.
fn relax(x: &mut [f32], y: &mut [f32], fixed: &[bool], hops: &[u16], frozen: &[(f32, f32)], step: f32) {
    let blocks =
        x.chunks_mut(LANES).zip(y.chunks_mut(LANES)).zip(fixed.chunks(LANES)).zip(hops.chunks(SOURCES * LANES));
    for (((x, y), fixed), hops) in blocks {
        let (mut block_x, mut block_y, mut free) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
        block_x[..x.len()].copy_from_slice(x);
        block_y[..y.len()].copy_from_slice(y);
        for (free, fixed) in free.iter_mut().zip(fixed) {
            *free = if *fixed { 0.0 } else { 1.0 };
        }
        for (hops, (source_x, source_y)) in hops.chunks_exact(LANES).zip(frozen) {
            for lane in 0..LANES {
                let ideal = f32::from(hops[lane]);
                let (dx, dy) = (block_x[lane] - source_x, block_y[lane] - source_y);
                let distance = (dx * dx + dy * dy + COINCIDENT).sqrt();
                // A source's own distance is 0: it does not move against itself.
                let reach = if ideal > 0.0 { (step / (ideal * ideal)).min(1.0) } else { 0.0 };
                let share = free[lane] * reach * (distance - ideal) / distance;
                block_x[lane] -= share * dx;
                block_y[lane] -= share * dy;
            }
        }
        x.copy_from_slice(&block_x[..x.len()]);
        y.copy_from_slice(&block_y[..y.len()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    fn grid(side: u32) -> Graph {
        let mut links = Vec::new();
        for node in 0..side * side {
            if node % side + 1 < side {
                links.push(Link { ends: (node, node + 1), weight: 1.0 });
            }
            if node + side < side * side {
                links.push(Link { ends: (node, node + side), weight: 1.0 });
            }
        }
        Graph::of((side * side) as usize, &links)
    }

    fn laid_out(threads: usize) -> (Vec<f32>, Vec<f32>) {
        let graph = grid(50);
        let (mut descent, mut x, mut y) = PivotStress::start(&graph, Random::new(1, 0));
        while !descent.is_done() {
            descent.advance(&graph, &mut x, &mut y, &vec![false; 2_500], threads);
        }
        (x, y)
    }

    #[test]
    fn one_two_and_sixteen_threads_agree_to_the_bit() {
        let one = laid_out(1);
        assert_eq!(one, laid_out(2));
        assert_eq!(one, laid_out(16));
    }

    #[test]
    fn a_grid_comes_out_unfolded() {
        let (x, y) = laid_out(1);
        let apart = |one: usize, other: usize| ((x[one] - x[other]).powi(2) + (y[one] - y[other]).powi(2)).sqrt();
        let (side, diagonal) = (apart(0, 49), apart(0, 2_499));
        assert!(side > 35.0 && diagonal > 50.0, "{side} {diagonal}");
    }
}
