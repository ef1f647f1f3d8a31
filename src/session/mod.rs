//! What the reader is doing: selection, arrangement, undo. The only writer of state.
//!
//! Invariant: pure: it answers a command with effects and performs none of them.

pub mod layout_request;
