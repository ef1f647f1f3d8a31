//! Unsaved work as the program keeps it for itself: a layout file in a small RON file, with what it belongs to.

use super::layout_file;
use crate::model::{ImportTask, OpenDossier, Origin, SavedLayout};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// The dossier, where it is in no file yet. It is kept in a file of its own.
    pub dossier: Option<Arc<OpenDossier>>,
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
    Import(WrittenTask),
}

/// An import, as it is done again.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTask {
    paths: Vec<PathBuf>,
    texts: Vec<PathBuf>,
    base: Option<PathBuf>,
    pasted: Option<String>,
    reads_as: Option<String>,
    encoding: Option<String>,
    separator: Option<char>,
    no_header: bool,
    roles: BTreeMap<String, String>,
    drop_inferred: bool,
}

impl WrittenTask {
    fn of(task: &ImportTask) -> Self {
        let ImportTask { paths, texts, base, pasted, format, encoding, separator, .. } = task.clone();
        let (no_header, roles, drop_inferred) = (task.no_header, task.roles.clone(), task.drop_inferred);
        Self { paths, texts, base, pasted, reads_as: format, encoding, separator, no_header, roles, drop_inferred }
    }

    fn task(self) -> ImportTask {
        let Self { paths, texts, base, pasted, reads_as, encoding, separator, no_header, roles, drop_inferred } = self;
        let (format, kept) = (reads_as, None);
        ImportTask { paths, texts, base, pasted, format, encoding, separator, no_header, roles, drop_inferred, kept }
    }
}

/// The file of some work that is kept at a time, in seconds since 1970.
///
/// # Errors
/// Why it cannot be written down, without a full stop: a path that is no text.
pub fn write(work: &Work, when: u64) -> Result<String, String> {
    let written = Written {
        format: FORMAT,
        origin: match &work.origin {
            Origin::Builtin(name) => WrittenOrigin::Builtin(name.clone()),
            Origin::File(path) => WrittenOrigin::File(path.clone()),
            Origin::Import(task) => WrittenOrigin::Import(WrittenTask::of(task)),
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
        WrittenOrigin::Import(task) => Origin::Import(Box::new(task.task())),
    };
    let Written { layout_file, title, when, .. } = written;
    Some((Work { origin, layout_file, title, layout, dossier: None }, when))
}
