//! How a scene is shown on one page or window: camera, size, colours, legend, caption.

use super::caption::Caption;
use super::page::Size;
use super::theme::Theme;
use crate::model::Camera;
use crate::session::{Background, Emphasis};

/// How a scene is shown.
#[derive(Clone, Copy)]
pub struct Shot<'a> {
    /// The camera.
    pub camera: Camera,
    /// The size of the page.
    pub size: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// What stands out.
    pub emphasis: &'a Emphasis,
    /// The factor for all text sizes.
    pub text_scale: f32,
    /// What lies behind the marks.
    pub background: Background,
    /// The form of the legend.
    pub legend: LegendForm,
    /// The title above the picture and the caption below it. The network then has the part of the page between them: see
    /// [`picture_area`](super::picture_area).
    pub caption: Option<&'a Caption>,
}

/// The form of the legend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendForm {
    /// No legend.
    #[default]
    Absent,
    /// Whole, as in a figure.
    Whole,
    /// Whole, with a button that folds it.
    Unfolded,
    /// The button that unfolds it, and a row of signs.
    Folded,
}
