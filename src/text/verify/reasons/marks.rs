//! Marks between the words of a text that are none of its words: of footnotes, of lines and of quoted mail.
//!
//! Invariant: a word in brackets is no mark, but for "sic": "[not]" is a word of the text.

use crate::model::Span;
use crate::text::borders::{is_power, is_superscript, multiplies};
use crate::text::fold::is_letter;
use std::ops::Range;

/// The most digits of a footnote mark in brackets, and of the number of a line.
const DIGITS: usize = 4;

/// The most digits of a mark without brackets, or in round ones.
const FEW: usize = 3;

/// The fewest letters of a word behind whose point a number is a footnote mark: shorter ones are abbreviations.
const WORD: usize = 4;

/// How many lines around a place are looked at for their numbers, near and far: many texts number every fifth line.
const NEAR: (usize, usize) = (0, 2);
const FAR: (usize, usize) = (12, 12);

/// The text without footnote marks.
pub(super) fn without_footnote_marks(text: &str) -> String {
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

/// The footnote marks of a text, in order.
fn footnote_marks(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().filter_map(|(at, _)| footnote_mark(text, at).map(|end| &text[at..end]))
}

/// Whether a quote has only footnote marks that the passage has, in its order.
pub(super) fn has_marks_of(quote: &str, passage: &str) -> bool {
    let mut marks = footnote_marks(passage);
    footnote_marks(quote).all(|mark| marks.any(|other| other == mark))
}

/// Where the footnote mark ends that begins at the byte `at`: "³", "[3]", "[3, 4]", "(3)", "[sic]", or the digits of
/// "Iran.3 Nobody", which lost their height.
pub(super) fn footnote_mark(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let before = &text[..at];
    match first {
        '[' => {
            let length = rest.bytes().take(24).position(|byte| byte == b']')?;
            is_in_brackets(before, &rest[1..length], &rest[length + 1..]).then_some(at + length + 1)
        }
        '(' => {
            let digits = rest[1..].bytes().take(FEW + 1).take_while(u8::is_ascii_digit).count();
            let behind = rest[1 + digits..].strip_prefix(')')?;
            let is_free = !before.ends_with(|sign: char| sign.is_numeric() || sign == ')');
            let is_mark = (1..=FEW).contains(&digits) && is_free && !multiplies(behind);
            is_mark.then_some(at + digits + 2)
        }
        '0'..='9' => flat_mark(before, rest).map(|digits| at + digits),
        _ if is_superscript(first) && !is_power(before) => {
            let marks = rest.chars().take_while(|character| is_superscript(*character));
            Some(at + marks.map(char::len_utf8).sum::<usize>())
        }
        _ => None,
    }
}

/// Whether what stands in square brackets is a footnote mark: numbers, a letter behind a sign, a note by its name.
fn is_in_brackets(before: &str, inner: &str, after: &str) -> bool {
    let is_number = |part: &str| (1..=DIGITS).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter_mark = || {
        let is_short = (1..=DIGITS).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_roman = inner.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
        let behind_sign = before.ends_with(|sign: char| !is_letter(sign) && !sign.is_whitespace());
        // Behind a word "s" and "d" are endings: "colleague[s]".
        let behind_word =
            before.ends_with(is_letter) && matches!(inner, "a" | "b" | "c") && !after.starts_with(is_letter);
        is_short && (inner.len() == 1 || is_roman) && behind_sign || behind_word
    };
    let is_named = || {
        let (name, number) = inner.split_once([' ', '\u{A0}']).unwrap_or_default();
        matches!(name, "note" | "nb" | "n" | "fn") && is_number(number)
    };
    inner.split([',', '–', '-', ' ']).filter(|part| !part.is_empty()).all(is_number) && !inner.trim().is_empty()
        || is_letter_mark()
        || is_named()
        || matches!(inner, "sic" | "citation needed")
}

/// How many digits the footnote mark has that lost its height and begins `rest`: behind the end of a sentence or clause
/// of whole words, before the next.
fn flat_mark(before: &str, rest: &str) -> Option<usize> {
    let digits = rest.bytes().take(FEW + 1).take_while(u8::is_ascii_digit).count();
    let unquoted = before.trim_end_matches(['”', '’', '"', '\'', '»', ')']);
    let stop = unquoted.chars().next_back().filter(|sign| matches!(sign, '.' | ',' | ';' | ':' | '?' | '!'))?;
    let word = &unquoted[..unquoted.len() - stop.len_utf8()];
    let letters = word.chars().rev().take(WORD).take_while(|letter| letter.is_alphabetic()).count();
    let behind = &rest[digits..];
    let next = behind.trim_start();
    let goes_on = match stop {
        ',' | ';' | ':' => next.starts_with(char::is_alphabetic),
        _ => next.is_empty() || !next.starts_with(|first: char| first.is_lowercase() || first.is_numeric()),
    };
    let is_apart = behind.is_empty() || behind.starts_with(char::is_whitespace);
    (digits <= FEW && letters == WORD && goes_on && is_apart).then_some(digits)
}

/// The numbers and signs at the beginnings and ends of the lines of a text, in order; those of its first line count only at
/// its end.
pub(super) fn line_marks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['\n', '\r']).flat_map(move |line| {
        let (at, bare) = (start, line.trim_end_matches(['\n', '\r']));
        start += line.len();
        let lead = if at == 0 { 0 } else { lead_of(bare) };
        let tail = tail_of(bare).max(lead);
        [at..at + lead, at + tail..at + bare.len()].into_iter().filter(|mark| !mark.is_empty())
    })
}

/// The text without these.
pub(super) fn without_line_marks(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for mark in line_marks(text) {
        kept.push_str(&text[from..mark.start]);
        from = mark.end;
    }
    kept.push_str(&text[from..]);
    kept
}

/// Whether a mark of a line has a number.
pub(super) fn has_numbered_lines(text: &str) -> bool {
    line_marks(text).any(|mark| text[mark].contains(char::is_numeric))
}

/// Where the number or sign ends that a line begins with: "12 ", "12. ", "> ".
fn lead_of(line: &str) -> usize {
    let inner = line.trim_start();
    let indent = line.len() - inner.len();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let marked = inner.len() - inner.trim_start_matches(['>', '|', ' ']).len();
    match digits {
        1..=DIGITS => {
            let behind = inner[digits..].trim_start_matches(['.', ')', ':']);
            if behind.is_empty() || behind.starts_with(char::is_whitespace) { line.len() - behind.len() } else { 0 }
        }
        0 if marked > 0 => indent + marked,
        _ => 0,
    }
}

/// Where the number begins that a line ends with, set apart: the number of the line at the right edge.
fn tail_of(line: &str) -> usize {
    let bare = line.trim_end();
    let words = bare.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let is_number = (1..=DIGITS).contains(&(bare.len() - words.len()));
    if is_number && (words.ends_with("  ") || words.ends_with('\t')) { words.len() } else { line.len() }
}

/// Whether a line of a text begins with a sign of quoted mail.
pub(super) fn has_quoted_lines(text: &str) -> bool {
    text.lines().skip(1).any(|line| line.trim_start().starts_with('>'))
}

/// Whether the lines at a place are numbered, all of them or each that is told: every number at the beginning or end of a
/// line is as much more than the one before as there are lines between.
pub(super) fn has_rising_lines(text: &str, place: Span) -> bool {
    [NEAR, FAR].into_iter().any(|(before, behind)| {
        let head = &text[..place.start as usize];
        let start = head.rmatch_indices('\n').nth(before).map_or(0, |(at, _)| at + 1);
        let tail = &text[place.end as usize..];
        let end = tail.match_indices('\n').nth(behind).map_or(text.len(), |(at, _)| place.end as usize + at);
        let lines = text[start..end].lines().filter(|line| !line.trim().is_empty()).enumerate();
        let numbers: Vec<(usize, usize)> = lines.filter_map(|(line, words)| Some((line, number_of(words)?))).collect();
        numbers.len() > 1
            && numbers.windows(2).all(|pair| pair[1].1.checked_sub(pair[0].1) == Some(pair[1].0 - pair[0].0))
    })
}

/// The number at the beginning of a line, or set apart at its end.
fn number_of(line: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let inner = line.trim_start();
    let first = &inner[..digits(inner)];
    if first.is_empty() { line[tail_of(line)..].trim().parse().ok() } else { first.parse().ok() }
}
