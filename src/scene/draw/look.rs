//! How an edge is drawn at a zoom and under an emphasis: its strands, colours and arrows.

use super::canvas::Canvas;
use crate::model::{Backing, Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::page::Color;
use crate::scene::strands::{Detail, Strands, line_factor};

/// How an edge is drawn.
pub(super) struct Look {
    /// Whether it is lit.
    pub(super) lit: bool,
    /// Whether it is selected, hovered, or has the keyboard focus.
    pub(super) pointed: bool,
    pub(super) strands: Strands,
    /// The length of an arrow's head in pixels; 0: no arrows.
    pub(super) arrow: f32,
    /// Whether it is drawn in full, and does not step back.
    in_full: bool,
    /// The opacity of its lines, from 0 to 1: where single lines stand for whole edges, many that cross make a darker spot.
    alpha: f32,
}

impl Look {
    pub(super) fn of(canvas: &Canvas<'_>, edge: &EdgeMark) -> Self {
        let (emphasis, target) = (canvas.shot.emphasis, Some(Target::Edge(edge.edge)));
        let pointed = emphasis.selected == target || emphasis.points_at(edge.edge) || emphasis.focus == target;
        let camera = canvas.shot.camera;
        let detail = if pointed { Detail::Strands } else { Detail::at(camera.zoom, canvas.scene) };
        let receding = canvas.receding;
        let (arrow, alpha) = match detail {
            Detail::Strands => ((6.5 + 1.3 * edge.width) * line_factor(camera) * receding.width, 1.0),
            Detail::Line => (0.0, receding.strength),
        };
        let lit = canvas.is_edge_lit(edge.edge);
        let in_full = pointed || canvas.light.is_partial() || detail == Detail::Line;
        let alpha = if pointed { 1.0 } else { alpha };
        Self { lit, pointed, strands: Strands::of(edge, detail, camera, receding), arrow, in_full, alpha }
    }

    /// The colour of a strand.
    pub(super) fn color(&self, canvas: &Canvas<'_>, status: Status) -> Color {
        let is_absent = self.strands.best_of(status) == Backing::Absent;
        self.shaded(canvas, (!is_absent).then_some(status))
    }

    /// The colour of arrows: that of a single strand, otherwise that of asserted claims; pale where no strand has evidence.
    pub(super) fn arrow_color(&self, canvas: &Canvas<'_>) -> Color {
        let is_absent = self.strands.best() == Backing::Absent;
        self.shaded(canvas, (!is_absent).then_some(self.strands.only().unwrap_or(Status::Asserted)))
    }

    /// The colour of a status, or of what has no evidence, as it is where the edge is not lit, or one of many.
    fn shaded(&self, canvas: &Canvas<'_>, status: Option<Status>) -> Color {
        let color = canvas.dimmed_line(canvas.line_color(status, self.in_full), self.lit);
        if self.alpha < 1.0 { color.with_alpha(self.alpha) } else { color }
    }
}
