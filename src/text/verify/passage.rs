//! Passages: "first words … last words" of a part of a text that a program worked from.

use super::place::{Target, Wanted};
use crate::model::Span;

/// Where a passage stands: from the first place of its first words to the nearest place of its last words behind them.
/// A passage without an ellipsis stands where its words do.
pub(super) fn place(target: &Target<'_>, passage: &str) -> Option<Span> {
    let places = |words: &str| {
        let words = words.trim();
        let is_empty = !words.chars().any(char::is_alphanumeric);
        if is_empty { None } else { target.find(&Wanted::alone(words)).map(|found| found.places) }
    };
    let Some((first, last)) = parts(passage) else { return places(passage)?.first().copied() };
    let starts = places(first)?;
    let ends = places(last)?;
    let start = *starts.first()?;
    let end = ends.iter().find(|end| end.start >= start.end)?;
    Some(Span { start: start.start, end: end.end })
}

/// The first and last words of a passage.
fn parts(passage: &str) -> Option<(&str, &str)> {
    ["…", "[...]", "..."].into_iter().find_map(|dots| passage.split_once(dots))
}
