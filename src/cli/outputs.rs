//! Where a command may write: never over what it reads.

use crate::files::load;
use crate::files::save::same_file;
use std::path::Path;

/// Refuses to write to `out` where that is one of the files `read`, by whatever name or link; the error is what to print.
pub(super) fn must_not_replace<P: AsRef<Path>>(out: &Path, read: &[P]) -> Result<(), String> {
    match same_file(out, read) {
        None => Ok(()),
        Some(file) => Err(format!(
            "error: {} would take the place of {}, which is read here\nhelp: Write to another name\n",
            load::shown(out),
            load::shown(file)
        )),
    }
}

/// Whether a file's name ends in this extension.
pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
