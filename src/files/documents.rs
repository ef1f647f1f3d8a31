//! The text files of a dossier's documents: read within its folder, and never more than a machine can hold.
//!
//! Invariant: what all documents have together is bounded, and more tightly what several of them name: a dossier of some
//! kilobytes could name one large file a thousand times.

use super::confined::{Folder, in_words};
use crate::formats::ron::Unread;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The largest document file that is read, in bytes: 100 MiB.
pub const DOCUMENT_LIMIT: u64 = 100 << 20;

/// The most bytes that the files of all documents may have together: 1 GiB.
pub const DOCUMENTS_LIMIT: u64 = 1 << 30;

/// The most bytes that files may have together for the second document that names each, and the third, and so on: 32 MiB.
pub const REPEATED_LIMIT: u64 = 32 << 20;

/// The files of a dossier's documents, as they are read.
#[derive(Debug)]
pub struct Documents {
    folder: Folder,
    limits: Limits,
    /// The files that were read.
    read: BTreeSet<PathBuf>,
    /// How many bytes were read, and how many of them not for the first time.
    total: u64,
    repeated: u64,
}

/// The most bytes that are read.
#[derive(Clone, Copy, Debug)]
struct Limits {
    one: u64,
    all: u64,
    repeated: u64,
}

impl Documents {
    /// The documents in a folder.
    #[must_use]
    pub fn of(folder: Folder) -> Self {
        let limits = Limits { one: DOCUMENT_LIMIT, all: DOCUMENTS_LIMIT, repeated: REPEATED_LIMIT };
        Self { folder, limits, read: BTreeSet::new(), total: 0, repeated: 0 }
    }

    /// Reads the file at `path`, relative to the folder and written with `/`.
    ///
    /// # Errors
    /// Why the path is refused, or why the file cannot be read.
    pub fn read(&mut self, path: &str) -> Result<Vec<u8>, Unread> {
        let file = self.folder.find(path)?;
        let again = self.read.contains(&file);
        let (used, limit, of) = if again {
            (self.repeated, self.limits.repeated, "files that several documents name are read again")
        } else {
            (self.total, self.limits.all, "the files of all documents are read")
        };
        let size = file.metadata().map_or(0, |metadata| metadata.len());
        if size <= self.limits.one && used + size > limit {
            let limit = in_words(limit);
            return Err(Unread::Unreadable(format!(
                "{of} up to {limit} together, and with its {} they have more",
                in_words(size)
            )));
        }
        let bytes = super::confined::read_plain(&file, self.limits.one).map_err(Unread::Unreadable)?;
        let size = bytes.len() as u64;
        self.total += size;
        self.repeated += if again { size } else { 0 };
        self.read.insert(file);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// What is said of each path, read one after another; files have ten bytes.
    fn said(paths: &[&str], limits: Limits) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["a.txt", "b.txt", "c.txt"] {
            fs::write(folder.path().join(name), "0123456789").expect("a file");
        }
        let mut documents = Documents::of(Folder::around(&folder.path().join("x.ron")).expect("a folder"));
        documents.limits = limits;
        let mut said = |path: &&str| match documents.read(path) {
            Ok(bytes) => format!("{} bytes", bytes.len()),
            Err(Unread::Unreadable(why) | Unread::Refused(why)) => why,
        };
        paths.iter().map(&mut said).collect()
    }

    #[test]
    fn all_documents_together_have_a_limit_and_what_is_named_again_a_lower_one() {
        let limits = Limits { one: 100, all: 25, repeated: 15 };
        let more = "the files of all documents are read up to 25 bytes together, and with its 10 bytes they have more";
        assert_eq!(said(&["a.txt", "b.txt", "c.txt"], limits), ["10 bytes", "10 bytes", more]);
        let again = "files that several documents name are read again up to 15 bytes together, and with its 10 bytes \
                     they have more";
        assert_eq!(said(&["a.txt", "./a.txt", "a.txt"], limits), ["10 bytes", "10 bytes", again]);
        let large = "it has 10 bytes, and the limit is 9 bytes";
        assert_eq!(said(&["a.txt"], Limits { one: 9, ..limits }), [large]);
    }
}
