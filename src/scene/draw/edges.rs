//! Edges: a strand for every status, arrows, loops, and the glow under what is pointed at.

use super::canvas::Canvas;
use super::list::List;
use super::look::Look;
use super::shapes::{bar, circle};
use super::signs::Signs;
use super::taken::Taken;
use crate::model::{Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::frame::{Dash, Mark};
use crate::scene::geometry::{EdgePath, loop_entry};
use crate::scene::page::{Bounds, Point};
use crate::scene::strands::HOLLOW;
use crate::scene::words::edge_title;

/// Draws all edges in view, the dimmed ones first and the emphasized ones last. Marks the places of loops as taken, and
/// returns the signs of the edges, which are drawn over all lines.
pub(super) fn draw(canvas: &Canvas<'_>, taken: &mut Taken, list: &mut List) -> Vec<Signs> {
    let in_view = canvas.area.grown(40.0);
    let mut layers: [Vec<(&EdgeMark, Look)>; 3] = Default::default();
    for edge in &canvas.scene.edges {
        let (from, to) = (canvas.spots[edge.ends.0 as usize], canvas.spots[edge.ends.1 as usize]);
        if in_view.is_crossed_by(from.at, to.at) {
            let look = Look::of(canvas, edge);
            layers[if look.pointed { 2 } else { usize::from(look.lit) }].push((edge, look));
        }
    }
    let mut signs = Vec::new();
    for (edge, look) in layers.iter().flatten() {
        let path = EdgePath::of(edge, &canvas.spots);
        if let EdgePath::Loop { center, radius } = path {
            // A name would hide a loop.
            taken.add(Bounds::around(center, radius));
        }
        let title = || edge_title(canvas.scene, edge);
        list.add_of(Target::Edge(edge.edge), title, |marks| match path {
            EdgePath::Straight(start, end) => {
                glow(canvas, edge, look, &[start, end], marks);
                straight(canvas, edge, look, (start, end), marks);
                signs.extend(Signs::on_line(canvas, edge, look, start, end));
            }
            EdgePath::Loop { center, radius } => {
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
    // The line ends within the arrow's head, so that it does not show beside its tip. A short line has no arrows.
    let has_arrows = look.arrow > 0.0 && start.distance(end) > look.arrow * (1.0 + heads);
    let room = |is: bool| if is && has_arrows { look.arrow * 0.85 } else { 0.0 };
    let (before, after) = (room(edge.backward), room(edge.forward));
    let (from, to) = (start.moved(dx * before, dy * before), end.moved(-dx * after, -dy * after));
    for (status, aside) in look.strands.iter() {
        let shifted = |shift: f32| {
            let (x, y) = (-dy * (aside + shift), dx * (aside + shift));
            vec![from.moved(x, y), to.moved(x, y)]
        };
        strand(canvas, look, status, shifted, marks);
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
    for (status, aside) in look.strands.iter() {
        strand(canvas, look, status, |shift| circle(center, radius + aside + shift), marks);
    }
    if look.arrow > 0.0 && (edge.forward || edge.backward) {
        let (at, direction) = loop_entry(canvas.spots[edge.ends.0 as usize], center, radius);
        let tip = at.moved(direction.0 * 1.5, direction.1 * 1.5);
        arrow(canvas, look, tip, direction, marks);
    }
    if look.strands.has(Status::Denied) {
        let (dx, dy) = edge.aside;
        let side = center.moved(-dy * radius, dx * radius);
        marks.push(bar(side, (dx, dy), look.strands.half_width(), look.color(canvas, Status::Denied)));
    }
}

/// One strand: a line, or two thin ones with nothing between them where there is no evidence.
fn strand(
    canvas: &Canvas<'_>,
    look: &Look,
    status: Status,
    shifted: impl Fn(f32) -> Vec<Point>,
    marks: &mut Vec<Mark>,
) {
    let color = look.color(canvas, status);
    let dash = Dash::of(status);
    if look.strands.is_hollow {
        for side in [-HOLLOW, HOLLOW] {
            marks.push(Mark::Line { points: shifted(side), width: 1.0, color, dash });
        }
    } else {
        // Dots are wider, to read as a line.
        let width = look.strands.width + if dash == Dash::Dotted { 0.5 } else { 0.0 };
        marks.push(Mark::Line { points: shifted(0.0), width, color, dash });
    }
}

/// An arrow's head, hollow on an edge without evidence.
fn arrow(canvas: &Canvas<'_>, look: &Look, tip: Point, (dx, dy): (f32, f32), marks: &mut Vec<Mark>) {
    let base = tip.moved(-dx * look.arrow, -dy * look.arrow);
    let half = (look.arrow * 0.42).max(look.strands.half_width() + 1.6);
    let points = vec![tip, base.moved(-dy * half, dx * half), base.moved(dy * half, -dx * half)];
    let color = look.arrow_color(canvas);
    let (fill, stroke) = if look.strands.is_hollow { (canvas.ground, Some((1.0, color))) } else { (color, None) };
    marks.push(Mark::Polygon { points, fill: Some(fill), stroke });
}
