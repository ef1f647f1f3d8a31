//! An export, from its task to the disk.

use crate::files::exports::write;
use crate::session::{DataTask, FigureOutcome};
use std::path::PathBuf;

/// Writes an export, unless one of the files `read` has a place of its own; tells what the format has no place for.
pub(super) fn export(task: &DataTask, read: &[PathBuf]) -> FigureOutcome {
    match write(&task.subject(), task.kind, &task.path, read) {
        Ok(lost) if lost.is_empty() => FigureOutcome::Saved(None),
        Ok(lost) => FigureOutcome::Saved(Some(format!("it has no place for {}", lost.join("; ")))),
        Err(why) => FigureOutcome::NotSaved(why),
    }
}
