//! Where a line may end, and which lines that makes for a given width.
//!
//! A part of Unicode Standard Annex 14: spaces, hyphens and dashes, slashes between letters, East Asian characters, and
//! between grapheme clusters where a word alone is wider than the line.
//!
//! Invariant: pure; widths come from the caller. Lines cover the text without overlap, but for the space at their ends.

use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

/// What stays together on one line, and the white space after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The bytes to show.
    pub content: Range<usize>,
    /// Where the white space after it ends.
    pub end: usize,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The bytes to show, without the white space at the end.
    pub content: Range<usize>,
    /// Where the next line starts.
    pub end: usize,
}

/// The words of `text`, whose first byte counts as `offset`.
pub fn words(text: &str, offset: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = 0;
    // Where the white space of the current word begins, once it has.
    let mut space: Option<usize> = None;
    let (mut before_last, mut last) = (None, None);
    for (at, c) in text.char_indices() {
        if is_breaking_space(c) {
            space.get_or_insert(at);
        } else if space.is_some() || last.is_some_and(|last| may_break(before_last, last, c)) {
            let end = space.take().unwrap_or(at);
            words.push(Word { content: offset + start..offset + end, end: offset + at });
            start = at;
        }
        before_last = last;
        last = Some(c);
    }
    if start < text.len() {
        let end = space.unwrap_or(text.len());
        words.push(Word { content: offset + start..offset + end, end: offset + text.len() });
    }
    words
}

/// Fills lines of `width` with the words of `text`, which starts at byte `offset`; `measure` tells how wide a stretch
/// of bytes is. There is at least one line.
pub fn lines(text: &str, offset: usize, width: f32, mut measure: impl FnMut(Range<usize>) -> f32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut current: Option<Line> = None;
    let mut used = 0.0;
    for word in words(text, offset) {
        let word_width = measure(word.content.clone());
        if let Some(line) = &mut current {
            let gap = measure(line.content.end..word.content.start);
            if used + gap + word_width <= width {
                used += gap + word_width;
                line.content.end = word.content.end;
                line.end = word.end;
                continue;
            }
        }
        lines.extend(current.take());
        let content = if word_width > width {
            let rest = split(text, offset, &word.content, width, &mut measure, &mut lines);
            used = measure(rest.clone());
            rest
        } else {
            used = word_width;
            word.content
        };
        current = Some(Line { content, end: word.end });
    }
    lines.extend(current);
    if lines.is_empty() {
        lines.push(Line { content: offset..offset, end: offset + text.len() });
    }
    lines
}

/// Breaks a word that is wider than a line between its grapheme clusters; returns what remains for the last line.
fn split(
    text: &str,
    offset: usize,
    word: &Range<usize>,
    width: f32,
    measure: &mut impl FnMut(Range<usize>) -> f32,
    lines: &mut Vec<Line>,
) -> Range<usize> {
    let mut start = word.start;
    let mut used = 0.0;
    let content = text.get(word.start - offset..word.end - offset).unwrap_or_default();
    for (at, cluster) in content.grapheme_indices(true) {
        let at = word.start + at;
        let cluster_width = measure(at..at + cluster.len());
        if at > start && used + cluster_width > width {
            lines.push(Line { content: start..at, end: at });
            start = at;
            used = 0.0;
        }
        used += cluster_width;
    }
    start..word.end
}

/// White space that a line may end at.
fn is_breaking_space(c: char) -> bool {
    c == '\u{200b}' || (c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}'))
}

/// Whether a line may end between `last` and `next`, neither being white space.
fn may_break(before_last: Option<char>, last: char, next: char) -> bool {
    if matches!(bidi_class(next), BidiClass::NSM | BidiClass::BN) {
        return false;
    }
    let inside = before_last.is_some_and(char::is_alphanumeric);
    match last {
        '-' | '\u{2010}' | '/' => inside && next.is_alphabetic(),
        '–' => inside && next.is_alphanumeric(),
        '—' | '―' => !is_closing(next),
        _ => (is_east_asian(last) || is_east_asian(next)) && !is_closing(next) && !is_opening(last),
    }
}

/// Han, kana and their punctuation, which break between characters.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// What no line may begin with.
fn is_closing(c: char) -> bool {
    "!),.:;?]}¢°·’”†‡›»…‰、。々〉》」』】〕〗〙〛〜ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ・！），．：；？］｝～"
        .contains(c)
}

/// What no line may end with.
fn is_opening(c: char) -> bool {
    "([{‘“‹«〈《「『【〔〖〘〚（［｛$£¥€".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Breaks `text` where every character is one wide, and shows the lines.
    fn check(text: &str, width: f32, expected: &[&str]) {
        let lines = lines(text, 0, width, |range| text[range].chars().count() as f32);
        let shown: Vec<&str> = lines.iter().map(|line| &text[line.content.clone()]).collect();
        assert_eq!(shown, expected, "{text:?} at {width}");
        // Every byte belongs to exactly one line.
        let mut start = 0;
        for line in &lines {
            assert_eq!(line.content.start, start);
            assert!(line.content.end <= line.end);
            start = line.end;
        }
        assert_eq!(start, text.len());
    }

    #[test]
    fn nothing_and_only_spaces_make_one_empty_line() {
        check("", 10.0, &[""]);
        check("   ", 10.0, &[""]);
        check(" \r\n ", 10.0, &[""]);
    }

    #[test]
    fn lines_end_at_spaces() {
        check("to be or not", 5.0, &["to be", "or", "not"]);
        check("to be  or not ", 20.0, &["to be  or not"]);
        check("one\r\ntwo", 4.0, &["one", "two"]);
        check("a\u{a0}b c", 3.0, &["a\u{a0}b", "c"]);
    }

    #[test]
    fn lines_end_after_hyphens_and_dashes() {
        check("Russian-Iranian", 9.0, &["Russian-", "Iranian"]);
        check("war—peace", 5.0, &["war—", "peace"]);
        check("1999–2002", 6.0, &["1999–", "2002"]);
        check("to –5 or -b", 5.0, &["to –5", "or -b"]);
        check("8/68 and/or", 6.0, &["8/68", "and/or"]);
        check("8/68 and/or", 5.0, &["8/68", "and/", "or"]);
    }

    #[test]
    fn east_asian_text_breaks_between_characters_but_not_before_a_full_stop() {
        check("北京是首都。", 3.0, &["北京是", "首都。"]);
        check("北京首都。东", 4.0, &["北京首", "都。东"]);
        check("「北京」", 3.0, &["「北", "京」"]);
    }

    #[test]
    fn a_word_wider_than_the_line_breaks_between_grapheme_clusters() {
        check("abcdefgh", 3.0, &["abc", "def", "gh"]);
        check("a abcdefgh b", 4.0, &["a", "abcd", "efgh", "b"]);
        check("a abcdefgh b", 6.0, &["a", "abcdef", "gh b"]);
        check("👨‍👩‍👧👨‍👩‍👧", 5.0, &["👨‍👩‍👧", "👨‍👩‍👧"]);
        check("é\u{301}é\u{301}", 2.0, &["é\u{301}", "é\u{301}"]);
    }

    #[test]
    fn ten_thousand_combining_marks_are_one_cluster_on_one_line() {
        let text = format!("x a{} y", "\u{301}".repeat(10_000));
        let lines = lines(&text, 0, 20.0, |range| text[range].chars().count() as f32);
        assert_eq!(lines.len(), 3);
    }
}
