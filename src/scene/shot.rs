//! How a scene is to be shown on one page or window.

use super::caption::Caption;
use super::page::Size;
use super::theme::Theme;
use crate::model::Camera;
use crate::session::{Background, Emphasis};

/// What is to be shown of a scene.
#[derive(Clone, Copy)]
pub struct Shot<'a> {
    /// From where.
    pub camera: Camera,
    /// On a page of this size.
    pub size: Size,
    /// In which colours.
    pub theme: &'a Theme,
    /// What stands out.
    pub emphasis: &'a Emphasis,
    /// A factor for all text.
    pub text_scale: f32,
    /// What lies behind.
    pub background: Background,
    /// How the legend is on the page.
    pub legend: LegendForm,
    /// The title above the picture and the caption below it. The camera then looks through the part of the page
    /// between them: see [`picture_area`](super::picture_area).
    pub caption: Option<&'a Caption>,
}

/// How the legend is on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LegendForm {
    /// Not at all.
    #[default]
    Absent,
    /// Whole, as in a figure.
    Whole,
    /// Whole, with a sign to fold it by.
    Unfolded,
    /// Only the sign to unfold it by.
    Folded,
}
