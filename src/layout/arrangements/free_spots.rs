//! What room is taken, and the nearest free spot where somebody is in the way.
//!
//! Source: a uniform grid as in Bentley, Stanat, Williams (1977); spots are tried in growing rings around the wish.
//!
//! Invariant: a spot that is given out overlaps nobody who was added before.

use super::{GAP, Member, Set};
use crate::layout::geometry::turn::direction;
use crate::model::Position;
use std::collections::BTreeMap;

/// How many spots are tried on one ring.
const SPOTS: u32 = 24;
/// How many rings are tried before somebody is put beside everything.
const RINGS: u32 = 60;
/// How much farther each ring lies than the one before.
const GROWTH: f32 = 1.25;
/// A box covers at most this many cells in a row.
const CELLS: f32 = 16.0;
/// So much of an overlap is rounding, in world pixels.
const ROUNDING: f32 = 0.01;

/// A box: its middle, and half its width and height.
type Box = (Position, (f32, f32));

/// Boxes, sorted into the cells that they cover.
pub(super) struct Taken {
    cell: (f32, f32),
    cells: BTreeMap<(i32, i32), Vec<Box>>,
    /// The right edge of everything.
    right: f32,
}

impl Taken {
    /// Room for boxes of about these half sizes, nothing taken yet.
    pub(super) fn new(halves: impl Iterator<Item = (f32, f32)>) -> Self {
        let (mut count, mut sum, mut largest) = (0.0_f32, (0.0_f32, 0.0_f32), (1.0_f32, 1.0_f32));
        for half in halves {
            count += 1.0;
            sum = (sum.0 + half.0, sum.1 + half.1);
            largest = (largest.0.max(half.0), largest.1.max(half.1));
        }
        let side = |sum: f32, largest: f32| (2.0 * sum / count.max(1.0) + GAP).max(2.0 * largest / CELLS);
        Self {
            cell: (side(sum.0, largest.0), side(sum.1, largest.1)),
            cells: BTreeMap::new(),
            right: f32::NEG_INFINITY,
        }
    }

    /// The cells that a box covers.
    fn covered(&self, at: Position, half: (f32, f32)) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |value: f32, side: f32| (value / side).floor() as i32;
        let columns = cell(at.x - half.0, self.cell.0)..=cell(at.x + half.0, self.cell.0);
        let rows = cell(at.y - half.1, self.cell.1)..=cell(at.y + half.1, self.cell.1);
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    /// Takes the room of a box.
    pub(super) fn add(&mut self, at: Position, half: (f32, f32)) {
        for cell in self.covered(at, half) {
            self.cells.entry(cell).or_default().push((at, half));
        }
        self.right = self.right.max(at.x + half.0);
    }

    /// Whether a box overlaps nobody.
    pub(super) fn is_free(&self, at: Position, half: (f32, f32)) -> bool {
        self.covered(at, half).all(|cell| {
            self.cells.get(&cell).into_iter().flatten().all(|(other, room)| {
                (other.x - at.x).abs() + ROUNDING >= half.0 + room.0
                    || (other.y - at.y).abs() + ROUNDING >= half.1 + room.1
            })
        })
    }

    /// The free spot for a box that is nearest to `wish`, of those that are tried.
    pub(super) fn nearest_free(&self, wish: Position, half: (f32, f32)) -> Position {
        if self.is_free(wish, half) {
            return wish;
        }
        let mut reach = (half.0 / 2.0 + 2.0, half.1 / 2.0 + 2.0);
        for ring in 0..RINGS {
            // Every ring begins half a step aside of the one before; the sides come before the corners.
            let aside = f64::from(ring % 2) * 0.5;
            let spots = (0..SPOTS).map(|spot| {
                let (x, y) = direction((f64::from(spot) + aside) / f64::from(SPOTS));
                Position::new(wish.x + reach.0 * x as f32, wish.y + reach.1 * y as f32)
            });
            let nearest = spots
                .filter(|spot| self.is_free(*spot, half))
                .min_by(|one, other| one.distance(wish).total_cmp(&other.distance(wish)));
            if let Some(spot) = nearest {
                return spot;
            }
            reach = (reach.0 * GROWTH, reach.1 * GROWTH);
        }
        Position::new(self.right + half.0 + GAP, wish.y)
    }
}

/// The places of those who move, with whoever would stand on somebody put on the nearest free spot.
pub(super) fn made_free(set: &Set, places: &[Position]) -> Vec<Position> {
    let all = set.movers.iter().chain(&set.others);
    let mut taken = Taken::new(all.map(|member| member.half));
    for Member { at, half, .. } in &set.others {
        taken.add(*at, *half);
    }
    // Who stands well goes first, so that nobody who had room has to give way.
    let mut free = places.to_vec();
    let mut waiting = Vec::new();
    for (mover, place) in set.movers.iter().zip(places).map(|(mover, place)| (mover.half, *place)).enumerate() {
        let (half, at) = place;
        if at.is_finite() && taken.is_free(at, half) {
            taken.add(at, half);
        } else {
            waiting.push(mover);
        }
    }
    for mover in waiting {
        let wish = if places[mover].is_finite() { places[mover] } else { set.center };
        free[mover] = taken.nearest_free(wish, set.movers[mover].half);
        taken.add(free[mover], set.movers[mover].half);
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: (f32, f32) = (10.0, 5.0);

    #[test]
    fn a_free_spot_is_the_wish_itself() {
        let mut taken = Taken::new([HALF].into_iter());
        let wish = Position::new(3.0, 4.0);
        assert_eq!(taken.nearest_free(wish, HALF), wish);
        taken.add(Position::new(23.0, 4.0), HALF);
        assert_eq!(taken.nearest_free(wish, HALF), wish);
    }

    #[test]
    fn a_crowd_comes_apart_and_nobody_flies_off() {
        let mut taken = Taken::new(std::iter::repeat_n(HALF, 60));
        let wish = Position::new(-7.0, 2.0);
        for _ in 0..60 {
            let spot = taken.nearest_free(wish, HALF);
            assert!(taken.is_free(spot, HALF) && spot.distance(wish) < 300.0, "{spot:?}");
            taken.add(spot, HALF);
        }
    }

    #[test]
    fn a_wide_box_beside_small_ones_is_seen_from_everywhere() {
        let mut taken = Taken::new([(2.0, 2.0), (900.0, 3.0)].into_iter());
        taken.add(Position::default(), (900.0, 3.0));
        assert!(!taken.is_free(Position::new(-880.0, 1.0), (2.0, 2.0)));
        assert!(taken.is_free(Position::new(-880.0, 8.0), (2.0, 2.0)));
    }
}
