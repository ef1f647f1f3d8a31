//! A layout in steps: starts, shapes, removal of overlaps, packing, easing.
//!
//! Invariant: no clock; every step does a bounded slice of work, and all positions are finite after each.
//! Invariant: the result depends on the request alone, not on its number of threads.

use crate::layout::component::Component;
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::on_own_threads;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::multilevel::component::PATIENCE;
use crate::layout::options::{Options, Stage};
use crate::layout::packing::page::pack;
use crate::layout::packing::polyomino::Piece;
use crate::layout::request::{Progress, Request};
use crate::layout::stress::measure::StressSums;
use crate::model::Position;
use std::time::Duration;

/// How much one step does, in pairs of nodes; about two milliseconds.
const SLICE: usize = 400_000;
/// How many groups of small components are worked on side by side, and how many pairs of nodes make a group.
const GROUPS: usize = 4;
const GROUP: usize = 400;
/// How long edges of a small component are at least beside those of the largest.
const SHARE_OF_UNIT: f32 = 0.9;
/// In how many steps the picture moves to its final packing.
const EASE_STEPS: usize = 12;
/// How far from the origin nodes are before their first step, in world pixels for each root of their number.
const SCATTER: f32 = 30.0;

/// A layout that is computed step by step.
#[derive(Debug)]
pub struct Simulation {
    components: Vec<Component>,
    /// Where the nodes are, in the order of the request.
    positions: Vec<Position>,
    /// How far each component is moved on the page.
    moves: Vec<Position>,
    options: Options,
    phase: Phase,
}

/// What is being done; numbers are places in the list of components.
#[derive(Debug)]
enum Phase {
    Begin(usize),
    Shape(usize),
    Finish(usize),
    Ease { step: usize, from: Vec<Position>, to: Vec<Position> },
    Settled,
}

impl Simulation {
    /// A layout of `request`, before its first step. Whatever in the request cannot be computed with is left out.
    #[must_use]
    pub fn new(request: Request) -> Self {
        let request = request.checked();
        let count = request.nodes.len();
        let mut random = Random::new(request.seed, u64::from(u32::MAX));
        let reach = SCATTER * (count as f32).sqrt();
        let positions = request
            .nodes
            .iter()
            .map(|node| {
                let (x, y) = random.in_disc();
                node.start.unwrap_or(Position::new(x * reach, y * reach))
            })
            .collect();
        let subgraphs = Subgraph::components_of(&request);
        let options = Options::of(&request, subgraphs.iter().filter(|part| part.is_small()).map(Subgraph::len));
        let components: Vec<Component> = subgraphs.into_iter().map(Component::new).collect();
        let phase = if count == 0 { Phase::Settled } else { Phase::Begin(0) };
        let moves = vec![Position::default(); components.len()];
        Self { components, positions, moves, options, phase }
    }

    /// Where the nodes are now, in the order of the request and in world pixels.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The normalised, scale-free stress of the present drawing; 0 is best. `None` where no two nodes are connected.
    #[must_use]
    pub fn stress(&self) -> Option<f32> {
        let mut sums = StressSums::default();
        for Component { subgraph, .. } in &self.components {
            let points: Vec<Position> = subgraph.nodes.iter().map(|node| self.positions[*node as usize]).collect();
            sums.add(&subgraph.graph, &points);
        }
        sums.stress()
    }

    /// Does the next slice of work: a few milliseconds for ten thousand nodes. A settled layout does nothing more.
    pub fn step(&mut self) -> Progress {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Settled) {
            Phase::Begin(first) => self.begin(first),
            Phase::Shape(first) => self.shape(first),
            Phase::Finish(first) => self.finish(first),
            Phase::Ease { step, from, to } => self.ease(step, from, to),
            Phase::Settled => Phase::Settled,
        };
        self.progress()
    }

    /// The final positions, once the work is done and the picture only eases to its final packing.
    pub(super) fn eases_to(&self) -> Option<&[Position]> {
        if let Phase::Ease { to, .. } = &self.phase { Some(to) } else { None }
    }

    /// Finds starts; when all are found, gives each component a place on the page.
    fn begin(&mut self, first: usize) -> Phase {
        let mut spent = 0;
        for at in first..self.components.len() {
            if spent >= SLICE {
                return Phase::Begin(at);
            }
            let component = &mut self.components[at];
            spent += component.begin(&self.options, at as u64);
            if component.is_large()
                && at < self.options.threads
                && !component.take_picture(PATIENCE)
                && !component.is_done()
            {
                return Phase::Begin(at);
            }
        }
        self.pack();
        Phase::Shape(0)
    }

    /// Goes on with the first component whose shape is not found, and with the next ones while the slice lasts.
    fn shape(&mut self, first: usize) -> Phase {
        if self.components[first].is_large() {
            self.shape_large(first);
        } else {
            self.on_groups(first, |component, slice| (!component.is_shaped()).then(|| component.advance(slice)));
        }
        match (first..self.components.len()).find(|at| !self.components[*at].is_shaped()) {
            Some(at) => Phase::Shape(at),
            None => Phase::Finish(0),
        }
    }

    /// Does `work` on the components from `first` on and shows them. They are worked on in groups, as many whatever the number
    /// of threads, so that a step does the same on any; one group has a slice, several have two together. `work` takes what it
    /// may cost and returns what it cost, or nothing where the component is done.
    fn on_groups(&mut self, first: usize, work: impl Fn(&mut Component, usize) -> Option<usize> + Sync) {
        let mut groups = Vec::new();
        let mut rest = &mut self.components[first..];
        let mut end = first;
        while !rest.is_empty() && groups.len() < GROUPS {
            let mut pairs = 0;
            let is_needed = |component: &&Component| {
                let before = pairs;
                pairs += component.subgraph.len() * component.subgraph.len();
                before < GROUP
            };
            let worth = rest.iter().take_while(is_needed).count();
            let (group, behind) = rest.split_at_mut(worth);
            groups.push(group);
            rest = behind;
            end += worth;
        }
        let slice = if groups.len() > 1 { 2 * SLICE / groups.len() } else { SLICE };
        let each = groups.len().div_ceil(self.options.threads.max(1)).max(1);
        on_own_threads(groups.chunks_mut(each), |groups| {
            for group in groups {
                let mut left = slice;
                for component in group.iter_mut() {
                    while left > 0
                        && let Some(spent) = work(component, slice)
                    {
                        left = left.saturating_sub(spent);
                    }
                }
            }
        });
        for at in first..end {
            self.show(at);
        }
    }

    /// Goes on with a large component, and with the large ones behind it as far as there are threads.
    fn shape_large(&mut self, first: usize) {
        let ahead = (first + self.options.threads.max(1)).min(self.components.len());
        for at in first + 1..ahead {
            if self.components[at].take_picture(Duration::ZERO) {
                self.show(at);
            }
        }
        self.components[first].advance(SLICE);
        self.show(first);
    }

    /// Goes on with the finish of small components; when all are done, packs the page.
    fn finish(&mut self, first: usize) -> Phase {
        if first == 0 {
            let largest = &mut self.components[0];
            if !largest.is_done() {
                largest.advance(SLICE);
            }
            // On a page of small components edges are about as long in all as in the largest, which comes first.
            if let Some(unit) = largest.unit().filter(|_| largest.is_done()) {
                self.components[1..].iter_mut().for_each(|other| other.ask_for_unit(SHARE_OF_UNIT * unit));
            }
            self.show(0);
        } else {
            self.on_groups(first, |component, slice| (!component.is_done()).then(|| component.advance(slice)));
        }
        if let Some(at) = (first..self.components.len()).find(|at| !self.components[*at].is_done()) {
            return Phase::Finish(at);
        }
        let from = self.positions.clone();
        self.pack();
        let to = std::mem::replace(&mut self.positions, from.clone());
        Phase::Ease { step: 0, from, to }
    }

    /// Eases the picture to its final packing, slowly at first and at the end.
    fn ease(&mut self, step: usize, from: Vec<Position>, to: Vec<Position>) -> Phase {
        let step = step + 1;
        if step >= EASE_STEPS {
            self.positions = to;
            return Phase::Settled;
        }
        let linear = step as f32 / EASE_STEPS as f32;
        let share = linear * linear * (3.0 - 2.0 * linear);
        for (position, (from, to)) in self.positions.iter_mut().zip(from.iter().zip(&to)) {
            *position = Position::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        }
        Phase::Ease { step, from, to }
    }

    /// Gives the components a place on the page by their present shapes.
    fn pack(&mut self) {
        let pieces: Vec<Piece> = self
            .components
            .iter()
            .map(|Component { subgraph, points, .. }| Piece {
                points,
                half_sizes: &subgraph.half_sizes,
                has_labels: subgraph.has_labels(),
                graph: &subgraph.graph,
                fixed: subgraph.is_fixed(),
            })
            .collect();
        self.moves = pack(&pieces, self.options.aspect, self.options.spacing);
        for at in 0..self.components.len() {
            self.show(at);
        }
    }

    /// Copies the points of one component to their place on the page. Fixed components are not moved.
    fn show(&mut self, at: usize) {
        let (Component { subgraph, points, .. }, by) = (&self.components[at], self.moves[at]);
        for (node, point) in subgraph.nodes.iter().zip(points) {
            self.positions[*node as usize] = Position::new(point.x + by.x, point.y + by.y);
        }
    }

    /// The share of the work that is done: starts, shapes, finish and easing count 5, 65, 25 and 5 of a hundred.
    fn progress(&self) -> Progress {
        let share = |at: usize| at as f32 / self.components.len().max(1) as f32;
        let count = |components: &[Component]| components.iter().map(|each| each.subgraph.len()).sum::<usize>() as f32;
        let done = match &self.phase {
            Phase::Begin(at) => 0.05 * share(*at),
            Phase::Shape(at) => {
                let shaped = |now: &Component| if let Stage::Shape(share) = now.stage() { share } else { 1.0 };
                let now = self.components.get(*at).map_or(0.0, |now| shaped(now) * now.subgraph.len() as f32);
                0.05 + 0.65 * (count(&self.components[..*at]) + now) / count(&self.components).max(1.0)
            }
            Phase::Finish(at) => 0.7 + 0.25 * share(*at),
            Phase::Ease { step, .. } => 0.95 + 0.05 * *step as f32 / EASE_STEPS as f32,
            Phase::Settled => return Progress::Settled,
        };
        Progress::Running { done }
    }
}
