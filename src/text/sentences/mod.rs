//! Sentences and paragraphs: where a text may be cut for reading and citing.
//!
//! Invariant: sentences and paragraphs are in order, do not overlap, and neither begin nor end with white space.
//! Invariant: no sentence reaches into another paragraph.
//! Invariant: linear time, for any text.
//!
//! A blank line ends a paragraph. So does a single line break, unless the lines around it are hard-wrapped. They are
//! when the widest line between two blank lines has 50 to 120 characters and the first word of the next line would not
//! have fitted into that width. Where the line before ends a sentence, two more lines must be about as wide. A next
//! line that starts a list item or a field ("Address: …", after another) or is indented more starts a paragraph all the
//! same. Where lines stand deep below their entry, as in a log, they continue it, and every line at the margin is an
//! entry.

use super::lines::{Line, lines};
use crate::model::Span;
use sentencex::get_sentence_boundaries;

/// The width of the widest line of hard-wrapped text, in characters.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 50..=120;

/// The most that lines of hard-wrapped text differ in width, in characters: a long word.
const RAGGED: usize = 16;

/// How much deeper than the margin the continuation lines of a log are indented, in characters.
const HANGING: usize = 8;

/// The most words of a field's name.
const FIELD_WORDS: usize = 5;

/// The most bytes of one paragraph that are segmented at once: the segmenter is quadratic on hostile texts.
const WINDOW: usize = 8 * 1024;

/// The paragraphs of `text`.
pub(super) fn paragraphs(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut paragraphs: Vec<Span> = Vec::new();
    for block in lines.split(Line::is_blank) {
        let width = block.iter().map(|line| line.width).max().unwrap_or(0);
        let full = block.iter().filter(|line| line.width + RAGGED > width).count();
        let hanging = hanging_indent(block);
        for (place, line) in block.iter().enumerate() {
            let wrapped = place.checked_sub(1).is_some_and(|before| {
                let before = &block[before];
                match hanging {
                    Some(indent) => line.indent == indent,
                    None => is_wrapped(text, before, line, width) && (full > 2 || !ends_sentence(before.span.of(text))),
                }
            });
            match paragraphs.last_mut() {
                Some(paragraph) if wrapped => paragraph.end = line.span.end,
                _ => paragraphs.push(line.span),
            }
        }
    }
    paragraphs
}

/// The indent of the lines that continue an entry, where a block is a list of entries: a log, a register. The entries
/// begin at the margin, and their continuation lines are deeply indented.
fn hanging_indent(block: &[Line]) -> Option<usize> {
    let margin = block.first()?.indent;
    let mut indented = block.iter().map(|line| line.indent).filter(|indent| *indent != margin);
    let indent = indented.next()?;
    (indent >= margin + HANGING && indented.all(|other| other == indent)).then_some(indent)
}

/// Whether a line begins with the name of a field and a colon: "Address: …".
fn starts_field(line: &str) -> bool {
    let label = line.split_once(": ").map(|(label, _)| label);
    label.is_some_and(|label| {
        label.chars().next().is_some_and(char::is_uppercase)
            && label.split_whitespace().count() <= FIELD_WORDS
            && !label.contains(['.', ',', ';', '“', '"'])
    })
}

/// Whether the break between two lines is only a hard wrap.
fn is_wrapped(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let next_text = next.span.of(text);
    let word = next_text.split_whitespace().next().unwrap_or_default();
    WRAP_WIDTHS.contains(&width)
        && line.width + 1 + word.chars().count() > width
        && next.indent <= line.indent
        && !starts_list_item(word)
        && !(starts_field(line.span.of(text)) && starts_field(next_text))
}

/// Whether a line ends in a full stop or the like, perhaps within quotation marks or brackets.
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    bare.ends_with(['.', '!', '?', '…', ':', '؟', '۔', '。'])
}

/// Whether a line's first word is the mark of a list item: a bullet, or a short number or letter with `.` or `)`.
fn starts_list_item(word: &str) -> bool {
    if matches!(word, "-" | "*" | "+" | "•" | "–" | "—" | "·" | "‣" | "▪" | "◦" | "#" | "##" | "###") {
        return true;
    }
    let Some(mark) = word.strip_suffix(['.', ')']) else { return false };
    let mark = mark.strip_prefix('(').unwrap_or(mark);
    let is_number = !mark.is_empty() && mark.chars().count() <= 3 && mark.chars().all(char::is_numeric);
    // A single letter with a full stop is more often an initial.
    is_number || word.ends_with(')') && mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic)
}

/// The sentences of `text`, which has these `paragraphs`.
pub(super) fn sentences(text: &str, paragraphs: &[Span]) -> Vec<Span> {
    let mut sentences = Vec::new();
    for paragraph in paragraphs {
        segment(paragraph.of(text), paragraph.start as usize, &mut sentences);
    }
    sentences
}

/// Appends the sentences of one paragraph, which starts at the byte `offset` of its text.
fn segment(paragraph: &str, offset: usize, sentences: &mut Vec<Span>) {
    let first = sentences.len();
    let language = language_of(paragraph);
    let mut rest = 0;
    while rest < paragraph.len() {
        let window = &paragraph[rest..window_end(paragraph, rest)];
        let is_last = rest + window.len() == paragraph.len();
        let mut ends: Vec<usize> =
            get_sentence_boundaries(language, window).iter().map(|boundary| boundary.end_byte).collect();
        // The last sentence of a window may go on behind it: it is read again with what follows. One that is longer
        // than a window is cut.
        if !is_last && ends.len() > 1 {
            ends.pop();
        }
        let mut start = 0;
        for end in ends.iter().copied().filter(|end| *end <= window.len() && window.is_char_boundary(*end)) {
            let piece = &window[start.min(end)..end];
            for (from, to) in parts_of_quotations(piece, language) {
                push_sentence(paragraph, offset, (rest + start + from, rest + start + to), first, sentences);
            }
            start = end.max(start);
        }
        if start == 0 || is_last && start < window.len() {
            push_sentence(paragraph, offset, (rest + start, rest + window.len()), first, sentences);
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

/// Appends a trimmed sentence, or joins it to the one before if it only continues that.
fn push_sentence(paragraph: &str, offset: usize, piece: (usize, usize), first: usize, sentences: &mut Vec<Span>) {
    let text = &paragraph[piece.0..piece.1];
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = offset + piece.0 + (text.len() - text.trim_start().len());
    let end = start + trimmed.len();
    if sentences.len() > first
        && let Some(last) = sentences.last_mut()
        && goes_on(
            &paragraph[last.start as usize - offset..last.end as usize - offset],
            trimmed,
            last.end as usize == start,
        )
    {
        last.end = end as u32;
        return;
    }
    sentences.push(Span::new(start, end));
}

/// Cuts a sentence at the sentence ends of a quotation in it: the segmenter keeps a quotation whole, however long.
fn parts_of_quotations(sentence: &str, language: &str) -> Vec<(usize, usize)> {
    let mut cuts = vec![0];
    let mut opened: Option<(usize, char)> = None;
    for (place, sign) in sentence.char_indices() {
        match (sign, opened) {
            ('”' | '“', Some((start, '“' | '„'))) | ('»', Some((start, '«'))) | ('"', Some((start, '"'))) => {
                let inner = &sentence[start..place];
                let ends =
                    get_sentence_boundaries(language, inner).into_iter().map(|boundary| start + boundary.end_byte);
                cuts.extend(ends.filter(|end| *end < place));
                opened = None;
            }
            ('“' | '„' | '«' | '"', None) => opened = Some((place + sign.len_utf8(), sign)),
            _ => {}
        }
    }
    cuts.push(sentence.len());
    cuts.windows(2).map(|cut| (cut[0], cut[1])).collect()
}

/// Whether a sentence continues in the next one: after an initial, or after an abbreviation of one letter before a
/// lower-case letter ("т. е. победил") or a letter of an alphabet without capitals.
fn goes_on(text: &str, next: &str, is_touching: bool) -> bool {
    if next.starts_with(|first: char| first.is_alphabetic() && !first.is_uppercase()) {
        let mut characters = text.chars().rev();
        return characters.next() == Some('.')
            && characters.next().is_some_and(char::is_alphabetic)
            && characters.next().is_some_and(|before| !before.is_alphanumeric());
    }
    next.starts_with(char::is_uppercase) && ends_in_initial(text, is_touching)
}

/// Whether a text ends in an initial that the segmenter does not know: of a name in another alphabet than ours ("И."),
/// or behind a hyphen and with what follows touching it ("Russian-U." of "Russian-U.S.").
fn ends_in_initial(text: &str, is_touching: bool) -> bool {
    let mut characters = text.chars().rev();
    characters.next() == Some('.')
        && characters.next().is_some_and(|letter| letter.is_uppercase() && (is_touching || !letter.is_ascii()))
        && characters.next().is_none_or(|before| !before.is_alphanumeric())
}

/// The segmenter's code for the language that a paragraph is most likely in: by the script of most of its letters.
fn language_of(paragraph: &str) -> &'static str {
    const LANGUAGES: [&str; 6] = ["en", "ru", "fa", "el", "hi", "ja"];
    let mut counts = [0_u32; LANGUAGES.len()];
    for character in paragraph.chars().take(2_000) {
        let language = match character {
            'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' => 0,
            '\u{400}'..='\u{52F}' => 1,
            '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FEFC}' => 2,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 3,
            '\u{900}'..='\u{97F}' => 4,
            '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => 5,
            _ => continue,
        };
        counts[language] += 1;
    }
    // The first among equals: `max_by_key` takes the last.
    LANGUAGES.iter().zip(counts).rev().max_by_key(|(_, count)| *count).map_or("en", |(code, _)| code)
}

#[cfg(test)]
mod tests;
