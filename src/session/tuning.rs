//! An adjustment of the layout that the reader may still take back.

use super::arrangement::Arrangement;
use super::state::Look;

/// What was there before the adjustment began.
#[derive(Clone, Debug)]
pub struct Tuning {
    pub(super) before: Arrangement,
    pub(super) look: Look,
    /// Whether a layout was under way when the adjustment began.
    pub(super) was_under_way: bool,
    /// Whether nothing moves.
    pub(super) frozen: bool,
    pub(super) picture: TunedPicture,
}

impl Tuning {
    /// Whether nothing moves while the reader adjusts.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// Whether anything was adjusted.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.picture != TunedPicture::Untouched
    }
}

/// How the picture stands to the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TunedPicture {
    /// Nothing was adjusted yet.
    Untouched,
    /// It was not yet laid out by the present options.
    Behind,
    /// It is laid out by them, or on its way.
    Follows,
}

/// One step of an adjustment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tune {
    /// Ask the layout for this.
    Options(super::layout_request::LayoutOptions),
    /// Hold everything where it is, or let it go.
    Freeze(bool),
    /// Keep what was adjusted.
    Keep,
    /// Put everything back to where it was.
    Cancel,
}
