//! The transform between world space and page space.

use super::build::Scene;
use super::page::{Point, Size};
use crate::layout::labels::viewport::{CLOSEST_FIT, mark_radius};
use crate::model::{Camera, Position};

/// The smallest zoom that fitting goes to.
const FARTHEST_FIT: f32 = 1e-4;

/// The least width and height that margins leave for the network, in pixels.
const LEAST_ROOM: f32 = 40.0;

/// The largest coordinate of a point on a page, in pixels. Farther points are clamped, so that distances between points
/// stay finite.
const FARTHEST_POINT: f32 = 1e9;

/// Where a world position is on a page of this size. The point is always finite.
#[must_use]
pub fn screen_from_world(camera: Camera, size: Size, position: Position) -> Point {
    let bounded = |value: f32| {
        if value.is_nan() { FARTHEST_POINT } else { value.clamp(-FARTHEST_POINT, FARTHEST_POINT) }
    };
    Point {
        x: bounded((position.x - camera.center.x) * camera.zoom + size.width / 2.0),
        y: bounded((position.y - camera.center.y) * camera.zoom + size.height / 2.0),
    }
}

/// The world position at a point of a page of this size.
#[must_use]
pub fn world_from_screen(camera: Camera, size: Size, point: Point) -> Position {
    let zoom = if camera.zoom > 0.0 { camera.zoom } else { FARTHEST_FIT };
    Position {
        x: (point.x - size.width / 2.0) / zoom + camera.center.x,
        y: (point.y - size.height / 2.0) / zoom + camera.center.y,
    }
}

/// The camera that shows every mark within the margins (left, top, right, bottom, in pixels).
#[must_use]
pub fn fit(scene: &Scene, size: Size, margin: [f32; 4]) -> Camera {
    fit_up_to(scene, size, margin, CLOSEST_FIT)
}

/// As [`fit`], no closer than that.
pub(super) fn fit_up_to(scene: &Scene, size: Size, margin: [f32; 4], closest: f32) -> Camera {
    let Some(bounds) = scene.bounds else { return Camera::default() };
    let [left, top, right, bottom] = margin;
    let (width, height) = ((size.width - left - right).max(LEAST_ROOM), (size.height - top - bottom).max(LEAST_ROOM));
    let zoom = (width / bounds.width().max(1.0)).min(height / bounds.height().max(1.0));
    let mut camera = Camera { center: bounds.center(), zoom: zoom.clamp(FARTHEST_FIT, closest) };
    // Marks shrink less than distances: at a small zoom those at the rim need extra room.
    let largest = scene
        .nodes
        .iter()
        .map(|node| mark_radius(node.radius, camera.zoom) - node.radius * camera.zoom)
        .fold(0.0, f32::max);
    let beyond = (width / (width + 2.0 * largest)).min(height / (height + 2.0 * largest));
    camera.zoom = (camera.zoom * beyond).max(FARTHEST_FIT);
    camera.center.x -= (left - right) / 2.0 / camera.zoom;
    camera.center.y -= (top - bottom) / 2.0 / camera.zoom;
    camera
}
