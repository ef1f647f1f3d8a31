//! Distances truer in a small network, where the dial is before its middle: the readable drawing gives way to the truest one
//! near it.
//!
//! Every balance begins with the same drawing, and the way to the truest one is straight: so the dial turns from readable
//! to true without a jump.
//!
//! Invariant: a fixed node never moves.

use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::Field;
use crate::layout::stress::annealing::annealed;
use crate::layout::stress::full_sgd::{AllPairs, FullStress};

/// Rounds of stress, and its first and last step, too small to jumble the drawing.
const ROUNDS: usize = 60;
const STEPS: (f32, f32) = (1.0, 0.1);

/// Moves the drawing in hops a `share` of the way, from 0 to 1, to the truest drawing near it. Returns how far the truest is
/// from the true distances: the sum of squared relative deviations.
pub(crate) fn draw_truer(
    pairs: &AllPairs,
    (x, y): (&mut [f32], &mut [f32]),
    fixed: &[bool],
    share: f32,
    random: Random,
) -> f32 {
    let (mut true_x, mut true_y) = (x.to_vec(), y.to_vec());
    let mut descent = FullStress::with_steps(pairs, annealed(STEPS.0, STEPS.1, ROUNDS), random);
    descent.advance(pairs, &mut true_x, &mut true_y, fixed, usize::MAX);
    let field = Field::new(pairs, &vec![(1.0, 1.0); fixed.len()], (f32::INFINITY, f32::INFINITY));
    let least = field.total(&true_x, &true_y).deviation;
    for (value, wanted) in x.iter_mut().zip(true_x).chain(y.iter_mut().zip(true_y)) {
        *value += share * (wanted - *value);
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;

    /// A ring of eight, drawn with a dent, a share of the way to its truest drawing; and how far that is from true.
    fn drawn(share: f32, fixed: [bool; 8]) -> (Vec<f32>, Vec<f32>, f32, f32) {
        let links: Vec<Link> = (0..8).map(|at| Link { ends: (at, (at + 1) % 8), weight: 1.0 }).collect();
        let graph = Graph::of(8, &links);
        let pairs = AllPairs::of(&graph, &mut Random::new(1, 0));
        let mut x = vec![1.2, 0.9, 0.0, -0.9, -1.2, -0.9, 0.0, 0.1];
        let mut y = vec![0.0, 0.9, 1.2, 0.9, 0.0, -0.9, -1.2, -0.1];
        let least = draw_truer(&pairs, (&mut x, &mut y), &fixed, share, Random::new(1, 0));
        let field = Field::new(&pairs, &[(1.0, 1.0); 8], (f32::INFINITY, f32::INFINITY));
        let deviation = field.total(&x, &y).deviation;
        (x, y, least, deviation)
    }

    #[test]
    fn the_truer_the_dial_asks_the_truer_distances_are() {
        let [none, half, whole] = [0.0, 0.5, 1.0].map(|share| drawn(share, [false; 8]));
        assert!(none.3 > half.3 + 0.1 && half.3 > whole.3 + 0.1, "{} {} {}", none.3, half.3, whole.3);
        assert!((whole.3 - whole.2).abs() < 1.0e-3 && none.2 == whole.2);
    }

    #[test]
    fn the_dial_turns_without_jumps() {
        let [one, two, three] = [0.4, 0.5, 0.6].map(|share| drawn(share, [false; 8]));
        for node in 0..8 {
            assert!((one.0[node] + three.0[node] - 2.0 * two.0[node]).abs() < 1.0e-4);
            assert!((one.1[node] + three.1[node] - 2.0 * two.1[node]).abs() < 1.0e-4);
        }
    }

    #[test]
    fn the_fixed_stay() {
        let mut fixed = [false; 8];
        fixed[7] = true;
        let drawn = drawn(1.0, fixed);
        assert_eq!((drawn.0[7], drawn.1[7]), (0.1, -0.1));
    }
}
