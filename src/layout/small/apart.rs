//! Groups apart in a small network: the distances between groups grow, and the readable drawing follows.
//!
//! The drawing is only pulled, by full stress in small steps, and not searched for anew; and near the middle of the dial it
//! goes only a part of that way. So the dial turns from the readable drawing to groups apart without a jump, and most of what
//! made it readable is kept.
//!
//! Invariant: a fixed node never moves.

use super::multistart::ALLOWANCE;
use crate::layout::compute::random::Random;
use crate::layout::energy::distances_and_boxes::Field;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::multilevel::communities::groups;
use crate::layout::stress::annealing::annealed;
use crate::layout::stress::full_sgd::{AllPairs, FullStress};

/// By how many hops groups stand farther apart at the end of the dial.
const APART: f32 = 2.0;
/// Rounds of stress, and its first and last step, too small to jumble the drawing.
const ROUNDS: usize = 60;
const STEPS: (f32, f32) = (1.0, 0.1);
/// How many times the share of the dial is the share of the way that the drawing is pulled, up to all of it.
const EAGER: f32 = 3.0;

/// Makes the distances between the groups of `graph` longer, by a `share` from 0 to 1, and moves the drawing in hops towards
/// them. Returns how far it is from them then: the sum of squared relative deviations.
pub(crate) fn draw_apart(
    graph: &Graph,
    pairs: &mut AllPairs,
    (x, y): (&mut [f32], &mut [f32]),
    fixed: &[bool],
    share: f32,
    random: Random,
) -> f32 {
    pairs.set_apart(&groups(&WeightedGraph::of(graph)), APART * share);
    let (mut pulled_x, mut pulled_y) = (x.to_vec(), y.to_vec());
    let mut descent = FullStress::with_steps(pairs, annealed(STEPS.0, STEPS.1, ROUNDS), random);
    descent.advance(pairs, &mut pulled_x, &mut pulled_y, fixed, usize::MAX);
    let way = (EAGER * share).min(1.0);
    for (value, wanted) in x.iter_mut().zip(pulled_x).chain(y.iter_mut().zip(pulled_y)) {
        *value += way * (wanted - *value);
    }
    let field = Field::new(pairs, &vec![(1.0, 1.0); graph.len()], (f32::INFINITY, f32::INFINITY));
    // What is left of the readable drawing deviates by choice.
    field.total(x, y).deviation / (1.0 + ALLOWANCE * (1.0 - way))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    /// Two cliques of five with one link between them, drawn by chance; how far their middles are apart in the end.
    fn drawn(share: f32, fixed: &[bool; 10]) -> (f32, Vec<f32>) {
        let clique =
            |first: u32| (first..first + 5).flat_map(move |one| (one + 1..first + 5).map(move |two| (one, two)));
        let ends = clique(0).chain(clique(5)).chain([(0, 5)]);
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(10, &links);
        let mut random = Random::new(1, 0);
        let mut pairs = AllPairs::of(&graph, &mut random);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..10).map(|_| random.in_disc()).unzip();
        let deviation = draw_apart(&graph, &mut pairs, (&mut x, &mut y), fixed, share, random);
        assert!(deviation.is_finite());
        let middle = |values: &[f32]| values.iter().sum::<f32>() / 5.0;
        let (dx, dy) = (middle(&x[..5]) - middle(&x[5..]), middle(&y[..5]) - middle(&y[5..]));
        ((dx * dx + dy * dy).sqrt(), x)
    }

    #[test]
    fn groups_stand_farther_apart_the_farther_the_dial_is() {
        let apart = [0.0, 0.5, 1.0].map(|share| drawn(share, &[false; 10]).0);
        assert!(apart[1] > apart[0] + 0.7 && apart[2] > apart[1] + 0.7, "{apart:?}");
    }

    #[test]
    fn near_the_middle_of_the_dial_the_drawing_is_nearly_as_it_was() {
        let [none, little, more] = [0.0, 0.01, 0.02].map(|share| drawn(share, &[false; 10]).1);
        let farthest =
            |one: &[f32], two: &[f32]| one.iter().zip(two).map(|(one, two)| (one - two).abs()).fold(0.0, f32::max);
        assert!((0.001..0.1).contains(&farthest(&none, &little)) && farthest(&little, &more) < 0.1);
    }

    #[test]
    fn the_fixed_stay() {
        let (before, after) = (drawn(0.0, &[true; 10]).1, drawn(1.0, &[true; 10]).1);
        assert_eq!(before, after);
    }
}
