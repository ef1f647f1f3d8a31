//! The strands of an edge, one for each status: how many there are and how wide, for drawing and for hit-testing.
//!
//! A strand with a verified quote is one full line, one with evidence of which none is verified a double line, and one
//! without evidence a thin line in a pale colour.

use super::build::{EdgeMark, Scene};
use super::frame::Dash;
use super::receding::Receding;
use crate::model::{Backing, ByStatus, Camera, Status, StatusSet};

/// Below this zoom, an edge of a network that is not small is one line.
const STRANDS_FROM_ZOOM: f32 = 0.5;

/// Below this zoom, every edge is one line.
const STRANDS_EVER_FROM_ZOOM: f32 = 0.25;

/// The most edges of a small network.
const SMALL: usize = 160;

/// The least distance between the middles of two strands, in pixels at 100 %.
const STRAND_GAP: f32 = 3.6;

/// The least distance of either line of a double strand from its middle, in pixels.
const DOUBLE: f32 = 1.3;

/// The width of a thin line, in pixels at 100 %.
const THIN: f32 = 0.9;

/// The least widths of a thin line and of a full one, in pixels.
const THINNEST: f32 = 0.6;
const LEAST_FULL: f32 = 1.0;

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

/// One strand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strand {
    /// The status of its claims.
    pub(super) status: Status,
    /// The best that stands behind them.
    pub(super) backing: Backing,
    /// The offset of its middle from the middle of the edge, in pixels.
    pub(super) aside: f32,
}

/// The strands of one edge on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Strands {
    /// The statuses that are drawn, at least one.
    statuses: StatusSet,
    /// The best that stands behind the claims of each status.
    best: ByStatus<Backing>,
    /// The width of a strand with a verified quote, in pixels.
    width: f32,
    /// The width of a strand without evidence, and of either line of a double one, in pixels.
    thin: f32,
    /// The distance between the middles of two strands, in pixels.
    gap: f32,
}

impl Strands {
    /// The strands of an edge at a camera's zoom, as far as lines step back.
    pub(super) fn of(edge: &EdgeMark, detail: Detail, camera: Camera, receding: Receding) -> Self {
        let strongest = STRONGEST.into_iter().find(|status| edge.statuses.contains(*status)).unwrap_or_default();
        let statuses = match detail {
            Detail::Strands if !edge.statuses.is_empty() => edge.statuses,
            _ => StatusSet::default().with(strongest),
        };
        let factor = line_factor(camera) * receding.width;
        let (width, thin) = ((edge.width * factor).max(LEAST_FULL), (THIN * factor).max(THINNEST));
        let strands = Self { statuses, best: edge.best, width, thin, gap: (STRAND_GAP * factor).max(width + 1.8) };
        // Wider, or the lines of two double strands would be four at equal distances.
        let double = STRAND_GAP * factor + 2.0 * strands.double();
        Self { gap: if strands.any(Backing::Unverified) { double } else { strands.gap }, ..strands }
    }

    /// The distance of either line of a double strand from its middle, in pixels.
    pub(super) fn double(&self) -> f32 {
        (self.width / 2.0 + 0.6).max(DOUBLE)
    }

    /// Half the width of all strands together, in pixels.
    pub(super) fn half_width(&self) -> f32 {
        let outer = match () {
            () if self.any(Backing::Unverified) => self.double() + self.thin / 2.0,
            () if self.any(Backing::Verified) => self.width / 2.0,
            () => self.thin / 2.0,
        };
        (self.statuses.len() as f32 - 1.0) / 2.0 * self.gap + outer
    }

    /// Each strand.
    pub(super) fn iter(&self) -> impl Iterator<Item = Strand> + '_ {
        let middle = (self.statuses.len() as f32 - 1.0) / 2.0;
        self.statuses.iter().enumerate().map(move |(place, status)| Strand {
            status,
            backing: self.best[status],
            aside: (place as f32 - middle) * self.gap,
        })
    }

    /// What stands behind the claims of a status, at best.
    pub(super) fn best_of(&self, status: Status) -> Backing {
        self.best[status]
    }

    /// The best that stands behind any of the strands.
    pub(super) fn best(&self) -> Backing {
        self.statuses.iter().map(|status| self.best[status]).min().unwrap_or_default()
    }

    /// Whether this stands behind any of the strands.
    fn any(&self, backing: Backing) -> bool {
        self.statuses.iter().any(|status| self.best[status] == backing)
    }

    /// The width of a strand with a verified quote that is drawn so: dots are wider, to read as a line.
    pub(super) fn width(&self, dash: Dash) -> f32 {
        self.width + if dash == Dash::Dotted { 0.5 } else { 0.0 }
    }

    /// The width of a thin line that is drawn so.
    pub(super) fn thin(&self, dash: Dash) -> f32 {
        self.thin + if dash == Dash::Dotted { 0.3 } else { 0.0 }
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
