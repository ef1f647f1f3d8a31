//! Questions about a dossier: what remains after a filter, who matches a search.
//!
//! Invariant: pure, and never changes what it is asked about.

pub mod citation;
pub mod contradictions;
pub mod ego;
pub mod filter;
pub mod neighbours;
mod normal;
pub mod notable;
pub mod passages;
pub mod paths;
pub mod search;
pub mod sentences;
pub mod speakers;
pub mod summary;
pub mod support;

pub mod timeline;
pub mod voices;
pub mod words;
