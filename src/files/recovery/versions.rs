//! The versions of a layout that saves have replaced: the last three of each file.

use super::{files_with, now, since};
use crate::files::{confined, load, save};
use crate::formats::layout_file;
use crate::model::{Problem, SavedLayout};
use crate::session::{Version, ago, contents};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// How many versions of one file are kept.
const KEPT: usize = 3;

const ENDING: &str = ".layout.ron";

/// Keeps what the layout file at `path` holds now, before it is replaced by `next`. Nothing depends on it, so that a full disk
/// keeps nobody from saving.
pub fn keep(folder: &Path, path: &Path, next: &SavedLayout) {
    let Ok(bytes) = confined::read_plain(path, load::LAYOUT_LIMIT) else { return };
    let Ok(read) = layout_file::parse(&load::shown(path), &bytes) else { return };
    if read.layout == *next {
        return;
    }
    let own = folder_of(folder, path);
    if fs::create_dir_all(&own).is_err() {
        return;
    }
    let before = files_with(&own, ENDING);
    // Two in one second do not replace one another.
    let number = before.len();
    if save::save(&own.join(format!("{:012}-{number:03}{ENDING}", now())), &bytes).is_err() {
        return;
    }
    let all = files_with(&own, ENDING);
    for old in &all[..all.len().saturating_sub(KEPT)] {
        let _ = fs::remove_file(old);
    }
}

/// The versions of the layout file at `path`, the newest first.
#[must_use]
pub fn of(folder: &Path, path: &Path) -> Vec<Version> {
    let files = files_with(&folder_of(folder, path), ENDING).into_iter().rev();
    let version = |file: PathBuf| {
        let name = file.file_name()?.to_string_lossy().into_owned();
        let seconds: u64 = name.split('-').next()?.parse().ok()?;
        let layout = load(&file).ok()?;
        Some(Version { words: format!("{} · {}", ago(since(seconds)), contents(&layout)), file })
    };
    files.filter_map(version).collect()
}

/// Reads a version.
///
/// # Errors
/// Why it cannot be read.
pub fn load(file: &Path) -> Result<SavedLayout, Vec<Problem>> {
    load::load_layout(file).map(|read| read.layout)
}

/// The folder for the versions of one file, whatever it is called.
fn folder_of(folder: &Path, path: &Path) -> PathBuf {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    folder.join("versions").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::layouts::{Over, save_layout};
    use crate::model::View;

    fn named(name: &str) -> SavedLayout {
        let view = View { name: name.to_owned(), ..View::default() };
        SavedLayout { dossier: "d.ron".to_owned(), views: vec![view], ..SavedLayout::default() }
    }

    #[test]
    fn the_last_three_versions_of_each_file_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let state = folder.path().join("state");
        let (path, other) = (folder.path().join("a.layout.ron"), folder.path().join("b.layout.ron"));
        for number in 1..=5 {
            let next = named(&number.to_string());
            keep(&state, &path, &next);
            save_layout(&path, &next, Over::Readable).expect("a save");
        }
        // The same again is no version of its own.
        keep(&state, &path, &named("5"));
        let kept = of(&state, &path);
        let names: Vec<String> =
            kept.iter().map(|one| load(&one.file).expect("a layout").views[0].name.clone()).collect();
        assert_eq!(names, ["4", "3", "2"]);
        assert_eq!(kept[0].words, "just now · 1 view");
        assert_eq!(of(&state, &other), []);
    }

    #[test]
    fn what_is_no_layout_is_no_version() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.layout.ron");
        fs::write(&path, "no layout").expect("a file");
        keep(folder.path(), &path, &named("1"));
        assert_eq!(of(folder.path(), &path), []);
    }
}
