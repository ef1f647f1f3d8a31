//! How an edge is drawn at a zoom and under an emphasis: its strands, colours and arrows.

use super::canvas::Canvas;
use crate::model::{Backing, Status, Target};
use crate::scene::build::EdgeMark;
use crate::scene::page::Color;
use crate::scene::strands::{Detail, Strands, line_factor};

/// Above so many edges, single lines become translucent.
const CROWD: f32 = 600.0;

/// How an edge is drawn.
pub(super) struct Look {
    /// Whether it is lit.
    pub(super) lit: bool,
    /// Whether it is selected, hovered, or has the keyboard focus.
    pub(super) pointed: bool,
    pub(super) strands: Strands,
    /// The length of an arrow's head in pixels; 0: no arrows.
    pub(super) arrow: f32,
    /// The opacity of its lines, from 0 to 1.
    alpha: f32,
}

impl Look {
    pub(super) fn of(canvas: &Canvas<'_>, edge: &EdgeMark) -> Self {
        let (emphasis, target) = (canvas.shot.emphasis, Some(Target::Edge(edge.edge)));
        let pointed = emphasis.selected == target || emphasis.points_at(edge.edge) || emphasis.focus == target;
        let camera = canvas.shot.camera;
        let detail = if pointed { Detail::Strands } else { Detail::at(camera.zoom, canvas.scene) };
        let crowd = (CROWD / canvas.scene.edges.len().max(1) as f32).sqrt().clamp(0.35, 1.0);
        let (arrow, alpha) = match detail {
            Detail::Strands => ((6.5 + 1.3 * edge.width) * line_factor(camera), 1.0),
            Detail::Line => (0.0, crowd),
        };
        let lit = canvas.is_edge_lit(edge.edge);
        Self { lit, pointed, strands: Strands::of(edge, detail, camera), arrow, alpha }
    }

    /// The colour of a strand.
    pub(super) fn color(&self, canvas: &Canvas<'_>, status: Status) -> Color {
        let theme = canvas.theme();
        let is_absent = self.strands.best_of(status) == Backing::Absent;
        self.shaded(canvas, if is_absent { theme.without_evidence } else { theme.status(status) })
    }

    /// The colour of arrows: that of a single strand, otherwise that of asserted claims; pale where no strand has evidence.
    pub(super) fn arrow_color(&self, canvas: &Canvas<'_>) -> Color {
        let theme = canvas.theme();
        let is_absent = self.strands.best() == Backing::Absent;
        let of_status = theme.status(self.strands.only().unwrap_or(Status::Asserted));
        self.shaded(canvas, if is_absent { theme.without_evidence } else { of_status })
    }

    /// A colour as it is where the edge is not lit, or one of many.
    fn shaded(&self, canvas: &Canvas<'_>, color: Color) -> Color {
        let color = canvas.dimmed(color, self.lit);
        if self.alpha < 1.0 { color.with_alpha(self.alpha) } else { color }
    }
}
