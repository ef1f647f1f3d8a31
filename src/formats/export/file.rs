//! A file that an export writes.

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// What stands between the name that was asked for and its ending: `nodes`; of a folder the path in it; empty for the only
    /// file.
    pub part: String,
    /// Its content.
    pub text: String,
}
