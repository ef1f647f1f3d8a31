//! One move of everybody towards their true distances from some frozen sources.
//!
//! Source: the step of Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (2018): a pair at distance d is
//! corrected by min(1, eta ÷ d²) of its error.
//!
//! Invariant: a node writes only its own cell; nothing here knows how many threads there are.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::graph::multi_source_bfs::{BLOCK, Block, MultiSourceBfs, SOURCES};
use std::ops::Range;

/// Below this distance two nodes count as standing on one spot; keeps the division finite.
const COINCIDENT: f32 = 1.0e-12;

/// A stretch of nodes that one thread works on.
pub(crate) struct Stretch<'a> {
    /// The first node of it.
    pub(crate) first: usize,
    /// Where they stand.
    pub(crate) x: &'a mut [f32],
    /// Where they stand.
    pub(crate) y: &'a mut [f32],
    /// 1 for a node that may move, 0 for a fixed one.
    pub(crate) free: &'a [f32],
}

/// Moves `stretch` against the sources of `search` with the numbers `turn`, which stand at `frozen`. A hop is `unit` long;
/// `step` is eta.
pub(crate) fn relax(
    stretch: Stretch,
    (search, turn): (&MultiSourceBfs, Range<usize>),
    frozen: &[(f32, f32)],
    unit: f32,
    step: f32,
) {
    wide(|| relax_lanes(stretch, (search, turn), frozen, unit, step));
}

#[inline(always)]
fn relax_lanes(
    stretch: Stretch,
    (search, turn): (&MultiSourceBfs, Range<usize>),
    frozen: &[(f32, f32)],
    unit: f32,
    step: f32,
) {
    let mut block: Box<Block> = Box::new([[0.0; BLOCK]; SOURCES]);
    let Stretch { first, x, y, free } = stretch;
    let blocks = x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK)).zip(free.chunks(BLOCK));
    for (at, ((x, y), free)) in blocks.enumerate() {
        search.read_block(first + at * BLOCK, turn.clone(), &mut block);
        let (mut block_x, mut block_y, mut block_free) = ([0.0_f32; BLOCK], [0.0_f32; BLOCK], [0.0_f32; BLOCK]);
        block_x[..x.len()].copy_from_slice(x);
        block_y[..y.len()].copy_from_slice(y);
        block_free[..free.len()].copy_from_slice(free);
        for (hops, source) in block[turn.clone()].iter().zip(&frozen[turn.start.min(frozen.len())..]) {
            against_one(&mut block_x, &mut block_y, &block_free, hops, *source, unit, step);
        }
        x.copy_from_slice(&block_x[..x.len()]);
        y.copy_from_slice(&block_y[..y.len()]);
    }
}

/// Moves a block of nodes against one source. One division serves both the size of the step and the direction.
#[inline(always)]
fn against_one(
    x: &mut [f32; BLOCK],
    y: &mut [f32; BLOCK],
    free: &[f32; BLOCK],
    hops: &[f32; BLOCK],
    (source_x, source_y): (f32, f32),
    unit: f32,
    step: f32,
) {
    for lane in 0..BLOCK {
        let squared = hops[lane] * hops[lane];
        let (dx, dy) = (x[lane] - source_x, y[lane] - source_y);
        let distance = (dx * dx + dy * dy + COINCIDENT).sqrt();
        // A source's own distance is 0: its step is 0 as well, and 1 under the fraction keeps it finite.
        let wanted = free[lane] * step.min(squared) * (distance - unit * hops[lane]);
        let share = wanted / (squared.max(1.0) * distance);
        x[lane] -= share * dx;
        y[lane] -= share * dy;
    }
}
