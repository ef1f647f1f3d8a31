//! Words in square brackets that the writer of a quote put in: "[he] left", "[T]he committee", "that [Iran] would sell".
//!
//! Invariant: what a bracket stands in place of is short, and has no number and no word that denies or doubts.

use super::super::place::{Target, Wanted};
use crate::model::{Outcome, Span};
use crate::text::cautions::cautions;
use crate::text::fold::is_letter;

/// The most words of the text, and bytes, that a bracket stands in place of.
const WORDS: usize = 3;
const BYTES: usize = 40;

/// The quote without the words in square brackets that its writer added.
pub(super) fn without(quote: &str) -> String {
    let mut kept = String::with_capacity(quote.len());
    let mut rest = quote;
    while let Some((before, inside)) = rest.split_once('[') {
        let Some((_, after)) = inside.split_once(']') else { break };
        kept.push_str(before);
        // One space stays of the two around it.
        rest = if before.ends_with(' ') { after.strip_prefix(' ').unwrap_or(after) } else { after };
    }
    kept.push_str(rest);
    kept.trim().to_owned()
}

/// Where a quote stands without the words in brackets, or with letters that were put in brackets to fit the sentence.
pub(super) fn added(target: &Target<'_>, quote: &str) -> Option<Span> {
    let found = |words: &str, most: Outcome| {
        let found = target.find(&Wanted::alone(words)).filter(|_| words.chars().any(is_letter))?;
        found.places.first().copied().filter(|_| found.outcome() <= most)
    };
    let bare = without(quote);
    if bare == quote {
        return None;
    }
    let joined = || {
        let words: String = quote.chars().filter(|sign| !matches!(sign, '[' | ']')).collect();
        found(&words, Outcome::Case).filter(|_| has_letters_in_brackets(quote))
    };
    found(&bare, Outcome::Folded).or_else(joined)
}

/// Whether a bracket of a quote stands inside a word: "[T]he", "colleague[s]".
fn has_letters_in_brackets(quote: &str) -> bool {
    let mut parts = quote.split(['[', ']']).peekable();
    std::iter::from_fn(|| Some((parts.next()?, *parts.peek()?)))
        .any(|(before, behind)| before.ends_with(is_letter) && behind.starts_with(is_letter))
}

/// Where a quote stands but that its brackets stand in place of a pronoun or name of the text.
pub(super) fn exchanged(target: &Target<'_>, quote: &str, language: &str) -> Option<Span> {
    let parts: Vec<&str> = parts(quote);
    let (first, others) = parts.split_first().filter(|(_, others)| !others.is_empty())?;
    let places = |part: &str| -> Vec<Span> {
        let found = target.find(&Wanted::alone(part)).filter(|found| found.outcome().is_verified());
        found.map(|found| found.places).unwrap_or_default()
    };
    let others: Vec<Vec<Span>> = others.iter().map(|part| places(part)).collect();
    places(first).into_iter().find_map(|start| {
        let last = others.iter().try_fold(start, |last, places| {
            let behind = places.get(places.partition_point(|place| place.start < last.end))?;
            is_exchangeable(&target.text.text()[last.end as usize..behind.start as usize], language).then_some(*behind)
        })?;
        Some(Span { start: start.start, end: last.end })
    })
}

/// What stands outside of the brackets, part by part.
fn parts(quote: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = quote;
    while let Some((before, inside)) = rest.split_once('[') {
        let Some((_, after)) = inside.split_once(']') else { break };
        parts.push(before);
        rest = after;
    }
    parts.push(rest);
    parts.into_iter().map(str::trim).filter(|part| part.chars().any(is_letter)).collect()
}

/// Whether words may stand in brackets in place of these, and say the same.
fn is_exchangeable(words: &str, language: &str) -> bool {
    words.len() <= BYTES
        && words.split_whitespace().count() <= WORDS
        && !words.contains(char::is_numeric)
        && cautions(words, language).is_empty()
}
