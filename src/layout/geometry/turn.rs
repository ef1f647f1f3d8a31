//! Unit vectors, angles and rotations without the platform's sine. A turn is an angle of 1 for the whole circle.
//!
//! Source: the Taylor series of sine and cosine on an eighth of a turn, and reflection for the rest; the error is below
//! 10⁻¹¹. The inverse is found by bisection.
//!
//! Invariant: + − × ÷ and square roots only, so that every machine draws the same circle.

use crate::model::Position;
use std::f64::consts::TAU;

/// The largest angle that is turned at once along the tangent, in radians.
const SMALL_ANGLE: f32 = 0.05;

/// The unit vector at `turn` from the right, clockwise on a page whose y grows downwards.
pub(crate) fn unit_at(turn: f64) -> (f64, f64) {
    let eighths = (turn * 8.0).round();
    let angle = (turn - eighths / 8.0) * TAU;
    let square = angle * angle;
    let (mut sine, mut cosine) = (1.0, 1.0);
    for at in (1..=5_i32).rev() {
        let at = f64::from(at);
        sine = 1.0 - square / (2.0 * at * (2.0 * at + 1.0)) * sine;
        cosine = 1.0 - square / ((2.0 * at - 1.0) * 2.0 * at) * cosine;
    }
    sine *= angle;
    let half = std::f64::consts::FRAC_1_SQRT_2;
    let (x, y) = match (eighths as i64).rem_euclid(8) {
        0 => (1.0, 0.0),
        1 => (half, half),
        2 => (0.0, 1.0),
        3 => (-half, half),
        4 => (-1.0, 0.0),
        5 => (-half, -half),
        6 => (0.0, -1.0),
        _ => (half, -half),
    };
    (x * cosine - y * sine, y * cosine + x * sine)
}

/// The turn, from 0 to 1, in whose direction `(x, y)` lies; 0 for no direction at all.
pub(crate) fn turn_of(x: f64, y: f64) -> f64 {
    let length = (x * x + y * y).sqrt();
    if length.is_nan() || length <= 0.0 || !length.is_finite() {
        return 0.0;
    }
    let (x, y, below) = if y < 0.0 { (-x, -y, 0.5) } else { (x, y, 0.0) };
    let (mut low, mut high) = (0.0, 0.5);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        let (dx, dy) = unit_at(middle);
        // The direction still has the point ahead of it where their cross product is positive.
        if dx * y - dy * x > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    (0.5 * (low + high) + below) % 1.0
}

/// The difference of two turns, the short way round, from −½ to ½.
pub(crate) fn between(from: f64, to: f64) -> f64 {
    let way = (to - from).rem_euclid(1.0);
    if way > 0.5 { way - 1.0 } else { way }
}

/// The unit vector from one point to another; to the right if they coincide.
pub(crate) fn unit_vector(from: Position, to: Position) -> (f32, f32) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).sqrt();
    if length > 0.0 { (dx / length, dy / length) } else { (1.0, 0.0) }
}

/// A unit vector rotated by an angle in radians, in small steps along the tangent; good to some thousandths.
pub(crate) fn rotated(mut vector: (f32, f32), angle: f32) -> (f32, f32) {
    let steps = (angle.abs() / SMALL_ANGLE) as u32 + 1;
    let tangent = angle / steps as f32;
    for _ in 0..steps {
        let (x, y) = (vector.0 - tangent * vector.1, vector.1 + tangent * vector.0);
        let length = (x * x + y * y).sqrt();
        vector = (x / length, y / length);
    }
    vector
}

/// A point rotated about a center by the angle with this cosine and sine.
pub(crate) fn rotated_about(point: Position, center: Position, (cosine, sine): (f32, f32)) -> Position {
    let (dx, dy) = (point.x - center.x, point.y - center.y);
    Position::new(center.x + cosine * dx - sine * dy, center.y + sine * dx + cosine * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_those_of_sine_and_cosine() {
        for step in -40..=40 {
            let turn = f64::from(step) / 23.0;
            let (x, y) = unit_at(turn);
            assert!((x - (turn * TAU).cos()).abs() < 1e-10 && (y - (turn * TAU).sin()).abs() < 1e-10, "{turn}");
        }
    }

    #[test]
    fn the_way_back_leads_to_the_same_turn() {
        for step in 0..50 {
            let turn = f64::from(step) / 50.0;
            let (x, y) = unit_at(turn);
            assert!(between(turn, turn_of(3.0 * x, 3.0 * y)).abs() < 1e-9, "{turn}");
        }
        assert_eq!((turn_of(0.0, 0.0), turn_of(f64::NAN, 1.0)), (0.0, 0.0));
    }

    #[test]
    fn rotations_keep_lengths_and_add_up_to_their_angle() {
        let (x, y) = rotated((1.0, 0.0), std::f32::consts::FRAC_PI_3);
        assert!((x - 0.5).abs() < 2e-3 && (y - 0.866).abs() < 2e-3, "{x} {y}");
        assert_eq!(unit_vector(Position::new(1.0, 1.0), Position::new(1.0, 3.0)), (0.0, 1.0));
        assert_eq!(unit_vector(Position::default(), Position::default()), (1.0, 0.0));
        let turned = rotated_about(Position::new(3.0, 1.0), Position::new(1.0, 1.0), (0.0, 1.0));
        assert_eq!(turned, Position::new(1.0, 3.0));
    }

    #[test]
    fn the_short_way_round_is_at_most_half_a_turn() {
        assert!((between(0.9, 0.1) - 0.2).abs() < 1e-12);
        assert!((between(0.1, 0.9) + 0.2).abs() < 1e-12);
    }
}
