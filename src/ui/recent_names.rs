//! What recent files are called in the menu: by their names, and as much of their folders as tells them apart.

use crate::session::RecentFile;
use crate::text::visible;
use std::path::{Component, Path};

/// From how many folders on those in the middle are left out.
const MANY: usize = 3;

/// What a file is called among `all`: its name, and where others have the same, the folder in which it differs from them,
/// with the one it lies in.
pub(super) fn name(path: &Path, all: &[RecentFile]) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = visible(&name).into_owned();
    let others = all.iter().filter(|other| other.path != path && other.path.file_name() == path.file_name());
    let own = folders(path);
    // How many folders, from the last, it takes to differ from every one of them.
    let Some(count) = others.map(|other| shared(&own, &folders(&other.path)) + 1).max() else { return name };
    let told: Vec<&str> = own.iter().take(count.max(1)).rev().map(String::as_str).collect();
    let folder = match told.as_slice() {
        [] => "/".to_owned(),
        [first, .., last] if told.len() > MANY => format!("{first}/…/{last}"),
        all => all.join("/"),
    };
    format!("{name} — {}", visible(&folder))
}

/// The folders that a file lies in, the nearest first.
fn folders(path: &Path) -> Vec<String> {
    let parts = path.parent().into_iter().flat_map(Path::components).rev();
    let named = parts.filter(|part| !matches!(part, Component::RootDir | Component::CurDir));
    named.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
}

/// How many of the nearest folders two files share.
fn shared(one: &[String], other: &[String]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    /// Checks what files are called beside each other, and that no two are called the same.
    fn check(files: &[(&str, &str)]) {
        let all: Vec<RecentFile> =
            files.iter().map(|(path, _)| RecentFile { path: PathBuf::from(path), missing: false }).collect();
        let names: Vec<String> = all.iter().map(|file| name(&file.path, &all)).collect();
        assert_eq!(names, files.iter().map(|(_, name)| *name).collect::<Vec<_>>());
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn a_name_that_no_other_file_has_stands_alone() {
        check(&[("/home/ann/two.ron", "two.ron"), ("/home/ann/three.ron", "three.ron")]);
    }

    #[test]
    fn files_of_one_name_are_told_apart_by_the_folder_that_differs() {
        check(&[("/a/x/two.ron", "two.ron — x"), ("/a/y/two.ron", "two.ron — y")]);
        check(&[
            ("/a/2023/case/two.ron", "two.ron — 2023/case"),
            ("/a/2024/case/two.ron", "two.ron — 2024/case"),
            ("/b/2025/case/two.ron", "two.ron — 2025/case"),
        ]);
        check(&[
            ("/home/ann/1/papers/deep/case/two.ron", "two.ron — 1/…/case"),
            ("/home/ann/2/papers/deep/case/two.ron", "two.ron — 2/…/case"),
            ("/home/ann/other.ron", "other.ron"),
        ]);
        // One lies deeper, by folders of the same names.
        check(&[("/case/two.ron", "two.ron — case"), ("/x/case/two.ron", "two.ron — x/case")]);
        check(&[("/two.ron", "two.ron — /"), ("/case/two.ron", "two.ron — case")]);
        check(&[("/a/p/two.ron", "two.ron — a/p"), ("/b/p/two.ron", "two.ron — b/p"), ("/b/q/two.ron", "two.ron — q")]);
    }

    #[test]
    fn signs_that_would_turn_a_name_round_are_shown_as_what_they_are() {
        let all = [RecentFile { path: PathBuf::from("/a/\u{202e}nor.two.ron"), missing: false }];
        assert!(!name(&all[0].path, &all).contains('\u{202e}'));
    }
}
