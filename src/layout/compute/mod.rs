//! Threads, SIMD and seeded random numbers.

pub(crate) mod random;
pub(crate) mod simd;
pub(crate) mod threads;
