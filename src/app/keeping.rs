//! Keeping the reader's unsaved work while the window is open, so that it survives whatever ends the program.
//!
//! Invariant: work is written within two seconds of a change, on a thread; a window without unsaved work keeps none.
//! Invariant: kept work is removed only once nothing is unsaved any more, or the reader has left without saving.

use super::App;
use crate::files::recovery::{self, Work, WorkFile};
use crate::model::Position;
use crate::session::{Command, Prompt, Session};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long after a change the work is written: changes that follow each other are written together.
const PAUSE: Duration = Duration::from_millis(900);

/// From how many entities on the work is not put together while a button of the pointer is held.
const LARGE: usize = 20_000;

/// What tells one state of the work from another.
#[derive(Clone)]
struct State {
    revision: u64,
    positions: Arc<Vec<Position>>,
}

impl State {
    fn of(session: &Session) -> Self {
        let workspace = session.workspace();
        Self { revision: workspace.revision, positions: Arc::clone(&workspace.positions) }
    }

    /// Whether nothing has changed. Positions that a layout is still moving count only once they rest.
    fn is_same(&self, now: &Self, rests: bool) -> bool {
        self.revision == now.revision && (!rests || Arc::ptr_eq(&self.positions, &now.positions))
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
    /// Held while the file is written.
    writing: Arc<Mutex<()>>,
    busy: Arc<AtomicBool>,
    /// Work of earlier runs that is on screen again, to be removed once this window has kept it itself.
    taken: Vec<PathBuf>,
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
        (!found.is_empty() || report.is_some()).then(|| Command::Ask(Prompt::Recover(found, report)))
    }

    /// Work of an earlier run is on screen again.
    pub(super) fn take(&mut self, file: PathBuf) {
        self.taken.push(file);
    }

    /// How long until something is to be written; nothing is where everything is.
    fn due(&mut self, session: &Session) -> Option<Duration> {
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
    fn next(&mut self, session: &Session) -> Option<(WorkFile, Work)> {
        let work = work_of(session)?;
        if self.file.is_none() {
            self.file = self.folder.as_deref().and_then(|folder| WorkFile::in_folder(folder).ok());
        }
        let file = self.file.clone()?;
        self.written = Some(State::of(session));
        self.waiting = None;
        Some((file, work))
    }

    /// Removes what was kept: it is saved, or not wanted.
    fn drop_work(&mut self) {
        self.waiting = None;
        if self.written.take().is_some() {
            let _last = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
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
        origin: open.origin.clone(),
        layout_file: session.layout_file().path().cloned(),
        title: open.title(),
        layout: session.layout_to_save(Path::new(""))?,
    })
}

impl App {
    /// Keeps the unsaved work, or drops what is not needed any more.
    pub(super) fn keep_work(&mut self) {
        if !self.session.is_unsaved() {
            return self.keeper.drop_work();
        }
        let Some(pause) = self.keeper.due(&self.session) else { return };
        let is_large = self.session.open().is_some_and(|open| open.dossier.entities.len() >= LARGE);
        let held = is_large && self.ctx.input(|input| input.pointer.any_down());
        if !pause.is_zero() || held || self.keeper.busy.load(Ordering::Relaxed) {
            return self.ctx.request_repaint_after(pause.max(Duration::from_millis(100)));
        }
        let Some((file, work)) = self.keeper.next(&self.session) else { return };
        let (writing, busy) = (Arc::clone(&self.keeper.writing), Arc::clone(&self.keeper.busy));
        let taken = std::mem::take(&mut self.keeper.taken);
        busy.store(true, Ordering::Relaxed);
        self.in_background(Box::new(move |_| {
            let written = {
                let _alone = writing.lock().unwrap_or_else(PoisonError::into_inner);
                file.write(&work)
            };
            busy.store(false, Ordering::Relaxed);
            match written {
                Ok(()) => {
                    taken.iter().for_each(|file| recovery::forget(file));
                    None
                }
                Err(error) => Some(Command::Warn(format!("Unsaved work cannot be kept for the next start: {error}"))),
            }
        }));
    }

    /// Writes the unsaved work at once, on this thread: the program is about to end.
    pub(super) fn keep_work_now(&mut self) {
        if !self.session.is_unsaved() {
            return;
        }
        let Some((file, work)) = self.keeper.next(&self.session) else { return };
        let _alone = self.keeper.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if file.write(&work).is_ok() {
            self.keeper.taken.drain(..).for_each(|file| recovery::forget(&file));
        }
    }

    /// What becomes of the work when the window has closed: it goes where the reader has left without saving, and stays where
    /// something else has ended the program.
    pub(super) fn end_work(&mut self) {
        if self.may_close || !self.session.is_unsaved() {
            self.keeper.drop_work();
        } else {
            self.keep_work_now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Start;
    use crate::files::jobs::Jobs;
    use crate::model::EntityIndex;
    use crate::session::{Action, Answer, Company};

    /// A window on the first example whose work is kept in a folder, once its example is open.
    fn window(folder: &Path) -> App {
        let mut app = App::new(&egui::Context::default(), Start::default(), Jobs::default());
        app.keeper = Keeper::in_folder(Some(folder.to_owned()));
        wait(&mut app, |app| app.session.open().is_some());
        wait(&mut app, |app| !app.session.settling().is_under_way());
        app
    }

    fn wait(app: &mut App, until: impl Fn(&App) -> bool) {
        let begin = Instant::now();
        while !until(app) {
            assert!(begin.elapsed() < Duration::from_secs(60), "it takes too long");
            app.take_arrived();
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn drag(app: &mut App) {
        let entities = vec![EntityIndex(0)];
        app.apply(Command::Move { entities, by: Position::new(30.0, 10.0), gesture: 7, company: Company::default() });
        assert!(app.session.is_unsaved());
    }

    #[test]
    fn unsaved_work_is_kept_offered_and_taken_over_and_the_file_goes_once_it_is_kept_anew() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path();
        let mut app = window(folder);
        drag(&mut app);
        let moved = app.session.workspace().positions[0];
        app.keep_work_now();
        assert_eq!(recovery::left_behind(folder), [], "its window is open");
        // It ends without a word.
        drop(app);
        let mut next = window(folder);
        let Some(Command::Ask(question)) = next.keeper.question() else { panic!("nothing is offered") };
        next.apply(Command::Ask(question));
        next.apply(Command::Answer(Answer::Recover(0)));
        wait(&mut next, |app| app.session.workspace().positions.first() == Some(&moved));
        assert!(next.session.is_unsaved(), "it is not saved by that");
        assert_eq!(recovery::left_behind(folder).len(), 1, "it stays until it is kept anew");
        next.keep_work_now();
        assert_eq!(recovery::left_behind(folder), []);
        next.apply(Command::Do(Action::Undo));
        assert_ne!(next.session.workspace().positions[0], moved, "one step takes it back");
        next.may_close = true;
        next.end_work();
        drop(next);
        assert_eq!(recovery::left_behind(folder), [], "who leaves without saving keeps nothing");
    }

    #[test]
    fn what_ends_the_program_unasked_leaves_the_work_and_a_save_takes_it_away() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut app = window(folder.path());
        drag(&mut app);
        app.end_work();
        app.keep_work();
        drop(app);
        assert_eq!(recovery::left_behind(folder.path()).len(), 1);
        let mut next = window(folder.path());
        drag(&mut next);
        next.keep_work_now();
        next.apply(Command::SaveLayoutAs(folder.path().join("x.layout.ron")));
        wait(&mut next, |app| !app.session.is_unsaved());
        next.keep_work();
        drop(next);
        assert_eq!(recovery::left_behind(folder.path()).len(), 1, "only that of the first window");
    }
}
