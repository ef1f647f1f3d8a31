//! Signs on edges: the bar of a denial, the mark of a conflict or of opposed kinds, the count of claims; in a report the
//! number of the edge.

use super::canvas::Canvas;
use super::look::Look;
use super::shapes::{bar, conflict_mark, opposed_mark, rounded};
use super::taken::Taken;
use crate::fonts::{Fonts, Style};
use crate::layout::labels::signs::{BAR, CONFLICT_RADIUS, COUNT, COUNTED, SignRow};
use crate::model::{Disagreement, EdgeIndex, Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::frame::{Group, Label, Mark, Place};
use crate::scene::page::{Bounds, Color, Point};

/// Below this zoom an edge has no count.
const COUNTS_FROM_ZOOM: f32 = 0.55;

/// The least length of a line in a crowd that has the sign of a conflict, in pixels.
const ATTRIBUTED: f32 = 60.0;

/// The places along an edge that are tried for its signs, as fractions of its length.
const PLACES: [f32; 5] = [0.5, 0.42, 0.58, 0.34, 0.66];

/// More places for a number, which no edge goes without.
const MORE_PLACES: [f32; 6] = [0.28, 0.72, 0.22, 0.78, 0.16, 0.84];

/// The size of a number beside that of a count.
const NUMBER_SIZE: f32 = 0.78;

/// The signs of one edge.
pub(super) struct Signs {
    edge: EdgeIndex,
    /// The ends of its line; equal for a loop, whose signs are all at one point.
    start: Point,
    end: Point,
    /// The bars of its denied strands: the offset of each from the middle of the edge, and its colour.
    bars: Vec<(f32, Color)>,
    conflict: Option<Disagreement>,
    count: u32,
    /// Its number in a report, in place of the count.
    number: Option<u32>,
    lit: bool,
    pointed: bool,
}

impl Signs {
    /// The signs of a straight edge, if it has any.
    pub(super) fn on_line(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, start: Point, end: Point) -> Option<Self> {
        let denied = look.strands.iter().filter(|strand| strand.status == Status::Denied);
        let bars = denied.map(|strand| (strand.aside, look.color(canvas, strand.status))).collect();
        Self::of(edge, look, bars, start, end)
    }

    /// The signs of a loop, if it has any. Its bar is part of the loop.
    pub(super) fn on_loop(edge: &EdgeMark, look: &Look, at: Point) -> Option<Self> {
        Self::of(edge, look, Vec::new(), at, at)
    }

    fn of(edge: &EdgeMark, look: &Look, bars: Vec<(f32, Color)>, start: Point, end: Point) -> Option<Self> {
        let conflict = edge.conflicts.strongest();
        let number = edge.number;
        let has_any = !bars.is_empty() || conflict.is_some() || edge.claims > 1 || number.is_some();
        let (count, lit, pointed) = (edge.claims, look.lit, look.pointed);
        let edge = edge.edge;
        has_any.then_some(Self { edge, start, end, bars, conflict, count, number, lit, pointed })
    }
}

/// What was drawn of the signs.
pub(super) struct Drawn {
    pub(super) marks: Vec<Mark>,
    /// Where they stand: what a sign takes is clicked as its edge.
    pub(super) places: Vec<Place>,
    /// The taken places, with theirs.
    pub(super) taken: Taken,
}

/// Draws the signs of all edges: conflicts always, counts where there is room. They keep off the ground that names want,
/// where they can.
pub(super) fn draw(signs: &mut [Signs], canvas: &Canvas<'_>, spots: &Taken, bare: &Taken, wanted: &[Bounds]) -> Drawn {
    let mut drawn = Drawn { marks: Vec::new(), places: Vec::new(), taken: bare.clone() };
    // Emphasized edges choose their places first.
    signs.sort_by_key(|signs| (!signs.pointed, !signs.lit, signs.conflict.is_none()));
    for signs in signs {
        let before = drawn.taken.len();
        signs.draw(canvas, spots, wanted, &mut drawn);
        let target = Target::Edge(signs.edge);
        let places = drawn.taken.since(before).iter().map(|bounds| Place { target, bounds: *bounds });
        drawn.places.extend(places);
    }
    drawn
}

impl Signs {
    /// Whether its line is long enough for the sign of a conflict to be read as its own. In a crowd both its ends must be
    /// seen as well.
    fn has_room(&self, canvas: &Canvas<'_>, length: f32) -> bool {
        if length < 1.0 {
            return true;
        }
        let is_seen = canvas.is_in_view(self.start) && canvas.is_in_view(self.end);
        if canvas.seen().is_crowd() && !self.pointed {
            return self.lit && is_seen && length > ATTRIBUTED;
        }
        length > 2.0 * CONFLICT_RADIUS
    }

    #[expect(clippy::too_many_lines, reason = "the places of a row of signs depend on one another")]
    fn draw(&self, canvas: &Canvas<'_>, spots: &Taken, wanted: &[Bounds], drawn: &mut Drawn) {
        let Drawn { marks, taken, .. } = drawn;
        let length = self.start.distance(self.end);
        let is_loop = length < 1.0;
        let is_numbered = self.number.is_some();
        // A number on every edge must not hide the edges.
        let scale = canvas.shot.text_scale * if is_numbered { NUMBER_SIZE } else { 1.0 };
        let size = 11.0 * scale;
        let text = self.number.unwrap_or(self.count).to_string();
        let text_width = Fonts::bundled().width(&text, size, Style::SemiBold);
        let (half_pill, half_high) = ((text_width / 2.0 + 4.0 * scale).max(COUNT * scale), COUNT * scale);
        let counted = is_numbered
            || (self.count >= COUNTED || self.pointed && self.count > 1)
                && self.lit
                && (canvas.shot.camera.zoom >= COUNTS_FROM_ZOOM || self.pointed)
                && (is_loop || length > 40.0 + 2.0 * half_pill);
        let conflict = self.conflict.filter(|_| self.has_room(canvas, length));
        let (dx, dy) = self.start.direction(self.end);
        // The length of the pill's projection on the line.
        let along_pill = half_pill * dx.abs() + half_high * dy.abs();
        let row =
            SignRow { conflict: conflict.is_some(), count: counted.then_some(along_pill), bar: !self.bars.is_empty() };
        let half_row = row.half_length();
        let place_at = |part: f32| {
            let middle = self.start.towards(self.end, part);
            let shift = |by: f32| middle.moved(dx * by, dy * by);
            (shift(row.bar_at()), shift(row.conflict_at()), shift(row.count_at()))
        };
        let pill = |at: Point| Bounds::new(at.x - half_pill, at.y - half_high, 2.0 * half_pill, 2.0 * half_high);
        let is_free = |part: f32| {
            let (_, conflict_at, count_at) = place_at(part);
            let free = |bounds: Bounds| taken.is_free(&bounds) && spots.is_free(&bounds);
            (conflict.is_none() || free(Bounds::around(conflict_at, CONFLICT_RADIUS)))
                && (!counted || free(pill(count_at)))
        };
        let is_wanted = |part: f32| {
            let (bar_at, conflict_at, count_at) = place_at(part);
            let is_in = |bounds: Bounds| wanted.iter().any(|ground| ground.overlaps(&bounds));
            (conflict.is_some() && is_in(Bounds::around(conflict_at, CONFLICT_RADIUS)))
                || (counted && is_in(pill(count_at)))
                || (row.bar && is_in(Bounds::around(bar_at, BAR)))
        };
        let places = || PLACES.into_iter().chain(MORE_PLACES.into_iter().filter(|_| is_numbered));
        let aside = places().find(|part| !is_wanted(*part) && is_free(*part));
        let free = aside.or_else(|| places().find(|part| is_free(*part)));
        let conflict = conflict.filter(|_| free.is_some() || self.pointed || !canvas.seen().is_crowd());
        let (bar_at, conflict_at, count_at) = place_at(free.unwrap_or(PLACES[0]));
        for (aside, color) in &self.bars {
            if length > 2.0 * half_row + 20.0 {
                let at = bar_at.moved(-dy * aside, dx * aside);
                // A name that covers the bar would turn a denial into a claim.
                taken.add(Bounds::around(at, BAR));
                marks.push(bar(at, (-dy, dx), 0.0, *color));
            }
        }
        if let Some(conflict) = conflict {
            let color = canvas.dimmed_line(canvas.theme().conflict, self.lit);
            match conflict {
                Disagreement::Denied | Disagreement::OnlyPossible => {
                    conflict_mark(conflict_at, color, canvas.ground, marks);
                }
                Disagreement::Opposed => opposed_mark(conflict_at, color, canvas.ground, marks),
            }
            taken.add(Bounds::around(conflict_at, CONFLICT_RADIUS));
        }
        if counted && (free.is_some() || self.pointed || is_numbered) {
            let plate = pill(count_at);
            taken.add(plate);
            let theme = canvas.theme();
            let (fill, stroke, color) = if is_numbered {
                (canvas.ground, Some((0.8, theme.ink)), theme.ink)
            } else {
                (canvas.ground, Some((1.0, theme.hairline)), theme.weak)
            };
            let label = Label::new(text, size, Style::SemiBold, color);
            let pill = [
                Mark::Polygon { points: rounded(&plate, half_high), fill: Some(fill), stroke },
                Mark::text(Label { at: count_at.moved(-text_width / 2.0, size * 0.36), ..label }),
            ];
            match self.number {
                Some(number) => marks.push(Mark::Group(Box::new(Group {
                    target: Target::Edge(self.edge),
                    title: format!("Edge {number}"),
                    marks: pill.into(),
                    number: Some(number),
                }))),
                None => marks.extend(pill),
            }
        }
    }
}
