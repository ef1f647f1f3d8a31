//! Threads: texts read at once that need nothing of one another.
//!
//! Invariant: results are the same, in the same order, however many threads there are.

use std::panic::resume_unwind;
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

    #[test]
    fn results_are_in_order_by_any_number_of_threads() {
        let items: Vec<usize> = (0..100).collect();
        for threads in 0..9 {
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(shared_by(threads, &items, &|item| item * 2), doubled, "{threads}");
        }
        assert_eq!(both(|| 1, || "two"), (1, "two"));
    }
}
