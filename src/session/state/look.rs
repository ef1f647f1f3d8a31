//! The camera: what part of the network is to be seen, and the canvas that it is seen on.
//!
//! Readers know a picture by where things stand on their screen. So the camera goes to the whole network when they ask for
//! it, and when the picture is another one: a dossier was opened, or laid out. It stays while a layout is under way. From
//! then on nothing moves it but the reader: what is filtered, hidden or folded away leaves a gap, and no message, bar or
//! panel shifts the rest by a pixel.
//!
//! A window of another size keeps in its middle what was there. Where the whole is still shown as it was fitted, it grows
//! and shrinks with the window, since there is nothing else around it that a reader could want to see; a camera that the
//! reader moved keeps its zoom.
//!
//! Invariant: the session owns the camera. The window draws with it and changes it by commands alone.

use crate::model::{Camera, Position, Size};

/// The farthest and the closest zoom.
pub const ZOOM_RANGE: (f32, f32) = (0.01, 16.0);

/// What part of the network the reader wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Look {
    /// All of it, as it was when that was asked for.
    #[default]
    Whole,
    /// This part.
    At(Camera),
}

/// The canvas, as the window told of it last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// The size of the window, in points.
    pub window: Size,
    /// Its upper left corner in the window, in points.
    pub corner: Position,
    /// Its size, in points.
    pub size: Size,
    /// Its height above the legend, in points.
    pub free_height: f32,
    /// The camera that shows the whole network on it.
    pub whole: Camera,
}

impl Canvas {
    /// Its middle in the window, in points.
    fn middle(&self) -> Position {
        Position::new(self.corner.x + self.size.width / 2.0, self.corner.y + self.size.height / 2.0)
    }
}

/// Where the reader looks, and from which canvas.
#[derive(Clone, Copy, Debug, Default)]
pub struct Viewpoint {
    look: Look,
    /// The camera that showed the whole when the picture came to rest.
    held: Option<Held>,
    /// `None` until the window has drawn it.
    canvas: Option<Canvas>,
}

/// A camera that shows the whole as it was fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Held {
    camera: Camera,
    /// The zoom that it had on a canvas of `size`.
    zoom: f32,
    size: Size,
}

impl Viewpoint {
    /// What part of the network is to be seen.
    pub fn look(&self) -> Look {
        self.look
    }

    /// The canvas; `None` until the window has drawn it.
    pub fn canvas(&self) -> Option<Canvas> {
        self.canvas
    }

    /// The camera: the one that was asked for, or the one that shows the whole network on the canvas.
    pub fn camera(&self) -> Camera {
        match (self.look, self.held) {
            (Look::At(camera), _) => camera,
            (Look::Whole, Some(held)) => held.camera,
            (Look::Whole, None) => self.canvas.map_or_else(Camera::default, |canvas| canvas.whole),
        }
    }

    /// Looks at the whole, as it is now, or at a part.
    pub fn look_at(&mut self, look: Look) {
        self.look = look.checked();
        self.held = None;
    }

    /// Looks at the whole again, where it is looked at: the picture is another one.
    pub fn fit_again(&mut self) {
        self.held = None;
    }

    /// Looks as from `other`, on the canvas as it is.
    pub fn look_as(&mut self, other: Self) {
        *self = Self { canvas: self.canvas, ..other };
    }

    /// The camera on a canvas that may have another place or size than before.
    pub fn camera_on(&self, canvas: &Canvas) -> Camera {
        self.moved_to(canvas).camera()
    }

    /// Whether the canvas is to be told of: it has changed, or the camera is to be held on it.
    pub fn wants(&self, canvas: &Canvas, is_at_rest: bool) -> bool {
        self.canvas != Some(*canvas) || is_at_rest && self.look == Look::Whole && self.held.is_none()
    }

    /// Takes the canvas as it is drawn now. Once the picture is at rest, the camera on the whole is held.
    pub fn take(&mut self, canvas: Canvas, is_at_rest: bool) {
        *self = self.moved_to(&canvas);
        if is_at_rest && self.look == Look::Whole && self.held.is_none() {
            self.held = Some(Held { camera: canvas.whole, zoom: canvas.whole.zoom, size: canvas.size });
        }
    }

    /// As on another canvas.
    fn moved_to(&self, canvas: &Canvas) -> Self {
        let moved = Self { canvas: Some(*canvas), ..*self };
        let Some(before) = self.canvas else { return moved };
        if before.window != canvas.window {
            // What was in the middle stays there.
            let held = self.held.map(|held| {
                let share = (canvas.size.width / held.size.width).min(canvas.size.height / held.size.height);
                let zoom = (held.zoom * share).clamp(ZOOM_RANGE.0.min(held.zoom), ZOOM_RANGE.1);
                let zoom = if zoom.is_finite() { zoom } else { held.zoom };
                Held { camera: Camera { zoom, ..held.camera }, ..held }
            });
            return Self { held, ..moved };
        }
        // A bar or a panel has come or gone: every mark stays at its place in the window.
        let (was, is) = (before.middle(), canvas.middle());
        let shifted = |camera: Camera| {
            let along = |center: f32, was: f32, is: f32| center + (is - was) / camera.zoom;
            let center = Position::new(along(camera.center.x, was.x, is.x), along(camera.center.y, was.y, is.y));
            if center.is_finite() { Camera { center, ..camera } } else { camera }
        };
        let look = match self.look {
            Look::At(camera) if was != is => Look::At(shifted(camera)),
            look => look,
        };
        let is_same = was == is && before.size == canvas.size;
        let held = self.held.map(|held| {
            if is_same {
                held
            } else {
                Held { camera: shifted(held.camera), zoom: held.camera.zoom, size: canvas.size }
            }
        });
        Self { look, held, ..moved }
    }
}

impl Look {
    /// The look with its zoom within range; the whole network where a number is not finite.
    fn checked(self) -> Self {
        match self {
            Self::At(camera) if camera.center.is_finite() && camera.zoom.is_finite() => {
                Self::At(Camera { zoom: camera.zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1), ..camera })
            }
            Self::At(_) | Self::Whole => Self::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Size = Size { width: 1280.0, height: 720.0 };

    fn canvas(left: f32, width: f32, height: f32, whole: f32) -> Canvas {
        Canvas {
            window: WINDOW,
            corner: Position::new(left, 40.0),
            size: Size { width, height },
            free_height: height - 60.0,
            whole: Camera { center: Position::new(10.0, 20.0), zoom: whole },
        }
    }

    /// Where the world's origin is in the window.
    fn origin(point: &Viewpoint) -> (f32, f32) {
        let (camera, middle) = (point.camera(), point.canvas.expect("a canvas").middle());
        (middle.x - camera.center.x * camera.zoom, middle.y - camera.center.y * camera.zoom)
    }

    #[test]
    fn the_whole_is_fitted_while_a_layout_is_under_way_and_held_when_it_rests() {
        let mut point = Viewpoint::default();
        point.take(canvas(0.0, 800.0, 600.0, 0.5), false);
        point.take(canvas(0.0, 800.0, 600.0, 0.7), false);
        assert_eq!(point.camera().zoom, 0.7);
        assert!(point.wants(&canvas(0.0, 800.0, 600.0, 0.7), true), "it is not held yet");
        point.take(canvas(0.0, 800.0, 600.0, 0.7), true);
        // Less is shown, as by a filter: a fit would be closer now.
        point.take(canvas(0.0, 800.0, 600.0, 3.0), true);
        assert_eq!((point.camera().zoom, point.look()), (0.7, Look::Whole));
        point.look_at(Look::Whole);
        assert_eq!(point.camera().zoom, 3.0, "it was asked for");
    }

    #[test]
    fn panels_that_come_and_go_move_nothing_in_the_window() {
        let part = Look::At(Camera { center: Position::new(-7.0, 3.0), zoom: 1.5 });
        for look in [Look::Whole, part] {
            let mut point = Viewpoint::default();
            point.look_at(look);
            point.take(canvas(0.0, 800.0, 600.0, 0.5), true);
            let before = origin(&point);
            // A panel at the left, one below, one at the right that is folded away, a bar that is a point higher.
            let canvases = [(248.0, 552.0, 600.0), (248.0, 552.0, 410.0), (248.0, 1032.0, 410.0), (0.0, 800.0, 599.0)];
            for (left, width, height) in canvases {
                point.take(canvas(left, width, height, 0.3), true);
                let after = origin(&point);
                let moved = (after.0 - before.0).abs().max((after.1 - before.1).abs());
                assert!(moved < 1e-3, "{look:?} moved by {moved} on {left}, {width}, {height}");
            }
        }
    }

    #[test]
    fn a_window_of_another_size_keeps_its_middle_and_scales_only_what_was_fitted() {
        let part = Look::At(Camera { center: Position::new(-7.0, 3.0), zoom: 1.5 });
        for (look, zoom) in [(Look::Whole, 1.0), (part, 1.5)] {
            let mut point = Viewpoint::default();
            point.look_at(look);
            point.take(canvas(0.0, 800.0, 600.0, 0.5), true);
            let before = point.camera();
            let larger = Canvas { window: Size { width: 2560.0, height: 1440.0 }, ..canvas(0.0, 2000.0, 1200.0, 0.9) };
            point.take(larger, true);
            assert_eq!((point.camera().center, point.camera().zoom), (before.center, zoom), "{look:?}");
            point.take(canvas(0.0, 800.0, 600.0, 0.5), true);
            assert_eq!(point.camera(), before, "{look:?}: back at the old size");
        }
    }
}
