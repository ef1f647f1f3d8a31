//! Nodes: shapes by kind, rings of selection and focus, pins.

use super::canvas::Canvas;
use super::list::List;
use super::shapes::glyph;
use crate::model::{EntityIndex, Target};
use crate::scene::dressed::color_of;
use crate::scene::frame::{Dash, Mark};
use crate::scene::geometry::Spot;
use crate::scene::page::{Bounds, Point};
use crate::scene::words::node_title;

/// The least radius of a mark that stands out of a bulk, in pixels.
const LEAST_NAMED: f32 = 3.2;

/// Draws the nodes in view that are not drawn in bulk, the dimmed ones first. Of those that are, whoever is named has a mark
/// over them all the same.
pub(super) fn draw(canvas: &Canvas<'_>, names: &[Mark], list: &mut List) {
    let mut nodes = canvas.nodes_by_marks();
    let is_bulk = !canvas.seen().has_each_node();
    if is_bulk {
        nodes.extend(names.iter().filter_map(|name| match name {
            Mark::Text(label) => canvas.node_of(label.owner?),
            _ => None,
        }));
        nodes.sort_unstable();
        nodes.dedup();
    }
    for lit in [false, true] {
        for place in &nodes {
            let node = &canvas.scene.nodes[*place as usize];
            let mut spot = canvas.spot(*place);
            if is_bulk {
                spot.radius = spot.radius.max(LEAST_NAMED);
            }
            let in_view = canvas.area.grown(spot.radius + 12.0).holds(&Bounds::around(spot.at, 0.0));
            if canvas.is_node_lit(*place) != lit || !in_view {
                continue;
            }
            list.add_of(
                Target::Entity(node.entity),
                || node_title(canvas.scene, node),
                |marks| {
                    rings(canvas, node.entity, spot, marks);
                    let of_kind = || canvas.theme().hue(canvas.scene.kinds[node.kind as usize].hue);
                    let fill = node.paint.map_or_else(of_kind, |paint| color_of(canvas.theme(), paint));
                    let outline = canvas.dimmed(canvas.theme().outline_of(fill), lit);
                    marks.push(glyph(node.shape, spot.at, spot.radius, canvas.dimmed(fill, lit), outline));
                    if node.pinned {
                        pin(canvas, spot, lit, marks);
                    }
                },
            );
        }
    }
}

/// The rings around a node that is selected, hovered, or has the keyboard focus.
fn rings(canvas: &Canvas<'_>, entity: EntityIndex, spot: Spot, marks: &mut Vec<Mark>) {
    let target = Some(Target::Entity(entity));
    let selection = canvas.theme().selection;
    // The corners of a shape lie beyond its radius.
    let radius = spot.radius * spot.shape.corners().iter().map(|(x, y)| (x * x + y * y).sqrt()).fold(1.0, f32::max);
    let mut disc = |radius, fill, stroke| marks.push(Mark::Disc { center: spot.at, radius, fill, stroke });
    if canvas.is_selected(entity) {
        disc(radius + 8.0, Some(selection.mixed(canvas.ground, 0.22)), None);
        disc(radius + 4.0, None, Some((2.5, selection)));
    } else if canvas.shot.emphasis.hovered == target {
        disc(radius + 6.0, Some(selection.mixed(canvas.ground, 0.22)), None);
    } else if canvas.is_end_of_selected(entity) {
        disc(radius + 3.5, None, Some((1.5, selection)));
    }
    if canvas.shot.emphasis.focus == target {
        disc(radius + 8.5, None, Some((2.0, canvas.theme().ink)));
    }
}

/// The radius of a pin's head with its border, in pixels.
const PIN_HEAD: f32 = 4.2;

/// The box of the head of a node's pin.
pub(super) fn pin_head(spot: Spot) -> Bounds {
    Bounds::around(head(spot), PIN_HEAD)
}

fn head(spot: Spot) -> Point {
    spot.at.moved(spot.radius * 0.72 + 3.5, -spot.radius * 0.72 - 4.5)
}

/// A small pin in the upper right of a node.
fn pin(canvas: &Canvas<'_>, spot: Spot, lit: bool, marks: &mut Vec<Mark>) {
    let ink = canvas.dimmed(canvas.theme().ink, lit);
    let foot = spot.at.moved(spot.radius * 0.3, -spot.radius * 0.3);
    let head = head(spot);
    let needle = |width, color| Mark::Line { points: vec![foot, head], width, color, dash: Dash::Solid };
    marks.push(needle(3.4, canvas.ground));
    marks.push(needle(1.6, ink));
    marks.push(Mark::Disc { center: head, radius: 3.6, fill: Some(ink), stroke: Some((1.2, canvas.ground)) });
}
