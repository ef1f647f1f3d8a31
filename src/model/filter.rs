//! What the reader wants to see, and what remains to be seen of a network.

use super::{DateRange, EdgeIndex, EntityIndex, Outcome, RelationIndex, Status};
use std::collections::BTreeSet;

/// What is switched off. The default shows everything. Filtering moves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of named switches, not a state")]
pub struct Filter {
    /// Kinds of entity that are switched off.
    pub entity_kinds: BTreeSet<String>,
    /// Statuses of claims that are switched off.
    pub statuses: BTreeSet<Status>,
    /// Kinds of relation that are switched off.
    pub relation_kinds: BTreeSet<String>,
    /// Whether claims without any evidence are switched off.
    pub without_evidence: bool,
    /// Ids of the entities whose say-so is switched off.
    pub speakers: BTreeSet<String>,
    /// Whether claims that name no speaker, the documents' own, are switched off.
    pub without_speaker: bool,
    /// Whether only the documents' own words count: every claim that names a speaker is switched off.
    pub only_own_words: bool,
    /// Ids of the documents that are switched off: a claim stays while another document carries it.
    pub documents: BTreeSet<String>,
    /// What became of quotes that are switched off: a claim stays while a quote of another result carries it.
    pub results: BTreeSet<Outcome>,
    /// Whether only verified quotes count: claims without one are switched off.
    pub only_verified: bool,
    /// Whether only quotes count that are not verified although there is a text to look in: claims without one are
    /// switched off.
    pub only_unverified: bool,
    /// Whether only quotes that the reader confirmed count: claims without one are switched off.
    pub only_confirmed: bool,
    /// The only days of which claims are shown; undated claims are not shown then. `None`: all times.
    pub dates: Option<DateRange>,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn shows_everything(&self) -> bool {
        *self == Self::default()
    }
}

/// What remains visible: computed from a network, a filter and what was hidden by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// For every entity, whether it is shown.
    pub entities: Vec<bool>,
    /// For every relation, whether it is shown.
    pub relations: Vec<bool>,
    /// For every edge, whether any claim of it is shown between two shown entities.
    pub edges: Vec<bool>,
}

impl Visibility {
    /// Whether an entity is shown.
    #[must_use]
    pub fn entity(&self, entity: EntityIndex) -> bool {
        self.entities.get(entity.at()).copied().unwrap_or(false)
    }

    /// Whether a claim is shown.
    #[must_use]
    pub fn relation(&self, relation: RelationIndex) -> bool {
        self.relations.get(relation.at()).copied().unwrap_or(false)
    }

    /// Whether an edge is shown.
    #[must_use]
    pub fn edge(&self, edge: EdgeIndex) -> bool {
        self.edges.get(edge.at()).copied().unwrap_or(false)
    }
}
