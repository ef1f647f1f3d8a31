//! The document reader: a source's text as text, the quote highlighted and the mentions marked in it.
//!
//! egui's own labels cannot select text from right to left, so lines are broken and set here: `breaking` finds the lines,
//! `typeset` their glyphs, `flow` stacks the paragraphs, `place` knows what is in view, `margin` marks the sentences that
//! claims use, `page` has the lines in view and listens, `names` knows the
//! names in them, `paint` paints them, and `view` puts them in a scroll area.
//!
//! Invariant: offsets are bytes of the document's text throughout; what is copied is the original text.
//! Invariant: the cost of a frame goes by what is in view, never by the length of the document.

mod breaking;
mod colors;
mod flow;
mod input;
mod margin;
mod names;
mod page;
mod paint;
mod place;
mod selection;
#[cfg(test)]
mod tests;
mod top;
mod typeset;
mod view;

pub(super) use input::{DOUBLE_LINE, Reader, ReaderEvent};
pub(super) use place::ReaderMemory;
pub(super) use view::reader_ui;
