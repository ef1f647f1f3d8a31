//! All nodes on one circle.
//!
//! Source: circular layout after Six, Tollis (1999) and Baur, Brandes (2004): the order is chosen for few crossings; its
//! beginning and its direction so that the nodes move little.
//!
//! Invariant: the circle's middle is the middle of where its nodes stood.

use super::circular_order::circular_order;
use super::ring::Ring;
use super::set::{Set, centered};
use crate::layout::geometry::turn::{turn_of, unit_at};
use crate::model::Position;

/// The turn of the uppermost place.
pub(super) const TOP: f64 = -0.25;

/// Where the movers stand on a circle.
pub(super) fn circle(set: &Set) -> Vec<Position> {
    let mut order = circular_order(&set.graph());
    let (turn, mirrored) = best_turn(set, &order);
    if mirrored {
        order.reverse();
    }
    // The first of the order is one of the places that an even circle with one at its top has.
    let count = order.len() as f64;
    let start = TOP + ((turn - TOP) * count).round() / count;
    let halves: Vec<(f32, f32)> = order.iter().map(|mover| set.movers[*mover].half).collect();
    let ring = Ring::of(&halves, start, 0.0);
    let mut places = vec![Position::default(); set.len()];
    for (mover, place) in order.iter().zip(ring.places(Position::default())) {
        places[*mover] = place;
    }
    centered(places, &set.halves(), set.center)
}

/// At which turn the first of `order` stands so that the nodes move least, and whether the order runs the other way
/// round: the rotation of Procrustes (Schönemann 1966) on the circle.
fn best_turn(set: &Set, order: &[usize]) -> (f64, bool) {
    let count = order.len() as f64;
    let mut sums = [(0.0, 0.0); 2];
    for (slot, mover) in order.iter().enumerate() {
        let at = set.movers[*mover].at;
        let (x, y) = (f64::from(at.x - set.center.x), f64::from(at.y - set.center.y));
        for (sum, slot) in sums.iter_mut().zip([slot, order.len() - 1 - slot]) {
            let (cosine, sine) = unit_at(slot as f64 / count);
            sum.0 += x * cosine + y * sine;
            sum.1 += y * cosine - x * sine;
        }
    }
    let strength = |sum: (f64, f64)| sum.0 * sum.0 + sum.1 * sum.1;
    let mirrored = strength(sums[1]) > strength(sums[0]);
    let (x, y) = sums[usize::from(mirrored)];
    (turn_of(x, y), mirrored)
}
