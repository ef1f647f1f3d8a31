//! Labels and signs: where they stand, and the room they need.

mod mark;
pub mod placement;
pub(crate) mod room;
pub mod signs;
pub mod viewport;

pub use room::labels_with_a_place;
