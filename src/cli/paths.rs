//! Paths on the command line: which dossier one means, and where a command may write.
//!
//! Invariant: no command writes over a file that it reads.

use crate::files::load;
use crate::files::save::{self, SaveError, same_file, save as save_file};
use crate::model::Origin;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The dossier that a path means: `builtin:NAME` is an example, all else a file.
pub(super) fn origin_of(path: &Path) -> Origin {
    let name = path.to_str().and_then(|text| text.strip_prefix("builtin:"));
    name.map_or_else(|| Origin::File(path.to_owned()), |name| Origin::Builtin(name.to_owned()))
}

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

/// Saves a file that is none of those that were `read`; the error is what to print.
pub(super) fn save(out: &Path, text: &str, read: &[PathBuf]) -> Result<(), String> {
    must_not_replace(out, read)?;
    save_file(out, text.as_bytes()).map_err(|error| refused(&error))
}

/// As [`save`], for what is written piece by piece.
pub(super) fn save_written(
    out: &Path,
    read: &[PathBuf],
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), String> {
    must_not_replace(out, read)?;
    save::save_written(out, write).map_err(|error| refused(&error))
}

/// A save that failed, as it is printed.
pub(super) fn refused(error: &SaveError) -> String {
    format!("error: {error}\n")
}

/// Whether a file's name ends in this extension.
pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
