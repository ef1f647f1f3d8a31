//! The placer: finds the places of labels one after the other, and knows those that have one.

use crate::fonts::{Fonts, Style, starts_rtl};
use crate::layout::labels::placement::{BESIDE, CLEAR, InTheWay, LABEL_GAP, cheapest_place, label_places, label_size};
use crate::model::Target;
use crate::scene::build::NodeMark;
use crate::scene::draw::canvas::Canvas;
use crate::scene::draw::legend;
use crate::scene::draw::taken::Taken;
use crate::scene::frame::Label;
use crate::scene::page::{Bounds, Point};
use crate::scene::shot::LegendForm;

/// The share of a mark that the label of a well connected node may cover, where no place is free.
pub(super) const RIM: f32 = 0.34;

/// From which zoom on labels are a step larger.
const CLOSE: f32 = 1.75;

/// A label that has found its place.
pub(super) struct Placed {
    pub(super) node: u32,
    pub(super) label: Label,
    /// The line from the mark to the label, where that is not beside it.
    pub(super) leader: Option<(Point, Point)>,
    pub(super) lit: bool,
}

/// A place that was found.
pub(super) struct Found {
    pub(super) label: Label,
    /// How many lines cross it there.
    pub(super) lines: usize,
}

/// Finds places.
pub(super) struct Placer<'a> {
    pub(super) canvas: &'a Canvas<'a>,
    /// The marks of all nodes in view.
    pub(super) spots: &'a Taken,
    /// Whether the network is small enough for every mark to be kept free.
    pub(super) is_small: bool,
    pub(super) lines: Vec<(Point, Point)>,
    /// The marks of the hubs.
    pub(super) hubs: Vec<(u32, Bounds)>,
    pub(super) placed: Vec<Placed>,
}

impl<'a> Placer<'a> {
    pub(super) fn new(
        canvas: &'a Canvas<'a>,
        spots: &'a Taken,
        is_small: bool,
        lines: Vec<(Point, Point)>,
        hubs: &[u32],
    ) -> Self {
        let mark = |node: &u32| {
            let spot = canvas.spot(*node);
            (*node, Bounds::around(spot.at, spot.radius))
        };
        Self { canvas, spots, is_small, lines, hubs: hubs.iter().map(mark).collect(), placed: Vec::new() }
    }

    /// Whether a node's label is called for: it is selected, pointed at or searched for.
    pub(super) fn is_called(&self, node: u32) -> bool {
        self.rank(node) < 4
    }

    /// Which of the labels that are called for comes first.
    pub(super) fn rank(&self, node: u32) -> u8 {
        let emphasis = self.canvas.shot.emphasis;
        let entity = self.canvas.scene.nodes[node as usize].entity;
        let target = Some(Target::Entity(entity));
        if emphasis.hovered == target || emphasis.selected == target || emphasis.focus == target {
            0
        } else if self.canvas.is_end_of(emphasis.hovered, entity) || self.canvas.is_end_of_selected(entity) {
            1
        } else if self.canvas.is_also_selected(entity) {
            2
        } else if self.canvas.light.is_partial() && self.canvas.is_node_lit(node) {
            3
        } else {
            4
        }
    }

    /// Places the label of a node where it hides at most this share of any mark, if there is such a place. Returns
    /// whether there was.
    pub(super) fn place(&mut self, node: u32, taken: &mut Taken, hidden: f32) -> bool {
        let spot = self.canvas.spot(node);
        // In a large network labels may lie on small marks, but never on that of another labelled node.
        if !self.is_small && !self.is_hub(node) && !taken.is_free(&Bounds::around(spot.at, spot.radius)) {
            return false;
        }
        let name = self.canvas.scene.nodes[node as usize].name.clone();
        let Some(found) = self.best(node, taken, name, hidden) else { return false };
        self.keep(node, taken, found.label, None);
        true
    }

    /// Takes the place of a label, and the mark that it names.
    pub(super) fn keep(&mut self, node: u32, taken: &mut Taken, label: Label, leader: Option<(Point, Point)>) {
        taken.add(label.bounds());
        if !self.is_small {
            let spot = self.canvas.spot(node);
            taken.add(Bounds::around(spot.at, spot.radius));
        }
        self.placed.push(Placed { node, label, leader, lit: self.canvas.is_node_lit(node) });
    }

    pub(super) fn is_hub(&self, node: u32) -> bool {
        self.hubs.iter().any(|(hub, _)| *hub == node)
    }

    /// Whether a place is on the mark of another hub.
    pub(super) fn is_on_hub(&self, node: u32, bounds: &Bounds) -> bool {
        self.hubs.iter().any(|(hub, mark)| *hub != node && mark.overlaps(bounds))
    }

    /// Places the label of a node that is called for; dimmed labels give way to it.
    pub(super) fn call(&mut self, node: u32, taken: &mut Taken) {
        let rank = self.rank(node);
        let mark = &self.canvas.scene.nodes[node as usize];
        let target = Some(Target::Entity(mark.entity));
        let whole = (self.canvas.shot.emphasis.hovered == target).then(|| mark.whole_name.clone()).flatten();
        let at = self.placed.iter().position(|placed| placed.node == node);
        if at.is_some_and(|at| whole.as_ref().is_none_or(|whole| *whole == self.placed[at].label.text)) {
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
        if let Some(found) = allowed.iter().find_map(|hidden| self.best(node, &remaining, name.clone(), *hidden)) {
            let bounds = found.label.bounds();
            taken.add(bounds);
            let lit = self.canvas.is_node_lit(node);
            self.placed.push(Placed { node, label: found.label, leader: None, lit });
            self.placed.extend(giving.into_iter().filter(|placed| !placed.label.bounds().overlaps(&bounds)));
        } else {
            self.placed.extend(giving);
        }
    }

    pub(super) fn legend(&self) -> Option<Bounds> {
        (self.canvas.shot.legend != LegendForm::Absent).then(|| legend::plate(self.canvas).grown(2.0))
    }

    /// The label of a node with a text, still to be placed.
    pub(super) fn label(&self, node: u32, text: String) -> Label {
        let canvas = self.canvas;
        let mark = &canvas.scene.nodes[node as usize];
        let (size, style) = size_of(canvas, mark);
        let color = canvas.theme().ink;
        let lit = canvas.is_node_lit(node);
        Label {
            rtl: starts_rtl(&text),
            width: Fonts::bundled().width(&text, size, style),
            text,
            size,
            style,
            color: canvas.dimmed_name(color, lit),
            halo: Some(canvas.ground),
            owner: Some(Target::Entity(mark.entity)),
            ..Label::default()
        }
    }

    /// Where the label of a node may begin beside its mark.
    pub(super) fn places(&self, node: u32, label: &Label) -> impl Fn(usize) -> Point + use<> {
        let spot = self.canvas.spot(node);
        let ring = self.ring(&self.canvas.scene.nodes[node as usize]);
        let offsets = label_places(spot.radius + LABEL_GAP + ring, label.size, label.width);
        move |place| spot.at.moved(offsets[place].0, offsets[place].1)
    }

    /// The label of a node at the best of its free places, or `None` where there is none. In a small network it hides at
    /// most the share `hidden` of any mark.
    pub(super) fn best(&self, node: u32, taken: &Taken, text: String, hidden: f32) -> Option<Found> {
        self.best_free(node, text, hidden, |bounds| taken.is_free(bounds))
    }

    /// As [`Placer::best`], where `is_free` says what is free.
    pub(super) fn best_free(
        &self,
        node: u32,
        text: String,
        hidden: f32,
        is_free: impl Fn(&Bounds) -> bool,
    ) -> Option<Found> {
        let mut label = self.label(node, text);
        let at = self.places(node, &label);
        let is_hub = self.is_hub(node);
        let place = cheapest_place(|place| {
            label.at = at(place);
            let bounds = label.bounds().grown(CLEAR);
            if !self.canvas.area.holds(&bounds) || !is_free(&bounds.widened(BESIDE - CLEAR)) {
                return None;
            }
            // In a large network, where labels may lie on marks, that of a hub is spared.
            if !self.is_small && is_hub && self.is_on_hub(node, &bounds) {
                return None;
            }
            let marks = self.spots.overlapped(&bounds);
            let share = if self.is_small && marks > 0 { self.spots.covered_share(&bounds) } else { 0.0 };
            (share <= hidden).then(|| InTheWay { lines: self.crossing(&bounds), marks, hidden: share })
        });
        label.at = at(place?);
        let lines = self.crossing(&label.bounds().grown(CLEAR));
        Some(Found { label, lines })
    }

    /// How many lines cross a place.
    pub(super) fn crossing(&self, bounds: &Bounds) -> usize {
        self.lines.iter().filter(|(from, to)| bounds.is_crossed_by(*from, *to)).count()
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
