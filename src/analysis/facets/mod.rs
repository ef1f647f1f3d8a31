//! Facets: how many of each value would be shown if of its group nothing were switched off, and everything else as it is.
//!
//! Invariant: claims, quotes and edges of a value are those that would be shown with all others of its group switched off.
//! Invariant: what is left out while a part is shown alone counts for nothing; totals are of the whole dossier.
//! Invariant: the order of every list is the same whatever is visible.

mod asked;
mod coded;
mod counting;
mod counts;
mod index;
mod periods;

pub use coded::Coded;
pub use counts::{Facets, FieldCounts, OnlyCounts};
pub use index::{FacetIndex, FieldIndex};
pub use periods::{Period, Periods};

use crate::analysis::filter::Cover;
use crate::model::OpenDossier;

/// Counts the facets of a dossier under what covers it.
#[must_use]
pub fn facets(open: &OpenDossier, index: &FacetIndex, cover: Cover<'_>) -> Facets {
    counting::Counting::of(open, index, cover).facets()
}

#[cfg(test)]
mod tests;
