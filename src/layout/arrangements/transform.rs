//! The picture as a whole: mirrored, turned by a right angle, turned so that it fills the page.
//!
//! Invariant: about the middle of the movers; but for room that boxes need, distances stay what they are.

use super::set::{Axis, Set, centered};
use crate::layout::compute::random::Random;
use crate::layout::geometry::orientation::orient;
use crate::layout::packing::overlap_removal::Separation;
use crate::model::Position;

/// Mirrored along `axis`: what was at its beginning comes to its end.
pub(super) fn mirrored(set: &Set, axis: Axis) -> Vec<Position> {
    let mirror = |at: Position| match axis {
        Axis::Horizontal => Position::new(2.0 * set.center.x - at.x, at.y),
        Axis::Vertical => Position::new(at.x, 2.0 * set.center.y - at.y),
    };
    set.movers.iter().map(|mover| mirror(mover.at)).collect()
}

/// Turned clockwise by a right angle.
pub(super) fn quarter_turned(set: &Set) -> Vec<Position> {
    let turn = |at: Position| Position::new(set.center.x - (at.y - set.center.y), set.center.y + (at.x - set.center.x));
    with_room(set.movers.iter().map(|mover| turn(mover.at)).collect(), set)
}

/// Turned so that it fills the page at the largest zoom.
pub(super) fn fitted(set: &Set) -> Vec<Position> {
    let mut places = set.positions();
    orient(&mut places, &set.halves(), set.aspect);
    with_room(centered(places, &set.halves(), set.center), set)
}

/// Boxes do not turn with the picture: where they overlap now, they are pushed apart.
fn with_room(mut places: Vec<Position>, set: &Set) -> Vec<Position> {
    let (halves, fixed) = (set.halves(), vec![false; set.len()]);
    let (mut separation, mut random) = (Separation::default(), Random::new(1, 0));
    while !separation.pass(&mut places, &halves, &fixed, &mut random) {}
    places
}
