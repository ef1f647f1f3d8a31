//! A large component on its way: its thread, and what that does from the start to the last overlap.
//!
//! Invariant: a fixed node stands at its start to the bit, at every moment.

use super::pipeline;
use super::task::Task;
use super::twins::Twins;
use super::worker::{ShowPoints, Worker};
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::{Coordinates, HopScale};
use crate::layout::geometry::orientation::orient;
use crate::layout::graph::subgraph::Subgraph;
use crate::layout::options::{MEDIUM_COMPONENT, Options, Stage, filled};
use crate::layout::packing::overlap_removal::{Separation, Shape, even_room, grow, growth_to_fit};
use crate::model::Position;
use std::sync::Arc;
use std::time::Duration;

/// How far from the middle nodes are before the first picture, in hops for each root of their number.
const SCATTER: f32 = 0.3;
/// The share of the work that is done once the shape is found.
const SHAPED: f32 = 0.8;
/// The share of the drawing that boxes may fill before it has to grow.
const FILLED: f32 = 0.12;
/// The share of the drawing that marks may fill with the room around them: up to [`MEDIUM_COMPONENT`] nodes, where each can be seen on
/// one page, and in a larger component, where neighbours that stand together say more.
const EVEN: (f32, f32) = (0.3, 0.12);
/// How long a slice waits for the next picture.
pub(crate) const PATIENCE: Duration = Duration::from_millis(3);

/// A component of more than [`SMALL_COMPONENT`](crate::layout::small_sizes::SMALL_COMPONENT) nodes.
#[derive(Debug)]
pub(crate) struct LargeComponent {
    options: Options,
    random: Random,
    /// Its thread, once there is one.
    worker: Option<Worker>,
}

impl LargeComponent {
    /// Scatters the free nodes in `points` until there is a first picture.
    pub(crate) fn new(subgraph: &Subgraph, options: &Options, random: Random, points: &mut [Position]) -> Self {
        let HopScale { anchor, unit } = subgraph.scale(options.spacing);
        let reach = SCATTER * unit * (points.len() as f32).sqrt();
        let mut scattering = random.clone();
        for (point, _) in points.iter_mut().zip(&subgraph.fixed).filter(|(_, fixed)| !**fixed) {
            let (x, y) = scattering.in_disc();
            *point = Position::new(anchor.x + reach * x, anchor.y + reach * y);
        }
        Self { options: *options, random, worker: None }
    }

    /// Waits for the next picture as long as `patience` lasts, and returns whether it came into `points`. Starts the thread,
    /// unless it was started.
    pub(crate) fn take_picture(
        &mut self,
        subgraph: &Arc<Subgraph>,
        points: &mut Vec<Position>,
        patience: Duration,
    ) -> bool {
        let Self { options, random, worker } = self;
        let worker = worker.get_or_insert_with(|| {
            let run = Run {
                scale: subgraph.scale(options.spacing),
                points: subgraph.starts.clone(),
                subgraph: Arc::clone(subgraph),
                options: *options,
                random: random.clone(),
            };
            Worker::start(move |show| run.lay_out(show))
        });
        worker.take(patience).map(|picture| *points = picture).is_some()
    }

    /// How far it is.
    pub(crate) fn stage(&self) -> Stage {
        match &self.worker {
            Some(worker) if worker.is_over() => Stage::Done,
            worker => Stage::Shape(worker.as_ref().map_or(0.0, Worker::done)),
        }
    }
}

/// What the thread works on.
struct Run {
    subgraph: Arc<Subgraph>,
    options: Options,
    random: Random,
    points: Vec<Position>,
    scale: HopScale,
}

impl Run {
    /// Lays the component out from beginning to end, and shows how it goes. The last positions, unless no more are wanted.
    fn lay_out(mut self, show: &mut ShowPoints<'_>) -> Option<Vec<Position>> {
        let subgraph = Arc::clone(&self.subgraph);
        let task = Task {
            graph: subgraph.graph.clone(),
            free: subgraph.fixed.iter().map(|fixed| if *fixed { 0.0 } else { 1.0 }).collect(),
            pins: subgraph.pins(self.scale),
            balance: self.options.balance.0,
            random: self.random.clone(),
            threads: self.options.threads,
        };
        let usual = self.scale;
        let mut is_first = true;
        let drawing = pipeline::lay_out(&task, &mut |drawing, done| {
            self.take(drawing);
            if std::mem::take(&mut is_first) && !subgraph.is_fixed() {
                self.grow_by(growth_to_fit(&self.points, &subgraph.half_sizes, self.filled()));
                self.take(drawing);
            }
            show(&self.points, SHAPED * done)
        })?;
        let twins = Twins::of(&task.graph, &subgraph.fixed, self.options.spacing);
        // How much room the first picture needed says little about this one.
        self.scale = usual;
        self.take(&drawing);
        if !subgraph.is_fixed() {
            orient(&mut self.points, &subgraph.half_sizes, self.options.aspect);
            let (points, sizes) = (twins.rest(&self.points), twins.rest(&subgraph.half_sizes));
            let growth = growth_to_fit(&points, &sizes, self.filled());
            self.grow_by(growth.max(twins.growth_between_discs(&self.points, &subgraph.half_sizes)));
        }
        twins.open(&mut self.points, &subgraph.half_sizes, &subgraph.fixed);
        self.keep_apart(&twins, show)
    }

    /// The share of the drawing that boxes may fill.
    fn filled(&self) -> f32 {
        filled(FILLED, self.options.spacing)
    }

    fn take(&mut self, drawing: &Coordinates) {
        self.scale.show(drawing, &mut self.points, &self.subgraph.fixed);
    }

    fn grow_by(&mut self, growth: f32) {
        grow(&mut self.points, &self.subgraph.fixed, growth);
        self.scale.unit *= growth;
    }

    /// Pushes marks apart until none stands on another; and unless distances are all that counts, farther, into the room
    /// that there is. The last positions, unless no more are wanted.
    fn keep_apart(mut self, twins: &Twins<'_>, show: &mut ShowPoints<'_>) -> Option<Vec<Position>> {
        let Subgraph { half_sizes, fixed, .. } = &*self.subgraph;
        let share = if half_sizes.len() <= MEDIUM_COMPONENT { EVEN.0 } else { EVEN.1 };
        let share = share * self.options.balance.freedom();
        let roomy = even_room(&twins.rest(&self.points), &twins.rest(half_sizes), share);
        let mut sizes = half_sizes.clone();
        twins.set_rest(&mut sizes, &roomy);
        let mut separation = Separation::of(Shape::Disc);
        let mut passes = 0.0;
        while !separation.pass(&mut self.points, &sizes, fixed, &mut self.random) {
            passes += 1.0;
            if !show(&self.points, 1.0 - (1.0 - SHAPED) / (1.0 + 0.1 * passes)) {
                return None;
            }
        }
        Some(self.points)
    }
}
