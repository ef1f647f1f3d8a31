//! The budget of a local search: how long it goes on, and the prices of its energy terms. Each of the two searches has a
//! `BUDGET` of its own, in `multistart.rs` and `finish.rs`.

/// The fewest and the most sweeps.
const SWEEPS: (usize, usize) = (4, 600);
/// And the most for each node: a few nodes have few places to try.
const SWEEPS_A_NODE: usize = 30;

/// Budget and prices of a local search.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    /// The most work, in comparisons of edges and pairs.
    pub(crate) work: usize,
    /// The radius of the circle in which a node tries its first places, in hops.
    pub(crate) reach: f32,
    /// The price of an overlap, in crossings of a usual edge.
    pub(crate) overlap: f32,
    /// The price of an edge right under the mark of another node, in crossings, times the root of those of a usual edge.
    pub(crate) edge_node: f32,
    /// By how many times itself the price of an overlap grows towards the end.
    pub(crate) late: f32,
    /// The share of the sweeps before that begins, and before the best drawing so far is recorded.
    pub(crate) wait: f32,
    /// The share of the sweeps that there is time for, from 0 to 1.
    pub(crate) effort: f32,
}

impl Budget {
    /// The number of sweeps over `count` nodes, where each is so much work.
    pub(crate) fn sweeps(&self, count: usize, work: usize) -> usize {
        let most = SWEEPS.1.min(SWEEPS_A_NODE * count).max(SWEEPS.0);
        let sweeps = (self.work / work.max(1)).clamp(SWEEPS.0, most);
        ((self.effort * sweeps as f32) as usize).max(SWEEPS.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sweeps_are_as_many_as_there_is_time_and_use_for() {
        let whole =
            Budget { work: 10_000, reach: 1.0, overlap: 1.0, edge_node: 1.0, late: 0.0, wait: 0.0, effort: 1.0 };
        let half = Budget { effort: 0.5, ..whole };
        assert_eq!([whole.sweeps(50, 100), half.sweeps(50, 100), whole.sweeps(2, 100)], [100, 50, 60]);
        assert_eq!([whole.sweeps(50, 1), whole.sweeps(50, 1_000_000), half.sweeps(50, 1_000_000)], [600, 4, 4]);
    }
}
