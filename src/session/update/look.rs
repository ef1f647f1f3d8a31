//! The camera: looking at the whole or at a part, zooming, flying to something.

use crate::model::{Camera, EntityIndex, Position, Target};
use crate::session::Session;
use crate::session::state::Look;

/// The zoom that flying to something goes to, at least.
const FLIGHT_ZOOM: f32 = 1.0;

/// One step of the zoom keys.
const ZOOM_STEP: f32 = 1.25;

impl Session {
    /// Looks at the whole, or at a part.
    pub(in crate::session) fn look_at(&mut self, look: Look) {
        self.camera.look = look.checked();
    }

    /// Zooms in at the middle of the canvas.
    pub(in crate::session) fn zoom_in(&mut self) {
        self.zoom_by(ZOOM_STEP);
    }

    /// Zooms out at the middle of the canvas.
    pub(in crate::session) fn zoom_out(&mut self) {
        self.zoom_by(1.0 / ZOOM_STEP);
    }

    fn zoom_by(&mut self, factor: f32) {
        let shown = self.camera.shown;
        self.look_at(Look::At(Camera { zoom: shown.zoom * factor, ..shown }));
    }

    /// Selects something and brings it into the middle.
    pub(in crate::session) fn fly_to(&mut self, target: Target) {
        let Some(open) = self.open() else { return };
        let at = |entity: EntityIndex| self.workspace().positions.get(entity.at()).copied().unwrap_or_default();
        let center = match target {
            Target::Entity(entity) => at(entity),
            Target::Edge(edge) => {
                let Some(edge) = open.network.edges.get(edge.at()) else { return };
                let (one, other) = (at(edge.ends.0), at(edge.ends.1));
                Position::new(one.x.midpoint(other.x), one.y.midpoint(other.y))
            }
        };
        self.select(Some(target));
        self.look_at(Look::At(Camera { center, zoom: self.camera.shown.zoom.max(FLIGHT_ZOOM) }));
    }
}
