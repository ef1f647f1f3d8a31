//! A relation: one claim about two entities, with the status that its document gives it.

use super::{Date, EntityIndex, Evidence};
use std::collections::BTreeMap;

/// One claim: `from` stands in relation `kind` to `to`.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// An id, where something outside the dossier refers to the claim.
    pub id: Option<String>,
    /// The entity that the claim starts at.
    pub from: EntityIndex,
    /// The kind of relation, as a phrase that reads between the two names.
    pub kind: String,
    /// The entity that the claim ends at.
    pub to: EntityIndex,
    /// The status that the document gives the claim.
    pub status: Status,
    /// The speaker: the entity that makes the claim; `None`: the document itself.
    pub by: Option<EntityIndex>,
    /// The words that weaken it, verbatim.
    pub hedge: Option<String>,
    /// When it held, in EDTF.
    pub date: Option<Date>,
    /// A remark for the reader.
    pub note: Option<String>,
    /// Whatever else is known of it, by name.
    pub fields: BTreeMap<String, String>,
    /// The evidence that supports it.
    pub evidence: Vec<Evidence>,
}

/// The status that a document gives a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// The document stands behind it.
    #[default]
    Asserted,
    /// It is claimed, and the document does not vouch for it.
    Alleged,
    /// It is said not to be true.
    Denied,
    /// Planned, hoped, threatened or possible.
    Hypothetical,
}

impl Status {
    /// All of them, in the order in which they are listed and drawn.
    pub const ALL: [Self; 4] = [Self::Asserted, Self::Alleged, Self::Denied, Self::Hypothetical];

    /// The word that the format and the window use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "Asserted",
            Self::Alleged => "Alleged",
            Self::Denied => "Denied",
            Self::Hypothetical => "Hypothetical",
        }
    }
}

/// A set of statuses, for example those present on one edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StatusSet(u8);

impl StatusSet {
    /// The set of all statuses.
    pub const ALL: Self = Self((1 << Status::ALL.len()) - 1);

    /// The set with `status` added.
    #[must_use]
    pub fn with(self, status: Status) -> Self {
        Self(self.0 | 1 << status as u8)
    }

    /// Whether `status` is in it.
    #[must_use]
    pub fn contains(self, status: Status) -> bool {
        self.0 & (1 << status as u8) != 0
    }

    /// Its members in the order of [`Status::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |status| self.contains(*status))
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Status> for StatusSet {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        statuses.into_iter().fold(Self::default(), Self::with)
    }
}

/// The rules for a kind of relation, where the dossier gives any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RelationKind {
    /// The kind, as relations name it.
    pub name: String,
    /// Whether it is symmetric and so has no arrow.
    pub symmetric: bool,
    /// The inverse kind, which says the same from the other end.
    pub inverse: Option<String>,
    /// Kinds that exclude this one, both asserted or alleged: "fuels" and "calms". It counts both ways.
    pub opposes: Vec<String>,
    /// A remark for the reader.
    pub note: Option<String>,
}
