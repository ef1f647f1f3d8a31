//! JSON as a tree, for what people bring: numbers keep their letters, objects keep their order and their place.
//!
//! Texts without an escape are borrowed, so that a large file is not held twice. Python's `NaN` and `Infinity` are read as
//! nothing. Several values one after another (JSON Lines) are one list.
//!
//! Invariant: every refusal has a byte; nesting is bounded.

mod parse;
mod value;

pub use parse::{Faulty, parse};
pub use value::{Fields, Json, JsonFile};
