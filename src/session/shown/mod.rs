//! What is shown of a network: showing a part alone, going back, and expanding it.
//!
//! The value is [`crate::model::Shown`], a part of the workspace, so that it is undone and saved like the rest of it. What is
//! seen in the end, with the filter and the hiding by hand, comes from [`crate::analysis::filter::seen`].
//!
//! Invariant: what is hidden keeps its place, and what is shown stays where it is; only newcomers are placed.

mod beginning;
mod expand;
mod keeping;
mod only;
mod places;

pub use keeping::{restored_shown, saved_shown};
pub use only::{Only, Sight};
