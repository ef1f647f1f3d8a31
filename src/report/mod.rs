//! Reports: a figure with numbered edges, and for each number its claims with their quotes, verification and sources.
//!
//! [`content`] says what is in a report, as plain values; a file beside it writes each kind of report from that. The
//! figure is drawn by [`crate::scene`] like any other, of what the report is about and nothing else.
//!
//! Invariant: no report has a script or a reference to anything outside it; every text of the dossier is escaped.
//! Invariant: the same task gives the same bytes.

pub mod content;
mod docx;
mod figure;
mod html;
mod markdown;
mod markup;
mod package;
mod references;
mod rest;
mod result;
pub mod versions;

pub use rest::{IN_WINDOW, Rest, Stretch, rest_around};
pub use result::{badge, explanation, result_help, result_words};

use crate::scene::{FigureError, Making};
use crate::session::{ReportKind, ReportTask};
use content::Report;

/// A report in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The figure that stands beside it, an SVG; `None` where it is inside, or there is none.
    pub figure: Option<Vec<u8>>,
    /// A note for the reader, without a full stop.
    pub note: Option<String>,
}

/// Why a report could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// Its figure could not be made.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// There is nothing to report on.
    #[error("{0}")]
    Nothing(String),
    /// The file could not be packed; with the library's words.
    #[error("the file could not be packed: {0}")]
    Package(String),
}

/// Makes a report; `today` stands on it unless the task has a day of its own. Takes seconds for large pictures:
/// [`Making::cancel`] ends it early.
///
/// # Errors
///
/// [`ReportError`] where there is nothing to report on, or the figure or the file cannot be made, or it was cancelled.
pub fn make(task: &ReportTask, today: &str, making: &Making) -> Result<ReportFile, ReportError> {
    let report = Report::of(task, today).map_err(ReportError::Nothing)?;
    if task.kind == ReportKind::References {
        return Ok(ReportFile { bytes: references::write(&report), figure: None, note: None });
    }
    let drawn = figure::draw(&task.subject, &report, task.kind, making)?;
    let (bytes, figure) = match task.kind {
        ReportKind::Docx => (docx::write(&report, &drawn).map_err(ReportError::Package)?, None),
        ReportKind::Markdown => {
            let beside = task.path.with_extension("svg");
            let name = beside.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            (markdown::write(&report, &name).into_bytes(), Some(drawn.bytes))
        }
        ReportKind::Html | ReportKind::References => (html::write(&report, &drawn).into_bytes(), None),
    };
    Ok(ReportFile { bytes, figure, note: drawn.note })
}
