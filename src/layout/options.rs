//! What is asked of all components of a layout alike.

use crate::layout::component::SEARCHED;
use crate::layout::graph::adjacency::Graph;
use crate::layout::request::{Balance, Request, Sign};
use crate::layout::small::multistart::Subject;
use crate::layout::stress::distances::AllPairs;

/// The work on a small component, as by [`crate::layout::small::davidson_harel`]: for each pair of its nodes at most, and that for each node; and in
/// all at most.
const WORK: ((f32, f32), f32) = ((600.0, 30.0), 1.5e6);
/// The least spacing that the boxes of small components can give way to.
const TIGHTEST: f32 = 0.5;
/// The most work on all small components; where it would be more, each is searched for a shorter time.
const MOST_WORK: f32 = 6.0e7;

/// What is asked of all components alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes {
    pub(crate) balance: Balance,
    pub(crate) spacing: f32,
    pub(crate) aspect: f32,
    pub(crate) threads: usize,
    /// The share of the usual work on small components that there is time for.
    effort: f32,
}

impl Wishes {
    /// Those of a checked request with components of so many nodes.
    pub(crate) fn of(request: &Request, counts: impl Iterator<Item = usize>) -> Self {
        let Request { balance, spacing, aspect, threads, .. } = *request;
        let work: f32 = counts.filter(|count| *count <= SEARCHED).map(search_work).sum();
        Self { balance: Balance::of(balance), spacing, aspect, threads, effort: (MOST_WORK / work.max(1.0)).min(1.0) }
    }

    /// How much room was asked for, as far as a component of so many nodes can follow: boxes of small ones do not give way to
    /// less than half of the usual.
    pub(crate) fn spacing_for(self, count: usize) -> f32 {
        if count <= SEARCHED { self.spacing.max(TIGHTEST) } else { self.spacing }
    }

    /// What a search is about; stress may grow by a share that the balance gives, for the sake of readers.
    pub(crate) fn subject<'a>(
        self,
        nodes: &'a [u32],
        graph: &'a Graph,
        (pairs, signs): (&'a AllPairs, &'a [Sign]),
        half_sizes: &'a [(f32, f32)],
        fixed: &'a [bool],
        unit: f32,
    ) -> Subject<'a> {
        Subject {
            nodes,
            graph,
            pairs,
            signs,
            half_sizes,
            fixed,
            aspect: self.aspect,
            unit,
            freedom: self.balance.freedom(),
            effort: self.effort,
        }
    }
}

/// About how much work the search for a drawing of a small component is, in places tried times nodes.
fn search_work(count: usize) -> f32 {
    let (each, most) = WORK;
    (count as f32 * count as f32 * each.0.min(each.1 * count as f32)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_components_share_the_time() {
        let effort = |count, times| Wishes::of(&Request::default(), std::iter::repeat_n(count, times)).effort;
        assert_eq!([effort(1, 0), effort(300, 8), effort(21, 100), effort(50_000, 3)], [1.0; 4]);
        assert!((0.2..0.3).contains(&effort(21, 1_000)));
        assert!(effort(21, 10_000) < 0.03);
    }
}
