//! Words: a text as tokens, in the normal form in which names and passages are compared.
//!
//! Invariant: a word never begins or ends within a grapheme.

use super::fold::{Case, SOFT_HYPHEN, folded_text, lower_case};
use crate::model::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The words and signs of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Where they stand.
    tokens: Vec<Token>,
    /// Their folded forms, one after another.
    written: String,
    /// Their folded forms in lower case, one after another.
    lowered: String,
}

/// A token: a word (letters, digits and their marks), or one other sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// What stands between it and the token before.
    pub(super) gap: Gap,
    /// Whether it is a word.
    pub(super) is_word: bool,
    /// Its place in [`Words::written`].
    written: Range<usize>,
    /// Its place in [`Words::lowered`].
    lowered: Range<usize>,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// A blank line, which no name reaches across.
    BlankLine,
}

/// The part that a grapheme plays in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space, with the number of lines that it ends.
    Space(u32),
    /// A soft hyphen, which is part of its word.
    SoftHyphen,
    /// A letter or digit.
    Letter,
    /// A letter of a script without spaces between words: a word by itself.
    WordLetter,
    /// Anything else.
    Sign,
}

impl Words {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut blank = 0;
        let mut gap = Gap::BlankLine;
        // The word being read: its start, and its end without a soft hyphen that follows it.
        let mut word: Option<(usize, usize)> = None;
        for (start, grapheme) in text.grapheme_indices(true) {
            let end = start + grapheme.len();
            let class = class_of(grapheme);
            match (class, &mut word) {
                (Class::Letter, Some((_, last))) => *last = end,
                (Class::Letter, None) => word = Some((start, end)),
                (Class::SoftHyphen, _) => {}
                (Class::Space(_) | Class::WordLetter | Class::Sign, _) => {
                    if let Some((from, to)) = word.take() {
                        words.push(text, Span::new(from, to), gap, true);
                        gap = Gap::None;
                    }
                }
            }
            match class {
                Class::Space(lines) => {
                    blank = if gap == Gap::None { lines } else { blank + lines };
                    gap = if blank > 1 || gap == Gap::BlankLine { Gap::BlankLine } else { Gap::Space };
                }
                Class::WordLetter | Class::Sign => {
                    words.push(text, Span::new(start, end), gap, class == Class::WordLetter);
                    gap = Gap::None;
                }
                Class::SoftHyphen | Class::Letter => {}
            }
        }
        if let Some((from, to)) = word {
            words.push(text, Span::new(from, to), gap, true);
        }
        words
    }

    /// Appends a token in its folded forms.
    fn push(&mut self, text: &str, span: Span, gap: Gap, is_word: bool) {
        let original = span.of(text);
        let (written, lowered) = (self.written.len(), self.lowered.len());
        if original.is_ascii() {
            self.written.push_str(original);
            self.lowered.extend(original.chars().map(|character| character.to_ascii_lowercase()));
        } else {
            let folded = folded_text(original, Case::Kept);
            self.written.push_str(&folded);
            self.lowered.push_str(&lower_case(&folded));
        }
        self.tokens.push(Token {
            span,
            gap,
            is_word,
            written: written..self.written.len(),
            lowered: lowered..self.lowered.len(),
        });
    }

    /// The tokens in order.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token, folded.
    pub(super) fn written(&self, token: &Token) -> &str {
        &self.written[token.written.clone()]
    }

    /// A token, folded and in lower case.
    pub(super) fn lowered(&self, token: &Token) -> &str {
        &self.lowered[token.lowered.clone()]
    }
}

/// The class of a grapheme, by its first character.
fn class_of(grapheme: &str) -> Class {
    let Some(first) = grapheme.chars().next() else { return Class::Sign };
    if first.is_whitespace() {
        return Class::Space(
            u32::from(matches!(first, '\n' | '\r' | '\u{85}' | '\u{2028}')) + 2 * u32::from(first == '\u{2029}'),
        );
    }
    match first {
        SOFT_HYPHEN => Class::SoftHyphen,
        _ if writes_without_spaces(first) => Class::WordLetter,
        _ if first.is_alphanumeric() => Class::Letter,
        _ => Class::Sign,
    }
}

/// Whether a letter is of a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
fn writes_without_spaces(character: char) -> bool {
    matches!(character,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
        && character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words = Words::of(text);
        let found: Vec<&str> = words.tokens().iter().map(|token| words.lowered(token)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn words_are_letters_digits_and_their_marks() {
        check("", &[]);
        check("Iran’s U.S.-led", &["iran", "'", "s", "u", ".", "s", ".", "-", "led"]);
        check("cafe\u{301} CO\u{AD}OP\u{AD} x", &["café", "coop", "x"]);
        check("می\u{200C}خواهد", &["میخواهد"]);
        check("普京总统 said", &["普", "京", "总", "统", "said"]);
        check("👩\u{200D}💻!", &["👩💻", "!"]);
    }

    #[test]
    fn gaps_tell_a_space_from_a_blank_line() {
        let words = Words::of("a b\r\nc\r\n \r\nd-e");
        let gaps: Vec<Gap> = words.tokens().iter().map(|token| token.gap).collect();
        let expected = [Gap::BlankLine, Gap::Space, Gap::Space, Gap::BlankLine, Gap::None, Gap::None];
        assert_eq!(gaps, expected);
    }
}
