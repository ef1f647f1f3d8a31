//! A cursor over the bytes of a dossier in its plain form: texts, words, fields and lists, and nothing that is rare.
//!
//! Invariant: what it takes, ron takes in the same meaning; `None` only means that the whole reader has to look.

use memchr::{memchr, memchr2};
use std::borrow::Cow;

/// A place in a text.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

/// Whether a byte may stand in a word.
fn is_of_word(byte: u8) -> bool {
    byte == b'_' || byte.is_ascii_alphanumeric()
}

impl<'t> Cursor<'t> {
    /// A cursor at the byte `at`.
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The byte it is at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text between two bytes, as it is written.
    pub(super) fn written(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// The next byte.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    /// Skips white space and remarks to the end of a line.
    pub(super) fn blank(&mut self) -> Option<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(b'/') if self.bytes().get(self.at + 1) == Some(&b'/') => {
                    self.at += memchr(b'\n', &self.bytes()[self.at..])?;
                }
                Some(b'/') => return None,
                _ => return Some(()),
            }
        }
    }

    /// Takes this byte, behind white space.
    pub(super) fn take(&mut self, byte: u8) -> Option<()> {
        self.blank()?;
        (self.peek()? == byte).then(|| self.at += 1)
    }

    /// Takes a word: a name of a field, `true`, `None`.
    pub(super) fn word(&mut self) -> Option<&'t str> {
        let from = self.at;
        let rest = &self.bytes()[from..];
        let length = rest.iter().take_while(|byte| is_of_word(**byte)).count();
        let is_plain = rest.first().is_some_and(|first| !first.is_ascii_digit()) && rest.get(length)?.is_ascii();
        self.at += length;
        (length > 0 && is_plain).then(|| self.written(from))
    }

    /// Takes the digits of a number.
    pub(super) fn digits(&mut self) -> Option<&'t str> {
        let from = self.at;
        let rest = &self.bytes()[from..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += length;
        let is_whole = rest.get(length).is_some_and(|next| matches!(next, b',' | b' ' | b'\n' | b')'));
        (length > 0 && is_whole).then(|| self.written(from))
    }

    /// Takes a text in quotation marks, plain or raw.
    pub(super) fn text(&mut self) -> Option<Cow<'t, str>> {
        if self.peek()? == b'r' {
            return self.raw_text().map(Cow::Borrowed);
        }
        let from = self.at + 1;
        if self.peek()? != b'"' {
            return None;
        }
        let length = memchr2(b'"', b'\\', self.bytes().get(from..)?)?;
        if self.bytes()[from + length] == b'"' {
            self.at = from + length + 1;
            return self.text.get(from..from + length).map(Cow::Borrowed);
        }
        self.escaped(from, length).map(Cow::Owned)
    }

    /// The text that begins at `from`, whose first escape is `length` bytes behind that.
    fn escaped(&mut self, from: usize, length: usize) -> Option<String> {
        // As long as it is written at most: of a long text no room is left over by doubling.
        let mut end = from + length;
        while self.bytes()[end] != b'"' {
            end += 2;
            end += memchr2(b'"', b'\\', self.bytes().get(end..)?)?;
        }
        let mut text = String::with_capacity(end - from);
        let mut rest = self.text.get(from..end)?;
        while let Some(at) = memchr(b'\\', rest.as_bytes()) {
            text.push_str(&rest[..at]);
            let mut length = 2;
            text.push(match rest.as_bytes().get(at + 1)? {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'"' => '"',
                b'\\' => '\\',
                b'\'' => '\'',
                b'u' => {
                    let digits = rest.get(at + 2..)?.strip_prefix('{')?;
                    let digits = &digits[..memchr(b'}', digits.as_bytes())?];
                    let is_number =
                        (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                    length = digits.len() + 4;
                    char::from_u32(u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?)?
                }
                _ => return None,
            });
            rest = rest.get(at + length..)?;
        }
        text.push_str(rest);
        self.at = end + 1;
        Some(text)
    }

    /// A text such as `r#"…"#`.
    fn raw_text(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at + 1..)?;
        let signs = rest.bytes().take_while(|byte| *byte == b'#').count();
        let inner = rest[signs..].strip_prefix('"')?;
        let end = memchr::memmem::find(inner.as_bytes(), format!("\"{}", &rest[..signs]).as_bytes())?;
        self.at += 1 + signs + 1 + end + 1 + signs;
        inner.get(..end)
    }

    /// Takes a text that may be left out, or written as `None`.
    #[expect(clippy::option_option, reason = "the outer is whether it could be read, the inner whether it is given")]
    pub(super) fn perhaps<T>(&mut self, value: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.peek()? == b'N' {
            return (self.word()? == "None").then_some(None);
        }
        value(self).map(Some)
    }

    /// Takes `(name: value, …)`; `field` takes the value of each field.
    pub(super) fn fields(&mut self, mut field: impl FnMut(&mut Self, &'t str) -> Option<()>) -> Option<()> {
        self.series(b'(', b')', |cursor| {
            let name = cursor.word()?;
            cursor.take(b':')?;
            cursor.blank()?;
            field(cursor, name)
        })
    }

    /// Takes `[value, …]`; `item` takes each value.
    pub(super) fn items(&mut self, item: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.series(b'[', b']', item)
    }

    /// Takes `{text: text, …}`; `entry` is given each.
    pub(super) fn entries(&mut self, mut entry: impl FnMut(String, String) -> Option<()>) -> Option<()> {
        self.series(b'{', b'}', |cursor| {
            let key = cursor.text()?.into_owned();
            cursor.take(b':')?;
            cursor.blank()?;
            entry(key, cursor.text()?.into_owned())
        })
    }

    fn series(&mut self, open: u8, close: u8, mut element: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(open)?;
        loop {
            self.blank()?;
            if self.peek()? == close {
                self.at += 1;
                return Some(());
            }
            element(self)?;
            self.blank()?;
            match self.peek()? {
                b',' => self.at += 1,
                next if next == close => {}
                _ => return None,
            }
        }
    }

    /// Skips a value in brackets, whatever is in it.
    pub(super) fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.skip_text()?,
                b'r' if matches!(self.bytes().get(self.at + 1)?, b'"' | b'#') => drop(self.raw_text()?),
                b'/' => self.blank()?,
                b'\'' => return None,
                byte => {
                    self.at += 1;
                    match byte {
                        b'(' | b'[' | b'{' => depth += 1,
                        b')' | b']' | b'}' => {
                            depth = depth.checked_sub(1)?;
                            if depth == 0 {
                                return Some(());
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn skip_text(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            self.at += memchr2(b'"', b'\\', self.bytes().get(self.at..)?)?;
            if self.bytes()[self.at] == b'"' {
                self.at += 1;
                return Some(());
            }
            self.at += 2;
        }
    }
}
