//! What the reader is given to show, and what it reports.

use crate::analysis::sentences::SentenceUse;
use crate::model::{Document, DocumentReading, EntityIndex, Span};
use std::collections::BTreeSet;

/// A double line below a name: the top and the bottom of each of its two lines, in points below the name.
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
    /// The marked entity whose mentions are underlined twice, to distinguish it from another one of the same colour.
    pub doubled: Option<EntityIndex>,
    /// How many claims use each sentence; empty where that is not known, and then no sentence counts as unused.
    pub uses: &'a [SentenceUse],
    /// The emphasized sentence: the pointer is on it, or it is selected.
    pub pointed: Option<usize>,
    /// The colour of an entity's kind.
    pub entity_color: &'a dyn Fn(EntityIndex) -> egui::Color32,
    /// The name of an entity.
    pub entity_name: &'a dyn Fn(EntityIndex) -> String,
    /// Whether to scroll, in this frame, so that the highlight stands in the upper third.
    pub scroll_to_highlight: bool,
    /// The size of the text in points.
    pub text_size: f32,
}

/// What the reader did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReaderEvent {
    /// Clicked a mention of an entity, or pressed Enter on it, or chose it from those that may be meant.
    ClickMention(EntityIndex),
    /// Clicked a sentence beside its mentions: its number from 0.
    ClickSentence(usize),
    /// The pointer is on a sentence: its number from 0. Sent in every frame while it does.
    HoverSentence(usize),
    /// Wants the selected text on the clipboard: the original text, and its place.
    Copy(String, Span),
    /// Wants it with its citation.
    CopyCited(String, Span),
}
