//! The words that a quote is said to stand between.
//!
//! Source: `prefix` and `suffix` of the W3C Web Annotation `TextQuoteSelector`.

use crate::model::{Context, Fold, Folds, Span};
use crate::text::fold::{Breaks, Case, Folding, Original, folded_quote};

/// How a prefix or suffix is compared: after the folds, across breaks.
const HOW: Folding = Folding { folds: Folds::ALL, case: Case::Kept, breaks: Breaks::Joined };

/// What stands beside the quote at `place` in place of its prefix or suffix; `None` where both hold.
pub(super) fn contradiction(
    text: Original<'_>,
    place: Span,
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Option<Context> {
    let before = prefix.and_then(|prefix| instead_of_prefix(text, place, prefix));
    let after = suffix.and_then(|suffix| instead_of_suffix(text, place, suffix));
    (before.is_some() || after.is_some()).then_some(Context { before, after })
}

/// The ways to read a word that is broken at a line end: joined, or as it is written.
fn readings() -> [Folding; 2] {
    [HOW, Folding { folds: HOW.folds.without(Fold::BrokenWords), ..HOW }]
}

fn instead_of_prefix(text: Original<'_>, place: Span, prefix: &str) -> Option<Span> {
    let original = text.text();
    let end = place.start as usize;
    // Folding shortens text; this much room is enough for any text that is not made to defeat it.
    let start = original.floor_char_boundary(end.saturating_sub(4 * prefix.len() + 256));
    let holds = |how: Folding| {
        let wanted = folded_quote(prefix, text, how).text;
        text.fold_range(start..end, how).text.trim_end().ends_with(&wanted)
    };
    let shown = original.floor_char_boundary(end.saturating_sub(prefix.len()).max(start));
    // As many words as the prefix is long, the first of them whole, and what more there is of a sentence that is short.
    let lead = original[start..shown].rfind(char::is_whitespace).map_or(start, |at| start + at);
    let lead = start_of_sentence(&original[start..lead]).map_or(lead, |at| start + at);
    (!readings().into_iter().any(holds)).then(|| trimmed(original, lead, end))
}

fn instead_of_suffix(text: Original<'_>, place: Span, suffix: &str) -> Option<Span> {
    let original = text.text();
    let start = place.end as usize;
    let end = original.ceil_char_boundary((start + 4 * suffix.len() + 256).min(original.len()));
    let holds = |how: Folding| {
        let wanted = folded_quote(suffix, text, how).text;
        text.fold_range(start..end, how).text.trim_start().starts_with(&wanted)
    };
    let shown = original.ceil_char_boundary((start + suffix.len()).min(end));
    let tail = original[shown..end].find(char::is_whitespace).map_or(end, |at| shown + at);
    let tail = end_of_sentence(&original[tail..end]).map_or(tail, |at| tail + at);
    (!readings().into_iter().any(holds)).then(|| trimmed(original, start, tail))
}

/// How much more of a sentence is shown so that it is shown whole, in bytes.
const MORE: usize = 80;

/// Where the last sentence of `before` begins, if that is near its end.
fn start_of_sentence(before: &str) -> Option<usize> {
    let near = before.floor_char_boundary(before.len().saturating_sub(MORE));
    let ends = [". ", "! ", "? ", ".\n", "。", "\n\n"];
    let last = |end: &&str| before[near..].rfind(*end).map(|at| near + at + end.len());
    ends.iter().filter_map(last).max().or((near == 0).then_some(0))
}

/// Where the first sentence of `after` ends, if that is near.
fn end_of_sentence(after: &str) -> Option<usize> {
    let near = &after[..after.floor_char_boundary(MORE)];
    let is_end = |(at, sign): &(usize, char)| {
        let next = near[at + sign.len_utf8()..].chars().next();
        matches!(sign, '.' | '!' | '?') && next.is_none_or(char::is_whitespace) || matches!(sign, '。' | '！' | '？')
    };
    near.char_indices().find(is_end).map(|(at, sign)| at + sign.len_utf8())
}

/// The span without white space around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let inner = text[start..end].trim_start();
    let from = end - inner.len();
    Span::new(from, from + inner.trim_end().len())
}
