//! A force step: all nodes of a level move by the forces and by the pull of stress together, in steps that grow smaller.
//!
//! The forces are those of Zhong et al. (t-FDP, 2023): attraction in [`super::attraction`], repulsion in
//! [`super::repulsion_near`] and [`super::repulsion_far`]; the pull of stress is [`crate::layout::stress::sgd_step`].
//!
//! Invariant: all nodes move at once, by the places before the step, so the result is the same on any number of threads.
//! A fixed node never moves.

use super::attraction::Springs;
use super::cells::Cells;
use super::repulsion_far::FarField;
use super::repulsion_near::near_field;
use super::weights::Weights;
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{NODES_A_THREAD, on_each, share};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::stress::measure::hop_length;
use crate::layout::stress::pivot_batches::PivotBatches;
use crate::layout::stress::sgd_step::{Pivots, sgd_step};

/// How far a node follows its force in the first step, and in the last.
const FOLLOW: (f32, f32) = (1.0, 0.3);
/// The longest move in the first step, and in the last.
const LONGEST: (f32, f32) = (1.1, 0.1);
/// The far field is computed once in so many steps.
const FAR_EVERY: usize = 4;
/// The step size of the pull of stress.
const STRESS_STEP: f32 = 0.5;
/// In how many steps the pivots of one search have their turn.
const TURNS: usize = 2;

/// A level of nodes on its way to rest.
pub(crate) struct ForceSimulation<'a> {
    graph: &'a WeightedGraph,
    springs: Springs<'a>,
    /// The community of every node, if communities are drawn together.
    communities: Option<&'a [u32]>,
    /// 1 for a node that may move, 0 for a fixed one.
    free: &'a [f32],
    weights: Weights,
    /// How long a hop is; without one, it is measured in every step.
    hop: Option<f32>,
    threads: usize,
    batches: PivotBatches,
    /// Searches whose turn comes, and the present one.
    searches: Vec<MultiSourceBfs>,
    search: MultiSourceBfs,
    /// How often stress has pulled.
    pulls: usize,
    cells: Cells,
    far: FarField,
    /// Repulsion from nearby, in the order of the cells.
    near: Coordinates,
    /// Repulsion from far away, in the order of the nodes.
    away: Vec<(f32, f32)>,
    /// Where stress would have the nodes.
    wanted: Coordinates,
    moves: Vec<(f32, f32)>,
}

/// What all moves of a step have in common.
struct Step<'a> {
    /// The drawing before the step.
    drawing: &'a Coordinates,
    /// The middle of every community.
    centers: Vec<(f32, f32)>,
    /// How far a node follows its force.
    follow: f32,
    /// The longest move by forces.
    longest: f32,
    /// The share of a move by stress that is made.
    stress: f32,
}

impl<'a> ForceSimulation<'a> {
    /// Makes a level ready.
    pub(crate) fn new(
        graph: &'a WeightedGraph,
        communities: Option<&'a [u32]>,
        free: &'a [f32],
        weights: Weights,
        hop: Option<f32>,
        random: Random,
        threads: usize,
    ) -> Self {
        let count = graph.len();
        Self {
            graph,
            springs: Springs::new(graph, weights.spring, weights.pull),
            communities,
            free,
            weights,
            hop,
            threads,
            batches: PivotBatches::new(count, random),
            searches: Vec::new(),
            search: MultiSourceBfs::default(),
            pulls: 0,
            cells: Cells::default(),
            far: FarField::default(),
            near: Coordinates::zeros(count),
            away: vec![(0.0, 0.0); count],
            wanted: Coordinates::default(),
            moves: vec![(0.0, 0.0); count],
        }
    }

    /// The step number `step` of `steps`.
    pub(crate) fn step(&mut self, drawing: &mut Coordinates, step: usize, steps: usize) {
        let time = step as f32 / steps.max(1) as f32;
        let between = |(first, last): (f32, f32)| first + (last - first) * time;
        let stress = between(self.weights.stress);
        if stress > 0.0 {
            self.pull_by_stress(drawing);
        }
        if self.weights.force > 0.0 {
            self.repel(drawing, step);
        }
        let now = Step {
            drawing,
            centers: self.centers(drawing),
            follow: self.weights.force * between(FOLLOW),
            longest: between(LONGEST),
            stress,
        };
        let mut moves = std::mem::take(&mut self.moves);
        let each = share(moves.len(), self.threads, 1, NODES_A_THREAD);
        let this = &*self;
        on_each(moves.chunks_mut(each).enumerate(), |(part, moves)| {
            for (node, made) in (part * each..).zip(moves) {
                *made = this.one_move(node, &now);
            }
        });
        for (node, (dx, dy)) in moves.iter().enumerate() {
            drawing.x[node] += dx;
            drawing.y[node] += dy;
        }
        self.moves = moves;
    }

    /// How one node moves.
    fn one_move(&self, node: usize, step: &Step) -> (f32, f32) {
        let at = step.drawing.at(node);
        let (mut dx, mut dy) = (0.0, 0.0);
        if step.follow > 0.0 {
            let place = self.cells.places[node] as usize;
            let (mut fx, mut fy) = self.springs.force(node, step.drawing);
            if let Some(communities) = self.communities {
                let center = step.centers[communities[node] as usize];
                fx += self.weights.gather * (center.0 - at.0);
                fy += self.weights.gather * (center.1 - at.1);
            }
            fx += self.weights.repulsion * (self.near.x[place] + self.away[node].0);
            fy += self.weights.repulsion * (self.near.y[place] + self.away[node].1);
            let length = step.follow * (fx * fx + fy * fy).sqrt();
            let cut = if length > step.longest { step.follow * step.longest / length } else { step.follow };
            (dx, dy) = (cut * fx, cut * fy);
        }
        if step.stress > 0.0 {
            dx += step.stress * (self.wanted.x[node] - at.0);
            dy += step.stress * (self.wanted.y[node] - at.1);
        }
        (self.free[node] * dx, self.free[node] * dy)
    }

    /// Finds out where stress would have the nodes.
    fn pull_by_stress(&mut self, drawing: &Coordinates) {
        let turn = self.pulls % TURNS;
        if turn == 0 {
            if self.searches.is_empty() {
                self.search_ahead();
            }
            self.search = self.searches.remove(0);
        }
        self.pulls += 1;
        let pivots = Pivots {
            search: &self.search,
            numbers: turn * SOURCES / TURNS..(turn + 1) * SOURCES / TURNS,
            places: &self.search.places_of_sources(drawing),
            hop: self.hop.unwrap_or_else(|| hop_length(&self.search, drawing)),
        };
        self.wanted.clone_from(drawing);
        sgd_step(&mut self.wanted, 0..drawing.len(), self.free, &pivots, STRESS_STEP, self.threads);
    }

    /// Searches from the next pivots, one search on each thread.
    fn search_ahead(&mut self) {
        let count = self.graph.len();
        let ahead = if count < NODES_A_THREAD { 1 } else { self.threads.clamp(1, 8) };
        for _ in 0..ahead {
            let mut search = MultiSourceBfs::after(&self.search);
            search.begin(count, self.batches.take_next().pivots);
            self.searches.push(search);
        }
        on_each(self.searches.iter_mut(), |search| search.finish(self.graph));
    }

    /// Computes the repulsion of all nodes.
    fn repel(&mut self, drawing: &Coordinates, step: usize) {
        self.cells.sort(drawing);
        let cells = &self.cells;
        if step.is_multiple_of(FAR_EVERY) {
            self.far.fill(cells, self.threads);
            for cell in 0..cells.grid.len() {
                for place in cells.in_cell(cell) {
                    self.away[cells.grid.points[place] as usize] =
                        self.far.force(cells, cell, cells.x[place], cells.y[place]);
                }
            }
        }
        self.near.x.fill(0.0);
        self.near.y.fill(0.0);
        let (mut rest_x, mut rest_y) = (&mut self.near.x[..], &mut self.near.y[..]);
        let mut parts = Vec::new();
        for rows in cells.row_shares(self.threads.min(drawing.len() / NODES_A_THREAD).max(1)) {
            let count = cells.in_rows(rows.clone()).len();
            let (part_x, part_y);
            (part_x, rest_x) = rest_x.split_at_mut(count);
            (part_y, rest_y) = rest_y.split_at_mut(count);
            parts.push((rows, part_x, part_y));
        }
        on_each(parts, |(rows, fx, fy)| near_field(cells, rows, step, fx, fy));
    }

    /// The middle of every community; none if communities are not drawn together.
    fn centers(&self, drawing: &Coordinates) -> Vec<(f32, f32)> {
        let Some(communities) = self.communities else { return Vec::new() };
        let mut sums = vec![(0.0_f32, 0.0_f32, 0.0_f32); communities.iter().max().map_or(0, |last| *last as usize + 1)];
        for (community, (x, y)) in communities.iter().zip(drawing.iter()) {
            let sum = &mut sums[*community as usize];
            *sum = (sum.0 + x, sum.1 + y, sum.2 + 1.0);
        }
        sums.into_iter().map(|(x, y, count)| (x / count.max(1.0), y / count.max(1.0))).collect()
    }
}
