//! An adjustment of the layout that the reader may still take back.

use super::look::Viewpoint;
use super::settling::Settling;
use super::workspace::Workspace;
use crate::session::layout_request::LayoutOptions;

/// What was there before the adjustment began.
#[derive(Clone, Debug)]
pub struct Tuning {
    pub(in crate::session) before: Workspace,
    pub(in crate::session) viewpoint: Viewpoint,
    /// What the layout was doing when the adjustment began.
    pub(in crate::session) settling: Settling,
    /// Whether nothing moves while the reader adjusts.
    pub frozen: bool,
    pub(in crate::session) picture: TunedPicture,
}

impl Tuning {
    /// Whether anything was adjusted.
    pub(in crate::session) fn was_touched(&self) -> bool {
        self.picture != TunedPicture::Untouched
    }

    /// Whether there is something to save: the workspace differs from before, or a layout may still change it.
    pub(in crate::session) fn has_changed(&self, present: &Workspace, settling: Settling) -> bool {
        self.was_touched() && (settling.is_under_way() || self.before != *present)
    }
}

/// Whether the picture follows the options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session) enum TunedPicture {
    /// Nothing was adjusted yet.
    Untouched,
    /// It is not laid out by the present options yet.
    Behind,
    /// It is laid out by them, or being laid out.
    Follows,
}

/// One step of an adjustment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tune {
    /// Ask the layout for this.
    Options(LayoutOptions),
    /// Freeze the picture, or let it follow again.
    Freeze(bool),
    /// Keep what was adjusted.
    Keep,
    /// Restore what was there before.
    Cancel,
}
