//! The balance in a small component: the readable drawing is pulled towards least stress below the middle, and communities
//! are pulled apart above it.
//!
//! The pull is full stress in steps too small to jumble the drawing, from the same drawing for every balance, and the drawing
//! goes a part of the straight way to where it leads. So the balance changes the drawing without a jump, and most of what
//! made it readable is kept.
//!
//! Invariant: in the middle the drawing stays as it is. A fixed node never moves.

use super::multistart::ALLOWANCE;
use super::problem::Distances;
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::multilevel::communities::communities;
use crate::layout::request::Balance;
use crate::layout::stress::annealing::annealed;
use crate::layout::stress::distances::AllPairs;
use crate::layout::stress::full_sgd::FullStress;

/// Components with fewer nodes than this have no communities to set apart.
const FEWEST_GROUPED: usize = 12;
/// By how many hops communities stand farther apart at a balance of 1.
const APART: f32 = 2.0;
/// How many times the share of the balance above its middle is the share of the way that the drawing is pulled, up to 1.
const EAGER: f32 = 3.0;
/// Rounds of stress, and its first and last step.
const ROUNDS: usize = 60;
const STEPS: (f32, f32) = (1.0, 0.1);

/// Adapts `drawing` to a balance. `least` is the least deviation of a drawing from its distances; returns the least deviation
/// from those that the balance asks for, which are left in `distances`.
pub(crate) fn adapt(
    subgraph: &Subgraph,
    balance: Balance,
    distances: &mut Distances,
    drawing: &mut Coordinates,
    least: f32,
    random: Random,
) -> f32 {
    let (to_stress, apart) = (1.0 - balance.freedom(), balance.separation());
    if to_stress > 0.0 {
        let target = pull(&distances.pairs, drawing, &subgraph.fixed, to_stress, random);
        least + to_stress * (distances.term.deviation(&target) - least)
    } else if apart > 0.0 && subgraph.len() >= FEWEST_GROUPED {
        distances.set_apart(&communities(&WeightedGraph::of(&subgraph.graph)), APART * apart);
        let way = (EAGER * apart).min(1.0);
        pull(&distances.pairs, drawing, &subgraph.fixed, way, random);
        // What is left of the readable drawing deviates by choice.
        distances.term.deviation(drawing) / (1.0 + ALLOWANCE * (1.0 - way))
    } else {
        least
    }
}

/// Moves `drawing` a share of the way, from 0 to 1, to the stress minimum near it. Returns that minimum.
fn pull(pairs: &AllPairs, drawing: &mut Coordinates, fixed: &[bool], way: f32, random: Random) -> Coordinates {
    let mut target = drawing.clone();
    let mut descent = FullStress::with_steps(pairs, annealed(STEPS.0, STEPS.1, ROUNDS), random);
    descent.advance(pairs, &mut target, fixed, usize::MAX);
    drawing.blend(&target, way);
    target
}

#[cfg(test)]
mod tests {
    use super::super::problem::tests::Given;
    use super::*;
    use crate::layout::NodeBox;

    /// A component drawn at random and adapted to a balance, and its least deviation then.
    fn adapted(ends: &[(u32, u32)], fixed: &[bool], balance: f32) -> (Coordinates, f32) {
        let mut given = Given::of(ends, vec![NodeBox::of_mark(5.0); fixed.len()], fixed.to_vec());
        let mut random = Random::new(1, 0);
        let mut drawing = (0..fixed.len()).map(|_| random.in_disc()).collect();
        let (balance, distances) = (Balance(balance), &mut given.distances);
        let least = adapt(&given.subgraph, balance, distances, &mut drawing, 7.0, random);
        (drawing, least)
    }

    fn farthest(one: &Coordinates, other: &Coordinates) -> f32 {
        one.x.iter().zip(&other.x).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max)
    }

    fn path() -> Vec<(u32, u32)> {
        (1..14).map(|at| (at - 1, at)).collect()
    }

    /// Two cliques of six with one link between them.
    fn cliques() -> Vec<(u32, u32)> {
        let clique =
            |first: u32| (first..first + 6).flat_map(move |one| (one + 1..first + 6).map(move |two| (one, two)));
        clique(0).chain(clique(6)).chain([(0, 6)]).collect()
    }

    #[test]
    fn in_the_middle_the_drawing_stays_and_beside_it_moves_little() {
        let drawn = |balance: f32| adapted(&path(), &[false; 14], balance);
        let (middle, least) = drawn(0.5);
        assert_eq!(least, 7.0);
        let [before, past, none, all] = [0.495, 0.505, 0.0, 1.0].map(|balance| farthest(&drawn(balance).0, &middle));
        assert!(before > 0.0 && before < 0.1 && past > 0.0 && past < 0.3, "{before} {past}");
        assert!(none > 1.0 && all > 1.0);
    }

    #[test]
    fn the_lower_the_balance_the_nearer_is_the_least_stress_on_a_straight_way() {
        let distances = Given::of(&path(), vec![NodeBox::of_mark(5.0); 14], vec![false; 14]).distances;
        let drawn = |balance: f32| adapted(&path(), &[false; 14], balance);
        let [most, half, none] = [0.0, 0.25, 0.5].map(|balance| drawn(balance).0);
        let [low, middle, high] = [&most, &half, &none].map(|drawing| distances.term.deviation(drawing));
        assert!(low + 0.1 < middle && middle + 0.1 < high, "{low} {middle} {high}");
        assert!((drawn(0.0).1 - low).abs() < 1.0e-3 && (drawn(0.25).1 - 0.5 * (7.0 + low)).abs() < 1.0e-3);
        let between = most.x.iter().zip(&none.x).zip(&half.x).map(|((one, two), half)| one + two - 2.0 * half);
        assert!(between.map(f32::abs).fold(0.0, f32::max) < 1.0e-4);
    }

    #[test]
    fn communities_stand_farther_apart_the_higher_the_balance_is() {
        let apart = [0.5, 0.75, 1.0].map(|balance| {
            let (drawing, deviation) = adapted(&cliques(), &[false; 12], balance);
            assert!(deviation.is_finite());
            let middle = |values: &[f32]| values.iter().sum::<f32>() / 6.0;
            let (dx, dy) =
                (middle(&drawing.x[..6]) - middle(&drawing.x[6..]), middle(&drawing.y[..6]) - middle(&drawing.y[6..]));
            (dx * dx + dy * dy).sqrt()
        });
        assert!(apart[1] > apart[0] + 0.7 && apart[2] > apart[1] + 0.7, "{apart:?}");
        let [none, little, more] = [0.5, 0.505, 0.51].map(|balance| adapted(&cliques(), &[false; 12], balance).0);
        assert!((0.001..0.1).contains(&farthest(&none, &little)) && farthest(&little, &more) < 0.1);
    }

    #[test]
    fn fixed_nodes_stay() {
        let drawn = |balance: f32| adapted(&cliques(), &[true; 12], balance).0;
        assert!([0.0, 1.0].iter().all(|balance| drawn(*balance) == drawn(0.5)));
    }
}
