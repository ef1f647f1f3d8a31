//! Hulls around communities: calm grounds below all other marks.
//!
//! Invariant: a hull holds the marks of all members, and may hold others too, which its colour does not claim.

use super::canvas::Canvas;
use crate::scene::dressed::color_of;
use crate::scene::frame::Mark;
use crate::scene::page::{Bounds, Point};

/// How far a hull stands off from the marks of its corners, in pixels.
const OFF: f32 = 12.0;
/// The opacity of a hull's ground and of its border.
const ALPHA: (f32, f32) = (0.10, 0.55);

/// Cosine and sine of the corners of a regular polygon with sixteen sides, an eighth of them.
const AROUND: [(f32, f32); 4] =
    [(1.0, 0.0), (0.923_879_5, 0.382_683_43), (0.707_106_77, 0.707_106_77), (0.382_683_43, 0.923_879_5)];

/// Draws the hulls in view.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) {
    for hull in &canvas.scene.hulls {
        let mut points = Vec::with_capacity(hull.corners.len() * 16);
        for corner in &hull.corners {
            let spot = canvas.spot(*corner);
            let reach = spot.radius + OFF;
            for (x, y) in AROUND {
                for (x, y) in [(x, y), (-y, x), (-x, -y), (y, -x)] {
                    points.push(spot.at.moved(x * reach, y * reach));
                }
            }
        }
        let outline = outline(points);
        let around = Bounds {
            min: outline
                .iter()
                .fold(Point::new(f32::MAX, f32::MAX), |min, at| Point::new(min.x.min(at.x), min.y.min(at.y))),
            max: outline
                .iter()
                .fold(Point::new(f32::MIN, f32::MIN), |max, at| Point::new(max.x.max(at.x), max.y.max(at.y))),
        };
        if outline.len() < 3 || !around.overlaps(&canvas.area) {
            continue;
        }
        let color = color_of(canvas.theme(), hull.paint);
        marks.push(Mark::Polygon {
            points: outline,
            fill: Some(color.with_alpha(ALPHA.0)),
            stroke: Some((1.2, color.with_alpha(ALPHA.1))),
        });
    }
}

/// The convex outline of points.
fn outline(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let turn = |a: Point, b: Point, c: Point| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut half: Vec<Point> = Vec::new();
        for point in points {
            while let [.., before, last] = half.as_slice()
                && turn(*before, *last, point) <= 0.0
            {
                half.pop();
            }
            half.push(point);
        }
        half.pop();
        half
    };
    let mut around = half(&mut points.iter().copied());
    around.extend(half(&mut points.iter().rev().copied()));
    around
}
