//! Two versions of a dossier compared: which documents, entities, claims and quotes were added, changed, or are gone.
//!
//! What is the same in both is told by [`pair_entities`](crate::model::pair_entities) and [`pair_documents`](crate::model::pair_documents), claims by id or by what they say, and quotes by
//! their words within their claim. How a dossier was imported, and where its texts are kept, does not count.
//!
//! Invariant: everything of either version is in exactly one of added, changed, gone, or the same; equal versions have no
//! difference.

mod claims;
mod compare;
mod fields;
mod pairing;
mod parts;
mod quotes;

pub use compare::Versions;
pub use parts::{Changed, FieldChange, Parts};

#[cfg(test)]
mod tests;
