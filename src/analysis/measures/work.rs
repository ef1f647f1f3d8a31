//! Long work: how far it is, whether it is still wanted, and the threads that share it.
//!
//! Invariant: a part is worked on by one thread alone and its result has a place of its own, so that no result depends on
//! how many threads there are.

use rayon_core::ThreadPoolBuilder;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far some work is, seen from another thread, which may cancel it.
#[derive(Debug, Default)]
pub struct Work {
    /// How many threads share it; 0: one for each core.
    threads: usize,
    total: AtomicU64,
    done: AtomicU64,
    cancelled: AtomicBool,
}

impl Work {
    /// Work that so many threads share; 0: one for each core.
    #[must_use]
    pub fn by(threads: usize) -> Self {
        Self { threads, ..Self::default() }
    }

    /// The part of it that is done, from 0 to 1.
    #[must_use]
    pub fn done(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed);
        if total == 0 { 0.0 } else { (self.done.load(Ordering::Relaxed) as f32 / total as f32).min(1.0) }
    }

    /// Cancels it: it ends soon, without a result.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Begins something of so many steps.
    pub(super) fn begin(&self, steps: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(steps, Ordering::Relaxed);
    }

    /// Notes that some steps are done. Returns whether the work is still wanted.
    pub(super) fn step(&self, steps: u64) -> bool {
        self.done.fetch_add(steps, Ordering::Relaxed);
        !self.is_cancelled()
    }

    /// What `work` makes of each part, in order; the parts are shared among the threads. `None` where it was cancelled.
    pub(super) fn each<T: Send, R: Send>(&self, parts: Vec<T>, work: impl Fn(T) -> R + Sync) -> Option<Vec<R>> {
        let one_by_one = self.threads == 1 || parts.len() < 2;
        let name = |at| format!("measure {at}");
        let pool = if one_by_one {
            None
        } else {
            ThreadPoolBuilder::new().num_threads(self.threads).thread_name(name).build().ok()
        };
        let Some(pool) = pool else {
            let results: Vec<R> = parts.into_iter().take_while(|_| !self.is_cancelled()).map(work).collect();
            return (!self.is_cancelled()).then_some(results);
        };
        let mut results: Vec<Option<R>> = parts.iter().map(|_| None).collect();
        pool.scope(|scope| {
            let work = &work;
            for (place, part) in results.iter_mut().zip(parts) {
                scope.spawn(move |_| {
                    if !self.is_cancelled() {
                        *place = Some(work(part));
                    }
                });
            }
        });
        let results: Option<Vec<R>> = results.into_iter().collect();
        results.filter(|_| !self.is_cancelled())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_by_any_number_of_threads() {
        for threads in [0, 1, 2, 5] {
            let work = Work::by(threads);
            work.begin(20);
            let squares = work.each((0..20).collect(), |number: u64| {
                work.step(1);
                number * number
            });
            assert_eq!(squares, Some((0..20).map(|number| number * number).collect()));
            assert!(work.done() == 1.0);
        }
    }

    #[test]
    fn cancelled_work_has_no_result() {
        for threads in [1, 2] {
            let work = Work::by(threads);
            let seen = work.each((0..100).collect(), |number: u32| {
                work.cancel();
                number
            });
            assert_eq!(seen, None);
        }
        assert_eq!(Work::default().done(), 0.0);
    }
}
