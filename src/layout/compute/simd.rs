//! Loops over many numbers side by side, with the widest instructions that the machine has.
//!
//! The program is built for every processor of its kind, which have four lanes at least; most have eight. A loop of plain
//! arithmetic runs as it is written on either, so the positions are the same to the bit: nothing is fused or reordered.
//!
//! Invariant: the width decides nothing but the time.

use fearless_simd::{Level, dispatch};
use std::sync::LazyLock;

/// What this machine can do.
static WIDEST: LazyLock<Level> = LazyLock::new(Level::new);

/// Does `work` with the widest instructions; only what is inlined into it gains.
#[inline(always)]
pub(crate) fn wide<R>(work: impl FnOnce() -> R) -> R {
    dispatch!(*WIDEST, _ => work())
}
