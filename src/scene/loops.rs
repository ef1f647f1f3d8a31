//! Which way the edges from a node to itself turn: to where the node has no neighbours.

use crate::model::Position;

/// The direction of a loop on a node without neighbours: to the upper right.
pub(super) const USUAL_ASIDE: (f32, f32) = (0.6, -0.8);

/// The direction away from the neighbours of a place: against the sum of the unit vectors to them.
pub(super) fn away(from: Position, neighbours: impl Iterator<Item = Position>) -> (f32, f32) {
    let (mut x, mut y) = (0.0_f32, 0.0_f32);
    for to in neighbours {
        let distance = from.distance(to);
        if distance > 0.0 {
            (x, y) = (x + (to.x - from.x) / distance, y + (to.y - from.y) / distance);
        }
    }
    let length = (x * x + y * y).sqrt();
    if length > 1e-3 { (-x / length, -y / length) } else { USUAL_ASIDE }
}
