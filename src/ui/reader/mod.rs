//! The document reader: a source's text as text, the quote highlighted and the mentions marked in it.
//!
//! Invariant: offsets are bytes of the document's text throughout; what is copied is the original text.

use crate::model::{Document, DocumentReading, EntityIndex, Span};
use std::collections::BTreeSet;

/// What to show of a document.
#[expect(missing_debug_implementations, reason = "holds a closure and lives for one frame")]
pub struct Reader<'a> {
    /// The document; without text nothing is shown.
    pub document: &'a Document,
    /// What was read in it.
    pub reading: &'a DocumentReading,
    /// The quote shown now.
    pub highlight: Option<Span>,
    /// The other quotes of the selection in this document, shown paler.
    pub quotes: &'a [Span],
    /// The entities whose mentions are marked strongly; all others only faintly.
    pub marked: &'a BTreeSet<EntityIndex>,
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

/// What the reader remembers between frames: where it is scrolled to, what is selected, and the lines as they were
/// last broken.
#[derive(Debug, Default)]
pub struct ReaderMemory {}

impl Reader<'_> {
    /// Shows the document in the space that is left in `ui`, scrolling by itself.
    pub fn show(self, ui: &mut egui::Ui, _memory: &mut ReaderMemory) -> Vec<ReaderEvent> {
        egui::ScrollArea::vertical().show(ui, |ui| {
            for paragraph in &self.reading.paragraphs {
                let text = paragraph.of(self.document.text.as_deref().unwrap_or_default());
                ui.label(super::bidi::bidi_job(
                    text,
                    self.text_size,
                    ui.visuals().text_color(),
                    super::fonts::Weight::Regular,
                ));
            }
        });
        Vec::new()
    }
}
