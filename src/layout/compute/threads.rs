//! Work on several threads, each on a part of its own.
//!
//! There are two ways. A pool lives as long as the layout of a large component, since to start a thread takes longer than a
//! step of a small network; it is rayon's, since without `unsafe` only a crate can lend borrowed data to threads that
//! outlive the loan. Scoped threads serve work of some milliseconds on groups of small components. The other threads of a
//! layout are that of the driver, on which it runs beside a window, and one for each large component.
//!
//! Invariant: a part is worked on by one thread alone, so that results do not depend on how many there are.

use rayon_core::{ThreadPoolBuilder, current_thread_index, in_place_scope};

/// Fewer nodes than this are not worth a thread.
pub(crate) const NODES_A_THREAD: usize = 500;

/// Does `work` with a pool of `threads` threads for [`on_each`]; with one if the system gives no more.
pub(crate) fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    if threads < 2 {
        return work();
    }
    let name = |at| format!("layout {at}");
    match ThreadPoolBuilder::new().num_threads(threads).thread_name(name).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}

/// Does `work` on all `parts`, each on a thread of the pool but for the first, which is done here. Outside of
/// [`with_threads`] all are done here.
pub(crate) fn on_each<T: Send>(parts: impl IntoIterator<Item = T>, work: impl Fn(T) + Sync) {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else { return };
    if current_thread_index().is_none() {
        std::iter::once(first).chain(parts).for_each(work);
        return;
    }
    let Some(second) = parts.next() else {
        work(first);
        return;
    };
    in_place_scope(|scope| {
        let work = &work;
        for part in std::iter::once(second).chain(parts) {
            scope.spawn(move |_| work(part));
        }
        work(first);
    });
}

/// Does `work` on all `parts`, each on a thread that is started for it but for the first, which is done here: for work of
/// some milliseconds. If a thread does not start, the rest is skipped; the caller tries again.
pub(crate) fn on_own_threads<T: Send>(parts: impl IntoIterator<Item = T>, work: impl Fn(T) + Sync) {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else { return };
    let work = &work;
    std::thread::scope(|scope| {
        for part in parts {
            if std::thread::Builder::new()
                .name("layout group".to_owned())
                .spawn_scoped(scope, move || work(part))
                .is_err()
            {
                break;
            }
        }
        work(first);
    });
}

/// How many of `threads` threads `count` nodes are worth.
pub(crate) fn worth(count: usize, threads: usize) -> usize {
    threads.min(count / NODES_A_THREAD).max(1)
}

/// How many of `count` things each of up to `threads` threads takes, in multiples of `block`, where none should take
/// fewer than `least`.
pub(crate) fn share(count: usize, threads: usize, block: usize, least: usize) -> usize {
    let threads = threads.min(count / least.max(1)).max(1);
    (count.div_ceil(threads).div_ceil(block) * block).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_done_once() {
        for count in [0, 1, 2, 7] {
            for threads in [1, 2, 16] {
                let mut done = vec![0; count];
                with_threads(threads, || on_each(done.iter_mut(), |cell| *cell += 1));
                assert_eq!(done, vec![1; count]);
            }
            let mut done = vec![0; count];
            on_each(done.iter_mut(), |cell| *cell += 1);
            assert_eq!(done, vec![1; count]);
        }
    }

    #[test]
    fn shares_are_whole_blocks_and_cover_everything() {
        assert_eq!(share(100, 4, 8, 1), 32);
        assert_eq!(share(100, 4, 8, 60), 104);
        assert_eq!(share(0, 4, 8, 10), 1);
    }
}
