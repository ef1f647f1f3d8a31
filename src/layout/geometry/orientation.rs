//! Orientation: a drawing is rotated so that it fills the page.
//!
//! Invariant: a rotation only: distances stay what they are, but for rounding.

use super::turn::rotated_about;
use crate::model::{Position, Rect};

/// The cosine and sine of 7.5°; 24 such steps are half a turn.
const STEP: (f32, f32) = (0.991_444_9, 0.130_526_2);
/// How many rotations are tried.
const TURNS: usize = 24;

/// Rotates `points` about their middle so that with their boxes they fill a page of this `aspect` (width over height) at
/// the largest zoom. Near ties go to the smaller rotation.
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
        *point = rotated_about(*point, middle, best);
    }
}

/// How high a page of this aspect must be, in world pixels, to show the rotated points with their boxes.
fn need(points: &[Position], half_sizes: &[(f32, f32)], middle: Position, turn: (f32, f32), aspect: f32) -> f32 {
    let mut low = Position::new(f32::INFINITY, f32::INFINITY);
    let mut high = Position::new(f32::NEG_INFINITY, f32::NEG_INFINITY);
    for (point, size) in points.iter().zip(half_sizes) {
        let at = rotated_about(*point, middle, turn);
        low = Position::new(low.x.min(at.x - size.0), low.y.min(at.y - size.1));
        high = Position::new(high.x.max(at.x + size.0), high.y.max(at.y + size.1));
    }
    ((high.x - low.x) / aspect).max(high.y - low.y)
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
    fn a_long_component_lies_along_the_page() {
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
