//! Cells of the page, fixed in the world: to draw or to name one of those that lie in each.
//!
//! Invariant: while the camera is moved without zooming, each place stays in its cell.

use crate::model::{Camera, Position};
use crate::scene::page::Bounds;
use crate::scene::thinned::Side;

/// How far beyond the picture cells go, in pixels, and the most of them in a direction, whatever the size of the page.
const MARGIN: f32 = 56.0;
const MOST: usize = 4_096;

/// Which cells of the picture have a node. Their sides are steps apart, so that the same nodes are drawn wherever the camera
/// is moved at a zoom.
pub(super) struct Cells {
    side: Side,
    /// The number of the first cell in either direction.
    first: (i64, i64),
    columns: usize,
    rows: usize,
    taken: Vec<bool>,
}

impl Cells {
    /// The free cells of a page, of at least so many pixels.
    pub(super) fn over(camera: Camera, area: &Bounds, least: f32) -> Self {
        let zoom = camera.zoom.clamp(1e-9, 1e9);
        let side = Side::at_least(least, zoom);
        let around = 2.0 * MARGIN;
        let (width, height) = ((area.width() + around) / zoom, (area.height() + around) / zoom);
        let center = camera.center;
        let count = |length: f32| ((length / side.length()).ceil() as usize + 2).min(MOST);
        let (columns, rows) = (count(width), count(height));
        let first = (side.cell(center.x - width / 2.0), side.cell(center.y - height / 2.0));
        Self { side, first, columns, rows, taken: vec![false; columns * rows] }
    }

    /// Takes the cell of a place, where it is free.
    pub(super) fn takes(&mut self, place: Position) -> bool {
        let number = |value: f32, first: i64| self.side.cell(value).saturating_sub(first);
        let (column, row) = (number(place.x, self.first.0), number(place.y, self.first.1));
        if column < 0 || row < 0 || column as usize >= self.columns || row as usize >= self.rows {
            return false;
        }
        !std::mem::replace(&mut self.taken[row as usize * self.columns + column as usize], true)
    }
}
