//! Repulsion between nodes nearby: the bounded t-force, exactly, for the cells around.
//!
//! Source: the repulsive t-force d ÷ (1 + d²)² of Zhong et al., Force-directed graph layouts revisited: a new force based
//! on the t-distribution (IEEE TVCG 2023): no singularity, so large steps are safe. A crowded cell is seen through a
//! sample of its nodes, which count for the others.
//!
//! Invariant: a node's force depends on the positions alone, not on who else is computed with it.

use super::cells::Cells;

/// How many of a cell's nodes are looked at, at most.
const CROWD: usize = 24;
/// How many are looked at side by side.
const LANES: usize = 8;

/// The nodes around a cell, copied together: where they stand, and for how many each counts.
#[derive(Default)]
struct Around {
    x: Vec<f32>,
    y: Vec<f32>,
    count: Vec<f32>,
}

/// Adds the repulsion from nodes nearby to the nodes of the rows of cells `rows`. `fx` and `fy` stand in the order of the
/// sorted nodes and begin with the first of those rows; `turn` changes which nodes stand for a crowd.
pub(super) fn near_field(cells: &Cells, rows: std::ops::Range<usize>, turn: usize, fx: &mut [f32], fy: &mut [f32]) {
    let mut around = Around::default();
    let first = cells.starts[rows.start * cells.columns] as usize;
    for row in rows {
        for column in 0..cells.columns {
            let cell = row * cells.columns + column;
            let members = cells.run(cell, cell);
            if members.is_empty() {
                continue;
            }
            around.gather(cells, column, row, turn);
            for node in members {
                let (x, y) = around.force(cells.x[node], cells.y[node]);
                fx[node - first] += x;
                fy[node - first] += y;
            }
        }
    }
}

impl Around {
    /// Copies the nodes of the three by three cells around one.
    fn gather(&mut self, cells: &Cells, column: usize, row: usize, turn: usize) {
        self.x.clear();
        self.y.clear();
        self.count.clear();
        let columns = column.saturating_sub(1)..=(column + 1).min(cells.columns - 1);
        for row in row.saturating_sub(1)..=(row + 1).min(cells.rows - 1) {
            let whole = cells.run(row * cells.columns + columns.start(), row * cells.columns + columns.end());
            if whole.len() <= CROWD {
                self.x.extend_from_slice(&cells.x[whole.clone()]);
                self.y.extend_from_slice(&cells.y[whole.clone()]);
                self.count.resize(self.x.len(), 1.0);
                continue;
            }
            for cell in columns.clone() {
                let members = cells.run(row * cells.columns + cell, row * cells.columns + cell);
                let stride = members.len().div_ceil(CROWD).max(1);
                let sample = members.clone().skip(turn % stride).step_by(stride);
                let taken = sample.len().max(1);
                self.x.extend(sample.clone().map(|node| cells.x[node]));
                self.y.extend(sample.map(|node| cells.y[node]));
                self.count.resize(self.x.len(), members.len() as f32 / taken as f32);
            }
        }
        let padded = self.x.len().next_multiple_of(LANES);
        self.x.resize(padded, 0.0);
        self.y.resize(padded, 0.0);
        self.count.resize(padded, 0.0);
    }

    /// The force on a node at `x`, `y`.
    fn force(&self, x: f32, y: f32) -> (f32, f32) {
        let (mut fx, mut fy) = ([0.0_f32; LANES], [0.0_f32; LANES]);
        let others = self.x.chunks_exact(LANES).zip(self.y.chunks_exact(LANES)).zip(self.count.chunks_exact(LANES));
        for ((other_x, other_y), count) in others {
            for lane in 0..LANES {
                let (dx, dy) = (x - other_x[lane], y - other_y[lane]);
                let near = 1.0 + dx * dx + dy * dy;
                let push = count[lane] / (near * near);
                fx[lane] += push * dx;
                fy[lane] += push * dy;
            }
        }
        (fx.iter().sum(), fy.iter().sum())
    }
}
