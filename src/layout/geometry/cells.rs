//! Nodes sorted into the cells of a uniform grid, so that those nearby lie together in memory.
//!
//! Invariant: every node is in one cell; nodes of a cell stand in ascending order.

/// How many nodes a cell holds on average.
const POPULATION: f32 = 2.5;
/// The most columns or rows.
const MOST: f32 = 1_024.0;

/// Sorted nodes.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// How many columns and rows there are.
    pub(crate) columns: usize,
    /// How many rows there are.
    pub(crate) rows: usize,
    /// The corner of the first cell.
    pub(crate) low: (f32, f32),
    /// How wide and high a cell is.
    pub(crate) size: f32,
    /// Where each cell begins in the sorted lists; one more entry than cells.
    pub(crate) starts: Vec<u32>,
    /// The nodes, cell by cell.
    pub(crate) nodes: Vec<u32>,
    /// The place of every node in `nodes`.
    pub(crate) places: Vec<u32>,
    /// Where the sorted nodes stand.
    pub(crate) x: Vec<f32>,
    /// Where the sorted nodes stand.
    pub(crate) y: Vec<f32>,
    cell_of: Vec<u32>,
}

impl Cells {
    /// Sorts everybody anew.
    pub(crate) fn sort(&mut self, x: &[f32], y: &[f32]) {
        self.measure(x, y);
        let (inverse, columns, rows) = (1.0 / self.size, self.columns as i32 - 1, self.rows as i32 - 1);
        let low = self.low;
        self.cell_of.clear();
        self.cell_of.extend(x.iter().zip(y).map(|(x, y)| {
            let column = (((x - low.0) * inverse) as i32).clamp(0, columns);
            let row = (((y - low.1) * inverse) as i32).clamp(0, rows);
            (row * (columns + 1) + column) as u32
        }));
        self.starts.clear();
        self.starts.resize(self.columns * self.rows + 1, 0);
        for cell in &self.cell_of {
            self.starts[*cell as usize + 1] += 1;
        }
        for cell in 1..self.starts.len() {
            self.starts[cell] += self.starts[cell - 1];
        }
        for list in [&mut self.nodes, &mut self.places] {
            list.resize(x.len(), 0);
        }
        for list in [&mut self.x, &mut self.y] {
            list.resize(x.len(), 0.0);
        }
        let mut next = self.starts.clone();
        for (node, cell) in self.cell_of.iter().enumerate() {
            let place = next[*cell as usize];
            next[*cell as usize] += 1;
            self.places[node] = place;
            self.nodes[place as usize] = node as u32;
            (self.x[place as usize], self.y[place as usize]) = (x[node], y[node]);
        }
    }

    /// Lays the grid over everybody.
    fn measure(&mut self, x: &[f32], y: &[f32]) {
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
        self.columns = (width / self.size) as usize + 1;
        self.rows = (height / self.size) as usize + 1;
    }

    /// Up to `parts` runs of rows that hold about as many nodes each.
    pub(crate) fn row_shares(&self, parts: usize) -> Vec<std::ops::Range<usize>> {
        let each = self.nodes.len().div_ceil(parts.max(1)).max(1);
        let mut shares = Vec::new();
        let mut first = 0;
        for row in 0..self.rows {
            let held = self.run(first * self.columns, (row + 1) * self.columns - 1).len();
            if held >= each || row + 1 == self.rows {
                shares.push(first..row + 1);
                first = row + 1;
            }
        }
        shares
    }

    /// Where the nodes of the cells from `first` to `last` (both included) stand in the lists.
    pub(crate) fn run(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        self.starts[first] as usize..self.starts[last + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::compute::random::Random;

    fn check(points: &[(f32, f32)]) {
        let (x, y): (Vec<f32>, Vec<f32>) = points.iter().copied().unzip();
        let mut cells = Cells::default();
        cells.sort(&x, &y);
        assert_eq!(cells.starts.last().copied(), Some(points.len() as u32));
        for (node, place) in cells.places.iter().enumerate() {
            assert_eq!(cells.nodes[*place as usize], node as u32);
            assert_eq!((cells.x[*place as usize], cells.y[*place as usize]), points[node]);
        }
    }

    #[test]
    fn everybody_is_in_one_cell() {
        let mut random = Random::new(1, 0);
        check(&[]);
        check(&[(3.0, 3.0)]);
        check(&[(3.0, 3.0); 50]);
        check(&(0..500).map(|_| random.in_disc()).collect::<Vec<_>>());
        check(&(0..500).map(|at| (at as f32 * 1.0e6, 0.0)).collect::<Vec<_>>());
    }
}
