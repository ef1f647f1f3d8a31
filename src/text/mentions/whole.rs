//! Whole words: whether tokens are a name by themselves or part of something longer.

use crate::text::words::{Gap, Words};

/// The endings of English contractions: "Don" is not in "Don’t".
const CONTRACTION_ENDINGS: [&str; 6] = ["t", "ll", "re", "ve", "d", "m"];

/// Whether the tokens from `first` to `last` are not part of something longer: a word beyond a sign that belongs to the
/// name ("U.S." in "U.S.A."), a contraction ("Don" in "Don’t"), a number ("110" in "1,110").
pub(super) fn is_whole_word(words: &Words, first: usize, last: usize) -> bool {
    let tokens = words.tokens();
    let touching = |place: usize| tokens.get(place).filter(|token| token.gap == Gap::None);
    let text = |place: usize| tokens.get(place).map(|token| words.lowered(token)).unwrap_or_default();
    let is_number = |place: usize| text(place).starts_with(char::is_numeric);
    let is_point = |place: usize| matches!(text(place), "." | ",");

    let (begins, ends) = (&tokens[first], &tokens[last]);
    let joined_before = begins.gap == Gap::None && first > 0;
    if !begins.is_word && joined_before && tokens[first - 1].is_word {
        return false;
    }
    let next = touching(last + 1);
    if !ends.is_word && next.is_some_and(|next| next.is_word) {
        return false;
    }
    let after_next = next.and_then(|_| touching(last + 2));
    if ends.is_word
        && text(last + 1) == "'"
        && after_next.is_some_and(|ending| CONTRACTION_ENDINGS.contains(&words.lowered(ending)))
    {
        return false;
    }
    let number_before =
        joined_before && first > 1 && is_point(first - 1) && tokens[first - 1].gap == Gap::None && is_number(first - 2);
    let number_after = after_next.is_some() && is_point(last + 1) && is_number(last + 2);
    !(is_number(first) && number_before || is_number(last) && number_after)
}
