//! Threads: the bands of a large picture are drawn side by side.
//!
//! Invariant: the bands are the same, in the same order, however many threads there are.

use super::render::RenderError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// A band, or why there is none.
type Made = Result<Vec<u8>, RenderError>;

/// What `work` makes of each place, in their order, on all cores. `go_on` is told the share that is done, and ends the work by an
/// error.
pub(super) fn in_parallel(
    count: usize,
    go_on: impl Fn(f32) -> Result<(), RenderError> + Sync,
    work: impl Fn(usize) -> Result<Vec<u8>, RenderError> + Sync,
) -> Result<Vec<Vec<u8>>, RenderError> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(count.max(1));
    let (next, finished) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let bands: Mutex<Vec<Option<Made>>> = Mutex::new((0..count).map(|_| None).collect());
    let work_on = || {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            if place >= count {
                return;
            }
            let done = finished.load(Ordering::Relaxed) as f32 / count as f32;
            let made = go_on(done).and_then(|()| work(place));
            if made.is_err() {
                // Nobody begins another.
                next.store(count, Ordering::Relaxed);
            }
            finished.fetch_add(1, Ordering::Relaxed);
            bands.lock().unwrap_or_else(PoisonError::into_inner)[place] = Some(made);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work_on);
        }
        work_on();
    });
    let bands = bands.into_inner().unwrap_or_else(PoisonError::into_inner);
    let failed = bands.iter().flatten().find_map(|band| band.as_ref().err()).cloned();
    match failed {
        Some(error) => Err(error),
        None => Ok(bands.into_iter().flatten().flatten().collect()),
    }
}
