//! Labels: few, whole, and never on one another.
//!
//! They are placed greedily by [`placement`](crate::layout::labels::placement), in two rounds. In the first, the order
//! depends on the view alone: pinned nodes, then those with the most edges. In the second come the labels of what is
//! selected, pointed at or searched for; they push dimmed labels away, so that pointing at a node moves no other label.
//!
//! Invariant: the labels depend on the view, never on those of the frame before.

use super::canvas::Canvas;
use super::taken::Taken;
use crate::fonts::{Fonts, Style, starts_rtl};
use crate::layout::labels::placement::{
    BESIDE, CLEAR, InTheWay, LABEL_GAP, LINES_AVOIDED, cheapest_place, label_places, label_size,
};
use crate::model::Target;
use crate::scene::build::NodeMark;
use crate::scene::frame::{Label, Mark};
use crate::scene::page::{Bounds, Point};
use crate::scene::shot::LegendForm;
use crate::scene::words::edge_words;
use std::cmp::Reverse;

/// The most labels on a page.
const MOST: usize = 300;

/// Up to how many nodes in view every mark is kept free of labels, and every node may have one.
const SMALL: usize = 400;

/// The area of the page for each label in a large network, in square pixels: fewer labels are calmer.
const ROOM_EACH: f32 = 9_000.0;

/// How many of the nodes with the most edges may have their label over the rim of a mark, where no place is free.
const TOP: usize = 20;

/// The share of a mark that such a label may cover.
const RIM: f32 = 0.34;

/// The share of its colour that a dimmed label keeps: it must still be legible.
const DIMMED_LABEL: f32 = 0.52;

/// From which zoom on labels are a step larger.
const CLOSE: f32 = 1.75;

/// A label that has found its place.
struct Placed {
    node: u32,
    label: Label,
    lit: bool,
}

/// Draws the labels that find room, and says how many did not.
pub(super) fn draw(canvas: &Canvas<'_>, spots: &Taken, taken: &mut Taken, marks: &mut Vec<Mark>) -> u32 {
    let visible: Vec<u32> =
        (0..canvas.spots.len() as u32).filter(|node| canvas.is_in_view(canvas.spots[*node as usize].at)).collect();
    let total = visible.len();
    let mut placer =
        Placer { canvas, spots, is_small: total <= SMALL, lines: lines_in_view(canvas), placed: Vec::new() };
    let (mut called, mut others): (Vec<u32>, Vec<u32>) = visible.into_iter().partition(|node| placer.is_called(*node));
    let node_of = |node: &u32| &canvas.scene.nodes[*node as usize];
    others.sort_by_key(|node| (!node_of(node).pinned, Reverse(node_of(node).degree), node_of(node).entity));
    called.sort_by_key(|node| (placer.rank(*node), Reverse(node_of(node).degree), node_of(node).entity));
    // Labels that are called for keep their usual turn in the first round, so that calling for one moves no other.
    let mut usual: Vec<u32> = called.iter().chain(&others).copied().collect();
    usual.sort_by_key(|node| (!node_of(node).pinned, Reverse(node_of(node).degree), node_of(node).entity));
    let most = if placer.is_small { MOST } else { MOST.min(40.max((area(canvas) / ROOM_EACH) as usize)) };
    let mut nameless = Vec::new();
    for (turn, node) in usual.into_iter().take(most * 4).enumerate() {
        if placer.placed.len() >= most {
            break;
        }
        if !placer.place(node, taken, 0.0) && turn < TOP {
            nameless.push(node);
        }
    }
    for node in nameless {
        placer.place(node, taken, RIM);
    }
    for node in called.into_iter().take(MOST) {
        placer.call(node, taken);
    }
    let words = edge_label(canvas, spots, taken, &mut placer.placed);
    let placed = placer.placed;
    let unlabelled = total - placed.len();
    // The dimmed below the lit; what matters most over everything.
    let (lit, dim): (Vec<Placed>, Vec<Placed>) = placed.into_iter().partition(|placed| placed.lit);
    marks.extend(dim.into_iter().chain(lit.into_iter().rev()).map(|placed| Mark::Text(Box::new(placed.label))));
    marks.extend(words.map(|label| Mark::Text(Box::new(label))));
    unlabelled as u32
}

fn area(canvas: &Canvas<'_>) -> f32 {
    canvas.area.width() * canvas.area.height()
}

/// The straight lines that labels had better keep off.
fn lines_in_view(canvas: &Canvas<'_>) -> Vec<(Point, Point)> {
    if canvas.scene.edges.len() > LINES_AVOIDED {
        return Vec::new();
    }
    let ends = canvas.scene.edges.iter().filter(|edge| edge.ends.0 != edge.ends.1);
    let lines = ends.map(|edge| (canvas.spots[edge.ends.0 as usize].at, canvas.spots[edge.ends.1 as usize].at));
    lines.filter(|(from, to)| canvas.area.is_crossed_by(*from, *to)).collect()
}

struct Placer<'a> {
    canvas: &'a Canvas<'a>,
    /// The marks of all nodes in view.
    spots: &'a Taken,
    /// Whether the network is small enough for every mark to be kept free.
    is_small: bool,
    lines: Vec<(Point, Point)>,
    placed: Vec<Placed>,
}

impl Placer<'_> {
    /// Whether a node's label is called for: it is selected, pointed at or searched for.
    fn is_called(&self, node: u32) -> bool {
        self.rank(node) < 4
    }

    /// Which of the labels that are called for comes first.
    fn rank(&self, node: u32) -> u8 {
        let emphasis = self.canvas.shot.emphasis;
        let entity = self.canvas.scene.nodes[node as usize].entity;
        let target = Some(Target::Entity(entity));
        if emphasis.hovered == target || emphasis.selected == target || emphasis.focus == target {
            0
        } else if self.canvas.is_end_of(emphasis.hovered, entity) || self.canvas.is_end_of_selected(entity) {
            1
        } else if emphasis.also_selected.contains(&entity) {
            2
        } else if self.canvas.light.is_partial() && self.canvas.is_node_lit(node) {
            3
        } else {
            4
        }
    }

    /// Places the label of a node where it hides at most this share of any mark, if there is such a place. Returns
    /// whether there was.
    fn place(&mut self, node: u32, taken: &mut Taken, hidden: f32) -> bool {
        let spot = self.canvas.spots[node as usize];
        let own = Bounds::around(spot.at, spot.radius);
        // In a large network labels may lie on small marks, but never on that of another labelled node.
        if !self.is_small && !taken.is_free(&own) {
            return false;
        }
        let name = self.canvas.scene.nodes[node as usize].name.clone();
        let Some(label) = self.best(node, taken, name, hidden) else { return false };
        taken.add(label.bounds());
        if !self.is_small {
            taken.add(own);
        }
        self.placed.push(Placed { node, label, lit: self.canvas.is_node_lit(node) });
        true
    }

    /// Places the label of a node that is called for; dimmed labels give way to it.
    fn call(&mut self, node: u32, taken: &mut Taken) {
        let rank = self.rank(node);
        let mark = &self.canvas.scene.nodes[node as usize];
        let target = Some(Target::Entity(mark.entity));
        let whole = (self.canvas.shot.emphasis.hovered == target).then(|| mark.whole_name.clone()).flatten();
        let at = self.placed.iter().position(|placed| placed.node == node);
        if at.is_some() && whole.is_none() {
            return;
        }
        if let Some(at) = at {
            self.placed.remove(at);
        }
        // Labels of the same or a higher rank stay; those of a lower rank give way.
        let (kept, giving): (Vec<Placed>, Vec<Placed>) =
            std::mem::take(&mut self.placed).into_iter().partition(|placed| self.rank(placed.node) <= rank);
        let mut remaining = Taken::new(self.canvas.area);
        for placed in &kept {
            remaining.add(placed.label.bounds());
        }
        if let Some(legend) = self.legend() {
            remaining.add(legend);
        }
        self.placed = kept;
        let name = whole.unwrap_or_else(|| mark.name.clone());
        // A node that is pointed at has its label in any case, over other marks where it must be.
        let allowed: &[f32] = if rank <= 1 { &[0.0, RIM, 1.0] } else { &[0.0, RIM] };
        if let Some(label) = allowed.iter().find_map(|hidden| self.best(node, &remaining, name.clone(), *hidden)) {
            let bounds = label.bounds();
            taken.add(bounds);
            self.placed.push(Placed { node, label, lit: self.canvas.is_node_lit(node) });
            self.placed.extend(giving.into_iter().filter(|placed| !placed.label.bounds().overlaps(&bounds)));
        } else {
            self.placed.extend(giving);
        }
    }

    fn legend(&self) -> Option<Bounds> {
        (self.canvas.shot.legend != LegendForm::Absent).then(|| super::legend::plate(self.canvas).grown(2.0))
    }

    /// The label of a node at the best of its free places, or `None` where there is none. In a small network it hides at
    /// most the share `hidden` of any mark.
    fn best(&self, node: u32, taken: &Taken, text: String, hidden: f32) -> Option<Label> {
        let canvas = self.canvas;
        let mark = &canvas.scene.nodes[node as usize];
        let spot = canvas.spots[node as usize];
        let (size, style) = size_of(canvas, mark);
        let width = Fonts::bundled().width(&text, size, style);
        let color = canvas.theme().ink;
        let lit = canvas.is_node_lit(node);
        let mut label = Label {
            rtl: starts_rtl(&text),
            text,
            size,
            style,
            color: if lit { color } else { color.mixed(canvas.ground, DIMMED_LABEL) },
            halo: Some(canvas.ground),
            width,
            owner: Some(Target::Entity(mark.entity)),
            ..Label::default()
        };
        let offsets = label_places(spot.radius + LABEL_GAP + self.ring(mark), size, width);
        let at = |place: usize| spot.at.moved(offsets[place].0, offsets[place].1);
        let place = cheapest_place(|place| {
            label.at = at(place);
            let bounds = label.bounds().grown(CLEAR);
            if !canvas.area.holds(&bounds) || !taken.is_free(&bounds.widened(BESIDE - CLEAR)) {
                return None;
            }
            let marks = self.spots.overlapped(&bounds);
            let share = if self.is_small && marks > 0 { self.spots.covered_share(&bounds) } else { 0.0 };
            let lines = || self.lines.iter().filter(|(from, to)| bounds.is_crossed_by(*from, *to)).count();
            (share <= hidden).then(|| InTheWay { lines: lines(), marks, hidden: share })
        });
        label.at = at(place?);
        Some(label)
    }

    /// The room that the ring around a selected node takes.
    fn ring(&self, mark: &NodeMark) -> f32 {
        if self.canvas.is_selected(mark.entity) { 4.0 } else { 0.0 }
    }
}

/// The font size and style of a node's label: steps, not a slide, so that a zoom does not breathe.
fn size_of(canvas: &Canvas<'_>, mark: &NodeMark) -> (f32, Style) {
    let close = f32::from(u8::from(canvas.shot.camera.zoom >= CLOSE));
    let (size, is_heavy) = label_size(mark.radius);
    let is_heavy = is_heavy || canvas.is_selected(mark.entity);
    ((size + close) * canvas.shot.text_scale, if is_heavy { Style::SemiBold } else { Style::Regular })
}

/// The kinds of the claims of the edge that is hovered or selected, beside its middle. Dimmed labels give way.
fn edge_label(canvas: &Canvas<'_>, spots: &Taken, taken: &Taken, placed: &mut Vec<Placed>) -> Option<Label> {
    let emphasis = canvas.shot.emphasis;
    let edge = [emphasis.hovered, emphasis.selected].into_iter().flatten().find_map(|target| match target {
        Target::Edge(edge) => canvas.scene.edge(edge),
        Target::Entity(_) => None,
    })?;
    let (from, to) = (canvas.spots[edge.ends.0 as usize].at, canvas.spots[edge.ends.1 as usize].at);
    let text = edge_words(canvas.scene, edge, from.direction(to));
    let size = 12.0 * canvas.shot.text_scale;
    let mut label = Label {
        size,
        rtl: starts_rtl(&text),
        width: Fonts::bundled().width(&text, size, Style::Italic),
        style: Style::Italic,
        text,
        color: canvas.theme().selection,
        halo: Some(canvas.ground),
        owner: Some(Target::Edge(edge.edge)),
        ..Label::default()
    };
    let steep = from.direction(to).1.abs() > 0.8;
    let width = label.width;
    let room = edge.ends.0 != edge.ends.1;
    let aside = if room { 16.0 } else { 40.0 };
    let beside = [(aside, 0.35 * size), (-aside - width, 0.35 * size)];
    let over = [
        (-width / 2.0, aside + size),
        (-width / 2.0, -aside),
        (-width / 2.0, aside + 2.4 * size),
        (-width / 2.0, -aside - 1.6 * size),
    ];
    let offsets: Vec<(f32, f32)> =
        if steep { beside.into_iter().chain(over).collect() } else { over.into_iter().chain(beside).collect() };
    let parts = [0.5, 0.38, 0.62];
    let mut at = |strict: bool| {
        parts.into_iter().flat_map(|part| offsets.iter().map(move |offset| (part, offset))).find_map(
            |(part, (dx, dy))| {
                label.at = from.towards(to, part).moved(*dx, *dy);
                let bounds = label.bounds().grown(4.0);
                let lit_free = placed.iter().all(|other| !other.lit || !other.label.bounds().overlaps(&bounds));
                let free = if strict { taken.is_free(&bounds) && spots.is_free(&bounds) } else { lit_free };
                (canvas.area.holds(&bounds) && free).then_some(label.at)
            },
        )
    };
    // Words over dimmed names are fit for a moment's pointing, not for a selection that stays.
    let is_hovered = emphasis.hovered == Some(Target::Edge(edge.edge));
    let at = at(true).or_else(|| if is_hovered { at(false) } else { None })?;
    label.at = at;
    let bounds = label.bounds();
    placed.retain(|other| !other.label.bounds().overlaps(&bounds));
    Some(label)
}
