//! The window in egui: reads the session, returns commands.
//!
//! Invariant: never changes the session and performs no effect.

pub mod bidi;
pub mod fonts;
pub mod reader;
