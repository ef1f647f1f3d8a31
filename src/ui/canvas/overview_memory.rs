//! What the overview keeps between frames.

use crate::model::ThemeChoice;
use crate::scene::{Overview, Scene};
use crate::ui::cached::{Cached, Same};
use egui::{Rect, Shape, Vec2};
use std::sync::Arc;

/// What the overview keeps between frames.
#[derive(Default)]
pub(super) struct OverviewMemory {
    pub(super) map: Cached<(Same<Scene>, ThemeChoice), Arc<Overview>>,
    pub(super) shape: Cached<(Same<Overview>, (u32, u32)), Shape>,
    /// Where it was in the last frame, if anywhere: there the canvas is not pointed at.
    pub(super) rect: Option<Rect>,
    /// The corner where it stands: lower right, upper right, upper left, lower left.
    pub(super) corner: Option<usize>,
    /// How far from the middle of the frame it is held.
    pub(super) hold: Vec2,
}

impl OverviewMemory {
    /// Lets go of the last scene, so that it can be changed in place.
    pub(super) fn let_go(&mut self) {
        (self.map, self.shape) = (Cached::default(), Cached::default());
    }
}
