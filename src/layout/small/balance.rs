//! The dial in a small network: what becomes of the readable drawing before the middle, and past it.
//!
//! Invariant: in the middle the drawing stays as it is.

use super::apart::draw_apart;
use super::truer::draw_truer;
use crate::layout::compute::random::Random;
use crate::layout::graph::adjacency::Graph;
use crate::layout::request::DEFAULT_BALANCE;
use crate::layout::stress::full_sgd::AllPairs;

/// Fewer nodes than this have no groups to set apart.
const FEWEST_GROUPED: usize = 12;

/// Draws distances truer where the balance is before its middle, or groups apart where it is past it. `least` is how far a
/// drawing is from the true distances at least; returns how far this one is at least from those that the balance asks for.
pub(crate) fn turn_dial(
    graph: &Graph,
    pairs: &mut AllPairs,
    place: (&mut [f32], &mut [f32]),
    fixed: &[bool],
    least: f32,
    (balance, random): (f32, Random),
) -> f32 {
    if balance < DEFAULT_BALANCE {
        let share = 1.0 - balance / DEFAULT_BALANCE;
        least + share * (draw_truer(pairs, place, fixed, share, random) - least)
    } else if balance > DEFAULT_BALANCE && fixed.len() >= FEWEST_GROUPED {
        let share = (balance - DEFAULT_BALANCE) / (1.0 - DEFAULT_BALANCE);
        draw_apart(graph, pairs, place, fixed, share, random)
    } else {
        least
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    /// Where a path of fourteen, drawn by chance, stands with a balance, and how far it is from its distances at least.
    fn turned(balance: f32) -> (Vec<f32>, f32) {
        let links: Vec<Link> = (1..14).map(|at| Link { ends: (at - 1, at), weight: 1.0 }).collect();
        let graph = Graph::of(14, &links);
        let mut random = Random::new(1, 0);
        let mut pairs = AllPairs::of(&graph, &mut random);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..14).map(|_| random.in_disc()).unzip();
        let least = turn_dial(&graph, &mut pairs, (&mut x, &mut y), &[false; 14], 7.0, (balance, random));
        (x, least)
    }

    #[test]
    fn in_the_middle_the_drawing_stays_and_beside_it_moves_little() {
        let middle = turned(DEFAULT_BALANCE);
        assert_eq!(middle.1, 7.0);
        let farthest = |balance: f32| {
            let moves = turned(balance).0.into_iter().zip(&middle.0).map(|(one, two)| (one - two).abs());
            moves.fold(0.0, f32::max)
        };
        let [before, past] = [farthest(DEFAULT_BALANCE - 0.005), farthest(DEFAULT_BALANCE + 0.005)];
        assert!(before > 0.0 && before < 0.1 && past > 0.0 && past < 0.3, "{before} {past}");
        assert!(farthest(0.0) > 1.0 && farthest(1.0) > 1.0);
    }
}
