//! The unsaved work of one window: written while it is open, found by the next start where it was never removed.
//!
//! Each window holds the lock of a file beside its work; the system lets go of it when the window ends, however it ends. Work
//! whose lock is free was left behind.

use super::{files_with, nanoseconds, now, since};
use crate::files::{confined, load, save};
use crate::formats::kept_work;
pub use crate::formats::kept_work::Work;
use crate::formats::ron;
use crate::model::{OpenDossier, Origin};
use crate::session::Recovered;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// How the name of a file with work ends, and what is added for its lock.
const ENDING: &str = ".work.ron";
const LOCK: &str = ".lock";

/// How the name of a dossier ends that is in no other file yet.
const DOSSIER: &str = ".dossier.ron";

/// More than this is never offered at once.
const MOST_OFFERED: usize = 20;

/// The file of this window's work. Cheap to clone; all clones are the same file.
#[derive(Clone, Debug)]
pub struct WorkFile {
    path: PathBuf,
    lock: Arc<Lock>,
    /// The dossier that is kept beside the work.
    dossier: Arc<Mutex<Option<Arc<OpenDossier>>>>,
}

/// A lock that is given back, with its file, when the last clone goes.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: Option<File>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl WorkFile {
    /// A new one in `folder`, which is made where it is missing. Nothing is written yet but its lock.
    ///
    /// # Errors
    /// Where the folder or the lock cannot be made.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut number = nanoseconds();
        loop {
            let path = folder.join(format!("{:012}-{number:09}{ENDING}", now()));
            let lock = with_lock(&path);
            match File::options().create_new(true).append(true).open(&lock) {
                Ok(file) => {
                    let held = file.try_lock().is_ok();
                    let lock = Arc::new(Lock { path: lock, _file: held.then_some(file) });
                    return Ok(Self { path, lock, dossier: Arc::default() });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => number = number.wrapping_add(1),
                Err(error) => return Err(error),
            }
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        debug_assert!(self.lock.path.starts_with(self.path.parent().unwrap_or(Path::new(""))));
        &self.path
    }

    /// Writes the work, all or nothing; before it a dossier that is in no other file, once.
    ///
    /// # Errors
    /// As [`save::save`].
    pub fn write(&self, work: &Work) -> Result<(), save::SaveError> {
        if let Some(open) = &work.dossier {
            let mut known = self.dossier.lock().unwrap_or_else(PoisonError::into_inner);
            if known.as_ref().is_none_or(|known| !Arc::ptr_eq(known, open)) {
                save::save(&dossier_beside(&self.path), ron::write(&open.dossier).as_bytes())?;
                *known = Some(Arc::clone(open));
            }
        }
        let text = kept_work::write(work, now()).map_err(|cause| save::SaveError {
            path: self.path.clone(),
            cause,
            help: "Save the layout".to_owned(),
        })?;
        save::save(&self.path, text.as_bytes())
    }

    /// Removes what was written.
    pub fn remove(&self) {
        let _ = fs::remove_file(&self.path);
        if self.dossier.lock().unwrap_or_else(PoisonError::into_inner).take().is_some() {
            let _ = fs::remove_file(dossier_beside(&self.path));
        }
    }
}

/// The file for a dossier that is in no other.
fn dossier_beside(path: &Path) -> PathBuf {
    PathBuf::from(path.to_string_lossy().replace(ENDING, DOSSIER))
}

/// The file whose lock says that a window still has this work open.
fn with_lock(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(LOCK);
    PathBuf::from(name)
}

/// The work in `folder` that no open window has, the newest first. What cannot be read is left where it is.
#[must_use]
pub fn left_behind(folder: &Path) -> Vec<Recovered> {
    let files = files_with(folder, ENDING).into_iter().rev().filter(|file| !is_held(file));
    let mut found: Vec<Recovered> = files.filter_map(|file| read(&file)).take(MOST_OFFERED).collect();
    found.sort_by_key(|one| one.age);
    found
}

/// Removes work that the reader does not want, or that was saved, with its lock.
pub fn forget(file: &Path) {
    if file.to_string_lossy().ends_with(ENDING) {
        let _ = fs::remove_file(file);
        let _ = fs::remove_file(with_lock(file));
        let _ = fs::remove_file(dossier_beside(file));
    }
}

fn is_held(file: &Path) -> bool {
    let lock = File::options().append(true).open(with_lock(file));
    lock.is_ok_and(|lock| matches!(lock.try_lock(), Err(TryLockError::WouldBlock)))
}

fn read(file: &Path) -> Option<Recovered> {
    // Quotation marks and line breaks of the layout are written with one more character each.
    let bytes = confined::read_plain(file, 2 * load::LAYOUT_LIMIT).ok()?;
    let (work, when) = kept_work::parse(&load::shown(file), &bytes)?;
    let mut origin = work.origin;
    if let Origin::Import(task) = &mut origin {
        task.kept = Some(dossier_beside(file)).filter(|dossier| dossier.is_file());
    }
    Some(Recovered {
        file: file.to_owned(),
        origin,
        layout_file: work.layout_file.filter(|path| path.is_file()),
        title: work.title,
        age: since(when),
        layout: Box::new(work.layout),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::import;
    use crate::model::{ImportTask, Position, SavedLayout, View};

    fn work(name: &str) -> Work {
        let view = View {
            name: name.to_owned(),
            positions: [("a \"quoted\" id".to_owned(), Position::new(1.0, 2.0))].into(),
            ..View::default()
        };
        let layout = SavedLayout { dossier: "/case/d.ron".to_owned(), views: vec![view], ..SavedLayout::default() };
        let (origin, title) = (Origin::File("/case/d.ron".into()), "D".to_owned());
        Work { origin, layout_file: None, title, layout, dossier: None }
    }

    #[test]
    fn work_is_offered_once_its_window_has_gone_and_as_it_was() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join("not/there/yet");
        let file = WorkFile::in_folder(&folder).expect("a file");
        file.write(&work("first")).expect("written");
        file.write(&work("second")).expect("written again");
        assert_eq!(left_behind(&folder), [], "its window is open");
        let path = file.path().to_owned();
        drop(file);
        let found = left_behind(&folder);
        let [found] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((&found.file, &found.origin, found.title.as_str()), (&path, &work("").origin, "D"));
        assert_eq!(*found.layout, work("second").layout);
        assert_eq!(found.words(), "just now · 1 view, 1 place");
        forget(&path);
        assert_eq!(left_behind(&folder), []);
        assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 0, "nothing is left");
    }

    #[test]
    fn a_dossier_that_is_in_no_file_is_kept_beside_the_work_and_goes_with_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let task =
            ImportTask { pasted: Some("a,b\nAnn,Bob".to_owned()), separator: Some(','), ..ImportTask::default() };
        let open = import::import(&task, None, 10).expect("an import").open;
        let origin = open.origin.clone();
        let import = Work { origin: origin.clone(), dossier: Some(Arc::new(open.clone())), ..work("View 1") };
        let file = WorkFile::in_folder(folder.path()).expect("a file");
        file.write(&import).expect("written");
        let path = file.path().to_owned();
        drop(file);
        let found = left_behind(folder.path());
        let [Recovered { origin: Origin::Import(kept), .. }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(ImportTask { kept: None, ..kept.as_ref().clone() }, task);
        // What was imported may be another by now, or gone.
        let again = import::open(&Origin::Import(Box::new(ImportTask { pasted: None, ..kept.as_ref().clone() })));
        assert_eq!(again.expect("a dossier").dossier, open.dossier);
        forget(&path);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is left");
        let file = WorkFile::in_folder(folder.path()).expect("a file");
        file.write(&import).expect("written");
        file.remove();
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is left");
    }

    #[test]
    fn two_windows_keep_their_work_apart_and_what_is_damaged_is_left_where_it_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (one, other) =
            (WorkFile::in_folder(folder.path()).expect("one"), WorkFile::in_folder(folder.path()).expect("other"));
        one.write(&work("one")).expect("written");
        other.write(&work("other")).expect("written");
        drop(one);
        assert_eq!(left_behind(folder.path()).len(), 1);
        let damaged = folder.path().join(format!("0-0-0{ENDING}"));
        fs::write(&damaged, "(format: 1, origin: ").expect("a file");
        assert_eq!(left_behind(folder.path()).len(), 1);
        assert!(damaged.is_file());
        other.remove();
        drop(other);
        assert_eq!(left_behind(folder.path()).len(), 1);
    }

    #[test]
    fn nothing_but_work_is_forgotten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let own = folder.path().join("mine.ron");
        fs::write(&own, "mine").expect("a file");
        forget(&own);
        assert!(own.is_file());
    }
}
