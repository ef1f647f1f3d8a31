//! Signs on edges: the bar of a denial, the mark of a conflict, the count of claims.

use super::Canvas;
use super::edges::Look;
use super::geometry::rounded;
use super::taken::Taken;
use crate::layout::labels::window::{BAR, BESIDE_SIGNS, CONFLICT_RADIUS, COUNTED, SIGN};
use crate::scene::build::EdgeMark;
use crate::scene::frame::{Dash, Label, Mark, Weight};
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::text::Fonts;

/// Below this zoom an edge has no count.
const COUNTS_FROM_ZOOM: f32 = 0.55;

/// Where along an edge its signs are tried, as parts of its length.
const PLACES: [f32; 5] = [0.5, 0.42, 0.58, 0.34, 0.66];

/// The signs of all edges, drawn once all lines are.
#[derive(Default)]
pub(super) struct Signs {
    /// The bars of the edge that is being drawn: how far aside, and in which colour.
    bars: Vec<(f32, Color)>,
    rows: Vec<Row>,
}

/// The signs of one edge.
struct Row {
    start: Point,
    end: Point,
    bars: Vec<(f32, Color)>,
    conflict: bool,
    count: u32,
    lit: bool,
    pointed: bool,
}

impl Signs {
    /// Notes the bar of a denied strand of the edge that is being drawn.
    pub(super) fn bar_at(&mut self, aside: f32, color: Color) {
        self.bars.push((aside, color));
    }

    /// Notes the signs of a straight edge.
    pub(super) fn on_line(&mut self, edge: &EdgeMark, look: &Look, start: Point, end: Point) {
        let bars = std::mem::take(&mut self.bars);
        if bars.is_empty() && !edge.conflict && edge.claims < 2 {
            return;
        }
        self.rows.push(Row {
            start,
            end,
            bars,
            conflict: edge.conflict,
            count: edge.claims,
            lit: look.lit,
            pointed: look.pointed,
        });
    }

    /// Notes the signs of a loop, all at one point.
    pub(super) fn on_loop(&mut self, edge: &EdgeMark, look: &Look, at: Point) {
        self.on_line(edge, look, at, at);
    }

    /// Draws them all: conflicts everywhere, counts where there is room.
    pub(super) fn draw(self, canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) {
        // What is pointed at has the first choice of places and is painted over the rest.
        let mut rows = self.rows;
        rows.sort_by_key(|row| (!row.pointed, !row.lit, !row.conflict));
        for row in &rows {
            row.draw(canvas, spots, taken, marks);
        }
    }
}

impl Row {
    fn draw(&self, canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) {
        let length = self.start.distance(self.end);
        let is_loop = length < 1.0;
        let scale = canvas.shot.text_scale;
        let size = 11.0 * scale;
        let text = self.count.to_string();
        let text_width = Fonts::bundled().width(&text, size, Weight::SemiBold);
        let (half_pill, half_high) = ((text_width / 2.0 + 4.0 * scale).max(SIGN * scale), SIGN * scale);
        let counted = (self.count >= COUNTED || self.pointed && self.count > 1)
            && self.lit
            && (canvas.shot.camera.zoom >= COUNTS_FROM_ZOOM || self.pointed)
            && (is_loop || length > 40.0 + 2.0 * half_pill);
        let conflict = self.conflict && (is_loop || length > 2.0 * CONFLICT_RADIUS);
        let (dx, dy) = self.start.direction(self.end);
        // Along the line the pill is as long as its shadow on it.
        let along_pill = half_pill * dx.abs() + half_high * dy.abs();
        let half_row =
            f32::from(u8::from(conflict)) * (CONFLICT_RADIUS + 1.0) + f32::from(u8::from(counted)) * along_pill;
        let place_at = |part: f32| {
            let middle = self.start.towards(self.end, part);
            let shift = |by: f32| middle.moved(dx * by, dy * by);
            let conflict_at = shift(if counted { -along_pill } else { 0.0 });
            let count_at = shift(if conflict { CONFLICT_RADIUS + 1.0 } else { 0.0 });
            (middle, conflict_at, count_at)
        };
        let pill = |at: Point| Bounds::new(at.x - half_pill, at.y - half_high, 2.0 * half_pill, 2.0 * half_high);
        let is_free = |part: f32| {
            let (_, conflict_at, count_at) = place_at(part);
            let free = |bounds: Bounds| taken.is_free(&bounds) && spots.is_free(&bounds);
            (!conflict || free(Bounds::around(conflict_at, CONFLICT_RADIUS))) && (!counted || free(pill(count_at)))
        };
        let free = PLACES.into_iter().find(|part| is_free(*part));
        let (middle, conflict_at, count_at) = place_at(free.unwrap_or(PLACES[0]));
        for (aside, color) in &self.bars {
            let beside = middle.moved(dx * (half_row + BESIDE_SIGNS), dy * (half_row + BESIDE_SIGNS));
            let at = if half_row > 0.0 { beside } else { middle };
            if length > 2.0 * half_row + 20.0 {
                let at = at.moved(-dy * aside, dx * aside);
                // A name over the bar would turn a denial into a claim.
                taken.add(Bounds::around(at, BAR));
                marks.push(bar(at, (-dy, dx), 0.0, *color));
            }
        }
        if conflict {
            conflict_mark(conflict_at, canvas.dimmed(canvas.theme().conflict, self.lit), canvas.ground, marks);
            taken.add(Bounds::around(conflict_at, CONFLICT_RADIUS));
        }
        if counted && (free.is_some() || self.pointed) {
            let plate = pill(count_at);
            taken.add(plate);
            let outline = canvas.theme().hairline;
            marks.push(Mark::Polygon {
                points: rounded(&plate, half_high),
                fill: Some(canvas.ground),
                stroke: Some((1.0, outline)),
            });
            marks.push(Mark::Text(Box::new(Label {
                at: count_at.moved(-text_width / 2.0, size * 0.36),
                text,
                size,
                weight: Weight::SemiBold,
                color: canvas.theme().weak,
                width: text_width,
                ..Label::default()
            })));
        }
    }
}

/// A bar across a strand, in a direction of length 1.
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
