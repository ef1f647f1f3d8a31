//! What is to be laid out, how its progress is shown, and a descent of stress on it.

use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::procrustes::Pin;
use crate::layout::graph::adjacency::Graph;
use crate::layout::stress::pivot_sgd::PivotStress;

/// About how many pairs are worked on between two pictures; a few milliseconds.
pub(super) const SHOWN_EVERY: usize = 1_500_000;

/// A component to be laid out.
#[derive(Debug)]
pub(crate) struct Task {
    /// A connected network.
    pub(crate) graph: Graph,
    /// 1 for a node that may move, 0 for a pinned one.
    pub(crate) free: Vec<f32>,
    /// The pinned nodes and where they stand, in hops.
    pub(crate) pins: Vec<Pin>,
    /// From distances true, 0, to communities apart, 1.
    pub(crate) balance: f32,
    /// The seed of all chance.
    pub(crate) random: Random,
    /// How many threads may work.
    pub(crate) threads: usize,
}

/// Takes a drawing in hops and the share of the work that is done. False if no more of them are wanted.
pub(crate) type Show<'a> = dyn FnMut(&Coordinates, f32) -> bool + Send + 'a;

/// Takes `descent` to its end. `None` if no more drawings are wanted.
pub(super) fn descend(task: &Task, drawing: &mut Coordinates, mut descent: PivotStress, show: &mut Show) -> Option<()> {
    while !descent.is_done() {
        descent.advance(&task.graph, drawing, &task.free, task.threads, SHOWN_EVERY);
        if !show(drawing, descent.done()) {
            return None;
        }
    }
    Some(())
}
