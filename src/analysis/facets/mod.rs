//! Facets: how many of each value would be shown if of its group nothing were switched off, and everything else as it is.
//!
//! Invariant: claims, quotes and edges of a value are those that would be shown with all others of its group switched off.
//! Invariant: the order of every list is the same whatever is visible.

mod coded;
mod counting;
mod counts;
mod index;
mod periods;

pub use coded::Coded;
pub use counts::{Facets, FieldCounts, OnlyCounts};
pub use index::{FacetIndex, FieldIndex};
pub use periods::{Period, Periods};

use crate::model::{EntityIndex, Filter, OpenDossier, Verdicts};
use std::collections::BTreeSet;

/// Counts the facets of a dossier under a filter, the entities `hidden` by hand and what the reader said of quotes.
#[must_use]
pub fn facets(
    open: &OpenDossier,
    index: &FacetIndex,
    filter: &Filter,
    hidden: &BTreeSet<EntityIndex>,
    verdicts: &Verdicts,
) -> Facets {
    counting::Counting::of(open, index, filter, hidden, verdicts).facets()
}

#[cfg(test)]
mod tests;
