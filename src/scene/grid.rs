//! A uniform grid over the page, for hit-testing: the marks that may lie at a point.
//!
//! Invariant: a mark is in every cell that its bounds or its line reach, so that no answer misses one.

use super::page::{Bounds, Point, Size};

/// The side of a cell, in pixels.
const CELL: f32 = 32.0;

/// The most cells in a direction, whatever the size of the page.
const MOST_CELLS: usize = 256;

/// The numbers of marks by cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    cell: (f32, f32),
    cells: Vec<Vec<u32>>,
}

impl Grid {
    /// An empty grid over a page.
    pub(super) fn over(page: Size) -> Self {
        let cells = |length: f32| ((length / CELL).ceil().max(1.0) as usize).min(MOST_CELLS);
        let (columns, rows) = (cells(page.width), cells(page.height));
        let cell = ((page.width / columns as f32).max(1.0), (page.height / rows as f32).max(1.0));
        Self { columns, rows, cell, cells: vec![Vec::new(); columns * rows] }
    }

    /// Adds a mark that lies within `bounds`.
    pub(super) fn add(&mut self, bounds: &Bounds, mark: u32) {
        let rows = self.range(bounds.min.y, bounds.max.y, self.cell.1, self.rows);
        let columns = self.range(bounds.min.x, bounds.max.x, self.cell.0, self.columns);
        for row in rows {
            for column in columns.clone() {
                self.cells[row * self.columns + column].push(mark);
            }
        }
    }

    /// Adds a mark that lies within `reach` pixels of the line from `start` to `end`.
    pub(super) fn add_line(&mut self, start: Point, end: Point, reach: f32, mark: u32) {
        let (top, bottom) = if start.y <= end.y { (start, end) } else { (end, start) };
        let x_at = |y: f32| {
            if y <= top.y {
                top.x
            } else if y >= bottom.y {
                bottom.x
            } else {
                top.x + (bottom.x - top.x) * ((y - top.y) / (bottom.y - top.y))
            }
        };
        for row in self.range(top.y - reach, bottom.y + reach, self.cell.1, self.rows) {
            // Where the line runs while it is in reach of this row.
            let above = row as f32 * self.cell.1 - reach;
            let below = (row + 1) as f32 * self.cell.1 + reach;
            let (from, to) = (x_at(above), x_at(below));
            let columns = self.range(from.min(to) - reach, from.max(to) + reach, self.cell.0, self.columns);
            for column in columns {
                self.cells[row * self.columns + column].push(mark);
            }
        }
    }

    /// The marks that may lie at a point of the page.
    pub(super) fn at(&self, point: Point) -> &[u32] {
        let place = |value: f32, cell: f32, count: usize| {
            // A point on the last border belongs to the last cell.
            (value >= 0.0 && value <= cell * count as f32).then(|| ((value / cell) as usize).min(count - 1))
        };
        let column = place(point.x, self.cell.0, self.columns);
        let row = place(point.y, self.cell.1, self.rows);
        match (row, column) {
            (Some(row), Some(column)) => &self.cells[row * self.columns + column],
            _ => &[],
        }
    }

    /// The cells of one direction that `from` to `to` touches.
    fn range(&self, from: f32, to: f32, cell: f32, count: usize) -> std::ops::Range<usize> {
        debug_assert!(self.cells.len() == self.columns * self.rows);
        // Also leaves when a value is not a number.
        if !(from <= to && to >= 0.0 && from <= cell * count as f32) {
            return 0..0;
        }
        let place = |value: f32| ((value / cell).max(0.0) as usize).min(count - 1);
        place(from)..place(to) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Size = Size { width: 330.0, height: 200.0 };

    /// Every point of the page that is within `reach` of the line finds it.
    fn check_line(start: Point, end: Point, reach: f32) {
        let mut grid = Grid::over(PAGE);
        grid.add_line(start, end, reach, 7);
        let (dx, dy) = (end.x - start.x, end.y - start.y);
        for step in 0..=(330 * 200) {
            let at = Point::new((step % 331) as f32, (step / 331) as f32);
            let t = ((at.x - start.x) * dx + (at.y - start.y) * dy) / (dx * dx + dy * dy).max(1e-6);
            let near = start.towards(end, t.clamp(0.0, 1.0)).distance(at) <= reach;
            assert!(!near || grid.at(at).contains(&7), "{at:?} misses {start:?} to {end:?}");
        }
    }

    #[test]
    fn a_line_is_found_wherever_it_is_in_reach() {
        check_line(Point::new(10.0, 20.0), Point::new(300.0, 180.0), 9.0);
        check_line(Point::new(300.0, 20.0), Point::new(10.0, 21.0), 9.0);
        check_line(Point::new(150.0, -5000.0), Point::new(160.0, 9000.0), 4.0);
        check_line(Point::new(-9000.0, 90.0), Point::new(9000.0, 90.0), 4.0);
        check_line(Point::new(50.0, 50.0), Point::new(50.0, 50.0), 12.0);
    }

    #[test]
    fn a_line_stays_out_of_most_cells() {
        let mut grid = Grid::over(Size { width: 3200.0, height: 3200.0 });
        grid.add_line(Point::new(0.0, 0.0), Point::new(3200.0, 3200.0), 4.0, 0);
        assert!(grid.cells.iter().filter(|cell| !cell.is_empty()).count() < 400);
    }

    #[test]
    fn what_is_no_number_or_not_on_the_page_is_nowhere() {
        let mut grid = Grid::over(PAGE);
        grid.add(&Bounds::new(f32::NAN, 0.0, 5.0, 5.0), 1);
        grid.add_line(Point::new(f32::NAN, 0.0), Point::new(1.0, f32::INFINITY), 5.0, 1);
        grid.add(&Bounds::new(900.0, 0.0, 5.0, 5.0), 1);
        assert!(grid.cells.iter().all(Vec::is_empty));
        assert!(grid.at(Point::new(-1.0, 5.0)).is_empty() && grid.at(Point::new(f32::NAN, 5.0)).is_empty());
        assert!(Grid::over(Size { width: 0.0, height: 0.0 }).at(Point::new(0.0, 0.0)).is_empty());
    }
}
