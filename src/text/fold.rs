//! Folding for quotes: a text without the differences that a quote may have, and the map back to the original.
//!
//! Invariant: folds nothing that the format does not name: quotation marks, dashes, white space, soft hyphens, NFC.
//! Invariant: every place in a folded text maps to one place in the original, or to none.

use crate::model::{Folds, Span};
use std::iter::once;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick};

/// A hyphen that shows only where a line breaks.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// Every fold that the format names.
pub(super) const ALL_FOLDS: Folds =
    Folds { quotes: true, dashes: true, white_space: true, soft_hyphens: true, composition: true };

/// What folding does to upper and lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// It stays.
    Kept,
    /// All letters become lower case.
    Lowered,
}

/// A folded text, with the map back to the original.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// Where its parts come from: in order, and without gaps in `text`.
    pieces: Vec<Piece>,
}

/// A stretch of a folded text that comes from one stretch of the original.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it starts in the folded text, in bytes.
    folded: usize,
    /// Where it starts in the original, in bytes.
    start: usize,
    /// Where it ends in the original, in bytes.
    end: usize,
    /// Whether both are the same bytes. If not, the piece maps back only as a whole.
    verbatim: bool,
}

impl Folded {
    /// Folds `text` by `folds` and `case`.
    pub(super) fn of(text: &str, folds: Folds, case: Case) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), pieces: Vec::new() };
        let composes = folds.composition && is_nfc_quick(text.chars()) != IsNormalized::Yes;
        let mut characters = text.char_indices().peekable();
        let mut buffer = String::new();
        while let Some((start, character)) = characters.next() {
            buffer.clear();
            if folds.soft_hyphens && character == SOFT_HYPHEN {
                continue;
            }
            if folds.white_space && character.is_whitespace() {
                while characters.next_if(|(_, next)| next.is_whitespace()).is_some() {}
                buffer.push(' ');
            } else if let Some(straight) = straight_sign(character, folds) {
                buffer.push(straight);
            } else if composes {
                while characters.next_if(|(_, next)| joins_the_letter_before(*next)).is_some() {}
                let end = characters.peek().map_or(text.len(), |(next, _)| *next);
                buffer.extend(text[start..end].nfc());
            } else {
                buffer.push(character);
            }
            if case == Case::Lowered && !buffer.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
                buffer = lower_case(&buffer);
            }
            let end = characters.peek().map_or(text.len(), |(next, _)| *next);
            folded.put(text, start, end, &buffer);
        }
        folded
    }

    /// Appends `folded`, which stands for `original[start..end]`.
    fn put(&mut self, original: &str, start: usize, end: usize, folded: &str) {
        let verbatim = original[start..end] == *folded;
        match self.pieces.last_mut() {
            Some(last) if verbatim && last.verbatim && last.end == start => last.end = end,
            _ => self.pieces.push(Piece { folded: self.text.len(), start, end, verbatim }),
        }
        self.text.push_str(folded);
    }

    /// The span of the original that `self.text[start..end]` stands for; `None` where it begins or ends within a piece
    /// that maps back only as a whole.
    pub(super) fn original(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.pieces.partition_point(|piece| piece.folded <= start).checked_sub(1)?;
        let last = self.pieces.partition_point(|piece| piece.folded < end).checked_sub(1)?;
        let (begins, ends) = (self.pieces[first], self.pieces[last]);
        let from = match begins.verbatim {
            true => begins.start + (start - begins.folded),
            false if start == begins.folded => begins.start,
            false => return None,
        };
        let after = self.pieces.get(last + 1).map_or(self.text.len(), |next| next.folded);
        let to = match ends.verbatim {
            true => ends.start + (end - ends.folded),
            false if end == after => ends.end,
            false => return None,
        };
        Some(Span::new(from, to))
    }
}

/// The plain form of a typographic sign, if its fold is on; `None` for a sign that is plain already.
pub(super) fn straight_sign(character: char, folds: Folds) -> Option<char> {
    match character {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '\u{2BC}' if folds.quotes => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' if folds.quotes => Some('"'),
        // Hyphen, non-breaking hyphen, figure dash, en dash, em dash, horizontal bar, minus sign.
        '\u{2010}'..='\u{2015}' | '\u{2212}' if folds.dashes => Some('-'),
        _ => None,
    }
}

/// Whether a character may compose with the one before it: a mark, or a letter such as a Hangul vowel.
fn joins_the_letter_before(character: char) -> bool {
    canonical_combining_class(character) != 0 || is_nfc_quick(once(character)) == IsNormalized::Maybe
}

/// The text in lower case, letter by letter. A final sigma becomes a sigma, so that no letter depends on its
/// neighbours.
pub(super) fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|character| if character == 'ς' { 'σ' } else { character }).collect()
}

/// The smallest set of folds under which `quote` and `passage` are equal, given that they are under all folds.
pub(super) fn needed_folds(quote: &str, passage: &str, case: Case) -> Folds {
    let mut needed = ALL_FOLDS;
    let switches: [fn(&mut Folds) -> &mut bool; 5] = [
        |folds| &mut folds.quotes,
        |folds| &mut folds.dashes,
        |folds| &mut folds.soft_hyphens,
        |folds| &mut folds.composition,
        |folds| &mut folds.white_space,
    ];
    for switch in switches {
        let mut fewer = needed;
        *switch(&mut fewer) = false;
        if folded_quote(quote, fewer, case) == Folded::of(passage, fewer, case).text {
            needed = fewer;
        }
    }
    needed
}

/// A quote as it is looked for in a folded text: trimmed, if white space is folded.
pub(super) fn folded_quote(quote: &str, folds: Folds, case: Case) -> String {
    let folded = Folded::of(quote, folds, case).text;
    if folds.white_space { folded.trim().to_owned() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Folded::of(text, ALL_FOLDS, Case::Kept).text, expected, "{text:?}");
    }

    #[test]
    fn the_named_differences_and_no_others_are_folded() {
        check("", "");
        check("“Iran’s” «x» ‹y›", "\"Iran's\" \"x\" 'y'");
        check("2001–2 — a‑b −1", "2001-2 - a-b -1");
        check("a\u{A0}\r\n \tb\u{2003}", "a b ");
        check("co\u{AD}operate", "cooperate");
        check("cafe\u{301}", "café");
        check("각 \u{1100}\u{1161}\u{11A8}", "각 각");
        check("x² … ﬁ İ ‰ zero\u{200B}width", "x² … ﬁ İ ‰ zero\u{200B}width");
    }

    #[test]
    fn every_place_maps_back_to_the_original() {
        let text = "A “cafe\u{301}”\r\n—\u{AD}Ωmega";
        let folded = Folded::of(text, ALL_FOLDS, Case::Kept);
        assert_eq!(folded.text, "A \"café\" -Ωmega");
        let original = |part: &str| {
            let start = folded.text.find(part).expect("the part stands in the folded text");
            folded.original(start, start + part.len()).map(|span| span.of(text))
        };
        assert_eq!(original("café"), Some("cafe\u{301}"));
        assert_eq!(original("\" -Ω"), Some("”\r\n—\u{AD}Ω"));
        assert_eq!(original("Ωmega"), Some("Ωmega"));
        assert_eq!(original("mega"), Some("mega"));
    }

    #[test]
    fn half_of_a_letter_maps_to_nothing() {
        let folded = Folded::of("İ", ALL_FOLDS, Case::Lowered);
        assert_eq!(folded.text, "i\u{307}");
        assert_eq!(folded.original(0, 1), None);
        assert_eq!(folded.original(1, 3), None);
        assert_eq!(folded.original(0, 3), Some(Span::new(0, 2)));
    }

    #[test]
    fn only_the_folds_that_were_needed_are_named() {
        let words = |quote, passage| needed_folds(quote, passage, Case::Kept).words();
        assert_eq!(words("Iran's \"a\"", "Iran’s “a”"), "quotation marks");
        assert_eq!(words("a - b", "a\u{A0}– b"), "dashes, white space");
        assert_eq!(words("cafe\u{301}", "ca\u{AD}fé"), "soft hyphens, letter composition");
        // An en quad is an en space by NFC already, so either fold explains it; one is named.
        assert_eq!(words("a\u{2000}b", "a\u{2002}b"), "white space");
    }
}
