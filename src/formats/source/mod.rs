//! A text file to report problems of: its decoded text, its lines, and the outline of its values.
//!
//! Invariant: every problem made here has a place, an excerpt and a caret, and no hidden character.

mod decode;
mod encoding;
mod escapes;
mod fault;
mod nearest;
mod node;
mod outline;
mod places;
mod scan;
pub mod show;
mod text;
mod tokens;

#[cfg(test)]
mod tests;

pub use decode::{Decoded, Undecodable, decode, decode_guessing};
pub use fault::{Bracket, DEPTH_LIMIT, Fault, FaultKind};
pub use nearest::nearest;
pub use node::{FieldNode, Node, Step};
pub use outline::Outline;
pub use places::{Characters, Lines};
pub use text::Source;
