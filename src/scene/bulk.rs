//! What is drawn in bulk where marks are too many to be told apart: one thin line for an edge, one dot for a node, each of
//! one colour.
//!
//! Invariant: a picture with few marks in view has nothing in bulk, and is drawn mark by mark.

use super::geometry::Spot;
use super::kinds::Shape;
use super::page::{Color, Point};
use super::seen::Seen;

/// What is drawn in bulk on a page, below all other marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bulk {
    /// The lines, in paint order.
    pub lines: Vec<BulkLine>,
    /// The dots over them, in paint order.
    pub dots: Vec<BulkDot>,
    /// The edges of the lines.
    pub(in crate::scene) edges: Vec<u32>,
    /// The nodes of the dots.
    pub(in crate::scene) nodes: Vec<u32>,
    /// What the camera sees.
    pub(in crate::scene) seen: Seen,
    /// How many of the edges in view are not drawn, and how many are in view.
    pub edges_left_out: (usize, usize),
    /// How many of the nodes in view are not drawn, and how many are in view.
    pub nodes_left_out: (usize, usize),
}

/// What of the bulk is dimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dims {
    /// Nothing.
    Nothing,
    /// All of it: the few that are lit are drawn over it as marks of their own.
    All,
    /// What is not lit, where the lit are many.
    Some,
}

/// A line in bulk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BulkLine {
    /// Its ends.
    pub ends: [Point; 2],
    /// Its width in pixels.
    pub width: f32,
    /// Its colour.
    pub color: Color,
}

/// A dot in bulk.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BulkDot {
    /// Its centre.
    pub center: Point,
    /// Its radius in pixels.
    pub radius: f32,
    /// Its shape.
    pub shape: Shape,
    /// The colour of its inside.
    pub fill: Color,
    /// The colour of its border, where it has one.
    pub outline: Option<Color>,
}

impl Bulk {
    /// Whether nothing is drawn in bulk.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.dots.is_empty()
    }
}

impl BulkDot {
    /// The width of the border, in pixels.
    pub const OUTLINE: f32 = 0.8;

    /// Whether a point is on it.
    #[must_use]
    pub fn holds(&self, at: Point) -> bool {
        Spot { at: self.center, radius: self.radius, shape: self.shape }.distance(at) <= 0.0
    }

    /// Its corners; none for a disc.
    pub fn corners(&self) -> impl Iterator<Item = Point> + '_ {
        self.shape.corners().iter().map(|(x, y)| self.center.moved(x * self.radius, y * self.radius))
    }
}
