//! The one save path: a file is written whole beside its place and then takes the place in one step.
//!
//! Temporary file in the same folder, written, fsync, rename, fsync of the folder: the order that survives a kill and
//! a loss of power (Pillai et al., "All File Systems Are Not Created Equal", OSDI 2014).
//!
//! A link stays a link and the file it leads to is replaced. Mode and, where the system allows it, owner are kept. Of a
//! file with several hard links only the name that was saved gets the new content; the others keep the old one, as with
//! every save that is atomic.
//!
//! Invariant: at every moment the file is the old one or the new one, byte for byte.
//! Invariant: what fails leaves the old file and no temporary one.

use super::confined::{self, folder_of};
use super::load;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

/// How many links may follow each other; Linux's own limit.
const LINK_LIMIT: usize = 40;

/// How a temporary file's name begins and ends.
const TEMPORARY: (&str, &str) = (".sayso-", ".tmp");

/// How old a temporary file must be before it counts as left behind.
const LEFT_BEHIND: Duration = Duration::from_mins(1);

/// Why a file was not saved.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} could not be saved: {cause}. {help}.", load::shown(path))]
pub struct SaveError {
    /// The file, as the reader named it.
    pub path: PathBuf,
    /// What is wrong, without a full stop.
    pub cause: String,
    /// What to do about it, without a full stop.
    pub help: String,
}

/// What went wrong and what to do about it, before the path is known.
type Refusal = (String, &'static str);

const ELSEWHERE: &str = "Save it under another name or in another folder";

/// Saves `bytes` as the file at `path`, all or nothing.
///
/// # Errors
/// Where it could not be saved: why, and what to do. The old file is untouched, but for one case that the error names:
/// the new file is in its place, and the system could not promise that it would outlast a loss of power.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let write = |file: &mut dyn Write| file.write_all(bytes);
    replace(path, bytes.len(), write, Existing::Goes).map(drop).map_err(|refusal| told(path, refusal))
}

/// Saves `bytes` as a file that is not there yet. Returns whether it did: `false` where something is there by now, which
/// stays as it is.
///
/// # Errors
/// As [`save`].
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<bool, SaveError> {
    let write = |file: &mut dyn Write| file.write_all(bytes);
    replace(path, bytes.len(), write, Existing::Stays).map_err(|refusal| told(path, refusal))
}

/// Saves what `write` writes as the file at `path`, all or nothing: for what is too large to be held at once.
///
/// # Errors
/// As [`save`].
pub fn save_written(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), SaveError> {
    let buffered = |file: &mut dyn Write| {
        let mut file = io::BufWriter::with_capacity(1 << 16, file);
        write(&mut file)?;
        file.flush()
    };
    replace(path, 0, buffered, Existing::Goes).map(drop).map_err(|refusal| told(path, refusal))
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Existing {
    Goes,
    Stays,
}

fn told(path: &Path, (cause, help): Refusal) -> SaveError {
    SaveError { path: path.to_owned(), cause, help: help.to_owned() }
}

/// Whether it was written. `length` is how many bytes there are to write, or 0 where that is not known.
fn replace(
    path: &Path,
    length: usize,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    there: Existing,
) -> Result<bool, Refusal> {
    let failed = |error: io::Error| refusal(&error, length);
    let target = target_of(path)?;
    let existing = existing(&target)?;
    let folder = folder_of(&target);
    must_be_writable(folder)?;
    let mut temporary = temporary_in(folder, existing.as_ref()).map_err(failed)?;
    write(&mut temporary).map_err(failed)?;
    temporary.as_file().sync_all().map_err(failed)?;
    match there {
        Existing::Goes => temporary.persist(&target).map(drop).map_err(|error| failed(error.error))?,
        // One step: nothing can come between the look and the rename.
        Existing::Stays => match temporary.persist_noclobber(&target) {
            Ok(_) => {}
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => return Ok(false),
            Err(error) => return Err(failed(error.error)),
        },
    }
    sync_folder(folder).map_err(|error| {
        let cause = format!("it is in its place, but the system could not write the folder to the disk ({error})");
        (cause, "Check the disk, and save again")
    })?;
    sweep(folder);
    Ok(true)
}

/// Waits for the moment in which nobody else saves the file at `path` by this function, and does `work` then. Without a file,
/// without locks, or behind somebody who takes too long, it goes on at once.
///
/// The file itself is locked. Since a save puts another one in its place, the lock counts only if it is still the same file.
pub fn alone<T>(path: &Path, work: impl FnOnce() -> T) -> T {
    /// How long another save is waited for.
    const PATIENCE: Duration = Duration::from_secs(10);
    let begin = std::time::Instant::now();
    let mut held = None;
    while cfg!(unix) && begin.elapsed() < PATIENCE {
        let Ok(file) = File::open(path) else { break };
        match file.try_lock() {
            Ok(()) if is_at(&file, path) => {
                held = Some(file);
                break;
            }
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            Err(fs::TryLockError::Error(_)) => break,
        }
    }
    let done = work();
    drop(held);
    done
}

/// Whether the open file is the one at a path.
fn is_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let same = |one: Metadata, other: Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
        match (file.metadata(), fs::metadata(path)) {
            (Ok(one), Ok(other)) => same(one, other),
            _ => false,
        }
    }
    #[cfg(not(unix))]
    {
        let _ = (file, path);
        true
    }
}

/// The file that `path` leads to through all its links, whether it is there or not.
fn target_of(path: &Path) -> Result<PathBuf, Refusal> {
    let mut target = path.to_owned();
    for _ in 0..=LINK_LIMIT {
        if !fs::symlink_metadata(&target).is_ok_and(|metadata| metadata.is_symlink()) {
            return Ok(target);
        }
        let next = fs::read_link(&target).map_err(|error| refusal(&error, 0))?;
        target = folder_of(&target).join(next);
    }
    Err(("it is a link that leads round in a circle".to_owned(), ELSEWHERE))
}

/// What is at `target` now, or `None` for nothing; refused where it is nothing that a save may replace.
///
/// The rename asks only for rights on the folder, so the rights on the file are asked for here. The administrator may
/// write anything, which is why the permission bits count too: a file that says "read only" is meant to stay.
fn existing(target: &Path) -> Result<Option<Metadata>, Refusal> {
    let metadata = match fs::metadata(target) {
        Err(error) if error.kind() == ErrorKind::NotFound && target.file_name().is_some() => return Ok(None),
        Err(error) => return Err(refusal(&error, 0)),
        Ok(metadata) => metadata,
    };
    if metadata.is_dir() {
        return Err(("it is a folder, not a file".to_owned(), "Add a file name"));
    }
    if !metadata.is_file() {
        return Err(("it is a pipe or a device, not a file".to_owned(), ELSEWHERE));
    }
    let read_only = || ("the file is read only".to_owned(), ELSEWHERE);
    if metadata.permissions().readonly() {
        return Err(read_only());
    }
    match File::options().write(true).open(target) {
        Ok(_) => Ok(Some(metadata)),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(read_only()),
        Err(error) => Err(refusal(&error, 0)),
    }
}

/// Refuses a folder whose permission bits allow no one to write; the administrator's rights do not count here either.
fn must_be_writable(folder: &Path) -> Result<(), Refusal> {
    let is_readonly = fs::metadata(folder).map_err(|error| refusal(&error, 0))?.permissions().readonly();
    // The bit means something else for a folder on Windows.
    if is_readonly && cfg!(unix) { Err(("the folder is read only".to_owned(), ELSEWHERE)) } else { Ok(()) }
}

/// An empty temporary file in `folder`, with the rights of the file it will replace, or those of any new file.
fn temporary_in(folder: &Path, existing: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The system takes away what the reader's umask says. A file that only its owner may read begins as one.
        let mode = existing.map_or(0o666, |metadata| metadata.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let temporary = builder.tempfile_in(folder)?;
    // The lock says that the file is in use; where there are no locks, nothing is ever swept away.
    let _ = temporary.as_file().try_lock();
    if let Some(metadata) = existing {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let own = temporary.as_file().metadata()?;
            if (own.uid(), own.gid()) != (metadata.uid(), metadata.gid()) {
                // Only the administrator may give files away; other users become the owners of what they save.
                let _ = fchown(temporary.as_file(), Some(metadata.uid()), Some(metadata.gid()));
            }
        }
        temporary.as_file().set_permissions(metadata.permissions())?;
    }
    Ok(temporary)
}

/// Makes the rename itself outlast a loss of power.
fn sync_folder(folder: &Path) -> io::Result<()> {
    use ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), InvalidInput | Unsupported | PermissionDenied) => Ok(()),
        synced => synced,
    }
}

/// Removes temporary files that a killed Sayso left in `folder`. Nothing depends on it, so nothing is reported.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1));
        if is_ours && is_left_behind(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a temporary file is old and not in use.
fn is_left_behind(path: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(path) else { return false };
    let age = metadata.modified().ok().and_then(|modified| modified.elapsed().ok());
    metadata.is_file()
        && age.is_some_and(|age| age > LEFT_BEHIND)
        && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// The reason that the system gave, in words; `needed` is how many bytes there were to write.
fn refusal(error: &io::Error, needed: usize) -> Refusal {
    // How much there was to write is not known of what is written piece by piece.
    let needs =
        if needed == 0 { String::new() } else { format!(", and the file needs {}", confined::in_words(needed as u64)) };
    match error.kind() {
        ErrorKind::StorageFull => (format!("the disk is full{needs}"), "Make room, and save again"),
        ErrorKind::QuotaExceeded => (format!("your share of the disk is used up{needs}"), "Make room, and save again"),
        ErrorKind::FileTooLarge => {
            ("a file of this size is larger than the system allows there".to_owned(), "Save it on another disk")
        }
        ErrorKind::ReadOnlyFilesystem => ("the disk is read only".to_owned(), ELSEWHERE),
        ErrorKind::PermissionDenied => ("you may not write there".to_owned(), ELSEWHERE),
        ErrorKind::NotFound => ("there is no such folder".to_owned(), "Make the folder first, or choose another"),
        ErrorKind::NotADirectory => ("a part of its path is no folder".to_owned(), "Choose another folder"),
        ErrorKind::InvalidFilename => ("the system takes no such name".to_owned(), "Choose a shorter or plainer name"),
        _ => (format!("the system says: {error}"), "Try again, or save it in another folder"),
    }
}

/// Which of `files` is the one at `path`, by whatever name or link. What is not there yet is none of them.
#[must_use]
pub fn same_file<'a, P: AsRef<Path>>(path: &Path, files: &'a [P]) -> Option<&'a Path> {
    let target = path.canonicalize().ok()?;
    files.iter().map(AsRef::as_ref).find(|file| file.canonicalize().is_ok_and(|file| file == target))
}

/// Why nothing may be saved at `path`: it is one of the files `read` of the open dossier, by whatever name.
#[must_use]
pub fn belongs_to<P: AsRef<Path>>(path: &Path, read: &[P]) -> Option<String> {
    let name = same_file(path, read)?.file_name().unwrap_or_default().to_string_lossy();
    Some(format!("{name} belongs to the open dossier and is never written over"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_whatever_name_and_a_new_one_is_free() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (file, other) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        fs::write(&file, "a").expect("a file");
        fs::write(&other, "b").expect("a file");
        let is_known = |out: &str| same_file(&folder.path().join(out), std::slice::from_ref(&file)).is_some();
        assert!(is_known("a.ron") && is_known("./a.ron"));
        assert!(!is_known("b.ron") && !is_known("c.ron") && !is_known("no/a.ron"));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a.ron", folder.path().join("link.json")).expect("a link");
            std::os::unix::fs::symlink("gone.ron", folder.path().join("dangling.json")).expect("a link");
            assert!(is_known("link.json") && !is_known("dangling.json"));
        }
    }

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_and_an_old_one_hold_what_was_saved_and_nothing_lies_beside_them() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.ron");
        for bytes in [b"".as_slice(), b"first", b"a longer second one", b"3"] {
            save(&path, bytes).expect("a save");
            assert_eq!(fs::read(&path).expect("a file"), bytes);
        }
        assert_eq!(names_in(folder.path()), ["a.ron"]);
    }

    #[test]
    fn every_failure_says_which_file_what_is_wrong_and_what_to_do() {
        let check = |kind: ErrorKind, expected: &str| {
            let (cause, help) = refusal(&io::Error::from(kind), 1_500);
            let told = SaveError { path: PathBuf::from("a.ron"), cause, help: help.to_owned() }.to_string();
            assert_eq!(told, expected);
        };
        check(
            ErrorKind::StorageFull,
            "a.ron could not be saved: the disk is full, and the file needs 1500 bytes. Make room, and save again.",
        );
        check(
            ErrorKind::ReadOnlyFilesystem,
            "a.ron could not be saved: the disk is read only. Save it under another name or in another folder.",
        );
        check(
            ErrorKind::TimedOut,
            "a.ron could not be saved: the system says: timed out. Try again, or save it in another folder.",
        );
    }

    #[test]
    fn what_is_hidden_in_a_path_is_shown_in_the_message() {
        let error = save(Path::new("no\u{1b}[2J/a.ron"), b"x").expect_err("no such folder");
        assert!(
            error.to_string().starts_with("no[U+001B][2J/a.ron could not be saved: there is no such folder"),
            "{error}"
        );
    }

    #[test]
    fn what_a_killed_save_left_is_swept_away_once_it_is_old_and_nobody_holds_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let make = |name: &str, age: u64| {
            let file = File::create(folder.path().join(name)).expect("a file");
            let modified = std::time::SystemTime::now() - Duration::from_secs(age);
            file.set_modified(modified).expect("a time");
            file
        };
        make(".sayso-old.tmp", 3600);
        make(".sayso-young.tmp", 0);
        make(".other-old.tmp", 3600);
        let held = make(".sayso-held.tmp", 3600);
        held.lock().expect("a lock");
        save(&folder.path().join("a.ron"), b"x").expect("a save");
        assert_eq!(names_in(folder.path()), [".other-old.tmp", ".sayso-held.tmp", ".sayso-young.tmp", "a.ron"]);
    }
}
