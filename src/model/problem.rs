//! Problems of a file: what is wrong, where, and what to do about it.

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file cannot be loaded.
    Error,
    /// The file loads, but something in it is wrong: a quote that is not found, an invalid date.
    Warning,
    /// Worth knowing but not a fault: a claim without evidence, a shared alias.
    Note,
}

impl Severity {
    /// The word that the command line and the window use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place in a text file, as editors count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

/// One problem of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file, as the reader named it.
    pub file: String,
    /// Where in it; `None` for the file as a whole (it cannot be read at all).
    pub place: Option<Place>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it, in one sentence without a full stop; empty where nothing needs doing.
    pub help: String,
    /// The line it stands in (shortened around the column when long), for showing with a caret; empty without a place.
    pub excerpt: String,
    /// How many characters of `excerpt` come before the fault.
    pub caret: u32,
}

impl Problem {
    /// A problem of a file as a whole, without a place in it.
    #[must_use]
    pub fn of_file(severity: Severity, file: String, message: String, help: String) -> Self {
        Self { severity, file, place: None, message, help, excerpt: String::new(), caret: 0 }
    }
}
