//! The result of looking for a quote in its document.
//!
//! Invariant: only a quote without any [`Faults`] counts as verified. A near match never does: a sentence and its
//! negation are nearly equal.

mod backing;
mod faults;
mod folds;

pub use backing::{Backing, ByBacking};
pub use faults::{Break, CitedReason, Context, Cut, CutIn, Faults, MissingReason};
pub use folds::{Fold, Folds};

use super::{DocumentIndex, Span};

/// The result of looking for a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// The words stand in a document of the dossier, perhaps with faults.
    Found(Found),
    /// Not found in the dossier.
    Missing {
        /// The nearest passage of the named document, which is offered and never accepted automatically.
        nearest: Option<Span>,
        /// Why it is missing, where that can be told.
        reason: Option<MissingReason>,
    },
    /// The evidence is a passage that a program worked from, not the words that support the claim.
    Passage {
        /// Where it stands; `None`: its first or last words were not found.
        place: Option<Span>,
    },
    /// Nothing to look for, or nothing to look in.
    Cited(CitedReason),
}

/// Where a quote stands, and what is wrong with it there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// All the places that fit equally well, in order; at least one. The first is shown.
    pub places: Vec<Span>,
    /// The folds that it took at the first place.
    pub folds: Folds,
    /// What is wrong at the first place.
    pub faults: Faults,
}

/// The kinds of results, in the order in which they are tried and listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Byte for byte, at borders of words.
    Exact,
    /// The same after folds.
    Folded,
    /// Its `prefix` or `suffix` is contradicted.
    Context,
    /// The same but for upper and lower case.
    Case,
    /// Only across a break of the text.
    Joined,
    /// It begins or ends inside a word or number.
    Cut,
    /// In another document than the one named.
    Elsewhere,
    /// Nowhere.
    Missing,
    /// A passage that a program worked from.
    Passage,
    /// The document is cited.
    Cited,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Exact,
        Self::Folded,
        Self::Context,
        Self::Case,
        Self::Joined,
        Self::Cut,
        Self::Elsewhere,
        Self::Missing,
        Self::Passage,
        Self::Cited,
    ];

    /// The format's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Context => "context",
            Self::Case => "case",
            Self::Joined => "joined",
            Self::Cut => "cut",
            Self::Elsewhere => "elsewhere",
            Self::Missing => "missing",
            Self::Passage => "passage",
            Self::Cited => "cited",
        }
    }

    /// Whether a quote with this result counts as verified.
    #[must_use]
    pub fn is_verified(self) -> bool {
        matches!(self, Self::Exact | Self::Folded)
    }

    /// Whether the reader should look: neither verified, nor a passage, nor a bare citation.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        !matches!(self, Self::Exact | Self::Folded | Self::Passage | Self::Cited)
    }
}

impl Found {
    /// The kind of result: the worst of its faults decides.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let faults = &self.faults;
        match () {
            () if faults.elsewhere.is_some() => Outcome::Elsewhere,
            () if faults.cut.is_some() => Outcome::Cut,
            () if faults.joined.is_some() => Outcome::Joined,
            () if faults.case => Outcome::Case,
            () if faults.context.is_some() => Outcome::Context,
            () if !self.folds.is_empty() => Outcome::Folded,
            () => Outcome::Exact,
        }
    }
}

impl Verification {
    /// An exact quote at one place.
    #[must_use]
    pub fn exact(place: Span) -> Self {
        Self::Found(Found { places: vec![place], ..Found::default() })
    }

    /// A quote that is nowhere, for no reason that can be told.
    #[must_use]
    pub fn missing() -> Self {
        Self::Missing { nearest: None, reason: None }
    }

    /// Whether the quote counts as verified: exact or folded.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.outcome().is_verified()
    }

    /// Whether the reader should look: a quote that is not verified, or a passage that is not there.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        self.outcome().is_flagged() || *self == Self::Passage { place: None }
    }

    /// Which kind of result it is.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Found(found) => found.outcome(),
            Self::Missing { .. } => Outcome::Missing,
            Self::Passage { .. } => Outcome::Passage,
            Self::Cited(_) => Outcome::Cited,
        }
    }

    /// The format's word for the result.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.outcome().word()
    }

    /// What was found.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        match self {
            Self::Found(found) => Some(found),
            _ => None,
        }
    }

    /// All places of the quote; none where it was not found.
    #[must_use]
    pub fn places(&self) -> &[Span] {
        match self {
            Self::Found(found) => &found.places,
            Self::Passage { place: Some(place) } => std::slice::from_ref(place),
            _ => &[],
        }
    }

    /// The place to show, in the document that the evidence names, or in [`Verification::elsewhere`].
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.places().first().copied()
    }

    /// The other document that the quote stands in, where it is not in the named one.
    #[must_use]
    pub fn elsewhere(&self) -> Option<DocumentIndex> {
        self.found()?.faults.elsewhere
    }

    /// Whether the result holds for more than one place, and nothing settles which is meant.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        self.places().len() > 1
    }
}
