//! Why a quote is missing, where its words stand in the text in another dress.
//!
//! Invariant: a reason never verifies a quote; the place is only the nearest passage.
//! Invariant: a reason tells all that differs, and none is given where numbers or signs differ that mean something.

mod brackets;
mod letters;
mod marks;
mod markup;
mod meaning;

use super::place::{Sought, Target, Wanted};
use crate::model::{MissingReason, Span};
use crate::text::borders::inside;
use crate::text::fold::{Case, folded_text, is_letter};
use letters::{bare, letters_of, loose_quote, signs_of, squeezed, words_of};
use marks::{has_numbered_lines, has_rising_lines, without_footnote_marks, without_line_marks};
use markup::without_markup;
use meaning::{is_sign_of_number, meant};

pub(super) use letters::loose;

/// How many places with the letters of a quote are compared with it.
const TRIED: usize = 8;

/// Why `quote` is not in the text, with the passage that has its words.
pub(super) fn reason<'f>(
    target: &Target<'_>,
    loose: impl Fn() -> &'f Sought,
    quote: &str,
    language: &str,
) -> Option<(Option<Span>, MissingReason)> {
    if is_spliced(target, quote) {
        return Some((None, MissingReason::Spliced));
    }
    if let Some(place) = brackets::added(target, quote) {
        return Some((Some(place), MissingReason::Brackets));
    }
    let compared = |quote: &str| {
        let wanted = loose_quote(quote);
        let places = target.letters_of(quote, TRIED).into_iter().chain(loose().places(&wanted, TRIED));
        places.into_iter().find_map(|place| Some((Some(place), difference(target, quote, place)?)))
    };
    if let Some(found) = compared(quote) {
        return Some(found);
    }
    let without = brackets::without(quote);
    let beside = if without == quote { None } else { compared(&without).and_then(|(place, _)| place) };
    let place = beside.or_else(|| brackets::exchanged(target, quote, language))?;
    Some((Some(place), MissingReason::Brackets))
}

/// What a passage that has the letters of the quote differs in; `None` where numbers, signs or hidden marks differ that
/// may mean something, or the quote begins or ends inside a word too.
fn difference(target: &Target<'_>, quote: &str, place: Span) -> Option<MissingReason> {
    let text = target.text.text();
    // A sign in front of the first letter belongs to it.
    let mut from = text[..place.start as usize].trim_end_matches(is_sign_of_number).len();
    if text[from..].starts_with('>') && text[..from].ends_with(['\n', '\r']) {
        from = place.start as usize;
    }
    let mut to = text.len() - text[place.end as usize..].trim_start_matches(is_sign_of_number).len();
    while !quote.ends_with(is_letter)
        && let Some(sign) = text[to..].chars().next()
    {
        match markup::markup_at(text, to) {
            Some((end, _)) => to = end,
            None if is_closing(sign) || is_sign_of_number(sign) => to += sign.len_utf8(),
            None => break,
        }
    }
    let passage = &text[from..to];
    let is_overridden = |text: &str| text.contains(['\u{202D}', '\u{202E}']);
    let is_cut = inside(target.text, from).is_some() || inside(target.text, to).is_some();
    if is_overridden(passage) || is_overridden(quote) || is_cut {
        return None;
    }
    if let Some(reason) = compare(quote, passage) {
        let is_set = |text: &str| text.contains(" / ") || marks::has_quoted_lines(text);
        return Some(if is_set(passage) && !is_set(quote) { MissingReason::LineMarks } else { reason });
    }
    // Markup, line marks and footnote marks, one by one and then together.
    [1, 2, 4, 3, 5, 6, 7].into_iter().find_map(|steps| {
        let has = |step: u8| steps & step != 0;
        let plain = if has(1) { without_markup(passage) } else { passage.to_owned() };
        let lined = if has(2) { without_line_marks(&plain) } else { plain.clone() };
        let cleaned = if has(4) { without_footnote_marks(&lined) } else { lined.clone() };
        if cleaned == passage {
            return None;
        }
        // A number on a line of its own is a word, not the number of the line.
        if has(2) && has_numbered_lines(&plain) && !has_rising_lines(text, place) {
            return None;
        }
        let quote = if has(1) { without_markup(quote) } else { quote.to_owned() };
        // The marks that the quote has too are those of the text.
        let quote = if has(4) && marks::has_marks_of(&quote, &lined) { without_footnote_marks(&quote) } else { quote };
        compare(&quote, &cleaned)?;
        let reasons = [MissingReason::Markup, MissingReason::LineMarks, MissingReason::FootnoteMarks];
        reasons.into_iter().zip([1, 2, 4]).find_map(|(reason, step)| has(step).then_some(reason))
    })
}

/// What a quote differs in from a passage with the same letters; `None` where it may mean something else.
fn compare(quote: &str, passage: &str) -> Option<MissingReason> {
    let has_primes = [quote, passage].iter().any(|text| text.contains(['′', '″']));
    if meant(quote, has_primes) != meant(passage, has_primes) {
        return None;
    }
    let (one, other) = (folded_text(quote, Case::Kept), folded_text(passage, Case::Kept));
    if words_of(&one) == words_of(&other) || squeezed(&one) == squeezed(&other) {
        return Some(MissingReason::Punctuation);
    }
    if letters_of(&one) == letters_of(&other) {
        return Some(MissingReason::Spaces);
    }
    let (bare_one, bare_other) = (bare(&one), bare(&other));
    if words_of(&bare_one) == words_of(&bare_other) {
        let is_same = signs_of(&bare_one) == signs_of(&bare_other);
        return Some(if is_same { MissingReason::LetterForms } else { MissingReason::FormsAndPunctuation });
    }
    let lowered = |text: &str| text.to_lowercase();
    (words_of(&lowered(&bare_one)) == words_of(&lowered(&bare_other))).then_some(MissingReason::FormsAndPunctuation)
}

/// Whether a sign may end a sentence or what is quoted in it.
fn is_closing(sign: char) -> bool {
    matches!(sign, '.' | '?' | '!' | '…' | '؟' | '？' | '。' | '！' | '”' | '’' | '"' | '\'' | '»' | ')' | ']')
}

/// Whether a quote is spliced by ellipses of parts that all stand in the text.
fn is_spliced(target: &Target<'_>, quote: &str) -> bool {
    let marks = [". . .", "[...]", "(...)", "...", "[…]", "(…)"];
    let dots = marks.iter().fold(quote.to_owned(), |quote, mark| quote.replace(mark, "…"));
    let is_rest = |sign: char| sign.is_whitespace() || matches!(sign, '.' | '[' | ']');
    let parts: Vec<&str> =
        dots.split('…').map(|part| part.trim_matches(is_rest)).filter(|part| part.chars().any(is_letter)).collect();
    let stands = |part: &&str| target.find(&Wanted::alone(part)).is_some_and(|found| found.outcome().is_verified());
    parts.len() > 1 && parts.iter().all(stands)
}
