//! Values that are kept while what they were computed from stays the same.

pub(super) use crate::session::Same;
use std::cell::RefCell;

/// A computed value with the key that it was computed for. Only the last one is kept.
#[derive(Debug)]
pub(super) struct Cached<K, V>(RefCell<Option<(K, V)>>);

impl<K, V> Default for Cached<K, V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

impl<K: PartialEq, V: Clone> Cached<K, V> {
    /// The value for `key`: the kept one, or else what `compute` makes.
    pub(super) fn get(&self, key: K, compute: impl FnOnce() -> V) -> V {
        if let Some((_, value)) = self.0.borrow().as_ref().filter(|(of, _)| *of == key) {
            return value.clone();
        }
        let value = compute();
        *self.0.borrow_mut() = Some((key, value.clone()));
        value
    }
}

/// The last value of something, to notice when it changes.
#[derive(Debug)]
pub(super) struct Last<K>(Option<K>);

impl<K> Default for Last<K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: PartialEq> Last<K> {
    /// Notes a value. Returns whether it differs from the one before; the first one does.
    pub(super) fn changes_to(&mut self, value: K) -> bool {
        let changes = self.0.as_ref() != Some(&value);
        self.0 = Some(value);
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::sync::Arc;

    #[test]
    fn a_value_is_computed_again_only_for_another_key() {
        let computed = Cell::new(0);
        let cached = Cached::default();
        let get = |key: u32| {
            cached.get(key, || {
                computed.set(computed.get() + 1);
                key * 10
            })
        };
        assert_eq!([get(1), get(1), get(2), get(1)], [10, 10, 20, 10]);
        assert_eq!(computed.get(), 3);
    }

    #[test]
    fn equal_values_are_the_same_only_where_they_are_shared() {
        let one = Arc::new(vec![1]);
        assert!(Same::of(&one) == Same::of(&Arc::clone(&one)));
        assert!(Same::of(&one) != Same::of(&Arc::new(vec![1])));
    }

    #[test]
    fn the_first_value_is_a_change_and_the_same_again_is_none() {
        let mut last = Last::default();
        assert_eq!([1, 1, 2, 1].map(|value| last.changes_to(value)), [true, false, true, true]);
    }
}
