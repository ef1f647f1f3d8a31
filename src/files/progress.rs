//! How far a load is, seen from another thread, which may cancel it.
//!
//! Invariant: it only tells; the result of a load that is not cancelled does not depend on it.

use crate::session::{Loading, Stage};
use crate::text::Step;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};

/// The steps, in the order in which they are done.
const STEPS: [Step; 4] = [Step::Sentences, Step::Quotes, Step::Missing, Step::Names];

/// How far a load is.
#[derive(Debug, Default)]
pub struct Progress {
    /// 0 while the file is read; then the number of the step, from 1.
    stage: AtomicU8,
    /// How many documents each step was done for.
    done: [AtomicUsize; STEPS.len()],
    /// How many documents there are.
    all: AtomicUsize,
    /// Whether what was loaded can be seen already, though names are still being looked up.
    is_shown: AtomicBool,
    is_cancelled: AtomicBool,
    is_over: AtomicBool,
}

impl Progress {
    /// Cancels it: it ends soon, without a result.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    /// Notes that it is over.
    pub(super) fn end(&self) {
        self.is_over.store(true, Ordering::Relaxed);
    }

    /// Notes that what was loaded can be seen.
    pub(super) fn show(&self) {
        self.is_shown.store(true, Ordering::Relaxed);
    }

    /// Whether what is loaded can be seen already.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.is_shown.load(Ordering::Relaxed)
    }

    /// Notes how many documents there are to read.
    pub(super) fn begin(&self, documents: usize) {
        self.all.store(documents, Ordering::Relaxed);
    }

    /// Notes that a step was done for so many documents more. Returns whether it is still wanted.
    pub(super) fn step(&self, step: Step, documents: usize) -> bool {
        let number = STEPS.iter().position(|one| *one == step).unwrap_or_default();
        self.stage.fetch_max(number as u8 + 1, Ordering::Relaxed);
        self.done[number].fetch_add(documents, Ordering::Relaxed);
        !self.is_cancelled()
    }

    /// How far it is; `None` where it is over.
    #[must_use]
    pub fn now(&self) -> Option<Loading> {
        if self.is_over.load(Ordering::Relaxed) {
            return None;
        }
        let all = self.all.load(Ordering::Relaxed);
        let step = usize::from(self.stage.load(Ordering::Relaxed)).checked_sub(1);
        Some(match step {
            None => Loading { stage: Stage::File, done: 0, all },
            Some(step) => {
                Loading { stage: Stage::Documents(STEPS[step]), done: self.done[step].load(Ordering::Relaxed), all }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_tells_its_last_step_until_it_is_over_or_cancelled() {
        let progress = Progress::default();
        assert_eq!(progress.now().map(|now| now.stage), Some(Stage::File));
        progress.begin(10);
        assert!(progress.step(Step::Quotes, 4));
        // One that comes late from another thread turns nothing back.
        assert!(progress.step(Step::Sentences, 1));
        let now = progress.now();
        assert_eq!(now, Some(Loading { stage: Stage::Documents(Step::Quotes), done: 4, all: 10 }));
        progress.cancel();
        assert!(!progress.step(Step::Names, 1) && progress.is_cancelled());
        progress.end();
        assert_eq!(progress.now(), None);
    }
}
