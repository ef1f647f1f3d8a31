//! What a format is: how it knows its files, and how it reads them.

use super::draft::Draft;
use super::offer::Offer;
use super::refusal::Refusal;

/// The name of threads on which another's code reads a file: that it panics is told of the file, and is no crash of the program.
pub const FOREIGN_THREAD: &str = "sayso foreign";

/// A format of another program.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its id, as `--as` takes it.
    pub id: &'static str,
    /// Its name in a list: "CSV and TSV tables".
    pub name: &'static str,
    /// What it takes the files for; `None` where they are none of its own. It looks at the files by their names, first bytes and
    /// keys; it reads them whole only where that cannot tell.
    pub recognise: fn(&Offer<'_>) -> Option<Recognised>,
    /// Reads the files into a draft, and marks those that it read as used: texts that are left over become documents.
    pub read: fn(&Offer<'_>, &mut Draft) -> Result<(), Refusal>,
}

/// What a format takes files for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// In words, as they stand behind "recognised as": "Microsoft GraphRAG tables, version 2 or later".
    pub words: String,
}
