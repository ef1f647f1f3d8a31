//! What the reader is doing: selection, workspace, undo. The only writer of state.
//!
//! Everything goes through [`Session::apply`]: it takes a [`Command`] and answers with [`Effect`]s for the shell to
//! perform. So the whole program can be driven without a window.
//!
//! `command` and `actions` say what can be asked, `effect` what is asked of the shell, `state` holds the values, `update`
//! changes them, and the rest reads them.
//!
//! Invariant: pure; no clock, no file, no thread, no egui.
//! Invariant: selection and camera are not undone; whatever the reader did to the workspace is.

mod actions;
mod apply;
mod command;
mod compare;
mod corrections;
mod data;
mod dress;
mod effect;
mod emphasis;
pub mod figure;
mod import;
mod import_change;
pub mod layout_request;
mod loading;
mod menus;
mod pick;
mod prompt;
mod questions;
mod recovery;
pub mod report;
mod same;
mod saving;
mod shortcut;
mod shown;
mod shown_picture;
mod sizes;
mod state;
mod table;
mod telling;
mod update;

pub use crate::model::{FilterChange, FilterGroup};
pub use actions::{Action, Opens};
pub use command::Command;
pub use compare::{CompareChange, Compared, FoundVersion};
pub use corrections::nearest_words;
pub use data::DataTask;
pub use dress::{Dress, GroupMark, Paint, STEPS};
pub use effect::{Effect, RecentFile, Request, Seen, TakenOver};
pub use emphasis::Emphasis;
pub use figure::{Background, FigureKind, FigureOptions, FigureOutcome, FigureSubject, FigureTask};
pub use import_change::ImportChange;
pub use loading::{Loading, Stage};
pub use menus::MenuOf;
pub use pick::Pick;
pub use prompt::{Answer, Leaving, Prompt};
pub use recovery::{Recovered, Version, ago, contents};
pub use report::{ReportKind, ReportScope, ReportSubject, ReportTask};
pub use same::Same;
pub use saving::{Placed, layout_beside};
pub use shortcut::{Shortcut, ShortcutKey};
pub use shown::Only;
pub use sizes::{degree_of, radius_of};
pub use state::{
    Canvas, Company, Direction, Failure, HISTORY_DEPTH, Look, MeasureAnswer, MeasureChange, MeasureWish, Measuring,
    Notice, NoticeKind, OnDisk, Page, Preferences, Reading, Selection, Session, Settling, Tune, Tuning, Views,
    Workspace, ZOOM_RANGE, claims_of, evidence_of_claims, quotes_of,
};
pub use table::{Table, TableChange};

#[cfg(test)]
mod tests;
