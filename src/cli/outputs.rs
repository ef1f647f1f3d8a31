//! Where a command may write: never over what it reads.

use crate::files::load;
use std::path::Path;

/// Refuses to write to `out` where that is one of the files `read`, by whatever name or link; the error is what to print.
pub(super) fn must_not_replace<P: AsRef<Path>>(out: &Path, read: &[P]) -> Result<(), String> {
    // What is not there yet is none of them.
    let Ok(target) = out.canonicalize() else { return Ok(()) };
    let is_target = |file: &P| file.as_ref().canonicalize().is_ok_and(|file| file == target);
    match read.iter().find(|file| is_target(file)) {
        None => Ok(()),
        Some(file) => Err(format!(
            "error: {} would take the place of {}, which is read here\nhelp: Write to another name\n",
            load::shown(out),
            load::shown(file.as_ref())
        )),
    }
}

/// Whether a file's name ends in this extension.
pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_is_known_by_whatever_name_and_a_new_one_is_free() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, other) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        fs::write(&file, "a").expect("a file");
        fs::write(&other, "b").expect("a file");
        let is_refused = |out: &str| must_not_replace(&folder.path().join(out), std::slice::from_ref(&file)).is_err();
        assert!(is_refused("a.ron") && is_refused("./a.ron"));
        assert!(!is_refused("b.ron") && !is_refused("c.ron") && !is_refused("no/a.ron"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a.ron", folder.path().join("link.json")).expect("a link");
            std::os::unix::fs::symlink("gone.ron", folder.path().join("dangling.json")).expect("a link");
            assert!(is_refused("link.json") && !is_refused("dangling.json"));
        }
    }
}
