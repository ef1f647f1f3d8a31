//! Why a quote is missing, where its words stand in the text in another dress.
//!
//! Invariant: a reason never verifies a quote; the place is only the nearest passage.

use super::place::{Sought, Target, Wanted};
use crate::model::{MissingReason, Span};
use crate::text::borders::{is_power, is_superscript};
use crate::text::fold::{Case, Folded, folded_text, is_letter};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why `quote` is not in the text, with the passage that has its words.
pub(super) fn reason<'f>(
    target: &Target<'_>,
    loose: impl Fn() -> &'f Sought,
    quote: &str,
) -> Option<(Option<Span>, MissingReason)> {
    if is_spliced(target, quote) {
        return Some((None, MissingReason::Spliced));
    }
    let text = target.text.text();
    let find = |quote: &str| {
        let wanted = loose_quote(quote);
        if wanted.is_empty() { None } else { loose().first(&wanted) }
    };
    let bare = without_brackets(quote);
    if bare != quote
        && bare.chars().any(is_letter)
        && let Some(found) = target.find(&Wanted::alone(&bare))
        && found.outcome().is_verified()
    {
        return Some((found.places.first().copied(), MissingReason::Brackets));
    }
    if let Some(place) = target.letters_of(quote).or_else(|| find(quote)) {
        return difference(quote, text, place).map(|reason| (Some(place), reason));
    }
    let place = if bare == quote { None } else { find(&bare) }?;
    Some((Some(place), MissingReason::Brackets))
}

/// What a passage that has the letters of the quote differs in; `None` where numbers, signs or hidden marks differ that
/// may mean something.
fn difference(quote: &str, text: &str, place: Span) -> Option<MissingReason> {
    let passage = place.of(text);
    if passage.contains(['\u{202D}', '\u{202E}']) || quote.contains(['\u{202D}', '\u{202E}']) {
        return None;
    }
    // A sign in front of the first letter belongs to it.
    let from = text[..place.start as usize].trim_end_matches(is_sign_of_number).len();
    let until = text[place.end as usize..].trim_start_matches(is_sign_of_number);
    let signed = &text[from..text.len() - until.len()];
    let cleaned = without_line_marks(&without_footnote_marks(signed));
    if numbers(quote) == numbers(signed) && same_letters(quote, signed) {
        let is_verse = signed.contains(['>', '/']) && !quote.contains(['>', '/']);
        return Some(if is_verse { MissingReason::LineMarks } else { MissingReason::Punctuation });
    }
    if numbers(quote) != numbers(&cleaned) {
        return None;
    }
    match same_letters(quote, &cleaned) {
        true if without_footnote_marks(signed) != signed => Some(MissingReason::FootnoteMarks),
        // A number on a line of its own is a word, not the number of the line.
        true if numbers(&cleaned) != numbers(signed) && !has_rising_lines(text, place) => None,
        true => Some(MissingReason::LineMarks),
        false => Some(MissingReason::LetterForms),
    }
}

/// Whether two texts have the same words, or the same letters between the same spaces.
fn same_letters(one: &str, other: &str) -> bool {
    let squeezed = |text: &str| {
        let kept = |character: &char| is_letter(*character) || character.is_whitespace();
        text.chars().filter(kept).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (one, other) = (folded_text(one, Case::Kept), folded_text(other, Case::Kept));
    words_of(&one) == words_of(&other) || squeezed(&one) == squeezed(&other)
}

/// The words of a text, without its signs.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|character: char| !is_letter(character)).filter(|word| !word.is_empty()).collect()
}

/// Whether a sign means something beside a number or name, so that another one is not only punctuation.
fn is_sign_of_number(character: char) -> bool {
    matches!(
        character,
        '%' | '‰' | '°' | '٪' | '+' | '-' | '–' | '\u{2212}' | '±' | '=' | '<' | '>' | '≤' | '≥' | '≈' | '~' | '§' | '&'
        | '@' | '#' | '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20C0}'
    )
}

/// The numbers of a text in order, each with its inner points, the sign before it and the unit behind it. Digits are
/// those of ASCII, whatever script they are in.
fn numbers(text: &str) -> Vec<String> {
    // A range that is broken behind its dash is the range. A power is no digit of its number.
    let powers = |character: char| if is_superscript(character) { vec!['^', character] } else { vec![character] };
    let text: String = text.chars().flat_map(powers).nfkc().collect();
    let mut numbers = Vec::new();
    let mut number = String::new();
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: usize| characters.get(at).and_then(|character| value_of(*character));
    let is_word = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|before| is_letter(*before));
    for (at, character) in characters.iter().enumerate() {
        let is_inner = at > 0 && digit(at - 1).is_some() && digit(at + 1).is_some();
        let is_dash = matches!(character, '-' | '–' | '—' | '\u{2212}');
        if let Some(value) = digit(at) {
            number.push(value);
        } else if is_inner && !character.is_whitespace() && !is_letter(*character) {
            number.push(if is_dash { '-' } else { *character });
        } else if is_dash
            && at > 0
            && digit(at - 1).is_some()
            && characters.get(at + 1).is_some_and(|next| next.is_whitespace())
        {
            number.push('-');
        } else if character.is_whitespace() && number.ends_with('-') && digit(at + 1).is_some() {
        } else {
            if !number.is_empty() {
                numbers.push(std::mem::take(&mut number));
            }
            let is_number_next = digit(at + 1).is_some();
            let is_sign = is_dash && is_number_next && !is_word(at.checked_sub(1));
            if *character == '^' && is_number_next {
                number.push('^');
                continue;
            }
            if is_sign {
                number.push('\u{2212}');
            } else if is_sign_of_number(*character) && !is_dash && *character != '>' {
                numbers.push(character.to_string());
            }
        }
    }
    if !number.is_empty() {
        numbers.push(number);
    }
    numbers
}

/// A decimal digit of any script as one of ASCII.
fn value_of(character: char) -> Option<char> {
    let zeros = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50];
    let code = character as u32;
    let value = zeros.into_iter().find_map(|zero: u32| code.checked_sub(zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10))
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
    if is_superscript(first) && !is_power(&text[..at]) {
        let marks = rest.chars().take_while(|character| is_superscript(*character));
        return Some(at + marks.map(char::len_utf8).sum::<usize>());
    }
    let inner = rest.strip_prefix('[')?;
    let number = inner.find(']')?;
    let is_mark =
        number > 0 && number <= 4 && inner[..number].chars().all(|character| character.is_ascii_alphanumeric());
    is_mark.then_some(at + number + 2)
}

/// The text without numbers and signs at the beginnings of its lines.
fn without_line_marks(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |kept, line| format!("{kept}\n{}", &line[line_mark(line)..]))
}

/// Whether the lines at a place are numbered: every number at the beginning of a line in it follows the number of the
/// line before, or stands before the number of the next.
fn has_rising_lines(text: &str, place: Span) -> bool {
    let start = text[..place.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let until =
        text[place.end as usize..].match_indices('\n').nth(2).map_or(text.len(), |(at, _)| place.end as usize + at);
    let number = |line: &str| {
        let digits: String = line.trim_start().chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    let numbers: Vec<u32> =
        text[start..until].lines().filter(|line| !line.trim().is_empty()).filter_map(number).collect();
    numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
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
    if character == 'ß' {
        return "ss".to_owned();
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
