//! The shapes of marks, shared by the network and the samples of the legend.
//!
//! Invariant: arithmetic is + − × ÷ and square root, so that every machine draws the same numbers.

use crate::layout::labels::signs::{BAR, CONFLICT_RADIUS, GAP};
use crate::scene::frame::{Dash, Mark};
use crate::scene::kinds::Shape;
use crate::scene::page::{Bounds, Color, Point};

/// The number of sides of a circle that is drawn as a polyline.
const CIRCLE_STEPS: usize = 48;

/// Cosine and sine of one step of such a circle, 7.5 degrees.
const CIRCLE_STEP: (f32, f32) = (0.991_444_9, 0.130_526_2);

/// A circle as a closed polyline.
pub(super) fn circle(center: Point, radius: f32) -> Vec<Point> {
    let mut direction = (1.0_f32, 0.0_f32);
    let mut points = Vec::with_capacity(CIRCLE_STEPS + 1);
    for _ in 0..CIRCLE_STEPS {
        points.push(center.moved(direction.0 * radius, direction.1 * radius));
        let ((x, y), (cos, sin)) = (direction, CIRCLE_STEP);
        direction = (x * cos - y * sin, x * sin + y * cos);
    }
    points.push(center.moved(radius, 0.0));
    points
}

/// A rectangle with rounded corners, as a convex polygon.
pub(super) fn rounded(bounds: &Bounds, corner: f32) -> Vec<Point> {
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

/// The mark of a node.
pub(super) fn glyph(shape: Shape, center: Point, radius: f32, fill: Color, outline: Color) -> Mark {
    let stroke = Some(((radius * 0.13).clamp(0.7, 1.6), outline));
    let corners = shape.corners();
    if corners.is_empty() {
        return Mark::Disc { center, radius, fill: Some(fill), stroke };
    }
    let points = corners.iter().map(|(x, y)| center.moved(x * radius, y * radius)).collect();
    Mark::Polygon { points, fill: Some(fill), stroke }
}

/// The bar of a denial across a strand, along a unit vector.
pub(super) fn bar(at: Point, (dx, dy): (f32, f32), half_width: f32, color: Color) -> Mark {
    let half = half_width + BAR;
    let points = vec![at.moved(-dx * half, -dy * half), at.moved(dx * half, dy * half)];
    Mark::Line { points, width: 2.0, color, dash: Dash::Solid }
}

/// The mark of a conflict: a disc with "≠" in it.
pub(super) fn conflict_mark(at: Point, color: Color, ground: Color, marks: &mut Vec<Mark>) {
    marks.push(Mark::Disc { center: at, radius: CONFLICT_RADIUS, fill: Some(color), stroke: Some((1.5, ground)) });
    let mut line = |from: (f32, f32), to: (f32, f32)| {
        let points = vec![at.moved(from.0, from.1), at.moved(to.0, to.1)];
        marks.push(Mark::Line { points, width: 1.4, color: ground, dash: Dash::Solid });
    };
    line((-3.2, -1.5), (3.2, -1.5));
    line((-3.2, 1.5), (3.2, 1.5));
    line((-1.9, 3.8), (1.9, -3.8));
}

/// The mark of opposed kinds: a diamond with "↔" in it. Its corners reach to the sign beside it.
pub(super) fn opposed_mark(at: Point, color: Color, ground: Color, marks: &mut Vec<Mark>) {
    let reach = CONFLICT_RADIUS + GAP;
    let points = [(reach, 0.0), (0.0, reach), (-reach, 0.0), (0.0, -reach)].map(|(x, y)| at.moved(x, y));
    marks.push(Mark::Polygon { points: points.to_vec(), fill: Some(color), stroke: Some((1.5, ground)) });
    let mut line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|(x, y)| at.moved(*x, *y)).collect();
        marks.push(Mark::Line { points, width: 1.4, color: ground, dash: Dash::Solid });
    };
    line(&[(-3.6, 0.0), (3.6, 0.0)]);
    for side in [-1.0, 1.0] {
        line(&[(1.9 * side, -2.1), (4.0 * side, 0.0), (1.9 * side, 2.1)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_closes_and_keeps_its_radius() {
        let center = Point::new(5.0, -3.0);
        let points = circle(center, 10.0);
        assert_eq!(points.first(), points.last());
        assert!(points.iter().all(|point| (point.distance(center) - 10.0).abs() < 0.01));
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
