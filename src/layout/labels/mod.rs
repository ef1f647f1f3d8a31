//! Labels and signs: where they stand, and the room they need.

pub(crate) mod room;
pub mod window;
