//! The ways in which claims contradict one another, and their names.

/// How claims contradict one another, the strongest way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disagreement {
    /// The same is asserted or alleged on one side, and denied on the other.
    Denied,
    /// Both are asserted or alleged, of kinds that the dossier declares opposed: “fuels” and “calms”.
    Opposed,
    /// The same is asserted on one side, and only hypothetical on the other.
    OnlyPossible,
}

impl Disagreement {
    /// All ways, the strongest first.
    pub const ALL: [Self; 3] = [Self::Denied, Self::Opposed, Self::OnlyPossible];

    /// Its name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Denied => "Said and denied",
            Self::Opposed => "Opposed kinds",
            Self::OnlyPossible => "Asserted, and only possible",
        }
    }

    /// Its name in files for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::Opposed => "opposed",
            Self::OnlyPossible => "only_possible",
        }
    }
}
