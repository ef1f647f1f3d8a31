//! How a text is folded: which differences, what becomes of case, what of breaks.

use crate::model::Folds;

/// What folding does to upper and lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Case {
    /// It stays.
    Kept,
    /// All letters become lower case.
    Lowered,
}

/// What folding does to breaks that are more than the space between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Breaks {
    /// They stay, as a sign of their own.
    Kept,
    /// They stay, but for those before list items, whose marks stand in the text.
    Marked,
    /// They become a space.
    Spaced,
    /// They become a space, and the marks of list items and the bars of tables beside them are left out.
    Joined,
    /// The same, and numbers of list items are left out too.
    Unlisted,
}

impl Breaks {
    /// Whether breaks become spaces, with what belongs to them.
    pub(in crate::text) fn are_joined(self) -> bool {
        matches!(self, Self::Joined | Self::Unlisted)
    }
}

/// How a text is folded.
#[derive(Clone, Copy, Debug)]
pub(in crate::text) struct Folding {
    /// The differences that are folded.
    pub(in crate::text) folds: Folds,
    /// What becomes of upper and lower case.
    pub(in crate::text) case: Case,
    /// What becomes of breaks.
    pub(in crate::text) breaks: Breaks,
}

impl Folding {
    /// All folds, with case and breaks kept: what a verified quote may differ in.
    pub(in crate::text) const STRICT: Self = Self { folds: Folds::ALL, case: Case::Kept, breaks: Breaks::Kept };
}
