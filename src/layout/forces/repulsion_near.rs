//! Repulsion between nodes nearby: the bounded t-force, exactly, for the cells around.
//!
//! Source: the repulsive t-force d ÷ (1 + d²)² of Zhong et al., Force-directed graph layouts revisited: a new force based
//! on the t-distribution (IEEE TVCG 2023): no singularity, so large steps are safe. A crowded cell is seen through a
//! sample of its nodes, which count for the others.
//!
//! Invariant: a node's force depends on the positions alone, not on which other nodes are computed with it.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::cells::Cells;
use crate::layout::compute::simd::{LANES, wide};

/// The most nodes of a cell that are looked at.
const CROWD: usize = 24;

/// The nodes of three rows of cells, copied together column by column: where they stand, and for how many each counts.
#[derive(Default)]
struct Strip {
    x: Vec<f32>,
    y: Vec<f32>,
    count: Vec<f32>,
    /// Where each column begins; one more entry than columns.
    starts: Vec<usize>,
}

/// Adds the repulsion from nodes nearby to the nodes of the rows of cells `rows`. `fx` and `fy` stand in the order of the
/// sorted nodes and begin with the first of those rows; `turn` changes which nodes stand for a crowd.
pub(crate) fn near_field(cells: &Cells, rows: std::ops::Range<usize>, turn: usize, fx: &mut [f32], fy: &mut [f32]) {
    let mut strip = Strip::default();
    let first = cells.in_rows(rows.clone()).start;
    for row in rows {
        strip.fill(cells, row, turn);
        wide(|| {
            for column in 0..cells.grid.columns {
                let members = cells.in_cell(row * cells.grid.columns + column);
                if members.is_empty() {
                    continue;
                }
                let around = strip.around(column);
                let own = members.start - first..members.end - first;
                let forces = fx[own.clone()].iter_mut().zip(&mut fy[own]);
                for ((fx, fy), (x, y)) in forces.zip(cells.x[members.clone()].iter().zip(&cells.y[members])) {
                    let (push_x, push_y) = around.force(*x, *y);
                    *fx += push_x;
                    *fy += push_y;
                }
            }
        });
    }
}

impl Strip {
    /// Copies the nodes of a row of cells and of those above and below it.
    fn fill(&mut self, cells: &Cells, row: usize, turn: usize) {
        for list in [&mut self.x, &mut self.y, &mut self.count] {
            list.clear();
        }
        self.starts.clear();
        for column in 0..cells.grid.columns {
            self.starts.push(self.x.len());
            for row in row.saturating_sub(1)..=(row + 1).min(cells.grid.rows - 1) {
                let members = cells.in_cell(row * cells.grid.columns + column);
                let stride = members.len().div_ceil(CROWD).max(1);
                let before = self.x.len();
                if stride == 1 {
                    self.x.extend_from_slice(&cells.x[members.clone()]);
                    self.y.extend_from_slice(&cells.y[members.clone()]);
                } else {
                    let sample = members.clone().skip(turn % stride).step_by(stride);
                    self.x.extend(sample.clone().map(|node| cells.x[node]));
                    self.y.extend(sample.map(|node| cells.y[node]));
                }
                let taken = self.x.len() - before;
                self.count.resize(self.x.len(), members.len() as f32 / taken.max(1) as f32);
            }
        }
        self.starts.push(self.x.len());
    }

    /// The nodes of a column and of those beside it.
    #[inline(always)]
    fn around(&self, column: usize) -> Around<'_> {
        let last = (column + 2).min(self.starts.len() - 1);
        let run = self.starts[column.saturating_sub(1)]..self.starts[last];
        let (x, x_rest) = self.x[run.clone()].as_chunks();
        let (y, y_rest) = self.y[run.clone()].as_chunks();
        let (count, count_rest) = self.count[run].as_chunks();
        let padded = |rest: &[f32]| {
            let mut lanes = [0.0; LANES];
            lanes[..rest.len()].copy_from_slice(rest);
            lanes
        };
        Around { x, y, count, rest: (padded(x_rest), padded(y_rest), padded(count_rest)) }
    }
}

/// The nodes around a cell; the last group of lanes is filled up with nodes that count for none.
struct Around<'a> {
    x: &'a [[f32; LANES]],
    y: &'a [[f32; LANES]],
    count: &'a [[f32; LANES]],
    rest: ([f32; LANES], [f32; LANES], [f32; LANES]),
}

impl Around<'_> {
    /// The force on a node at `x`, `y`.
    #[inline(always)]
    fn force(&self, x: f32, y: f32) -> (f32, f32) {
        let (mut fx, mut fy) = ([0.0_f32; LANES], [0.0_f32; LANES]);
        let mut add = |other_x: &[f32; LANES], other_y: &[f32; LANES], count: &[f32; LANES]| {
            for lane in 0..LANES {
                let (dx, dy) = (x - other_x[lane], y - other_y[lane]);
                let near = 1.0 + dx * dx + dy * dy;
                let push = count[lane] / (near * near);
                fx[lane] += push * dx;
                fy[lane] += push * dy;
            }
        };
        for ((x, y), count) in self.x.iter().zip(self.y).zip(self.count) {
            add(x, y, count);
        }
        add(&self.rest.0, &self.rest.1, &self.rest.2);
        (sum(&fx), sum(&fy))
    }
}

/// The sum of some lanes, in pairs.
#[inline(always)]
fn sum(lanes: &[f32; LANES]) -> f32 {
    ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]))
}
