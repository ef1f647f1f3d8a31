//! One connected component on its way from a start to its final shape.
//!
//! A small one goes step by step; a large one is laid out by [`crate::layout::multilevel::pipeline`] on a thread of its own.
//!
//! Invariant: a fixed node stands at its start to the bit, at every moment.

use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::{Coordinates, HopScale};
use crate::layout::geometry::orientation::orient;
use crate::layout::geometry::procrustes::{Pin, translate_onto_pins};
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::bfs::distances_from;
use crate::layout::multilevel::pipeline;
use crate::layout::multilevel::task::Task;
use crate::layout::multilevel::twins::Piles;
use crate::layout::multilevel::worker::Worker;
use crate::layout::options::Wishes;
use crate::layout::packing::overlap_removal::{Separation, Shape, even_room, grow, needed_growth};
use crate::layout::request::Sign;
use crate::layout::small::balance::adapt;
use crate::layout::small::finish::Finish;
use crate::layout::small::multistart::Search;
use crate::layout::stress::distances::AllPairs;
use crate::layout::stress::pivot_mds::pivot_mds;
use crate::model::Position;

/// Up to this many nodes several drawings are tried and the one with the fewest crossings is kept.
pub(crate) const SEARCHED: usize = 300;
/// How far from the middle nodes stand before their first picture, in hops for each root of their number.
const SCATTER: f32 = 0.3;
/// The share of the work on a large component that is done once its shape is found.
const SHAPED: f32 = 0.8;
/// How many pivots the start takes where there are few nodes.
const PIVOTS: usize = 50;
/// The length of a link between marks that need no room, in world pixels.
const SHORT_LINK: f32 = 62.0;
/// The share of the drawing that boxes may fill before it has to grow: with labels, and for marks alone.
const FILLED_BY_LABELS: f32 = 0.5;
const FILLED_BY_MARKS: f32 = 0.12;
/// The share of the drawing that marks may fill with the room around them: in a network of up to so many nodes, where each
/// can be seen on one page, and in a larger one, where neighbours that stand together say more.
const EVEN: (f32, f32) = (0.3, 0.12);
const SMALL: usize = 3_000;
/// The share that boxes may fill however little room was asked for.
const MOST_FILLED: f32 = 0.8;

/// A component.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its nodes, by their place in the request.
    pub(crate) nodes: Vec<u32>,
    /// Its links, by place in `nodes`.
    pub(crate) graph: Graph,
    /// The signs on its links, likewise.
    pub(crate) signs: Vec<Sign>,
    /// The half sizes of its nodes.
    pub(crate) half_sizes: Vec<(f32, f32)>,
    /// Where they stand, in world pixels, before packing.
    pub(crate) points: Vec<Position>,
    /// Which of them are fixed.
    pub(crate) fixed: Vec<bool>,
    /// The same in hops, for the descent.
    drawing: Coordinates,
    scale: HopScale,
    wishes: Wishes,
    solver: Solver,
    separation: Separation,
    finish: Option<Finish>,
    random: Random,
}

/// What moves the nodes.
#[derive(Debug)]
enum Solver {
    /// Nothing: a single node, or the descent has not begun.
    None,
    /// Several drawings, of which one is kept.
    Search(AllPairs, Box<Search>),
    /// A thread.
    Worker(Worker),
}

impl Part {
    /// The component of `nodes`, with the starts of those that are fixed.
    pub(crate) fn new(
        nodes: Vec<u32>,
        graph: Graph,
        half_sizes: Vec<(f32, f32)>,
        starts: &[Option<Position>],
        wishes: Wishes,
        random: Random,
    ) -> Self {
        let count = nodes.len();
        let mean = half_sizes.iter().map(|size| size.0 + 0.5 * size.1).sum::<f32>() / count.max(1) as f32;
        Self {
            nodes,
            graph,
            signs: Vec::new(),
            half_sizes,
            points: starts.iter().map(|start| start.unwrap_or_default()).collect(),
            fixed: starts.iter().map(Option::is_some).collect(),
            drawing: Coordinates::zeros(count),
            scale: HopScale {
                anchor: starts.iter().flatten().next().copied().unwrap_or_default(),
                unit: wishes.spacing_for(count) * (SHORT_LINK + mean),
            },
            wishes,
            solver: Solver::None,
            separation: Separation::default(),
            finish: None,
            random,
        }
    }

    /// Whether some node of it is fixed.
    pub(crate) fn is_fixed(&self) -> bool {
        self.fixed.contains(&true)
    }

    /// Whether it is laid out on a thread of its own.
    pub(crate) fn is_large(&self) -> bool {
        self.nodes.len() > SEARCHED
    }

    /// Finds the start and makes the descent ready. Returns about how many pairs that was worth.
    pub(crate) fn begin(&mut self) -> usize {
        let count = self.nodes.len();
        let mut random = self.random.clone();
        if self.is_large() && matches!(self.solver, Solver::None) {
            self.scatter(&mut random);
        }
        if count < 2 || self.is_large() {
            return 1 + count / 10;
        }
        let pairs = AllPairs::of(&self.graph, &mut random);
        let pivots = far_apart(&self.graph, PIVOTS);
        let hops = |pivot: usize, node: usize| pairs.between(pivots[pivot], node);
        self.drawing = pivot_mds(count, &pivots, hops, &mut random);
        self.solver = Solver::Search(pairs, Box::new(Search::new(&self.graph, random)));
        self.meet_the_fixed();
        self.take_points();
        self.turn_and_make_room(None);
        count * PIVOTS
    }

    /// Puts everybody who is free somewhere around the anchor, until there is a first picture.
    fn scatter(&mut self, random: &mut Random) {
        let reach = SCATTER * self.scale.unit * (self.points.len() as f32).sqrt();
        for (point, _) in self.points.iter_mut().zip(&self.fixed).filter(|(_, fixed)| !**fixed) {
            let (x, y) = random.in_disc();
            *point = Position::new(self.scale.anchor.x + reach * x, self.scale.anchor.y + reach * y);
        }
    }

    /// Starts the thread of a large component, unless it was started.
    pub(crate) fn start_worker(&mut self) {
        if !matches!(self.solver, Solver::None) {
            return;
        }
        let starts = self.points.iter().zip(&self.fixed).map(|(point, fixed)| fixed.then_some(*point));
        let starts: Vec<_> = starts.collect();
        let (nodes, graph, sizes) = (self.nodes.clone(), self.graph.clone(), self.half_sizes.clone());
        let twin = Self::new(nodes, graph, sizes, &starts, self.wishes, self.random.clone());
        self.solver = Solver::Worker(Worker::start(twin));
    }

    /// Takes the newest picture from the thread, and says whether there was one. Waits a little where `wait` is true.
    pub(crate) fn take_picture(&mut self, wait: bool) -> bool {
        let Solver::Worker(worker) = &mut self.solver else { return false };
        let picture = worker.take(wait);
        let is_new = picture.is_some();
        self.points = picture.unwrap_or_else(|| std::mem::take(&mut self.points));
        is_new
    }

    /// Lays out a large component from beginning to end, and shows how it goes. False where nobody wants to see more.
    pub(crate) fn lay_out(&mut self, show: &mut (dyn FnMut(&[Position], f32) -> bool + Send)) -> bool {
        let held = (0..self.points.len()).filter(|node| self.fixed[*node]);
        let task = Task {
            graph: self.graph.clone(),
            free: self.fixed.iter().map(|fixed| if *fixed { 0.0 } else { 1.0 }).collect(),
            pins: held.map(|node| Pin { node: node as u32, place: self.scale.to_hops(self.points[node]) }).collect(),
            balance: self.wishes.balance.value(),
            random: self.random.clone(),
            threads: self.wishes.threads,
        };
        let least = self.scale.unit;
        let mut is_first = true;
        let shaped = pipeline::lay_out(&task, &mut |drawing, done| {
            self.drawing.clone_from(drawing);
            self.take_points();
            if std::mem::take(&mut is_first) && !self.is_fixed() {
                self.make_room(None);
                self.take_points();
            }
            show(&self.points, SHAPED * done)
        });
        let Some(drawing) = shaped else { return false };
        self.drawing = drawing;
        let piles = Piles::of(&task.graph, &self.fixed, self.wishes.spacing);
        // How much room the first picture needed says little of this one.
        self.scale.unit = least;
        self.take_points();
        self.turn_and_make_room(Some(&piles));
        piles.open(&mut self.points, &self.half_sizes, &self.fixed);
        self.keep_apart(&piles, show)
    }

    /// Pushes marks apart until none stands on another; and unless distances are all that counts, farther, into the room
    /// that there is. False where nobody wants to see more.
    fn keep_apart(&mut self, piles: &Piles<'_>, show: &mut (dyn FnMut(&[Position], f32) -> bool + Send)) -> bool {
        let share = if self.nodes.len() <= SMALL { EVEN.0 } else { EVEN.1 };
        let share = share * self.wishes.balance.freedom();
        let roomy = even_room(&piles.rest(&self.points), &piles.rest(&self.half_sizes), share);
        let mut sizes = self.half_sizes.clone();
        piles.set_rest(&mut sizes, &roomy);
        self.separation = Separation::of(Shape::Disc);
        let mut passes = 0.0;
        while !self.separation.pass(&mut self.points, &sizes, &self.fixed, &mut self.random) {
            passes += 1.0;
            if !show(&self.points, 1.0 - (1.0 - SHAPED) / (1.0 + 0.1 * passes)) {
                return false;
            }
        }
        true
    }

    /// Turns the drawing to suit the window and makes room for its boxes, unless some node is fixed.
    fn turn_and_make_room(&mut self, piles: Option<&Piles<'_>>) {
        if !self.is_fixed() {
            orient(&mut self.points, &self.half_sizes, self.wishes.aspect);
            self.make_room(piles);
            self.drawing = self.scale.coordinates(&self.points);
        }
    }

    /// Moves the start onto the fixed nodes: by the mean of what is between them, then these to where they belong.
    fn meet_the_fixed(&mut self) {
        let fixed = (0..self.fixed.len()).filter(|node| self.fixed[*node]);
        let pins: Vec<Pin> =
            fixed.map(|node| Pin { node: node as u32, place: self.scale.to_hops(self.points[node]) }).collect();
        translate_onto_pins(&mut self.drawing, &pins);
    }

    /// Goes on with the descent for about `budget` pairs and returns what was spent.
    pub(crate) fn descend(&mut self, budget: usize) -> usize {
        let spent = match &mut self.solver {
            Solver::None => 0,
            Solver::Search(pairs, search) => {
                let subject = self.wishes.subject(
                    &self.nodes,
                    &self.graph,
                    (pairs, &self.signs),
                    &self.half_sizes,
                    &self.fixed,
                    self.scale.unit,
                );
                let spent = search.advance(&subject, &mut self.drawing, budget);
                if search.is_done() {
                    self.suit();
                }
                spent
            }
            Solver::Worker(_) => {
                self.take_picture(true);
                return budget;
            }
        };
        self.take_points();
        spent.max(1)
    }

    /// How far the descent is, from 0 to 1.
    pub(crate) fn descended(&self) -> f32 {
        match &self.solver {
            Solver::None => 1.0,
            Solver::Search(_, search) => search.done(),
            Solver::Worker(worker) => worker.done(),
        }
    }

    /// Whether the descent is over.
    pub(crate) fn is_descended(&self) -> bool {
        match &self.solver {
            Solver::None => !self.is_large(),
            Solver::Search(..) => self.finish.is_some(),
            Solver::Worker(worker) => worker.is_over(),
        }
    }

    /// Makes the finish of a small component ready.
    fn suit(&mut self) {
        if let Solver::Search(pairs, search) = &mut self.solver {
            let least = search.least();
            let (balance, random) = (self.wishes.balance, self.random.clone());
            let least = adapt(&self.graph, pairs, &mut self.drawing, &self.fixed, least, balance, random);
            self.take_points();
            self.finish = Some(Finish::new(
                least,
                self.scale.unit,
                self.wishes.spacing_for(self.nodes.len()),
                self.random.clone(),
            ));
        }
    }

    /// About `budget` comparisons of the finish of a small component.
    pub(crate) fn separate(&mut self, budget: usize) {
        if let (Solver::Search(pairs, _), Some(finish)) = (&self.solver, &mut self.finish) {
            let subject = self.wishes.subject(
                &self.nodes,
                &self.graph,
                (pairs, &self.signs),
                &self.half_sizes,
                &self.fixed,
                self.scale.unit,
            );
            finish.advance(&subject, &mut self.points, budget);
        }
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_separated(&self) -> bool {
        self.is_descended() && self.finish.as_ref().is_none_or(Finish::is_done)
    }

    /// How many pairs of nodes there are, each counted twice.
    pub(crate) fn pairs(&self) -> usize {
        self.nodes.len() * self.nodes.len()
    }

    /// World pixels for each hop in the finished drawing of a small component.
    pub(crate) fn hop(&self) -> Option<f32> {
        self.finish.as_ref().map(Finish::present_hop)
    }

    /// Asks the finish of a small component for at least so many world pixels for each hop.
    pub(crate) fn ask_for_hop(&mut self, hop: f32) {
        if let Some(finish) = &mut self.finish {
            finish.ask_for_hop(hop);
        }
    }

    /// Grows the drawing where its boxes cannot fit, and the length of a hop with it.
    fn make_room(&mut self, piles: Option<&Piles<'_>>) {
        let share = if self.nodes.len() <= SEARCHED { FILLED_BY_LABELS } else { FILLED_BY_MARKS };
        let spacing = self.wishes.spacing_for(self.nodes.len());
        let share = (share / (spacing * spacing)).min(MOST_FILLED);
        let growth = match piles {
            Some(piles) => needed_growth(&piles.rest(&self.points), &piles.rest(&self.half_sizes), share)
                .max(piles.needed_growth(&self.points, &self.half_sizes)),
            None => needed_growth(&self.points, &self.half_sizes, share),
        };
        grow(&mut self.points, &self.fixed, growth);
        self.scale.unit *= growth;
    }

    /// From hops to world pixels.
    fn take_points(&mut self) {
        self.scale.show(&self.drawing, &mut self.points, &self.fixed);
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
