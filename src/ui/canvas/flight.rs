//! The camera that is drawn with: the session's, or one on a short flight there.
//!
//! Invariant: the session owns the camera. What is drawn differs from it only during a flight.

use crate::model::{Camera, Position};

/// How long a flight takes, in seconds.
const SECONDS: f32 = 0.25;

/// The longest step that a frame advances a flight by, in seconds, so that a slow frame does not skip it.
const LONGEST_STEP: f32 = 0.05;

/// What was drawn last, and the flight that is under way.
#[derive(Default)]
pub(super) struct DrawnCamera {
    camera: Option<Camera>,
    flight: Option<Flight>,
    flies_next: bool,
}

/// A flight from one camera to another.
struct Flight {
    from: Camera,
    to: Camera,
    /// From 0 to 1.
    progress: f32,
}

impl DrawnCamera {
    /// Lets the next change of the session's camera be a flight. Any other change is a jump.
    pub(super) fn fly_next(&mut self) {
        self.flies_next = true;
    }

    /// Ends the flight that is under way, and tells where. A gesture goes on from what is seen.
    pub(super) fn end_flight(&mut self) -> Option<Camera> {
        self.flight.take().and(self.camera)
    }

    /// The camera to draw with in this frame, where the session's is `wanted`.
    pub(super) fn towards(&mut self, ui: &egui::Ui, wanted: Camera) -> Camera {
        let shown = self.camera.unwrap_or(wanted);
        if self.flight.as_ref().is_some_and(|flight| flight.to != wanted) {
            self.flight = None;
        }
        if self.flight.is_none() && self.flies_next && shown != wanted {
            self.flight = Some(Flight { from: shown, to: wanted, progress: 0.0 });
        }
        self.flies_next = false;
        if let Some(flight) = &mut self.flight {
            flight.progress += ui.input(|input| input.stable_dt).min(LONGEST_STEP) / SECONDS;
        }
        self.flight = self.flight.take().filter(|flight| flight.progress < 1.0);
        let camera = self.flight.as_ref().map_or(wanted, Flight::camera);
        if self.flight.is_some() {
            ui.ctx().request_repaint();
        }
        self.camera = Some(camera);
        camera
    }
}

impl Flight {
    /// Where it is. It starts and ends slowly.
    fn camera(&self) -> Camera {
        let t = self.progress * self.progress * (3.0 - 2.0 * self.progress);
        let mix = |from: f32, to: f32| from + (to - from) * t;
        let center =
            Position::new(mix(self.from.center.x, self.to.center.x), mix(self.from.center.y, self.to.center.y));
        Camera { center, zoom: mix(self.from.zoom, self.to.zoom) }
    }
}
