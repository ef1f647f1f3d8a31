//! Why a quote is missing, where its words stand in the text in another dress.
//!
//! Invariant: a reason never verifies a quote; the place is only the nearest passage.

use super::place::{Target, Wanted};
use crate::model::{MissingReason, Span};
use crate::text::fold::{Folded, is_letter};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why `quote` is not in the text, with the passage that has its words.
pub(super) fn reason<'f>(
    target: &Target<'_>,
    loose: impl Fn() -> &'f Folded,
    quote: &str,
) -> Option<(Option<Span>, MissingReason)> {
    if is_spliced(target, quote) {
        return Some((None, MissingReason::Spliced));
    }
    let text = target.text.text();
    let find = |quote: &str| {
        let wanted = loose_quote(quote);
        let at = if wanted.is_empty() { None } else { loose().text.find(&wanted) };
        at.and_then(|at| loose().original(at, at + wanted.len()))
    };
    let bare = without_brackets(quote);
    if bare != quote
        && bare.chars().any(is_letter)
        && let Some(found) = target.find(&Wanted::alone(&bare))
        && found.outcome().is_verified()
    {
        return Some((found.places.first().copied(), MissingReason::Brackets));
    }
    if let Some(place) = find(quote) {
        return difference(quote, place.of(text)).map(|reason| (Some(place), reason));
    }
    let place = if bare == quote { None } else { find(&bare) }?;
    Some((Some(place), MissingReason::Brackets))
}

/// What a passage that has the letters of the quote differs in; `None` where numbers or signs differ that mean
/// something.
fn difference(quote: &str, passage: &str) -> Option<MissingReason> {
    let is_within_number = |text: &str| !same_numbers(quote, text);
    let cleaned = without_line_marks(&without_footnote_marks(passage));
    let (plain, wanted) = (words_of(&cleaned), words_of(quote));
    if words_of(passage) == wanted || squeezed(passage) == squeezed(quote) {
        let is_verse = passage.contains([">", "/"].map(|sign| sign.chars().next().unwrap_or('>')));
        return match is_within_number(passage) {
            true => None,
            false if is_verse && !quote.contains('/') => Some(MissingReason::LineMarks),
            false => Some(MissingReason::Punctuation),
        };
    }
    if plain == wanted || squeezed(&cleaned) == squeezed(quote) {
        let has_notes = without_footnote_marks(passage) != passage;
        return Some(if has_notes { MissingReason::FootnoteMarks } else { MissingReason::LineMarks });
    }
    Some(MissingReason::LetterForms)
}

/// The words of a text, without its signs.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|character: char| !is_letter(character) && !is_meaningful(character))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The letters of a text with its spaces, without its other signs.
fn squeezed(text: &str) -> String {
    let kept = |character: &char| is_letter(*character) || is_meaningful(*character) || character.is_whitespace();
    text.chars().filter(kept).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a sign means something by itself, so that another one is not only punctuation.
fn is_meaningful(character: char) -> bool {
    matches!(
        character,
        '%' | '‰' | '°' | '+' | '\u{2212}' | '=' | '<' | '§' | '&' | '@' | '#' | '$' | '€' | '£' | '¥' | '₽'
    )
}

/// Whether the signs inside the numbers of two texts are the same: "1.5" is not "15".
fn same_numbers(one: &str, other: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        text.split(|character: char| {
            !character.is_numeric() && !matches!(character, '.' | ',' | ':' | '/' | '-' | '–' | '\u{2212}')
        })
        .map(|number| number.trim_matches(|character: char| !character.is_numeric()).to_owned())
        .filter(|number| !number.is_empty())
        .collect()
    };
    numbers(one) == numbers(other)
}

/// The text without footnote marks: [3], superscript digits.
fn without_footnote_marks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let end = footnote_mark(text, at).unwrap_or(at);
        if end == at {
            kept.push(character);
            at += character.len_utf8();
        } else {
            at = end;
        }
    }
    kept
}

/// Where the footnote mark ends that begins at the byte `at`.
fn footnote_mark(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if is_superscript(first) {
        let marks = rest.chars().take_while(|character| is_superscript(*character));
        return Some(at + marks.map(char::len_utf8).sum::<usize>());
    }
    let inner = rest.strip_prefix('[')?;
    let number = inner.find(']')?;
    let is_mark =
        number > 0 && number <= 4 && inner[..number].chars().all(|character| character.is_ascii_alphanumeric());
    is_mark.then_some(at + number + 2)
}

fn is_superscript(character: char) -> bool {
    matches!(character, '¹' | '²' | '³' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

/// The text without numbers and signs at the beginnings of its lines.
fn without_line_marks(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |kept, line| format!("{kept}\n{}", &line[line_mark(line)..]))
}

/// Where the number or sign ends that a line begins with: "12 ", "12. ", "> ".
fn line_mark(line: &str) -> usize {
    let inner = line.trim_start();
    let indent = line.len() - inner.len();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let marked = inner.len() - inner.trim_start_matches(['>', '|', ' ']).len();
    match digits {
        1..=4 => {
            let behind = inner[digits..].trim_start_matches(['.', ')', ':']);
            if behind.is_empty() || behind.starts_with(char::is_whitespace) { line.len() - behind.len() } else { 0 }
        }
        _ => indent + marked,
    }
}

/// The quote without the words in square brackets that its writer added.
fn without_brackets(quote: &str) -> String {
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

/// Whether a quote is spliced by ellipses of parts that all stand in the text.
fn is_spliced(target: &Target<'_>, quote: &str) -> bool {
    let marks = ["[…]", "[...]", "(…)", "(...)", "...", ". . ."];
    let dots = marks.iter().fold(quote.to_owned(), |quote, mark| quote.replace(mark, "…"));
    let parts: Vec<&str> = dots.split('…').map(str::trim).filter(|part| part.chars().any(is_letter)).collect();
    let stands = |part: &&str| target.find(&Wanted::alone(part)).is_some_and(|found| found.outcome().is_verified());
    parts.len() > 1 && parts.iter().all(stands)
}

/// The letters and digits of a text in their barest form, without footnote marks and numbers of lines.
pub(super) fn loose(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let is_line_start = at > 0 && text[..at].ends_with(['\n', '\r']);
        let skipped = if is_line_start {
            let line = text[at..].lines().next().unwrap_or_default();
            at + line_mark(line)
        } else {
            footnote_mark(text, at).unwrap_or(at)
        };
        if skipped > at {
            at = skipped;
            continue;
        }
        let end = at + character.len_utf8();
        let bare = bare_letters(character);
        if !bare.is_empty() {
            folded.put(text, at, end, &bare);
        }
        at = end;
    }
    folded
}

/// A quote in the same form.
fn loose_quote(quote: &str) -> String {
    let mut letters = String::with_capacity(quote.len());
    let text = without_footnote_marks(quote);
    text.chars().for_each(|character| letters.push_str(&bare_letters(character)));
    letters
}

/// A character in its barest form: compatible, in lower case, without marks; nothing for a sign.
fn bare_letters(character: char) -> String {
    if character.is_ascii_alphanumeric() {
        return character.to_ascii_lowercase().to_string();
    }
    std::iter::once(character)
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|letter| letter.is_alphanumeric() && !is_combining_mark(*letter) && *letter != '\u{640}')
        .map(|letter| match letter {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ς' => 'σ',
            'ı' => 'i',
            other => other,
        })
        .collect()
}
