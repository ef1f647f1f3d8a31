//! What outlives a window that ends without saving: its work, the versions of a layout that saves have replaced, and reports of
//! crashes. All of it is in the program's own folder for such things.
//!
//! Invariant: nothing here writes beside the reader's files.
//! Invariant: work is removed only once it is saved, or where the reader says so.

pub mod crash;
mod starts;
pub mod versions;
mod work;

pub use starts::Starting;
pub use work::{Work, WorkFile, forget, left_behind};

use super::settings;
use etcetera::BaseStrategy;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The folder for what is kept, where the system has one: `sayso` in the folder for a program's state, or `state` in that of the
/// settings where `SAYSO_CONFIG_DIR` names one.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    if let Some(own) = settings::own_folder() {
        return Some(own.join("state"));
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()).join("sayso"))
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// Nanoseconds of the second that it is, to tell apart what is named in one second.
fn nanoseconds() -> u32 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.subsec_nanos())
}

/// How long ago a time in seconds since 1970 was.
fn since(seconds: u64) -> Duration {
    Duration::from_secs(now().saturating_sub(seconds))
}

/// The files of a folder whose names end so, in the order of their names.
fn files_with(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(ending))
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}
