//! An open dossier: what the file says, and everything that was computed from it on loading.

use super::{Dossier, Network, Problem, Reading};
use std::path::PathBuf;

/// A dossier that was loaded, read and found fit to show. Never changed: a reload makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenDossier {
    /// Where it came from.
    pub origin: Origin,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub hash: String,
    /// What the file says.
    pub dossier: Dossier,
    /// Its claims, bundled into edges.
    pub network: Network,
    /// What was read in its documents.
    pub reading: Reading,
    /// Its warnings and notes; an error would have stopped the loading.
    pub problems: Vec<Problem>,
}

impl OpenDossier {
    /// The title, or the name of the file for a dossier without one.
    #[must_use]
    pub fn title(&self) -> String {
        self.dossier.title.clone().unwrap_or_else(|| self.origin.name())
    }
}

/// Where a dossier came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// One of the examples in the binary, by its name.
    Builtin(String),
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// A short name for it: the example's, or the file's without its folder.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Builtin(name) => name.clone(),
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        }
    }
}
