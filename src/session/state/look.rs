//! The camera: what part of the network is to be seen, and the canvas that it is seen on.
//!
//! Invariant: the session owns the camera. The window draws with it and changes it by commands alone.

use crate::model::{Camera, Size};

/// The farthest and the closest zoom.
pub const ZOOM_RANGE: (f32, f32) = (0.01, 16.0);

/// What part of the network the reader wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Look {
    /// All of it, whatever the window's size.
    #[default]
    Whole,
    /// This part.
    At(Camera),
}

/// The canvas, as the window told of it last.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Canvas {
    /// Its size, in points.
    pub size: Size,
    /// Its height above the legend, in points.
    pub free_height: f32,
    /// The camera that shows the whole network on it.
    pub whole: Camera,
}

impl Look {
    /// The look with its zoom within range; the whole network where a number is not finite.
    pub(in crate::session) fn checked(self) -> Self {
        match self {
            Self::At(camera) if camera.center.is_finite() && camera.zoom.is_finite() => {
                Self::At(Camera { zoom: camera.zoom.clamp(ZOOM_RANGE.0, ZOOM_RANGE.1), ..camera })
            }
            Self::At(_) | Self::Whole => Self::Whole,
        }
    }
}
