//! Room that boxes take: a sparse grid that answers whether a box is free of all others.
//!
//! Invariant: a box stands in every cell that it covers, so that no overlap is missed.

use crate::model::Position;
use std::collections::BTreeMap;

/// A box: its middle, and half its width and height.
type Placed = (Position, (f32, f32));

/// Boxes by the cells that they cover.
#[derive(Debug)]
pub(crate) struct Occupied {
    cell: (f32, f32),
    /// An overlap of no more than this is rounding, in world pixels.
    tolerance: f32,
    cells: BTreeMap<(i32, i32), Vec<Placed>>,
    /// The right edge of all boxes.
    right: f32,
}

impl Occupied {
    /// No boxes yet, and cells of this width and height.
    pub(crate) fn new(cell: (f32, f32), tolerance: f32) -> Self {
        Self { cell, tolerance, cells: BTreeMap::new(), right: f32::NEG_INFINITY }
    }

    /// The cells that a box covers.
    fn covered(&self, at: Position, half: (f32, f32)) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |value: f32, side: f32| (value / side).floor() as i32;
        let columns = cell(at.x - half.0, self.cell.0)..=cell(at.x + half.0, self.cell.0);
        let rows = cell(at.y - half.1, self.cell.1)..=cell(at.y + half.1, self.cell.1);
        columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
    }

    /// Adds a box.
    pub(crate) fn add(&mut self, at: Position, half: (f32, f32)) {
        for cell in self.covered(at, half) {
            self.cells.entry(cell).or_default().push((at, half));
        }
        self.right = self.right.max(at.x + half.0);
    }

    /// Whether a box overlaps none of those that were added.
    pub(crate) fn is_free(&self, at: Position, half: (f32, f32)) -> bool {
        self.covered(at, half).all(|cell| {
            self.cells.get(&cell).into_iter().flatten().all(|(other, room)| {
                (other.x - at.x).abs() + self.tolerance >= half.0 + room.0
                    || (other.y - at.y).abs() + self.tolerance >= half.1 + room.1
            })
        })
    }

    /// The right edge of all boxes.
    pub(crate) fn right(&self) -> f32 {
        self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_box_beside_small_ones_is_seen_from_everywhere() {
        let mut occupied = Occupied::new((10.0, 10.0), 0.01);
        occupied.add(Position::default(), (900.0, 3.0));
        assert!(!occupied.is_free(Position::new(-880.0, 1.0), (2.0, 2.0)));
        assert!(occupied.is_free(Position::new(-880.0, 4.995), (2.0, 2.0)));
        assert_eq!(occupied.right(), 900.0);
    }
}
