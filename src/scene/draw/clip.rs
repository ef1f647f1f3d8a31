//! Clipping: a dashed line to a far end would be millions of dashes.
//!
//! Invariant: no clipped mark reaches farther than a margin beyond the picture, however far away its ends are.

use crate::scene::frame::{Dash, Mark};
use crate::scene::page::{Bounds, Point};

/// The margin in pixels: more than any line is wide and any loop is large.
pub(super) const MARGIN: f32 = 200.0;

/// Clips lines to the picture and its margin, and removes marks beyond.
pub(super) fn clip(marks: &mut Vec<Mark>, picture: &Bounds) {
    let area = picture.grown(MARGIN);
    let holds = |points: &[Point]| points.iter().all(|point| area.holds(&Bounds::around(*point, 0.0)));
    marks.retain_mut(|mark| match mark {
        Mark::Line { points, dash, .. } => match points.as_slice() {
            [from, to] => {
                let part = part_of(&area, *from, *to, *dash);
                if let Some(part) = part {
                    points.copy_from_slice(&part);
                }
                part.is_some()
            }
            _ => holds(points),
        },
        Mark::Polygon { points, .. } => holds(points),
        Mark::Disc { center, .. } => holds(&[*center]),
        Mark::Text(label) => area.overlaps(&label.bounds()),
        Mark::Group(group) => {
            clip(&mut group.marks, picture);
            !group.marks.is_empty()
        }
    });
}

/// The part of a line that lies in `area`, lengthened to keep the phase of its dashes.
pub(in crate::scene) fn part_of(area: &Bounds, from: Point, to: Point, dash: Dash) -> Option<[Point; 2]> {
    let (enter, leave) = area.crossing(from, to)?;
    // A line within the area keeps its bits.
    if enter <= 0.0 && leave >= 1.0 {
        return Some([from, to]);
    }
    let (dx, dy) = (f64::from(to.x) - f64::from(from.x), f64::from(to.y) - f64::from(from.y));
    let length = (dx * dx + dy * dy).sqrt();
    let period = dash.pattern().map_or(0.0, |(length, gap)| f64::from(length + gap));
    // Only whole periods of the dash pattern are left out.
    let back = if period > 0.0 { enter * length % period / length } else { 0.0 };
    let at = |part: f64| Point::new((f64::from(from.x) + dx * part) as f32, (f64::from(from.y) + dy * part) as f32);
    Some([at(enter - back), at(leave)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::page::Color;

    const PAGE: Bounds = Bounds::new(0.0, 0.0, 800.0, 600.0);

    fn clipped(from: Point, to: Point, dash: Dash) -> Option<Vec<Point>> {
        let mut marks = vec![Mark::Line { points: vec![from, to], width: 1.0, color: Color::rgb(0, 0, 0), dash }];
        clip(&mut marks, &PAGE);
        match marks.pop() {
            Some(Mark::Line { points, .. }) => Some(points),
            _ => None,
        }
    }

    #[test]
    fn a_line_within_the_picture_stays_as_it_is() {
        let (from, to) = (Point::new(-30.0, 10.0), Point::new(700.3, 512.7));
        assert_eq!(clipped(from, to, Dash::Dashed), Some(vec![from, to]));
    }

    #[test]
    fn a_line_to_a_far_end_is_cut_near_the_picture_and_keeps_its_way() {
        for far in [1e4, 1e6, 1e9] {
            for dash in [Dash::Solid, Dash::Dashed, Dash::Dotted, Dash::Long] {
                let near = Point::new(400.0, 300.0);
                for to in [Point::new(far, far / 2.0), Point::new(-far, 0.0), Point::new(0.0, -far)] {
                    for (from, to) in [(near, to), (to, near)] {
                        let points = clipped(from, to, dash).expect("it crosses the picture");
                        let area = PAGE.grown(MARGIN + 20.0);
                        assert!(points.iter().all(|point| area.holds(&Bounds::around(*point, 0.0))), "{points:?}");
                        let there = if from == near { points[0] } else { points[1] };
                        assert!(there.distance(near) < 1.0, "{far}: {points:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn dashes_keep_their_places() {
        let (from, to) = (Point::new(-10_003.0, 300.0), Point::new(400.0, 300.0));
        let points = clipped(from, to, Dash::Dashed).expect("a line");
        let left_out = points[0].x - from.x;
        assert!((left_out / 10.0 - (left_out / 10.0).round()).abs() < 1e-3, "{left_out} is a whole number of dashes");
        assert!((-220.0..=-200.0).contains(&points[0].x), "{points:?}");
    }

    #[test]
    fn what_lies_beyond_is_left_out_and_the_rest_keeps_its_order() {
        let disc = |x: f32| Mark::Disc { center: Point::new(x, 5.0), radius: 2.0, fill: None, stroke: None };
        let mut marks = vec![disc(1e9), disc(1.0), disc(1e9), disc(2.0), disc(-5e3), disc(3.0)];
        clip(&mut marks, &PAGE);
        assert_eq!(marks, [disc(1.0), disc(2.0), disc(3.0)]);
        assert_eq!(clipped(Point::new(900.0, -1e9), Point::new(1e9, 900.0), Dash::Dotted), None);
    }
}
