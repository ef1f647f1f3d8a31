//! When unsaved work is kept, and what becomes of it at the end.
//!
//! Invariant: what is written while the window is open is written on a thread.

use super::App;
use crate::files::recovery;
use crate::session::Command;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// From how many entities on the work is not put together while a button of the pointer is held.
const LARGE: usize = 20_000;

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
        let dropped = self.keeper.dropped();
        busy.store(true, Ordering::Relaxed);
        self.in_background(Box::new(move |_| {
            let written = {
                let now = writing.lock().unwrap_or_else(PoisonError::into_inner);
                // Saved, or not wanted, before this thread came to it.
                if *now == dropped { file.write(&work) } else { Ok(()) }
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
    use crate::app::keeping::Keeper;
    use crate::files::jobs::Jobs;
    use crate::model::EntityIndex;
    use crate::model::Position;
    use crate::session::{Action, Answer, Company};
    use std::path::Path;
    use std::time::Instant;

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
            assert!(begin.elapsed() < Duration::from_mins(1), "it takes too long");
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
    fn an_import_that_is_not_saved_is_kept_too_and_comes_back_though_its_source_is_gone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = folder.path().join("ties.csv");
        std::fs::write(&source, "from,to\nAnn,Bob\nBob,Cid\n").expect("a file");
        let state = folder.path().join("state");
        let mut app = window(&state);
        app.apply(Command::Open(source.clone()));
        wait(&mut app, |app| app.session.import_task().is_some());
        app.keep_work_now();
        drop(app);
        std::fs::remove_file(&source).expect("a file");
        let mut next = window(&state);
        let Some(Command::Ask(question)) = next.keeper.question() else { panic!("nothing is offered") };
        next.apply(Command::Ask(question));
        next.apply(Command::Answer(Answer::Recover(0)));
        wait(&mut next, |app| app.session.import_task().is_some());
        let open = next.session.open().expect("a dossier");
        assert_eq!(open.dossier.entities.len(), 3);
        assert!(next.session.is_unsaved(), "it is in no file yet");
        next.keep_work_now();
        next.may_close = true;
        next.end_work();
        drop(next);
        assert_eq!(recovery::left_behind(&state), []);
        assert_eq!(std::fs::read_dir(&state).expect("a folder").count(), 0, "nothing is left");
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
