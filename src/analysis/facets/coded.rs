//! Values by number: what is counted again and again, looked up once.
//!
//! Invariant: values are in their order, or the most frequent comes first; of equally frequent ones the smaller.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// The number of what has no value.
const NONE: u32 = u32::MAX;

/// A value for each of many things, by its number among the different values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded<T> {
    /// The different values.
    pub values: Vec<T>,
    /// How many things have each.
    pub totals: Vec<u32>,
    /// How many things have none.
    pub without: u32,
    of: Vec<u32>,
}

impl<T> Default for Coded<T> {
    fn default() -> Self {
        Self { values: Vec::new(), totals: Vec::new(), without: 0, of: Vec::new() }
    }
}

impl<T: Copy + Eq + Hash + Ord> Coded<T> {
    /// The values of things, in the order of the things; the most frequent value is number 0.
    pub(super) fn of(things: impl Iterator<Item = Option<T>>) -> Self {
        let mut coded = Self::numbered(things);
        let mut order: Vec<usize> = (0..coded.values.len()).collect();
        order.sort_unstable_by_key(|at| (Reverse(coded.totals[*at]), coded.values[*at]));
        coded.order(&order);
        coded
    }

    /// The values of things, in the order of the things; the smallest value is number 0.
    pub(super) fn in_order(things: impl Iterator<Item = Option<T>>) -> Self {
        let mut coded = Self::numbered(things);
        let mut order: Vec<usize> = (0..coded.values.len()).collect();
        order.sort_unstable_by_key(|at| coded.values[*at]);
        coded.order(&order);
        coded
    }

    /// The values, numbered as they come.
    fn numbered(things: impl Iterator<Item = Option<T>>) -> Self {
        let mut numbers: HashMap<T, u32, foldhash::fast::RandomState> = HashMap::default();
        let mut coded = Self::default();
        for thing in things {
            let Some(value) = thing else {
                coded.of.push(NONE);
                coded.without += 1;
                continue;
            };
            let next = coded.values.len() as u32;
            let number = *numbers.entry(value).or_insert(next);
            if number == next {
                coded.values.push(value);
                coded.totals.push(0);
            }
            coded.totals[number as usize] += 1;
            coded.of.push(number);
        }
        coded
    }

    /// Puts the values into another order.
    fn order(&mut self, order: &[usize]) {
        let mut moved = vec![0; order.len()];
        order.iter().enumerate().for_each(|(to, from)| moved[*from] = to as u32);
        self.values = order.iter().map(|at| self.values[*at]).collect();
        self.totals = order.iter().map(|at| self.totals[*at]).collect();
        self.of.iter_mut().filter(|number| **number != NONE).for_each(|number| *number = moved[*number as usize]);
    }
}

impl<T> Coded<T> {
    /// The number of the value of a thing; `None` where it has none.
    pub(super) fn number(&self, thing: usize) -> Option<usize> {
        self.of.get(thing).copied().filter(|number| *number != NONE).map(|number| number as usize)
    }

    /// The same with other values.
    pub(super) fn map<U>(self, with: impl Fn(T) -> U) -> Coded<U> {
        let values = self.values.into_iter().map(with).collect();
        Coded { values, totals: self.totals, without: self.without, of: self.of }
    }
}

/// How many of each value are counted, with one place more for what has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally(pub(super) Vec<u32>);

impl Tally {
    /// A tally of nothing yet.
    pub(super) fn over<T>(coded: &Coded<T>) -> Self {
        Self(vec![0; coded.values.len() + 1])
    }

    /// Counts a thing by its value.
    pub(super) fn add<T>(&mut self, coded: &Coded<T>, thing: usize) {
        let last = self.0.len() - 1;
        self.0[coded.number(thing).unwrap_or(last)] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_value_comes_first_and_equals_in_their_order() {
        let coded = Coded::of(["b", "c", "c", "a", "d", "c", "d"].into_iter().map(Some).chain([None]));
        assert_eq!((coded.values.as_slice(), coded.totals.as_slice()), (&["c", "d", "a", "b"][..], &[3, 2, 1, 1][..]));
        let told: Vec<Option<usize>> = (0..9).map(|thing| coded.number(thing)).collect();
        let expected = [Some(3), Some(0), Some(0), Some(2), Some(1), Some(0), Some(1), None, None];
        assert_eq!((told.as_slice(), coded.without), (&expected[..], 1));
        let mut tally = Tally::over(&coded);
        (0..8).for_each(|thing| tally.add(&coded, thing));
        assert_eq!(tally.0, [3, 2, 1, 1, 1]);
    }
}
