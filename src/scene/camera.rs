//! The bridge between world space and page space.

use super::build::Scene;
use super::page::{Point, Size};
use crate::model::{Camera, Position};

/// The closest zoom that fitting goes to: a handful of entities does not fill a page with giant marks.
const CLOSEST_FIT: f32 = 1.6;

/// Where a world position is on a page of this size.
#[must_use]
pub fn screen_from_world(camera: Camera, size: Size, position: Position) -> Point {
    Point {
        x: (position.x - camera.center.x) * camera.zoom + size.width / 2.0,
        y: (position.y - camera.center.y) * camera.zoom + size.height / 2.0,
    }
}

/// Which world position is at a point of a page of this size.
#[must_use]
pub fn world_from_screen(camera: Camera, size: Size, point: Point) -> Position {
    Position {
        x: (point.x - size.width / 2.0) / camera.zoom + camera.center.x,
        y: (point.y - size.height / 2.0) / camera.zoom + camera.center.y,
    }
}

/// The camera that shows every mark within the margins (left, top, right, bottom, in pixels).
#[must_use]
pub fn fit(scene: &Scene, size: Size, margin: [f32; 4]) -> Camera {
    let Some(bounds) = scene.bounds else { return Camera::default() };
    let [left, top, right, bottom] = margin;
    let (width, height) = ((size.width - left - right).max(40.0), (size.height - top - bottom).max(40.0));
    let zoom = (width / bounds.width().max(1.0)).min(height / bounds.height().max(1.0)).min(CLOSEST_FIT).max(1e-4);
    let middle = bounds.center();
    Camera {
        center: Position::new(middle.x - (left - right) / 2.0 / zoom, middle.y - (top - bottom) / 2.0 / zoom),
        zoom,
    }
}
