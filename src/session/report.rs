//! What a report is to be, as plain values from the dialog or the command line to the last byte.

use super::figure::FigureSubject;
use crate::model::{Corrections, EdgeIndex, EntityIndex, EvidenceIndex, QuoteMark, RelationIndex};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The kinds of report file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportKind {
    /// One page for a browser, with the figure in it.
    #[default]
    Html,
    /// A text document for an editor, with the figure in it (Office Open XML).
    Docx,
    /// Markdown, with the figure as an SVG file beside it.
    Markdown,
    /// The documents alone, for a reference manager (CSL JSON).
    References,
}

impl ReportKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Html, Self::Docx, Self::Markdown, Self::References];

    /// The name of the kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "Web page (HTML)",
            Self::Docx => "Text document (DOCX)",
            Self::Markdown => "Markdown",
            Self::References => "References (CSL JSON)",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::References => "json",
        }
    }

    /// The kind that a file's ending names, for the command line, where nothing else says it.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        Self::ALL.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind.extension()))
    }

    /// The path with the kind's ending: added to the name, unless the name has it already.
    #[must_use]
    pub fn named(self, path: PathBuf) -> PathBuf {
        if Self::of_path(&path) == Some(self) {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(self.extension());
        PathBuf::from(name)
    }
}

/// What a report is about. Claims that are not shown are never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReportScope {
    /// All that is shown.
    #[default]
    Shown,
    /// The claims of one entity, or those between several.
    Entities(Vec<EntityIndex>),
    /// The claims of one edge.
    Edge(EdgeIndex),
    /// The steps of a path, in their order.
    Path(Vec<RelationIndex>),
    /// The contradictions.
    Contradictions,
    /// What an entity says.
    Speaker(EntityIndex),
    /// The quotes that the reader marked.
    Marks,
}

/// What the reader said of quotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadersWord {
    /// The places that the reader gave to quotes.
    pub corrections: Corrections,
    /// The reader's marks.
    pub marks: BTreeMap<EvidenceIndex, QuoteMark>,
}

/// What a report is made of: the network as it was shown when the report was asked for. Cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSubject {
    /// The network.
    pub figure: FigureSubject,
    /// What the reader said of its quotes.
    pub reader: Arc<ReadersWord>,
    /// What it is about.
    pub scope: ReportScope,
}

/// A report file to make.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTask {
    /// Where to write it, or the name to offer.
    pub path: PathBuf,
    /// Which kind of file.
    pub kind: ReportKind,
    /// Its title; `None`: by what it is about.
    pub title: Option<String>,
    /// The day on it, such as "2026-11-30"; `None`: today.
    pub date: Option<String>,
    /// What it is made of.
    pub subject: ReportSubject,
}

impl ReportTask {
    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }
}
