//! The selected text, in bytes of the document and by whole words.
//!
//! Invariant: both ends are character boundaries of the text that they were made for.

use crate::model::DocumentReading;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// What is selected: everything from one stretch to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun: a word, a sentence, or the whole text.
    pub anchor: Range<usize>,
    /// Where it was extended to.
    pub head: Range<usize>,
}

impl Selection {
    /// The selection of one stretch.
    pub fn of(stretch: Range<usize>) -> Self {
        Self { anchor: stretch.clone(), head: stretch }
    }

    /// The bytes that are selected.
    pub fn range(&self) -> Range<usize> {
        self.anchor.start.min(self.head.start)..self.anchor.end.max(self.head.end)
    }

    /// Extends the selection to byte `offset` of `text`.
    pub fn extend(&mut self, text: &str, offset: usize) {
        let word = word_at(text, offset);
        let white = text.get(word.clone()).is_none_or(|word| word.trim().is_empty());
        self.head = match (white, offset >= self.anchor.start) {
            (false, _) => word,
            // White space ends a selection but is no part of it.
            (true, true) => word.start..word.start,
            (true, false) => word.end..word.end,
        };
    }
}

/// The word (Unicode Standard Annex 29) that holds byte `offset` of `text`; white space and punctuation count as words
/// of their own.
pub fn word_at(text: &str, offset: usize) -> Range<usize> {
    /// No word is looked for further than this many bytes away, so that a text without any costs no more.
    const REACH: usize = 1_024;
    let offset = floor_boundary(text, offset.min(text.len()));
    let from = floor_boundary(text, offset.saturating_sub(REACH));
    let to = floor_boundary(text, (offset + REACH).min(text.len()));
    // Begin at white space, where a word cannot be cut.
    let from = text[from..offset].rfind(char::is_whitespace).map_or(from, |at| from + at);
    text[from..to]
        .split_word_bound_indices()
        .map(|(at, word)| from + at..from + at + word.len())
        .find(|word| word.contains(&offset))
        .unwrap_or(offset..offset)
}

/// The sentence that holds byte `offset`, with its number.
pub fn sentence_at(reading: &DocumentReading, offset: usize) -> Option<(usize, Range<usize>)> {
    let number = reading.sentence_at(offset as u32)?;
    let range = reading.sentences.get(number)?.range();
    // The byte after its last belongs to it too: that is where a click behind a line's end leads.
    (offset <= range.end).then_some((number, range))
}

/// The last character boundary at or before `offset`.
fn floor_boundary(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn check_word(text: &str, at: &str, expected: &str) {
        let offset = text.find(at).unwrap();
        assert_eq!(&text[word_at(text, offset)], expected, "{text:?} at {at:?}");
    }

    #[test]
    fn words_are_found_in_any_script() {
        check_word("Kamal Kharrazi said", "rrazi", "Kharrazi");
        check_word("Харрази, министр", "рази", "Харрази");
        check_word("وزیر خارجهٔ ایران", "رجهٔ", "خارجهٔ");
        check_word("می‌رود", "رود", "می‌رود");
        check_word("one, two", ",", ",");
        check_word("one  two", "  ", "  ");
        check_word("e\u{301}te", "te", "e\u{301}te");
    }

    #[test]
    fn there_is_no_word_behind_the_end_or_in_nothing() {
        assert_eq!(word_at("", 0), 0..0);
        assert_eq!(word_at("one", 3), 3..3);
        assert_eq!(word_at("one", 99), 3..3);
        assert_eq!(word_at("é", 1), 0..2);
    }

    #[test]
    fn a_word_longer_than_the_reach_is_cut() {
        let word = "x".repeat(5_000);
        let range = word_at(&word, 2_500);
        assert!(range.contains(&2_500));
        assert!(range.len() < 5_000);
    }

    #[test]
    fn a_selection_grows_both_ways_by_words() {
        let text = "one two three four";
        let mut selection = Selection::of(word_at(text, 8));
        assert_eq!(&text[selection.range()], "three");
        selection.extend(text, 15);
        assert_eq!(&text[selection.range()], "three four");
        selection.extend(text, 5);
        assert_eq!(&text[selection.range()], "two three");
        selection.extend(text, 3);
        assert_eq!(&text[selection.range()], "two three");
        selection.extend(text, 13);
        assert_eq!(&text[selection.range()], "three");
    }

    #[test]
    fn a_sentence_is_found_up_to_its_end_and_not_between_two() {
        let reading =
            DocumentReading { sentences: vec![Span::new(0, 4), Span::new(8, 12)], ..DocumentReading::default() };
        let number = |offset| sentence_at(&reading, offset).map(|(number, _)| number);
        assert_eq!([number(0), number(4), number(6), number(8), number(99)], [Some(0), Some(0), None, Some(1), None]);
    }
}
