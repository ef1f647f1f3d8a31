//! Reports of crashes: where in the program it happened, and nothing of any document.
//!
//! Invariant: the message of a panic is left out, since it may quote a text.

use super::{files_with, nanoseconds, now};
use crate::import::format::FOREIGN_THREAD;
use std::backtrace::Backtrace;
use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};

/// How the names of reports end that nobody was told of yet, and of those that were told.
const NEW: &str = ".crash.txt";
const TOLD: &str = ".report.txt";

/// How many reports are kept.
const KEPT: usize = 5;

/// Passes over panics of another's code that reads a file on a thread of its own: the file is refused.
pub fn pass_over_foreign() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if !is_foreign() {
            usual(info);
        }
    }));
}

fn is_foreign() -> bool {
    std::thread::current().name() == Some(FOREIGN_THREAD)
}

/// Writes a report into `folder` whenever a thread panics, besides what the program does then anyway.
pub fn report_into(folder: PathBuf) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if is_foreign() {
            return;
        }
        let _ = fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join(format!("{:012}-{:09}{NEW}", now(), nanoseconds())), text(info)));
        usual(info);
    }));
}

fn text(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    let thread = std::thread::current().name().unwrap_or("without a name").to_owned();
    let (version, system, kind) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH);
    let calls = Backtrace::force_capture();
    format!("Sayso {version} on {system}, {kind}\nThread: {thread}\nPlace: {place}\nCalls:\n{calls}\n")
}

/// The newest report in `folder` that nobody was told of. From now on all of them count as told, and old ones go.
#[must_use]
pub fn newest(folder: &Path) -> Option<PathBuf> {
    let mut newest = None;
    for report in files_with(folder, NEW) {
        let told = PathBuf::from(report.to_string_lossy().replace(NEW, TOLD));
        if fs::rename(&report, &told).is_ok() {
            newest = Some(told);
        }
    }
    let all = files_with(folder, TOLD);
    for old in &all[..all.len().saturating_sub(KEPT)] {
        let _ = fs::remove_file(old);
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_told_of_once_and_few_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(newest(folder.path()), None);
        for number in 0..8 {
            fs::write(folder.path().join(format!("{number}-1{NEW}")), "place").expect("a file");
        }
        assert_eq!(newest(folder.path()), Some(folder.path().join(format!("7-1{TOLD}"))));
        assert_eq!(newest(folder.path()), None);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), KEPT);
    }
}
