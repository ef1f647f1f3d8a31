//! Labels: few, whole, and never on one another.
//!
//! The choice depends on the view alone, never on what was chosen before: the same view gives the same labels on
//! screen and in a file. Eight places around a mark, after Christensen, Marks and Shieber 1995, greedily by priority.

use super::{Canvas, DIMMED_LABEL};
use crate::model::Target;
use crate::scene::build::NodeMark;
use crate::scene::frame::{Label, Mark, Weight};
use crate::scene::page::{Bounds, Point};
use crate::scene::text::{Fonts, has_rtl};
use std::collections::BTreeMap;

/// The most labels on a page.
const MOST: usize = 300;

/// Up to how many edges on the page labels try to keep off lines.
const EDGES_AVOIDED: usize = 800;

/// The room between a mark and its label.
const GAP: f32 = 4.0;

/// The side of a cell in the index of taken places.
const CELL: f32 = 64.0;

/// The taken places of the page, by cell.
#[derive(Default)]
struct Taken {
    cells: BTreeMap<(i32, i32), Vec<Bounds>>,
}

impl Taken {
    fn cells_of(bounds: &Bounds) -> impl Iterator<Item = (i32, i32)> + use<> {
        let cell = |value: f32| (value / CELL).floor() as i32;
        let (left, right) = (cell(bounds.min.x), cell(bounds.max.x));
        let (top, bottom) = (cell(bounds.min.y), cell(bounds.max.y));
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (x, y)))
    }

    fn add(&mut self, bounds: Bounds) {
        for cell in Self::cells_of(&bounds) {
            self.cells.entry(cell).or_default().push(bounds);
        }
    }

    fn is_free(&self, bounds: &Bounds) -> bool {
        Self::cells_of(bounds)
            .filter_map(|cell| self.cells.get(&cell))
            .all(|taken| taken.iter().all(|other| !other.overlaps(bounds)))
    }
}

/// Draws the labels that find room.
pub(super) fn draw(canvas: &Canvas<'_>, legend: Option<Bounds>, badges: &[Bounds], marks: &mut Vec<Mark>) {
    let mut taken = Taken::default();
    if let Some(legend) = legend {
        taken.add(legend);
    }
    let visible: Vec<usize> = (0..canvas.scene.nodes.len())
        .filter(|place| canvas.bounds.holds(&Bounds::around(canvas.places[*place], 0.0)))
        .collect();
    for place in &visible {
        taken.add(Bounds::around(canvas.places[*place], canvas.radii[*place]));
    }
    for badge in badges {
        taken.add(*badge);
    }
    let lines = lines_in_view(canvas);
    let mut order = visible;
    order.sort_by_key(|place| {
        let node = &canvas.scene.nodes[*place];
        (std::cmp::Reverse(priority(canvas, node, *place)), node.entity)
    });
    let mut chosen = Vec::new();
    for place in order.into_iter().take(MOST * 4) {
        if chosen.len() >= MOST {
            break;
        }
        if let Some(label) = place_label(canvas, place, &taken, &lines) {
            taken.add(label.bounds());
            chosen.push(label);
        }
    }
    let words = edge_words(canvas, &mut taken);
    // What matters most is painted last, over everything.
    marks.extend(chosen.into_iter().rev().map(Mark::Text));
    marks.extend(words.map(Mark::Text));
}

/// Which label is placed first.
fn priority(canvas: &Canvas<'_>, node: &NodeMark, place: usize) -> (u8, u32) {
    let emphasis = canvas.shot.emphasis;
    let target = Some(Target::Entity(node.entity));
    let is_end = |edge: Option<Target>| match edge {
        Some(Target::Edge(edge)) => canvas.scene.edges.iter().any(|mark| {
            mark.edge == edge && (mark.ends.0 as usize == place || mark.ends.1 as usize == place)
        }),
        _ => false,
    };
    let rank = if emphasis.selected == target || emphasis.hovered == target {
        5
    } else if is_end(emphasis.selected) || is_end(emphasis.hovered) || emphasis.also_selected.contains(&node.entity) {
        4
    } else if canvas.light.nodes.is_some() && canvas.is_node_lit(place as u32) {
        3
    } else if node.pinned {
        2
    } else {
        1
    };
    (rank, node.degree)
}

/// The font size and weight of a node's label: steps, not a slide, so that a zoom does not breathe.
fn size_of(canvas: &Canvas<'_>, node: &NodeMark) -> (f32, Weight) {
    let heavy = canvas.is_selected(node.entity) || node.degree >= 12;
    let size = match (node.degree, canvas.shot.camera.zoom) {
        (12.., zoom) if zoom >= 0.5 => 14.0,
        (5.., zoom) if zoom >= 0.5 => 13.0,
        _ => 12.0,
    };
    (size * canvas.shot.text_scale, if heavy { Weight::SemiBold } else { Weight::Regular })
}

/// The straight lines that labels had better keep off.
fn lines_in_view(canvas: &Canvas<'_>) -> Vec<(Point, Point)> {
    if canvas.scene.edges.len() > EDGES_AVOIDED {
        return Vec::new();
    }
    let ends = canvas.scene.edges.iter().filter(|edge| edge.ends.0 != edge.ends.1);
    ends.map(|edge| (canvas.places[edge.ends.0 as usize], canvas.places[edge.ends.1 as usize])).collect()
}

/// The label of a node at the best of its free places, or `None` where there is none.
fn place_label(canvas: &Canvas<'_>, place: usize, taken: &Taken, lines: &[(Point, Point)]) -> Option<Label> {
    let node = &canvas.scene.nodes[place];
    let (center, radius) = (canvas.places[place], canvas.radii[place]);
    let (size, weight) = size_of(canvas, node);
    let width = node.name_width[usize::from(weight == Weight::SemiBold)] * size;
    let away = radius + GAP;
    let (up, down, middle) = (-away - 0.26 * size, away + 0.82 * size, 0.30 * size);
    let slant = away * 0.72;
    // Right first, then left, below, above, then the corners.
    let places = [
        (away, middle),
        (-away - width, middle),
        (-width / 2.0, down),
        (-width / 2.0, up),
        (slant, -slant),
        (slant, slant + 0.6 * size),
        (-slant - width, -slant),
        (-slant - width, slant + 0.6 * size),
    ];
    let lit = canvas.is_node_lit(place as u32);
    let ink = canvas.theme().ink;
    let label = |(dx, dy): (f32, f32)| Label {
        at: center.moved(dx, dy),
        text: node.name.clone(),
        size,
        weight,
        italic: false,
        color: if lit { ink } else { ink.mixed(canvas.ground, DIMMED_LABEL) },
        halo: Some(canvas.ground),
        width,
        rtl: has_rtl(&node.name),
        owner: Some(Target::Entity(node.entity)),
    };
    let mut best: Option<(f32, Label)> = None;
    for (turn, offset) in places.into_iter().enumerate() {
        let label = label(offset);
        let bounds = label.bounds().grown(1.0);
        if !canvas.bounds.holds(&bounds) || !taken.is_free(&bounds) {
            continue;
        }
        let crossed = lines.iter().filter(|(a, b)| bounds.is_crossed_by(*a, *b)).count();
        let cost = crossed as f32 + turn as f32 * 0.12;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, label));
        }
    }
    best.map(|(_, label)| label)
}

/// The kinds of the claims of the edge that is hovered or selected, on its middle.
fn edge_words(canvas: &Canvas<'_>, taken: &mut Taken) -> Option<Label> {
    let emphasis = canvas.shot.emphasis;
    let pointed = [emphasis.hovered, emphasis.selected].into_iter().flatten().find_map(|target| match target {
        Target::Edge(edge) => canvas.scene.edges.iter().find(|mark| mark.edge == edge),
        Target::Entity(_) => None,
    })?;
    let (from, to) = (canvas.places[pointed.ends.0 as usize], canvas.places[pointed.ends.1 as usize]);
    let size = 12.0 * canvas.shot.text_scale;
    let width = Fonts::bundled().width(&pointed.words, size, Weight::Regular);
    let middle = from.towards(to, 0.5);
    let label = |at: Point| Label {
        at,
        text: pointed.words.clone(),
        size,
        weight: Weight::Regular,
        italic: !has_rtl(&pointed.words),
        color: canvas.theme().selection,
        halo: Some(canvas.ground),
        width,
        rtl: has_rtl(&pointed.words),
        owner: Some(Target::Edge(pointed.edge)),
    };
    [(0.0, 22.0), (0.0, -14.0), (0.0, 38.0), (0.0, -30.0), (0.0, 56.0), (0.0, -48.0)]
        .into_iter()
        .map(|(dx, dy)| label(middle.moved(dx - width / 2.0, dy)))
        .find(|label| canvas.bounds.holds(&label.bounds()) && taken.is_free(&label.bounds()))
}
