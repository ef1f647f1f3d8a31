//! Nodes: shapes by kind, rings of selection and focus, pins.

use super::Canvas;
use crate::model::Target;
use crate::scene::build::Shape;
use crate::scene::frame::Mark;
use crate::scene::page::{Color, Point};

/// Draws all nodes in view, the unlit ones first.
pub(super) fn draw(canvas: &Canvas<'_>, marks: &mut Vec<Mark>) {
    for lit in [false, true] {
        for (place, node) in canvas.scene.nodes.iter().enumerate() {
            let (center, radius) = (canvas.places[place], canvas.radii[place]);
            let in_view = canvas.bounds.grown(radius + 8.0).holds(&crate::scene::page::Bounds::around(center, 0.0));
            if canvas.is_node_lit(place as u32) != lit || !in_view {
                continue;
            }
            rings(canvas, node.entity, center, radius, marks);
            let kind = &canvas.scene.kinds[node.kind as usize];
            let fill = canvas.dimmed(canvas.theme().kind(&kind.kind, kind.turn), lit);
            let outline = canvas.dimmed(canvas.theme().outline, lit);
            marks.push(glyph(node.shape, center, radius, fill, outline));
            if node.pinned {
                pin(canvas, center, radius, lit, marks);
            }
        }
    }
}

/// The rings around what is selected, hovered, or has the keyboard.
fn rings(
    canvas: &Canvas<'_>,
    entity: crate::model::EntityIndex,
    center: Point,
    radius: f32,
    marks: &mut Vec<Mark>,
) {
    let target = Some(Target::Entity(entity));
    let selection = canvas.theme().selection;
    if canvas.is_selected(entity) {
        let fill = selection.mixed(canvas.ground, 0.30);
        marks.push(Mark::Disc { center, radius: radius + 7.0, fill: Some(fill), stroke: None });
        marks.push(Mark::Disc { center, radius: radius + 4.5, fill: None, stroke: Some((2.5, selection)) });
    } else if canvas.shot.emphasis.hovered == target {
        let fill = selection.mixed(canvas.ground, 0.22);
        marks.push(Mark::Disc { center, radius: radius + 6.0, fill: Some(fill), stroke: None });
    }
    if canvas.shot.emphasis.focus == target {
        marks.push(Mark::Disc { center, radius: radius + 10.0, fill: None, stroke: Some((2.0, canvas.theme().ink)) });
    }
}

/// The mark of a pin: a small needle's head at the upper right of the node.
fn pin(canvas: &Canvas<'_>, center: Point, radius: f32, lit: bool, marks: &mut Vec<Mark>) {
    let ink = canvas.dimmed(canvas.theme().ink, lit);
    let foot = center.moved(radius * 0.35, -radius * 0.35);
    let head = foot.moved(6.0, -8.0);
    marks.push(Mark::Line { points: vec![foot, head], width: 1.6, color: ink, dash: crate::scene::frame::Dash::Solid });
    marks.push(Mark::Disc { center: head, radius: 3.6, fill: Some(ink), stroke: Some((1.2, canvas.ground)) });
}

/// The shape of a kind, with about the same area whatever its corners.
pub(super) fn glyph(shape: Shape, center: Point, radius: f32, fill: Color, outline: Color) -> Mark {
    let stroke = Some(((radius * 0.14).clamp(0.8, 1.6), outline));
    let corners: &[(f32, f32)] = match shape {
        Shape::Disc => return Mark::Disc { center, radius, fill: Some(fill), stroke },
        Shape::Square => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        Shape::Hexagon => {
            &[(-0.55, -0.95), (0.55, -0.95), (1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0)]
        }
        Shape::Triangle => &[(-1.1, -0.8), (1.1, -0.8), (0.0, 1.15)],
        Shape::House => &[(0.0, -1.15), (1.0, -0.25), (1.0, 0.85), (-1.0, 0.85), (-1.0, -0.25)],
        Shape::Diamond => &[(0.0, -1.25), (1.1, 0.0), (0.0, 1.25), (-1.1, 0.0)],
        Shape::Octagon => &[
            (-0.42, -1.0),
            (0.42, -1.0),
            (1.0, -0.42),
            (1.0, 0.42),
            (0.42, 1.0),
            (-0.42, 1.0),
            (-1.0, 0.42),
            (-1.0, -0.42),
        ],
        Shape::Bar => &[(-1.2, -0.65), (1.2, -0.65), (1.2, 0.65), (-1.2, 0.65)],
        Shape::Trapezoid => &[(-0.6, -0.9), (0.6, -0.9), (1.1, 0.9), (-1.1, 0.9)],
    };
    let points = corners.iter().map(|(x, y)| center.moved(x * radius, y * radius)).collect();
    Mark::Polygon { points, fill: Some(fill), stroke }
}
