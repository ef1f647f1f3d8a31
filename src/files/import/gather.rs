//! The files of an import, read into memory: those that are named, and those in named folders.
//!
//! Invariant: what all have together is bounded, and no link is followed within a folder.

use crate::files::{confined, load};
use crate::import::offer::Given;
use crate::model::{ImportTask, Origin, Problem};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The most bytes that are imported at once: 2 GiB.
pub const LIMIT: u64 = 2 << 30;

/// The most files that are imported at once.
const MOST: usize = 20_000;

/// How deep folders are read.
const DEEPEST: usize = 16;

/// How much of a file tells what it is, in bytes.
const HEAD: u64 = 64 << 10;

/// Reads the files of a task; `piped` is standard input, which `-` names.
pub(super) fn gather(task: &ImportTask, piped: Option<Vec<u8>>) -> Result<Vec<Given>, Vec<Problem>> {
    let mut gathered =
        Gathered { given: Vec::new(), left: LIMIT, encoding: task.encoding.as_deref(), named: &task.paths };
    if let Some(text) = &task.pasted {
        let ending = if text.contains('\t') { "tsv" } else { "txt" };
        gathered.take(&format!("pasted.{ending}"), text.as_bytes().to_vec(), false);
    }
    let mut piped = piped;
    for path in &task.paths {
        match piped.take_if(|_| path.as_os_str() == "-") {
            Some(bytes) => gathered.take("standard input", bytes, false),
            None => gathered.named(path, false)?,
        }
    }
    for path in &task.texts {
        gathered.named(path, true)?;
    }
    Ok(gathered.given)
}

/// The beginning of a file.
pub(super) fn head(path: &Path) -> Option<Vec<u8>> {
    let is_plain = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    let mut head = Vec::new();
    File::open(path).ok().filter(|_| is_plain)?.take(HEAD).read_to_end(&mut head).ok()?;
    Some(head)
}

struct Gathered<'t> {
    given: Vec<Given>,
    /// How many bytes may still be read.
    left: u64,
    encoding: Option<&'t str>,
    /// What is named, so that nothing is taken twice.
    named: &'t [PathBuf],
}

impl Gathered<'_> {
    fn take(&mut self, path: &str, bytes: Vec<u8>, is_document: bool) {
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let given = Given::new(path, bytes).in_encoding(self.encoding);
        self.given.push(if is_document { given.as_document() } else { given });
    }

    /// Takes a file or folder that is named.
    fn named(&mut self, path: &Path, is_document: bool) -> Result<(), Vec<Problem>> {
        if path.is_dir() {
            return self.folder(path, path, is_document, 0);
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        self.file(path, &name, is_document)?;
        // The text of an annotation file stands beside it.
        let beside = path.with_extension("txt");
        let is_annotation = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ann"));
        if is_annotation && beside.is_file() && !self.named.contains(&beside) {
            let name = beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
            return self.file(&beside, &name, is_document);
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, name: &str, is_document: bool) -> Result<(), Vec<Problem>> {
        let refused =
            |sentence: &str, help: &str| vec![load::unreadable(&Origin::File(path.to_owned()), sentence, help)];
        if self.given.len() >= MOST {
            return Err(refused(
                &format!("more than {MOST} files are not imported at once"),
                "Import a part of the folder",
            ));
        }
        // Two files of one name from two folders are told apart by their folders.
        let name = if self.given.iter().any(|given| given.path == name) {
            path.to_string_lossy().replace('\\', "/").trim_start_matches('/').to_owned()
        } else {
            name.to_owned()
        };
        let bytes = confined::read_plain(path, self.left)
            .map_err(|sentence| refused(&sentence, "Check the name, and that the file may be read"))?;
        self.take(&name, bytes, is_document);
        Ok(())
    }

    /// Takes the files of a folder in the order of their names. Hidden files and links are left where they are.
    fn folder(&mut self, root: &Path, folder: &Path, is_document: bool, depth: usize) -> Result<(), Vec<Problem>> {
        let refused = |error: std::io::Error| {
            let origin = Origin::File(folder.to_owned());
            vec![load::unreadable(&origin, &error.to_string(), "Check that the folder may be read")]
        };
        let mut entries: Vec<(PathBuf, fs::FileType)> = Vec::new();
        for entry in fs::read_dir(folder).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            entries.push((entry.path(), entry.file_type().map_err(refused)?));
        }
        entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        for (path, kind) in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || path.extension().is_some_and(|ending| ending == "ron") {
                continue;
            }
            if kind.is_dir() && depth < DEEPEST {
                self.folder(root, &path, is_document, depth + 1)?;
            } else if kind.is_file() {
                let relative = path.strip_prefix(root).unwrap_or(&path);
                let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                self.file(&path, &parts.join("/"), is_document)?;
            }
        }
        Ok(())
    }
}
