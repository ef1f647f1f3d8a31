//! The counts of all facets, as plain values.

use crate::analysis::summary::Count;
use crate::model::{ByBacking, ByStatus, EndsNamed, Judged, Outcome};

/// The counts of every group, in the order of the values of a `FacetIndex`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Entities by kind.
    pub entity_kinds: Vec<Count>,
    /// Entities by their number of neighbours.
    pub degrees: Vec<Count>,
    /// Entities by the part of the network.
    pub parts: Vec<Count>,
    /// Claims by status.
    pub statuses: ByStatus<Count>,
    /// Claims by what stands behind them.
    pub backings: ByBacking<Count>,
    /// Claims by kind of relation.
    pub relation_kinds: Vec<Count>,
    /// Claims by speaker.
    pub speakers: Vec<Count>,
    /// The documents' own claims.
    pub own: Count,
    /// Claims by document.
    pub documents: Vec<Count>,
    /// Claims by stretch of time.
    pub periods: Vec<Count>,
    /// Edges by their number of quotes.
    pub edge_quotes: Vec<Count>,
    /// Edges by the number of documents that carry them.
    pub edge_documents: Vec<Count>,
    /// Quotes, passages and citations by result; only what occurs.
    pub outcomes: Vec<(Outcome, Count)>,
    /// Quotes by the ends that they name; only what occurs.
    pub ends: Vec<(EndsNamed, Count)>,
    /// Quotes, passages and citations by what the reader said of them.
    pub judged: Vec<(Judged, Count)>,
    /// What carries each value of the dossier's own fields; of documents the claims that they carry.
    pub fields: Vec<FieldCounts>,
    /// What the switches show that ask for one kind of claim.
    pub only: OnlyCounts,
}

/// The counts of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldCounts {
    /// By value.
    pub values: Vec<Count>,
    /// Without the field.
    pub without: Count,
}

/// Claims, counted by what can be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnlyCounts {
    /// With a verified quote.
    pub verified: Count,
    /// With a flagged quote.
    pub flagged: Count,
    /// With a quote that is worth a second look.
    pub looks: Count,
    /// With a quote that the reader confirmed.
    pub confirmed: Count,
    /// The documents' own.
    pub own: Count,
}
