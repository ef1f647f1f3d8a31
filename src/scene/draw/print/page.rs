//! The measures of a page that all its parts go by.

use crate::session::figure::{LegendPlace, Part};

/// The gap between the picture and legend or key.
pub(super) const APART: f32 = 10.0;

/// The room around the marks within the picture, left, top, right and bottom: names stand above, and mostly below them.
pub(super) const AROUND: [f32; 4] = [14.0, 12.0, 14.0, 18.0];

/// Up to how many nodes in view all are named or numbered.
pub(super) const FEW: usize = 400;

/// Up to which width the caption is brief.
pub(super) const NARROW: f32 = 560.0;

/// The size of the text of key, legend and caption on a narrow page, and on others, in pixels where names have 12.
pub(super) const SMALL: (f32, f32) = (9.5, 10.5);

/// How a network is fitted to its page.
#[derive(Clone, Copy, Debug)]
pub(in crate::scene) struct Fitting {
    /// Where the legend is; `None`: there is none.
    pub(in crate::scene) legend: Option<LegendPlace>,
    /// The part of the network on it.
    pub(in crate::scene) part: Part,
    /// By how much it may become wider or higher at most.
    pub(in crate::scene) stretch: f32,
}

/// The size of the text of key, legend and caption on a page of this width.
pub(super) fn small_text(width: f32) -> f32 {
    if width < NARROW { SMALL.0 } else { SMALL.1 }
}
