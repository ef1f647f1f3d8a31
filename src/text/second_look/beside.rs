//! What stands beside the sentence of a quote and may turn it: the words that lead in to it, and a short sentence before or
//! behind it that denies it.
//!
//! Invariant: bounded work: a list is followed back for at most [`ITEMS`] sentences.

use crate::model::{DocumentReading, Span};
use crate::text::cautions::{Caution, Lists};
use crate::text::fold::{is_unspaced, starts_list_item};
use crate::text::lines::ends_sentence;
use crate::text::sentences::has_doubtful_end;

/// How far a list is followed back to its lead-in, in sentences.
const ITEMS: usize = 64;

/// The most words of a short sentence that points at its neighbour, and of one that does not.
const POINTING: usize = 9;
const BARE: usize = 3;

/// The most letters of the same in a script without spaces.
const UNSPACED: usize = 16;

/// The longest text that leads in, or that denies its neighbour, in bytes.
const LEAD: u32 = 600;

/// Words that lead in to the sentence of a quote.
pub(super) struct Lead {
    /// Where they stand.
    pub(super) words: Span,
    /// Whether they end in a colon, so that they are a part of it; a heading is none.
    pub(super) is_open: bool,
}

/// The words that lead in to the sentence of a quote: a heading or a line that does not end, the sentence before a list,
/// or one whose end may be none, as behind an abbreviation.
pub(super) fn lead(text: &str, read: &DocumentReading, place: Span) -> Option<Lead> {
    let mut first = *read.sentences_of(place).start();
    let is_item =
        |number: usize| read.sentences.get(number).is_some_and(|of| starts_list_item(text, of.start as usize));
    for _ in 0..ITEMS {
        if first == 0 || !is_item(first) || !is_item(first - 1) {
            break;
        }
        first -= 1;
    }
    let before = *read.sentences.get(read.neighbour(first, false)?)?;
    if before.end - before.start > LEAD {
        return None;
    }
    let words = before.of(text);
    let is_open = words.ends_with([':', '：']);
    let leads = is_open || !ends_sentence(words) || has_doubtful_end(words, &read.language);
    leads.then_some(Lead { words: before, is_open })
}

/// Whether a short sentence before the quote’s or behind it denies it: "This is false."
pub(super) fn beside(text: &str, read: &DocumentReading, place: Span) -> bool {
    let numbers = read.sentences_of(place);
    let neighbours = [read.neighbour(*numbers.start(), false), read.neighbour(*numbers.end(), true)];
    let sentences = neighbours.into_iter().flatten().filter_map(|number| read.sentences.get(number));
    // A long one is not short, and is not read to tell so.
    let mut short = sentences.filter(|span| span.end - span.start <= LEAD);
    short.any(|span| denies(span.of(text), &read.language))
}

/// Whether a short sentence denies, and points at its neighbour or is hardly more than the denial.
fn denies(words: &str, language: &str) -> bool {
    let is_unspaced = words.contains(is_unspaced);
    let count = if is_unspaced { words.chars().count() } else { words.split_whitespace().count() };
    if count > if is_unspaced { UNSPACED } else { POINTING } {
        return false;
    }
    let lists = Lists::of(words, language);
    let is_denial = lists.cautions(words).iter().any(|found| found.caution == Caution::Denial);
    is_denial && (count <= BARE || lists.points(words))
}
