//! The dialogs: each in its own file, at most one open.

mod about;
mod data;
mod dialog;
mod figure;
mod format_help;
mod keys;
mod leaving;
mod outside;
mod palette;
mod parts;
mod path;
mod preferences;
mod problems;
mod recover;
mod replace;
mod report;
mod reveal;
mod theirs;
mod view_name;

use data::DataDialog;
pub(super) use dialog::{Dialog, dialog_ui};
pub(super) use figure::FigureDialog;
use parts::{Outcome, close_ui, focused_first, title_ui};
pub(super) use report::ReportDialog;
