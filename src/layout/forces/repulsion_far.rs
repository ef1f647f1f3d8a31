//! Repulsion between nodes that are far from each other, through a pyramid of cells.
//!
//! Source: the interaction lists of Greengard and Rokhlin, A fast algorithm for particle simulations (1987): a cell feels
//! the cells that are near its parent but not near itself, each through its centre of mass; what a parent feels, its
//! children feel as well. The force in a cell is kept with its gradient, so that it does not jump from cell to cell.
//!
//! Invariant: the same positions give the same forces, on any number of threads.

use super::cells::Cells;
use crate::layout::compute::threads::{on_each, share};

/// Pyramids end where they are at most this wide and high.
const TOP: usize = 4;
/// Fewer cells than this are not worth a thread.
const CELLS_A_THREAD: usize = 1_000;

/// A pyramid of cells: the finest layer first.
#[derive(Debug, Default)]
pub(crate) struct FarField {
    layers: Vec<Layer>,
}

/// One layer of the pyramid.
#[derive(Debug, Default)]
struct Layer {
    columns: usize,
    rows: usize,
    size: f32,
    /// For every cell how many nodes it holds and their centre of mass.
    masses: Vec<Mass>,
    /// For every cell the force at its centre.
    fields: Vec<Field>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mass {
    count: f32,
    x: f32,
    y: f32,
}

/// A force with its gradient: what it is at the centre, and how it changes from there.
#[derive(Clone, Copy, Debug, Default)]
struct Field {
    x: f32,
    y: f32,
    xx: f32,
    xy: f32,
    yy: f32,
}

impl Field {
    /// The force at a place `dx`, `dy` from the centre.
    fn at(&self, dx: f32, dy: f32) -> (f32, f32) {
        (self.x + self.xx * dx + self.xy * dy, self.y + self.xy * dx + self.yy * dy)
    }

    /// Adds the force of a mass on a place `dx`, `dy` from it.
    fn add(&mut self, mass: f32, dx: f32, dy: f32) {
        let near = 1.0 / (1.0 + dx * dx + dy * dy);
        let push = mass * near * near;
        let slope = -4.0 * push * near;
        self.x += push * dx;
        self.y += push * dy;
        self.xx += push + slope * dx * dx;
        self.xy += slope * dx * dy;
        self.yy += push + slope * dy * dy;
    }
}

impl FarField {
    /// Computes the forces in all cells of `cells`.
    pub(crate) fn fill(&mut self, cells: &Cells, threads: usize) {
        self.build(cells);
        for at in (0..self.layers.len()).rev() {
            let (finer, coarser) = self.layers.split_at_mut(at + 1);
            finer[at].feel(coarser.first(), cells.low, threads);
        }
    }

    /// The force on a node at `x`, `y` in the cell `cell`.
    pub(crate) fn force(&self, cells: &Cells, cell: usize, x: f32, y: f32) -> (f32, f32) {
        let Some(layer) = self.layers.first() else { return (0.0, 0.0) };
        let center = layer.center(cell % layer.columns, cell / layer.columns, cells.low);
        layer.fields[cell].at(x - center.0, y - center.1)
    }

    /// Sums the masses, layer by layer.
    fn build(&mut self, cells: &Cells) {
        self.layers.clear();
        let mut layer =
            Layer { columns: cells.grid.columns, rows: cells.grid.rows, size: cells.size, ..Layer::default() };
        layer.masses = (0..cells.grid.len())
            .map(|cell| {
                let members = cells.in_cell(cell);
                let count = members.len() as f32;
                let middle = |values: &[f32]| values[members.clone()].iter().sum::<f32>() / count.max(1.0);
                Mass { count, x: middle(&cells.x), y: middle(&cells.y) }
            })
            .collect();
        while layer.columns > TOP || layer.rows > TOP {
            let coarser = layer.coarser();
            self.layers.push(layer);
            layer = coarser;
        }
        self.layers.push(layer);
        for layer in &mut self.layers {
            layer.fields = vec![Field::default(); layer.masses.len()];
        }
    }
}

impl Layer {
    fn center(&self, column: usize, row: usize, low: (f32, f32)) -> (f32, f32) {
        (low.0 + (column as f32 + 0.5) * self.size, low.1 + (row as f32 + 0.5) * self.size)
    }

    /// The layer of cells twice as large.
    fn coarser(&self) -> Self {
        let (columns, rows) = (self.columns.div_ceil(2), self.rows.div_ceil(2));
        let mut masses = vec![Mass::default(); columns * rows];
        for (cell, mass) in self.masses.iter().enumerate() {
            let sum = &mut masses[cell / self.columns / 2 * columns + cell % self.columns / 2];
            sum.count += mass.count;
            sum.x += mass.count * mass.x;
            sum.y += mass.count * mass.y;
        }
        for mass in &mut masses {
            let count = mass.count.max(1.0);
            (mass.x, mass.y) = (mass.x / count, mass.y / count);
        }
        Self { columns, rows, size: 2.0 * self.size, masses, fields: Vec::new() }
    }

    /// Lets every cell feel its interaction list, and what its parent feels.
    fn feel(&mut self, coarser: Option<&Self>, low: (f32, f32), threads: usize) {
        let mut fields = std::mem::take(&mut self.fields);
        let rows = share(self.rows, threads.min(fields.len() / CELLS_A_THREAD).max(1), 1, 1);
        let this = &*self;
        on_each(fields.chunks_mut(rows * self.columns).enumerate(), |(part, fields)| {
            for (cell, field) in (part * rows * this.columns..).zip(fields) {
                if this.masses[cell].count > 0.0 {
                    *field = this.felt(cell, coarser, low);
                }
            }
        });
        self.fields = fields;
    }

    /// What one cell feels.
    fn felt(&self, cell: usize, coarser: Option<&Self>, low: (f32, f32)) -> Field {
        let (column, row) = (cell % self.columns, cell / self.columns);
        let center = self.center(column, row, low);
        let mut field = Field::default();
        let (mut rows, mut columns) = (0..self.rows, 0..self.columns);
        if let Some(parent) = coarser {
            let from = parent.center(column / 2, row / 2, low);
            field = parent.fields[row / 2 * parent.columns + column / 2];
            (field.x, field.y) = field.at(center.0 - from.0, center.1 - from.1);
            rows = (row / 2 * 2).saturating_sub(2)..(row / 2 * 2 + 4).min(self.rows);
            columns = (column / 2 * 2).saturating_sub(2)..(column / 2 * 2 + 4).min(self.columns);
        }
        for other_row in rows {
            let is_near_row = other_row.abs_diff(row) <= 1;
            for other_column in columns.clone() {
                if is_near_row && other_column.abs_diff(column) <= 1 {
                    continue;
                }
                let mass = self.masses[other_row * self.columns + other_column];
                if mass.count > 0.0 {
                    field.add(mass.count, center.0 - mass.x, center.1 - mass.y);
                }
            }
        }
        field
    }
}

#[cfg(test)]
mod tests {
    use super::super::repulsion_near::near_field;
    use super::*;
    use crate::layout::compute::random::Random;
    use crate::layout::geometry::coordinates::Coordinates;

    #[test]
    fn near_and_far_together_are_about_the_exact_force() {
        let mut random = Random::new(4, 0);
        let (x, y): (Vec<f32>, Vec<f32>) =
            (0..900).map(|_| random.in_disc()).map(|(x, y)| (30.0 * x * (1.0 + x), 30.0 * y)).unzip();
        let mut cells = Cells::default();
        cells.sort(&Coordinates { x: x.clone(), y: y.clone() });
        let mut far = FarField::default();
        far.fill(&cells, 2);
        let (mut fx, mut fy) = (vec![0.0; 900], vec![0.0; 900]);
        near_field(&cells, 0..cells.grid.rows, 0, &mut fx, &mut fy);
        let (mut error, mut size) = (0.0, 0.0);
        for cell in 0..cells.grid.len() {
            for place in cells.in_cell(cell) {
                let (node_x, node_y) = (cells.x[place], cells.y[place]);
                let (away_x, away_y) = far.force(&cells, cell, node_x, node_y);
                let mut exact = Field::default();
                x.iter().zip(&y).for_each(|(x, y)| exact.add(1.0, node_x - x, node_y - y));
                error += (fx[place] + away_x - exact.x).powi(2) + (fy[place] + away_y - exact.y).powi(2);
                size += exact.x.powi(2) + exact.y.powi(2);
            }
        }
        // The error comes from the nodes just outside of the cells around, seen through their centre of mass.
        assert!(error < 0.12 * size, "{error} of {size}");
    }

    #[test]
    fn no_nodes_and_coincident_nodes_are_no_trouble() {
        for points in [vec![], vec![1.0_f32; 40]] {
            let mut cells = Cells::default();
            cells.sort(&Coordinates { x: points.clone(), y: points });
            let mut far = FarField::default();
            far.fill(&cells, 1);
            let force = far.force(&cells, 0, 1.0, 1.0);
            assert!(force.0.is_finite() && force.1.is_finite());
        }
    }
}
