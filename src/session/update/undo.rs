//! Undo and redo, and the recording of steps.

use crate::session::Session;
use crate::session::state::{Direction, Touched, Workspace};
use std::cmp::Ordering;

impl Session {
    /// Records an undo step; the caller then changes the workspace. An adjustment of the layout that is under way is a
    /// step of its own, before this one.
    pub(in crate::session) fn step(
        &mut self,
        name: &'static str,
        touched: Touched,
        gesture: Option<u64>,
    ) -> &mut Workspace {
        self.keep_tuning();
        self.edits.step(name, touched, gesture)
    }

    /// Takes the last step back where it changed nothing.
    pub(super) fn drop_idle_step(&mut self) {
        // While options are adjusted, the last step is from before the adjustment.
        if self.tuning.is_none() {
            self.edits.drop_idle_step();
        }
    }

    /// Goes to the state after the first `count` steps of the history: undoes or redoes as many as that takes.
    pub(in crate::session) fn go_to_step(&mut self, count: usize) {
        self.keep_tuning();
        loop {
            let before = self.edits.history.steps();
            let direction = match before.cmp(&count) {
                Ordering::Less => Direction::Next,
                Ordering::Equal => return,
                Ordering::Greater => Direction::Previous,
            };
            self.walk_history(direction);
            if self.edits.history.steps() == before {
                return;
            }
        }
    }

    /// What the steps of the history are called, the oldest first, and how many of them are done.
    #[must_use]
    pub fn history_steps(&self) -> (Vec<&'static str>, usize) {
        (self.edits.history.names().collect(), self.edits.history.steps())
    }

    /// Undoes the last step, or redoes the one that was undone last.
    pub(in crate::session) fn walk_history(&mut self, direction: Direction) {
        self.keep_tuning();
        let (steps, shown) = (self.edits.history.steps(), self.workspace().shown.clone());
        if self.edits.history.moves_all(direction) {
            self.stop_layout();
        }
        if self.edits.history.moves_most(direction, self.workspace().positions.len()) {
            self.viewpoint.fit_again();
        }
        // What is held goes on from where it stands then.
        self.dragging = None;
        // A layout that was on its way to the same positions led to nothing, and its step is gone. It is what the reader
        // saw move and took back.
        if direction == Direction::Next || self.edits.history.steps() == steps {
            self.edits.walk(direction);
        }
        if self.workspace().shown != shown {
            self.viewpoint.fit_again();
        }
    }
}
