//! Polyomino packing of components: each as the set of cells that it covers, the largest in the middle, the others around
//! it where they fit.
//!
//! Source: Freivalds, Dogrusoz, Kikusts: Disconnected graph layout and the polyomino packing approach (GD 2001).
//!
//! Invariant: no two pieces share a cell, unless both are fixed.

use crate::layout::graph::adjacency::Graph;
use crate::model::{Position, Rect};

/// About how many cells all components cover together.
const CELLS: f32 = 2_500.0;
/// The smallest cell in world pixels.
const SMALLEST_CELL: f32 = 8.0;
/// A component covers at most this many cells each way; longer ones would fill the memory with cells.
const LONGEST: i32 = 2_000;

/// One component to be packed.
#[derive(Clone, Copy)]
pub(crate) struct Piece<'a> {
    /// Where its nodes stand.
    pub(crate) points: &'a [Position],
    /// The half sizes of their boxes.
    pub(crate) half_sizes: &'a [(f32, f32)],
    /// Whether any of its nodes has a label.
    pub(crate) has_labels: bool,
    /// Its links, which no other component may stand on.
    pub(crate) graph: &'a Graph,
    /// Whether it must stay where it stands.
    pub(crate) fixed: bool,
}

impl Piece<'_> {
    /// The bounds of its boxes.
    pub(crate) fn bounds(&self) -> Rect {
        let corners = self.points.iter().zip(self.half_sizes).flat_map(|(point, size)| {
            [Position::new(point.x - size.0, point.y - size.1), Position::new(point.x + size.0, point.y + size.1)]
        });
        Rect::around(corners).unwrap_or(Rect { min: Position::default(), max: Position::default() })
    }
}

/// Packs `pieces` in their order, `gap` world pixels apart, and returns how far each has to move. Fixed ones stay.
pub(crate) fn pack_around(pieces: &[Piece], aspect: f32, gap: f32) -> Vec<Position> {
    if let [alone] = pieces {
        let center = alone.bounds().center();
        return vec![if alone.fixed { Position::default() } else { Position::new(-center.x, -center.y) }];
    }
    let area: f32 = pieces.iter().map(|piece| (piece.bounds().width() + gap) * (piece.bounds().height() + gap)).sum();
    let cell = (area / CELLS).sqrt().max(SMALLEST_CELL);
    let mut taken = TakenCells::default();
    for piece in pieces.iter().filter(|piece| piece.fixed) {
        taken.take(&covered(piece, Position::default(), (cell, gap)), (0, 0));
    }
    let held = Rect::around(pieces.iter().filter(|piece| piece.fixed).flat_map(|piece| piece.points.iter().copied()));
    let middle = held.map_or(Position::default(), Rect::center);
    let middle = ((middle.x / cell) as i32, (middle.y / cell) as i32);
    let spots = spots(pieces, cell, aspect);
    pieces
        .iter()
        .map(|piece| {
            if piece.fixed {
                return Position::default();
            }
            let center = piece.bounds().center();
            let shape = covered(piece, center, (cell, gap));
            let free =
                spots.iter().map(|(x, y)| (x + middle.0, y + middle.1)).find(|spot| taken.is_free(&shape, *spot));
            // Beyond all spots there is always room underneath.
            let spot = free.unwrap_or_else(|| (middle.0, taken.bottom() + shape_height(&shape)));
            taken.take(&shape, spot);
            Position::new(spot.0 as f32 * cell - center.x, spot.1 as f32 * cell - center.y)
        })
        .collect()
}

/// The spots for the middle of a piece, from the middle of the picture outwards in the shape of the page.
fn spots(pieces: &[Piece], cell: f32, aspect: f32) -> Vec<(i32, i32)> {
    let largest = pieces.iter().map(|piece| piece.bounds().width().max(piece.bounds().height())).fold(0.0, f32::max);
    let held = pieces.iter().filter(|piece| piece.fixed).count() as f32;
    let reach = (largest / cell + CELLS.sqrt() + held).min(LONGEST as f32 / 4.0) as i32;
    let (across, down) = ((reach as f32 * aspect.max(1.0)) as i32, (reach as f32 / aspect.min(1.0)) as i32);
    let cost = |x: i32, y: i32| {
        let (x, y) = (x as f32 / aspect, y as f32);
        x * x + y * y
    };
    // The bits of floats that are not negative have the order of the floats.
    let mut spots: Vec<(u32, i32, i32)> =
        (-down..=down).flat_map(|y| (-across..=across).map(move |x| (cost(x, y).to_bits(), x, y))).collect();
    spots.sort_unstable();
    spots.into_iter().map(|(_, x, y)| (x, y)).collect()
}

/// The cells that a piece covers around `center`, with holes and bays filled so that no other piece is put into them.
fn covered(piece: &Piece, center: Position, (cell, gap): (f32, f32)) -> Vec<(i32, i32)> {
    let bounds = piece.bounds().expanded(gap / 2.0);
    let index = |value: f32| ((value / cell).floor() as i32).clamp(-LONGEST, LONGEST);
    let (left, top) = (index(bounds.min.x - center.x), index(bounds.min.y - center.y));
    let (right, bottom) = (index(bounds.max.x - center.x), index(bounds.max.y - center.y));
    let (width, height) = ((right - left + 1) as usize, (bottom - top + 1) as usize);
    let mut marked = vec![false; width * height];
    let mut mark = |x: f32, y: f32, half: (f32, f32)| {
        for row in index(y - half.1 - center.y).max(top)..=index(y + half.1 - center.y).min(bottom) {
            for column in index(x - half.0 - center.x).max(left)..=index(x + half.0 - center.x).min(right) {
                marked[(row - top) as usize * width + (column - left) as usize] = true;
            }
        }
    };
    for (point, size) in piece.points.iter().zip(piece.half_sizes) {
        mark(point.x, point.y, (size.0 + gap / 2.0, size.1 + gap / 2.0));
    }
    for (from, to) in piece.graph.pairs() {
        let (from, to) = (piece.points[from], piece.points[to]);
        let steps = (from.distance(to) / cell).min(LONGEST as f32) as usize + 1;
        for step in 0..=steps {
            let share = step as f32 / steps as f32;
            mark(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, (gap / 4.0, gap / 4.0));
        }
    }
    filled(&marked, width).into_iter().map(|(column, row)| (column as i32 + left, row as i32 + top)).collect()
}

/// The marked cells of a table and those that lie between marked ones both in their row and in their column.
fn filled(marked: &[bool], width: usize) -> Vec<(usize, usize)> {
    let height = marked.len() / width.max(1);
    let span = |cells: &mut dyn Iterator<Item = usize>| {
        cells.fold(None, |span: Option<(usize, usize)>, at| Some(span.map_or((at, at), |(first, _)| (first, at))))
    };
    let rows: Vec<_> =
        (0..height).map(|row| span(&mut (0..width).filter(|column| marked[row * width + column]))).collect();
    let columns: Vec<_> =
        (0..width).map(|column| span(&mut (0..height).filter(|row| marked[row * width + column]))).collect();
    let within =
        |span: &Option<(usize, usize)>, at: usize| span.is_some_and(|(first, last)| (first..=last).contains(&at));
    (0..height)
        .flat_map(|row| (0..width).map(move |column| (column, row)))
        .filter(|(column, row)| within(&rows[*row], *column) && within(&columns[*column], *row))
        .collect()
}

fn shape_height(shape: &[(i32, i32)]) -> i32 {
    shape.iter().map(|(_, y)| y.abs()).max().unwrap_or(0) + 1
}

/// The cells that are taken: a table that grows with what is put into it.
#[derive(Default)]
struct TakenCells {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
    taken: Vec<bool>,
}

impl TakenCells {
    fn is_free(&self, shape: &[(i32, i32)], (x, y): (i32, i32)) -> bool {
        shape.iter().all(|cell| {
            let (column, row) = (cell.0 + x - self.left, cell.1 + y - self.top);
            let inside = (0..self.width).contains(&column) && (0..self.height).contains(&row);
            !inside || !self.taken[(row * self.width + column) as usize]
        })
    }

    fn take(&mut self, shape: &[(i32, i32)], (x, y): (i32, i32)) {
        let Some(first) = shape.first().map(|cell| (cell.0 + x, cell.1 + y)) else { return };
        let (low, high) =
            shape.iter().map(|cell| (cell.0 + x, cell.1 + y)).fold((first, first), |(low, high), cell| {
                ((low.0.min(cell.0), low.1.min(cell.1)), (high.0.max(cell.0), high.1.max(cell.1)))
            });
        self.cover(low, high);
        for cell in shape {
            let (column, row) = (cell.0 + x - self.left, cell.1 + y - self.top);
            self.taken[(row * self.width + column) as usize] = true;
        }
    }

    /// The row under everything that is taken.
    fn bottom(&self) -> i32 {
        self.top + self.height + 1
    }

    /// Makes the table large enough for the cells from `low` to `high`.
    fn cover(&mut self, low: (i32, i32), high: (i32, i32)) {
        let (right, bottom) = (self.left + self.width - 1, self.top + self.height - 1);
        let fits = low.0 >= self.left && low.1 >= self.top && high.0 <= right && high.1 <= bottom;
        if fits {
            return;
        }
        let old = std::mem::take(self);
        let (left, top, right, bottom) = if old.taken.is_empty() {
            (low.0, low.1, high.0, high.1)
        } else {
            (low.0.min(old.left), low.1.min(old.top), high.0.max(right), high.1.max(bottom))
        };
        (self.left, self.top) = (left, top);
        (self.width, self.height) = (right - left + 1, bottom - top + 1);
        self.taken = vec![false; (self.width * self.height) as usize];
        for row in 0..old.height {
            let from = (row * old.width) as usize;
            let to = ((row + old.top - top) * self.width + old.left - left) as usize;
            self.taken[to..to + old.width as usize].copy_from_slice(&old.taken[from..from + old.width as usize]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;

    #[test]
    fn pieces_do_not_touch_and_the_first_is_in_the_middle() {
        let graph = Graph::of(2, &[Link { ends: (0, 1), weight: 1.0 }]);
        let points: Vec<Vec<Position>> = (1..20)
            .map(|at| vec![Position::new(0.0, 0.0), Position::new(500.0 / at as f32, 300.0 / at as f32)])
            .collect();
        let sizes = [(10.0, 10.0); 2];
        let pieces: Vec<Piece> = points
            .iter()
            .map(|points| Piece { points, half_sizes: &sizes, has_labels: false, graph: &graph, fixed: false })
            .collect();
        let moves = pack_around(&pieces, 1.6, 36.0);
        let boxes: Vec<Vec<Rect>> = pieces
            .iter()
            .zip(&moves)
            .map(|(piece, by)| {
                let moved = piece.points.iter().map(|point| Position::new(point.x + by.x, point.y + by.y));
                moved.map(|at| Rect { min: at, max: at }.expanded(10.0)).collect()
            })
            .collect();
        for (at, one) in boxes.iter().enumerate() {
            for other in boxes[..at].iter().flatten() {
                assert!(one.iter().all(|one| {
                    let (dx, dy) = (one.center().x - other.center().x, one.center().y - other.center().y);
                    dx.abs() >= 20.0 || dy.abs() >= 20.0
                }));
            }
        }
        let first = pieces[0].bounds().center();
        assert!((first.x + moves[0].x).abs() < 50.0 && (first.y + moves[0].y).abs() < 50.0);
    }

    #[test]
    fn fixed_pieces_stay_and_no_other_stands_on_them() {
        let graph = Graph::of(1, &[]);
        let points = [Position::new(1_000.0, 0.0)];
        let piece =
            |fixed| Piece { points: &points, half_sizes: &[(20.0, 20.0)], has_labels: false, graph: &graph, fixed };
        let moves = pack_around(&[piece(true), piece(false)], 1.0, 36.0);
        assert_eq!(moves[0], Position::default());
        assert!(moves[1].x.abs() >= 40.0 || moves[1].y.abs() >= 40.0);
    }

    #[test]
    fn nothing_is_packed_into_nothing() {
        assert!(pack_around(&[], 1.0, 36.0).is_empty());
    }
}
