//! Points sorted into cells, so that who stands near whom is found without looking at everybody.
//!
//! Source: the grid of Bentley, Stanat, Williams: The complexity of finding fixed-radius near neighbors (1977), searched
//! ring by ring for the nearest ones.
//!
//! Invariant: the answer is that of a look at everybody; ties go to the earlier point.

use crate::model::{Position, Rect};

/// How many points a cell holds where they are spread evenly.
const FULL: f32 = 2.0;

/// Points in cells.
pub(crate) struct SortedPoints<'a> {
    points: &'a [Position],
    low: Position,
    side: f32,
    columns: usize,
    rows: usize,
    /// Where each cell begins in `sorted`; one more entry than cells.
    starts: Vec<u32>,
    sorted: Vec<u32>,
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
        let mut cells = Self { points, low: bounds.min, side, columns, rows, starts: Vec::new(), sorted: Vec::new() };
        let of: Vec<usize> = points.iter().map(|point| cells.cell_of(*point)).collect();
        cells.starts = vec![0; columns * rows + 1];
        for cell in &of {
            cells.starts[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            cells.starts[cell + 1] += cells.starts[cell];
        }
        let mut next = cells.starts.clone();
        cells.sorted = vec![0; points.len()];
        for (point, cell) in of.into_iter().enumerate() {
            cells.sorted[next[cell] as usize] = point as u32;
            next[cell] += 1;
        }
        cells
    }

    fn column_of(&self, x: f32) -> usize {
        (((x - self.low.x) / self.side).max(0.0) as usize).min(self.columns - 1)
    }

    fn row_of(&self, y: f32) -> usize {
        (((y - self.low.y) / self.side).max(0.0) as usize).min(self.rows - 1)
    }

    fn cell_of(&self, point: Position) -> usize {
        self.row_of(point.y) * self.columns + self.column_of(point.x)
    }

    /// The points of one cell.
    fn cell(&self, column: usize, row: usize) -> &[u32] {
        let at = row * self.columns + column;
        &self.sorted[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The points of all cells that a rectangle touches; some of them may lie outside of it.
    pub(crate) fn around(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        let columns = self.column_of(rect.min.x)..=self.column_of(rect.max.x);
        let rows = self.row_of(rect.min.y)..=self.row_of(rect.max.y);
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
            .flat_map(|(column, row)| self.cell(column, row).iter().map(|point| *point as usize))
    }

    /// The `count` points nearest to a point, itself left out, in ascending order of their numbers.
    pub(crate) fn nearest(&self, point: usize, count: usize) -> Vec<usize> {
        let at = self.points[point];
        let (column, row) = (self.column_of(at.x), self.row_of(at.y));
        let mut found: Vec<(f32, usize)> = Vec::new();
        let count = count.min(self.points.len().saturating_sub(1));
        for ring in 0..=self.columns.max(self.rows) {
            self.add_ring(point, (column, row), ring, &mut found);
            // Whoever stands nearer than the next ring can be is known by now.
            if found.len() >= count && count > 0 {
                let order =
                    |one: &(f32, usize), other: &(f32, usize)| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1));
                found.select_nth_unstable_by(count - 1, order);
                if found[count - 1].0 <= self.reach(at, (column, row), ring) {
                    break;
                }
            }
        }
        let mut nearest: Vec<usize> = found.into_iter().take(count).map(|(_, point)| point).collect();
        nearest.sort_unstable();
        nearest
    }

    /// How far from `at` everybody has been seen once the rings up to `ring` are.
    fn reach(&self, at: Position, (column, row): (usize, usize), ring: usize) -> f32 {
        let before = |cell: usize, at: f32, low: f32| at - (low + (cell as f32 - ring as f32) * self.side);
        let behind = |cell: usize, at: f32, low: f32| low + (cell as f32 + ring as f32 + 1.0) * self.side - at;
        let across = before(column, at.x, self.low.x).min(behind(column, at.x, self.low.x));
        across.min(before(row, at.y, self.low.y)).min(behind(row, at.y, self.low.y))
    }

    /// Adds the points of the cells at exactly this many steps.
    fn add_ring(&self, point: usize, (column, row): (usize, usize), ring: usize, found: &mut Vec<(f32, usize)>) {
        let at = self.points[point];
        let columns = column.saturating_sub(ring)..=(column + ring).min(self.columns - 1);
        for row_at in row.saturating_sub(ring)..=(row + ring).min(self.rows - 1) {
            let is_edge = row_at.abs_diff(row) == ring;
            let mut add = |column_at: usize| {
                let others = self.cell(column_at, row_at).iter().map(|other| *other as usize);
                let others = others.filter(|other| *other != point);
                found.extend(others.map(|other| (self.points[other].distance(at), other)));
            };
            if is_edge {
                columns.clone().for_each(&mut add);
            } else {
                // Between the first and the last row of a ring only its two ends belong to it.
                if column >= ring {
                    add(column - ring);
                }
                if ring > 0 && column + ring < self.columns {
                    add(column + ring);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::compute::random::Random;

    fn scattered(count: usize) -> Vec<Position> {
        let mut random = Random::new(3, 0);
        // Half of them in a heap, so that cells are crowded and empty.
        let point = |at: usize, (x, y): (f32, f32)| {
            if at.is_multiple_of(2) { Position::new(x * 5.0, y * 5.0) } else { Position::new(x * 900.0, y * 300.0) }
        };
        (0..count).map(|at| point(at, random.in_disc())).collect()
    }

    #[test]
    fn the_nearest_are_those_of_a_look_at_everybody() {
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
    fn heaps_lines_and_nobody_have_cells_too() {
        assert!(
            SortedPoints::of(&[]).around(Rect { min: Position::default(), max: Position::default() }).next().is_none()
        );
        assert_eq!(SortedPoints::of(&[Position::new(4.0, 4.0); 9]).nearest(0, 3).len(), 3);
        let line: Vec<Position> = (0..50).map(|at| Position::new(at as f32 * 1e5, 7.0)).collect();
        assert_eq!(SortedPoints::of(&line).nearest(10, 2), [9, 11]);
    }
}
