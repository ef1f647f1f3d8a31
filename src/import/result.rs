//! What came of an import.

use crate::model::{Dossier, ImportReport};

/// What came of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportResult {
    /// The dossier.
    pub dossier: Dossier,
    /// What was done, without what stands behind the evidence, which is known when the dossier is opened.
    pub report: ImportReport,
}
