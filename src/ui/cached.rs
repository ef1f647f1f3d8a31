//! Values that are kept while what they were computed from stays the same.

pub(super) use crate::session::Same;
use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::BTreeMap;

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

/// The most values that are kept at once: more than any panel shows.
const KEPT: usize = 2_000;

/// Values by key, each kept while what all of them come from stays the same.
#[derive(Debug)]
pub(super) struct Kept<S, K, V>(RefCell<(Option<S>, BTreeMap<K, V>)>);

impl<S, K, V> Default for Kept<S, K, V> {
    fn default() -> Self {
        Self(RefCell::new((None, BTreeMap::new())))
    }
}

impl<S: PartialEq, K: Ord, V: Clone> Kept<S, K, V> {
    /// The value for `key` out of `source`: the kept one, or else what `compute` makes.
    pub(super) fn get<Q>(&self, source: S, key: &Q, compute: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        let mut kept = self.0.borrow_mut();
        let (of, values) = &mut *kept;
        if of.as_ref() != Some(&source) || values.len() >= KEPT {
            values.clear();
            *of = Some(source);
        }
        if let Some(value) = values.get(key) {
            return value.clone();
        }
        let value = compute();
        values.insert(key.to_owned(), value.clone());
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
    /// Whether a value was noted.
    pub(super) fn is_set(&self) -> bool {
        self.0.is_some()
    }

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
    fn values_by_key_are_computed_once_for_each_source() {
        let computed = Cell::new(0);
        let kept: Kept<u32, Vec<u32>, u32> = Kept::default();
        let get = |source: u32, key: &[u32]| {
            kept.get(source, key, || {
                computed.set(computed.get() + 1);
                source + key.len() as u32
            })
        };
        assert_eq!(
            [get(10, &[1]), get(10, &[1, 2]), get(10, &[1]), get(20, &[1]), get(10, &[1])],
            [11, 12, 11, 21, 11]
        );
        assert_eq!(computed.get(), 4, "the third was kept, the last was not");
        for key in 0..3_000 {
            get(10, &[key]);
        }
        assert!(kept.0.borrow().1.len() <= KEPT);
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
