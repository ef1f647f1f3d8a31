//! The strands of an edge side by side, one for each status: how wide an edge is, for drawing and for hit-testing.

use super::build::{EdgeMark, Scene};
use crate::model::{Camera, Status, StatusSet};

/// Below this zoom, an edge of a network that is not small is one line.
const STRANDS_FROM_ZOOM: f32 = 0.5;

/// Below this zoom, every edge is one line.
const STRANDS_EVER_FROM_ZOOM: f32 = 0.25;

/// A network of at most so many edges is small.
const SMALL: usize = 160;

/// How far apart the middles of two strands are at least, in pixels at 100 %.
const STRAND_GAP: f32 = 3.6;

/// How far the two lines of a hollow strand are from its middle, in pixels.
pub(super) const HOLLOW: f32 = 1.5;

/// The order in which statuses stand for a whole edge that is seen from afar.
const STRONGEST: [Status; 4] = [Status::Asserted, Status::Alleged, Status::Hypothetical, Status::Denied];

/// How much of an edge is drawn (level of detail).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// All its strands and its arrows.
    Strands,
    /// One line, since it is seen from afar.
    Line,
}

impl Detail {
    /// What is drawn of the edges of a scene at a zoom.
    pub(super) fn at(zoom: f32, scene: &Scene) -> Self {
        let is_near = zoom >= STRANDS_FROM_ZOOM || scene.edges.len() <= SMALL && zoom >= STRANDS_EVER_FROM_ZOOM;
        if is_near { Self::Strands } else { Self::Line }
    }
}

/// The strands of one edge on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strands {
    /// The statuses that are drawn, never none.
    statuses: StatusSet,
    /// Whether nothing supports the edge: its strands are hollow.
    pub(super) is_hollow: bool,
    /// The width of a strand in pixels.
    pub(super) width: f32,
    /// How far apart the middles of two strands are, in pixels.
    gap: f32,
}

impl Strands {
    /// The strands of an edge that `camera` sees.
    pub(super) fn of(edge: &EdgeMark, detail: Detail, camera: Camera) -> Self {
        let strongest = STRONGEST.into_iter().find(|status| edge.statuses.contains(*status)).unwrap_or_default();
        let statuses = match detail {
            Detail::Strands if !edge.statuses.is_empty() => edge.statuses,
            _ => StatusSet::default().with(strongest),
        };
        let factor = line_factor(camera);
        let width = edge.width * factor;
        let is_hollow = !edge.has_evidence;
        let gap = if is_hollow { STRAND_GAP * factor + 2.0 * HOLLOW } else { (STRAND_GAP * factor).max(width + 1.8) };
        Self { statuses, is_hollow, width, gap }
    }

    /// Half the width of all strands together.
    pub(super) fn half_width(&self) -> f32 {
        let outer = if self.is_hollow { HOLLOW + 0.5 } else { self.width / 2.0 };
        (self.statuses.len() as f32 - 1.0) / 2.0 * self.gap + outer
    }

    /// The status of each strand, with how far aside of the edge its middle is.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Status, f32)> + '_ {
        let middle = (self.statuses.len() as f32 - 1.0) / 2.0;
        self.statuses.iter().enumerate().map(move |(place, status)| (status, (place as f32 - middle) * self.gap))
    }

    /// The status of the only strand, where there is but one.
    pub(super) fn only(&self) -> Option<Status> {
        self.statuses.iter().next().filter(|_| self.statuses.len() == 1)
    }

    /// Whether there is a strand of this status.
    pub(super) fn has(&self, status: Status) -> bool {
        self.statuses.contains(status)
    }
}

/// The factor for widths of lines and the like at a zoom.
pub(super) fn line_factor(camera: Camera) -> f32 {
    camera.zoom.max(0.0).sqrt().clamp(0.6, 1.25)
}
