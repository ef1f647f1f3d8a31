//! What the reader is asked before something goes on, and the answers.

use super::pick::Pick;
use super::recovery::Recovered;
use crate::model::{ImportTask, Target};
use std::path::PathBuf;

/// A question to the reader. The window shows it as a dialog until it is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Prompt {
    /// Which path to open or to save under, where the system has no file dialog.
    Path(Pick),
    /// Whether to replace the file at this path.
    Replace(Pick, PathBuf),
    /// Whether to save the layout before the dossier is left.
    Leave(Leaving),
    /// Whether to open the dossier of this layout, which lies outside of its folder.
    Outside(PathBuf, String),
    /// Whether to take over what another program has made of the layout file, while what is on screen is not saved.
    Theirs {
        /// The file.
        path: PathBuf,
        /// What is on screen, in words.
        mine: String,
        /// What the file holds, in words.
        theirs: String,
    },
    /// Which work of earlier runs to go on with, and where the report of a crash is.
    Recover(Vec<Recovered>, Option<PathBuf>),
    /// Whether to show something that was looked for and is hidden.
    Reveal {
        /// What.
        target: Target,
        /// Its name.
        name: String,
        /// By what it is hidden, in a few words each.
        why: Vec<String>,
    },
}

/// What the reader leaves the open dossier for.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaving {
    /// The end of the program.
    Quit,
    /// Another file.
    Open(PathBuf),
    /// An example.
    OpenExample(String),
    /// Work of an earlier run.
    Recover(Box<Recovered>),
    /// An import.
    Import(Box<ImportTask>),
    /// The start page.
    Close,
}

/// What the reader answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This path.
    Path(PathBuf),
    /// Replace the file.
    Replace,
    /// Choose another path.
    AnotherPath,
    /// Save the layout, then leave.
    SaveAndLeave,
    /// Leave without saving.
    LeaveAnyway,
    /// Show what is hidden.
    Reveal,
    /// Take over what the file holds.
    TakeTheirs,
    /// Open the dossier that lies elsewhere.
    OpenOutside,
    /// Go on with work of an earlier run, by its place in the list.
    Recover(usize),
    /// Remove work of an earlier run, by its place in the list.
    Discard(usize),
    /// Neither of these.
    Cancel,
}
