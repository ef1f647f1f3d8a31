//! Work on several threads, each on a part of its own.
//!
//! Invariant: a part is worked on by one thread alone, so that results do not depend on how many there are.

/// Does `work` on all `parts`, each on a thread of its own but for the first, which is done here.
pub(super) fn on_each<T: Send>(parts: impl IntoIterator<Item = T>, work: impl Fn(T) + Sync) {
    let mut parts = parts.into_iter();
    let Some(first) = parts.next() else { return };
    let Some(second) = parts.next() else {
        work(first);
        return;
    };
    std::thread::scope(|scope| {
        let work = &work;
        for part in std::iter::once(second).chain(parts) {
            scope.spawn(move || work(part));
        }
        work(first);
    });
}

/// How many of `count` things each of up to `threads` threads takes, in multiples of `block`, where none should take
/// fewer than `least`.
pub(super) fn share(count: usize, threads: usize, block: usize, least: usize) -> usize {
    let threads = threads.min(count / least.max(1)).max(1);
    (count.div_ceil(threads).div_ceil(block) * block).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_done_once() {
        for count in [0, 1, 2, 7] {
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
