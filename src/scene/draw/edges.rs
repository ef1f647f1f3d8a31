//! Edges: a strand for every status, arrows, loops, and the glow under what is pointed at.

use super::geometry::{EdgePath, circle, line_factor, loop_entry};
use super::signs::{self, Signs};
use super::taken::Taken;
use super::{Canvas, edge_path};
use crate::model::{Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::frame::{Dash, Mark};
use crate::scene::page::{Bounds, Color, Point};

/// Below this zoom, an edge of a network that is not small is one line.
const STRANDS_FROM_ZOOM: f32 = 0.5;

/// Below this zoom, every edge is one line.
const STRANDS_EVER_FROM_ZOOM: f32 = 0.25;

/// A network of so many edges is small.
const SMALL: usize = 160;

/// How far apart the middles of two strands are at least, in pixels at 100 %.
const STRAND_GAP: f32 = 3.6;

/// How far the two lines of a hollow strand are from its middle.
const HOLLOW: f32 = 1.5;

/// From how many edges in the picture they let each other shine through, when seen from afar.
const CROWD: f32 = 600.0;

/// The order in which statuses stand for a whole edge that is seen from afar.
const STRONGEST: [Status; 4] = [Status::Asserted, Status::Alleged, Status::Hypothetical, Status::Denied];

/// How an edge is drawn.
pub(super) struct Look {
    /// Whether it is lit.
    pub(super) lit: bool,
    /// Whether it is selected, hovered, or has the keyboard.
    pub(super) pointed: bool,
    /// The strands, each a status; one where it is seen from afar.
    statuses: [Option<Status>; 4],
    /// How many strands there are.
    strands: usize,
    /// Whether nothing supports it.
    hollow: bool,
    /// The width of a strand in pixels.
    width: f32,
    /// How far apart the middles of two strands are.
    gap: f32,
    /// The length of an arrow's head; 0: no arrows.
    arrow: f32,
    /// How much lines let others shine through.
    alpha: f32,
}

impl Look {
    fn of(canvas: &Canvas<'_>, edge: &EdgeMark) -> Self {
        let (emphasis, target) = (canvas.shot.emphasis, Some(Target::Edge(edge.edge)));
        let pointed = emphasis.selected == target || emphasis.points_at(edge.edge) || emphasis.focus == target;
        let factor = line_factor(canvas.shot.camera);
        let zoom = canvas.shot.camera.zoom;
        let near =
            zoom >= STRANDS_FROM_ZOOM || canvas.scene.edges.len() <= SMALL && zoom >= STRANDS_EVER_FROM_ZOOM || pointed;
        let mut statuses = [None; 4];
        let mut strands = 0;
        if near {
            for status in edge.statuses.iter() {
                statuses[strands] = Some(status);
                strands += 1;
            }
        } else {
            statuses[0] = STRONGEST.into_iter().find(|status| edge.statuses.contains(*status));
            strands = 1;
        }
        let width = edge.width * factor;
        let hollow = !edge.has_evidence;
        let crowd = (CROWD / canvas.scene.edges.len().max(1) as f32).sqrt().clamp(0.35, 1.0);
        Self {
            lit: canvas.is_edge_lit(edge.edge),
            pointed,
            statuses,
            strands: strands.max(1),
            hollow,
            width,
            gap: if hollow { STRAND_GAP * factor + 2.0 * HOLLOW } else { (STRAND_GAP * factor).max(width + 1.8) },
            arrow: if near { (6.5 + 1.3 * edge.width) * factor } else { 0.0 },
            alpha: if near { 1.0 } else { crowd },
        }
    }

    /// Half the width of all strands together.
    pub(super) fn half_width(&self) -> f32 {
        let outer = if self.hollow { HOLLOW + 0.5 } else { self.width / 2.0 };
        (self.strands as f32 - 1.0) / 2.0 * self.gap + outer
    }

    /// The strands: each status, with how far aside its middle is.
    fn strands(&self) -> impl Iterator<Item = (Option<Status>, f32)> + '_ {
        let middle = (self.strands as f32 - 1.0) / 2.0;
        self.statuses.iter().take(self.strands).enumerate().map(move |(place, status)| {
            let aside = (place as f32 - middle) * self.gap;
            (*status, aside)
        })
    }

    /// The colour of a strand.
    fn color(&self, canvas: &Canvas<'_>, status: Option<Status>) -> Color {
        let theme = canvas.theme();
        let color = match status {
            _ if self.hollow => theme.without_evidence,
            Some(status) => theme.status(status),
            None => theme.status(Status::Asserted),
        };
        let color = canvas.dimmed(color, self.lit);
        if self.alpha < 1.0 { color.with_alpha(self.alpha) } else { color }
    }

    /// The colour of arrows: that of the only strand, or the plain one of edges.
    fn arrow_color(&self, canvas: &Canvas<'_>) -> Color {
        let status = if self.strands == 1 { self.statuses[0] } else { Some(Status::Asserted) };
        self.color(canvas, status)
    }
}

/// Draws all edges in view, the unlit ones first and what is pointed at last, then their signs over all of them.
pub(super) fn draw(canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) {
    let in_view = canvas.area.grown(40.0);
    let mut layers: [Vec<(usize, Look)>; 3] = Default::default();
    for (place, edge) in canvas.scene.edges.iter().enumerate() {
        let (from, to) = (canvas.spots[edge.ends.0 as usize], canvas.spots[edge.ends.1 as usize]);
        if in_view.is_crossed_by(from.at, to.at) {
            let look = Look::of(canvas, edge);
            layers[if look.pointed { 2 } else { usize::from(look.lit) }].push((place, look));
        }
    }
    let mut signs = Signs::default();
    for (place, look) in layers.iter().flatten() {
        let edge = &canvas.scene.edges[*place];
        let from = canvas.spots[edge.ends.0 as usize];
        if let EdgePath::Loop { center, radius } = edge_path(from, from, edge.ends.0 == edge.ends.1, edge.aside) {
            // A loop is so small that a name would hide it.
            taken.add(Bounds::around(center, radius));
        }
        draw_edge(canvas, edge, look, marks, &mut signs);
    }
    signs.draw(canvas, spots, taken, marks);
}

fn draw_edge(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, marks: &mut Vec<Mark>, signs: &mut Signs) {
    let (from, to) = (canvas.spots[edge.ends.0 as usize], canvas.spots[edge.ends.1 as usize]);
    match edge_path(from, to, edge.ends.0 == edge.ends.1, edge.aside) {
        EdgePath::Straight(start, end) => {
            glow(canvas, edge, look, &[start, end], marks);
            straight(canvas, edge, look, start, end, marks, signs);
            signs.on_line(edge, look, start, end);
        }
        EdgePath::Loop { center, radius } => {
            let points = circle(center, radius);
            glow(canvas, edge, look, &points, marks);
            for (status, aside) in look.strands() {
                strand(canvas, look, status, |shift| circle(center, radius + aside + shift), marks);
            }
            if look.arrow > 0.0 && (edge.forward || edge.backward) {
                let (at, direction) = loop_entry(from, center, radius);
                let tip = at.moved(direction.0 * 1.5, direction.1 * 1.5);
                arrow(canvas, look, tip, direction, marks);
            }
            let (dx, dy) = edge.aside;
            let middle = center.moved(dx * radius, dy * radius);
            if look.statuses.contains(&Some(Status::Denied)) {
                let color = look.color(canvas, Some(Status::Denied));
                let side = center.moved(-dy * radius, dx * radius);
                marks.push(signs::bar(side, (dx, dy), look.half_width(), color));
            }
            signs.on_loop(edge, look, middle);
        }
        EdgePath::Hidden => {}
    }
}

/// The glow under an edge that is selected or hovered, and the frame of one that has the keyboard.
fn glow(canvas: &Canvas<'_>, edge: &EdgeMark, look: &Look, points: &[Point], marks: &mut Vec<Mark>) {
    let (emphasis, target) = (canvas.shot.emphasis, Some(Target::Edge(edge.edge)));
    if !look.pointed {
        return;
    }
    let half = look.half_width();
    let mut line = |width, color| {
        marks.push(Mark::Line { points: points.to_vec(), width, color, dash: Dash::Solid });
    };
    let selection = canvas.theme().selection;
    if emphasis.focus == target {
        line(2.0 * half + 16.0, canvas.theme().ink);
        line(2.0 * half + 12.0, canvas.ground);
    }
    if emphasis.selected == target {
        line(2.0 * half + 10.0, selection.mixed(canvas.ground, 0.36));
    } else if emphasis.points_at(edge.edge) {
        line(2.0 * half + 8.0, selection.mixed(canvas.ground, 0.22));
    }
}

/// The strands of a straight edge, with its arrows.
fn straight(
    canvas: &Canvas<'_>,
    edge: &EdgeMark,
    look: &Look,
    start: Point,
    end: Point,
    marks: &mut Vec<Mark>,
    signs: &mut Signs,
) {
    let (dx, dy) = start.direction(end);
    let heads = f32::from(u8::from(edge.forward) + u8::from(edge.backward));
    // An arrow takes its length from the line, which must not shine through its tip; a short line stays bare.
    let has_arrows = look.arrow > 0.0 && start.distance(end) > look.arrow * (1.0 + heads);
    let room = |is: bool| if is && has_arrows { look.arrow * 0.85 } else { 0.0 };
    let (before, after) = (room(edge.backward), room(edge.forward));
    let (from, to) = (start.moved(dx * before, dy * before), end.moved(-dx * after, -dy * after));
    for (status, aside) in look.strands() {
        let shifted = |shift: f32| {
            let (x, y) = (-dy * (aside + shift), dx * (aside + shift));
            vec![from.moved(x, y), to.moved(x, y)]
        };
        strand(canvas, look, status, shifted, marks);
        if status == Some(Status::Denied) {
            signs.bar_at(aside, look.color(canvas, status));
        }
    }
    if edge.forward && has_arrows {
        arrow(canvas, look, end, (dx, dy), marks);
    }
    if edge.backward && has_arrows {
        arrow(canvas, look, start, (-dx, -dy), marks);
    }
}

/// One strand: a line, or two thin ones with nothing between them where there is no evidence.
fn strand(
    canvas: &Canvas<'_>,
    look: &Look,
    status: Option<Status>,
    shifted: impl Fn(f32) -> Vec<Point>,
    marks: &mut Vec<Mark>,
) {
    let color = look.color(canvas, status);
    let dash = status.map_or(Dash::Solid, Dash::of);
    if look.hollow {
        for side in [-HOLLOW, HOLLOW] {
            marks.push(Mark::Line { points: shifted(side), width: 1.0, color, dash });
        }
    } else {
        // Dots need some more body to be seen as a line.
        let width = if dash == Dash::Dotted { look.width + 0.5 } else { look.width };
        marks.push(Mark::Line { points: shifted(0.0), width, color, dash });
    }
}

/// An arrow's head, hollow on an edge without evidence.
fn arrow(canvas: &Canvas<'_>, look: &Look, tip: Point, (dx, dy): (f32, f32), marks: &mut Vec<Mark>) {
    let base = tip.moved(-dx * look.arrow, -dy * look.arrow);
    let half = (look.arrow * 0.42).max(look.half_width() + 1.6);
    let points = vec![tip, base.moved(-dy * half, dx * half), base.moved(dy * half, -dx * half)];
    let color = look.arrow_color(canvas);
    let (fill, stroke) = if look.hollow { (canvas.ground, Some((1.0, color))) } else { (color, None) };
    marks.push(Mark::Polygon { points, fill: Some(fill), stroke });
}
