//! What all components of a layout have in common: the options of its request, and the sizes at which methods change.

use crate::layout::labels::viewport::{PAGES, opened, page};
use crate::layout::request::{Balance, Request};
use crate::layout::small_sizes::SMALL_COMPONENT;

/// Up to this many nodes each can be seen on one page, and a round over all of them is cheap.
pub(crate) const MEDIUM_COMPONENT: usize = 3_000;
/// With more nodes than this a round over all of them is dear.
pub(crate) const HUGE_COMPONENT: usize = 50_000;

/// The work of the local search on a small component: the most for each pair of its nodes, that for each node of such a pair,
/// and the most in all.
const WORK: ((f32, f32), f32) = ((600.0, 30.0), 1.5e6);
/// The most work on all small components; where it would be more, each is searched for a shorter time.
const MOST_WORK: f32 = 6.0e7;

/// The share that boxes may fill however little room was asked for.
const MOST_FILLED: f32 = 0.8;

/// What is asked of all components alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) seed: u64,
    pub(crate) balance: Balance,
    /// How much room was asked for; 1 is usual.
    pub(crate) spacing: f32,
    /// Width over height of the page.
    pub(crate) aspect: f32,
    /// The page that a drawing is made for, in pixels.
    pub(crate) page: (f32, f32),
    /// The room for marks on the pages where it is opened, those first that matter most, in pixels.
    pub(crate) opened: [(f32, f32); PAGES],
    pub(crate) threads: usize,
    /// The share of the usual work on small components that there is time for, from 0 to 1.
    pub(crate) effort: f32,
}

impl Options {
    /// Those of a checked request whose components have so many nodes.
    pub(crate) fn of(request: &Request, counts: impl Iterator<Item = usize>) -> Self {
        let Request { seed, spacing, aspect, threads, .. } = *request;
        let work: f32 = counts.filter(|count| *count <= SMALL_COMPONENT).map(search_work).sum();
        let effort = (MOST_WORK / work.max(1.0)).min(1.0);
        let (page, opened) = request.room.map_or_else(|| (page(aspect), opened(aspect)), |room| (room, [room; PAGES]));
        Self { seed, balance: Balance(request.balance), spacing, aspect, page, opened, threads, effort }
    }
}

/// The share of a drawing that boxes may fill where the spacing is not the usual one.
pub(crate) fn filled(usual: f32, spacing: f32) -> f32 {
    (usual / (spacing * spacing)).min(MOST_FILLED)
}

/// How far a component is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stage {
    /// Its shape is sought, of which this share is done, from 0 to 1.
    Shape(f32),
    /// Its shape is found; overlaps and labels are left.
    Finish,
    /// Nothing is left to do.
    Done,
}

/// About how much work the local search of a small component is, in candidates times nodes.
fn search_work(count: usize) -> f32 {
    let (each, most) = WORK;
    (count as f32 * count as f32 * each.0.min(each.1 * count as f32)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_components_share_the_time() {
        let effort = |count, times| Options::of(&Request::default(), std::iter::repeat_n(count, times)).effort;
        assert_eq!([effort(1, 0), effort(300, 8), effort(21, 100), effort(50_000, 3)], [1.0; 4]);
        assert!((0.2..0.3).contains(&effort(21, 1_000)));
        assert!(effort(21, 10_000) < 0.03);
    }
}
