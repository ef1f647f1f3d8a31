//! How long a search for a readable drawing goes on, and what things cost in it.

/// The fewest and the most sweeps.
const SWEEPS: (usize, usize) = (4, 600);
/// And the most for each node: a handful has not many places to try.
const SWEEPS_A_NODE: usize = 30;

/// How a search goes on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// How much work it may be, in comparisons of links and pairs.
    pub(crate) work: usize,
    /// In how large a circle a node tries its first places, in hops.
    pub(crate) reach: f32,
    /// The price of an overlap, in crossings of a usual link.
    pub(crate) overlap: f32,
    /// The price of a link right under the mark of another node, in crossings; times the root of those of a usual link.
    pub(crate) tunnel: f32,
    /// How many times that the price of an overlap grows by, towards the end.
    pub(crate) late: f32,
    /// After which share of the sweeps that begins; only later drawings are kept.
    pub(crate) wait: f32,
    /// The share of the sweeps that there is time for, from 0 to 1.
    pub(crate) effort: f32,
}

impl Plan {
    /// How many sweeps over `count` nodes it gives, where each is so much work.
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
        let plan = Plan { work: 10_000, reach: 1.0, overlap: 1.0, tunnel: 1.0, late: 0.0, wait: 0.0, effort: 1.0 };
        let half = Plan { effort: 0.5, ..plan };
        assert_eq!([plan.sweeps(50, 100), half.sweeps(50, 100), plan.sweeps(2, 100)], [100, 50, 60]);
        assert_eq!([plan.sweeps(50, 1), plan.sweeps(50, 1_000_000), half.sweeps(50, 1_000_000)], [600, 4, 4]);
    }
}
