//! Keeping the reader's unsaved work while the window is open, so that it survives whatever ends the program.
//!
//! Invariant: work is written within two seconds of a change, on a thread; a window without unsaved work keeps none.
//! Invariant: kept work is removed only once nothing is unsaved any more, or the reader has left without saving.

use crate::files::recovery::{self, Work, WorkFile};
use crate::model::{OpenDossier, Origin, Position};
use crate::session::{Command, Prompt, Same, Session};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long after a change the work is written: changes that follow each other are written together.
const PAUSE: Duration = Duration::from_millis(900);

/// What tells one state of the work from another.
#[derive(Clone)]
struct State {
    /// Which dossier it is, for one that is imported and may be imported anew.
    opened: Option<Same<OpenDossier>>,
    revision: u64,
    positions: Arc<Vec<Position>>,
}

impl State {
    fn of(session: &Session) -> Self {
        let workspace = session.workspace();
        let opened = session.open().map(Same::of);
        Self { opened, revision: workspace.revision, positions: Arc::clone(&workspace.positions) }
    }

    /// Whether nothing has changed. Positions that a layout is still moving count only once they rest.
    fn is_same(&self, now: &Self, rests: bool) -> bool {
        self.opened == now.opened
            && self.revision == now.revision
            && (!rests || Arc::ptr_eq(&self.positions, &now.positions))
    }
}

/// Keeps the work of one window.
#[derive(Default)]
pub(super) struct Keeper {
    folder: Option<PathBuf>,
    file: Option<WorkFile>,
    /// What was written last.
    written: Option<State>,
    /// Since when something is to be written.
    waiting: Option<Instant>,
    /// Held while the file is written: how often work was dropped. What was put together before the last time is not written
    /// any more.
    pub(super) writing: Arc<Mutex<u64>>,
    pub(super) busy: Arc<AtomicBool>,
    /// Work of earlier runs that is on screen again, to be removed once this window has kept it itself.
    pub(super) taken: Vec<PathBuf>,
}

impl Keeper {
    /// Keeps work in a folder, if any.
    pub(super) fn in_folder(folder: Option<PathBuf>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// What earlier runs left behind, as a question to the reader.
    pub(super) fn question(&self) -> Option<Command> {
        let folder = self.folder.as_deref()?;
        let (found, report) = (recovery::left_behind(folder), recovery::crash::newest(folder));
        (!found.is_empty() || report.is_some()).then_some(Command::Ask(Prompt::Recover(found, report)))
    }

    /// Work of an earlier run is on screen again.
    pub(super) fn take(&mut self, file: PathBuf) {
        self.taken.push(file);
    }

    /// How long until something is to be written; nothing is where everything is.
    pub(super) fn due(&mut self, session: &Session) -> Option<Duration> {
        let now = State::of(session);
        let rests = !session.settling().is_under_way();
        if self.written.as_ref().is_some_and(|written| written.is_same(&now, rests)) {
            self.waiting = None;
            return None;
        }
        let since = *self.waiting.get_or_insert_with(Instant::now);
        Some(PAUSE.saturating_sub(since.elapsed()))
    }

    /// The file to write to, and what.
    pub(super) fn next(&mut self, session: &Session) -> Option<(WorkFile, Work)> {
        let work = work_of(session)?;
        if self.file.is_none() {
            self.file = self.folder.as_deref().and_then(|folder| WorkFile::in_folder(folder).ok());
        }
        let file = self.file.clone()?;
        self.written = Some(State::of(session));
        self.waiting = None;
        Some((file, work))
    }

    /// How often work was dropped.
    pub(super) fn dropped(&self) -> u64 {
        *self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Removes what was kept: it is saved, or not wanted.
    pub(super) fn drop_work(&mut self) {
        self.waiting = None;
        if self.written.take().is_some() {
            *self.writing.lock().unwrap_or_else(PoisonError::into_inner) += 1;
            if let Some(file) = &self.file {
                file.remove();
            }
        }
        self.taken.drain(..).for_each(|file| recovery::forget(&file));
    }
}

/// The unsaved work of a session.
fn work_of(session: &Session) -> Option<Work> {
    let open = session.open()?;
    Some(Work {
        dossier: matches!(open.origin, Origin::Import(_)).then(|| Arc::clone(open)),
        origin: open.origin.clone(),
        layout_file: session.layout_file().path().cloned(),
        title: open.title(),
        layout: session.layout_to_save(Path::new(""))?,
    })
}
