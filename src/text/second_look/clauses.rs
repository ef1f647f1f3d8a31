//! The clauses of a sentence, by its signs: which words stand so near to others that they may turn them.
//!
//! Invariant: a clause is told by signs and a few conjunctions; grammar is not read.

use crate::model::Span;

/// Signs that divide clauses.
const SIGNS: [char; 18] = [',', ';', ':', '(', ')', '[', ']', '“', '”', '«', '»', '—', '–', '،', '؛', '，', '；', '、'];

/// The most words of a clause that leads over to the next: "that", "in Paris".
const BRIDGE: usize = 2;

/// The most words of a clause before a comma and the quote, or behind: "According to Bush,", ", said Bush".
const ASIDE: usize = 8;

/// Words with which a clause begins that is about something else.
const TURNS: [&str; 9] =
    [" which ", " who ", " whom ", " whose ", " where ", " while ", " whereas ", " but ", " although "];

/// The clause within `place` around a `word` of it.
pub(super) fn clause_around(text: &str, place: Span, word: Span) -> Span {
    let before = Span { start: place.start, end: word.start }.of(text);
    let after = Span { start: word.end, end: place.end }.of(text);
    let start = before.rfind(SIGNS).map_or(place.start, |at| place.start + at as u32);
    let end = after.find(SIGNS).map_or(place.end, |at| word.end + at as u32);
    Span { start, end }
}

/// The end of `before`, which stands right before a quote, that may speak of the quote.
pub(super) fn clause_before(text: &str, before: Span) -> Span {
    let words = before.of(text);
    let bare = words.trim_end_matches(|sign: char| sign.is_whitespace() || SIGNS.contains(&sign));
    let is_apart = bare.len() < words.trim_end().len();
    let mut end = bare.len();
    loop {
        let start = bare[..end].rfind(SIGNS).map_or(0, |at| bare.ceil_char_boundary(at + 1));
        let turn = TURNS.iter().filter_map(|turn| bare[start..].rfind(turn)).max();
        let start_of_turn = turn.map_or(start, |at| start + at);
        let count = bare[start_of_turn..].split_whitespace().count();
        if start > 0 && turn.is_none() && bare[start..end].split_whitespace().count() <= BRIDGE {
            end = bare[..start].trim_end_matches(SIGNS).len();
            if end > 0 {
                continue;
            }
        }
        let is_all = count <= ASIDE || !is_apart;
        let from = if is_all { start_of_turn } else { words.len() };
        return Span { start: before.start + from as u32, end: before.end };
    }
}

/// The beginning of `after`, which stands right behind a quote, that may speak of the quote.
pub(super) fn clause_after(text: &str, after: Span) -> Span {
    let words = after.of(text);
    let bare = words.trim_start_matches(|sign: char| sign.is_whitespace() || SIGNS.contains(&sign));
    let lead = words.len() - bare.len();
    let turn = TURNS
        .iter()
        .filter_map(|turn| bare.find(turn.trim_start()).filter(|at| *at == 0 || bare[..*at].ends_with(' ')))
        .min();
    let end = bare.find(SIGNS).unwrap_or(bare.len()).min(turn.unwrap_or(bare.len()));
    let is_aside = lead > 0 && bare[..end].split_whitespace().count() > ASIDE;
    let end = if is_aside { 0 } else { lead + end };
    Span { start: after.start, end: after.start + end as u32 }
}
