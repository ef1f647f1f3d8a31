//! What an import did: what the files were taken for, what was given and made of it, and what has to be told.
//!
//! Invariant: of every part, what was given is what was made, left out or merged; nothing goes without a told line.

mod combine;
mod pairing;
mod table;
mod task;

pub use combine::{Comparison, Difference, combine};
pub use pairing::{Pairs, ids_are_shared, pair_documents, pair_entities};
pub use table::{KeptRoles, Role, TableKind, TablePreview};
pub use task::ImportTask;

/// A part of a dossier that an import counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportPart {
    /// A source document.
    Document,
    /// An entity.
    Entity,
    /// A relation, one claim.
    Relation,
    /// A quote, passage or citation.
    Evidence,
}

impl ImportPart {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Document, Self::Entity, Self::Relation, Self::Evidence];

    /// Its name for so many.
    #[must_use]
    pub fn counted(self, count: usize) -> &'static str {
        match self {
            Self::Document if count == 1 => "document",
            Self::Entity if count == 1 => "entity",
            Self::Relation if count == 1 => "relation",
            Self::Evidence if count == 1 => "piece of evidence",
            _ => self.words(),
        }
    }

    /// Its name for several.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Document => "documents",
            Self::Entity => "entities",
            Self::Relation => "relations",
            Self::Evidence => "pieces of evidence",
        }
    }
}

/// What was done with what a line tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Deed {
    /// It is not in the dossier.
    LeftOut(ImportPart),
    /// It is one with another.
    Merged(ImportPart),
    /// It is in the dossier though the files do not list it: an end that is no entity there.
    Added(ImportPart),
    /// It was changed, guessed or set to a default.
    Changed,
    /// It is as it was given, and worth knowing.
    Kept,
}

/// A counted line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What was done.
    pub deed: Deed,
    /// What it was done with, in the plural, without a full stop: "rows with an empty end".
    pub what: String,
    /// How many there are.
    pub count: usize,
    /// Where the first is: a file with a line, or an id. Empty where it is the whole.
    pub first: String,
}

/// How many of a part were given and made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// In the files.
    pub given: usize,
    /// In the dossier.
    pub made: usize,
}

/// The report of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportReport {
    /// The id of the format, as `--as` takes it.
    pub format: String,
    /// What the files were taken for, in words: "Microsoft GraphRAG tables, version 2 or later".
    pub recognised: String,
    /// The files that were read, by their names.
    pub files: Vec<String>,
    /// Counts in the order of [`ImportPart::ALL`].
    pub counts: [ImportCounts; 4],
    /// What is told, in the order in which it came up.
    pub told: Vec<Told>,
    /// The tables that were read, as they are shown; none of other formats.
    pub tables: Vec<TablePreview>,
    /// What stands behind the evidence, once the quotes were looked up.
    pub ladder: Ladder,
}

impl ImportReport {
    /// The counts of a part.
    #[must_use]
    pub fn of(&self, part: ImportPart) -> ImportCounts {
        self.counts[part as usize]
    }

    /// How many of a part were left out, merged, and added.
    #[must_use]
    pub fn balance(&self, part: ImportPart) -> [usize; 3] {
        let sum = |deed: Deed| self.told.iter().filter(|told| told.deed == deed).map(|told| told.count).sum();
        [sum(Deed::LeftOut(part)), sum(Deed::Merged(part)), sum(Deed::Added(part))]
    }

    /// Whether what was given and added is what was made, left out and merged.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        ImportPart::ALL.into_iter().all(|part| {
            let [left_out, merged, added] = self.balance(part);
            let counts = self.of(part);
            counts.given + added == counts.made + left_out + merged
        })
    }
}

/// How well the evidence of a dossier stands: how many pieces reach each step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Quotes that stand in their document byte for byte.
    pub exact: usize,
    /// Quotes that stand there after folds.
    pub folded: usize,
    /// Quotes that stand somewhere, but not as they should: other case, cut, elsewhere.
    pub flagged: usize,
    /// Quotes that stand nowhere.
    pub missing: usize,
    /// Quotes of documents without a text, so that nothing can be verified.
    pub without_text: usize,
    /// Passages: a chunk or page that a program worked from.
    pub passages: usize,
    /// Citations without a quote.
    pub cited: usize,
    /// Relations without any evidence.
    pub relations_without: usize,
}
