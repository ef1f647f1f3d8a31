//! What is asked of a comparison with another version, as a value.

use crate::analysis::versions::Versions;
use crate::model::OpenDossier;
use std::path::PathBuf;
use std::sync::Arc;

/// What is asked of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum CompareChange {
    /// Compare the open dossier with this file.
    With(PathBuf),
    /// It was read and compared.
    Found(Box<FoundVersion>),
    /// Take the other file for the newer version, or for the older one.
    OtherIsNewer(bool),
    /// Mark in the network what differs, or do not.
    Mark(bool),
    /// Open the other version in the layout that is on screen, with marks and corrections as far as they fit.
    OpenOther,
    /// Put the comparison away.
    Close,
}

/// Another version that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundVersion {
    /// The dossier that was open when it was asked for.
    pub open: Arc<OpenDossier>,
    /// The other version.
    pub other: Arc<OpenDossier>,
    /// How the open dossier differs from it.
    pub versions: Versions,
}
