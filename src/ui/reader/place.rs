//! Where the reader is in the document, and what must be measured to show it.
//!
//! Invariant: measuring moves nothing that is in view; only a jump, a key or the wheel does.

use super::flow::Flow;
use super::input::Reader;
use super::selection::Selection;
use super::top::Top;
use super::typeset::{Measures, Setting, Widths};
use crate::model::Span;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// How many bytes of text are laid out ahead per frame: some milliseconds of work.
const BYTES_PER_FRAME: usize = 48 * 1024;

/// Where in the view a quote is shown that was jumped to: in the upper third.
const QUOTE_DEPTH: f64 = 0.2;

/// What the reader remembers between frames: where it is scrolled to, what is selected, and the lines as they were
/// last broken.
#[derive(Debug, Default)]
pub struct ReaderMemory {
    document: Option<u64>,
    /// The id of the document, as a number: the same one read anew stays where it is.
    named: Option<u64>,
    pub(super) measures: Measures,
    pub(super) flow: Flow,
    pub(super) widths: Widths,
    pub(super) selection: Option<Selection>,
    /// How far the text is scrolled, in points.
    pub(super) offset: f64,
    /// The height of the view.
    pub(super) height: f64,
    /// Whether `offset` was changed here, so that the scroll area has to follow.
    pub(super) moved: bool,
    /// The topmost whole line, which stays at the top when lines are broken again.
    pub(super) top: Top,
    /// Whether lines were broken again in this frame. `top` is kept then: while a panel is dragged wider, the line
    /// around it would begin a little earlier each time.
    pub(super) rebroken: bool,
    pub(super) focus: Focus,
    /// Where the marks of the sentences in view can be clicked, with their numbers from 0.
    pub marks: Vec<(usize, egui::Pos2)>,
}

/// Whether the text has the focus, and how it got it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Focus {
    /// It has not.
    #[default]
    Elsewhere,
    /// By a click; no focus ring is drawn.
    ByPointer,
    /// By a key.
    ByKey,
}

impl ReaderMemory {
    /// Whether the text had the focus when it was last shown.
    pub fn has_focus(&self) -> bool {
        self.focus != Focus::Elsewhere
    }

    /// The first byte of the topmost whole line in view.
    pub fn top(&self) -> u32 {
        u32::try_from(self.top.byte).unwrap_or(u32::MAX)
    }

    /// The bytes of the document that are selected, if any.
    pub fn selected(&self) -> Option<Span> {
        let range = self.selection.as_ref()?.range();
        (!range.is_empty()).then(|| Span::new(range.start, range.end))
    }

    /// Brings everything up to date for this frame. Returns whether a part of the document is not measured yet.
    pub(super) fn prepare(&mut self, reader: &Reader<'_>, setting: Setting<'_>) -> bool {
        let Setting { text, measures, .. } = setting;
        let (named, document) = identity(reader, text);
        self.rebroken = self.document == Some(document) && self.measures != measures;
        if self.document != Some(document) {
            let is_same = self.named == Some(named);
            let top = if is_same { std::mem::take(&mut self.top) } else { Top::default() };
            let kept = Self { document: Some(document), named: Some(named), height: self.height, ..Self::default() };
            *self = Self { widths: std::mem::take(&mut self.widths), measures: self.measures, moved: true, ..kept };
            self.lay_out(reader, text, measures);
            if is_same {
                self.top = top;
                self.stay(setting);
            }
        } else if self.rebroken {
            self.lay_out(reader, text, measures);
            self.show_at(setting, self.top.byte, 0.0);
        }
        if reader.scroll_to_highlight
            && let Some(highlight) = reader.highlight
        {
            self.show_at(setting, highlight.start as usize, QUOTE_DEPTH);
        }
        self.measure_view(setting);
        let mut more = false;
        self.keeping_place(|memory| {
            more = memory.flow.measure_more(setting, &mut memory.widths, BYTES_PER_FRAME);
        });
        more
    }

    /// Moves the text by `points`, downwards where positive.
    pub(super) fn scroll(&mut self, points: f64) {
        self.offset = (self.offset + points).clamp(0.0, (self.flow.height() - self.height).max(0.0));
        self.moved = true;
    }

    /// Starts over with other measures or another text.
    fn lay_out(&mut self, reader: &Reader<'_>, text: &str, measures: Measures) {
        if self.measures.size != measures.size || self.measures.pixels_per_point != measures.pixels_per_point {
            self.widths = Widths::default();
        }
        self.measures = measures;
        self.flow = Flow::new(text, &reader.reading.paragraphs, &measures);
    }

    /// Scrolls so that byte `offset` of the text is at the share `depth` of the view's height; 0 is its top.
    fn show_at(&mut self, setting: Setting<'_>, offset: usize, depth: f64) {
        let block = self.flow.block_of(offset);
        self.flow.measure(setting, &mut self.widths, block);
        self.flow.stack();
        let within = self.flow.blocks.get(block).map_or(0.0, |block| block.depth_of(offset, &self.measures));
        // The space above the first line is kept above this one. What surrounds it is not measured yet, and the scroll
        // area keeps the place in bounds.
        let top = self.flow.top(block) - self.flow.top(0) + f64::from(within);
        self.offset = (top - depth * self.height).max(0.0);
        self.moved = true;
    }

    /// Shows a text that was read anew where it was: with the same line as far below the upper end of the view.
    fn stay(&mut self, setting: Setting<'_>) {
        let depth = self.top.depth;
        self.top.find(setting.text);
        self.show_at(setting, self.top.byte, 0.0);
        self.offset = (self.offset + self.flow.top(0) - depth).max(0.0);
    }

    /// Measures what is in view and half a view around it.
    fn measure_view(&mut self, setting: Setting<'_>) {
        // Every round measures a block or is the last one; the limit only guards a frame's time.
        for _ in 0..64 {
            let first = self.flow.block_at(self.offset - self.height / 2.0);
            let last = self.flow.block_at(self.offset + self.height * 1.5);
            let mut changed = false;
            self.keeping_place(|memory| {
                for block in first..=last {
                    changed |= memory.flow.measure(setting, &mut memory.widths, block);
                }
                memory.flow.stack();
            });
            if !changed {
                return;
            }
        }
    }

    /// Makes a change that alters heights, and keeps what is in view in its place (scroll anchoring).
    fn keeping_place(&mut self, change: impl FnOnce(&mut Self)) {
        let top = self.flow.block_at(self.offset);
        let bottom = self.flow.block_at(self.offset + self.height);
        // A block that is measured does not change; where the one at the top is new, its end stays and not its start.
        let anchor = (top..=bottom).find(|block| self.flow.is_measured(*block)).unwrap_or(top);
        let distance = self.flow.top(anchor) - self.offset;
        change(self);
        let offset = (self.flow.top(anchor) - distance).max(0.0);
        if (offset - self.offset).abs() > 0.01 {
            self.offset = offset;
            self.moved = true;
        }
    }
}

/// A hash of the document's id, and one that differs between documents and between readings of the same one, from id, address, length and samples of the text: reading all of a long text in
/// every frame would be slow.
fn identity(reader: &Reader<'_>, text: &str) -> (u64, u64) {
    const SAMPLES: usize = 64;
    let mut hasher = DefaultHasher::new();
    reader.document.id.hash(&mut hasher);
    let named = hasher.finish();
    (text.as_ptr() as usize, text.len(), reader.reading.paragraphs.len()).hash(&mut hasher);
    for byte in text.bytes().step_by((text.len() / SAMPLES).max(1)).take(SAMPLES) {
        byte.hash(&mut hasher);
    }
    (named, hasher.finish())
}
