//! Turning a component so that it suits the window.
//!
//! Invariant: a turn only: distances stay what they are, but for rounding.

use crate::model::{Position, Rect};

/// The cosine and sine of 7.5°, half a right angle's twelfth; 24 such steps turn half around.
const STEP: (f32, f32) = (0.991_444_9, 0.130_526_2);
/// How many turns are tried.
const TURNS: usize = 24;

/// Turns `points` about their middle so that, boxes and all, they fill a window of this `aspect` (width over height) at
/// the largest zoom. Near ties go to the smaller turn.
pub(crate) fn orient(points: &mut [Position], half_sizes: &[(f32, f32)], aspect: f32) {
    let Some(middle) = Rect::around(points.iter().copied()).map(Rect::center) else { return };
    let mut best = (1.0, 0.0);
    let mut best_need = f32::INFINITY;
    let mut turn: (f32, f32) = (1.0, 0.0);
    for _ in 0..TURNS {
        let need = need(points, half_sizes, middle, turn, aspect);
        if need < best_need * 0.999 {
            (best, best_need) = (turn, need);
        }
        let next = (turn.0 * STEP.0 - turn.1 * STEP.1, turn.0 * STEP.1 + turn.1 * STEP.0);
        let length = (next.0 * next.0 + next.1 * next.1).sqrt();
        turn = (next.0 / length, next.1 / length);
    }
    for point in points {
        *point = turned(*point, middle, best);
    }
}

/// How high a window of this aspect must be, in world pixels, to show the turned points with their boxes.
fn need(points: &[Position], half_sizes: &[(f32, f32)], middle: Position, turn: (f32, f32), aspect: f32) -> f32 {
    let mut low = Position::new(f32::INFINITY, f32::INFINITY);
    let mut high = Position::new(f32::NEG_INFINITY, f32::NEG_INFINITY);
    for (point, size) in points.iter().zip(half_sizes) {
        let at = turned(*point, middle, turn);
        low = Position::new(low.x.min(at.x - size.0), low.y.min(at.y - size.1));
        high = Position::new(high.x.max(at.x + size.0), high.y.max(at.y + size.1));
    }
    ((high.x - low.x) / aspect).max(high.y - low.y)
}

/// A point turned about `middle` by the angle with this cosine and sine.
fn turned(point: Position, middle: Position, (cosine, sine): (f32, f32)) -> Position {
    let (dx, dy) = (point.x - middle.x, point.y - middle.y);
    Position::new(middle.x + cosine * dx - sine * dy, middle.y + sine * dx + cosine * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(aspect: f32, wide: bool) {
        let mut points: Vec<Position> = (0..10).map(|at| Position::new(at as f32 * 7.0, at as f32 * 7.0)).collect();
        orient(&mut points, &[(1.0, 1.0); 10], aspect);
        let bounds = Rect::around(points.iter().copied()).unwrap();
        assert_eq!(bounds.width() > bounds.height(), wide);
        assert!((points[0].distance(points[9]) - 89.095).abs() < 0.01);
    }

    #[test]
    fn a_long_component_lies_along_the_window() {
        check(3.0, true);
        check(0.3, false);
    }

    #[test]
    fn nothing_and_one_node_stay() {
        orient(&mut [], &[], 1.0);
        let mut one = [Position::new(3.0, 4.0)];
        orient(&mut one, &[(1.0, 1.0)], 1.0);
        assert_eq!(one, [Position::new(3.0, 4.0)]);
    }
}
