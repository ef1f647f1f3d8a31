//! Effects: what a session asks of the shell.
//!
//! Invariant: effects carry values; the shell answers with commands.

use super::figure::FigureTask;
use super::pick::Pick;
use crate::layout::arrangements::Pattern;
use crate::model::{Origin, SavedLayout};
use std::path::PathBuf;

/// What the shell is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load a dossier, in the background.
    Load(Origin),
    /// Load a layout file and the dossier it names, in the background.
    LoadLayout(PathBuf),
    /// Ask for a file.
    Pick(Pick),
    /// Look what is at a path that was typed, before anything is written there.
    LookAt(Pick, PathBuf),
    /// Start the layout of the session's dossier, under this ticket.
    StartLayout(u64),
    /// Hold the layout.
    PauseLayout,
    /// Go on with it.
    ResumeLayout,
    /// Give the layout up.
    StopLayout,
    /// Compute an arrangement, in the background, for this revision of the present one.
    Arrange {
        /// Which.
        pattern: Pattern,
        /// The revision.
        revision: u64,
    },
    /// Take measures of layouts while they settle, or take no more.
    WatchCourse(bool),
    /// Save a layout, in the background.
    SaveLayout {
        /// What was last read from there or saved there; `None`: the reader knows of whatever is there.
        known: Option<Box<SavedLayout>>,
        /// Where.
        path: PathBuf,
        /// What.
        layout: Box<SavedLayout>,
        /// Which revision of the arrangement it is.
        revision: u64,
    },
    /// Make a figure file, in the background.
    ExportFigure(Box<FigureTask>),
    /// Give up the figure that is being made.
    CancelFigure,
    /// Save the template.
    SaveTemplate(PathBuf),
    /// Save a text.
    SaveText(PathBuf, String),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a link in the browser.
    OpenLink(String),
    /// Keep the preferences.
    KeepPreferences,
    /// Add a file to the recent ones.
    Remember(PathBuf),
    /// Take a file out of the recent ones.
    Forget(PathBuf),
    /// Look up which files were opened before.
    LookUpRecent,
    /// End the program.
    Quit,
}
