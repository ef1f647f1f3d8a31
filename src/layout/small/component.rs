//! A small component on its way: start, local search, balance, finish.
//!
//! Invariant: a fixed node stands at its start to the bit, at every moment.

use super::balance::adapt;
use super::finish::Finish;
use super::multistart::Multistart;
use super::problem::{Distances, Problem};
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::HopScale;
use crate::layout::geometry::orientation::orient;
use crate::layout::geometry::procrustes::translate_onto_pins;
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::bfs::distances_from;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::options::{Options, Stage, filled};
use crate::layout::packing::overlap_removal::{grow, growth_to_fit};
use crate::layout::stress::pivot_mds::pivot_mds;
use crate::model::Position;

/// How many pivots the start takes.
const PIVOTS: usize = 50;
/// The share of the drawing that boxes may fill before it has to grow.
const FILLED: f32 = 0.5;
/// The least spacing that boxes can give way to.
const TIGHTEST: f32 = 0.5;
/// The most work of one pass of the finish, for each pair of nodes.
const PASS: usize = 2_000;

/// A component of up to [`SMALL_COMPONENT`](crate::layout::small_sizes::SMALL_COMPONENT) nodes once it has a start.
#[derive(Debug)]
pub(crate) struct SmallComponent {
    options: Options,
    random: Random,
    distances: Distances,
    scale: HopScale,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Several starts, and local search from the best.
    Search(Box<Multistart>),
    /// Overlaps and labels.
    Finish(Finish),
}

impl SmallComponent {
    /// Finds a start, shows it in `points`, and makes the search ready.
    pub(crate) fn new(subgraph: &Subgraph, options: &Options, mut random: Random, points: &mut [Position]) -> Self {
        // Boxes do not give way to less than half of the usual room.
        let options = Options { spacing: options.spacing.max(TIGHTEST), ..*options };
        let mut scale = subgraph.scale(options.spacing);
        let for_later = random.clone();
        let graph = &subgraph.graph;
        let distances = Distances::of(graph, &mut random);
        let pivots = far_apart(graph, PIVOTS);
        let hops = |pivot: usize, node: usize| distances.pairs.between(pivots[pivot], node);
        let mut drawing = pivot_mds(graph.len(), &pivots, hops, &mut random);
        if subgraph.is_fixed() {
            translate_onto_pins(&mut drawing, &subgraph.pins(scale));
            scale.show(&drawing, points, &subgraph.fixed);
        } else {
            scale.show(&drawing, points, &subgraph.fixed);
            orient(points, &subgraph.half_sizes, options.aspect);
            let growth = growth_to_fit(points, &subgraph.half_sizes, filled(FILLED, options.spacing));
            grow(points, &subgraph.fixed, growth);
            scale.unit *= growth;
            drawing = scale.coordinates(points);
        }
        let state = State::Search(Box::new(Multistart::new(graph, drawing, random)));
        Self { options, random: for_later, distances, scale, state }
    }

    /// Goes on with the present stage for about `budget` comparisons and shows it in `points`. Returns what was spent.
    pub(crate) fn advance(&mut self, subgraph: &Subgraph, points: &mut [Position], budget: usize) -> usize {
        let Self { options, distances, scale, .. } = self;
        let problem = Problem { subgraph, options: *options, distances, unit: scale.unit };
        match &mut self.state {
            State::Search(search) => {
                let spent = search.advance(&problem, budget);
                if search.is_done() {
                    let (mut drawing, least) = (search.drawing().clone(), search.least());
                    let random = || self.random.clone();
                    let least = adapt(subgraph, options.balance, distances, &mut drawing, least, random());
                    scale.show(&drawing, points, &subgraph.fixed);
                    self.state = State::Finish(Finish::new(least, scale.unit, options.spacing, random()));
                } else {
                    scale.show(search.drawing(), points, &subgraph.fixed);
                }
                spent.max(1)
            }
            State::Finish(finish) => {
                finish.advance(&problem, points, budget);
                budget.min(PASS * subgraph.len() * subgraph.len())
            }
        }
    }

    /// How far it is.
    pub(crate) fn stage(&self) -> Stage {
        match &self.state {
            State::Search(search) => Stage::Shape(search.done()),
            State::Finish(finish) if finish.is_done() => Stage::Done,
            State::Finish(_) => Stage::Finish,
        }
    }

    /// World pixels for each hop in the finish.
    pub(crate) fn unit(&self) -> Option<f32> {
        if let State::Finish(finish) = &self.state { Some(finish.unit()) } else { None }
    }

    /// Asks the finish for at least so many world pixels for each hop.
    pub(crate) fn ask_for_unit(&mut self, least: f32) {
        if let State::Finish(finish) = &mut self.state {
            finish.ask_for_unit(least);
        }
    }
}

/// Up to `most` nodes far from each other: each the farthest from those before it (Gonzalez 1985).
fn far_apart(graph: &Graph, most: usize) -> Vec<usize> {
    let mut nearest = vec![u32::MAX; graph.len()];
    let mut pivots = Vec::new();
    let mut distances = Vec::new();
    let mut next = 0;
    while pivots.len() < most.min(graph.len()) {
        pivots.push(next);
        distances_from(graph, next, &mut distances);
        for (nearest, distance) in nearest.iter_mut().zip(&distances) {
            *nearest = (*nearest).min(*distance);
        }
        next = (0..graph.len()).max_by_key(|node| (nearest[*node], std::cmp::Reverse(*node))).unwrap_or(0);
    }
    pivots
}
