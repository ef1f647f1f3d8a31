//! Cells of the page, fixed in the world: to draw or to name one of those that lie in each.
//!
//! Invariant: while the camera is moved without zooming, each place stays in its cell.

use crate::model::{Camera, Position};
use crate::scene::page::Bounds;

/// How far beyond the picture cells go, in pixels, and the most of them in a direction, whatever the size of the page.
const MARGIN: f32 = 56.0;
const MOST: usize = 4_096;

/// Which cells of the picture have a node. Their side is a power of the square root of two in the world, so that the same
/// nodes are drawn wherever the camera is moved at a zoom.
pub(super) struct Cells {
    side: f32,
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
        let mut side = 1.0_f32;
        while side * zoom < least {
            side *= std::f32::consts::SQRT_2;
        }
        while side * zoom >= least * std::f32::consts::SQRT_2 {
            side /= std::f32::consts::SQRT_2;
        }
        let around = 2.0 * MARGIN;
        let (width, height) = ((area.width() + around) / zoom, (area.height() + around) / zoom);
        let center = camera.center;
        let number = |value: f32| (value / side).floor() as i64;
        let count = |length: f32| ((length / side).ceil() as usize + 2).min(MOST);
        let (columns, rows) = (count(width), count(height));
        let first = (number(center.x - width / 2.0), number(center.y - height / 2.0));
        Self { side, first, columns, rows, taken: vec![false; columns * rows] }
    }

    /// Takes the cell of a place, where it is free.
    pub(super) fn takes(&mut self, place: Position) -> bool {
        let number = |value: f32, first: i64| (value / self.side).floor() as i64 - first;
        let (column, row) = (number(place.x, self.first.0), number(place.y, self.first.1));
        if column < 0 || row < 0 || column as usize >= self.columns || row as usize >= self.rows {
            return false;
        }
        !std::mem::replace(&mut self.taken[row as usize * self.columns + column as usize], true)
    }
}
