//! Starts that failed: after two in a row the window forgets what it remembers of itself, and nothing else.
//!
//! A start leaves a mark with a lock until it has drawn some frames; the system lets go of the lock when the program ends. A mark
//! whose lock is free is one of a start that failed.

use super::{files_with, nanoseconds, now};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const ENDING: &str = ".start";

/// How many starts must have failed.
const FAILED: usize = 2;

/// How many frames a start has to draw.
const FRAMES: u32 = 4;

/// A start that is under way. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Starting {
    folder: PathBuf,
    mark: PathBuf,
    /// Held while the start may fail.
    _lock: Option<Arc<File>>,
    failed_before: usize,
    frames: u32,
}

impl Starting {
    /// Begins a start that is marked in `folder`. Where that cannot be written, no start counts as failed.
    #[must_use]
    pub fn begin(folder: &Path) -> Self {
        let failed_before = left_behind(folder).count();
        let mark = folder.join(format!("{:012}-{:09}{ENDING}", now(), nanoseconds()));
        let file = fs::create_dir_all(folder).and_then(|()| File::create_new(&mark)).ok();
        let lock = file.filter(|file| file.try_lock().is_ok()).map(Arc::new);
        Self { folder: folder.to_owned(), mark, _lock: lock, failed_before, frames: 0 }
    }

    /// Whether so many starts before it failed that the window is to forget itself.
    #[must_use]
    pub fn has_failed_before(&self) -> bool {
        self.failed_before >= FAILED
    }

    /// Counts a frame that was drawn. Returns whether the start has succeeded by that.
    pub fn drew_frame(&mut self) -> bool {
        self.frames += 1;
        let is_over = self.frames >= FRAMES;
        if is_over {
            self.succeeded();
        }
        is_over
    }

    /// The start has not failed: its mark goes, and those of the failed ones before it.
    pub fn succeeded(&self) {
        let _ = fs::remove_file(&self.mark);
        left_behind(&self.folder).for_each(|mark| drop(fs::remove_file(mark)));
    }
}

/// The marks of starts that failed.
fn left_behind(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let is_free = |mark: &PathBuf| File::open(mark).is_ok_and(|file| file.try_lock().is_ok());
    files_with(folder, ENDING).into_iter().filter(is_free)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_failed_starts_are_noticed_once_and_one_that_drew_ends_the_count() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let begin = || Starting::begin(folder.path());
        // They end without a word.
        assert!(!begin().has_failed_before() && !begin().has_failed_before());
        let mut third = begin();
        assert!(third.has_failed_before());
        assert!(!third.drew_frame() && !third.drew_frame() && !third.drew_frame() && third.drew_frame());
        assert!(!begin().has_failed_before(), "the count begins anew");
    }

    #[test]
    fn windows_that_start_at_the_same_time_are_no_failures() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let open: Vec<Starting> = (0..4).map(|_| Starting::begin(folder.path())).collect();
        assert!(open.iter().all(|start| !start.has_failed_before()));
        open.iter().for_each(Starting::succeeded);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "no mark is left");
    }
}
