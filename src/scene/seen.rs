//! What of a scene a camera sees, and whether it is drawn mark by mark or in bulk.
//!
//! Every node gets a code that says on which sides of the picture it lies, so that most edges are told to be out of sight
//! by two bytes.
//!
//! Source: the codes of Cohen and Sutherland (Newman and Sproull, Principles of Interactive Computer Graphics, 1973).

use super::build::Scene;
use super::camera::screen_from_world;
use super::geometry::Spot;
use super::page::{Bounds, Point, Size};
use crate::layout::labels::viewport::mark_radius;
use crate::model::Camera;

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

/// What a camera sees of a scene.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// Where every node is on the page.
    at: Vec<Point>,
    /// The nodes in the picture or right beside it, those with the most edges first.
    pub(super) nodes: Vec<u32>,
    /// The edges with an end there, in the order of [`Arrays`](super::arrays::Arrays).
    pub(super) near: Vec<u32>,
    /// The edges that only pass through.
    pub(super) passing: Vec<u32>,
    /// How many edges of both kinds there are.
    pub(super) counts: (usize, usize),
    zoom: f32,
    /// The factor of marks where they are many.
    shrink: f32,
    /// Whether the edges have numbers, of which none may be lost.
    is_numbered: bool,
}

impl Seen {
    /// What `camera` sees of a scene through the part `area` of the page.
    pub(super) fn of(scene: &Scene, camera: Camera, area: &Bounds) -> Self {
        let size = Size { width: area.width(), height: area.height() };
        let sides = area.grown(AROUND);
        let arrays = &scene.arrays;
        let count = arrays.places.len();
        let mut seen = Self {
            at: Vec::with_capacity(count),
            zoom: camera.zoom,
            shrink: 1.0,
            is_numbered: scene.edges.iter().any(|edge| edge.number.is_some()),
            ..Self::default()
        };
        let mut codes = Vec::with_capacity(count);
        for place in &arrays.places {
            let at = screen_from_world(camera, size, *place).moved(area.min.x, area.min.y);
            codes.push(code(&sides, at));
            seen.at.push(at);
        }
        seen.nodes.extend(arrays.nodes.iter().filter(|node| codes[**node as usize] == 0));
        if !seen.has_each_node() {
            let share = MOST_NODES as f32 / seen.nodes.len() as f32;
            seen.shrink = share.sqrt().sqrt().max(SMALLEST);
        }
        let around = area.grown(LINES_AROUND);
        for (edge, (from, to)) in arrays.edges.iter().zip(&arrays.ends) {
            let (one, other) = (codes[*from as usize], codes[*to as usize]);
            if one & other != 0 {
                continue;
            }
            let is_near = one == 0 || other == 0;
            let (list, counted) =
                if is_near { (&mut seen.near, &mut seen.counts.0) } else { (&mut seen.passing, &mut seen.counts.1) };
            if list.len() >= NOTED && !seen.is_numbered {
                *counted += 1;
            } else if around.is_crossed_by(seen.at[*from as usize], seen.at[*to as usize]) {
                *counted += 1;
                list.push(*edge);
            }
        }
        seen
    }

    /// Whether every node in view is drawn as a mark of its own.
    pub(super) fn has_each_node(&self) -> bool {
        self.nodes.len() <= MOST_NODES
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
    pub(super) fn at(&self, node: u32) -> Point {
        self.at[node as usize]
    }

    /// The mark of a node on the page.
    pub(super) fn spot(&self, scene: &Scene, node: u32) -> Spot {
        let mark = &scene.nodes[node as usize];
        let radius = mark_radius(mark.radius, self.zoom) * self.shrink;
        Spot { at: self.at(node), radius, shape: mark.shape }
    }
}

/// On which sides of the picture a point lies, a bit for each; 0 within.
fn code(sides: &Bounds, at: Point) -> u8 {
    u8::from(at.x < sides.min.x)
        | u8::from(at.x > sides.max.x) << 1
        | u8::from(at.y < sides.min.y) << 2
        | u8::from(at.y > sides.max.y) << 3
}
