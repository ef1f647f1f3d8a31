//! SIMD: loops over many numbers side by side, with the widest instructions that the machine has.
//!
//! The program is built for every processor of its kind, which have four lanes at least; most have eight. A loop of plain
//! arithmetic runs as it is written on either, so the positions are the same to the bit: nothing is fused or reordered.
//!
//! Invariant: the width of the instructions decides nothing but the time.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use fearless_simd::{Level, dispatch};
use std::sync::LazyLock;

/// How many numbers most loops work on side by side.
pub(crate) const LANES: usize = 8;

/// What this machine can do.
static WIDEST: LazyLock<Level> = LazyLock::new(Level::new);

/// Does `work` with the widest instructions; only what is inlined into it gains.
#[inline(always)]
pub(crate) fn wide<R>(work: impl FnOnce() -> R) -> R {
    dispatch!(*WIDEST, _ => work())
}

/// [`LANES`] values from one place on.
#[inline(always)]
pub(crate) fn lanes<T: Copy + Default>(values: &[T], from: usize) -> [T; LANES] {
    let mut lanes = [T::default(); LANES];
    lanes.copy_from_slice(&values[from..from + LANES]);
    lanes
}
