//! Free spots: where a node would stand on another one, it is put on the nearest spot that is free.
//!
//! Source: spots are tried in growing rings around the wish, on the grid of [`Occupied`].
//!
//! Invariant: a spot that is given out overlaps no box that was added before.

use super::set::{GAP, Member, Set};
use crate::layout::geometry::occupied::Occupied;
use crate::layout::geometry::turn::unit_at;
use crate::model::Position;

/// How many spots are tried on one ring.
const SPOTS: u32 = 24;
/// How many rings are tried before a box is put beside all others.
const RINGS: u32 = 60;
/// How much farther each ring lies than the one before.
const GROWTH: f32 = 1.25;
/// A box covers at most this many cells in a row.
const CELLS: f32 = 16.0;
/// So much of an overlap is rounding, in world pixels.
const ROUNDING: f32 = 0.01;

/// Room for boxes of about these half sizes, nothing taken yet.
pub(super) fn room_for(halves: impl Iterator<Item = (f32, f32)>) -> Occupied {
    let (mut count, mut sum, mut largest) = (0.0_f32, (0.0_f32, 0.0_f32), (1.0_f32, 1.0_f32));
    for half in halves {
        count += 1.0;
        sum = (sum.0 + half.0, sum.1 + half.1);
        largest = (largest.0.max(half.0), largest.1.max(half.1));
    }
    let side = |sum: f32, largest: f32| (2.0 * sum / count.max(1.0) + GAP).max(2.0 * largest / CELLS);
    Occupied::new((side(sum.0, largest.0), side(sum.1, largest.1)), ROUNDING)
}

/// The free spot for a box that is nearest to `wish`, of those that are tried.
fn nearest_free(occupied: &Occupied, wish: Position, half: (f32, f32)) -> Position {
    if occupied.is_free(wish, half) {
        return wish;
    }
    let mut reach = (half.0 / 2.0 + 2.0, half.1 / 2.0 + 2.0);
    for ring in 0..RINGS {
        // Every ring begins half a step aside of the one before; the sides come before the corners.
        let aside = f64::from(ring % 2) * 0.5;
        let spots = (0..SPOTS).map(|spot| {
            let (x, y) = unit_at((f64::from(spot) + aside) / f64::from(SPOTS));
            Position::new(wish.x + reach.0 * x as f32, wish.y + reach.1 * y as f32)
        });
        let nearest = spots
            .filter(|spot| occupied.is_free(*spot, half))
            .min_by(|one, other| one.distance(wish).total_cmp(&other.distance(wish)));
        if let Some(spot) = nearest {
            return spot;
        }
        reach = (reach.0 * GROWTH, reach.1 * GROWTH);
    }
    Position::new(occupied.right() + half.0 + GAP, wish.y)
}

/// The places of the movers, with each that would stand on another node put on the nearest free spot.
pub(super) fn made_free(set: &Set, places: &[Position]) -> Vec<Position> {
    let all = set.movers.iter().chain(&set.others);
    let mut occupied = room_for(all.map(|member| member.half));
    for Member { at, half, .. } in &set.others {
        occupied.add(*at, *half);
    }
    // What stands free goes first, so that nothing that had room has to give way.
    let mut free = places.to_vec();
    let mut waiting = Vec::new();
    for (mover, (member, at)) in set.movers.iter().zip(places).enumerate() {
        if at.is_finite() && occupied.is_free(*at, member.half) {
            occupied.add(*at, member.half);
        } else {
            waiting.push(mover);
        }
    }
    for mover in waiting {
        let wish = if places[mover].is_finite() { places[mover] } else { set.center };
        free[mover] = nearest_free(&occupied, wish, set.movers[mover].half);
        occupied.add(free[mover], set.movers[mover].half);
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: (f32, f32) = (10.0, 5.0);

    #[test]
    fn a_free_spot_is_the_wish_itself() {
        let mut occupied = room_for([HALF].into_iter());
        let wish = Position::new(3.0, 4.0);
        assert_eq!(nearest_free(&occupied, wish, HALF), wish);
        occupied.add(Position::new(23.0, 4.0), HALF);
        assert_eq!(nearest_free(&occupied, wish, HALF), wish);
    }

    #[test]
    fn a_crowd_comes_apart_and_stays_near() {
        let mut occupied = room_for(std::iter::repeat_n(HALF, 60));
        let wish = Position::new(-7.0, 2.0);
        for _ in 0..60 {
            let spot = nearest_free(&occupied, wish, HALF);
            assert!(occupied.is_free(spot, HALF) && spot.distance(wish) < 300.0, "{spot:?}");
            occupied.add(spot, HALF);
        }
    }
}
