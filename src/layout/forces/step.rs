//! Forces and stress at work together on one level: everybody moves by what both ask for, in steps that grow smaller.
//!
//! The forces are those of Zhong et al. (t-FDP, 2023): attraction in [`super::attraction`], repulsion in
//! [`super::repulsion_near`] and [`super::repulsion_far`]; the pull of stress is [`crate::layout::stress::sgd_step`].
//!
//! Invariant: everybody moves at once, by where the others stood before, so the result is the same on any number of
//! threads. A fixed node never moves.

use super::attraction::{attraction, strengths};
use super::cells::Cells;
use super::repulsion_far::FarField;
use super::repulsion_near::near_field;
use super::weights::Mix;
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{NODES_A_THREAD, on_each, share};
use crate::layout::graph::multi_source_bfs::{BLOCK, MultiSourceBfs, SOURCES};
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::stress::measure::hop_length;
use crate::layout::stress::pivot_batches::Deck;
use crate::layout::stress::sgd_step::{Stretch, relax};

/// How far a node follows its force in the first step, and in the last.
const FOLLOW: (f32, f32) = (1.0, 0.3);
/// The longest way in one step, at first and at the end.
const LONGEST: (f32, f32) = (1.1, 0.1);
/// In how many steps the far field is computed once.
const FAR_EVERY: usize = 4;
/// The step size of the pull of stress.
const STRESS_STEP: f32 = 0.5;
/// In how many steps the sources of one search have their turn.
const TURNS: usize = 2;

/// One level on its way to rest.
pub(crate) struct Settling<'a> {
    /// The nodes with their weighted links.
    level: &'a WeightedGraph,
    /// How strongly each of these draws.
    strengths: Vec<f32>,
    /// The group of every node, where groups are drawn together.
    groups: Option<&'a [u32]>,
    /// 1 for a node that may move, 0 for a fixed one.
    free: &'a [f32],
    mix: Mix,
    /// How long a hop is; measured anew in every step where it is not given.
    unit: Option<f32>,
    threads: usize,
    deck: Deck,
    /// Searches whose turn comes, and the one that was used last.
    searches: Vec<MultiSourceBfs>,
    used: MultiSourceBfs,
    /// How often stress has pulled.
    turns: usize,
    cells: Cells,
    far: FarField,
    /// Repulsion from nearby, in the order of the cells, and from far away, in the order of the nodes.
    near: (Vec<f32>, Vec<f32>),
    away: Vec<(f32, f32)>,
    /// Where stress would have everybody.
    wanted: (Vec<f32>, Vec<f32>),
    moves: Vec<(f32, f32)>,
}

impl<'a> Settling<'a> {
    /// Makes a level ready.
    pub(crate) fn new(
        level: &'a WeightedGraph,
        groups: Option<&'a [u32]>,
        free: &'a [f32],
        (mix, unit): (Mix, Option<f32>),
        random: Random,
        threads: usize,
    ) -> Self {
        let count = level.len();
        Self {
            level,
            strengths: strengths(level),
            groups,
            free,
            mix,
            unit,
            threads,
            deck: Deck::new(count, random),
            searches: Vec::new(),
            used: MultiSourceBfs::default(),
            turns: 0,
            cells: Cells::default(),
            far: FarField::default(),
            near: (vec![0.0; count], vec![0.0; count]),
            away: vec![(0.0, 0.0); count],
            wanted: (Vec::new(), Vec::new()),
            moves: vec![(0.0, 0.0); count],
        }
    }

    /// The step number `step` of `steps`.
    pub(crate) fn step(&mut self, x: &mut [f32], y: &mut [f32], step: usize, steps: usize) {
        let time = step as f32 / steps.max(1) as f32;
        let between = |(first, last): (f32, f32)| first + (last - first) * time;
        let stress = between(self.mix.stress);
        if stress > 0.0 {
            self.want(x, y);
        }
        if self.mix.force > 0.0 {
            self.repel(x, y, step);
        }
        let centers = self.centers(x, y);
        let follow = self.mix.force * between(FOLLOW);
        let longest = between(LONGEST);
        let mut moves = std::mem::take(&mut self.moves);
        let each = share(moves.len(), self.threads, 1, NODES_A_THREAD);
        let (this, x_before, y_before) = (&*self, &*x, &*y);
        on_each(moves.chunks_mut(each).enumerate(), |(part, moves)| {
            for (node, made) in (part * each..).zip(moves) {
                *made = this.one_move(node, (x_before, y_before), &centers, (follow, longest, stress));
            }
        });
        for (node, (dx, dy)) in moves.iter().enumerate() {
            x[node] += dx;
            y[node] += dy;
        }
        self.moves = moves;
    }

    /// How one node moves.
    fn one_move(
        &self,
        node: usize,
        (x, y): (&[f32], &[f32]),
        centers: &[(f32, f32)],
        (follow, longest, stress): (f32, f32, f32),
    ) -> (f32, f32) {
        let (mut dx, mut dy) = (0.0, 0.0);
        if follow > 0.0 {
            let place = self.cells.places[node] as usize;
            let (mut fx, mut fy) =
                attraction((self.level, &self.strengths), node, (x, y), (self.mix.spring, self.mix.pull));
            if let Some(groups) = self.groups {
                let center = centers[groups[node] as usize];
                fx += self.mix.gather * (center.0 - x[node]);
                fy += self.mix.gather * (center.1 - y[node]);
            }
            fx += self.mix.repulsion * (self.near.0[place] + self.away[node].0);
            fy += self.mix.repulsion * (self.near.1[place] + self.away[node].1);
            let length = follow * (fx * fx + fy * fy).sqrt();
            let cut = if length > longest { follow * longest / length } else { follow };
            (dx, dy) = (cut * fx, cut * fy);
        }
        if stress > 0.0 {
            dx += stress * (self.wanted.0[node] - x[node]);
            dy += stress * (self.wanted.1[node] - y[node]);
        }
        (self.free[node] * dx, self.free[node] * dy)
    }

    /// Finds out where stress would have everybody.
    fn want(&mut self, x: &[f32], y: &[f32]) {
        let part = self.turns % TURNS;
        if part == 0 {
            if self.searches.is_empty() {
                self.search_ahead();
            }
            self.used = self.searches.remove(0);
        }
        self.turns += 1;
        let search = &self.used;
        let unit = self.unit.unwrap_or_else(|| hop_length(search, x, y));
        let frozen = search.places_of_sources(x, y);
        for (wanted, now) in [(&mut self.wanted.0, x), (&mut self.wanted.1, y)] {
            wanted.clear();
            wanted.extend_from_slice(now);
        }
        let each = share(x.len(), self.threads, BLOCK, NODES_A_THREAD);
        let stretches = self.wanted.0.chunks_mut(each).zip(self.wanted.1.chunks_mut(each)).zip(self.free.chunks(each));
        let stretches = stretches.enumerate().map(|(at, ((x, y), free))| Stretch { first: at * each, x, y, free });
        let turn = part * SOURCES / TURNS..(part + 1) * SOURCES / TURNS;
        on_each(stretches, |stretch| relax(stretch, (search, turn.clone()), &frozen, unit, STRESS_STEP));
    }

    /// Searches from the next sources, one search on each thread.
    fn search_ahead(&mut self) {
        let count = self.level.len();
        let ahead = if count < NODES_A_THREAD { 1 } else { self.threads.clamp(1, 8) };
        for _ in 0..ahead {
            let mut search = MultiSourceBfs::after(&self.used);
            let batch = self.deck.deal();
            search.begin(count, self.deck.sources(batch));
            self.searches.push(search);
        }
        on_each(self.searches.iter_mut(), |search| search.finish(self.level));
    }

    /// Computes the repulsion of everybody.
    fn repel(&mut self, x: &[f32], y: &[f32], step: usize) {
        self.cells.sort(x, y);
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
        self.near.0.fill(0.0);
        self.near.1.fill(0.0);
        let (mut rest_x, mut rest_y) = (&mut self.near.0[..], &mut self.near.1[..]);
        let mut parts = Vec::new();
        for rows in cells.row_shares(self.threads.min(x.len() / NODES_A_THREAD).max(1)) {
            let count = cells.in_rows(rows.clone()).len();
            let (part_x, part_y);
            (part_x, rest_x) = rest_x.split_at_mut(count);
            (part_y, rest_y) = rest_y.split_at_mut(count);
            parts.push((rows, part_x, part_y));
        }
        on_each(parts, |(rows, fx, fy)| near_field(cells, rows, step, fx, fy));
    }

    /// The middle of every group; none where groups are not drawn together.
    fn centers(&self, x: &[f32], y: &[f32]) -> Vec<(f32, f32)> {
        let Some(groups) = self.groups else { return Vec::new() };
        let mut sums = vec![(0.0_f32, 0.0_f32, 0.0_f32); groups.iter().max().map_or(0, |last| *last as usize + 1)];
        for (node, group) in groups.iter().enumerate() {
            let sum = &mut sums[*group as usize];
            *sum = (sum.0 + x[node], sum.1 + y[node], sum.2 + 1.0);
        }
        sums.into_iter().map(|(x, y, count)| (x / count.max(1.0), y / count.max(1.0))).collect()
    }
}
