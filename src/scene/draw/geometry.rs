//! The geometry of marks on the page, the same for drawing and for hitting.
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine draws the same numbers.

use crate::layout::labels::window::mark_radius;
use crate::model::Camera;
use crate::scene::build::NodeMark;
use crate::scene::kinds::Shape;
use crate::scene::page::Point;

/// The gap between a mark and the end of an edge, in pixels.
const GAP: f32 = 2.0;

/// The corners of a circle that is drawn as a line.
const CIRCLE_STEPS: usize = 48;

/// Cosine and sine of one step of such a circle, 7.5 degrees.
const CIRCLE_STEP: (f32, f32) = (0.991_444_9, 0.130_526_2);

/// A node's mark on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) struct Spot {
    /// Its centre.
    pub(in crate::scene) at: Point,
    /// Its radius.
    pub(in crate::scene) radius: f32,
    /// Its shape.
    pub(in crate::scene) shape: Shape,
}

/// The way an edge takes on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::scene) enum EdgePath {
    /// Straight, from border to border.
    Straight(Point, Point),
    /// A loop beside its only node: a circle that the node's mark covers in part.
    Loop {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// Nothing to see: the marks touch.
    Hidden,
}

/// The radius of a node's mark on the page: it grows and shrinks with the zoom, but less.
pub(in crate::scene) fn node_radius(node: &NodeMark, camera: Camera) -> f32 {
    mark_radius(node.radius, camera.zoom)
}

/// The factor for widths of lines and the like at a zoom.
pub(in crate::scene) fn line_factor(camera: Camera) -> f32 {
    camera.zoom.max(0.0).sqrt().clamp(0.6, 1.25)
}

/// The way of an edge between two marks; `aside` is where the loop of a node lies.
pub(in crate::scene) fn edge_path(from: Spot, to: Spot, is_loop: bool, aside: (f32, f32)) -> EdgePath {
    if is_loop {
        let radius = (from.radius * 0.85).max(7.0);
        let away = from.radius + radius * 0.55;
        return EdgePath::Loop { center: from.at.moved(aside.0 * away, aside.1 * away), radius };
    }
    let length = from.at.distance(to.at);
    if length < 1.0 {
        return EdgePath::Hidden;
    }
    let (dx, dy) = from.at.direction(to.at);
    let start = from.radius * from.shape.reach((dx, dy)) + GAP;
    let end = to.radius * to.shape.reach((-dx, -dy)) + GAP;
    if length <= start + end + 1.0 {
        return EdgePath::Hidden;
    }
    EdgePath::Straight(from.at.moved(dx * start, dy * start), to.at.moved(-dx * end, -dy * end))
}

/// A circle as a closed line through points.
pub(super) fn circle(center: Point, radius: f32) -> Vec<Point> {
    let mut direction = (1.0_f32, 0.0_f32);
    let mut points = Vec::with_capacity(CIRCLE_STEPS + 1);
    for _ in 0..CIRCLE_STEPS {
        points.push(center.moved(direction.0 * radius, direction.1 * radius));
        direction = turned(direction, CIRCLE_STEP);
    }
    points.push(center.moved(radius, 0.0));
    points
}

/// Where a loop's circle comes out of its node, to the left of the way there: the place, and the direction inwards.
pub(super) fn loop_entry(node: Spot, center: Point, radius: f32) -> (Point, (f32, f32)) {
    let distance = node.at.distance(center).max(1e-3);
    let border = node.radius + GAP;
    // Two circles cross on a line at this distance from the node's centre, on the way to the other centre.
    let along = (distance * distance + border * border - radius * radius) / (2.0 * distance);
    let across = (border * border - along * along).max(0.0).sqrt();
    let (dx, dy) = node.at.direction(center);
    let at = node.at.moved(dx * along + dy * across, dy * along - dx * across);
    let (rx, ry) = center.direction(at);
    // The tangent of the loop, on the side that leads into the node.
    let tangent = (ry, -rx);
    let (nx, ny) = at.direction(node.at);
    let inwards = tangent.0 * nx + tangent.1 * ny >= 0.0;
    (at, if inwards { tangent } else { (-tangent.0, -tangent.1) })
}

/// The rectangle with rounded corners, as a convex polygon.
pub(super) fn rounded(bounds: &crate::scene::Bounds, corner: f32) -> Vec<Point> {
    /// Sine and cosine of 0, 22.5, 45, 67.5 and 90 degrees.
    const QUARTER: [f32; 5] = [0.0, 0.382_683_43, 0.707_106_77, 0.923_879_5, 1.0];
    let corner = corner.min(bounds.width() / 2.0).min(bounds.height() / 2.0);
    let (left, right) = (bounds.min.x + corner, bounds.max.x - corner);
    let (top, bottom) = (bounds.min.y + corner, bounds.max.y - corner);
    let mut points = Vec::with_capacity(20);
    for (x, y, turn) in [(right, bottom, 0), (left, bottom, 1), (left, top, 2), (right, top, 3)] {
        for step in 0..5 {
            let (along, across) = (QUARTER[4 - step] * corner, QUARTER[step] * corner);
            let (dx, dy) = [(along, across), (-across, along), (-along, -across), (across, -along)][turn];
            points.push(Point::new(x + dx, y + dy));
        }
    }
    points
}

/// A direction turned by another.
fn turned((x, y): (f32, f32), (cos, sin): (f32, f32)) -> (f32, f32) {
    (x * cos - y * sin, x * sin + y * cos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Bounds;

    fn spot(x: f32, y: f32, radius: f32) -> Spot {
        Spot { at: Point::new(x, y), radius, shape: Shape::Disc }
    }

    #[test]
    fn an_edge_runs_from_border_to_border_and_vanishes_between_touching_marks() {
        let path = edge_path(spot(0.0, 0.0, 10.0), spot(100.0, 0.0, 5.0), false, (0.0, 0.0));
        assert_eq!(path, EdgePath::Straight(Point::new(12.0, 0.0), Point::new(93.0, 0.0)));
        assert_eq!(edge_path(spot(0.0, 0.0, 10.0), spot(16.0, 0.0, 5.0), false, (0.0, 0.0)), EdgePath::Hidden);
        assert_eq!(edge_path(spot(3.0, 3.0, 10.0), spot(3.0, 3.0, 5.0), false, (0.0, 0.0)), EdgePath::Hidden);
    }

    #[test]
    fn a_circle_closes_and_keeps_its_radius() {
        let center = Point::new(5.0, -3.0);
        let points = circle(center, 10.0);
        assert_eq!(points.first(), points.last());
        assert!(points.iter().all(|point| (point.distance(center) - 10.0).abs() < 0.01));
    }

    #[test]
    fn a_loop_enters_its_node_at_the_border() {
        let node = spot(50.0, 50.0, 12.0);
        let EdgePath::Loop { center, radius } = edge_path(node, node, true, (0.6, -0.8)) else {
            panic!("a loop");
        };
        let (at, (dx, dy)) = loop_entry(node, center, radius);
        assert!((at.distance(node.at) - 14.0).abs() < 0.01);
        assert!((at.distance(center) - radius).abs() < 0.01);
        assert!(at.moved(dx, dy).distance(node.at) < at.distance(node.at));
    }

    #[test]
    fn a_rounded_rectangle_touches_its_sides_and_is_convex() {
        let bounds = Bounds::new(10.0, 20.0, 40.0, 16.0);
        let points = rounded(&bounds, 99.0);
        let near = |value: f32, wanted: f32| (value - wanted).abs() < 1e-3;
        assert!(points.iter().any(|point| near(point.x, 50.0)) && points.iter().any(|point| near(point.y, 36.0)));
        for at in 0..points.len() {
            let (a, b, c) = (points[at], points[(at + 1) % points.len()], points[(at + 2) % points.len()]);
            assert!((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) >= -1e-3, "at {at}");
        }
    }
}
