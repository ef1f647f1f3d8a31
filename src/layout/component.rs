//! One connected component on its way: a single node, a small component in slices, or a large one on a thread of its own.

use crate::layout::compute::random::Random;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::multilevel::component::{LargeComponent, PATIENCE};
use crate::layout::options::{Options, Stage};
use crate::layout::small::component::SmallComponent;
use crate::model::Position;
use std::sync::Arc;
use std::time::Duration;

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
    Small(Box<SmallComponent>),
    Large(LargeComponent),
}

impl Component {
    /// A component before its start.
    pub(crate) fn new(subgraph: Subgraph) -> Self {
        Self { points: subgraph.starts.clone(), subgraph: Arc::new(subgraph), layout: Layout::Waiting }
    }

    /// Whether it is laid out on a thread of its own.
    pub(crate) fn is_large(&self) -> bool {
        self.subgraph.len() > 1 && !self.subgraph.is_small()
    }

    /// Finds the start of a small component, or scatters a large one until there is a picture of it, unless it has begun. Every
    /// component has a random `stream` of its own. Returns what was spent.
    pub(crate) fn begin(&mut self, options: &Options, stream: u64) -> usize {
        let (subgraph, points, count) = (&self.subgraph, &mut self.points, self.subgraph.len());
        if matches!(self.layout, Layout::Waiting) {
            let random = Random::new(options.seed, stream);
            self.layout = match count {
                0 | 1 => Layout::Single,
                _ if subgraph.is_small() => {
                    Layout::Small(Box::new(SmallComponent::new(subgraph, options, random, points)))
                }
                _ => Layout::Large(LargeComponent::new(subgraph, options, random, points)),
            };
        }
        if subgraph.is_small() { 1 + START_WORK * count.saturating_sub(1) } else { 1 + count / 10 }
    }

    /// Goes on for about `budget` comparisons, up to the end of its present stage. Returns what was spent.
    pub(crate) fn advance(&mut self, budget: usize) -> usize {
        match &mut self.layout {
            Layout::Waiting | Layout::Single => budget,
            Layout::Small(small) => small.advance(&self.subgraph, &mut self.points, budget),
            Layout::Large(large) => {
                large.take_picture(&self.subgraph, &mut self.points, PATIENCE);
                budget
            }
        }
    }

    /// Waits for the next picture of a large component as long as `patience` lasts. Returns whether there was one.
    pub(crate) fn take_picture(&mut self, patience: Duration) -> bool {
        let Layout::Large(large) = &mut self.layout else { return false };
        large.take_picture(&self.subgraph, &mut self.points, patience)
    }

    /// How far it is.
    pub(crate) fn stage(&self) -> Stage {
        match &self.layout {
            Layout::Waiting => Stage::Shape(0.0),
            Layout::Single => Stage::Done,
            Layout::Small(small) => small.stage(),
            Layout::Large(large) => large.stage(),
        }
    }

    /// Whether its shape is found.
    pub(crate) fn is_shaped(&self) -> bool {
        !matches!(self.stage(), Stage::Shape(_))
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_done(&self) -> bool {
        self.stage() == Stage::Done
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
