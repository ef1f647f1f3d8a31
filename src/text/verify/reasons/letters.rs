//! The letters of quotes and texts in their barest forms: without accents and vowel signs, digits of any script as ours.
//!
//! Invariant: what tells one word from another in its script stays: vowel signs of India and Thailand, voicing marks of kana.

use super::marks::{footnote_mark, line_marks, without_footnote_marks};
use super::markup::markup_at;
use super::meaning::value_of;
use crate::text::borders::is_fraction;
use crate::text::fold::{Folded, is_letter};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The words of a text, without its signs.
pub(super) fn words_of(text: &str) -> Vec<&str> {
    text.split(|character: char| !is_letter(character)).filter(|word| !word.is_empty()).collect()
}

/// The letters of a text between the same spaces.
pub(super) fn squeezed(text: &str) -> String {
    let kept = |character: &char| is_letter(*character) || character.is_whitespace();
    text.chars().filter(kept).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of a text alone.
pub(super) fn letters_of(text: &str) -> String {
    text.chars().filter(|character| is_letter(*character)).collect()
}

/// The signs of a text alone.
pub(super) fn signs_of(text: &str) -> String {
    text.chars().filter(|character| !is_letter(*character) && !character.is_whitespace()).collect()
}

/// A text with its letters in their barest form, upper and lower case kept.
pub(super) fn bare(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        if is_fraction(character) && kept.ends_with(char::is_numeric) {
            kept.push(' ');
        }
        if is_letter(character) || is_combining_mark(character) {
            bare_letters(character).for_each(|letter| kept.push(letter));
        } else {
            kept.push(character);
        }
    }
    kept
}

/// The letters and digits of a text in their barest form and in lower case, without marks and markup between them.
pub(in crate::text::verify) fn loose(text: &str) -> Folded {
    let mut folded = Folded::default();
    let mut at = 0;
    let mut marks = line_marks(text).peekable();
    while let Some(character) = text[at..].chars().next() {
        while marks.next_if(|mark| mark.start < at).is_some() {}
        if let Some(mark) = marks.next_if(|mark| mark.start == at) {
            at = mark.end;
            continue;
        }
        // Plain letters are most of nearly every text, and no mark or markup begins with one.
        let next = marks.peek().map_or(text.len(), |mark| mark.start);
        let small = text.as_bytes()[at..next].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if small > 0 {
            folded.put_verbatim(text, at, at + small);
            at += small;
            continue;
        }
        if character.is_ascii_uppercase() {
            folded.put(text, at, at + 1, character.to_ascii_lowercase().encode_utf8(&mut [0; 4]));
            at += 1;
            continue;
        }
        if character.is_ascii() && !character.is_ascii_digit() && !matches!(character, '&' | '<' | '[' | '(') {
            at += 1;
            continue;
        }
        if let Some((end, letters)) = markup_at(text, at) {
            put(&mut folded, text, at..end, letters.chars());
            at = end;
            continue;
        }
        let end = footnote_mark(text, at).unwrap_or(at);
        if end > at {
            at = end;
            continue;
        }
        let end = at + character.len_utf8();
        put(&mut folded, text, at..end, std::iter::once(character));
        at = end;
    }
    folded
}

/// Appends the barest forms of what a stretch of a text is read as.
fn put(folded: &mut Folded, text: &str, of: std::ops::Range<usize>, read: impl Iterator<Item = char>) {
    let letters: String =
        read.flat_map(bare_letters).flat_map(char::to_lowercase).filter(|it| is_letter(*it)).collect();
    if !letters.is_empty() {
        folded.put(text, of.start, of.end, &letters);
    }
}

/// A quote in the same form.
pub(super) fn loose_quote(quote: &str) -> String {
    let plain = without_footnote_marks(&super::markup::without_markup(quote));
    plain.chars().flat_map(bare_letters).flat_map(char::to_lowercase).filter(|letter| is_letter(*letter)).collect()
}

/// A character in its barest form: compatible, without the marks that its script can do without.
fn bare_letters(character: char) -> impl Iterator<Item = char> {
    let sharp = (character == 'ß').then_some(['s', 's']).into_iter().flatten();
    let others = Some(character).filter(|character| *character != 'ß').into_iter().nfkd();
    let plain = others.filter(|letter| !is_accent(*letter)).map(|letter| match letter {
        'ي' => 'ی',
        'ك' => 'ک',
        'ς' => 'σ',
        'ı' => 'i',
        '\u{2044}' => '/',
        other => value_of(other).unwrap_or(other),
    });
    sharp.chain(plain)
}

/// Whether a mark only tells how a letter is spoken, or is an accent on one: of Latin, Greek, Cyrillic, Hebrew and Arabic
/// letters. The tatweel, which draws a word out, is one too.
fn is_accent(mark: char) -> bool {
    matches!(mark,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}'
        | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}
