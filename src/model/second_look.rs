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
    /// What leads in to its sentence, or a short sentence beside it, has one.
    DenialBeside,
    /// The claim is asserted or alleged, and the quote itself has one, in a clause that names an end.
    DenialInside,
    /// The claim is denied or hypothetical, and nothing in the sentence is.
    Unsigned,
    /// The rest of its sentence has a word of condition or asks, and the claim is asserted or alleged.
    Condition,
    /// The claim is asserted, and the quote itself makes a condition or asks.
    ConditionInside,
    /// The rest of its sentence has a word of doubt, and the claim names no speaker and no hedge.
    Doubt,
    /// The claim is asserted without speaker or hedge, and the quote itself doubts.
    DoubtInside,
    /// The claim is asserted, names no speaker and no hedge, and somebody says so.
    Said,
    /// The claim is asserted, and the sentence only reports: "reportedly", "allegedly".
    Reported,
    /// It names neither end of its claim.
    NoEnd,
    /// It has fewer than four words.
    Short,
}

impl LookReason {
    /// All of them, in the order in which they are listed: the gravest first.
    pub const ALL: [Self; 12] = [
        Self::Denial,
        Self::DenialBeside,
        Self::DenialInside,
        Self::Unsigned,
        Self::Condition,
        Self::ConditionInside,
        Self::Doubt,
        Self::DoubtInside,
        Self::Said,
        Self::Reported,
        Self::NoEnd,
        Self::Short,
    ];

    /// One word for it, for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::DenialBeside => "denial_beside",
            Self::DenialInside => "denial_inside",
            Self::Unsigned => "unsigned",
            Self::Condition => "condition",
            Self::ConditionInside => "condition_inside",
            Self::Doubt => "doubt",
            Self::DoubtInside => "doubt_inside",
            Self::Said => "said",
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
            Self::DenialBeside => "Denied beside it",
            Self::DenialInside => "Denial inside",
            Self::Unsigned => "No sign of the status",
            Self::Condition => "Condition outside",
            Self::ConditionInside => "Condition inside",
            Self::Doubt => "Doubt outside",
            Self::DoubtInside => "Doubt inside",
            Self::Said => "Somebody says so",
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
            Self::DenialBeside => "the words before or behind its sentence deny",
            Self::DenialInside => "the claim is not denied, and a word of denial stands in the quote",
            Self::Unsigned => "denied or hypothetical, and no word of its sentence denies or doubts",
            Self::Condition => "a word of condition, or a question mark, stands outside the quote",
            Self::ConditionInside => "asserted, but the quote makes a condition or asks",
            Self::Doubt => {
                "a word of doubt or of plans stands outside the quote, and the claim names no speaker or hedge"
            }
            Self::DoubtInside => "asserted, but the quote has a word of doubt or of plans",
            Self::Said => "asserted by the document itself, but somebody in its sentence says so",
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
