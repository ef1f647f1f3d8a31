//! Notices when another program changes an open file, so that the window can offer to read it again.
//!
//! The folders are watched, not the files: editors save by putting a new file in the old one's place, and a watch on
//! the old one would never hear of it. So are the folders above them, since a folder can be put in another's place too, and
//! the watches are set anew after every event.
//!
//! Invariant: a file whose content is the same has not changed, whatever its modification time.
//! Invariant: while nothing happens on the disk, nothing runs here.

use super::{layouts, load};
use crate::model::OpenDossier;
use crate::session::OnDisk;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

/// How long the files must have been left alone before they are looked at: programs write in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// How long a file that is written without pause goes unlooked at.
const PATIENCE: Duration = Duration::from_secs(3);

/// A file to watch.
struct Watched {
    path: PathBuf,
    /// SHA-256 of the content that is known, in lower-case hexadecimal; `None`: what it holds when the watch begins.
    known_hash: Option<String>,
}

/// A watch over the files of a dossier; dropping it ends it.
#[derive(Debug)]
pub struct Watch {
    ended: Arc<AtomicBool>,
    /// Dropped with the watch, which ends the thread: its channel has no sender left.
    _watcher: Arc<Mutex<Watching>>,
}

/// The watches that are set.
#[derive(Debug)]
struct Watching {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watching {
    /// Watches these folders instead of those before, each as it is now. Returns whether any is watched: a document in a
    /// folder that is not there is no reason not to watch the rest.
    fn set(&mut self, folders: BTreeSet<PathBuf>) -> bool {
        for folder in std::mem::take(&mut self.folders) {
            // One that is gone has no watch any more.
            let _ = self.watcher.unwatch(&folder);
        }
        let set = folders.into_iter().filter(|folder| self.watcher.watch(folder, RecursiveMode::NonRecursive).is_ok());
        self.folders = set.collect();
        !self.folders.is_empty()
    }
}

impl Watch {
    /// Watches the file of a dossier and those of its documents. Built-in examples cannot change.
    ///
    /// `on_change` is called on a thread of its own, once for each time that the content of one of them is no longer
    /// what it was; a file that goes away has changed too.
    ///
    /// `None` where there is nothing to watch, the folder is gone, or the system offers no way: the program works
    /// without.
    pub fn over(open: &OpenDossier, on_change: impl Fn() + Send + 'static) -> Option<Self> {
        let watched = |path| Watched { path, known_hash: None };
        let mut files: Vec<Watched> = load::files_of(open).into_iter().map(watched).collect();
        files.first_mut()?.known_hash = Some(open.hash.clone());
        Self::start(files, on_change)
    }

    /// Watches a layout file. `on_change` is called with what it holds, at the beginning and whenever that has changed.
    pub fn over_layout(path: PathBuf, on_change: impl Fn(OnDisk) + Send + 'static) -> Option<Self> {
        // No file has this hash, so that the first look tells what is there.
        let file = Watched { path: path.clone(), known_hash: Some(String::new()) };
        Self::start(vec![file], move || on_change(layouts::on_disk(&path)))
    }

    /// Watches a file that was refused. `on_change` is called whenever it holds something else.
    pub fn over_file(path: PathBuf, on_change: impl Fn() + Send + 'static) -> Option<Self> {
        Self::start(vec![Watched { path, known_hash: None }], on_change)
    }

    fn start(files: Vec<Watched>, on_change: impl Fn() + Send + 'static) -> Option<Self> {
        let ended = Arc::new(AtomicBool::new(false));
        let (sender, receiver) = channel();
        let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
        let places = Arc::new(Mutex::new(places(&paths)));
        let concerned = Arc::clone(&places);
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // The thread that listens is gone only when the watch has ended.
            if event.is_ok_and(|event| concerns(&event, &held(&concerned))) {
                let _ = sender.send(());
            }
        })
        .ok()?;
        let folders = folders(&held(&places));
        let mut watching = Watching { watcher, folders: BTreeSet::new() };
        if !watching.set(folders) {
            return None;
        }
        let watching = Arc::new(Mutex::new(watching));
        let again = Again { paths, places, watching: Arc::downgrade(&watching) };
        let stop = Arc::clone(&ended);
        let listen = move || listen(files, &receiver, &stop, &on_change, &again);
        std::thread::Builder::new().name("watch".to_owned()).spawn(listen).ok()?;
        Some(Self { ended, _watcher: watching })
    }
}

/// What it takes to set the watches anew.
struct Again {
    paths: Vec<PathBuf>,
    places: Arc<Mutex<BTreeSet<PathBuf>>>,
    /// Without holding it, so that dropping the watch ends it.
    watching: Weak<Mutex<Watching>>,
}

impl Again {
    /// Sets the watches anew: the folders may be others of the same names.
    fn set(&self) {
        let Some(watching) = self.watching.upgrade() else { return };
        let places = places(&self.paths);
        let folders = folders(&places);
        *held(&self.places) = places;
        held(&watching).set(folders);
    }
}

/// What the lock holds.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Release);
    }
}

/// Waits for an event and for the quiet after it, then compares the files.
fn listen(files: Vec<Watched>, events: &Receiver<()>, ended: &AtomicBool, on_change: &impl Fn(), again: &Again) {
    let begin = |watched: Watched| (watched.known_hash.or_else(|| hash_of(&watched.path)), watched.path);
    let mut known: Vec<(Option<String>, PathBuf)> = files.into_iter().map(begin).collect();
    // What changed between the reading of a file and the beginning of the watch is seen at once; but a file is never
    // compared while it is being written, when it may be empty for a moment.
    let mut is_first = true;
    while come_to_rest(events) {
        if !std::mem::take(&mut is_first) {
            again.set();
        }
        let mut changed = false;
        for (hash, path) in &mut known {
            let now = hash_of(path);
            changed |= now != *hash;
            *hash = now;
        }
        if ended.load(Ordering::Acquire) {
            return;
        }
        if changed {
            on_change();
        }
        if events.recv().is_err() {
            return;
        }
    }
}

/// Waits until there was no event for a while; `false` where the watch has ended.
fn come_to_rest(events: &Receiver<()>) -> bool {
    let begin = Instant::now();
    while begin.elapsed() < PATIENCE {
        match events.recv_timeout(QUIET) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// Where the files stand: as named and where their links lead, with all folders above.
fn places(paths: &[PathBuf]) -> BTreeSet<PathBuf> {
    let mut places = BTreeSet::new();
    for path in paths {
        for place in [std::path::absolute(path).ok(), fs::canonicalize(path).ok()].into_iter().flatten() {
            places.extend(place.ancestors().map(Path::to_path_buf));
        }
    }
    places
}

/// The folders in which the places are.
fn folders(places: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    places.iter().filter_map(|place| place.parent()).map(Path::to_path_buf).collect()
}

/// Whether an event may mean that one of the files has another content. That a file was read does not.
fn concerns(event: &Event, places: &BTreeSet<PathBuf>) -> bool {
    let is_reading = matches!(event.kind, EventKind::Access(_));
    event.need_rescan() || (!is_reading && event.paths.iter().any(|path| places.contains(path)))
}

/// SHA-256 of a file's content, read in pieces; `None` where it is no file that can be read.
fn hash_of(path: &Path) -> Option<String> {
    // A pipe would block when opened.
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut hasher = Sha256::new();
    io::copy(&mut File::open(path).ok()?, &mut hasher).ok()?;
    Some(load::hexadecimal(&hasher.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::save;
    use crate::formats::layout_file;
    use crate::model::{Origin, SavedLayout, View};

    /// How long a change may take to be told on a busy machine.
    const LONG: Duration = Duration::from_secs(20);

    /// How long is waited for a change that must not be told.
    const SHORT: Duration = Duration::from_millis(700);

    fn start(files: Vec<Watched>) -> (Watch, Receiver<()>) {
        let (sender, receiver) = channel();
        let watch = Watch::start(files, move || sender.send(()).expect("the test listens")).expect("a watch");
        (watch, receiver)
    }

    /// A file with some content, watched.
    fn watched(content: &str) -> (tempfile::TempDir, PathBuf, Watch, Receiver<()>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, content).expect("a file");
        let known_hash = Some(load::hash(content.as_bytes()));
        let (watch, changes) = start(vec![Watched { path: path.clone(), known_hash }]);
        (folder, path, watch, changes)
    }

    #[test]
    fn writing_replacing_and_deleting_are_changes_and_each_is_told_once() {
        let (_folder, path, _watch, changes) = watched("one");
        assert!(changes.recv_timeout(SHORT).is_err(), "nothing has changed yet");
        fs::write(&path, "two").expect("a file");
        changes.recv_timeout(LONG).expect("the file was written");
        save::save(&path, b"three").expect("a save");
        changes.recv_timeout(LONG).expect("the file was replaced");
        fs::remove_file(&path).expect("a removal");
        changes.recv_timeout(LONG).expect("the file was deleted");
        assert!(changes.recv_timeout(SHORT).is_err(), "nothing more has changed");
    }

    #[test]
    fn a_touch_a_read_and_a_neighbour_are_no_changes() {
        let (folder, path, _watch, changes) = watched("one");
        File::options()
            .write(true)
            .open(&path)
            .expect("a file")
            .set_modified(std::time::SystemTime::now())
            .expect("a time");
        fs::write(&path, "one").expect("a file");
        fs::read(&path).expect("a file");
        fs::write(folder.path().join("b.ron"), "two").expect("a file");
        assert!(changes.recv_timeout(SHORT).is_err());
    }

    #[test]
    fn what_changed_before_the_watch_began_is_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, "new").expect("a file");
        let (_watch, changes) = start(vec![Watched { path, known_hash: Some(load::hash(b"old")) }]);
        changes.recv_timeout(LONG).expect("the content is not the known one");
    }

    #[test]
    fn what_a_layout_file_holds_is_told_at_the_beginning_and_whenever_it_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.layout.ron");
        let (sender, found) = channel();
        let tell = move |now| sender.send(now).expect("the test listens");
        let _watch = Watch::over_layout(path.clone(), tell).expect("a watch");
        assert_eq!(found.recv_timeout(LONG), Ok(OnDisk::Nothing));
        fs::write(&path, "no layout").expect("a file");
        assert_eq!(found.recv_timeout(LONG), Ok(OnDisk::Unreadable));
        let view = View { name: "a".to_owned(), ..View::default() };
        let layout = SavedLayout { dossier: "a.ron".to_owned(), views: vec![view], ..SavedLayout::default() };
        fs::write(&path, layout_file::write(&layout)).expect("a file");
        assert!(matches!(found.recv_timeout(LONG), Ok(OnDisk::Layout(read)) if read.views[0].name == "a"));
    }

    #[test]
    fn a_watch_that_was_dropped_tells_nothing() {
        let (_folder, path, watch, changes) = watched("one");
        drop(watch);
        fs::write(&path, "two").expect("a file");
        assert_eq!(changes.recv_timeout(SHORT), Err(RecvTimeoutError::Disconnected), "its thread has ended");
    }

    #[cfg(unix)]
    #[test]
    fn a_change_behind_a_link_is_told() {
        let (folder, path, _watch, _changes) = watched("one");
        let elsewhere = tempfile::tempdir().expect("a temporary folder");
        let link = elsewhere.path().join("link.ron");
        std::os::unix::fs::symlink(&path, &link).expect("a link");
        let (_second, changes) = start(vec![Watched { path: link, known_hash: Some(load::hash(b"one")) }]);
        fs::write(folder.path().join("a.ron"), "two").expect("a file");
        changes.recv_timeout(LONG).expect("the file behind the link was written");
    }

    #[test]
    fn a_folder_that_another_takes_the_place_of_is_a_change_and_so_is_what_is_written_there_later() {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let name = |name: &str| outer.path().join(name);
        for (folder, content) in [("case", "one"), ("new", "two")] {
            fs::create_dir(name(folder)).expect("a folder");
            fs::write(name(folder).join("a.ron"), content).expect("a file");
        }
        let path = name("case").join("a.ron");
        let (_watch, changes) = start(vec![Watched { path: path.clone(), known_hash: Some(load::hash(b"one")) }]);
        assert!(changes.recv_timeout(SHORT).is_err(), "nothing has changed yet");
        fs::rename(name("case"), name("old")).expect("a move");
        fs::rename(name("new"), name("case")).expect("a move");
        changes.recv_timeout(LONG).expect("the folder is another");
        while changes.recv_timeout(SHORT).is_ok() {}
        fs::write(&path, "three").expect("a file");
        changes.recv_timeout(LONG).expect("the file in the new folder was written");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_that_is_turned_to_another_is_a_change() {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let name = |name: &str| outer.path().join(name);
        for (folder, content) in [("v1", "one"), ("v2", "two")] {
            fs::create_dir(name(folder)).expect("a folder");
            fs::write(name(folder).join("a.ron"), content).expect("a file");
        }
        std::os::unix::fs::symlink("v1", name("current")).expect("a link");
        let path = name("current").join("a.ron");
        let (_watch, changes) = start(vec![Watched { path, known_hash: Some(load::hash(b"one")) }]);
        assert!(changes.recv_timeout(SHORT).is_err(), "nothing has changed yet");
        std::os::unix::fs::symlink("v2", name("next")).expect("a link");
        fs::rename(name("next"), name("current")).expect("a move");
        changes.recv_timeout(LONG).expect("the link leads elsewhere");
        while changes.recv_timeout(SHORT).is_ok() {}
        fs::write(name("v2").join("a.ron"), "three").expect("a file");
        changes.recv_timeout(LONG).expect("the file where it leads now was written");
    }

    #[test]
    fn a_dossier_is_watched_with_its_documents_and_an_example_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("case.ron");
        fs::write(&path, "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a.txt\")])").expect("a file");
        fs::write(folder.path().join("a.txt"), "Ann was here.").expect("a file");
        let open = load::load(&Origin::File(path)).expect("a dossier");
        let (sender, changes) = channel();
        let _watch = Watch::over(&open, move || sender.send(()).expect("the test listens")).expect("a watch");
        assert!(changes.recv_timeout(SHORT).is_err(), "nothing has changed yet");
        fs::write(folder.path().join("a.txt"), "Ann was not here.").expect("a file");
        changes.recv_timeout(LONG).expect("the document was written");
        let example = load::load(&Origin::Builtin("kharrazi".to_owned())).expect("an example");
        assert!(Watch::over(&example, || {}).is_none());
    }
}
