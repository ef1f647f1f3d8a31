//! The nearest neighbours of a point, and the points near a rectangle.
//!
//! Source: a uniform grid, searched ring by ring for the nearest ones (Bentley, Stanat, Williams 1977).
//!
//! Invariant: the answer is that of a look at all points; ties go to the earlier point.

use super::grid::Grid;
use crate::model::{Position, Rect};

/// How many points a cell holds if they are spread evenly.
const FULL: f32 = 2.0;

/// Points in cells.
pub(crate) struct SortedPoints<'a> {
    points: &'a [Position],
    low: Position,
    side: f32,
    grid: Grid,
}

impl<'a> SortedPoints<'a> {
    /// The cells of some points, all of them finite.
    pub(crate) fn of(points: &'a [Position]) -> Self {
        let bounds =
            Rect::around(points.iter().copied()).unwrap_or(Rect { min: Position::default(), max: Position::default() });
        let wanted = (points.len() as f32 / FULL).max(1.0);
        let side = (bounds.width() * bounds.height() / wanted).sqrt().max(bounds.width().max(bounds.height()) / wanted);
        let side = if side > 0.0 && side.is_finite() { side } else { 1.0 };
        let count = |extent: f32| ((extent / side) as usize).min(2 * points.len()) + 1;
        let (columns, rows) = (count(bounds.width()), count(bounds.height()));
        let mut sorted = Self { points, low: bounds.min, side, grid: Grid::default() };
        (sorted.grid.columns, sorted.grid.rows) = (columns, rows);
        let cells: Vec<(usize, usize)> = points.iter().map(|point| sorted.cell_of(*point)).collect();
        sorted.grid.sort(columns, rows, cells.into_iter());
        sorted
    }

    /// The column and the row of the cell of a point, or of the nearest cell outside of the grid.
    fn cell_of(&self, point: Position) -> (usize, usize) {
        let place = |from: f32, count: usize| ((from / self.side).max(0.0) as usize).min(count - 1);
        (place(point.x - self.low.x, self.grid.columns), place(point.y - self.low.y, self.grid.rows))
    }

    /// The points of all cells that a rectangle touches; some of them may lie outside of it.
    pub(crate) fn around(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        let (first, last) = (self.cell_of(rect.min), self.cell_of(rect.max));
        self.grid.block(first.0..=last.0, first.1..=last.1)
    }

    /// The `count` points nearest to a point, itself left out, in ascending order of their numbers.
    pub(crate) fn nearest(&self, point: usize, count: usize) -> Vec<usize> {
        let at = self.points[point];
        let cell = self.cell_of(at);
        let mut found: Vec<(f32, usize)> = Vec::new();
        let count = count.min(self.points.len().saturating_sub(1));
        for ring in 0..=self.grid.columns.max(self.grid.rows) {
            let others = self.grid.ring(cell, ring).filter(|other| *other != point);
            found.extend(others.map(|other| (self.points[other].distance(at), other)));
            // What is nearer than the next ring can be is known by now.
            if found.len() >= count && count > 0 {
                let order =
                    |one: &(f32, usize), other: &(f32, usize)| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1));
                found.select_nth_unstable_by(count - 1, order);
                if found[count - 1].0 <= self.reach(at, cell, ring) {
                    break;
                }
            }
        }
        let mut nearest: Vec<usize> = found.into_iter().take(count).map(|(_, point)| point).collect();
        nearest.sort_unstable();
        nearest
    }

    /// How far from `at` all points have been seen once the rings up to `ring` have been.
    fn reach(&self, at: Position, (column, row): (usize, usize), ring: usize) -> f32 {
        let before = |cell: usize, at: f32, low: f32| at - (low + (cell as f32 - ring as f32) * self.side);
        let behind = |cell: usize, at: f32, low: f32| low + (cell as f32 + ring as f32 + 1.0) * self.side - at;
        let across = before(column, at.x, self.low.x).min(behind(column, at.x, self.low.x));
        across.min(before(row, at.y, self.low.y)).min(behind(row, at.y, self.low.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::compute::random::Random;

    fn scattered(count: usize) -> Vec<Position> {
        let mut random = Random::new(3, 0);
        // Half of them in a crowd, so that some cells are full and others empty.
        let point = |at: usize, (x, y): (f32, f32)| {
            if at.is_multiple_of(2) { Position::new(x * 5.0, y * 5.0) } else { Position::new(x * 900.0, y * 300.0) }
        };
        (0..count).map(|at| point(at, random.in_disc())).collect()
    }

    #[test]
    fn the_nearest_are_those_of_a_look_at_all_points() {
        let points = scattered(300);
        let cells = SortedPoints::of(&points);
        for point in (0..300).step_by(7) {
            for count in [0, 1, 5, 40, 299, 1_000] {
                let mut all: Vec<(f32, usize)> = (0..300)
                    .filter(|other| *other != point)
                    .map(|other| (points[other].distance(points[point]), other))
                    .collect();
                all.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
                let mut expected: Vec<usize> = all.into_iter().take(count).map(|(_, other)| other).collect();
                expected.sort_unstable();
                assert_eq!(cells.nearest(point, count), expected, "{point} {count}");
            }
        }
    }

    #[test]
    fn a_rectangle_finds_all_in_it() {
        let points = scattered(200);
        let rect = Rect { min: Position::new(-100.0, -20.0), max: Position::new(60.0, 90.0) };
        let found: std::collections::BTreeSet<usize> = SortedPoints::of(&points).around(rect).collect();
        let within = (0..200).filter(|point| rect.contains(points[*point]));
        assert!(within.clone().count() > 50 && within.into_iter().all(|point| found.contains(&point)));
    }

    #[test]
    fn crowds_lines_and_no_points_have_cells_too() {
        assert!(
            SortedPoints::of(&[]).around(Rect { min: Position::default(), max: Position::default() }).next().is_none()
        );
        assert_eq!(SortedPoints::of(&[Position::new(4.0, 4.0); 9]).nearest(0, 3).len(), 3);
        let line: Vec<Position> = (0..50).map(|at| Position::new(at as f32 * 1e5, 7.0)).collect();
        assert_eq!(SortedPoints::of(&line).nearest(10, 2), [9, 11]);
    }
}
