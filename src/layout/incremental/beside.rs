//! Newcomers beside one node: on rings around it, first on the side where there is nothing yet.
//!
//! Invariant: the same nodes in the same order get the same places; nobody else moves.

use crate::layout::geometry::node_box::NodeBox;
use crate::layout::geometry::occupied::Occupied;
use crate::model::Position;

/// How far the first ring is from the border of the node, in world pixels.
const FIRST_RING: f32 = 46.0;
/// From one ring to the next, in world pixels.
const RING: f32 = 26.0;
/// How many rings are tried before an overlap is accepted.
const RINGS: usize = 120;
/// Room between a newcomer and others, in world pixels.
const GAP: f32 = 5.0;
/// The turn from one direction to the next, 7.5°, by its cosine and sine, and how many there are to either side.
const TURN: (f32, f32) = (0.991_444_9, 0.130_526_19);
const DIRECTIONS: usize = 24;

/// Places newcomers with these boxes beside the node `center`, without an overlap with what is `placed`, where the node itself
/// belongs too. They begin on the side away from `others`, the nodes that `center` is tied to.
#[must_use]
pub fn place_beside(
    center: (Position, NodeBox),
    placed: &[(Position, NodeBox)],
    others: &[Position],
    newcomers: &[NodeBox],
) -> Vec<Position> {
    let half = |size: NodeBox| {
        let (width, height) = size.checked().half_size();
        (width + GAP / 2.0, height + GAP / 2.0)
    };
    let all = placed.iter().map(|(_, size)| *size).chain(newcomers.iter().copied()).map(half);
    let largest = all.fold((1.0_f32, 1.0_f32), |(width, height), size| (width.max(size.0), height.max(size.1)));
    let mut occupied = Occupied::new((2.0 * largest.0, 2.0 * largest.1), 0.01);
    for (at, size) in placed.iter().filter(|(at, _)| at.is_usable()) {
        occupied.add(*at, half(*size));
    }
    let (at, size) = center;
    let away = away_from(at, others);
    let spots = spots(at, size.checked().mark + FIRST_RING, away);
    newcomers
        .iter()
        .map(|newcomer| {
            let half = half(*newcomer);
            let spot = spots.iter().copied().find(|spot| occupied.is_free(*spot, half));
            let spot = spot.or(spots.last().copied()).unwrap_or(at);
            occupied.add(spot, half);
            spot
        })
        .collect()
}

/// The direction away from what a node is tied to, a unit vector; to the right where that is all around or nowhere.
fn away_from(at: Position, others: &[Position]) -> (f32, f32) {
    let mut pull = (0.0_f32, 0.0_f32);
    for other in others {
        let distance = at.distance(*other);
        if distance > 0.0 {
            pull = (pull.0 - (other.x - at.x) / distance, pull.1 - (other.y - at.y) / distance);
        }
    }
    let length = (pull.0 * pull.0 + pull.1 * pull.1).sqrt();
    if length > 1e-3 { (pull.0 / length, pull.1 / length) } else { (1.0, 0.0) }
}

/// The spots that are tried, ring by ring, each from the direction `away` to both sides.
fn spots(at: Position, first: f32, away: (f32, f32)) -> Vec<Position> {
    let mut spots = Vec::with_capacity(RINGS * 2 * DIRECTIONS);
    for ring in 0..RINGS {
        let reach = first + RING * ring as f32;
        let (mut left, mut right) = (away, away);
        let mut add = |way: (f32, f32)| spots.push(Position::new(at.x + way.0 * reach, at.y + way.1 * reach));
        add(away);
        for _ in 0..DIRECTIONS {
            left = (left.0 * TURN.0 - left.1 * TURN.1, left.0 * TURN.1 + left.1 * TURN.0);
            right = (right.0 * TURN.0 + right.1 * TURN.1, right.1 * TURN.0 - right.0 * TURN.1);
            add(left);
            add(right);
        }
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: NodeBox = NodeBox::of_mark(6.0);
    const NAMED: NodeBox = NodeBox { mark: 6.0, label: Some(90.0) };

    /// No two of these boxes overlap.
    fn check_free(boxes: &[(Position, NodeBox)]) {
        for (at, (one, size)) in boxes.iter().enumerate() {
            for (other, of) in &boxes[..at] {
                let (half, room) = (size.half_size(), of.half_size());
                let apart = (one.x - other.x).abs() >= half.0 + room.0 || (one.y - other.y).abs() >= half.1 + room.1;
                assert!(apart, "{one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn newcomers_stand_around_the_node_without_touching_anything() {
        for size in [MARK, NAMED] {
            let mut all = vec![(Position::new(10.0, 20.0), size), (Position::new(210.0, 20.0), size)];
            let places = place_beside(all[0], &all.clone(), &[all[1].0], &[size; 25]);
            all.extend(places.iter().map(|at| (*at, size)));
            check_free(&all);
            let farthest = places.iter().map(|at| at.distance(all[0].0)).fold(0.0, f32::max);
            assert!(farthest < 520.0, "{farthest}");
        }
    }

    #[test]
    fn the_first_stands_opposite_to_what_the_node_is_tied_to() {
        let center = (Position::new(0.0, 0.0), MARK);
        let others = [Position::new(50.0, 0.0), Position::new(50.0, 1.0)];
        let places = place_beside(center, &[center], &others, &[MARK]);
        assert!(places[0].x < -40.0 && places[0].y.abs() < 2.0, "{places:?}");
        assert_eq!(places, place_beside(center, &[center], &others, &[MARK]));
    }

    #[test]
    fn nobody_and_a_node_in_a_crowd_are_fine() {
        let center = (Position::new(0.0, 0.0), MARK);
        assert!(place_beside(center, &[], &[], &[]).is_empty());
        let crowd = vec![(Position::new(0.0, 0.0), NodeBox::of_mark(2_000.0)); 3];
        let wide = NodeBox { mark: 2_000.0, label: Some(4_000.0) };
        assert!(place_beside(center, &crowd, &[], &[wide; 9]).iter().all(|at| at.is_finite()));
    }
}
