//! The reader's filter, and the part of a network that remains visible.

mod amount;
mod change;
mod field;

pub use amount::Amount;
pub use change::{FilterChange, FilterGroup};
pub use field::{Field, FieldOwner};

use super::{
    Backing, DateRange, EdgeIndex, EndsNamed, EntityIndex, Judged, Measure, MeasureRange, Outcome, RelationIndex,
    Status,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is switched off. The default shows everything. Filtering does not move anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of named switches, not a state")]
pub struct Filter {
    /// Kinds of entity that are switched off.
    pub entity_kinds: BTreeSet<String>,
    /// Numbers of neighbours, counted in the whole dossier, whose entities are switched off.
    pub degrees: BTreeSet<Amount>,
    /// Ids of entities of which each stands for its part of the network, which is switched off: everything that edges tie
    /// to it, counted in the whole dossier.
    pub components: BTreeSet<String>,
    /// Values of measures of the whole network: only entities that have them are shown. While a measure is not known, all
    /// have them.
    pub measures: BTreeMap<Measure, MeasureRange>,
    /// Statuses of claims that are switched off.
    pub statuses: BTreeSet<Status>,
    /// Kinds of relation that are switched off.
    pub relation_kinds: BTreeSet<String>,
    /// What stands behind the claims that are switched off.
    pub backings: BTreeSet<Backing>,
    /// Numbers of quotes and citations whose edges are switched off.
    pub edge_quotes: BTreeSet<Amount>,
    /// Numbers of documents, whether filtered or not, that carry the edges that are switched off.
    pub edge_documents: BTreeSet<Amount>,
    /// Ids of the speakers whose claims are switched off.
    pub speakers: BTreeSet<String>,
    /// Whether claims without a speaker (the documents' own) are switched off.
    pub without_speaker: bool,
    /// Whether all claims with a speaker are switched off.
    pub only_own_words: bool,
    /// Ids of the documents that are switched off: a claim stays while another document carries it.
    pub documents: BTreeSet<String>,
    /// Results of quotes that are switched off: a claim stays while a quote with another result carries it.
    pub results: BTreeSet<Outcome>,
    /// Whether only verified quotes count: claims without one are switched off.
    pub only_verified: bool,
    /// Whether only flagged quotes count (not verified although there is a text to look in): claims without one are
    /// switched off.
    pub only_unverified: bool,
    /// Whether only quotes that the reader confirmed count: claims without one are switched off.
    pub only_confirmed: bool,
    /// What the reader said of quotes that are switched off. A claim stays while another quote carries it, and so does one
    /// without evidence.
    pub judged: BTreeSet<Judged>,
    /// Numbers of ends: quotes that name so many of the ends of their claim are switched off. A claim stays while another
    /// quote carries it, and so does one whose evidence was not found.
    pub ends_named: BTreeSet<EndsNamed>,
    /// Whether only verified quotes that are worth a second look count: claims without one are switched off.
    pub only_second_look: bool,
    /// Whether only claims of edges with the sign of a conflict (said and denied, or only possible) are shown.
    pub only_conflicting: bool,
    /// Whether only claims of edges with the sign of opposed kinds are shown; with the other switch, those of either sign.
    pub only_opposed: bool,
    /// The days whose claims are shown; undated claims are hidden then. `None`: all times.
    pub dates: Option<DateRange>,
    /// Values of fields: only what has them is shown; of documents, only claims that such a document carries.
    pub fields: BTreeMap<Field, String>,
    /// Values of fields that are switched off, `None` for what has no such field; of documents, as if the document were off.
    pub fields_off: BTreeMap<Field, BTreeSet<Option<String>>>,
    /// Whether entities stay of which the filter lets no claim through. Else a filter on claims leaves only entities with
    /// a claim that passes it.
    pub keeps_unclaimed: bool,
    /// Whether what is switched off stays in the picture, dimmed. It counts as hidden everywhere else.
    pub dims: bool,
}

impl Filter {
    /// Whether everything is shown.
    #[must_use]
    pub fn shows_everything(&self) -> bool {
        Self { keeps_unclaimed: false, dims: false, ..self.clone() } == Self::default()
    }

    /// Whether it switches claims off by what is said of them, and not only with their ends.
    #[must_use]
    pub fn is_on_claims(&self) -> bool {
        let mut rest = Self {
            keeps_unclaimed: false,
            dims: false,
            measures: BTreeMap::new(),
            entity_kinds: BTreeSet::new(),
            degrees: BTreeSet::new(),
            components: BTreeSet::new(),
            ..self.clone()
        };
        rest.fields.retain(|field, _| field.owner != FieldOwner::Entity);
        rest.fields_off.retain(|field, _| field.owner != FieldOwner::Entity);
        rest != Self::default()
    }
}

/// The visible part of a network, computed from a filter and the entities hidden by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visibility {
    /// For every entity, whether it is shown.
    pub entities: Vec<bool>,
    /// For every relation, whether it is shown.
    pub relations: Vec<bool>,
    /// For every edge, whether any claim of it is shown between two shown entities.
    pub edges: Vec<bool>,
    /// For every entity of a part that is shown alone, how many of its neighbours are left out with the rest; empty where no
    /// part is shown alone.
    pub beyond: Vec<u32>,
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

    /// How many neighbours of a shown entity are left out with the rest, while a part is shown alone.
    #[must_use]
    pub fn beyond(&self, entity: EntityIndex) -> u32 {
        self.beyond.get(entity.at()).copied().unwrap_or(0)
    }

    /// How many entities are shown.
    #[must_use]
    pub fn entity_count(&self) -> usize {
        self.entities.iter().filter(|shown| **shown).count()
    }
}
