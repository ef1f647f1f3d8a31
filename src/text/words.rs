//! Words: a text as tokens, in the normal form in which names and passages are compared.
//!
//! Invariant: a word never begins or ends within a grapheme.
//! Invariant: soft hyphens, with a line break behind them too, and characters that are not seen are no borders of words.

use super::fold::{SOFT_HYPHEN, is_invisible};
use super::letters::{Cases, folded_case, is_line_end_hyphen, normal};
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
    /// Whether it is a hyphen at the end of a line, between letters: perhaps only the break of a word.
    pub(super) breaks_word: bool,
    /// Its place in [`Words::written`].
    written: Range<u32>,
    /// Its place in [`Words::lowered`].
    lowered: Range<u32>,
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
    /// A character that is not seen, which is part of its word.
    Invisible,
    /// A letter or digit.
    Letter,
    /// A letter of a script without spaces between words: a word by itself.
    WordLetter,
    /// Anything else.
    Sign,
}

/// Reads a text grapheme by grapheme.
struct Reader<'a> {
    text: &'a str,
    cases: Cases,
    words: Words,
    /// What stands behind the last token.
    gap: Gap,
    /// The lines that end there.
    lines: u32,
    /// The word being read: its start, and its end without what is not seen behind it.
    word: Option<(usize, usize)>,
    /// The white space behind a soft hyphen of that word: the lines that end in it.
    held: Option<u32>,
    /// Whether a soft hyphen is the last that was read of that word.
    is_soft: bool,
}

impl Reader<'_> {
    /// Reads a stretch of ASCII characters: each is a grapheme, and letters one after another are read at once.
    fn read_ascii(&mut self, start: usize, bytes: &[u8]) {
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            let from = place;
            place += 1;
            let class = match class_of_ascii(*byte) {
                Class::Letter => {
                    place += bytes[place..].iter().take_while(|next| next.is_ascii_alphanumeric()).count();
                    Class::Letter
                }
                Class::Space(_) if *byte == b'\r' && bytes.get(place) == Some(&b'\n') => Class::Space(0),
                class => class,
            };
            self.read(start + from, start + place, class);
        }
    }

    /// Reads a line that is not all ASCII. There is a border of graphemes between any two ASCII characters but those of a
    /// line end with a carriage return, so that only the stretches around other characters are read by graphemes.
    fn read_mixed(&mut self, start: usize, line: &str) {
        let body = line.strip_suffix("\r\n").unwrap_or(line);
        let bytes = body.as_bytes();
        let mut place = 0;
        while place < bytes.len() {
            let ascii = bytes[place..].iter().take_while(|byte| byte.is_ascii()).count();
            let is_rest = place + ascii == bytes.len();
            // The last of them may have a mark behind it.
            let plain = if is_rest { ascii } else { ascii.saturating_sub(1) };
            self.read_ascii(start + place, &bytes[place..place + plain]);
            place += plain;
            let mixed = &bytes[place..];
            let length = mixed.windows(2).position(<[u8]>::is_ascii).map_or(mixed.len(), |before| before + 1);
            for (at, grapheme) in body[place..place + length].grapheme_indices(true) {
                self.read(start + place + at, start + place + at + grapheme.len(), class_of(grapheme));
            }
            place += length;
        }
        if body.len() < line.len() {
            self.read(start + body.len(), start + line.len(), Class::Space(1));
        }
    }

    fn read(&mut self, start: usize, end: usize, class: Class) {
        match class {
            Class::SoftHyphen => self.is_soft = self.word.is_some(),
            Class::Invisible => {}
            Class::Letter => {
                if self.held.is_some_and(|lines| lines == 0 || lines > 2) {
                    self.end_word();
                }
                (self.held, self.is_soft) = (None, false);
                match &mut self.word {
                    Some((_, last)) => *last = end,
                    None => self.word = Some((start, end)),
                }
            }
            Class::Space(lines) => {
                if self.word.is_some() && (self.is_soft || lines > 0 && self.is_before_soft_hyphen(end)) {
                    self.held = Some(self.held.unwrap_or_default() + lines);
                } else {
                    self.end_word();
                    self.space(lines);
                }
            }
            Class::WordLetter | Class::Sign => {
                self.end_word();
                self.push(Span::new(start, end), class == Class::WordLetter);
            }
        }
    }

    /// Whether the next character but white space is a soft hyphen.
    fn is_before_soft_hyphen(&self, at: usize) -> bool {
        self.text[at..].chars().find(|character| !character.is_whitespace()) == Some(SOFT_HYPHEN)
    }

    fn space(&mut self, lines: u32) {
        self.lines = if self.gap == Gap::None { lines } else { self.lines + lines };
        self.gap = if self.lines > 1 || self.gap == Gap::BlankLine { Gap::BlankLine } else { Gap::Space };
    }

    /// Ends the word being read, if there is one.
    fn end_word(&mut self) {
        let Some((from, to)) = self.word.take() else { return };
        self.push(Span::new(from, to), true);
        self.is_soft = false;
        if let Some(lines) = self.held.take() {
            self.space(lines);
        }
    }

    /// Appends a token in its folded forms.
    fn push(&mut self, span: Span, is_word: bool) {
        let original = span.of(self.text);
        let (written, lowered) = (self.words.written.len(), self.words.lowered.len());
        if original.is_ascii() && self.cases == Cases::Common && original != "`" {
            self.words.written.push_str(original);
            self.words.lowered.push_str(original);
            self.words.lowered[lowered..].make_ascii_lowercase();
        } else {
            let folded = normal(original);
            self.words.lowered.push_str(&folded_case(&folded, self.cases));
            self.words.written.push_str(&folded);
        }
        if is_word && self.gap == Gap::Space && self.lines == 1 {
            self.tell_broken_word(span);
        }
        self.words.tokens.push(Token {
            span,
            gap: std::mem::replace(&mut self.gap, Gap::None),
            is_word,
            breaks_word: false,
            written: written as u32..self.words.written.len() as u32,
            lowered: lowered as u32..self.words.lowered.len() as u32,
        });
    }

    /// Marks a hyphen before the line break before `next`, if it stands between letters.
    fn tell_broken_word(&mut self, next: Span) {
        let [.., before, hyphen] = self.words.tokens.as_mut_slice() else { return };
        let is_between = before.is_word
            && hyphen.gap == Gap::None
            && before.span.of(self.text).ends_with(char::is_alphabetic)
            && next.of(self.text).starts_with(char::is_alphabetic);
        hyphen.breaks_word = is_between && is_line_end_hyphen(hyphen.span.of(self.text));
    }
}

impl Words {
    /// The words of `text`.
    pub(super) fn of(text: &str) -> Self {
        Self::in_cases(text, Cases::Common)
    }

    /// The words of `text`, with lower case as a language has it.
    pub(super) fn in_cases(text: &str, cases: Cases) -> Self {
        let mut words = Self::default();
        words.read(text, cases);
        words
    }

    /// Becomes the words of `text`: where many texts are read, their room is used again.
    pub(super) fn read(&mut self, text: &str, cases: Cases) {
        let mut words = std::mem::take(self);
        words.tokens.clear();
        words.written.clear();
        words.lowered.clear();
        words.tokens.reserve(text.len() / 5 + 1);
        words.written.reserve(text.len());
        words.lowered.reserve(text.len());
        let (gap, lines, word, held, is_soft) = (Gap::BlankLine, 0, None, None, false);
        let mut reader = Reader { text, cases, words, gap, lines, word, held, is_soft };
        for (start, line) in lines_of(text) {
            if line.is_ascii() {
                reader.read_ascii(start, line.as_bytes());
            } else {
                reader.read_mixed(start, line);
            }
        }
        reader.end_word();
        *self = reader.words;
    }

    /// The tokens in order.
    pub(super) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token, folded.
    pub(super) fn written(&self, token: &Token) -> &str {
        part(&self.written, &token.written)
    }

    /// A token, folded and in lower case.
    pub(super) fn lowered(&self, token: &Token) -> &str {
        part(&self.lowered, &token.lowered)
    }
}

/// A part of the folded forms. None is so long that 32 bits do not reach: a document has at most 2 GiB.
fn part<'w>(words: &'w str, range: &Range<u32>) -> &'w str {
    words.get(range.start as usize..range.end as usize).unwrap_or_default()
}

/// Whether a text has at least `count` words.
pub(super) fn has_words(text: &str, count: usize) -> bool {
    if text.is_ascii() {
        // Among ASCII characters every run of letters and digits is a word, and nothing else is.
        let runs = text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|run| !run.is_empty());
        return runs.take(count).count() == count;
    }
    Words::of(text).tokens().iter().filter(|token| token.is_word).take(count).count() == count
}

/// The lines of a text with their ends, each with its place. A line begins a grapheme.
fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let place = *start;
        *start += line.len();
        Some((place, line))
    })
}

/// The class of an ASCII character.
fn class_of_ascii(byte: u8) -> Class {
    match byte {
        b'\n' | b'\r' => Class::Space(1),
        b' ' | b'\t' | b'\x0B' | b'\x0C' => Class::Space(0),
        _ if byte.is_ascii_alphanumeric() => Class::Letter,
        _ => Class::Sign,
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
        _ if is_invisible(first) => Class::Invisible,
        _ if is_katakana(first) => Class::Letter,
        _ if writes_without_spaces(first) => Class::WordLetter,
        _ if first.is_alphanumeric() => Class::Letter,
        _ => Class::Sign,
    }
}

/// Whether a letter is katakana, whose runs are words.
fn is_katakana(character: char) -> bool {
    matches!(character, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// Whether a letter is of a script without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han.
pub(super) fn writes_without_spaces(character: char) -> bool {
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
        check("イランと日本", &["イラン", "と", "日", "本"]);
        check("👩\u{200D}💻!", &["👩💻", "!"]);
    }

    #[test]
    fn what_is_not_seen_and_soft_hyphens_at_a_line_end_are_no_borders() {
        check("Iva\u{200B}nov met Mi\u{2060}la", &["ivanov", "met", "mila"]);
        check("Hop\u{AD}\nwood, Hop\u{AD}wood", &["hopwood", ",", "hopwood"]);
        check("Hop\u{AD}\r\nwood", &["hopwood"]);
        check("Immo\n\u{AD}\nbilien", &["immobilien"]);
        check("a\u{AD} b", &["a", "b"]);
        check("a\u{AD}\n\n\nb", &["a", "b"]);
        check("\u{FEFF}a \u{200E}b", &["a", "b"]);
    }

    #[test]
    fn hyphens_at_line_ends_between_letters_may_break_a_word() {
        let breaks = |text: &str| Words::of(text).tokens().iter().filter(|token| token.breaks_word).count();
        assert_eq!(breaks("Sam-\nple Sam¬\r\n ple Sam\u{2010} \nple"), 3);
        assert_eq!(breaks("Sam- ple 10-\n15 Sam -\nple Sam-\n\nple Sam—\nple -\nx"), 0);
    }

    #[test]
    fn gaps_tell_a_space_from_a_blank_line() {
        let words = Words::of("a b\r\nc\r\n \r\nd-e");
        let gaps: Vec<Gap> = words.tokens().iter().map(|token| token.gap).collect();
        let expected = [Gap::BlankLine, Gap::Space, Gap::Space, Gap::BlankLine, Gap::None, Gap::None];
        assert_eq!(gaps, expected);
    }
}
