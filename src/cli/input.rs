//! What a command reads: a file, standard input as `-`, or one of the examples as `builtin:NAME`.
//!
//! Invariant: the folder of standard input is the current one, and its documents stay in it.

use super::paths::origin_of;
use crate::files::{confined, load};
use crate::formats::layout_file::{self, Read};
use crate::model::{OpenDossier, Origin, Problem};
use std::io::{self, Read as _};
use std::path::Path;

/// How standard input is written.
const STANDARD_INPUT: &str = "-";

/// Whether a path means standard input.
pub(super) fn is_piped(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// The bytes of a file or of standard input, at most `limit` of them.
///
/// # Errors
/// A sentence for the reader.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    if !is_piped(path) {
        return confined::read_plain(path, limit);
    }
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("standard input cannot be read: {error}"))?;
    if bytes.len() as u64 > limit {
        return Err(format!("standard input has more than {}, which is the limit", confined::in_words(limit)));
    }
    Ok(bytes)
}

/// Opens the dossier that a path means.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn dossier(path: &Path) -> Result<OpenDossier, Vec<Problem>> {
    dossier_telling(path, load::KEPT)
}

/// The same, with so many of its warnings and of its notes.
///
/// # Errors
/// As [`dossier`].
pub(super) fn dossier_telling(path: &Path, kept: usize) -> Result<OpenDossier, Vec<Problem>> {
    if is_piped(path) {
        load::load_file(path, piped(path, load::DOSSIER_LIMIT)?, kept)
    } else {
        load::load_telling(&origin_of(path), kept)
    }
}

/// Reads the saved layout that a path means.
///
/// # Errors
/// Everything that is wrong with it.
pub(super) fn layout(path: &Path) -> Result<Read, Vec<Problem>> {
    if is_piped(path) { layout_of(path, &piped(path, load::LAYOUT_LIMIT)?) } else { load::load_layout(path) }
}

/// Reads the layout of these bytes, which stood at `path`.
///
/// # Errors
/// As [`layout`].
pub(super) fn layout_of(path: &Path, bytes: &[u8]) -> Result<Read, Vec<Problem>> {
    layout_file::parse(&load::shown(path), bytes)
}

/// The bytes of standard input.
fn piped(path: &Path, limit: u64) -> Result<Vec<u8>, Vec<Problem>> {
    bytes(path, limit).map_err(|sentence| {
        vec![load::unreadable(&Origin::File(path.to_owned()), &sentence, "Send it through a pipe, or name a file")]
    })
}
