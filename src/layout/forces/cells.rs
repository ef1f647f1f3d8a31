//! The nodes of a force step sorted by cell, with copies of their coordinates, so that those nearby lie together in memory.
//!
//! Invariant: the coordinates stand in the order of the grid.

use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::grid::Grid;
use std::ops::Range;

/// How many nodes a cell holds on average.
const POPULATION: f32 = 2.5;
/// The most columns or rows.
const MOST: f32 = 1_024.0;

/// Sorted nodes.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// The nodes by cell.
    pub(crate) grid: Grid,
    /// The corner of the first cell.
    pub(crate) low: (f32, f32),
    /// How wide and high a cell is.
    pub(crate) size: f32,
    /// The place of every node in the order of the grid.
    pub(crate) places: Vec<u32>,
    /// The coordinates of the nodes in the order of the grid.
    pub(crate) x: Vec<f32>,
    pub(crate) y: Vec<f32>,
}

impl Cells {
    /// Sorts all nodes anew.
    pub(crate) fn sort(&mut self, drawing: &Coordinates) {
        let (columns, rows) = self.measure(drawing);
        let inverse = 1.0 / self.size;
        let place = |from: f32, count: usize| ((from * inverse) as i32).clamp(0, count as i32 - 1) as usize;
        let low = self.low;
        self.grid.sort(columns, rows, drawing.iter().map(|(x, y)| (place(x - low.0, columns), place(y - low.1, rows))));
        self.places.resize(drawing.len(), 0);
        self.x.resize(drawing.len(), 0.0);
        self.y.resize(drawing.len(), 0.0);
        for (place, node) in self.grid.points.iter().enumerate() {
            self.places[*node as usize] = place as u32;
            (self.x[place], self.y[place]) = drawing.at(*node as usize);
        }
    }

    /// Lays the grid over all nodes and returns how many columns and rows it has.
    fn measure(&mut self, Coordinates { x, y }: &Coordinates) -> (usize, usize) {
        let span = |values: &[f32]| {
            values
                .iter()
                .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), value| (low.min(*value), high.max(*value)))
        };
        let ((left, right), (top, bottom)) = if x.is_empty() { ((0.0, 0.0), (0.0, 0.0)) } else { (span(x), span(y)) };
        let (width, height) = ((right - left).max(1.0e-3), (bottom - top).max(1.0e-3));
        let even = (width * height * POPULATION / x.len().max(1) as f32).sqrt();
        self.size = even.max(width.max(height) / MOST);
        self.low = (left, top);
        ((width / self.size) as usize + 1, (height / self.size) as usize + 1)
    }

    /// Up to `parts` runs of rows that hold about as many nodes each.
    pub(crate) fn row_shares(&self, parts: usize) -> Vec<Range<usize>> {
        let each = self.grid.points.len().div_ceil(parts.max(1)).max(1);
        let mut shares = Vec::new();
        let mut first = 0;
        for row in 0..self.grid.rows {
            if self.in_rows(first..row + 1).len() >= each || row + 1 == self.grid.rows {
                shares.push(first..row + 1);
                first = row + 1;
            }
        }
        shares
    }

    /// Where the nodes of a cell stand in the lists.
    pub(crate) fn in_cell(&self, cell: usize) -> Range<usize> {
        self.grid.run(cell, cell)
    }

    /// Where the nodes of some rows of cells stand in the lists.
    pub(crate) fn in_rows(&self, rows: Range<usize>) -> Range<usize> {
        self.grid.run(rows.start * self.grid.columns, rows.end * self.grid.columns - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::compute::random::Random;

    fn check(points: &[(f32, f32)]) {
        let mut cells = Cells::default();
        cells.sort(&points.iter().copied().collect());
        assert_eq!(cells.in_rows(0..cells.grid.rows), 0..points.len());
        for (node, place) in cells.places.iter().enumerate() {
            assert_eq!(cells.grid.points[*place as usize], node as u32);
            assert_eq!((cells.x[*place as usize], cells.y[*place as usize]), points[node]);
        }
    }

    #[test]
    fn coordinates_stand_in_the_order_of_the_cells() {
        let mut random = Random::new(1, 0);
        check(&[]);
        check(&[(3.0, 3.0)]);
        check(&[(3.0, 3.0); 50]);
        check(&(0..500).map(|_| random.in_disc()).collect::<Vec<_>>());
        check(&(0..500).map(|at| (at as f32 * 1.0e6, 0.0)).collect::<Vec<_>>());
    }
}
