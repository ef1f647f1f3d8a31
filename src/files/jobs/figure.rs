//! A figure file, from its task to the disk.

use crate::files::clock::today;
use crate::files::save::{belongs_to, save};
use crate::scene::{Drawing, Making};
use crate::session::{FigureOutcome, FigureTask};
use std::path::PathBuf;

/// Makes a figure file, unless one of the files `read` has its place. What was given up is not saved.
pub(super) fn export(task: &FigureTask, making: &Making, read: &[PathBuf]) -> FigureOutcome {
    if let Some(why) = belongs_to(&task.path, read) {
        return FigureOutcome::NotSaved(why);
    }
    let mut options = task.options.clone();
    options.date.get_or_insert_with(today);
    let file = Drawing::of(&task.subject).file(&options, making);
    match file {
        _ if making.is_cancelled() => FigureOutcome::Cancelled,
        Err(error) => FigureOutcome::NotMade(error.to_string()),
        Ok(file) => match save(&task.path, &file.bytes) {
            Ok(()) => FigureOutcome::Saved(file.note),
            Err(error) => FigureOutcome::NotSaved(error.to_string()),
        },
    }
}
