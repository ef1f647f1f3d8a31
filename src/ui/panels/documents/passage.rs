//! The sentence of a document that is shown.

use crate::model::SentenceIndex;
use crate::session::Command;
use crate::ui::ctx::OpenCtx;

/// Whether a sentence is the passage that is shown.
pub(super) fn is_shown(cx: &OpenCtx<'_>, sentence: SentenceIndex) -> bool {
    let reading = cx.session.selection().reading.filter(|reading| reading.document == sentence.document);
    reading.is_some_and(|reading| reading.passage.is_some() && cx.open.reading.sentence(sentence) == reading.passage)
}

/// Shows a sentence in its document.
pub(super) fn read(cx: &OpenCtx<'_>, sentence: Option<SentenceIndex>) {
    if let Some(sentence) = sentence
        && let Some(span) = cx.open.reading.sentence(sentence)
    {
        cx.send(Command::Read(sentence.document, Some(span)));
    }
}
