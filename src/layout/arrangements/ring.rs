//! A ring: boxes around a centre, each with the room that it needs where it stands.
//!
//! Wide boxes need much room at the top and the bottom of a ring and little at its sides, so steps are computed for the
//! angle at which they are occupied. The smallest radius, or on a wider ring the most even steps, are found by bisection.
//!
//! Invariant: the places go round in the order of the boxes, and once round is one turn.

use super::free_spots::room_for;
use super::set::GAP;
use crate::layout::geometry::turn::unit_at;
use crate::model::Position;

/// How often an interval is halved.
const HALVINGS: usize = 24;
/// How much a ring grows where two of its boxes still overlap.
const GROWTH: f64 = 1.02;
/// How often it may grow.
const GROWTHS: usize = 120;

/// Where boxes stand on a ring.
pub(super) struct Ring {
    /// In world pixels.
    pub(super) radius: f64,
    /// For every box the turn at which it stands.
    pub(super) turns: Vec<f64>,
}

impl Ring {
    /// The smallest ring, but at least of this radius, on which `halves` stand side by side in their order, the first at
    /// the turn `start`.
    pub(super) fn of(halves: &[(f32, f32)], start: f64, least: f64) -> Self {
        if halves.len() < 2 {
            return Self { radius: least, turns: vec![start; halves.len()] };
        }
        let widest = |half: &(f32, f32)| 2.0 * f64::from(half.0) + 2.0 * f64::from(half.1) + f64::from(GAP);
        let around: f64 = halves.iter().map(widest).sum();
        let (_, smallest) = bisected((0.0, around), |radius| length_of(halves, start, radius, 1.0) <= 1.0);
        let mut ring = Self { radius: smallest.max(least), turns: Vec::new() };
        for _ in 0..GROWTHS {
            // The most room between the boxes that still goes round once.
            let most = 2.0 * std::f64::consts::TAU * ring.radius;
            let (stretch, _) = bisected((0.0, most), |stretch| length_of(halves, start, ring.radius, stretch) > 1.0);
            ring.turns = turns_of(halves, start, ring.radius, stretch);
            // Steps look at neighbours alone; on the smallest rings boxes of two sides may still overlap.
            if ring.is_clear(halves) {
                break;
            }
            ring.radius *= GROWTH;
        }
        ring
    }

    /// The places around a centre.
    pub(super) fn places(&self, center: Position) -> Vec<Position> {
        let place = |turn: &f64| {
            let (x, y) = unit_at(*turn);
            let (x, y) = (f64::from(center.x) + self.radius * x, f64::from(center.y) + self.radius * y);
            Position::new(x as f32, y as f32)
        };
        self.turns.iter().map(place).collect()
    }

    /// Whether no box overlaps another.
    fn is_clear(&self, halves: &[(f32, f32)]) -> bool {
        let mut occupied = room_for(halves.iter().copied());
        self.places(Position::default()).into_iter().zip(halves).all(|(at, half)| {
            let free = occupied.is_free(at, *half);
            occupied.add(at, *half);
            free
        })
    }
}

/// Where a range turns good, by bisection: the last value that is not, and the first that is.
fn bisected((mut low, mut high): (f64, f64), is_good: impl Fn(f64) -> bool) -> (f64, f64) {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if is_good(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    (low, high)
}

/// How much of a turn all steps take together.
fn length_of(halves: &[(f32, f32)], start: f64, radius: f64, stretch: f64) -> f64 {
    let mut turn = start;
    for at in 0..halves.len() {
        turn += step(halves[at], halves[(at + 1) % halves.len()], turn, radius, stretch);
        if turn - start > 1.0 {
            break;
        }
    }
    turn - start
}

/// The turns of all boxes.
fn turns_of(halves: &[(f32, f32)], start: f64, radius: f64, stretch: f64) -> Vec<f64> {
    let mut turn = start;
    let mut turns = Vec::with_capacity(halves.len());
    for at in 0..halves.len() {
        turns.push(turn);
        turn += step(halves[at], halves[(at + 1) % halves.len()], turn, radius, stretch);
    }
    turns
}

/// The step from a box at `turn` to the next one, in turns, with the room between them stretched.
fn step(one: (f32, f32), next: (f32, f32), turn: f64, radius: f64, stretch: f64) -> f64 {
    let across = f64::from(one.0 + next.0 + GAP) * stretch;
    let down = f64::from(one.1 + next.1 + GAP) * stretch;
    let mut step = 0.0;
    // The chord lies along the tangent in the middle of the step, which is known better every time.
    for _ in 0..3 {
        let (x, y) = unit_at(turn + step / 2.0 + 0.25);
        let chord = (across / x.abs().max(1e-9)).min(down / y.abs().max(1e-9));
        let half = chord / (2.0 * radius.max(1e-9));
        if half > 1.0 {
            // No two places of the ring are so far apart.
            return 2.0;
        }
        step = 2.0 * inverse_sine(half) / std::f64::consts::TAU;
    }
    step
}

/// The angle in radians whose sine is `sine`, from 0 to 1 (Abramowitz, Stegun 1964, 4.4.45; the error is below 10⁻⁴).
fn inverse_sine(sine: f64) -> f64 {
    let series = 1.570_728_8 + sine * (-0.212_114_4 + sine * (0.074_261_0 - sine * 0.018_729_3));
    std::f64::consts::FRAC_PI_2 - (1.0 - sine).max(0.0).sqrt() * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_boxes_stand_evenly() {
        let ring = Ring::of(&[(5.0, 5.0); 12], 0.0, 500.0);
        let steps: Vec<f64> = ring.turns.windows(2).map(|turns| turns[1] - turns[0]).collect();
        assert!((ring.radius - 500.0).abs() < 1e-9);
        assert!(steps.iter().all(|step| (0.05..0.12).contains(step)), "{steps:?}");
    }

    #[test]
    fn a_ring_is_no_larger_than_its_boxes_need() {
        for count in 2..60 {
            let halves: Vec<(f32, f32)> = (0..count).map(|at| (10.0 + (at % 7) as f32 * 12.0, 12.0)).collect();
            let ring = Ring::of(&halves, -0.25, 0.0);
            assert!(ring.is_clear(&halves), "{count}");
            assert!(ring.radius < 25.0 * f64::from(count) + 60.0, "{count}: {}", ring.radius);
            assert!(ring.turns.windows(2).all(|turns| turns[0] < turns[1]));
            assert!(ring.turns[ring.turns.len() - 1] - ring.turns[0] < 1.0);
        }
    }

    #[test]
    fn none_and_one_need_no_ring() {
        assert!(Ring::of(&[], 0.0, 0.0).turns.is_empty());
        let one = Ring::of(&[(5.0, 5.0)], 0.0, 0.0);
        assert_eq!(one.places(Position::new(3.0, 4.0)), [Position::new(3.0, 4.0)]);
    }
}
