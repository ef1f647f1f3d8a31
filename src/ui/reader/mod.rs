//! The document reader: a source's text as text, the quote highlighted and the mentions marked in it.
//!
//! egui's own labels cannot select text from right to left, so lines are broken and set here: `breaking` finds the
//! lines, `typeset` their glyphs, `flow` stacks the paragraphs, `place` knows what is in view, `margin` marks what claims make of it, `page` draws it and
//! listens.
//!
//! Invariant: offsets are bytes of the document's text throughout; what is copied is the original text.
//! Invariant: the cost of a frame goes by what is in view, never by the length of the document.

mod breaking;
mod colors;
mod flow;
mod margin;
mod page;
mod place;
mod selection;
#[cfg(test)]
mod tests;
mod typeset;

use crate::analysis::sentences::SentenceUse;
use crate::model::{Document, DocumentReading, EntityIndex, Span};
use std::collections::BTreeSet;
use typeset::Measures;

pub use place::ReaderMemory;

/// The longest line in multiples of the text's size: some 70 characters, which eyes follow without losing the line
/// (Bringhurst, The Elements of Typographic Style, 2.1.2: 45 to 75).
const LONGEST_LINE: f32 = 34.0;

/// A double line below a name: from where to where each of its two lines goes, in pixels.
pub const DOUBLE_LINE: [(f32, f32); 2] = [(0.0, 1.0), (2.0, 3.0)];

/// What to show of a document.
pub struct Reader<'a> {
    /// The document; without text nothing is shown.
    pub document: &'a Document,
    /// What was read in it.
    pub reading: &'a DocumentReading,
    /// The quote shown now.
    pub highlight: Option<Span>,
    /// The other quotes of the selection in this document, shown paler.
    pub quotes: &'a [Span],
    /// The words that were looked for, in order.
    pub found: &'a [Span],
    /// The entities whose mentions are marked strongly; all others only faintly.
    pub marked: &'a BTreeSet<EntityIndex>,
    /// The one of the marked whose mentions are underlined twice, to tell it from another of the same colour.
    pub doubled: Option<EntityIndex>,
    /// What claims make of each sentence; none where that is not known, and then no sentence counts as unused.
    pub uses: &'a [SentenceUse],
    /// The sentence that stands out: the pointer is on it, or it is selected.
    pub pointed: Option<usize>,
    /// The colour of an entity's kind.
    pub entity_color: &'a dyn Fn(EntityIndex) -> egui::Color32,
    /// Whether to scroll, in this frame, so that the highlight stands in the upper third.
    pub scroll_to_highlight: bool,
    /// The size of the text in points.
    pub text_size: f32,
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// Clicked a mention of an entity, or pressed Enter on it.
    ClickMention(EntityIndex),
    /// Clicked a sentence beside its mentions: its number from 0.
    ClickSentence(usize),
    /// The pointer stands on a sentence: its number from 0. Sent in every frame while it does.
    HoverSentence(usize),
    /// Wants the selected text on the clipboard: the original text, and where it stands.
    Copy(String, Span),
}

impl Reader<'_> {
    /// Shows the document in the space that is left in `ui`, scrolling by itself.
    pub fn show(self, ui: &mut egui::Ui, memory: &mut ReaderMemory) -> Vec<ReaderEvent> {
        let Some(text) = self.document.text.as_deref() else {
            return Vec::new();
        };
        let size = if self.text_size.is_finite() { self.text_size.clamp(6.0, 96.0) } else { 15.0 };
        let (column_left, width) = column(ui, size);
        let measures = Measures { size, width, pixels_per_point: ui.pixels_per_point() };
        // Inside something that scrolls by itself there is no end to the height.
        let height = ui.available_height();
        memory.height = if height.is_finite() { f64::from(height.max(1.0)) } else { 600.0 };
        if memory.prepare(ui, &self, text, measures) {
            ui.request_repaint();
        }
        // Rubber bands spring back from where the document before this one had its end.
        ui.spacing_mut().scroll.kinetic.rubber_band = false;
        let mut area = egui::ScrollArea::vertical()
            .id_salt("document text")
            .auto_shrink(false)
            .max_height(memory.height as f32)
            .content_margin(0.0);
        if std::mem::take(&mut memory.moved) {
            area = area.vertical_scroll_offset(memory.offset as f32);
        }
        let mut events = Vec::new();
        let shown = area.show_viewport(ui, |ui, viewport| {
            // The scroll area counts in f32, which is coarse at the end of a long text; the difference is small there.
            if (memory.offset - f64::from(viewport.top())).abs() > 0.5 {
                memory.offset = f64::from(viewport.top());
            }
            page::show(ui, viewport, &self, text, memory, column_left, &mut events);
        });
        if !memory.moved {
            memory.offset = f64::from(shown.state.clamped_offset().y);
        }
        events
    }
}

/// The text's column within the space that is left: how far from its left edge, and how wide.
fn column(ui: &egui::Ui, size: f32) -> (f32, f32) {
    let room = ui.available_width() - ui.spacing().scroll.allocated_width();
    // The marks of the sentences stand to the left of the text.
    let (left, right) = (size * margin::MARGIN, if room < size * 24.0 { size * 0.6 } else { size * 1.6 });
    let width = (room - left - right).min(size * LONGEST_LINE).max(size * 4.0).floor();
    (((room - width) / 2.0).max(left).floor(), width)
}
