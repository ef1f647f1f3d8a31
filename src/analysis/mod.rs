//! Questions about a dossier: what remains after a filter, who matches a search.
//!
//! Invariant: pure, and never changes what it is asked about.

pub mod citation;
