//! The camera that is drawn with: the session's, or one on a short flight there.
//!
//! Invariant: the session owns the camera. What is drawn differs from it only during a flight.

use crate::model::{Camera, Position};

/// How long a flight takes, in seconds.
const SECONDS: f32 = 0.25;

/// The longest step that a frame advances a flight by, in seconds, so that a slow frame does not skip it.
const LONGEST_STEP: f32 = 0.05;

/// What was drawn last, and the flight that is under way.
pub(super) struct DrawnCamera {
    camera: Option<Camera>,
    flight: Option<Flight>,
    flies_next: bool,
    /// Whether there are flights at all; else every change is a jump.
    pub(super) flies: bool,
}

/// A flight from one camera to another.
struct Flight {
    from: Camera,
    to: Camera,
    /// From 0 to 1.
    progress: f32,
}

impl Default for DrawnCamera {
    fn default() -> Self {
        Self { camera: None, flight: None, flies_next: false, flies: true }
    }
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

    /// Whether the next frame draws with another camera, though the session's stays.
    pub(super) fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// The camera to draw with, where the session's is `wanted` and the last frame was `seconds` ago.
    pub(super) fn towards(&mut self, wanted: Camera, seconds: f32) -> Camera {
        let shown = self.camera.unwrap_or(wanted);
        if self.flight.as_ref().is_some_and(|flight| flight.to != wanted) {
            self.flight = None;
        }
        if self.flight.is_none() && self.flies_next && self.flies && shown != wanted {
            self.flight = Some(Flight { from: shown, to: wanted, progress: 0.0 });
        }
        self.flies_next = false;
        if let Some(flight) = &mut self.flight {
            flight.progress += seconds.min(LONGEST_STEP) / SECONDS;
        }
        self.flight = self.flight.take().filter(|flight| flight.progress < 1.0);
        let camera = self.flight.as_ref().map_or(wanted, Flight::camera);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32) -> Camera {
        Camera { center: Position::new(x, 0.0), zoom: 1.0 }
    }

    #[test]
    fn the_camera_jumps_unless_a_flight_was_asked_for() {
        let mut drawn = DrawnCamera::default();
        assert_eq!([at(0.0), at(9.0), at(2.0)].map(|wanted| drawn.towards(wanted, 0.05)), [at(0.0), at(9.0), at(2.0)]);
        drawn.fly_next();
        assert_eq!(drawn.towards(at(2.0), 0.05), at(2.0), "there is nowhere to fly to");
        assert_eq!(drawn.towards(at(5.0), 0.05), at(5.0));
    }

    #[test]
    fn a_flight_arrives_after_a_quarter_of_a_second() {
        let mut drawn = DrawnCamera::default();
        drawn.towards(at(0.0), 0.05);
        drawn.fly_next();
        let way: Vec<f32> = (0..5).map(|_| drawn.towards(at(1.0), 0.05).center.x).collect();
        assert!(way.is_sorted() && way[0] > 0.0 && way[3] < 1.0 && way[4] == 1.0, "{way:?}");
        assert!(!drawn.is_flying());
    }

    #[test]
    fn with_less_motion_every_change_is_a_jump() {
        let mut drawn = DrawnCamera { flies: false, ..DrawnCamera::default() };
        drawn.towards(at(0.0), 0.05);
        drawn.fly_next();
        assert_eq!(drawn.towards(at(1.0), 0.05), at(1.0));
        assert!(!drawn.is_flying());
    }

    #[test]
    fn a_gesture_goes_on_from_where_the_flight_is() {
        let mut drawn = DrawnCamera::default();
        drawn.towards(at(0.0), 0.05);
        assert_eq!(drawn.end_flight(), None);
        drawn.fly_next();
        let seen = drawn.towards(at(1.0), 0.05);
        assert_eq!(drawn.end_flight(), Some(seen));
        assert_eq!(drawn.towards(seen, 0.05), seen);
    }
}
