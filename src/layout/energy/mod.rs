//! The terms of the energy that the local search lowers, and their one interface.
//!
//! Source: Davidson and Harel, Drawing graphs nicely using simulated annealing (ACM TOG 1996): the energy of a drawing is a
//! weighted sum of terms, and a move changes only the share of one node in each. The interface is that of `EnergyFunction` in
//! the Open Graph Drawing Framework: the cost of a candidate, and a candidate taken.
//!
//! Invariant: a term keeps what it needs about the drawing, and is told of every move. Coordinates are in hops.

pub(crate) mod angular_resolution;
pub(crate) mod crossings;
pub(crate) mod distances_and_boxes;
pub(crate) mod edge_node;
pub(crate) mod segments;

use crate::layout::geometry::coordinates::Coordinates;

/// A term of the energy of a drawing.
pub(crate) trait Energy {
    /// What is summed up: a number, or several that have prices of their own.
    type Cost: Copy;

    /// The cost of `node` where it is: of all that would change if it moved.
    fn present(&mut self, node: usize, drawing: &Coordinates) -> Self::Cost;

    /// The cost of `node` if it were at `place`, or `None` where it is found, or estimated half-way, to be more than `most`;
    /// a term that is quickly summed up need not look at `most`.
    fn candidate(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, most: f32) -> Option<Self::Cost>;

    /// Takes over that `node` has moved from the place `old` to where it is in `drawing`.
    fn moved(&mut self, node: usize, old: (f32, f32), drawing: &Coordinates);

    /// The cost of the whole drawing.
    fn total(&self, drawing: &Coordinates) -> Self::Cost;
}

#[cfg(test)]
mod tests {
    use super::angular_resolution::AngularResolution;
    use super::crossings::Crossings;
    use super::distances_and_boxes::DistancesAndBoxes;
    use super::edge_node::EdgeNode;
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;
    use crate::layout::graph::adjacency::Graph;
    use crate::layout::stress::distances::AllPairs;

    const NODES: usize = 20;

    /// A connected random graph.
    fn graph() -> Graph {
        let mut random = Random::new(3, 0);
        let path = (1..NODES as u32).map(|to| (to - 1, to));
        let ends: Vec<(u32, u32)> =
            path.chain((0..25).map(|_| (random.below(NODES) as u32, random.below(NODES) as u32))).collect();
        let links = ends.into_iter().filter(|ends| ends.0 != ends.1).map(|ends| Link { ends, weight: 1.0 });
        Graph::of(NODES, &links.collect::<Vec<_>>())
    }

    /// Checks a term of a random graph move after move: what a candidate costs more than the present place is what the total
    /// grows by, and after the move the term is as if it were made anew. `number` is the cost in one number.
    fn check<E: Energy>(make: impl Fn(&Coordinates) -> E, number: impl Fn(E::Cost) -> f32) {
        let mut random = Random::new(3, 1);
        let mut drawing: Coordinates = (0..NODES).map(|_| random.in_disc()).collect();
        let mut term = make(&drawing);
        for _ in 0..100 {
            let (node, place) = (random.below(NODES), random.in_disc());
            let (old, total) = (drawing.at(node), number(term.total(&drawing)));
            let before = number(term.present(node, &drawing));
            let after = number(term.candidate(node, place, &drawing, f32::INFINITY).unwrap());
            drawing.set(node, place);
            term.moved(node, old, &drawing);
            let mut anew = make(&drawing);
            let [kept, made] = [&mut term, &mut anew].map(|term| [term.present(node, &drawing), term.total(&drawing)]);
            for (kept, made) in kept.into_iter().zip(made) {
                assert!((number(kept) - number(made)).abs() < 1.0e-3);
            }
            assert!((number(kept[0]) - after).abs() < 1.0e-3);
            assert!((number(kept[1]) - total - (after - before)).abs() < 1.0e-3);
        }
    }

    /// Checks that a candidate is refused where it costs more than it may.
    fn check_bound<E: Energy<Cost = f32>>(mut term: E, drawing: &Coordinates) {
        for node in 0..NODES {
            let cost = term.candidate(node, (0.1, 0.2), drawing, f32::INFINITY).unwrap();
            assert!(cost == 0.0 || term.candidate(node, (0.1, 0.2), drawing, 0.9 * cost).is_none());
        }
    }

    #[test]
    fn a_move_changes_every_term_by_what_its_candidate_costs() {
        let graph = graph();
        let distances = DistancesAndBoxes::without_boxes(&AllPairs::of(&graph, &mut Random::new(1, 0)));
        let boxes = || distances.with_boxes(&[(0.2, 0.1); NODES], (f32::INFINITY, f32::INFINITY));
        check(|_| boxes(), |cost| cost.deviation);
        check(|_| boxes(), |cost| cost.overlap);
        check(|drawing| Crossings::new(&graph, drawing), |cost| cost);
        check(|drawing| AngularResolution::new(&graph, drawing), |cost| cost);
        let clearances: Vec<f32> = (0..NODES).map(|at| 0.05 + 0.01 * at as f32).collect();
        check(|drawing| EdgeNode::new(&graph, &clearances, drawing), |cost| cost);
    }

    #[test]
    fn a_candidate_that_costs_too_much_is_refused() {
        let (graph, mut random) = (graph(), Random::new(3, 1));
        let drawing: Coordinates = (0..NODES).map(|_| random.in_disc()).collect();
        check_bound(Crossings::new(&graph, &drawing), &drawing);
        check_bound(AngularResolution::new(&graph, &drawing), &drawing);
        check_bound(EdgeNode::new(&graph, &[0.2; NODES], &drawing), &drawing);
    }
}
