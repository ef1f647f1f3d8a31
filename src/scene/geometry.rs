//! Where nodes and edges are on the page: one geometry for drawing and for hit-testing.
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine draws the same numbers.

use super::build::EdgeMark;
use super::kinds::Shape;
use super::page::Point;

/// The gap between a mark and the end of an edge, in pixels.
pub(super) const GAP: f32 = 2.0;

/// A node's mark on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// Its centre.
    pub(super) at: Point,
    /// Its radius.
    pub(super) radius: f32,
    /// Its shape.
    pub(super) shape: Shape,
}

impl Spot {
    /// How far a point is from the mark; 0 within.
    pub(super) fn distance(&self, at: Point) -> f32 {
        let corners = self.shape.corners();
        if corners.is_empty() {
            return (self.at.distance(at) - self.radius).max(0.0);
        }
        let corner = |(x, y): &(f32, f32)| self.at.moved(x * self.radius, y * self.radius);
        let sides = corners.iter().zip(corners.iter().cycle().skip(1)).map(|(one, next)| (corner(one), corner(next)));
        // A point within a convex shape is on the same side of all its sides; its corners go round clockwise.
        let (mut nearest, mut is_within) = (f32::INFINITY, true);
        for (from, to) in sides {
            is_within &= (to.x - from.x) * (at.y - from.y) >= (to.y - from.y) * (at.x - from.x);
            nearest = nearest.min(to_segment(from, to, at));
        }
        if is_within { 0.0 } else { nearest }
    }

    /// How far beyond its centre the mark reaches.
    pub(super) fn reach(&self) -> f32 {
        let farthest = self.shape.corners().iter().map(|(x, y)| (x * x + y * y).sqrt()).fold(1.0, f32::max);
        self.radius * farthest
    }
}

/// How far a point is from the segment between two others.
fn to_segment(start: Point, end: Point, at: Point) -> f32 {
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let along = (at.x - start.x) * dx + (at.y - start.y) * dy;
    start.towards(end, (along / (dx * dx + dy * dy).max(1e-6)).clamp(0.0, 1.0)).distance(at)
}

/// The path of an edge on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum EdgePath {
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

impl EdgePath {
    /// The path of an edge; `spot` tells the mark of a node of the scene.
    pub(super) fn of(edge: &EdgeMark, spot: impl Fn(u32) -> Spot) -> Self {
        let (from, to) = (spot(edge.ends.0), spot(edge.ends.1));
        if edge.is_loop() { Self::loop_at(from, edge.aside) } else { Self::between(from, to) }
    }

    /// How far a point is from the edge, whose strands are together `2 * half_width` wide; 0 on it. Nothing where there is
    /// nothing to see.
    pub(super) fn distance(&self, half_width: f32, at: Point) -> Option<f32> {
        match *self {
            Self::Straight(start, end) => {
                let (dx, dy) = start.direction(end);
                let (x, y) = (at.x - start.x, at.y - start.y);
                let along = x * dx + y * dy;
                // Strands end where the line does: they are wider than it, but no longer.
                let beyond = (-along).max(along - start.distance(end)).max(0.0);
                let aside = ((x * dy - y * dx).abs() - half_width).max(0.0);
                Some((beyond * beyond + aside * aside).sqrt())
            }
            Self::Loop { center, radius } => Some(((center.distance(at) - radius).abs() - half_width).max(0.0)),
            Self::Hidden => None,
        }
    }

    /// The loop of a node, in a direction of length 1.
    fn loop_at(node: Spot, aside: (f32, f32)) -> Self {
        let radius = (node.radius * 0.85).max(7.0);
        let away = node.radius + radius * 0.55;
        Self::Loop { center: node.at.moved(aside.0 * away, aside.1 * away), radius }
    }

    /// The line between two marks.
    fn between(from: Spot, to: Spot) -> Self {
        let length = from.at.distance(to.at);
        if length < 1.0 {
            return Self::Hidden;
        }
        let (dx, dy) = from.at.direction(to.at);
        let start = from.radius * from.shape.reach((dx, dy)) + GAP;
        let end = to.radius * to.shape.reach((-dx, -dy)) + GAP;
        if length <= start + end + 1.0 {
            return Self::Hidden;
        }
        Self::Straight(from.at.moved(dx * start, dy * start), to.at.moved(-dx * end, -dy * end))
    }
}

/// Where a loop's circle enters its node, on the left seen from the node: the place, and the direction inwards.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f32, y: f32, radius: f32) -> Spot {
        Spot { at: Point::new(x, y), radius, shape: Shape::Disc }
    }

    #[test]
    fn an_edge_runs_from_border_to_border_and_vanishes_between_touching_marks() {
        let path = EdgePath::between(spot(0.0, 0.0, 10.0), spot(100.0, 0.0, 5.0));
        assert_eq!(path, EdgePath::Straight(Point::new(12.0, 0.0), Point::new(93.0, 0.0)));
        assert_eq!(EdgePath::between(spot(0.0, 0.0, 10.0), spot(16.0, 0.0, 5.0)), EdgePath::Hidden);
        assert_eq!(EdgePath::between(spot(3.0, 3.0, 10.0), spot(3.0, 3.0, 5.0)), EdgePath::Hidden);
    }

    #[test]
    fn a_loop_enters_its_node_at_the_border() {
        let node = spot(50.0, 50.0, 12.0);
        let EdgePath::Loop { center, radius } = EdgePath::loop_at(node, (0.6, -0.8)) else {
            panic!("a loop");
        };
        let (at, (dx, dy)) = loop_entry(node, center, radius);
        assert!((at.distance(node.at) - 14.0).abs() < 0.01);
        assert!((at.distance(center) - radius).abs() < 0.01);
        assert!(at.moved(dx, dy).distance(node.at) < at.distance(node.at));
    }
}
