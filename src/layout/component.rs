//! One connected component on its way: a single node, a small component in slices, or a large one on a thread of its own.

use crate::layout::compute::random::Random;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::multilevel::component::LargeComponent;
use crate::layout::options::{Options, SMALL_COMPONENT};
use crate::layout::small::component::SmallComponent;
use crate::model::Position;
use std::sync::Arc;

/// About how much the start of a small component costs, for each node.
const START_WORK: usize = 50;

/// A component and where its nodes are.
#[derive(Debug)]
pub(crate) struct Component {
    pub(crate) subgraph: Arc<Subgraph>,
    /// Where its nodes are, in world pixels, before packing.
    pub(crate) points: Vec<Position>,
    layout: Layout,
}

/// How a component is laid out.
#[derive(Debug)]
enum Layout {
    /// It has not begun.
    Waiting,
    /// It is a single node, which stays where it is.
    Single,
    Small(SmallComponent),
    Large(LargeComponent),
}

impl Component {
    /// A component before its start.
    pub(crate) fn new(subgraph: Subgraph) -> Self {
        Self { points: subgraph.starts.clone(), subgraph: Arc::new(subgraph), layout: Layout::Waiting }
    }

    /// Whether it is laid out on a thread of its own.
    pub(crate) fn is_large(&self) -> bool {
        self.subgraph.len() > SMALL_COMPONENT
    }

    /// Finds the start of a small component, or scatters a large one until there is a picture of it, unless it has begun. Every
    /// component has a random `stream` of its own. Returns what was spent.
    pub(crate) fn begin(&mut self, options: &Options, stream: u64) -> usize {
        let (subgraph, points, count) = (&self.subgraph, &mut self.points, self.subgraph.len());
        if matches!(self.layout, Layout::Waiting) {
            let random = Random::new(options.seed, stream);
            self.layout = match count {
                0 | 1 => Layout::Single,
                2..=SMALL_COMPONENT => Layout::Small(SmallComponent::new(subgraph, options, random, points)),
                _ => Layout::Large(LargeComponent::new(subgraph, options, random, points)),
            };
        }
        if count <= SMALL_COMPONENT { 1 + START_WORK * (count - 1) } else { 1 + count / 10 }
    }

    /// Goes on for about `budget` comparisons, up to the end of its present stage. Returns what was spent.
    pub(crate) fn advance(&mut self, budget: usize) -> usize {
        match &mut self.layout {
            Layout::Waiting | Layout::Single => budget,
            Layout::Small(small) => small.advance(&self.subgraph, &mut self.points, budget),
            Layout::Large(large) => {
                large.await_picture(&self.subgraph, &mut self.points);
                budget
            }
        }
    }

    /// Waits a little for the next picture of a large component. Returns whether there was one.
    pub(crate) fn await_picture(&mut self) -> bool {
        if let Layout::Large(large) = &mut self.layout {
            large.await_picture(&self.subgraph, &mut self.points)
        } else {
            false
        }
    }

    /// Takes the next picture of a large component, if there is one. Returns whether there was.
    pub(crate) fn take_picture(&mut self) -> bool {
        if let Layout::Large(large) = &mut self.layout {
            large.take_picture(&self.subgraph, &mut self.points)
        } else {
            false
        }
    }

    /// The share of its shape that is found, from 0 to 1.
    pub(crate) fn shaped(&self) -> f32 {
        match &self.layout {
            Layout::Waiting => 0.0,
            Layout::Single => 1.0,
            Layout::Small(small) => small.searched(),
            Layout::Large(large) => large.done(),
        }
    }

    /// Whether its shape is found, so that a small component has only its finish before it.
    pub(crate) fn is_shaped(&self) -> bool {
        if let Layout::Small(small) = &self.layout { small.is_searched() } else { self.is_done() }
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        match &self.layout {
            Layout::Waiting => false,
            Layout::Single => true,
            Layout::Small(small) => small.is_done(),
            Layout::Large(large) => large.is_done(),
        }
    }

    /// World pixels for each hop in the finish of a small component.
    pub(crate) fn unit(&self) -> Option<f32> {
        if let Layout::Small(small) = &self.layout { small.unit() } else { None }
    }

    /// Asks the finish of a small component for at least so many world pixels for each hop.
    pub(crate) fn ask_for_unit(&mut self, least: f32) {
        if let Layout::Small(small) = &mut self.layout {
            small.ask_for_unit(least);
        }
    }
}
