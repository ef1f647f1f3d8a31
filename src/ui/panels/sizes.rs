//! How large the panels are and which are folded away, as the reader left them.
//!
//! Invariant: a size is noted only when the reader drags it; other windows keep their usual sizes.

use egui::{Panel, Ui, UiBuilder};
use std::collections::{BTreeMap, BTreeSet};

/// The panel at the side with what is selected.
pub(in crate::ui) const SELECTION: &str = "selection";
/// The document beside it.
pub(in crate::ui) const DOCUMENT: &str = "document";
/// The document below it, in a narrow window.
pub(in crate::ui) const DOCUMENT_BELOW: &str = "document below";

/// The legend on the canvas, which can be folded away like a panel.
pub(in crate::ui) const LEGEND: &str = "legend";

/// The small map on the canvas, which can be hidden like a panel.
pub(in crate::ui) const OVERVIEW: &str = "overview";

/// Before the name of a panel that the reader unfolded where the window would have it folded.
const SHOWN: &str = "not ";

/// How far a focus ring or a tooltip's shadow may stand out, in points.
const MARGIN: f32 = 4.0;

/// The panels as the reader left them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panels {
    /// Widths, or heights, in points, by the panel's name.
    pub sizes: BTreeMap<String, f32>,
    /// The names of those that are folded away; with “not ” before it, the name of one that the reader unfolded where
    /// the window would have it folded.
    pub folded: BTreeSet<String>,
}

impl Panels {
    /// Whether a panel is unfolded.
    pub(in crate::ui) fn is_unfolded(&self, name: &str) -> bool {
        !self.folded.contains(name)
    }

    /// Whether the reader folded or unfolded a panel; `None`: neither.
    pub(in crate::ui) fn was_unfolded(&self, name: &str) -> Option<bool> {
        if self.folded.contains(name) {
            return Some(false);
        }
        self.folded.contains(&format!("{SHOWN}{name}")).then_some(true)
    }

    /// Folds a panel away, or unfolds it.
    pub(in crate::ui) fn set_unfolded(&mut self, name: &str, unfolded: bool) {
        if unfolded {
            self.folded.remove(name);
        } else {
            self.folded.insert(name.to_owned());
        }
    }

    /// Keeps what the reader chose where the window would choose by its size: folded or unfolded.
    pub(in crate::ui) fn choose_unfolded(&mut self, name: &str, unfolded: bool) {
        self.set_unfolded(name, unfolded);
        let shown = format!("{SHOWN}{name}");
        if unfolded {
            self.folded.insert(shown);
        } else {
            self.folded.remove(&shown);
        }
    }

    /// A panel as large as the reader left it, or `usual`, within `range`.
    pub(in crate::ui) fn sized(&self, panel: Panel, name: &str, usual: f32, range: (f32, f32)) -> Panel {
        // A settings file can hold any number.
        let size = self.sizes.get(name).copied().filter(|size| size.is_finite()).unwrap_or(usual);
        let most = range.1.max(range.0);
        panel.default_size(size.clamp(range.0, most)).size_range(range.0..=most)
    }

    /// Shows what is in a panel in exactly the room that is there: nothing in it, however wide, makes the panel wider.
    pub(in crate::ui) fn contained<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
        let room = ui.available_rect_before_wrap();
        let mut inner = ui.new_child(UiBuilder::new().max_rect(room));
        inner.shrink_clip_rect(room.expand(MARGIN));
        crate::ui::style::with_selectable_text(&mut inner);
        let shown = contents(&mut inner);
        ui.advance_cursor_after_rect(room);
        shown
    }

    /// Notes how large a panel is, if the reader is dragging its edge.
    pub(in crate::ui) fn note(&mut self, ui: &Ui, name: &str, size: f32) {
        let id = egui::Id::unique(("panel size", name));
        let before = ui.data_mut(|data| data.get_temp::<f32>(id));
        ui.data_mut(|data| data.insert_temp(id, size));
        let held = ui.input(|input| input.pointer.primary_down());
        if held && before.is_some_and(|before| (before - size).abs() > 0.5) {
            self.sizes.insert(name.to_owned(), size.round());
        }
    }
}
