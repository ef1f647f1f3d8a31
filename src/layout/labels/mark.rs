//! The mark of a node and its label on a page, in window pixels.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::placement::{ASCENT, BESIDE, CLEAR, DESCENT, LABEL_GAP, LABEL_TEXT, PLACES, label_places, label_size};
use super::viewport::mark_radius;
use crate::layout::geometry::node_box::NodeBox;
use crate::layout::geometry::rect::Area;

/// How much wider heavy text is.
const HEAVIER: f32 = 1.03;

/// A mark and its label in window pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// The radius of the mark.
    pub(crate) radius: f32,
    /// The width of the label.
    width: f32,
    /// The size of its text.
    text: f32,
}

impl Mark {
    /// The mark and the label of a node at a zoom.
    pub(crate) fn of(node: &NodeBox, zoom: f32) -> Self {
        let radius = node.mark;
        let (text, is_heavy) = label_size(radius);
        let wider = if is_heavy { HEAVIER } else { 1.0 } * text / LABEL_TEXT;
        let width = node.label.unwrap_or(0.0) * wider;
        Self { radius: mark_radius(radius, zoom), width, text }
    }

    /// The square around the mark.
    #[inline(always)]
    pub(crate) fn area(&self, (x, y): (f32, f32)) -> Area {
        Area { left: x - self.radius, top: y - self.radius, right: x + self.radius, bottom: y + self.radius }
    }

    /// The smallest area with all places of the label in it.
    pub(crate) fn reach(&self, at: (f32, f32)) -> Area {
        let places = self.places(at);
        places.iter().fold(places[0], |all, place| all.around(place)).grown(BESIDE, CLEAR)
    }

    /// The places of the label.
    pub(crate) fn places(&self, (x, y): (f32, f32)) -> [Area; PLACES] {
        let Self { width, text, .. } = *self;
        label_places(self.radius + LABEL_GAP, text, width).map(|(left, baseline)| Area {
            left: x + left,
            top: y + baseline - ASCENT * text,
            right: x + left + width,
            bottom: y + baseline + DESCENT * text,
        })
    }
}
