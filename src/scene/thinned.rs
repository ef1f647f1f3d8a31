//! Which nodes are left where many lie on one another: of every cell of a grid the first, those with the most edges being
//! first. The cells are fixed in the world, so they are the same while the camera moves.
//!
//! Invariant: what is left depends on the places alone, not on what was asked before: the cells of a size are made of whole
//! cells of half that size, so the first of the small ones hold the first of the large ones.

use crate::model::Position;
use std::collections::BTreeMap;
use std::f32::consts::SQRT_2;
use std::sync::{Arc, Mutex, PoisonError};

/// How far from one another the lengths of the sides go, in steps.
const STEPS: i32 = 120;

/// Up to how many cells those that are taken are marked, one by one; of more, the nodes are put in order.
const MARKED: usize = 1 << 22;

/// The side of a cell in the world, a power of the square root of two: so many steps from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Side(i32);

impl Side {
    /// The least side that is at least so many pixels long at a zoom.
    pub(super) fn at_least(pixels: f32, zoom: f32) -> Self {
        let length = |steps: i32| Self(steps).length() * zoom;
        let mut steps = 0;
        while length(steps) < pixels && steps < STEPS {
            steps += 1;
        }
        while length(steps - 1) >= pixels && steps > -STEPS {
            steps -= 1;
        }
        Self(steps)
    }

    /// Its length. Two steps are twice as long to the last bit.
    pub(super) fn length(self) -> f32 {
        // The bits of a power of two: only its exponent.
        let power = f32::from_bits(((127 + self.0.div_euclid(2)) as u32) << 23);
        if self.0.rem_euclid(2) == 0 { power } else { power * SQRT_2 }
    }

    /// The number of the cell that holds a coordinate.
    pub(super) fn cell(self, coordinate: f32) -> i64 {
        let cells = coordinate / self.length();
        // Rounds down, faster than `floor` on processors that have no instruction for it.
        let cut = cells as i64;
        if cut as f32 > cells { cut - 1 } else { cut }
    }
}

/// What is left at each size that was asked for.
#[derive(Debug, Default)]
pub(super) struct Thinned {
    sizes: Mutex<BTreeMap<Side, Arc<Vec<u32>>>>,
}

impl Thinned {
    /// The ranks of what is left with cells of this size, in order; `ranked` are the places of all by rank.
    pub(super) fn of(&self, side: Side, ranked: &[Position]) -> Arc<Vec<u32>> {
        let mut sizes = self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(left) = sizes.get(&side) {
            return Arc::clone(left);
        }
        let finer = sizes.range(..side).rev().find(|(finer, _)| (side.0 - finer.0) % 2 == 0);
        let left = Arc::new(match finer {
            Some((_, finer)) => first_of_each(side, ranked, finer.iter().copied()),
            None => first_of_each(side, ranked, 0..ranked.len() as u32),
        });
        sizes.insert(side, Arc::clone(&left));
        left
    }
}

/// The first of the ranks in every cell.
fn first_of_each(side: Side, ranked: &[Position], ranks: impl Iterator<Item = u32> + Clone) -> Vec<u32> {
    let cell = |rank: &u32| {
        let place = ranked[*rank as usize];
        (side.cell(place.x), side.cell(place.y))
    };
    let cells = ranks.clone().map(|rank| cell(&rank));
    let (mut min, mut max) = ((i64::MAX, i64::MAX), (i64::MIN, i64::MIN));
    for (column, row) in cells {
        min = (min.0.min(column), min.1.min(row));
        max = (max.0.max(column), max.1.max(row));
    }
    let count = |min: i64, max: i64| max.saturating_sub(min).saturating_add(1).max(0) as usize;
    let (columns, rows) = (count(min.0, max.0), count(min.1, max.1));
    if columns.saturating_mul(rows) <= MARKED {
        let mut taken = vec![false; columns * rows];
        let is_first = |rank: &u32| {
            let (column, row) = cell(rank);
            let place = (row - min.1) as usize * columns + (column - min.0) as usize;
            !std::mem::replace(&mut taken[place], true)
        };
        return ranks.filter(is_first).collect();
    }
    let mut all: Vec<(i64, i64, u32)> = ranks.map(|rank| (cell(&rank).0, cell(&rank).1, rank)).collect();
    all.sort_unstable();
    all.dedup_by_key(|(column, row, _)| (*column, *row));
    let mut first: Vec<u32> = all.into_iter().map(|(_, _, rank)| rank).collect();
    first.sort_unstable();
    first
}

impl Clone for Thinned {
    /// It is made again where it is asked for.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Thinned {
    /// It follows from the places.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Vec<Position> {
        let at = |place: u32| (place.wrapping_mul(2_654_435_769) >> 16) as f32 / 64.0 - 512.0;
        (0..5_000).map(|place| Position::new(at(place), at(place + 7_919))).collect()
    }

    #[test]
    fn what_is_left_does_not_depend_on_what_was_asked_before() {
        let places = places();
        let sides = [Side(6), Side(7), Side(8), Side(9), Side(12)];
        let alone = sides.map(|side| Thinned::default().of(side, &places));
        let (up, down) = (Thinned::default(), Thinned::default());
        assert_eq!(sides.map(|side| up.of(side, &places)), alone);
        assert_eq!(sides.map(|side| down.of(side, &places)), alone);
        for side in sides.iter().rev() {
            assert_eq!(down.of(*side, &places), up.of(*side, &places));
        }
        assert!(alone.windows(2).all(|pair| pair[0].len() > pair[1].len()), "larger cells leave fewer");
    }

    #[test]
    fn cells_without_number_leave_the_same() {
        let mut places = places();
        let near = Thinned::default().of(Side(8), &places);
        // One that is far away makes cells that are too many to be marked.
        places.push(Position::new(1e9, -1e9));
        let far = Thinned::default().of(Side(8), &places);
        assert_eq!(far.split_last(), Some((&5_000, near.as_slice())));
    }

    #[test]
    fn the_first_of_every_cell_is_left_and_none_else() {
        let places = [(0.5, 0.5), (0.7, 0.2), (-0.5, 0.5), (0.9, 1.5)].map(|(x, y)| Position::new(x, y));
        assert_eq!(*Thinned::default().of(Side(0), &places), [0, 2, 3]);
        assert_eq!(*Thinned::default().of(Side(2), &places), [0, 2]);
    }

    #[test]
    fn sides_are_exact_powers_and_no_shorter_than_asked() {
        assert_eq!([-4, -1, 0, 1, 2, 5].map(|steps| Side(steps).length()), {
            let root = SQRT_2;
            [0.25, 0.5 * root, 1.0, root, 2.0, 4.0 * root]
        });
        for zoom in [1e-6, 0.03, 0.9, 1.0, 7.7, 1e5] {
            let length = Side::at_least(6.0, zoom).length() * zoom;
            assert!((6.0..6.0 * SQRT_2 + 1e-3).contains(&length), "{zoom}: {length}");
        }
    }

    #[test]
    fn cells_go_on_below_zero() {
        assert_eq!([-2.0, -1.5, -0.1, 0.0, 0.9, 1.0].map(|value| Side(0).cell(value)), [-2, -2, -1, 0, 0, 1]);
        assert_eq!(Side(0).cell(f32::MAX), i64::MAX);
    }
}
