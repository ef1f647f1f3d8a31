//! The shell around the window: threads, clock, effects.
//!
//! Invariant: the only caller of `Session::apply` in the running program.
