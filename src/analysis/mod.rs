//! Questions about a dossier: what remains after a filter, who matches a search.
//!
//! Invariant: pure, and never changes what it is asked about.

pub mod citation;
pub mod ego;
pub mod filter;
pub mod neighbours;
mod normal;
pub mod passages;
pub mod search;
pub mod sentences;
pub mod summary;
pub mod telling;
pub mod timeline;
pub mod voices;
