//! Sentences and paragraphs: where a text may be cut for reading and citing.
//!
//! Invariant: sentences and paragraphs are in order, do not overlap, and neither begin nor end with white space.
//! Invariant: no sentence reaches into another paragraph.
//! Invariant: linear time, for any text.

mod abbreviations;
mod ends;
mod pages;
mod paragraphs;

pub(super) use pages::join_across;
pub(super) use paragraphs::paragraphs;

use super::language::{guess, main_script, script_of_language};
use crate::model::Span;
use abbreviations::Abbreviations;
use ends::{goes_on, missed_ends, starts_turn};
use sentencex::get_sentence_boundaries;

/// Whether the end of a sentence may be none: its full stop may belong to an abbreviation, a number or dots.
pub(super) fn has_doubtful_end(sentence: &str, language: &str) -> bool {
    ends::is_doubtful(sentence, Abbreviations::of(language))
}

/// The most bytes of one paragraph that are segmented at once: the segmenter is quadratic on hostile texts.
const WINDOW: usize = 8 * 1024;

/// What is known of a language for its sentences.
#[derive(Clone, Copy)]
struct Rules {
    /// The segmenter's code for it.
    code: &'static str,
    /// Its abbreviations.
    lists: &'static Abbreviations,
}

impl Rules {
    /// The rules for a language, by its primary subtag.
    fn of(language: &str) -> Self {
        Self { code: segmenter_code(language), lists: Abbreviations::of(language) }
    }
}

/// The sentences of `text`, which has these `paragraphs` and is in `language`. A paragraph in another script is read in
/// a language of that.
pub(super) fn sentences(text: &str, paragraphs: &[Span], language: &str) -> Vec<Span> {
    let mut sentences = Vec::new();
    let of_document = Rules::of(language);
    let script = script_of_language(language);
    for paragraph in paragraphs {
        let words = paragraph.of(text);
        let rules = if main_script(words) == script { of_document } else { Rules::of(guess(words)) };
        segment(words, paragraph.start as usize, rules, &mut sentences);
    }
    sentences
}

/// The segmenter's code for a language: the nearest that it knows.
fn segmenter_code(language: &str) -> &'static str {
    const CODES: [&str; 31] = [
        "am", "bg", "bn", "ca", "da", "de", "el", "en", "es", "fi", "fr", "gu", "hi", "hy", "it", "ja", "kk", "kn",
        "ml", "mr", "my", "nl", "pa", "pl", "pt", "ru", "sk", "ta", "te", "uk", "fa",
    ];
    match language {
        "zh" | "yue" => "ja",
        "ar" | "ur" | "ps" | "ckb" => "fa",
        "cs" => "sk",
        "nb" | "nn" | "no" | "sv" | "is" => "da",
        "sr" | "be" | "mk" => "ru",
        _ => CODES.into_iter().find(|code| *code == language).unwrap_or("en"),
    }
}

/// Appends the sentences of one paragraph, which starts at the byte `offset` of its text.
fn segment(paragraph: &str, offset: usize, rules: Rules, sentences: &mut Vec<Span>) {
    let first = sentences.len();
    let is_transcript = starts_turn(paragraph);
    let mut rest = 0;
    while rest < paragraph.len() {
        let window = &paragraph[rest..window_end(paragraph, rest)];
        let is_last = rest + window.len() == paragraph.len();
        let mut ends: Vec<usize> =
            get_sentence_boundaries(rules.code, window).iter().map(|boundary| boundary.end_byte).collect();
        // The last sentence of a window may go on behind it: it is read again with what follows. One that is longer
        // than a window is cut.
        if !is_last && ends.len() > 1 {
            ends.pop();
        }
        let mut start = 0;
        for end in ends.iter().copied().filter(|end| *end <= window.len() && window.is_char_boundary(*end)) {
            let from = start.min(end);
            let piece = &window[from..end];
            let mut cuts = ends_in_quotations(piece, rules.code);
            cuts.extend(missed_ends(piece, rules.lists, is_transcript));
            cuts.push(piece.len());
            cuts.sort_unstable();
            let mut begin = 0;
            for cut in cuts {
                let piece = (rest + from + begin, rest + from + cut);
                push_sentence(Piece { paragraph, offset, first, rules }, piece, sentences);
                begin = cut;
            }
            start = end.max(start);
        }
        if start == 0 || is_last && start < window.len() {
            let piece = (rest + start, rest + window.len());
            push_sentence(Piece { paragraph, offset, first, rules }, piece, sentences);
            start = window.len();
        }
        rest += start;
    }
}

/// Where the window that starts at `start` ends: behind white space if it can, and never within a character.
fn window_end(paragraph: &str, start: usize) -> usize {
    if paragraph.len() - start <= WINDOW {
        return paragraph.len();
    }
    let limit = paragraph.floor_char_boundary(start + WINDOW);
    let window = &paragraph[start..limit];
    let space = window.char_indices().rev().take(WINDOW / 8).find(|(_, character)| character.is_whitespace());
    space.map_or(limit, |(place, character)| start + place + character.len_utf8())
}

/// Where a piece of a paragraph belongs.
#[derive(Clone, Copy)]
struct Piece<'text> {
    paragraph: &'text str,
    /// Where the paragraph starts in its text.
    offset: usize,
    /// The number of its first sentence.
    first: usize,
    rules: Rules,
}

/// Appends a trimmed sentence, or joins it to the one before if it only continues that.
fn push_sentence(of: Piece, (from, to): (usize, usize), sentences: &mut Vec<Span>) {
    let Piece { paragraph, offset, first, rules } = of;
    let text = &paragraph[from..to];
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = offset + from + (text.len() - text.trim_start().len());
    let end = start + trimmed.len();
    if sentences.len() > first
        && let Some(last) = sentences.last_mut()
    {
        let before = &paragraph[last.start as usize - offset..last.end as usize - offset];
        if goes_on(before, trimmed, last.end as usize == start, rules.lists) {
            last.end = end as u32;
            return;
        }
    }
    sentences.push(Span::new(start, end));
}

/// The sentence ends within the quotations of a sentence: the segmenter keeps a quotation whole, however long.
fn ends_in_quotations(sentence: &str, code: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    for (place, sign) in sentence.char_indices() {
        match (sign, opened) {
            ('”' | '“', Some((start, '“' | '„'))) | ('»', Some((start, '«'))) | ('"', Some((start, '"'))) => {
                let inner = &sentence[start..place];
                let ends = get_sentence_boundaries(code, inner).into_iter().map(|boundary| start + boundary.end_byte);
                cuts.extend(ends.filter(|end| *end < place));
                opened = None;
            }
            ('“' | '„' | '«' | '"', None) => opened = Some((place + sign.len_utf8(), sign)),
            _ => {}
        }
    }
    cuts
}

#[cfg(test)]
mod tests;
