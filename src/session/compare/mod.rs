//! Comparing the open dossier with another version of it: what differs, how that is marked, and going over to the other version.
//!
//! Invariant: a comparison is of the dossier that is open; when that is read again it is compared again.

mod change;
mod compared;
mod marks;

pub use change::{CompareChange, FoundVersion};
pub use compared::Compared;
