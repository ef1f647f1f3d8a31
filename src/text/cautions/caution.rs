//! What a word of caution does to the words beside it.

/// What a word does to the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// It denies: "not", "neither", "denied".
    Denial,
    /// It makes a condition: "if", "unless".
    Condition,
    /// It tells that somebody says so: "said", "according to".
    Saying,
    /// It only reports, and vouches for nothing: "reportedly", "allegedly".
    Reported,
    /// It doubts or only hopes: "may", "probably", "plans".
    Doubt,
}

impl Caution {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [Self::Denial, Self::Condition, Self::Saying, Self::Reported, Self::Doubt];

    /// What the word is, for the reader: "a word of denial".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Denial => "a word of denial",
            Self::Condition => "a word of condition",
            Self::Saying => "a word of saying",
            Self::Reported => "a word of doubt: it only reports",
            Self::Doubt => "a word of doubt",
        }
    }

    /// Its name in the lists.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Condition => "condition",
            Self::Saying => "saying",
            Self::Reported => "reported",
            Self::Doubt => "doubt",
        }
    }
}
