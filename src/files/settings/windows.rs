//! Which of the windows that are open this one is, so that one does not open exactly over another.
//!
//! Each holds the lock of a file of its own in the settings' folder; the system lets go of it when the program ends, however
//! it ends.
//!
//! Invariant: where a lock cannot be had, the window is the first one: its place is never worth a start that fails.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// How many windows are told apart; any more are like the last.
const MOST: usize = 8;

/// The number of a window, as long as the value lives.
#[derive(Debug, Default)]
pub struct WindowNumber {
    number: usize,
    _lock: Option<File>,
}

impl WindowNumber {
    /// The number behind those of all windows that are open, from 0; the first free one where there are too many.
    #[must_use]
    pub fn taken_in(folder: &Path) -> Self {
        if fs::create_dir_all(folder).is_err() {
            return Self::default();
        }
        let is_open = |number: &usize| {
            let file = File::options().append(true).open(path(folder, *number));
            file.is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
        };
        let behind = (0..MOST).rev().find(is_open).map_or(0, |last| last + 1);
        let number = if behind < MOST { Some(behind) } else { (0..MOST).find(|number| !is_open(number)) };
        let Some(number) = number else { return Self { number: MOST - 1, _lock: None } };
        let file = File::options().create(true).append(true).open(path(folder, number));
        match file.map(|file| (file.try_lock().is_ok(), file)) {
            Ok((true, file)) => Self { number, _lock: Some(file) },
            // Another window was faster: they stand on one another, and no more than that.
            Ok((false, _)) => Self { number, _lock: None },
            Err(_) => Self::default(),
        }
    }

    /// The number: how many windows were open before this one, or more.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }
}

/// The file whose lock is that of a number.
fn path(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("window-{number}.lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_open_window_has_a_number_and_gives_it_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join("not/there/yet");
        let number = || WindowNumber::taken_in(&folder);
        let (first, second, third) = (number(), number(), number());
        assert_eq!([first.number(), second.number(), third.number()], [0, 1, 2]);
        // One that opens now is not to stand where the second one does.
        drop(first);
        assert_eq!(number().number(), 3);
        drop(third);
        assert_eq!(number().number(), 2);
        drop(second);
        assert_eq!(number().number(), 0);
    }

    #[test]
    fn where_there_is_no_folder_every_window_is_the_first() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blocked = folder.path().join("blocked");
        fs::write(&blocked, "no folder").expect("a file");
        assert_eq!([WindowNumber::taken_in(&blocked).number(), WindowNumber::taken_in(&blocked).number()], [0, 0]);
    }

    #[test]
    fn more_windows_than_are_told_apart_do_no_harm() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let all: Vec<WindowNumber> = (0..10).map(|_| WindowNumber::taken_in(folder.path())).collect();
        assert_eq!(all[9].number(), MOST - 1);
    }
}
