//! What kind of file somebody brought, told from its bytes and name, and what to do with it.
//!
//! The kinds are one table, in `table.rs`. Every file that is opened as a dossier, a layout, a document or an edge list
//! is asked for its kind first, so that a Word file is called a Word file and not a fault in line 1.
//!
//! Invariant: plain text is never taken for something else that cannot be read, whatever its words.

mod json;
mod kind;
mod looks;
mod table;
mod zip;

use crate::model::{Problem, Severity};
pub use kind::{AsText, FileType, Holds};
pub use looks::Looks;

/// What a file is opened as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A dossier.
    Dossier,
    /// A layout.
    Layout,
    /// The text of a document.
    Document,
    /// A list of edges.
    EdgeList,
}

/// The kind of the file of this name and content; `None` where it is none of the table, or perhaps what was wanted.
#[must_use]
pub fn recognize(file: &str, bytes: &[u8]) -> Option<&'static FileType> {
    let looks = Looks::of(file, bytes);
    table::TABLE.iter().find(|row| (row.is)(&looks))
}

/// Whether bytes look like a dossier, whatever their name.
#[must_use]
pub fn is_dossier(bytes: &[u8]) -> bool {
    recognize(".ron", bytes).is_some_and(|found| found.holds == Holds::Dossier)
}

/// Whether bytes look like a layout, whatever their name.
#[must_use]
pub fn is_layout(bytes: &[u8]) -> bool {
    recognize(".ron", bytes).is_some_and(|found| found.holds == Holds::Layout)
}

/// The problem of a file that is of another kind than what it is opened as; it has no place, since no line of it is to be
/// mended. RON is left to those who read it.
#[must_use]
pub fn refusal(file: &str, bytes: &[u8], wanted: Wanted) -> Option<Problem> {
    let found = recognize(file, bytes).filter(|found| !found.may_be(wanted))?;
    let message = format!("this is {}, not {}", found.name, wanted.name());
    let imports = found.is_imported() && matches!(wanted, Wanted::Dossier | Wanted::EdgeList);
    let help = if imports && !matches!(found.holds, Holds::Text(_)) { import_help(file) } else { found.way_on(wanted) };
    Some(Problem::of_file(Severity::Error, file.to_owned(), message, help))
}

/// What makes a dossier of a file that can be imported.
fn import_help(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    format!("`sayso import {file} -o {stem}.ron` makes a dossier of it, and so does opening it in the window")
}

impl Wanted {
    /// Its name with an article.
    fn name(self) -> &'static str {
        match self {
            Self::Dossier => "a dossier",
            Self::Layout => "a layout",
            Self::Document => "plain text",
            Self::EdgeList => "an edge list",
        }
    }
}

/// Tables and networks that are not imported.
const NOT_IMPORTED: [&str; 13] = [
    "an old Excel file (.xls)",
    "an OpenDocument table (.ods)",
    "a Parquet table",
    "a Maltego graph",
    "a DOT file (Graphviz)",
    "a Pajek file",
    "a GML file",
    "a UCINET file",
    "a GDF file",
    "a Matrix Market file",
    "triples (Turtle)",
    "triples (N-Triples)",
    "an edge list",
];

impl FileType {
    /// Whether a file of this kind is imported as it is.
    #[must_use]
    pub fn is_imported(&self) -> bool {
        matches!(self.holds, Holds::Table | Holds::Network) && !NOT_IMPORTED.contains(&self.name)
    }

    /// Whether a file of this kind may be read as `wanted`.
    fn may_be(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Dossier | Wanted::Layout => matches!(self.holds, Holds::Dossier | Holds::Layout),
            Wanted::Document => self.as_text != AsText::No,
            Wanted::EdgeList => matches!(self.holds, Holds::Table | Holds::Text(_)) && self.as_text == AsText::Plainly,
        }
    }

    /// What to do with a file of this kind that was opened as `wanted`.
    #[must_use]
    pub fn way_on(&self, wanted: Wanted) -> String {
        let words = match (wanted, self.holds) {
            (Wanted::Document, Holds::Text(how)) => how,
            (Wanted::Dossier, Holds::Text(how)) => {
                return format!("{how}; a dossier (.ron) names that text as the `file` of a document");
            }
            (_, Holds::Archive) => "Unpack it, and open what is in it",
            (Wanted::Document, _) => "Name the text that its words were taken from, as plain text in UTF-8",
            (Wanted::Dossier, Holds::OtherNotation) => {
                "A dossier is written in RON: fields in ( ), their names without quotes, as in (format: 1, title: \"…\"); \
                 Help → The dossier format shows one"
            }
            (Wanted::Dossier, Holds::Table) => {
                "A dossier is a .ron file, and Help → The dossier format shows one; `sayso layout` lays out a table of \
                 edges, two ids on each line"
            }
            (Wanted::Dossier, _) => {
                "A dossier is a .ron file, and Help → The dossier format shows one; networks in other forms are not read"
            }
            (Wanted::Layout, _) => {
                "Give a file that ends in .layout.ron: saving a layout writes one, and so does `sayso layout`"
            }
            (Wanted::EdgeList, Holds::Table) => {
                "Save the sheet with the edges as text with tabs between columns (.tsv)"
            }
            (Wanted::EdgeList, Holds::Dossier) => "Name it with .ron at its end, and it is laid out as a dossier",
            (Wanted::EdgeList, Holds::Network) => {
                "Save its edges as text: the two ids of an edge on a line, a tab between"
            }
            (Wanted::EdgeList, _) => "An edge list is plain text: the two ids of an edge on a line, a tab between",
        };
        words.to_owned()
    }
}

#[cfg(test)]
mod tests;
