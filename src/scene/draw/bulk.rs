//! The marks that are drawn in bulk: one thin line for an edge, one dot for a node, each of one colour.
//!
//! Of edges in a crowd a fair sample is drawn, as faint as it must be for the page to stay legible, the long ones fainter
//! than the short, which tell who stands together. Of nodes that lie on one another the most connected is drawn.
//!
//! Invariant: which nodes and edges are drawn is a function of scene, camera and page. Moving the camera by a little
//! changes little: the cells that thin the nodes are fixed in the world, and the order of the edges in the network.

use crate::model::{Backing, Camera};
use crate::scene::build::{EdgeMark, Scene};
use crate::scene::bulk::{Bulk, BulkDot, BulkLine, Dims};
use crate::scene::camera::screen_from_world;
use crate::scene::dressed::color_of;
use crate::scene::frame::Dash;
use crate::scene::light::Light;
use crate::scene::page::{Bounds, Color, Point, Size};
use crate::scene::receding::Receding;
use crate::scene::seen::{LINES_AROUND, Noted, Seen};
use crate::scene::strands::{Detail, Strands};
use crate::scene::theme::Theme;

/// The area of the page for each line in bulk, in square pixels, and the fewest and the most lines.
const ROOM_EACH: f32 = 150.0;
const LINES: (usize, usize) = (300, 6_000);

/// The area of the page up to which no more lines are drawn than in a window, in square pixels.
const WINDOW: f32 = 1_920.0 * 1_080.0;

/// The area for each line on a page that is looked at closely, in square pixels, and the most lines there.
const ROOM_ON_PAGE: f32 = 12.0;
const MOST_ON_PAGE: usize = 300_000;

/// A line that is shorter is not seen, in pixels.
const SHORTEST: f32 = 1.5;

/// The share of the picture that all lines in bulk cover together, were none on another and all opaque.
const INK: f32 = 0.4;

/// The length from which on a line is fainter than another, in pixels, and the least share of its strength that is left.
const LONG: f32 = 60.0;
const FAINTEST: f32 = 0.2;

/// The most opaque line, and the least opaque one.
const OPACITY: (f32, f32) = (0.7, 0.03);

/// The least side of a cell of which one node is drawn, in pixels: in a window, and on a page that is looked at closely.
const CELL: f32 = 6.0;
const CELL_ON_PAGE: f32 = 3.0;

/// The widest line in bulk, in pixels.
const WIDEST: f32 = 1.8;

/// From this radius on, in pixels, a dot has an outline.
const OUTLINED: f32 = 3.2;

/// How much of a dimmed colour remains.
const DIMMED: f32 = 0.2;

/// How many of many lines are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crowd {
    /// A sample that is drawn in a few milliseconds.
    Window,
    /// As dense a sample on a page of any size.
    View,
    /// As many as a page on paper can show, which is looked at closely.
    Page,
}

/// What the bulk is made of.
pub(super) struct Source<'a> {
    pub(super) scene: &'a Scene,
    pub(super) camera: Camera,
    /// The part of the page that shows the network.
    pub(super) area: Bounds,
    pub(super) theme: &'a Theme,
    /// The colour behind the marks.
    pub(super) ground: Color,
    pub(super) light: &'a Light,
    pub(super) dims: Dims,
    pub(super) crowd: Crowd,
}

impl Bulk {
    /// What is drawn in bulk on a page, and what the camera sees.
    pub(super) fn of(source: &Source<'_>) -> Self {
        let noted = if source.crowd == Crowd::Window { Noted::Some } else { Noted::All };
        let seen = Seen::of(source.scene, source.camera, &source.area, noted);
        let mut bulk = Self { seen, ..Self::default() };
        if !bulk.seen.has_all_edges() {
            bulk.draw_lines(source);
        }
        if !bulk.seen.has_each_node() {
            bulk.draw_dots(source);
        }
        bulk
    }

    /// Draws a sample of the edges: those with an end in view first.
    fn draw_lines(&mut self, source: &Source<'_>) {
        let Self { seen, .. } = self;
        let picture = source.picture();
        let most = source.most_lines();
        let near: &[u32] = if seen.has_near_edges() { &[] } else { &seen.near };
        let around = source.area.grown(LINES_AROUND);
        let (mut ink, mut weights) = (0.0_f32, Vec::with_capacity(most));
        for place in near.iter().chain(&seen.passing) {
            let edge = &source.scene.edges[*place as usize];
            let (from, to) = (seen.at(source.scene, edge.ends.0), seen.at(source.scene, edge.ends.1));
            if edge.is_loop() || from.distance(to) < SHORTEST {
                continue;
            }
            let Some(ends) = around.part_of(from, to) else { continue };
            let (width, color) = source.line(edge);
            let weight = (LONG / from.distance(to)).sqrt().clamp(FAINTEST, 1.0);
            ink += ends[0].distance(ends[1]) * width * weight;
            weights.push(weight);
            self.lines.push(BulkLine { ends, width, color });
            self.edges.push(*place);
            if self.lines.len() >= most {
                break;
            }
        }
        let strength = INK * picture.width() * picture.height() / ink.max(1.0);
        for ((line, weight), place) in self.lines.iter_mut().zip(weights).zip(&self.edges) {
            let faded = if source.is_dimmed_edge(*place) { DIMMED * 2.0 } else { 1.0 };
            line.color = line.color.with_alpha((strength * weight).clamp(OPACITY.1, OPACITY.0) * faded);
        }
        let in_view = seen.counts.0 + seen.counts.1;
        let each = if seen.has_near_edges() { seen.counts.0 } else { 0 };
        self.edges_left_out = (in_view.saturating_sub(self.lines.len() + each), in_view);
    }

    /// Draws the most connected node of every cell.
    fn draw_dots(&mut self, source: &Source<'_>) {
        let Self { seen, .. } = self;
        let cell = if source.crowd == Crowd::Page { CELL_ON_PAGE } else { CELL };
        self.nodes = seen.thinned(&source.scene.arrays, cell);
        // The best connected are drawn last, over the others.
        self.nodes.reverse();
        for node in &self.nodes {
            let mark = &source.scene.nodes[*node as usize];
            let spot = seen.spot(source.scene, *node);
            let is_dimmed = source.is_dimmed_node(*node);
            let shown = |color: Color| if is_dimmed { color.mixed(source.ground, DIMMED) } else { color };
            let of_kind = || source.theme.hue(source.scene.kinds[mark.kind as usize].hue);
            let fill = mark.paint.map_or_else(of_kind, |paint| color_of(source.theme, paint));
            let outline = (spot.radius >= OUTLINED).then(|| shown(source.theme.outline_of(fill)));
            let (center, radius, shape) = (spot.at, spot.radius, spot.shape);
            self.dots.push(BulkDot { center, radius, shape, fill: shown(fill), outline });
        }
        self.nodes_left_out = (seen.in_view - self.nodes.len(), seen.in_view);
    }
}

impl Source<'_> {
    /// The most lines in bulk.
    fn most_lines(&self) -> usize {
        let picture = self.picture();
        let area = picture.width() * picture.height();
        let (room, most) = match self.crowd {
            Crowd::Window => (ROOM_EACH, LINES.1),
            Crowd::View => (ROOM_EACH, (LINES.1 as f32 * (area / WINDOW).max(1.0)) as usize),
            Crowd::Page => (ROOM_ON_PAGE, MOST_ON_PAGE),
        };
        ((area / room) as usize).clamp(LINES.0, most)
    }

    /// The part of the page that the picture covers.
    fn picture(&self) -> Bounds {
        let Some(bounds) = self.scene.bounds else { return Bounds::default() };
        let size = Size { width: self.area.width(), height: self.area.height() };
        let at = |position| {
            let point = screen_from_world(self.camera, size, position).moved(self.area.min.x, self.area.min.y);
            let within = |value: f32, least: f32, most: f32| value.max(least).min(most);
            Point {
                x: within(point.x, self.area.min.x, self.area.max.x),
                y: within(point.y, self.area.min.y, self.area.max.y),
            }
        };
        Bounds { min: at(bounds.min), max: at(bounds.max) }
    }

    /// The width and the colour of the line that stands for an edge.
    fn line(&self, edge: &EdgeMark) -> (f32, Color) {
        let strands = Strands::of(edge, Detail::Line, self.camera, Receding::NOT);
        let status = strands.only().unwrap_or_default();
        let is_absent = strands.best() == Backing::Absent;
        let color = if is_absent { self.theme.without_evidence } else { self.theme.status(status) };
        (strands.width(Dash::Solid).min(WIDEST), color)
    }

    fn is_dimmed_edge(&self, place: u32) -> bool {
        match self.dims {
            Dims::Nothing => false,
            Dims::All => true,
            Dims::Some => !self.light.edge(self.scene.edges[place as usize].edge),
        }
    }

    fn is_dimmed_node(&self, node: u32) -> bool {
        match self.dims {
            Dims::Nothing => false,
            Dims::All => true,
            Dims::Some => !self.light.node(node),
        }
    }
}
