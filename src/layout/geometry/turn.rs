//! Directions and angles without the platform's sine: angles are counted in turns, 1 for the whole circle.
//!
//! Source: the Taylor series of sine and cosine on an eighth of a turn, and reflection for the rest; the error is below
//! 10⁻¹¹. The way back is a search by halves.
//!
//! Invariant: + − × ÷ only, so that every machine sets the same circle.

use std::f64::consts::TAU;

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

/// The way from one turn to another the short way round, from −½ to ½.
pub(crate) fn between(from: f64, to: f64) -> f64 {
    let way = (to - from).rem_euclid(1.0);
    if way > 0.5 { way - 1.0 } else { way }
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
    fn the_short_way_round_is_at_most_half_a_turn() {
        assert!((between(0.9, 0.1) - 0.2).abs() < 1e-12);
        assert!((between(0.1, 0.9) + 0.2).abs() < 1e-12);
    }
}
