//! Fields of the dossier's own: confidence, amount, page.

/// What carries a field of the dossier's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldOwner {
    /// A claim.
    Claim,
    /// An entity.
    Entity,
    /// A document.
    Document,
}

impl FieldOwner {
    /// Those that carry it, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Claim => "claims",
            Self::Entity => "entities",
            Self::Document => "documents",
        }
    }

    /// Its name in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Entity => "entity",
            Self::Document => "document",
        }
    }
}

/// A field of the dossier's own: confidence, amount, page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// What carries it.
    pub owner: FieldOwner,
    /// Its name.
    pub name: String,
}
