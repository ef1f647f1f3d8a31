//! Unsaved work as the program keeps it for itself: a layout file in a small RON file, with what it belongs to.

use super::layout_file;
use crate::model::{Origin, SavedLayout};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// The number of this form of the file.
const FORMAT: u32 = 1;

/// What is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The dossier.
    pub origin: Origin,
    /// Where its layout was saved last.
    pub layout_file: Option<PathBuf>,
    /// The title of the dossier.
    pub title: String,
    /// The layout as it is on screen.
    pub layout: SavedLayout,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: u32,
    origin: WrittenOrigin,
    layout_file: Option<PathBuf>,
    title: String,
    /// Seconds since 1970.
    when: u64,
    /// A layout file.
    layout: String,
}

#[derive(Serialize, Deserialize)]
enum WrittenOrigin {
    Builtin(String),
    File(PathBuf),
}

/// The file of some work that is kept at a time, in seconds since 1970.
///
/// # Errors
/// Why it cannot be written down, without a full stop: a path that is no text, or a dossier that is in no file yet.
pub fn write(work: &Work, when: u64) -> Result<String, String> {
    let written = Written {
        format: FORMAT,
        origin: match &work.origin {
            Origin::Builtin(name) => WrittenOrigin::Builtin(name.clone()),
            Origin::File(path) => WrittenOrigin::File(path.clone()),
            Origin::Import(_) => return Err("the dossier is imported and not saved yet".to_owned()),
        },
        layout_file: work.layout_file.clone(),
        title: work.title.clone(),
        when,
        layout: layout_file::write(&work.layout),
    };
    ron::to_string(&written).map_err(|error| format!("the work cannot be written down ({error})"))
}

/// Reads such a file, called `file` in messages: the work, and when it was kept. `None` where it is damaged or of another form.
#[must_use]
pub fn parse(file: &str, bytes: &[u8]) -> Option<(Work, u64)> {
    let written: Written = ron::de::from_bytes(bytes).ok()?;
    if written.format != FORMAT {
        return None;
    }
    let layout = layout_file::parse(file, written.layout.as_bytes()).ok()?.layout;
    let origin = match written.origin {
        WrittenOrigin::Builtin(name) => Origin::Builtin(name),
        WrittenOrigin::File(path) => Origin::File(path),
    };
    Some((Work { origin, layout_file: written.layout_file, title: written.title, layout }, written.when))
}
