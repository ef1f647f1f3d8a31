//! The geometry of marks on the page, the same for drawing and for hitting.

use crate::model::Camera;
use crate::scene::build::NodeMark;
use crate::scene::page::Point;

/// The smallest radius a mark is drawn with, in pixels.
const SMALLEST: f32 = 2.5;

/// How much larger than at 100 % a mark is drawn at most.
const LARGEST_FACTOR: f32 = 1.5;

/// The gap between a mark and the end of an edge.
const GAP: f32 = 2.0;

/// The way an edge takes on the page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scene) enum EdgePath {
    /// Straight, from border to border.
    Straight(Point, Point),
    /// A loop beside its only node: a circle.
    Loop {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// Nothing to see: the marks touch.
    Hidden,
}

/// The radius of a node's mark on the page.
pub(in crate::scene) fn node_radius(node: &NodeMark, camera: Camera) -> f32 {
    (node.radius * camera.zoom).clamp(SMALLEST.min(node.radius), node.radius * LARGEST_FACTOR)
}

/// The way of an edge between two nodes, told by their places and radii; a loop where both are the same.
pub(in crate::scene) fn edge_path(from: Point, from_radius: f32, to: Point, to_radius: f32, is_loop: bool) -> EdgePath {
    if is_loop {
        let radius = (from_radius * 0.9).max(7.0);
        let away = (from_radius + radius) * 0.72;
        return EdgePath::Loop { center: from.moved(away * 0.7, -away), radius };
    }
    let length = from.distance(to);
    let (start, end) = (from_radius + GAP, to_radius + GAP);
    if length <= start + end + 1.0 {
        return EdgePath::Hidden;
    }
    let (dx, dy) = from.direction(to);
    EdgePath::Straight(from.moved(dx * start, dy * start), to.moved(-dx * end, -dy * end))
}
