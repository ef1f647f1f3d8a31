//! A file that an export writes.

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// What stands between the name that was asked for and its ending: `nodes`; empty for the only file.
    pub part: &'static str,
    /// Its content.
    pub text: String,
}
