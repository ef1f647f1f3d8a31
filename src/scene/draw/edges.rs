//! Edges: a strand for every status, arrows, loops, and the glow under what is pointed at.

use super::canvas::Canvas;
use super::list::List;
use super::look::Look;
use super::shapes::{bar, circle};
use super::signs::Signs;
use super::taken::Taken;
use crate::model::{Backing, Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::dressed::color_of;
use crate::scene::frame::{Dash, Mark};
use crate::scene::geometry::{EdgePath, loop_entry};
use crate::scene::page::{Bounds, Point};
use crate::scene::seen::LINES_AROUND;
use crate::scene::strands::Strand;
use crate::scene::words::edge_title;

/// The share of its colour in a halo.
const HALO: f32 = 0.55;

/// Draws all edges in view, the dimmed ones first and the emphasized ones last. Marks the places of loops as taken, and
/// returns the signs of the edges, which are drawn over all lines.
pub(super) fn draw(canvas: &Canvas<'_>, taken: &mut Taken, list: &mut List) -> Vec<Signs> {
    let in_view = canvas.area.grown(LINES_AROUND);
    let mut layers: [Vec<(&EdgeMark, Look)>; 3] = Default::default();
    for place in canvas.edges_by_marks() {
        let edge = &canvas.scene.edges[place as usize];
        if in_view.is_crossed_by(canvas.at(edge.ends.0), canvas.at(edge.ends.1)) {
            let look = Look::of(canvas, edge);
            layers[if look.pointed { 2 } else { usize::from(look.lit) }].push((edge, look));
        }
    }
    let mut signs = Vec::new();
    for (edge, look) in layers.iter().flatten() {
        let path = EdgePath::of(edge, |node| canvas.spot(node));
        if let EdgePath::Loop { center, radius } = path {
            // A name would hide a loop.
            taken.add(Bounds::around(center, radius));
        }
        let title = || edge_title(canvas.scene, edge);
        list.add_of(Target::Edge(edge.edge), title, |marks| match path {
            EdgePath::Straight(start, end) => {
                halo(canvas, edge, look, &[start, end], marks);
                glow(canvas, edge, look, &[start, end], marks);
                straight(canvas, edge, look, (start, end), marks);
                signs.extend(Signs::on_line(canvas, edge, look, start, end));
            }
            EdgePath::Loop { center, radius } => {
                halo(canvas, edge, look, &circle(center, radius), marks);
                glow(canvas, edge, look, &circle(center, radius), marks);
                looping(canvas, edge, look, center, radius, marks);
                let (dx, dy) = edge.aside;
                signs.extend(Signs::on_loop(edge, look, center.moved(dx * radius, dy * radius)));
            }
            EdgePath::Hidden => {}
        });
    }
    signs
}

/// The halo around an edge that a comparison marks.
fn halo(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, points: &[Point], marks: &mut Vec<Mark>) {
    if let Some(paint) = edge.paint {
        let color = canvas.dimmed(color_of(canvas.theme(), paint).mixed(canvas.ground, HALO), look.lit);
        let width = 2.0 * look.strands.half_width() + 8.0;
        marks.push(Mark::Line { points: points.to_vec(), width, color, dash: Dash::Solid });
    }
}

/// The glow under an edge that is selected or hovered, and the frame of one that has the keyboard focus.
fn glow(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, points: &[Point], marks: &mut Vec<Mark>) {
    let (emphasis, target) = (canvas.shot.emphasis, Some(Target::Edge(edge.edge)));
    if !look.pointed {
        return;
    }
    let width = 2.0 * look.strands.half_width();
    let mut line = |width, color| {
        marks.push(Mark::Line { points: points.to_vec(), width, color, dash: Dash::Solid });
    };
    let selection = canvas.theme().selection;
    if emphasis.focus == target {
        line(width + 16.0, canvas.theme().ink);
        line(width + 12.0, canvas.ground);
    }
    if emphasis.selected == target {
        line(width + 10.0, selection.mixed(canvas.ground, 0.36));
    } else if emphasis.points_at(edge.edge) {
        line(width + 8.0, selection.mixed(canvas.ground, 0.22));
    }
}

/// The strands of a straight edge, with its arrows.
fn straight(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, ends: (Point, Point), marks: &mut Vec<Mark>) {
    let (start, end) = ends;
    let (dx, dy) = start.direction(end);
    let heads = f32::from(u8::from(edge.forward) + u8::from(edge.backward));
    // A short line has no arrows.
    let has_arrows = look.arrow > 0.0 && start.distance(end) > look.arrow * (1.0 + heads);
    for strand in look.strands.iter() {
        let room = |is: bool| if is && has_arrows { room_in_head(look, strand.aside) } else { 0.0 };
        let (before, after) = (room(edge.backward), room(edge.forward));
        let (from, to) = (start.moved(dx * before, dy * before), end.moved(-dx * after, -dy * after));
        let shifted = |shift: f32| {
            let (x, y) = (-dy * (strand.aside + shift), dx * (strand.aside + shift));
            vec![from.moved(x, y), to.moved(x, y)]
        };
        draw_strand(canvas, look, strand, shifted, marks);
    }
    if edge.forward && has_arrows {
        arrow(canvas, look, end, (dx, dy), marks);
    }
    if edge.backward && has_arrows {
        arrow(canvas, look, start, (-dx, -dy), marks);
    }
}

/// The strands of a loop, with its arrow and the bar of a denial.
fn looping(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, center: Point, radius: f32, marks: &mut Vec<Mark>) {
    for strand in look.strands.iter() {
        draw_strand(canvas, look, strand, |shift| circle(center, radius + strand.aside + shift), marks);
    }
    if look.arrow > 0.0 && (edge.forward || edge.backward) {
        let (at, direction) = loop_entry(canvas.spot(edge.ends.0), center, radius);
        let tip = at.moved(direction.0 * 1.5, direction.1 * 1.5);
        arrow(canvas, look, tip, direction, marks);
    }
    if look.strands.has(Status::Denied) {
        let (dx, dy) = edge.aside;
        let side = center.moved(-dy * radius, dx * radius);
        marks.push(bar(side, (dx, dy), look.strands.half_width(), look.color(canvas, Status::Denied)));
    }
}

/// One strand: a full line where a quote is verified, a double one where there is only other evidence, a thin one where
/// there is none.
fn draw_strand(
    canvas: &Canvas<'_>,
    look: &Look,
    strand: Strand,
    shifted: impl Fn(f32) -> Vec<Point>,
    marks: &mut Vec<Mark>,
) {
    let (strands, color, dash) = (&look.strands, look.color(canvas, strand.status), Dash::of(strand.status));
    let mut line = |shift: f32, width: f32| marks.push(Mark::Line { points: shifted(shift), width, color, dash });
    match strand.backing {
        Backing::Verified => line(0.0, strands.width(dash)),
        Backing::Unverified => {
            let (side, width) = (strands.double(), strands.thin(dash));
            line(-side, width);
            line(side, width);
        }
        Backing::Absent => line(0.0, strands.thin(dash)),
    }
}

/// Half the width of an arrow's head.
fn half_head(look: &Look) -> f32 {
    (look.arrow * 0.42).max(look.strands.half_width() + 1.6)
}

/// How far before the tip of an arrow's head a strand ends, `aside` of its middle: within the head, so that it does not
/// show beside its tip, or at the lines of an open one.
fn room_in_head(look: &Look, aside: f32) -> f32 {
    match look.strands.best() {
        Backing::Absent => look.arrow * aside.abs() / half_head(look),
        Backing::Verified | Backing::Unverified => look.arrow * 0.85,
    }
}

/// An arrow's head: full where any quote of the edge is verified, hollow where there is only other evidence, open where
/// there is none.
fn arrow(canvas: &Canvas<'_>, look: &Look, tip: Point, (dx, dy): (f32, f32), marks: &mut Vec<Mark>) {
    let base = tip.moved(-dx * look.arrow, -dy * look.arrow);
    let half = half_head(look);
    let (left, right) = (base.moved(-dy * half, dx * half), base.moved(dy * half, -dx * half));
    let color = look.arrow_color(canvas);
    let (fill, stroke) = match look.strands.best() {
        Backing::Verified => (color, None),
        Backing::Unverified => (canvas.ground, Some((1.0, color))),
        Backing::Absent => {
            marks.push(Mark::Line { points: vec![left, tip, right], width: 1.0, color, dash: Dash::Solid });
            return;
        }
    };
    marks.push(Mark::Polygon { points: vec![tip, left, right], fill: Some(fill), stroke });
}
