//! What is known of a kind of file.

use super::looks::Looks;

/// A kind of file that people bring.
#[derive(Clone, Copy, Debug)]
pub struct FileType {
    /// Its name with an article: "a Word file".
    pub name: &'static str,
    /// What it holds, which says what to do with it.
    pub holds: Holds,
    /// Whether it can be read as the text of a document.
    pub as_text: AsText,
    /// Whether a file is of this kind.
    pub(super) is: fn(&Looks<'_>) -> bool,
}

/// What a kind of file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The text of a document; how to get it out, as an order without a full stop.
    Text(&'static str),
    /// Rows and columns.
    Table,
    /// Nodes and edges.
    Network,
    /// A dossier's content in another notation than RON.
    OtherNotation,
    /// Other files, packed.
    Archive,
    /// A dossier.
    Dossier,
    /// A layout of one.
    Layout,
}

/// Whether a kind of file can be read as the text of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsText {
    /// It cannot: its words are packed or coded.
    No,
    /// It can, but its marks (`<p>`, `\par`, `"key":`) are read as words.
    WithMarks,
    /// It can.
    Plainly,
}
