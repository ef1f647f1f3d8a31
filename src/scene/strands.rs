//! The strands of an edge, one for each status: how many there are and how wide, for drawing and for hit-testing.

use super::build::{EdgeMark, Scene};
use crate::model::{Camera, Status, StatusSet};

/// Below this zoom, an edge of a network that is not small is one line.
const STRANDS_FROM_ZOOM: f32 = 0.5;

/// Below this zoom, every edge is one line.
const STRANDS_EVER_FROM_ZOOM: f32 = 0.25;

/// The most edges of a small network.
const SMALL: usize = 160;

/// The least distance between the middles of two strands, in pixels at 100 %.
const STRAND_GAP: f32 = 3.6;

/// The distance of either line of a hollow strand from its middle, in pixels.
pub(super) const HOLLOW: f32 = 1.5;

/// Which status stands for an edge that is drawn as one line: the first of these that it has.
const STRONGEST: [Status; Status::ALL.len()] =
    [Status::Asserted, Status::Alleged, Status::Hypothetical, Status::Denied];

/// The level of detail of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// All its strands and its arrows.
    Strands,
    /// One line, at a small zoom.
    Line,
}

impl Detail {
    /// The level of detail of a scene's edges at a zoom.
    pub(super) fn at(zoom: f32, scene: &Scene) -> Self {
        let is_near = zoom >= STRANDS_FROM_ZOOM || scene.edges.len() <= SMALL && zoom >= STRANDS_EVER_FROM_ZOOM;
        if is_near { Self::Strands } else { Self::Line }
    }
}

/// The strands of one edge on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strands {
    /// The statuses that are drawn, at least one.
    statuses: StatusSet,
    /// Whether the strands are hollow, since no shown claim has evidence.
    pub(super) is_hollow: bool,
    /// The width of a strand in pixels.
    pub(super) width: f32,
    /// The distance between the middles of two strands, in pixels.
    gap: f32,
}

impl Strands {
    /// The strands of an edge at a camera's zoom.
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

    /// Half the width of all strands together, in pixels.
    pub(super) fn half_width(&self) -> f32 {
        let outer = if self.is_hollow { HOLLOW + 0.5 } else { self.width / 2.0 };
        (self.statuses.len() as f32 - 1.0) / 2.0 * self.gap + outer
    }

    /// The status of each strand, and the offset of its middle from the middle of the edge, in pixels.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Status, f32)> + '_ {
        let middle = (self.statuses.len() as f32 - 1.0) / 2.0;
        self.statuses.iter().enumerate().map(move |(place, status)| (status, (place as f32 - middle) * self.gap))
    }

    /// The status of the strand, where there is only one.
    pub(super) fn only(&self) -> Option<Status> {
        self.statuses.iter().next().filter(|_| self.statuses.len() == 1)
    }

    /// Whether there is a strand of this status.
    pub(super) fn has(&self, status: Status) -> bool {
        self.statuses.contains(status)
    }
}

/// The factor for line widths at a zoom.
pub(super) fn line_factor(camera: Camera) -> f32 {
    camera.zoom.max(0.0).sqrt().clamp(0.6, 1.25)
}
