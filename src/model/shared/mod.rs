//! A large value that several hold, such as an open dossier as it is and as it was before its names were looked up.
//!
//! Invariant: whoever changes it changes only its own: a copy, where others hold it too.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A large value that several may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// The value, to be held.
    #[must_use]
    pub fn held(&self) -> &Arc<T> {
        &self.0
    }

    /// Whether this and another are one, which costs no comparison of what they hold.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<'s, T> IntoIterator for &'s Shared<Vec<T>> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen_by_nobody_else() {
        let one = Shared::from(vec![1]);
        let mut other = one.clone();
        assert!(one.is_same(&other));
        other.push(2);
        assert_eq!((one.len(), other.len()), (1, 2));
        assert!(!one.is_same(&other));
    }
}
