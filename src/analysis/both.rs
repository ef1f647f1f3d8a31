//! Two things at a time, where a frame of the window waits for them.
//!
//! A thread is started for one of them and ends with it: threads that are shared with longer work may all be busy.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Does both things at a time, where the system has a thread for the second.
pub(super) fn both<A, B: Send>(one: impl FnOnce() -> A, other: impl Fn() -> B + Send + Sync) -> (A, B) {
    scope(|scope| match Builder::new().spawn_scoped(scope, &other) {
        Ok(thread) => {
            let one = one();
            (one, thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
        }
        Err(_) => (one(), other()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_and_a_panic_is_passed_on() {
        assert_eq!(both(|| 1, || "b"), (1, "b"));
        let failed = std::panic::catch_unwind(|| both(|| 1, || panic!("the second"))).map(|both: (i32, ())| both.0);
        assert_eq!(failed.expect_err("a panic").downcast_ref(), Some(&"the second"));
    }
}
