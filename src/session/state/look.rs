//! The camera: what part of the network is to be seen.

use crate::model::Camera;

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
