//! Effects: what a session asks of the shell.
//!
//! Invariant: effects carry values; the shell answers with commands.

use super::data::DataTask;
use super::figure::FigureTask;
use super::pick::Pick;
use super::report::ReportTask;
use crate::layout::arrangements::Pattern;
use crate::model::{OpenDossier, Origin, Place, SavedLayout};
use std::path::PathBuf;
use std::sync::Arc;

/// What the shell is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Load a dossier, in the background.
    Load(Origin),
    /// Load what has no error of a dossier, in the background.
    LoadGoodPart(Origin),
    /// Load a layout file and the dossier it names, in the background.
    LoadLayout(PathBuf),
    /// Give up the load that is under way, unless what it loads is open already.
    CancelLoading,
    /// The same where the dossier lies outside of the layout's folder, which the reader wants.
    LoadLayoutFromElsewhere(PathBuf),
    /// Do something that does not change the session.
    Request(Request),
    /// Look what is at a path that was typed, before anything is written there.
    LookAt(Pick, PathBuf),
    /// Start the layout of the session's dossier, under this ticket.
    StartLayout(u64),
    /// Pause the layout.
    PauseLayout,
    /// Resume the layout.
    ResumeLayout,
    /// Stop the layout; its positions are not wanted any more.
    StopLayout,
    /// Compute an arrangement in the background.
    Arrange {
        /// Which.
        pattern: Pattern,
        /// The revision of the workspace that it is for.
        revision: u64,
    },
    /// Take measures of layouts while they settle, or take no more.
    WatchCourse(bool),
    /// Save a layout, in the background.
    SaveLayout {
        /// What the reader has seen there.
        seen: Seen,
        /// Where.
        path: PathBuf,
        /// What.
        layout: Box<SavedLayout>,
        /// Which revision of the workspace it is.
        revision: u64,
    },
    /// Save a dossier, in the background, and read it again from there.
    SaveDossier(PathBuf, Arc<OpenDossier>),
    /// Read another version of this dossier from a file, in the background, and compare.
    Compare(PathBuf, Arc<OpenDossier>),
    /// Make a figure file, in the background.
    ExportFigure(Box<FigureTask>),
    /// Make a report file, in the background.
    ExportReport(Box<ReportTask>),
    /// Export the dossier for other programs, in the background.
    ExportData(Box<DataTask>),
    /// Cancel the figure or report that is being made.
    CancelFigure,
    /// Save a text.
    SaveText(PathBuf, String),
    /// Open a link in the browser.
    OpenLink(String),
    /// Keep the preferences.
    KeepPreferences,
    /// Add a file to the recent ones.
    Remember(PathBuf),
    /// The work that is kept in this file is on screen again, and this window keeps it from now on.
    WorkTaken(PathBuf),
    /// End the program.
    Quit,
}

/// What the reader has seen of a layout file that a save is to replace. Anything else that is there is not replaced unasked.
#[derive(Clone, Debug, PartialEq)]
pub enum Seen {
    /// That nothing was there.
    Nothing,
    /// What was last read from there or saved there.
    Layout(Box<SavedLayout>),
    /// That something is there, and may be replaced.
    Anything,
}

/// What the shell is asked to do without a change of the session: by the session, or by the window through it.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Ask for a file.
    Pick(Pick),
    /// Save the commented template of a dossier.
    SaveTemplate(PathBuf),
    /// Put text on the clipboard.
    Copy(String),
    /// Show a file in its folder.
    ShowInFolder(PathBuf),
    /// Open a file in a text editor, at a line and column where the editor takes them.
    Edit(PathBuf, Place),
    /// Open another window of the program.
    NewWindow,
    /// Use the whole screen, or go back to a window.
    FullScreen,
    /// Look up which files were opened before.
    LookUpRecent,
    /// Take a file out of the recent ones.
    ForgetRecent(PathBuf),
    /// Remove work of an earlier run.
    ForgetWork(PathBuf),
    /// Look up which earlier versions of the layout there are.
    LookUpVersions,
    /// Read the layout file again.
    ReadLayout(PathBuf),
    /// Read a layout as it was saved before, or as another program has saved it, and take it over.
    TakeOver(TakenOver),
}

/// A layout that is taken over in place of what is on screen, as one step that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenOver {
    /// An earlier version, from this file.
    Version(PathBuf),
    /// What the layout file holds now.
    OnDisk(PathBuf),
}

/// A file that was opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentFile {
    /// Where it is, or was.
    pub path: PathBuf,
    /// Whether it was gone when it was last looked up.
    pub missing: bool,
}
