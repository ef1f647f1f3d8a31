//! Shared values as keys of what was computed from them.

use std::sync::Arc;

/// A shared value as a key: equal only to itself, which costs no comparison of its contents.
#[derive(Debug)]
pub struct Same<T>(Arc<T>);

impl<T> Same<T> {
    /// The key of a shared value. It keeps the value, so that no other one takes its address.
    #[must_use]
    pub fn of(value: &Arc<T>) -> Self {
        Self(Arc::clone(value))
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
