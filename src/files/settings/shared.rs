//! Settings that several windows share: each writes only what it changed, over what the others have written meanwhile.
//!
//! A save reads the file again, makes this window's changes to it and puts it back, all while it holds the lock on a file
//! beside it.
//!
//! Invariant: noting a change never waits for a disk or another program.
//! Invariant: where a lock cannot be had, a save goes on without one: settings are never worth a window that hangs.

use super::values::Settings;
use crate::files::save::SaveError;
use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a save waits for other windows.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many changes wait for a disk that takes none.
const MOST_WAITING: usize = 200;

/// One change; made to this window's settings, and again to those in the file.
type Change = Arc<dyn Fn(&mut Settings) + Send + Sync>;

/// The changes that are not in the file yet. Cheap to clone; all clones are the same.
#[derive(Clone, Default)]
pub struct Changes {
    waiting: Arc<Mutex<Vec<Change>>>,
    /// Held while the file is written: what was changed later is written later.
    writing: Arc<Mutex<()>>,
}

impl std::fmt::Debug for Changes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Changes").field("waiting", &held(&self.waiting).len()).finish_non_exhaustive()
    }
}

impl Changes {
    /// Notes a change for the next save.
    pub fn note(&self, change: impl Fn(&mut Settings) + Send + Sync + 'static) {
        let mut waiting = held(&self.waiting);
        if waiting.len() < MOST_WAITING {
            waiting.push(Arc::new(change));
        }
    }

    /// The settings as they would be saved now: those in the file, or `known` where it cannot be read, with the changes
    /// that wait.
    #[must_use]
    pub fn merged(&self, folder: &Path, known: &Settings) -> Settings {
        let waiting = held(&self.waiting).clone();
        let mut settings = Settings::read_from(folder).unwrap_or_else(|| known.clone());
        for change in &waiting {
            change(&mut settings);
        }
        settings
    }

    /// Saves the changes that wait in `folder`; where there is no file that can be read, together with all that is `known`.
    ///
    /// # Errors
    /// As [`crate::files::save::save`]; the changes go on waiting.
    pub fn save_in(&self, folder: &Path, known: &Settings) -> Result<(), SaveError> {
        let _in_order = held(&self.writing);
        let count = held(&self.waiting).len();
        if count == 0 {
            return Ok(());
        }
        // Where the folder cannot be made, the save says so.
        let _ = fs::create_dir_all(folder);
        let _alone = locked(folder);
        self.merged(folder, known).save_in(folder)?;
        held(&self.waiting).drain(..count);
        Ok(())
    }
}

/// The lock of the settings in `folder`, until it is dropped; `None` where the system gives none in time.
fn locked(folder: &Path) -> Option<File> {
    let begin = Instant::now();
    let file = File::options().create(true).append(true).open(folder.join("settings.lock")).ok()?;
    loop {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) if begin.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(_) => return None,
        }
    }
}

/// What the lock holds; a thread that panicked left it whole, since changes are only pushed and taken.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A window: its settings as it knows them, and its changes.
    struct Window {
        known: Settings,
        changes: Changes,
    }

    impl Window {
        fn started(folder: &Path) -> Self {
            Self { known: Settings::load_from(folder), changes: Changes::default() }
        }

        fn change(&mut self, folder: &Path, change: impl Fn(&mut Settings) + Send + Sync + 'static) {
            change(&mut self.known);
            self.changes.note(change);
            self.changes.save_in(folder, &self.known).expect("a save");
        }
    }

    #[test]
    fn two_windows_keep_what_each_of_them_changed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path();
        let (mut one, mut other) = (Window::started(folder), Window::started(folder));
        one.change(folder, |settings| settings.remember(Path::new("/1/two.ron")));
        other.change(folder, |settings| settings.remember(Path::new("/2/two.ron")));
        // Long after the other window has saved, the first one changes something else.
        one.change(folder, |settings| settings.preferences.filters = true);
        other.change(folder, |settings| _ = settings.panel_widths.insert("selection".to_owned(), 350.0));
        let kept = Settings::load_from(folder);
        assert_eq!(kept.recent_files, [PathBuf::from("/2/two.ron"), PathBuf::from("/1/two.ron")]);
        assert!(kept.preferences.filters && kept.panel_widths.contains_key("selection"));
        // A file that one of them took out of the list does not come back with the other's next save.
        one.change(folder, |settings| settings.forget(Path::new("/2/two.ron")));
        other.change(folder, |settings| settings.preferences.text_scale = 1.5);
        assert_eq!(Settings::load_from(folder).recent_files, [PathBuf::from("/1/two.ron")]);
    }

    #[test]
    fn windows_that_save_at_the_same_time_lose_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::thread::scope(|scope| {
            for window in 0..4 {
                let folder = folder.path();
                scope.spawn(move || {
                    let mut settings = Window::started(folder);
                    for number in 0..15 {
                        let name = format!("{window} {number}");
                        settings.change(folder, move |settings| {
                            settings.panel_widths.insert(name.clone(), 300.0);
                        });
                    }
                });
            }
        });
        assert_eq!(Settings::load_from(folder.path()).panel_widths.len(), 60);
    }

    #[test]
    fn changes_of_one_window_are_saved_in_their_order_and_wait_for_a_disk() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let blocked = folder.path().join("blocked");
        fs::write(&blocked, "no folder").expect("a file");
        let (known, changes) = (Settings::default(), Changes::default());
        changes.note(|settings| settings.preferences.text_scale = 1.25);
        changes.note(|settings| settings.preferences.text_scale = 1.5);
        assert!(changes.save_in(&blocked, &known).is_err());
        assert_eq!(changes.merged(&blocked, &known).preferences.text_scale, 1.5);
        fs::remove_file(&blocked).expect("removed");
        changes.save_in(&blocked, &known).expect("a save");
        assert_eq!(Settings::load_from(&blocked).preferences.text_scale, 1.5);
    }

    #[test]
    fn a_window_that_is_held_up_by_another_goes_on_without_the_lock() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let _other = locked(folder.path()).expect("a lock");
        let changes = Changes::default();
        changes.note(|settings| settings.preferences.filters = true);
        changes.save_in(folder.path(), &Settings::default()).expect("a save");
        assert!(Settings::load_from(folder.path()).preferences.filters);
    }
}
