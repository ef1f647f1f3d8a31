//! The weights of forces and stress in a large component, by the balance from "distances true" to "communities apart".
//!
//! The weight of stress against the forces falls from the first step of a level to the last: at first stress unfolds the
//! whole, in the end forces bring neighbours together. That gave less stress and more neighbours kept than any constant
//! weight.
//!
//! Invariant: every number is a continuous function of the balance, except that there are no forces at 0.

use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::MultiSourceBfs;
use crate::layout::options::{HUGE_COMPONENT, MEDIUM_COMPONENT};
use crate::layout::request::{Balance, DEFAULT_BALANCE};

/// A network with fewer arcs for each node, twice as many as links, is sparse.
const SPARSE: usize = 3;
/// The share of neighbours kept together by distances from which on less force is needed, and from which on none.
const TOGETHER: (f32, f32) = (0.5, 0.75);

/// The traits of a network that the weights depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Traits {
    /// How many nodes there are.
    pub(crate) count: usize,
    /// Whether it has long paths for its size, such as a power grid: it has few links, and needs more room and more steps.
    pub(crate) is_deep: bool,
    /// Whether it is little more than a tree, whose branches need room between them.
    pub(crate) is_sparse: bool,
}

impl Traits {
    /// Those of `graph`, of which one search is known.
    pub(crate) fn of(graph: &Graph, search: &MultiSourceBfs) -> Self {
        let count = graph.len();
        Self { count, is_deep: search.is_deep(count), is_sparse: graph.arcs() < SPARSE * count }
    }
}

/// The weights for a balance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Weights {
    /// How many steps each level takes.
    pub(crate) steps: usize,
    /// How far forces move a node, from 0 to 1; 0 leaves them out.
    pub(crate) force: f32,
    /// The share of a move by stress that is made in the first step, and in the last; below 0 it is left out.
    pub(crate) stress: (f32, f32),
    /// The strength of the repulsion.
    pub(crate) repulsion: f32,
    /// The strength of springs.
    pub(crate) spring: f32,
    /// How much stronger the pull of a link is at no distance.
    pub(crate) pull: f32,
    /// The weight of links between communities; that of links inside is 1. At 1 no communities are looked for.
    pub(crate) between: f32,
    /// How strongly nodes are drawn to the middle of their community.
    pub(crate) gather: f32,
    /// How much of the final descent of stress follows, from 0 to 1.
    pub(crate) final_descent: f32,
}

impl Weights {
    /// The weights for a balance from 0 to 1. The numbers were found on generated and real networks of 1,000 to 100,000 nodes.
    pub(crate) fn of(balance: f32, traits: Traits) -> Self {
        let Traits { count, is_deep, is_sparse } = traits;
        let (force, apart) = (Balance(balance).freedom(), Balance(balance).separation());
        let between = |usual: f32, at_one: f32| usual + (at_one - usual) * apart;
        let (repulsion, spring, pull) = match (is_deep, is_sparse) {
            (true, _) => (2.0, 0.01, 160.0),
            (false, true) => (2.0, 0.02, 80.0),
            (false, false) => (1.0, 0.02, 80.0),
        };
        let is_small = count <= MEDIUM_COMPONENT;
        let (first, last) = match (is_deep, is_small) {
            (true, _) => (1.6, -1.2),
            (false, true) => (1.1, 0.0),
            (false, false) => (1.0, -0.3),
        };
        let first = first * (1.0 - apart);
        let steps = match count {
            _ if is_deep && count <= HUGE_COMPONENT => 200,
            _ if is_small => 80,
            _ if count <= HUGE_COMPONENT => 40,
            _ => 24,
        };
        Self {
            steps,
            force,
            stress: (first, first + (last - first) * force),
            repulsion: between(repulsion, 2.7),
            spring: between(spring, 0.03),
            pull: between(pull, 40.0),
            between: between(1.0, 0.1),
            gather: between(0.0, 0.2),
            final_descent: 1.0 - force,
        }
    }
}

/// The balance to use for `balance` in a deep network in which the distances alone keep a share of `kept` of all neighbours
/// together.
///
/// Below its middle forces bring neighbours together at the price of distances. A grid, a ring or a map of roads has them
/// together by its distances alone: there is nothing to gain, and less force is used.
pub(crate) fn adjusted(balance: f32, kept: f32) -> f32 {
    let share = ((kept - TOGETHER.0) / (TOGETHER.1 - TOGETHER.0)).clamp(0.0, 1.0);
    let middle = DEFAULT_BALANCE * (1.0 - share * share * (3.0 - 2.0 * share));
    if balance <= DEFAULT_BALANCE {
        balance / DEFAULT_BALANCE * middle
    } else {
        middle + (balance - DEFAULT_BALANCE) / (1.0 - DEFAULT_BALANCE) * (1.0 - middle)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Traits = Traits { count: 10_000, is_deep: false, is_sparse: false };

    #[test]
    fn what_distances_keep_together_needs_no_forces() {
        assert_eq!([0.0, 0.3, 0.5, 0.8, 1.0].map(|balance| adjusted(balance, 0.0)), [0.0, 0.3, 0.5, 0.8, 1.0]);
        assert_eq!([0.0, 0.3, 0.5, 1.0].map(|balance| adjusted(balance, 1.0)), [0.0, 0.0, 0.0, 1.0]);
        for kept in [0.1, 0.55, 0.7] {
            let balances = (0..=100).map(|at| adjusted(at as f32 / 100.0, kept)).collect::<Vec<_>>();
            assert!(balances.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] < 0.021));
        }
    }

    #[test]
    fn the_ends_of_the_balance_leave_forces_or_stress_out() {
        let (distances, communities) = (Weights::of(0.0, USUAL), Weights::of(1.0, USUAL));
        assert_eq!((distances.force, distances.final_descent, distances.between), (0.0, 1.0, 1.0));
        assert!(
            communities.stress.0 <= 0.0
                && communities.stress.1 <= 0.0
                && communities.between < 0.2
                && communities.final_descent == 0.0
        );
    }

    #[test]
    fn the_weights_have_no_jumps() {
        for is_deep in [false, true] {
            let weights = |at: u32| Weights::of(at as f32 / 100.0, Traits { is_deep, ..USUAL });
            for at in 0..100 {
                let (one, next) = (weights(at), weights(at + 1));
                assert!((one.force - next.force).abs() < 0.03 && (one.stress.0 - next.stress.0).abs() < 0.06);
                assert!((one.pull - next.pull).abs() < 5.0 && (one.between - next.between).abs() < 0.03);
            }
        }
    }
}
