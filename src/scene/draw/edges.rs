//! Edges: a strand for every status, arrows, counts, conflict marks, loops.

use super::geometry::{EdgePath, edge_path};
use super::Canvas;
use crate::model::{Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::frame::{Dash, Label, Mark, Weight};
use crate::scene::page::{Bounds, Color, Point};
use crate::scene::text::Fonts;

/// Below this zoom an edge is one line.
const STRANDS_FROM_ZOOM: f32 = 0.42;

/// Below this zoom an edge has no count.
const COUNTS_FROM_ZOOM: f32 = 0.55;

/// How far apart the strands of an edge are.
const STRAND_GAP: f32 = 2.6;

/// The shortest edge that carries a count, in pixels.
const SHORTEST_WITH_COUNT: f32 = 64.0;

/// How an edge is drawn.
struct Style {
    lit: bool,
    selected: bool,
    hovered: bool,
    arrow: f32,
}

/// Draws all edges, the unlit ones first, the selected one last; returns the places of counts and conflict marks.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) -> Vec<Bounds> {
    let mut badges = Vec::new();
    let emphasis = canvas.shot.emphasis;
    let rank = |edge: &EdgeMark| {
        let target = Some(Target::Edge(edge.edge));
        match (emphasis.selected == target || emphasis.hovered == target, canvas.is_edge_lit(edge.edge)) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    };
    for turn in 0..3 {
        for edge in canvas.scene.edges.iter().filter(|edge| rank(edge) == turn) {
            draw_edge(canvas, edge, marks, &mut badges);
        }
    }
    badges
}

fn draw_edge(canvas: &Canvas<'_>, edge: &EdgeMark, marks: &mut Vec<Mark>, badges: &mut Vec<Bounds>) {
    let (from, to) = (edge.ends.0 as usize, edge.ends.1 as usize);
    let (start, end) = (canvas.places[from], canvas.places[to]);
    if !canvas.bounds.grown(40.0).is_crossed_by(start, end) {
        return;
    }
    let target = Some(Target::Edge(edge.edge));
    let style = Style {
        lit: canvas.is_edge_lit(edge.edge),
        selected: canvas.shot.emphasis.selected == target,
        hovered: canvas.shot.emphasis.hovered == target,
        arrow: (7.0 + edge.width).min(10.0) * canvas.shot.camera.zoom.clamp(0.55, 1.0),
    };
    match edge_path(start, canvas.radii[from], end, canvas.radii[to], from == to) {
        EdgePath::Straight(start, end) => {
            halo(canvas, &style, edge, &[start, end], marks);
            straight(canvas, edge, &style, start, end, marks);
            badge(canvas, edge, &style, start.towards(end, 0.5), start.distance(end), marks, badges);
        }
        EdgePath::Loop { center, radius } => {
            let points = circle(center, radius);
            halo(canvas, &style, edge, &points, marks);
            for (strand, status) in strands(canvas, edge).into_iter().enumerate() {
                let points = circle(center, radius + strand as f32 * STRAND_GAP);
                line(canvas, edge, &style, points, status, marks);
            }
            let top = center.moved(radius * 0.7, -radius * 0.7);
            badge(canvas, edge, &style, top, SHORTEST_WITH_COUNT, marks, badges);
        }
        EdgePath::Hidden => {}
    }
}

/// The statuses to draw, each as a strand: one line when seen from afar.
fn strands(canvas: &Canvas<'_>, edge: &EdgeMark) -> Vec<Option<Status>> {
    if canvas.shot.camera.zoom < STRANDS_FROM_ZOOM || !edge.has_evidence {
        return vec![None];
    }
    edge.statuses.iter().map(Some).collect()
}

/// The glow under an edge that is selected or hovered.
fn halo(canvas: &Canvas<'_>, style: &Style, edge: &EdgeMark, points: &[Point], marks: &mut Vec<Mark>) {
    if style.selected || style.hovered {
        let strands = strands(canvas, edge).len() as f32;
        let share = if style.selected { 0.30 } else { 0.16 };
        let color = canvas.theme().selection.mixed(canvas.ground, share);
        let width = 8.0 + strands * STRAND_GAP;
        marks.push(Mark::Line { points: points.to_vec(), width, color, dash: Dash::Solid });
    }
}

/// The strands of a straight edge, with its arrows.
fn straight(canvas: &Canvas<'_>, edge: &EdgeMark, style: &Style, start: Point, end: Point, marks: &mut Vec<Mark>) {
    let (dx, dy) = start.direction(end);
    let length = start.distance(end);
    let room = if length > 3.5 * style.arrow { style.arrow * 0.8 } else { 0.0 };
    let has_arrows = room > 0.0;
    let before = if edge.backward && has_arrows { room } else { 0.0 };
    let after = if edge.forward && has_arrows { room } else { 0.0 };
    let (from, to) = (start.moved(dx * before, dy * before), end.moved(-dx * after, -dy * after));
    let strands = strands(canvas, edge);
    let middle = (strands.len() as f32 - 1.0) / 2.0;
    let mut color = canvas.theme().without_evidence;
    for (strand, status) in strands.iter().enumerate() {
        let aside = (strand as f32 - middle) * (STRAND_GAP + edge.width - 1.0);
        let shift = |point: Point| point.moved(-dy * aside, dx * aside);
        line(canvas, edge, style, vec![shift(from), shift(to)], *status, marks);
        if strand == 0 {
            color = status.map_or(line_color(canvas, edge), |status| canvas.theme().status(status));
        }
    }
    if strands.len() > 1 {
        color = canvas.theme().status(Status::Asserted);
    }
    let color = canvas.dimmed(color, style.lit);
    if edge.forward && has_arrows {
        marks.push(arrow(end, (dx, dy), style.arrow, color));
    }
    if edge.backward && has_arrows {
        marks.push(arrow(start, (-dx, -dy), style.arrow, color));
    }
}

/// The colour of an edge that is drawn as one line.
fn line_color(canvas: &Canvas<'_>, edge: &EdgeMark) -> Color {
    if edge.has_evidence { canvas.theme().status(Status::Asserted) } else { canvas.theme().without_evidence }
}

/// One strand: its line, hollow without evidence, with a bar across where it is denied.
fn line(
    canvas: &Canvas<'_>,
    edge: &EdgeMark,
    style: &Style,
    points: Vec<Point>,
    status: Option<Status>,
    marks: &mut Vec<Mark>,
) {
    let color = status.map_or(line_color(canvas, edge), |status| canvas.theme().status(status));
    let color = canvas.dimmed(color, style.lit);
    let width = if status == Some(Status::Denied) { edge.width + 0.5 } else { edge.width };
    let far = canvas.shot.camera.zoom.clamp(0.45, 1.0);
    if !edge.has_evidence {
        marks.push(Mark::Line { points: points.clone(), width: 4.0 * far, color, dash: Dash::Solid });
        marks.push(Mark::Line { points, width: 2.0 * far, color: canvas.ground, dash: Dash::Solid });
        return;
    }
    let dash = status.map_or(Dash::Solid, Dash::of);
    if let (Some(Status::Denied), [start, end]) = (status, points.as_slice()) {
        marks.push(bar(*start, *end, color));
    }
    marks.push(Mark::Line { points, width: width * far, color, dash });
}

/// The bar across a denied strand, a third of the way, where no count stands.
fn bar(start: Point, end: Point, color: Color) -> Mark {
    let middle = start.towards(end, 1.0 / 3.0);
    let (dx, dy) = start.direction(end);
    let half = 4.5;
    let points = vec![middle.moved(-dy * half, dx * half), middle.moved(dy * half, -dx * half)];
    Mark::Line { points, width: 1.8, color, dash: Dash::Solid }
}

/// An arrowhead with its tip at `tip`.
fn arrow(tip: Point, (dx, dy): (f32, f32), length: f32, color: Color) -> Mark {
    let base = tip.moved(-dx * length, -dy * length);
    let half = length * 0.42;
    let points = vec![tip, base.moved(-dy * half, dx * half), base.moved(dy * half, -dx * half)];
    Mark::Polygon { points, fill: Some(color), stroke: None }
}

/// A circle as a line through points.
fn circle(center: Point, radius: f32) -> Vec<Point> {
    const STEPS: usize = 28;
    (0..=STEPS)
        .map(|step| {
            let angle = step as f32 / STEPS as f32 * std::f32::consts::TAU;
            center.moved(radius * angle.cos(), radius * angle.sin())
        })
        .collect()
}

/// The count of claims and the conflict mark, in the middle of an edge.
fn badge(
    canvas: &Canvas<'_>,
    edge: &EdgeMark,
    style: &Style,
    middle: Point,
    length: f32,
    marks: &mut Vec<Mark>,
    badges: &mut Vec<Bounds>,
) {
    let scale = canvas.shot.text_scale;
    let counted = edge.claims > 1
        && canvas.shot.camera.zoom >= COUNTS_FROM_ZOOM
        && length >= SHORTEST_WITH_COUNT
        && style.lit;
    if edge.conflict && length > 24.0 {
        let at = if counted { middle.moved(-9.0 * scale, 0.0) } else { middle };
        conflict_mark(canvas, at, style, marks);
        badges.push(Bounds::around(at, 7.0));
    }
    if !counted {
        return;
    }
    let text = edge.claims.to_string();
    let size = 10.0 * scale;
    let width = Fonts::bundled().width(&text, size, Weight::SemiBold);
    let at = if edge.conflict { middle.moved(7.0 * scale + width / 2.0 - 3.0, 0.0) } else { middle };
    let radius = (width / 2.0 + 3.5).max(6.5 * scale);
    marks.push(Mark::Disc { center: at, radius, fill: Some(canvas.ground), stroke: None });
    marks.push(Mark::Text(Label {
        at: at.moved(-width / 2.0, size * 0.36),
        text,
        size,
        weight: Weight::SemiBold,
        color: canvas.theme().weak,
        width,
        ..Label::default()
    }));
    badges.push(Bounds::around(at, radius));
}

/// The mark of a conflict: a disc with "≠" in it.
pub(super) fn conflict_mark(canvas: &Canvas<'_>, at: Point, style_of: impl Into<Lit>, marks: &mut Vec<Mark>) {
    let lit = style_of.into().0;
    let color = canvas.dimmed(canvas.theme().conflict, lit);
    marks.push(Mark::Disc { center: at, radius: 6.5, fill: Some(color), stroke: Some((1.5, canvas.ground)) });
    for dy in [-1.6, 1.6] {
        let points = vec![at.moved(-3.0, dy), at.moved(3.0, dy)];
        marks.push(Mark::Line { points, width: 1.3, color: canvas.ground, dash: Dash::Solid });
    }
    let points = vec![at.moved(-2.0, 3.8), at.moved(2.0, -3.8)];
    marks.push(Mark::Line { points, width: 1.3, color: canvas.ground, dash: Dash::Solid });
}

/// Whether a mark is lit.
pub(super) struct Lit(pub(super) bool);

impl From<&Style> for Lit {
    fn from(style: &Style) -> Self {
        Self(style.lit)
    }
}
