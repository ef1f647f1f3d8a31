//! Reads that stay in a folder: a dossier may name the files beside it, and nothing else on the machine.
//!
//! Invariant: nothing outside the folder is opened or even looked at, whatever links lie in it; a path is judged by
//! its words first.
//! Invariant: only plain files are read, and never more bytes than the limit.

use crate::formats::ron::Unread;
use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// How many links may follow each other; Linux's own limit.
const LINK_LIMIT: usize = 40;

/// A folder to read in.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder that the file `path` stands in.
    ///
    /// # Errors
    /// What the system says where there is no such folder.
    pub fn around(path: &Path) -> io::Result<Self> {
        fs::canonicalize(folder_of(path)).map(|root| Self { root })
    }

    /// Reads the file at `path`, relative to the folder and written with `/`.
    ///
    /// # Errors
    /// Why the path is refused, or why the file cannot be read.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Unread> {
        read_plain(&self.find(path)?, limit).map_err(Unread::Unreadable)
    }

    /// Where the file at `path` is, relative to the folder and written with `/`, with all links followed.
    ///
    /// # Errors
    /// Why the path is refused, or why it cannot be followed.
    pub fn find(&self, path: &str) -> Result<PathBuf, Unread> {
        self.resolve(judged(path).map_err(Unread::Refused)?)
    }

    /// Follows a judged path piece by piece, links included, and looks at nothing outside the folder.
    fn resolve(&self, mut pieces: Vec<String>) -> Result<PathBuf, Unread> {
        let leaves = || Unread::Refused("it is a link that leads out of the dossier's folder".to_owned());
        let unreadable = |error: io::Error| Unread::Unreadable(sentence(&error));
        let mut within = PathBuf::new();
        let mut links = 0;
        // The pieces still to go, the next one last.
        pieces.reverse();
        while let Some(piece) = pieces.pop() {
            match piece.as_str() {
                "." | "" => continue,
                ".." if within.pop() => continue,
                ".." => return Err(leaves()),
                name => within.push(name),
            }
            let here = self.root.join(&within);
            if !fs::symlink_metadata(&here).map_err(unreadable)?.is_symlink() {
                continue;
            }
            links += 1;
            if links > LINK_LIMIT {
                return Err(Unread::Unreadable("it is a link that leads round in a circle".to_owned()));
            }
            let target = fs::read_link(&here).map_err(unreadable)?;
            within.pop();
            let target = match target.strip_prefix(&self.root) {
                Ok(inside) => {
                    within.clear();
                    inside.to_owned()
                }
                Err(_) => target,
            };
            for component in target.components().rev() {
                match component {
                    Component::Normal(name) => pieces.push(name.to_str().ok_or_else(leaves)?.to_owned()),
                    Component::ParentDir => pieces.push("..".to_owned()),
                    Component::CurDir => {}
                    Component::RootDir | Component::Prefix(_) => return Err(leaves()),
                }
            }
        }
        Ok(self.root.join(within))
    }
}

/// Whether a path, as a file names it, leads to a file in its own folder or below, judged by its words alone.
#[must_use]
pub fn stays_inside(path: &str) -> bool {
    judged(path).is_ok()
}

/// Splits a path that may be followed into its pieces.
///
/// The same paths are refused on every system, so that a dossier that opens on one opens on all.
fn judged(path: &str) -> Result<Vec<String>, String> {
    let refusal = if path.trim().is_empty() {
        "the path is empty"
    } else if path.contains(char::is_control) {
        "the path holds a line break, a tab or another control character: write / between folders, not \\"
    } else if path.contains('\\') {
        "the path holds a \\: write / between folders"
    } else if path.contains(':') {
        "the path names a drive or an address: write a path relative to the dossier"
    } else if path.starts_with('/') || path.starts_with('~') {
        "the path does not begin in the dossier's folder: write it relative to the dossier"
    } else if path.split('/').any(|piece| piece == "..") {
        "the path leaves the dossier's folder"
    } else if path.split('/').any(|piece| piece != "." && piece.ends_with(['.', ' '])) {
        "a name in the path ends in a dot or a space"
    } else if path.split('/').any(is_device) {
        "a name in the path is a device on some systems"
    } else {
        return Ok(path.split('/').map(str::to_owned).collect());
    };
    Err(refusal.to_owned())
}

/// Whether a name is a device on Windows, with any ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_port = |prefix: &str| {
        let number = stem.strip_prefix(prefix).map(str::chars);
        number.is_some_and(|mut number| {
            matches!(number.next(), Some('0'..='9' | '¹' | '²' | '³')) && number.next().is_none()
        })
    };
    matches!(stem.as_str(), "CON" | "NUL" | "AUX" | "PRN" | "CONIN$" | "CONOUT$") || is_port("COM") || is_port("LPT")
}

/// Reads a plain file of at most `limit` bytes, at any path that the reader chose.
///
/// # Errors
/// A sentence for the reader.
pub fn read_plain(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    // A pipe would block when opened, so what it is comes first.
    let metadata = fs::metadata(path).map_err(|error| sentence(&error))?;
    must_be_plain(&metadata, limit)?;
    let file = File::open(path).map_err(|error| sentence(&error))?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| sentence(&error))?;
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64, limit)) } else { Ok(bytes) }
}

fn must_be_plain(metadata: &Metadata, limit: u64) -> Result<(), String> {
    if metadata.is_dir() {
        Err("it is a folder, not a file".to_owned())
    } else if !metadata.is_file() {
        Err("it is a pipe or a device, not a file; commands read a pipe where - is given".to_owned())
    } else if metadata.len() > limit {
        Err(too_large(metadata.len(), limit))
    } else {
        Ok(())
    }
}

fn too_large(size: u64, limit: u64) -> String {
    format!("it has {}, and the limit is {}", in_words(size), in_words(limit))
}

/// A size in words.
#[must_use]
pub fn in_words(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MiB", bytes.div_ceil(1 << 20)) }
}

/// What went wrong in a sentence without a full stop.
fn sentence(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not read it".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        io::ErrorKind::OutOfMemory => "there is not enough memory to read it".to_owned(),
        _ => format!("the system says: {error}"),
    }
}

/// The folder of a file: that of a bare name is the current one.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Whether a file's name says that it is a layout.
#[must_use]
pub fn is_layout(path: &Path) -> bool {
    path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.ends_with(".layout.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: u64 = 100;

    fn folder() -> (tempfile::TempDir, Folder) {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let inner = outer.path().join("dossier");
        fs::create_dir_all(inner.join("texts")).expect("a folder");
        fs::write(inner.join("texts/a.txt"), "inside").expect("a file");
        fs::write(outer.path().join("secret.txt"), "outside").expect("a file");
        let folder = Folder::around(&inner.join("x.ron")).expect("the folder is there");
        (outer, folder)
    }

    #[test]
    fn a_file_in_the_folder_is_read() {
        let (_outer, folder) = folder();
        for path in ["texts/a.txt", "./texts/a.txt", "texts//a.txt"] {
            assert_eq!(folder.read(path, LIMIT).as_deref(), Ok(b"inside".as_slice()), "{path}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_refused_by_their_words() {
        for path in [
            "",
            " ",
            "../secret.txt",
            "texts/../../secret.txt",
            "texts/..",
            "..",
            "/etc/passwd",
            "//host/share",
            "~/x",
            "~root/x",
            "\\\\host\\share",
            "\\\\?\\C:\\x",
            "..\\secret.txt",
            "C:/x",
            "C:x",
            "file:///etc/passwd",
            "http://example.org/x",
            "a.txt:stream",
            "a\0.txt",
            "a\n.txt",
            "CON",
            "nul.txt",
            "texts/COM1",
            "lpt¹.txt",
            "texts./a.txt",
            ".. /secret.txt",
            "... /x",
            "a.txt ",
            "a.txt.",
        ] {
            let refusal = judged(path).expect_err(path);
            assert!(!refusal.is_empty() && !refusal.ends_with('.'), "{refusal}");
        }
    }

    #[test]
    fn a_percent_sign_is_only_a_percent_sign() {
        let (_outer, folder) = folder();
        let missing = Unread::Unreadable("there is no such file".to_owned());
        assert_eq!(folder.read("%2e%2e/secret.txt", LIMIT), Err(missing));
    }

    #[test]
    fn what_is_no_plain_file_says_what_it_is() {
        let (_outer, folder) = folder();
        let check = |path: &str, limit: u64, expected: &str| {
            assert_eq!(folder.read(path, limit), Err(Unread::Unreadable(expected.to_owned())), "{path}");
        };
        check("texts", LIMIT, "it is a folder, not a file");
        check("none.txt", LIMIT, "there is no such file");
        check("texts/a.txt/b", LIMIT, "a part of its path is no folder");
        check("texts/a.txt", 5, "it has 6 bytes, and the limit is 5 bytes");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_and_refused_outside() {
        use std::os::unix::fs::symlink;
        let (outer, folder) = folder();
        let inner = outer.path().join("dossier");
        let link = |target: &Path, name: &str| symlink(target, inner.join(name)).expect("a link");
        link(Path::new("texts/a.txt"), "inside");
        link(Path::new("inside"), "twice");
        link(Path::new("texts/../texts"), "folder");
        link(&folder.root.join("texts/a.txt"), "absolute");
        link(Path::new("../secret.txt"), "out");
        link(Path::new("/etc/passwd"), "far");
        link(outer.path(), "up");
        link(Path::new("loop"), "loop");
        for path in ["inside", "twice", "folder/a.txt", "absolute"] {
            assert_eq!(folder.read(path, LIMIT).as_deref(), Ok(b"inside".as_slice()), "{path}");
        }
        for path in ["out", "far", "up/secret.txt", "up"] {
            let refusal = folder.read(path, LIMIT).expect_err(path);
            assert!(matches!(&refusal, Unread::Refused(why) if why.contains("leads out")), "{path}: {refusal:?}");
        }
        let circle = folder.read("loop", LIMIT).expect_err("a loop");
        assert!(matches!(&circle, Unread::Unreadable(why) if why.contains("circle")), "{circle:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_device_or_a_pipe_is_not_opened() {
        assert_eq!(
            read_plain(Path::new("/dev/zero"), LIMIT),
            Err("it is a pipe or a device, not a file; commands read a pipe where - is given".to_owned())
        );
    }
}
