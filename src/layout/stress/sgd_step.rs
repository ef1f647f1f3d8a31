//! A step of stochastic gradient descent on stress: many nodes against the frozen places of some pivots.
//!
//! Source: the step of Zheng, Pawar, Goodman: Graph drawing by stochastic gradient descent (2018): a pair at distance d is
//! corrected by min(1, η ÷ d²) of its error.
//!
//! Invariant: a node writes only its own cell, so the result does not depend on the number of threads.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::compute::threads::{NODES_A_THREAD, on_each, share};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::multi_source_bfs::{BLOCK, Block, MultiSourceBfs, SOURCES};
use std::ops::Range;

/// Added to squared distances, so that the division by the distance of coincident nodes stays finite.
const COINCIDENT: f32 = 1.0e-12;

/// What nodes are moved against: some sources of a search.
pub(crate) struct Pivots<'a> {
    /// The distances of all nodes to the pivots.
    pub(crate) search: &'a MultiSourceBfs,
    /// Which of its sources count.
    pub(crate) numbers: Range<usize>,
    /// Where all sources stood before any node moved.
    pub(crate) places: &'a [(f32, f32)],
    /// How long a hop is in the drawing.
    pub(crate) hop: f32,
}

/// A run of nodes that one thread moves.
struct Stretch<'a> {
    first: usize,
    x: &'a mut [f32],
    y: &'a mut [f32],
    free: &'a [f32],
}

/// Moves some nodes of `drawing` towards their true distances from `pivots`. `free` is 1 for a node that may move and 0 for
/// a fixed one, `step` is η. Returns how many nodes one thread moved.
pub(crate) fn sgd_step(
    drawing: &mut Coordinates,
    nodes: Range<usize>,
    free: &[f32],
    pivots: &Pivots,
    step: f32,
    threads: usize,
) -> usize {
    let each = share(nodes.len(), threads, BLOCK, NODES_A_THREAD);
    let (x, y) = (drawing.x[nodes.clone()].chunks_mut(each), drawing.y[nodes.clone()].chunks_mut(each));
    let stretches = x.zip(y).zip(free[nodes.clone()].chunks(each)).enumerate();
    let stretches = stretches.map(|(at, ((x, y), free))| Stretch { first: nodes.start + at * each, x, y, free });
    on_each(stretches, |stretch| wide(|| move_stretch(stretch, pivots, step)));
    each
}

#[inline(always)]
fn move_stretch(Stretch { first, x, y, free }: Stretch, pivots: &Pivots, step: f32) {
    let mut block: Box<Block> = Box::new([[0.0; BLOCK]; SOURCES]);
    let numbers = &pivots.numbers;
    let blocks = x.chunks_mut(BLOCK).zip(y.chunks_mut(BLOCK)).zip(free.chunks(BLOCK));
    for (at, ((x, y), free)) in blocks.enumerate() {
        pivots.search.read_block(first + at * BLOCK, numbers.clone(), &mut block);
        let (mut block_x, mut block_y, mut block_free) = ([0.0_f32; BLOCK], [0.0_f32; BLOCK], [0.0_f32; BLOCK]);
        block_x[..x.len()].copy_from_slice(x);
        block_y[..y.len()].copy_from_slice(y);
        block_free[..free.len()].copy_from_slice(free);
        let places = &pivots.places[numbers.start.min(pivots.places.len())..];
        for (hops, place) in block[numbers.clone()].iter().zip(places) {
            against_one(&mut block_x, &mut block_y, &block_free, hops, *place, pivots.hop, step);
        }
        x.copy_from_slice(&block_x[..x.len()]);
        y.copy_from_slice(&block_y[..y.len()]);
    }
}

/// Moves a block of nodes against one pivot. One division serves both the size of the step and the direction.
#[inline(always)]
fn against_one(
    x: &mut [f32; BLOCK],
    y: &mut [f32; BLOCK],
    free: &[f32; BLOCK],
    hops: &[f32; BLOCK],
    (pivot_x, pivot_y): (f32, f32),
    hop: f32,
    step: f32,
) {
    for lane in 0..BLOCK {
        let squared = hops[lane] * hops[lane];
        let (dx, dy) = (x[lane] - pivot_x, y[lane] - pivot_y);
        let distance = (dx * dx + dy * dy + COINCIDENT).sqrt();
        // A pivot's own distance is 0: its step is 0 as well, and 1 under the fraction keeps it finite.
        let wanted = free[lane] * step.min(squared) * (distance - hop * hops[lane]);
        let share = wanted / (squared.max(1.0) * distance);
        x[lane] -= share * dx;
        y[lane] -= share * dy;
    }
}
