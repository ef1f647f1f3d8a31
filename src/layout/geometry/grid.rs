//! A uniform grid: points sorted by the cell that they lie in, so that those near a place are found without a look at all.
//!
//! Source: Bentley, Stanat, Williams: The complexity of finding fixed-radius near neighbors (1977).
//!
//! Invariant: every point is in one cell; the points of a cell stand in ascending order.

use std::ops::{Range, RangeInclusive};

/// Points by cell: row after row of cells, as compressed rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// How many columns of cells there are.
    pub(crate) columns: usize,
    /// How many rows of cells there are.
    pub(crate) rows: usize,
    /// Where each cell begins in `points`; one more entry than cells.
    starts: Vec<u32>,
    /// The points, cell after cell.
    pub(crate) points: Vec<u32>,
    /// The cell of every point.
    cell_of: Vec<u32>,
}

impl Grid {
    /// Sorts points anew into so many columns and rows; `cells` gives the column and the row of each. A counting sort.
    pub(crate) fn sort(&mut self, columns: usize, rows: usize, cells: impl Iterator<Item = (usize, usize)>) {
        (self.columns, self.rows) = (columns, rows);
        self.cell_of.clear();
        self.cell_of.extend(cells.map(|(column, row)| (row * columns + column) as u32));
        self.starts.clear();
        self.starts.resize(columns * rows + 1, 0);
        // Every count stands one place farther on, so that the starts are left where they belong.
        for cell in &self.cell_of {
            self.starts[*cell as usize + 1] += 1;
        }
        for cell in 1..self.starts.len() {
            self.starts[cell] += self.starts[cell - 1];
        }
        self.points.clear();
        self.points.resize(self.cell_of.len(), 0);
        let mut next = self.starts.clone();
        for (point, cell) in self.cell_of.iter().enumerate() {
            self.points[next[*cell as usize] as usize] = point as u32;
            next[*cell as usize] += 1;
        }
    }

    /// How many cells there are.
    pub(crate) fn len(&self) -> usize {
        self.columns * self.rows
    }

    /// Where the points of the cells from `first` to `last` (both included) stand in `points`.
    pub(crate) fn run(&self, first: usize, last: usize) -> Range<usize> {
        self.starts[first] as usize..self.starts[last + 1] as usize
    }

    /// Where the points of the cell to the right of `cell`, and those of the three cells under it, stand in `points`. With
    /// the cell itself, these visits of all cells meet every pair of neighbouring cells once.
    pub(crate) fn ahead(&self, cell: usize) -> [Range<usize>; 2] {
        let column = cell % self.columns;
        let right = if column + 1 < self.columns { self.run(cell + 1, cell + 1) } else { 0..0 };
        let below = cell + self.columns;
        let is_last = below >= self.len();
        let [first, last] = [below - column.min(1), below + usize::from(column + 1 < self.columns)];
        [right, if is_last { 0..0 } else { self.run(first, last) }]
    }

    /// The points of the cells in some columns and rows, row by row.
    pub(crate) fn block(
        &self,
        columns: RangeInclusive<usize>,
        rows: RangeInclusive<usize>,
    ) -> impl Iterator<Item = usize> + '_ {
        let runs =
            rows.map(move |row| self.run(row * self.columns + columns.start(), row * self.columns + columns.end()));
        runs.flat_map(|run| self.points[run].iter().map(|point| *point as usize))
    }

    /// The points of the cells that are exactly `ring` columns or rows away from a cell.
    pub(crate) fn ring(&self, (column, row): (usize, usize), ring: usize) -> impl Iterator<Item = usize> + '_ {
        let (left, right) = (column.saturating_sub(ring), (column + ring).min(self.columns - 1));
        let rows = row.saturating_sub(ring)..=(row + ring).min(self.rows - 1);
        let runs = rows.flat_map(move |at| {
            let run = |first: usize, last: usize| self.run(at * self.columns + first, at * self.columns + last);
            if at + ring == row || at == row + ring {
                return [run(left, right), 0..0];
            }
            // Between the first and the last row of a ring only its two ends belong to it.
            let start = if column >= ring { run(left, left) } else { 0..0 };
            let end = if ring > 0 && column + ring < self.columns { run(right, right) } else { 0..0 };
            [start, end]
        });
        runs.flat_map(|run| self.points[run].iter().map(|point| *point as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Five columns and four rows with a point in each cell, and a second one in the first.
    fn grid() -> Grid {
        let mut grid = Grid::default();
        grid.sort(5, 4, (0..20).map(|cell| (cell % 5, cell / 5)).chain([(0, 0)]));
        grid
    }

    #[test]
    fn every_point_is_in_one_cell_in_order() {
        let grid = grid();
        assert_eq!((grid.len(), &grid.points[grid.run(0, 1)]), (20, [0, 20, 1].as_slice()));
        assert_eq!(grid.points.iter().collect::<BTreeSet<_>>().len(), 21);
    }

    #[test]
    fn neighbouring_cells_meet_once() {
        let grid = grid();
        let mut met = BTreeSet::new();
        for cell in 0..grid.len() {
            for at in grid.ahead(cell).into_iter().flatten() {
                let other = grid.points[at] as usize % 20;
                assert!(met.insert((cell, other)) || other == 0);
                assert!((cell % 5).abs_diff(other % 5) <= 1 && (cell / 5).abs_diff(other / 5) <= 1);
            }
        }
        // 4 · 4 to the right, 5 · 3 below, and two diagonals of 4 · 3.
        assert_eq!(met.len(), 16 + 15 + 24);
    }

    #[test]
    fn rings_around_a_cell_cover_the_grid() {
        let grid = grid();
        assert_eq!(grid.ring((1, 1), 0).collect::<Vec<_>>(), [6]);
        assert_eq!(grid.ring((1, 1), 1).collect::<Vec<_>>(), [0, 20, 1, 2, 5, 7, 10, 11, 12]);
        let all: Vec<usize> = (0..5).flat_map(|ring| grid.ring((1, 1), ring)).collect();
        assert_eq!((all.len(), all.iter().collect::<BTreeSet<_>>().len()), (21, 21));
        assert_eq!(grid.block(1..=2, 2..=3).collect::<Vec<_>>(), [11, 12, 16, 17]);
    }
}
