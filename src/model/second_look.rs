//! What of a verified quote is worth a second look: its words stand there, and may still not say what is claimed.
//!
//! Invariant: none of it is a fault; a list only tells where to look.

use super::EvidenceIndex;

/// How many of the two ends of its claim a quote names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndsNamed {
    /// Both.
    Both,
    /// Only one.
    One,
    /// None: a pronoun or a description, or another sentence does.
    #[default]
    None,
}

impl EndsNamed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Both, Self::One, Self::None];

    /// One word for it, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::One => "one",
            Self::None => "none",
        }
    }

    /// In a few words, for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Both => "names both ends",
            Self::One => "names one end",
            Self::None => "names no end",
        }
    }
}

/// A reason to look at a verified quote again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookReason {
    /// The rest of its sentence has a word of denial, and the claim is not denied.
    Denial,
    /// The rest of its sentence has a word of condition or asks, and the claim is asserted or alleged.
    Condition,
    /// The claim is asserted, and the sentence only reports or doubts it: "reportedly", "allegedly".
    Reported,
    /// It names neither end of its claim.
    NoEnd,
    /// It has fewer than four words.
    Short,
}

impl LookReason {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] = [Self::Denial, Self::Condition, Self::Reported, Self::NoEnd, Self::Short];

    /// One word for it, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Condition => "condition",
            Self::Reported => "reported",
            Self::NoEnd => "no_end",
            Self::Short => "short",
        }
    }

    /// The reason as a title, for the reader.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Denial => "Denial outside",
            Self::Condition => "Condition outside",
            Self::Reported => "Only reported",
            Self::NoEnd => "Names no end",
            Self::Short => "Under four words",
        }
    }

    /// The reason, for the reader.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Denial => "a word of denial stands outside the quote",
            Self::Condition => "a word of condition, or a question mark, stands outside the quote",
            Self::Reported => "asserted, but its sentence only reports or doubts it",
            Self::NoEnd => "the quote names no end",
            Self::Short => "the quote has under four words",
        }
    }
}

/// A verified quote that is worth a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondLook {
    /// The quote.
    pub evidence: EvidenceIndex,
    /// Why, in the order of [`LookReason::ALL`]; at least one.
    pub reasons: Vec<LookReason>,
}
