//! An open dossier: the content of the file, and everything that was computed from it on loading.

use super::{
    Backing, Dossier, ImportReport, ImportTask, Ladder, Network, Outcome, Place, Problems, Reading, RelationIndex,
    Shared, Verification,
};
use std::path::PathBuf;
use std::sync::Arc;

/// A dossier that was loaded without errors. It never changes: a reload makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDossier {
    /// Where it came from.
    pub origin: Origin,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub hash: String,
    /// The content of the file. It is shared with what was opened before its names were looked up.
    pub dossier: Shared<Dossier>,
    /// Its claims, bundled into edges.
    pub network: Shared<Network>,
    /// Where each claim begins in the file, in the order of the relations.
    pub claim_places: Shared<Vec<Place>>,
    /// What was computed from its documents.
    pub reading: Reading,
    /// Its warnings and notes. There are no errors: they stop the loading.
    pub problems: Problems,
    /// What an import did, where it is one that was not saved yet.
    pub import: Option<Arc<ImportReport>>,
}

impl OpenDossier {
    /// The title, or the name of the file for a dossier without one.
    #[must_use]
    pub fn title(&self) -> String {
        self.dossier.title.clone().unwrap_or_else(|| self.origin.name())
    }

    /// Whether this is another as it was opened first: the same content, of which more or less was read.
    #[must_use]
    pub fn is_of_same_content(&self, other: &Self) -> bool {
        self.dossier.is_same(&other.dossier)
    }

    /// How well its evidence stands.
    #[must_use]
    pub fn ladder(&self) -> Ladder {
        let mut ladder = Ladder::default();
        for (index, relation) in self.dossier.relations.iter().enumerate() {
            ladder.relations_without += usize::from(relation.evidence.is_empty());
            for (evidence, piece) in self.dossier.evidence_of(RelationIndex::new(index)) {
                let step = match self.reading.verification(evidence) {
                    Verification::Passage { .. } => &mut ladder.passages,
                    Verification::Missing { .. } => &mut ladder.missing,
                    Verification::Cited(_) if piece.quote.is_some() => &mut ladder.without_text,
                    Verification::Cited(_) => &mut ladder.cited,
                    Verification::Found(found) => match found.outcome() {
                        Outcome::Exact => &mut ladder.exact,
                        Outcome::Folded => &mut ladder.folded,
                        _ => &mut ladder.flagged,
                    },
                };
                *step += 1;
            }
        }
        ladder
    }

    /// What stands behind a claim, whatever a filter hides; [`Backing::Absent`] where there is no such claim.
    #[must_use]
    pub fn backing(&self, relation: RelationIndex) -> Backing {
        Backing::of(self.dossier.evidence_of(relation).map(|(evidence, _)| self.reading.verification(evidence)))
    }
}

/// Where a dossier came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// One of the examples in the binary, by its name.
    Builtin(String),
    /// A file.
    File(PathBuf),
    /// Files of another program that were imported; the dossier was not saved yet.
    Import(Box<ImportTask>),
}

impl Origin {
    /// Its short name: that of the example, or of the file without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Builtin(name) => name.clone(),
            Self::Import(task) => task.name(),
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }
}
