//! Where a file may be saved, and what is kept: links, modes, hard links.

use crate::support::names_in;
use sayso::files::save::{SaveError, save};
use std::fs;
use std::path::Path;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The refusal of a save that must leave everything as it was.
fn refused(path: &Path) -> SaveError {
    let folder = path.parent().expect("a folder");
    let before = names_in(folder);
    let error = save(path, b"new").expect_err("a refusal");
    assert_eq!(names_in(folder), before, "nothing is left behind");
    assert!(error.to_string().contains(&*path.file_name().expect("a name").to_string_lossy()), "{error}");
    assert!(!error.help.is_empty() && !error.cause.ends_with('.'), "{error}");
    error
}

#[test]
fn a_folder_is_no_file_and_a_missing_folder_is_said_to_be_missing() {
    let folder = folder();
    fs::create_dir(folder.path().join("a.ron")).expect("a folder");
    assert_eq!(refused(&folder.path().join("a.ron")).cause, "it is a folder, not a file");
    let error = save(&folder.path().join("no/a.ron"), b"new").expect_err("a refusal");
    assert_eq!(error.cause, "there is no such folder");
    let error = save(&folder.path().join("a.ron/.."), b"new").expect_err("a refusal");
    assert_eq!(error.cause, "it is a folder, not a file");
}

#[test]
fn a_name_that_is_too_long_is_refused_and_a_long_one_is_not() {
    let folder = folder();
    save(&folder.path().join("a".repeat(255)), b"new").expect("a save");
    let error = save(&folder.path().join("a".repeat(256)), b"new").expect_err("a refusal");
    assert_eq!(error.cause, "the system takes no such name");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::PathBuf;

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).expect("a file").permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    /// Saves through `link`, which must stay what it is, and reads the file that it leads to.
    fn check_link(link: &Path, target: &Path) {
        let before = fs::read_link(link).expect("a link");
        save(link, b"new").expect("a save");
        assert_eq!(fs::read_link(link).expect("still a link"), before);
        assert_eq!(fs::read(target).expect("the target"), b"new");
        assert!(fs::symlink_metadata(target).expect("the target").is_file());
    }

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = folder();
        let (near, far) = (folder.path().join("near"), folder.path().join("far"));
        fs::create_dir_all(&near).expect("a folder");
        fs::create_dir_all(&far).expect("a folder");
        let target = far.join("a.ron");
        fs::write(&target, "old").expect("a file");
        symlink(&target, near.join("absolute")).expect("a link");
        symlink("../far/a.ron", near.join("relative")).expect("a link");
        symlink("../near/relative", far.join("second")).expect("a link");
        symlink("../far/second", near.join("third")).expect("a link");
        symlink(&far, folder.path().join("folder")).expect("a link");
        symlink("folder/second", folder.path().join("fourth")).expect("a link");
        for link in ["near/absolute", "near/relative", "far/second", "near/third", "fourth"] {
            fs::write(&target, "old").expect("a file");
            check_link(&folder.path().join(link), &target);
        }
        assert_eq!(names_in(&far), ["a.ron", "second"]);
        assert_eq!(names_in(&near), ["absolute", "relative", "third"]);
    }

    #[test]
    fn a_dangling_link_makes_its_target_and_a_circle_is_refused() {
        let folder = folder();
        let link = folder.path().join("link");
        symlink("not yet.ron", &link).expect("a link");
        check_link(&link, &folder.path().join("not yet.ron"));
        symlink("two", folder.path().join("one")).expect("a link");
        symlink("one", folder.path().join("two")).expect("a link");
        assert_eq!(refused(&folder.path().join("one")).cause, "it is a link that leads round in a circle");
        symlink("nowhere/a.ron", folder.path().join("astray")).expect("a link");
        assert_eq!(refused(&folder.path().join("astray")).cause, "there is no such folder");
    }

    #[test]
    fn the_mode_of_a_file_is_kept_and_a_new_one_has_the_usual_mode() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        for mode in [0o600, 0o640, 0o644, 0o666, 0o755] {
            fs::write(&path, "old").expect("a file");
            set_mode(&path, mode);
            save(&path, b"new").expect("a save");
            assert_eq!(mode_of(&path), mode);
        }
        let (usual, new) = (folder.path().join("usual"), folder.path().join("new"));
        fs::write(&usual, "x").expect("a file");
        save(&new, b"x").expect("a save");
        assert_eq!(mode_of(&new), mode_of(&usual));
    }

    #[test]
    fn a_file_or_a_folder_that_says_read_only_is_left_alone_whoever_asks() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").expect("a file");
        set_mode(&path, 0o444);
        assert_eq!(refused(&path).cause, "the file is read only");
        let link = folder.path().join("link");
        symlink("a.ron", &link).expect("a link");
        assert_eq!(refused(&link).cause, "the file is read only");
        set_mode(&path, 0o644);
        set_mode(folder.path(), 0o555);
        let error = refused(&path);
        set_mode(folder.path(), 0o755);
        assert_eq!(error.cause, "the folder is read only");
        assert_eq!(fs::read(&path).expect("a file"), b"old");
    }

    #[test]
    fn of_two_hard_links_the_one_that_was_saved_gets_the_new_content() {
        let folder = folder();
        let (saved, other) = (folder.path().join("saved"), folder.path().join("other"));
        fs::write(&saved, "old").expect("a file");
        fs::hard_link(&saved, &other).expect("a hard link");
        save(&saved, b"new").expect("a save");
        assert_eq!(
            (fs::read(&saved).expect("a file"), fs::read(&other).expect("a file")),
            (b"new".into(), b"old".into())
        );
        assert_eq!(fs::metadata(&saved).expect("a file").nlink(), 1);
    }

    #[test]
    fn a_device_is_not_replaced() {
        assert_eq!(refused_device().cause, "it is a pipe or a device, not a file");
        assert!(!fs::symlink_metadata("/dev/null").expect("a device").is_file());
    }

    fn refused_device() -> SaveError {
        save(&PathBuf::from("/dev/null"), b"new").expect_err("a refusal")
    }
}
