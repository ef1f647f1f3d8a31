//! Threads: texts read at once that need nothing of one another.
//!
//! Invariant: results are the same, in the same order, however many threads there are.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// The fewest items that a thread is worth.
const WORTH: usize = 8;

/// Does two things at once. Where no thread can be had, one after the other.
pub(super) fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Sync) -> (A, B) {
    scope(|scope| {
        let running = Builder::new().spawn_scoped(scope, &other).ok();
        let one = one();
        let other = match running {
            Some(running) => running.join().unwrap_or_else(|panic| resume_unwind(panic)),
            None => other(),
        };
        (one, other)
    })
}

/// What is told of long work: how many more of its items are done. Answers whether it is still wanted.
pub(super) type Told<'t> = &'t (dyn Fn(usize) -> bool + Sync);

/// As [`each`], telling of every item; `None` where the result is not wanted any more.
pub(super) fn each_told<T: Sync, R: Send>(
    items: &[T],
    told: Told<'_>,
    read: impl Fn(&T) -> R + Sync,
) -> Option<Vec<R>> {
    let is_over = AtomicBool::new(false);
    let results = each(items, |item| {
        if is_over.load(Ordering::Relaxed) {
            return None;
        }
        let result = read(item);
        if !told(1) {
            is_over.store(true, Ordering::Relaxed);
        }
        Some(result)
    });
    let is_wanted = !is_over.into_inner();
    results.into_iter().collect::<Option<Vec<R>>>().filter(|_| is_wanted)
}

/// What `read` makes of each item, in order; the items are shared among threads.
pub(super) fn each<T: Sync, R: Send>(items: &[T], read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    shared_by(available_parallelism().map_or(1, usize::from), items, &read)
}

/// The same by a number of threads.
fn shared_by<T: Sync, R: Send>(threads: usize, items: &[T], read: &(impl Fn(&T) -> R + Sync)) -> Vec<R> {
    if threads < 2 || items.len() < 2 * WORTH {
        return items.iter().map(read).collect();
    }
    let (first, second) = items.split_at(items.len() / 2);
    let (mut all, rest) = both(|| shared_by(threads.div_ceil(2), first, read), || shared_by(threads / 2, second, read));
    all.extend(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn results_are_in_order_by_any_number_of_threads() {
        let items: Vec<usize> = (0..100).collect();
        for threads in 0..9 {
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(shared_by(threads, &items, &|item| item * 2), doubled, "{threads}");
        }
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }

    #[test]
    fn what_is_not_wanted_any_more_has_no_result() {
        let items: Vec<usize> = (0..100).collect();
        let told = AtomicUsize::new(0);
        let wanted = |more| told.fetch_add(more, Ordering::Relaxed) + more <= 100;
        assert_eq!(each_told(&items, &wanted, |item| *item), Some(items.clone()));
        assert_eq!(told.load(Ordering::Relaxed), 100);
        assert_eq!(each_told(&items, &wanted, |item| *item), None);
    }
}
