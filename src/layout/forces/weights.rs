//! The dial: how much each of the two engines has to say, from "distances true" to "groups apart".
//!
//! The forces that keep neighbours together are weighed against the pull of stress by how far a settling has come: stress
//! has most to say at first, so that the whole unfolds, and nothing at the end, so that neighbours find each other. That
//! gave less stress and more neighbours kept than any constant weight.
//!
//! Invariant: every number changes steadily with the balance, except that nothing of the second engine is left at 0.

use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::MultiSourceBfs;
use crate::layout::request::{Balance, DEFAULT_BALANCE};

/// Up to this many nodes steps are so cheap that twice as many are taken.
const SMALL: usize = 3_000;
/// A network with fewer arcs for each node, twice as many as links, is sparse.
const SPARSE: usize = 3;
/// From which share of neighbours kept together by distances forces are needed less, and from which not at all.
const TOGETHER: (f32, f32) = (0.5, 0.75);
/// From this many nodes on steps are so dear that fewer are taken.
const LARGE: usize = 50_000;

/// What a network is like, as far as forces have to know it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Build {
    /// How many nodes there are.
    pub(crate) count: usize,
    /// Whether it has long ways for its size, such as a power grid: it has few links, and needs more room and more steps.
    pub(crate) is_deep: bool,
    /// Whether it is little more than a tree, whose branches need room between them.
    pub(crate) is_sparse: bool,
}

impl Build {
    /// That of `graph`, of which one search is known.
    pub(crate) fn of(graph: &Graph, search: &MultiSourceBfs) -> Self {
        let count = graph.len();
        Self { count, is_deep: search.is_deep(count), is_sparse: graph.arcs() < SPARSE * count }
    }
}

/// What a balance asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mix {
    /// How many steps each level takes.
    pub(crate) steps: usize,
    /// How far forces move a node, from 0 to 1; 0 leaves them out.
    pub(crate) force: f32,
    /// The share of a stress move that is made in the first step, and in the last; below 0 it is left out.
    pub(crate) stress: (f32, f32),
    /// How strongly nodes nearby push each other away.
    pub(crate) repulsion: f32,
    /// The strength of springs.
    pub(crate) spring: f32,
    /// How much stronger the pull of a link is at no distance.
    pub(crate) pull: f32,
    /// How strong links between groups are; those inside are 1. At 1 no groups are looked for.
    pub(crate) between: f32,
    /// How strongly nodes are drawn to the middle of their group.
    pub(crate) gather: f32,
    /// The share of the rounds of stress alone that follow.
    pub(crate) polish: f32,
}

impl Mix {
    /// The mix for a balance from 0 to 1. The numbers were found on generated and real networks of 1,000 to 100,000 nodes.
    pub(crate) fn of(balance: f32, build: Build) -> Self {
        let Build { count, is_deep, is_sparse } = build;
        let (force, apart) = (Balance::of(balance).freedom(), Balance::of(balance).separation());
        let between = |usual: f32, at_one: f32| usual + (at_one - usual) * apart;
        let (repulsion, spring, pull) = match (is_deep, is_sparse) {
            (true, _) => (2.0, 0.01, 160.0),
            (false, true) => (2.0, 0.02, 80.0),
            (false, false) => (1.0, 0.02, 80.0),
        };
        let is_small = count <= SMALL;
        let (first, last) = match (is_deep, is_small) {
            (true, _) => (1.6, -1.2),
            (false, true) => (1.1, 0.0),
            (false, false) => (1.0, -0.3),
        };
        let first = first * (1.0 - apart);
        let steps = match count {
            _ if is_deep && count <= LARGE => 200,
            _ if is_small => 80,
            _ if count <= LARGE => 40,
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
            polish: 1.0 - force,
        }
    }
}

/// The balance that does what is asked for where the distances alone keep a share of `kept` of all neighbours together.
///
/// Below the middle of the dial forces bring neighbours together at the price of distances. A grid, a ring or a map of
/// roads has them together by its distances alone: there is nothing to gain, and the dial is passed slowly.
pub(crate) fn needed(balance: f32, kept: f32) -> f32 {
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

    const USUAL: Build = Build { count: 10_000, is_deep: false, is_sparse: false };

    #[test]
    fn what_distances_keep_together_needs_no_forces() {
        assert_eq!([0.0, 0.3, 0.5, 0.8, 1.0].map(|balance| needed(balance, 0.0)), [0.0, 0.3, 0.5, 0.8, 1.0]);
        assert_eq!([0.0, 0.3, 0.5, 1.0].map(|balance| needed(balance, 1.0)), [0.0, 0.0, 0.0, 1.0]);
        for kept in [0.1, 0.55, 0.7] {
            let dial = (0..=100).map(|at| needed(at as f32 / 100.0, kept)).collect::<Vec<_>>();
            assert!(dial.windows(2).all(|pair| pair[0] < pair[1] && pair[1] - pair[0] < 0.021));
        }
    }

    #[test]
    fn the_ends_of_the_dial_leave_one_engine_alone() {
        let (distances, groups) = (Mix::of(0.0, USUAL), Mix::of(1.0, USUAL));
        assert_eq!((distances.force, distances.polish, distances.between), (0.0, 1.0, 1.0));
        assert!(groups.stress.0 <= 0.0 && groups.stress.1 <= 0.0 && groups.between < 0.2 && groups.polish == 0.0);
    }

    #[test]
    fn the_dial_turns_without_jumps() {
        for is_deep in [false, true] {
            let mix = |at: u32| Mix::of(at as f32 / 100.0, Build { is_deep, ..USUAL });
            for at in 0..100 {
                let (one, next) = (mix(at), mix(at + 1));
                assert!((one.force - next.force).abs() < 0.03 && (one.stress.0 - next.stress.0).abs() < 0.06);
                assert!((one.pull - next.pull).abs() < 5.0 && (one.between - next.between).abs() < 0.03);
            }
        }
    }
}
