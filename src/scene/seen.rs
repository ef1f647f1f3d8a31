//! What of a scene a camera sees, and whether it is drawn mark by mark or in bulk.
//!
//! Every node gets a code that says on which sides of the picture it lies, so that most edges are told to be out of sight
//! by two bytes.
//!
//! Source: the codes of Cohen and Sutherland (Newman and Sproull, Principles of Interactive Computer Graphics, 1973).

use super::arrays::Arrays;
use super::build::Scene;
use super::camera::{screen_from_world, world_from_screen};
use super::geometry::Spot;
use super::page::{Bounds, Point, Size};
use super::thinned::Side;
use crate::layout::labels::viewport::mark_radius;
use crate::model::{Camera, Position, Rect};

/// How far beyond the picture a node may be whose mark reaches into it, in pixels: more than any mark is large.
const AROUND: f32 = 48.0;

/// How far beyond the picture a line may run that is drawn, in pixels.
pub(super) const LINES_AROUND: f32 = 40.0;

/// The most nodes in view that are drawn mark by mark.
const MOST_NODES: usize = 1_000;

/// The most edges in view that are drawn strand by strand.
const MOST_EDGES: usize = 1_500;

/// From so many edges in view on there is a crowd.
const CROWD: usize = 400;

/// The least factor of marks where they are many.
const SMALLEST: f32 = 0.6;

/// The most edges in view that are noted; the rest is counted.
const NOTED: usize = 12_000;

/// Which edges in view are noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noted {
    /// As many as a window draws; the rest is counted.
    Some,
    /// All.
    All,
}

/// What a camera sees of a scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    camera: Camera,
    /// The part of the page that shows the network.
    area: Bounds,
    /// How many nodes are in the picture or right beside it.
    pub(super) in_view: usize,
    /// These nodes, those with the most edges first; none where they are too many to be drawn mark by mark.
    pub(super) nodes: Vec<u32>,
    /// Where every node lies, by rank; none where all are in view.
    codes: Vec<u8>,
    /// The edges with an end there, in the order of [`Arrays`].
    pub(super) near: Vec<u32>,
    /// The edges that only pass through.
    pub(super) passing: Vec<u32>,
    /// How many edges of both kinds there are.
    pub(super) counts: (usize, usize),
    /// The factor of marks where they are many.
    shrink: f32,
    /// Whether the edges have numbers, of which none may be lost.
    is_numbered: bool,
}

impl Seen {
    /// What `camera` sees of a scene through the part `area` of the page.
    pub(super) fn of(scene: &Scene, camera: Camera, area: &Bounds, noted: Noted) -> Self {
        let is_numbered = scene.is_numbered;
        let mut seen = Self { camera, area: *area, shrink: 1.0, is_numbered, ..Self::default() };
        seen.see_nodes(scene);
        if !seen.has_each_node() {
            let share = MOST_NODES as f32 / seen.in_view as f32;
            seen.shrink = share.sqrt().sqrt().max(SMALLEST);
        }
        seen.see_edges(&scene.arrays, if is_numbered || noted == Noted::All { usize::MAX } else { NOTED });
        seen
    }

    /// Finds the nodes in view.
    fn see_nodes(&mut self, scene: &Scene) {
        let arrays = &scene.arrays;
        let sides = self.area.grown(AROUND);
        let is_within = |corner| sides.distance(self.on_page(corner)) <= 0.0;
        let has_all = scene.bounds.is_some_and(|bounds| is_within(bounds.min) && is_within(bounds.max));
        if has_all {
            self.in_view = arrays.ranked.len();
        } else {
            let sides = self.in_world(&sides);
            self.codes = arrays.ranked.iter().map(|place| code(&sides, *place)).collect();
            self.in_view = self.codes.iter().map(|code| usize::from(*code == 0)).sum();
        }
        if self.has_each_node() {
            let ranked = arrays.nodes.iter().enumerate();
            self.nodes = ranked.filter(|(rank, _)| self.code(*rank as u32) == 0).map(|(_, node)| *node).collect();
        }
    }

    /// Finds the edges in view, of either kind at most so many.
    fn see_edges(&mut self, arrays: &Arrays, noted: usize) {
        if self.codes.is_empty() {
            self.counts.0 = arrays.edges.len();
            self.near = arrays.edges[..noted.min(arrays.edges.len())].to_vec();
            return;
        }
        let around = self.area.grown(LINES_AROUND);
        for place in candidates(&arrays.ends, &self.codes) {
            let (from, to) = arrays.ends[place as usize];
            let is_near = self.code(from) == 0 || self.code(to) == 0;
            let is_full = if is_near { self.near.len() } else { self.passing.len() } >= noted;
            let is_seen = is_near || is_full || {
                let [from, to] = [from, to].map(|rank| self.on_page(arrays.ranked[rank as usize]));
                around.is_crossed_by(from, to)
            };
            let (list, counted) =
                if is_near { (&mut self.near, &mut self.counts.0) } else { (&mut self.passing, &mut self.counts.1) };
            *counted += usize::from(is_seen);
            if is_seen && !is_full {
                list.push(arrays.edges[place as usize]);
            }
        }
    }

    /// On which sides of the picture the node of a rank lies.
    fn code(&self, rank: u32) -> u8 {
        self.codes.get(rank as usize).copied().unwrap_or(0)
    }

    /// What is left in view of nodes that lie on one another, those with the most edges first: one for each cell of at least
    /// so many pixels.
    pub(super) fn thinned(&self, arrays: &Arrays, pixels: f32) -> Vec<u32> {
        let side = Side::at_least(pixels, self.camera.zoom.clamp(1e-9, 1e9));
        let left = arrays.thinned.of(side, &arrays.ranked);
        left.iter().filter(|rank| self.code(**rank) == 0).map(|rank| arrays.nodes[*rank as usize]).collect()
    }

    /// A part of the page in the world.
    fn in_world(&self, part: &Bounds) -> Rect {
        let size = Size { width: self.area.width(), height: self.area.height() };
        let at = |corner: Point| world_from_screen(self.camera, size, corner.moved(-self.area.min.x, -self.area.min.y));
        Rect { min: at(part.min), max: at(part.max) }
    }

    /// Where a place of the world is on the page.
    fn on_page(&self, place: Position) -> Point {
        let size = Size { width: self.area.width(), height: self.area.height() };
        screen_from_world(self.camera, size, place).moved(self.area.min.x, self.area.min.y)
    }

    /// Whether every node in view is drawn as a mark of its own.
    pub(super) fn has_each_node(&self) -> bool {
        self.in_view <= MOST_NODES
    }

    /// The edges in view that are drawn strand by strand, in the order of the scene: all, or only those with an end in view,
    /// or none.
    pub(super) fn each_edge(&self) -> Vec<u32> {
        let mut edges = Vec::new();
        if self.has_near_edges() {
            edges.extend_from_slice(&self.near);
        }
        if self.has_all_edges() {
            edges.extend_from_slice(&self.passing);
        }
        edges.sort_unstable();
        edges
    }

    /// Whether all edges in view are drawn strand by strand.
    pub(super) fn has_all_edges(&self) -> bool {
        self.is_numbered || self.counts.0 + self.counts.1 <= MOST_EDGES
    }

    /// Whether those with an end in view are.
    pub(super) fn has_near_edges(&self) -> bool {
        self.is_numbered || self.counts.0 <= MOST_EDGES && self.has_each_node() || self.has_all_edges()
    }

    /// Whether so many edges are in view that one is not told from another everywhere.
    pub(super) fn is_crowd(&self) -> bool {
        self.counts.0 + self.counts.1 > CROWD
    }

    /// Where a node is on the page.
    pub(super) fn at(&self, scene: &Scene, node: u32) -> Point {
        self.on_page(scene.arrays.place(node))
    }

    /// The mark of a node on the page.
    pub(super) fn spot(&self, scene: &Scene, node: u32) -> Spot {
        let mark = &scene.nodes[node as usize];
        let radius = mark_radius(mark.radius, self.camera.zoom) * self.shrink;
        Spot { at: self.at(scene, node), radius, shape: mark.shape }
    }
}

/// On which sides of a part of the world a place lies, a bit for each; 0 within.
fn code(sides: &Rect, at: Position) -> u8 {
    u8::from(at.x < sides.min.x)
        | u8::from(at.x > sides.max.x) << 1
        | u8::from(at.y < sides.min.y) << 2
        | u8::from(at.y > sides.max.y) << 3
}

/// The places of the edges whose ends do not both lie on one side. There is no branch in the loop: which edge is one cannot be
/// foreseen, and most are none.
fn candidates(ends: &[(u32, u32)], codes: &[u8]) -> Vec<u32> {
    let mut found = vec![0_u32; ends.len()];
    let mut count = 0;
    for (place, (from, to)) in ends.iter().enumerate() {
        found[count] = place as u32;
        count += usize::from(codes[*from as usize] & codes[*to as usize] == 0);
    }
    found.truncate(count);
    found
}
