//! Questions about a dossier: filters, search, contradictions, paths, the time line, and more.
//!
//! Invariant: pure functions that never change the dossier.

pub mod alike;
pub mod around;
pub mod blocks;
mod both;
pub mod card;
pub mod citation;
pub mod contradictions;
pub mod documents;
pub mod ego;
pub mod facets;
pub mod fields;
pub mod filter;
pub mod looks;
pub mod measures;
pub mod mentions;
pub mod neighbours;
mod normal;
pub mod notable;
pub mod passages;
pub mod paths;
mod query;
pub mod search;
pub mod sentences;
pub mod shown;
pub mod speakers;
pub mod summary;
pub mod support;
pub mod table;
pub mod timeline;
pub mod versions;
pub mod voices;
pub mod words;
