//! What a file dialog is opened for.

use super::data::DataTask;
use super::figure::FigureTask;
use super::report::ReportTask;
use std::path::{Path, PathBuf};

/// What a file dialog is opened for.
#[derive(Clone, Debug, PartialEq)]
pub enum Pick {
    /// A dossier, a layout or a file to import, to open.
    Open,
    /// A folder of texts, to add to an import.
    AddTexts,
    /// A file to import, to add to the dossier that is open.
    AddFiles,
    /// Another version of the dossier, to compare it with.
    Compare,
    /// Where to save the dossier; with a name to offer and the folder to start in.
    SaveDossier {
        /// The name to offer.
        name: String,
        /// The folder to start in.
        folder: Option<PathBuf>,
    },
    /// Where to save the layout; with a name to offer and the folder to start in.
    SaveLayout {
        /// The name to offer.
        name: String,
        /// The folder to start in.
        folder: Option<PathBuf>,
    },
    /// Where to save the template.
    SaveTemplate,
    /// Where to export the marks, with a name to offer.
    SaveMarks(String),
    /// Where to save a report.
    SaveReport(Box<ReportTask>),
    /// Where to save the table as CSV, with a name to offer.
    SaveTable(String),
    /// Where to save an export for other programs.
    SaveData(Box<DataTask>),
    /// Where to save a figure.
    SaveFigure(Box<FigureTask>),
}

impl Pick {
    /// The file that is meant by a path that was picked: with the ending that the reader left out, or that a figure's
    /// kind has.
    #[must_use]
    pub fn whole_name(&self, path: PathBuf) -> PathBuf {
        match self {
            Self::SaveTemplate if path.extension().is_none() => path.with_extension("ron"),
            Self::SaveDossier { .. } if !ends_in_ron(&path) => with_ron(&path),
            Self::SaveTable(_) if path.extension().is_none() => path.with_extension("csv"),
            Self::Open
            | Self::AddTexts
            | Self::AddFiles
            | Self::Compare
            | Self::SaveDossier { .. }
            | Self::SaveTemplate
            | Self::SaveTable(_) => path,
            Self::SaveMarks(name) => match (path.extension(), Path::new(name).extension()) {
                (None, Some(kind)) => path.with_extension(kind),
                _ => path,
            },
            Self::SaveLayout { .. } => with_layout_extension(path),
            Self::SaveData(task) => task.named(path),
            Self::SaveReport(task) => task.kind.named(path),
            Self::SaveFigure(task) => task.options.kind.named(path),
        }
    }
}

/// Whether a name ends as dossiers do.
fn ends_in_ron(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

/// The path with the ending of dossiers behind it, whatever it ends in.
fn with_ron(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}.ron", path.to_string_lossy()))
}

/// The path with the ending that layouts are known by.
fn with_layout_extension(path: PathBuf) -> PathBuf {
    let name = path.to_string_lossy();
    if name.ends_with(".layout.ron") {
        return path;
    }
    PathBuf::from(format!("{}.layout.ron", name.trim_end_matches(".ron")))
}
