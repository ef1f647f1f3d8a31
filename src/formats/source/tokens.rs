//! The tokens of RON: blanks and comments, words, numbers, texts.
//!
//! Source: the grammar of RON (`docs/grammar.md` of the ron crate, 0.12).
//! Invariant: it moves forward only, by at least a character, and never past the end.

use std::ops::Range;

/// A cursor in a text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// Whether a word may begin with this character.
pub(super) fn is_word_start(character: char) -> bool {
    character == '_' || character.is_alphabetic()
}

/// Whether a word may go on with this character.
fn is_word_character(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

/// What RON takes for white space.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}')
        || matches!(character, '\u{2028}' | '\u{2029}')
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// A cursor at a byte of the text.
    pub(super) fn at_byte(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte at the cursor.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The byte after the last non-blank one: the place of a fault at the end of the text.
    pub(super) fn end(&self) -> usize {
        self.text.trim_end().len()
    }

    /// The rest of the text.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// A slice of the text; empty if out of range.
    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        self.at += bytes;
    }

    fn advance_while(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|character| !belongs(character)).unwrap_or(rest.len());
    }

    /// Skips white space and comments. The error is the byte of a `/` that begins no comment, or one never closed.
    pub(super) fn blank(&mut self) -> Result<(), usize> {
        loop {
            self.advance_while(is_blank);
            let start = self.at;
            if self.rest().starts_with("//") {
                self.advance_while(|character| character != '\n');
            } else if self.rest().starts_with("/*") {
                self.block_comment().ok_or(start)?;
            } else if self.rest().starts_with('/') {
                return Err(start);
            } else {
                return Ok(());
            }
        }
    }

    /// Skips a comment between `/*` and `*/`; such comments nest.
    fn block_comment(&mut self) -> Option<()> {
        let mut level = 0_usize;
        loop {
            let rest = self.rest();
            self.at += rest.find(['/', '*'])?;
            match self.rest() {
                opening if opening.starts_with("/*") => (level, self.at) = (level + 1, self.at + 2),
                closing if closing.starts_with("*/") => (level, self.at) = (level - 1, self.at + 2),
                _ => self.at += 1,
            }
            if level == 0 {
                return Some(());
            }
        }
    }

    /// Skips the rest of the line.
    pub(super) fn skip_line(&mut self) {
        self.advance_while(|character| character != '\n');
    }

    /// Skips a word, with `r#` before it or not.
    pub(super) fn word(&mut self) {
        if self.rest().starts_with("r#") {
            self.advance(2);
            self.advance_while(|character| is_word_character(character) || matches!(character, '.' | '+' | '-'));
        } else {
            self.advance_while(is_word_character);
        }
    }

    /// Skips what looks like a number.
    pub(super) fn number(&mut self) {
        self.advance(1);
        self.advance_while(|character| is_word_character(character) || matches!(character, '.' | '+' | '-'));
    }

    /// Whether a word and a colon stand here.
    pub(super) fn is_field(&self) -> bool {
        if !self.peek().is_some_and(is_word_start) || self.is_raw_text() || self.is_bytes() {
            return false;
        }
        let mut ahead = self.clone();
        ahead.word();
        ahead.blank().is_ok() && ahead.peek() == Some(':')
    }

    /// Whether a raw text stands here: `r"`, `r#"`, `r##"`.
    pub(super) fn is_raw_text(&self) -> bool {
        self.rest().strip_prefix('r').is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    }

    /// How many `#` open the raw text that stands here, if one does.
    pub(super) fn raw_hashes(&self) -> Option<usize> {
        self.is_raw_text().then(|| self.rest()[1..].bytes().take_while(|byte| *byte == b'#').count())
    }

    /// Whether bytes stand here: `b"`, `br"`, `b'`.
    pub(super) fn is_bytes(&self) -> bool {
        let rest = self.rest();
        rest.starts_with("b\"")
            || rest.starts_with("b'")
            || (rest.starts_with("br") && Self { text: self.text, at: self.at + 1 }.is_raw_text())
    }

    /// Skips a text in quotes; false where it is never closed, and then nothing is left.
    pub(super) fn text(&mut self) -> bool {
        if let Some(hashes) = self.raw_hashes() {
            self.advance(hashes + 2);
            let closing = format!("\"{}", "#".repeat(hashes));
            return self.skip_past(&closing);
        }
        self.advance(1);
        loop {
            let Some(next) = self.rest().find(['"', '\\']) else {
                self.at = self.text.len();
                return false;
            };
            self.advance(next + 1);
            if self.text.as_bytes()[self.at - 1] == b'"' {
                return true;
            }
            // Behind a backslash stands a character that means something else than itself.
            self.at += self.peek().map_or(0, char::len_utf8);
        }
    }

    /// Skips a character in single quotes; false where none stands here.
    pub(super) fn character(&mut self) -> bool {
        let mut ahead = self.rest()[1..].char_indices();
        let escaped = ahead.next().is_some_and(|(_, first)| first == '\\');
        if escaped {
            ahead.next();
        }
        // The longest is an escaped one, '\u{10FFFF}'.
        match ahead.take(10).find(|(_, character)| *character == '\'') {
            Some((end, _)) => {
                self.advance(end + 2);
                true
            }
            None => false,
        }
    }

    /// Skips what is left of an element, up to the comma or the bracket that ends it, over texts and nested brackets.
    /// `None` where it does not end before the text does, or a bracket in it closes another than the one that is open.
    pub(super) fn skip_element(&mut self) -> Option<()> {
        let mut open = Vec::new();
        loop {
            self.blank().ok()?;
            let next = self.peek()?;
            match next {
                ',' | ')' | ']' | '}' if open.is_empty() => return Some(()),
                '(' => open.push(')'),
                '[' => open.push(']'),
                '{' => open.push('}'),
                ')' | ']' | '}' if open.pop() != Some(next) => return None,
                _ => {}
            }
            if next == '"' || self.is_raw_text() {
                self.text().then_some(())?;
            } else if is_word_start(next) {
                self.word();
            } else if next != '\'' || !self.character() {
                self.advance(next.len_utf8());
            }
        }
    }

    fn skip_past(&mut self, closing: &str) -> bool {
        let found = self.rest().find(closing);
        self.at = found.map_or(self.text.len(), |found| self.at + found + closing.len());
        found.is_some()
    }
}
