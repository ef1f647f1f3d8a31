//! What is asked of an import, as a value.

use crate::model::{ImportTask, OpenDossier};
use std::path::PathBuf;
use std::sync::Arc;

/// What is asked of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportChange {
    /// Import these files and folders together.
    Files(Vec<PathBuf>),
    /// Import a text that was pasted.
    Pasted(String),
    /// Import the same again, read in another way: what is placed stays.
    Again(Box<ImportTask>),
    /// Add a folder or file of texts to the import.
    AddTexts(PathBuf),
    /// Add a file or folder to what is open: it is imported with the rest, or added to the dossier. Nothing is saved yet.
    AddFiles(PathBuf),
    /// Show the tables that were read, or the network.
    ShowTables(bool),
    /// Put the report away.
    DismissReport,
    /// Save the dossier under this path.
    SaveAs(PathBuf),
    /// It was saved, and read again from there.
    Saved(Arc<OpenDossier>),
}
