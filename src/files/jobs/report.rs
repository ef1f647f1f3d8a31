//! A report file, from its task to the disk.

use crate::files::clock::today;
use crate::files::save::{belongs_to, save};
use crate::report::{ReportFile, make};
use crate::scene::Making;
use crate::session::{FigureOutcome, ReportTask};
use std::path::PathBuf;

/// Makes a report file, and its figure where that stands beside it, unless one of the files `read` has a place of theirs.
/// What was given up is not saved.
pub(super) fn export(task: &ReportTask, making: &Making, read: &[PathBuf]) -> FigureOutcome {
    let beside = task.path.with_extension("svg");
    if let Some(why) = belongs_to(&task.path, read) {
        return FigureOutcome::NotSaved(why);
    }
    match make(task, &today(), making) {
        _ if making.is_cancelled() => FigureOutcome::Cancelled,
        Err(error) => FigureOutcome::NotMade(error.to_string()),
        Ok(ReportFile { bytes, figure, note }) => {
            if let Some(figure) = figure {
                // The figure first: without it, the report would show a gap.
                if let Some(why) = belongs_to(&beside, read) {
                    return FigureOutcome::NotSaved(why);
                }
                if let Err(error) = save(&beside, &figure) {
                    return FigureOutcome::NotSaved(error.to_string());
                }
            }
            match save(&task.path, &bytes) {
                Ok(()) => FigureOutcome::Saved(note),
                Err(error) => FigureOutcome::NotSaved(error.to_string()),
            }
        }
    }
}
