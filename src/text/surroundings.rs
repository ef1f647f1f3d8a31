//! The rest of its sentence around a quote.

use crate::model::{DocumentReading, Span};

/// The parts of the sentences around a place that the place leaves out: before it and behind it, without the white space
/// around them. Either may be empty.
#[must_use]
pub fn rest_of_sentence(text: &str, reading: &DocumentReading, place: Span) -> (Span, Span) {
    let numbers = reading.sentences_of(place);
    let first = reading.sentences.get(*numbers.start()).copied().unwrap_or(place);
    let last = reading.sentences.get(*numbers.end()).copied().unwrap_or(place);
    let before = Span { start: first.start.min(place.start), end: place.start };
    let after = Span { start: place.end, end: last.end.max(place.end) };
    (trimmed(text, before), trimmed(text, after))
}

/// The span without the white space around what it covers.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text).trim_start();
    let start = span.end as usize - inner.len();
    Span::new(start, start + inner.trim_end().len())
}
