//! One connected component on its way from a start to its final shape.
//!
//! Invariant: a fixed node stands at its start to the bit, at every moment.

use super::breadth_first::distances_from;
use super::fan::fan_out;
use super::finish::Finish;
use super::full_stress::{AllPairs, FullStress};
use super::graph::Graph;
use super::orient::orient;
use super::overlap::{Separation, grow, needed_growth};
use super::pivot_mds::pivot_mds;
use super::pivot_stress::PivotStress;
use super::random::Random;
use super::request::DEFAULT_BALANCE;
use super::search::{Search, Subject};
use crate::model::Position;

/// Up to this many nodes several drawings are tried and the one with the fewest crossings is kept.
const SEARCHED: usize = 300;
/// Up to this many nodes every pair is looked at.
const FULL: usize = 2_000;
/// Rounds of the descent over all pairs.
const ROUNDS: usize = 30;
/// How many pivots the start takes where there are few nodes.
const PIVOTS: usize = 50;
/// The length of a link between marks that need no room, in world pixels.
const SHORT_LINK: f32 = 62.0;
/// The share of the drawing that boxes may fill before it has to grow: with labels, and for marks alone.
const FILLED_BY_LABELS: f32 = 0.5;
const FILLED_BY_MARKS: f32 = 0.3;
/// The share that boxes may fill however little room was asked for.
const MOST_FILLED: f32 = 0.8;

/// A component.
#[derive(Debug)]
pub(super) struct Part {
    /// Its nodes, by their place in the request.
    pub(super) nodes: Vec<u32>,
    /// Its links, by place in `nodes`.
    pub(super) graph: Graph,
    /// The half sizes of its nodes.
    pub(super) half_sizes: Vec<(f32, f32)>,
    /// Where they stand, in world pixels, before packing.
    pub(super) points: Vec<Position>,
    /// Which of them are fixed.
    pub(super) fixed: Vec<bool>,
    /// The same in hops from `anchor`, for the descent.
    x: Vec<f32>,
    y: Vec<f32>,
    anchor: Position,
    /// World pixels for each hop.
    unit: f32,
    /// How much room was asked for; 1 is usual.
    spacing: f32,
    /// How much of the usual share stress may grow by for the sake of readers, from 0 to 1.
    freedom: f32,
    solver: Solver,
    separation: Separation,
    finish: Option<Finish>,
    /// Width over height of the window.
    aspect: f32,
    random: Random,
}

/// What moves the nodes.
#[derive(Debug)]
enum Solver {
    /// Nothing: a single node, or the descent has not begun.
    None,
    /// Several drawings, of which one is kept.
    Search(AllPairs, Box<Search>),
    /// All pairs.
    Full(AllPairs, FullStress),
    /// Fresh pivots.
    Pivots(PivotStress),
}

impl Part {
    /// The component of `nodes`, with the starts of those that are fixed.
    pub(super) fn new(
        nodes: Vec<u32>,
        graph: Graph,
        half_sizes: Vec<(f32, f32)>,
        starts: &[Option<Position>],
        (balance, spacing): (f32, f32),
        random: Random,
    ) -> Self {
        let count = nodes.len();
        let mean = half_sizes.iter().map(|size| size.0 + 0.5 * size.1).sum::<f32>() / count.max(1) as f32;
        Self {
            nodes,
            graph,
            half_sizes,
            points: starts.iter().map(|start| start.unwrap_or_default()).collect(),
            fixed: starts.iter().map(Option::is_some).collect(),
            x: vec![0.0; count],
            y: vec![0.0; count],
            anchor: starts.iter().flatten().next().copied().unwrap_or_default(),
            unit: spacing * (SHORT_LINK + mean),
            spacing,
            freedom: (balance / DEFAULT_BALANCE).min(1.0),
            solver: Solver::None,
            separation: Separation::default(),
            finish: None,
            aspect: 1.0,
            random,
        }
    }

    /// Whether some node of it is fixed.
    pub(super) fn is_fixed(&self) -> bool {
        self.fixed.contains(&true)
    }

    /// Finds the start and makes the descent ready. Returns about how many pairs that was worth.
    pub(super) fn begin(&mut self, aspect: f32) -> usize {
        self.aspect = aspect;
        let count = self.nodes.len();
        if count < 2 {
            return 1;
        }
        let mut random = self.random.clone();
        if count > FULL {
            let (descent, x, y) = PivotStress::start(&self.graph, random);
            (self.x, self.y) = (x, y);
            self.solver = Solver::Pivots(descent);
        } else {
            let pairs = AllPairs::of(&self.graph, &mut random);
            let pivots = far_apart(&self.graph, PIVOTS);
            let hops = |pivot: usize, node: usize| pairs.between(pivots[pivot], node);
            (self.x, self.y) = pivot_mds(count, &pivots, hops, &mut random);
            self.solver = if count <= SEARCHED {
                Solver::Search(pairs, Box::new(Search::new(&self.graph, random)))
            } else {
                let descent = FullStress::new(&pairs, ROUNDS, random);
                Solver::Full(pairs, descent)
            };
        }
        self.meet_the_fixed();
        self.take_points();
        if !self.is_fixed() {
            orient(&mut self.points, &self.half_sizes, aspect);
            self.make_room();
            self.take_hops();
        }
        count * PIVOTS
    }

    /// Moves the start onto the fixed nodes: by the mean of what is between them, then these to where they belong.
    fn meet_the_fixed(&mut self) {
        let held: Vec<usize> = (0..self.fixed.len()).filter(|node| self.fixed[*node]).collect();
        let true_place = |node: usize| {
            ((self.points[node].x - self.anchor.x) / self.unit, (self.points[node].y - self.anchor.y) / self.unit)
        };
        let (mut dx, mut dy) = (0.0, 0.0);
        for node in &held {
            let place = true_place(*node);
            dx += (place.0 - self.x[*node]) / held.len() as f32;
            dy += (place.1 - self.y[*node]) / held.len() as f32;
        }
        let places: Vec<(f32, f32)> = held.iter().map(|node| true_place(*node)).collect();
        for (x, y) in self.x.iter_mut().zip(&mut self.y) {
            (*x, *y) = (*x + dx, *y + dy);
        }
        for (node, place) in held.iter().zip(places) {
            (self.x[*node], self.y[*node]) = place;
        }
    }

    /// Goes on with the descent for about `budget` pairs and returns what was spent.
    pub(super) fn descend(&mut self, budget: usize, threads: usize) -> usize {
        let count = self.nodes.len();
        let spent = match &mut self.solver {
            Solver::None => 0,
            Solver::Search(pairs, search) => {
                let subject = Subject {
                    graph: &self.graph,
                    pairs,
                    half_sizes: &self.half_sizes,
                    fixed: &self.fixed,
                    aspect: self.aspect,
                    unit: self.unit,
                    freedom: self.freedom,
                };
                search.advance(&subject, &mut self.x, &mut self.y, budget)
            }
            Solver::Full(pairs, descent) => {
                descent.advance(pairs, &mut self.x, &mut self.y, &self.fixed, budget);
                budget
            }
            Solver::Pivots(descent) => {
                descent.advance(&self.graph, &mut self.x, &mut self.y, &self.fixed, threads);
                count * PIVOTS
            }
        };
        self.take_points();
        spent.max(1)
    }

    /// How far the descent is, from 0 to 1.
    pub(super) fn descended(&self) -> f32 {
        match &self.solver {
            Solver::None => 1.0,
            Solver::Search(_, search) => search.done(),
            Solver::Full(_, descent) => descent.done(),
            Solver::Pivots(descent) => descent.done(),
        }
    }

    /// Whether the descent is over.
    pub(super) fn is_descended(&self) -> bool {
        match &self.solver {
            Solver::None => true,
            Solver::Search(_, search) => search.is_done(),
            Solver::Full(_, descent) => descent.is_done(),
            Solver::Pivots(descent) => descent.is_done(),
        }
    }

    /// Turns the shape to suit the window and makes room for the boxes; called once after the descent.
    pub(super) fn suit(&mut self, aspect: f32) {
        if self.nodes.len() < 2 {
            return;
        }
        if let Solver::Search(_, search) = &self.solver {
            self.finish = Some(Finish::new(search.least(), self.unit, self.spacing, self.random.clone()));
            return;
        }
        if !self.is_fixed() {
            orient(&mut self.points, &self.half_sizes, aspect);
            self.make_room();
            self.take_hops();
        }
        if let Solver::Pivots(_) = &self.solver {
            fan_out(&mut self.points, &self.half_sizes, &self.fixed, &self.graph);
        }
    }

    /// One pass of the removal of overlaps, or about `budget` comparisons of the finish. True where nothing is left to do.
    pub(super) fn separate(&mut self, budget: usize) -> bool {
        if self.nodes.len() < 2 {
            return true;
        }
        if let (Solver::Search(pairs, _), Some(finish)) = (&self.solver, &mut self.finish) {
            let subject = Subject {
                graph: &self.graph,
                pairs,
                half_sizes: &self.half_sizes,
                fixed: &self.fixed,
                aspect: self.aspect,
                unit: self.unit,
                freedom: self.freedom,
            };
            return finish.advance(&subject, &mut self.points, budget);
        }
        self.separation.pass(&mut self.points, &self.half_sizes, &self.fixed, &mut self.random)
    }

    /// World pixels for each hop in the finished drawing of a small component.
    pub(super) fn hop(&self) -> Option<f32> {
        self.finish.as_ref().map(Finish::present_hop)
    }

    /// Asks the finish of a small component for at least so many world pixels for each hop.
    pub(super) fn ask_for_hop(&mut self, hop: f32) {
        if let Some(finish) = &mut self.finish {
            finish.ask_for_hop(hop);
        }
    }

    /// About how many pairs one call of [`separate`](Self::separate) is worth.
    pub(super) fn separation_work(&self, budget: usize) -> usize {
        if self.finish.is_some() { budget } else { 50 * self.nodes.len() }
    }

    /// Grows the drawing where its boxes cannot fit, and the length of a hop with it.
    fn make_room(&mut self) {
        let share = if self.nodes.len() <= SEARCHED { FILLED_BY_LABELS } else { FILLED_BY_MARKS };
        let share = (share / (self.spacing * self.spacing)).min(MOST_FILLED);
        let growth = needed_growth(&self.points, &self.half_sizes, share);
        grow(&mut self.points, &self.fixed, growth);
        self.unit *= growth;
    }

    /// From hops to world pixels.
    fn take_points(&mut self) {
        for (node, point) in self.points.iter_mut().enumerate().filter(|(node, _)| !self.fixed[*node]) {
            *point = Position::new(self.anchor.x + self.x[node] * self.unit, self.anchor.y + self.y[node] * self.unit);
        }
    }

    /// From world pixels to hops.
    fn take_hops(&mut self) {
        for (node, point) in self.points.iter().enumerate() {
            self.x[node] = (point.x - self.anchor.x) / self.unit;
            self.y[node] = (point.y - self.anchor.y) / self.unit;
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
