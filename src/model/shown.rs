//! What is shown of a network: everything, or a part that was chosen. The filter and what is hidden by hand come on top.

use super::{EntityIndex, RelationIndex, RelationKey};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is shown of a network, before the filter. Cheap to clone: a part is shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Everything.
    #[default]
    Everything,
    /// Everything but the entities without any claim.
    Claimed,
    /// These entities alone.
    Part(Arc<Part>),
}

/// A part of a network that is shown alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The entities.
    pub entities: BTreeSet<EntityIndex>,
    /// The claims among them; `None`: all.
    pub claims: Option<BTreeSet<RelationIndex>>,
    /// What it is, in a few words: "Russia with its neighbours".
    pub words: String,
}

/// What is shown, by text ids, so that it survives new data. The default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SavedShown {
    /// Everything.
    #[default]
    Everything,
    /// Everything but the entities without any claim.
    Claimed,
    /// A part.
    Part {
        /// What it is, in a few words.
        words: String,
        /// The ids of its entities.
        entities: BTreeSet<String>,
        /// The keys of its claims; `None`: all among its entities.
        claims: Option<BTreeSet<RelationKey>>,
    },
}

impl Shown {
    /// A part, shared.
    #[must_use]
    pub fn part(part: Part) -> Self {
        Self::Part(Arc::new(part))
    }

    /// The part, where one is shown alone.
    #[must_use]
    pub fn as_part(&self) -> Option<&Part> {
        match self {
            Self::Part(part) => Some(part),
            Self::Everything | Self::Claimed => None,
        }
    }

    /// Whether nothing is left out.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::Everything
    }
}

impl Part {
    /// Whether an entity belongs to it.
    #[must_use]
    pub fn has(&self, entity: EntityIndex) -> bool {
        self.entities.contains(&entity)
    }

    /// Whether a claim may be shown, where both its ends are.
    #[must_use]
    pub fn lets_through(&self, claim: RelationIndex) -> bool {
        self.claims.as_ref().is_none_or(|claims| claims.contains(&claim))
    }
}
