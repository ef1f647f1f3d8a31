//! The part of a display list that a band of the page shows, so that a large picture is drawn band by band.
//!
//! Invariant: what is left looks within the band as before.

use crate::scene::bulk::Bulk;
use crate::scene::draw::part_of;
use crate::scene::frame::{Frame, Mark};
use crate::scene::page::{Bounds, Point};
use std::sync::Arc;

/// How far beyond its points a mark may reach: half a line, a halo, the corner of a join, in pixels.
const BEYOND: f32 = 24.0;

/// What a band shows of a frame.
pub(super) fn cut(frame: &Frame, band: &Bounds) -> Frame {
    let area = band.grown(BEYOND);
    let bulk = Bulk {
        lines: frame.bulk.lines.iter().filter(|line| area.is_crossed_by(line.ends[0], line.ends[1])).copied().collect(),
        dots: frame.bulk.dots.iter().filter(|dot| area.holds(&Bounds::around(dot.center, 0.0))).copied().collect(),
        ..Bulk::default()
    };
    Frame {
        size: frame.size,
        background: frame.background,
        clip: frame.clip,
        bulk: Arc::new(bulk),
        marks: frame.marks.iter().flat_map(|mark| cut_mark(mark, &area)).collect(),
        furniture: frame.furniture.iter().flat_map(|mark| cut_mark(mark, &area)).collect(),
        ..Frame::default()
    }
}

/// What is left of a mark. Groups are taken apart: pixels have no titles.
fn cut_mark(mark: &Mark, area: &Bounds) -> Vec<Mark> {
    let overlaps = |points: &[Point]| {
        let around = points.iter().map(|point| Bounds::around(*point, 0.0)).reduce(|one, other| Bounds {
            min: Point::new(one.min.x.min(other.min.x), one.min.y.min(other.min.y)),
            max: Point::new(one.max.x.max(other.max.x), one.max.y.max(other.max.y)),
        });
        around.is_some_and(|bounds| bounds.grown(0.1).overlaps(area))
    };
    let stays = match mark {
        Mark::Line { points, width, color, dash } => match points.as_slice() {
            [from, to] => {
                let part = part_of(area, *from, *to, *dash);
                let line =
                    |part: [Point; 2]| Mark::Line { points: part.to_vec(), width: *width, color: *color, dash: *dash };
                return part.map(line).into_iter().collect();
            }
            points => overlaps(points),
        },
        Mark::Polygon { points, .. } => overlaps(points),
        Mark::Disc { center, radius, .. } => area.grown(*radius).holds(&Bounds::around(*center, 0.0)),
        Mark::Text(label) => label.bounds().grown(label.size).overlaps(area),
        Mark::Group(group) => return group.marks.iter().flat_map(|mark| cut_mark(mark, area)).collect(),
    };
    if stays { vec![mark.clone()] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::frame::Dash;
    use crate::scene::page::Color;

    #[test]
    fn a_band_has_what_reaches_into_it_and_long_lines_only_in_part() {
        let line = |from: Point, to: Point| Mark::Line {
            points: vec![from, to],
            width: 1.0,
            color: Color::rgb(0, 0, 0),
            dash: Dash::Solid,
        };
        let disc = |y: f32| Mark::Disc { center: Point::new(5.0, y), radius: 4.0, fill: None, stroke: None };
        let marks = vec![line(Point::new(0.0, 0.0), Point::new(0.0, 9_000.0)), disc(1_000.0), disc(5_000.0)];
        let frame = Frame { marks, ..Frame::default() };
        let left = cut(&frame, &Bounds::new(0.0, 900.0, 100.0, 200.0));
        assert_eq!(left.marks.len(), 2);
        assert!(matches!(&left.marks[0], Mark::Line { points, .. } if points[0].y > 800.0 && points[1].y < 1_200.0));
    }
}
