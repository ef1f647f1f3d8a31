//! The reader's marks on quotes: whether a quote supports its claim.
//!
//! Invariant: only the reader sets a mark.

use super::{EvidenceIndex, QuoteKey};
use std::collections::BTreeMap;

/// The marks by the keys of their quotes, so that they survive new data.
pub type Marks = BTreeMap<QuoteKey, QuoteMark>;

/// The reader's verdicts by the quotes of a dossier.
pub type Verdicts = BTreeMap<EvidenceIndex, Verdict>;

/// The reader's mark on one quote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteMark {
    /// Whether the quote supports the claim; `None`: not judged yet.
    pub verdict: Option<Verdict>,
    /// A remark; `None`: none.
    pub note: Option<String>,
}

impl QuoteMark {
    /// Whether it has neither verdict nor note.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a quote supports its claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It does.
    Confirmed,
    /// It does not, and this is wrong.
    Wrong(Fault),
    /// The reader cannot tell.
    Unsure,
}

/// What is wrong with a claim, judged by its quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Another kind of relation, or none.
    Relation,
    /// Another entity is meant.
    Entity,
    /// It points the other way.
    Direction,
    /// Another status or speaker: alleged, denied, hoped.
    Status,
}

/// What the reader said of a quote, in one word, for the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judged {
    /// It supports its claim.
    Confirmed,
    /// It does not.
    Wrong,
    /// It cannot be told.
    Unsure,
    /// Nothing yet.
    Unread,
}

impl Judged {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Confirmed, Self::Wrong, Self::Unsure, Self::Unread];

    /// Which one a verdict is; without one, the quote is not read yet.
    #[must_use]
    pub fn of(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::Confirmed) => Self::Confirmed,
            Some(Verdict::Wrong(_)) => Self::Wrong,
            Some(Verdict::Unsure) => Self::Unsure,
            None => Self::Unread,
        }
    }

    /// Its name in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Wrong => "wrong",
            Self::Unsure => "unsure",
            Self::Unread => "unread",
        }
    }

    /// In a few words, for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed by me",
            Self::Wrong => "marked wrong",
            Self::Unsure => "marked unsure",
            Self::Unread => "not marked yet",
        }
    }
}

impl Verdict {
    /// All verdicts, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Confirmed,
        Self::Wrong(Fault::Relation),
        Self::Wrong(Fault::Entity),
        Self::Wrong(Fault::Direction),
        Self::Wrong(Fault::Status),
        Self::Unsure,
    ];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Wrong(_) => "wrong",
            Self::Unsure => "unsure",
        }
    }

    /// What is wrong, if anything is.
    #[must_use]
    pub fn fault(self) -> Option<Fault> {
        match self {
            Self::Wrong(fault) => Some(fault),
            Self::Confirmed | Self::Unsure => None,
        }
    }
}

impl Fault {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Relation, Self::Entity, Self::Direction, Self::Status];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Relation => "relation",
            Self::Entity => "entity",
            Self::Direction => "direction",
            Self::Status => "status",
        }
    }
}
