//! A shell without a window: it performs what a session asks for at once, on the thread that calls it.
//!
//! The command line, the tests and the benches drive a session with it. Loads, saves and exports are the window's own
//! [`crate::files::jobs`]; file dialogs, clipboard and links are only noted among the [`effects`](Shell::effects).
//!
//! Invariant: no egui, no thread but those of the layout, no settings unless it was given a folder for them.

use crate::files::jobs::{Job, Jobs, Performed, with_whole_path};
use crate::layout;
use crate::layout::quality::{Ruler, Sample};
use crate::session::{Command, Effect, Preferences, Session};
use std::sync::Arc;

/// A session and what performs its effects.
#[derive(Debug, Default)]
pub struct Shell {
    /// The session. The effects of a command that is applied here directly are not performed.
    pub session: Session,
    /// What the session asked for, in order.
    pub effects: Vec<Effect>,
    jobs: Jobs,
    /// How many threads a layout runs on; 0 means one for each core.
    threads: usize,
    /// The layout that waits, by its ticket.
    waiting: Option<u64>,
    /// Whether it is held.
    is_held: bool,
    /// Whether measures are taken of layouts.
    is_watched: bool,
}

impl Shell {
    /// A shell over a new session, whose layouts run on `threads` threads; 0 means one for each core.
    #[must_use]
    pub fn new(preferences: Preferences, threads: usize) -> Self {
        Self { session: Session::new(preferences), threads, ..Self::default() }
    }

    /// Applies a command and performs what it asks for. Returns the commands that this was answered with, after they
    /// were applied too.
    ///
    /// A layout only waits, so that commands which would start it again cost nothing; [`Shell::settle`] runs it.
    pub fn apply(&mut self, command: Command) -> Vec<Command> {
        let mut answers: Vec<Command> = Vec::new();
        self.obey(command, &mut answers);
        while let Some(job) = self.jobs.measure(&self.session) {
            self.run(job, &mut answers);
        }
        while let Some(job) = self.jobs.index_facets(&self.session) {
            self.run(job, &mut answers);
        }
        while let Some(job) = self.jobs.measure_network(&self.session) {
            self.run(job, &mut answers);
        }
        answers
    }

    /// Runs the layout that waits, if it is not held.
    pub fn settle(&mut self) {
        while let Some(ticket) = self.waiting.take_if(|_| !self.is_held) {
            let Some(request) = self.session.layout_request(self.threads) else { return };
            let ruler = self.is_watched.then(|| Ruler::new(&request));
            let positions = Arc::new(layout::run(request));
            if let Some(ruler) = ruler {
                let sample = Sample { done: 1.0, measures: ruler.measure(&positions) };
                self.apply(Command::Course { ticket, samples: Arc::new(vec![sample]) });
            }
            self.apply(Command::Settled { ticket, positions, running: None });
        }
    }

    fn obey(&mut self, command: Command, answers: &mut Vec<Command>) {
        for effect in self.session.apply(with_whole_path(command)) {
            self.effects.push(effect.clone());
            match self.jobs.perform(effect, &self.session) {
                Performed::Done => {}
                Performed::Job(job) => self.run(job, answers),
                Performed::Left(effect) => self.perform(&effect),
            }
        }
    }

    fn run(&mut self, job: Job, answers: &mut Vec<Command>) {
        // Nobody sees what is there before the end.
        if let Some(answer) = job(&mut drop) {
            answers.push(answer.clone());
            self.obey(answer, answers);
        }
    }

    /// Performs the orders to the layout.
    fn perform(&mut self, effect: &Effect) {
        match effect {
            Effect::StartLayout(ticket) => {
                self.waiting = Some(*ticket);
                self.is_held = false;
            }
            Effect::PauseLayout => self.is_held = true,
            Effect::ResumeLayout => self.is_held = false,
            Effect::StopLayout => self.waiting = None,
            Effect::WatchCourse(watched) => self.is_watched = *watched,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
