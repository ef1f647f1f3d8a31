//! Decodes bytes: UTF-8 with or without a byte order mark, UTF-16 with one. Everything else is refused with a place.
//!
//! Invariant: no encoding is guessed and no byte replaced; a guess is only shown in the refusal.
//! Invariant: lines of the text end in `\n`, whatever the line ends of the file.

use super::encoding;
use super::show;
use crate::model::{Place, Problem, Severity};
use std::borrow::Cow;

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undecodable {
    /// Where the first bad byte stands.
    pub place: Place,
    /// What is wrong with it.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The line that has it, as far as it could be read.
    pub excerpt: String,
    /// How many characters of the excerpt come before the bad byte.
    pub caret: u32,
}

impl Undecodable {
    /// The problem of `file`, which is the name shown to the reader.
    #[must_use]
    pub fn into_problem(self, file: &str) -> Problem {
        let Self { place, message, help, excerpt, caret } = self;
        Problem { severity: Severity::Error, file: file.to_owned(), place: Some(place), message, help, excerpt, caret }
    }
}

/// Reads bytes as text.
///
/// # Errors
/// The place of the first byte that is no text, and a guess at the encoding.
pub fn decode(bytes: Cow<'_, [u8]>) -> Result<String, Undecodable> {
    let text = match &*bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(refused("", &[], "the file is UTF-32", "Save it as UTF-8"));
        }
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest.into())?,
        _ => utf8(bytes)?,
    };
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let help = if text.bytes().filter(|byte| *byte == 0).count() * 3 > text.len() {
            "It is probably UTF-16 without a byte order mark: open it as that, and save it as UTF-8"
        } else {
            "It does not look like text: give its words as plain text in UTF-8"
        };
        return Err(refused(&text[..at], &text.as_bytes()[at..], "a NUL character stands here", help));
    }
    Ok(unix_lines(text))
}

/// A text and how it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text, its lines ending in `\n`.
    pub text: String,
    /// The encoding, where it was guessed.
    pub guessed: Option<&'static str>,
}

/// Reads bytes that somebody brings as text: in the encoding that is named, else as [`decode`] does, else in the one that they
/// are probably in.
///
/// # Errors
/// The place of the first byte that is no text in any encoding.
pub fn decode_guessing(bytes: &[u8], named: Option<&str>) -> Result<Decoded, Undecodable> {
    if let Some(label) = named {
        let help = "Name the encoding as web pages do: utf-8, windows-1252, iso-8859-2, utf-16le, shift_jis";
        let text = encoding::read_as(bytes, label).map_err(|message| refused("", &[], &message, help))?;
        return Ok(Decoded { text: unix_lines(text), guessed: None });
    }
    decode(bytes.into()).map(|text| Decoded { text, guessed: None }).or_else(|undecodable| {
        let (text, encoding) = encoding::read_as_guessed(bytes).ok_or(undecodable)?;
        Ok(Decoded { text: unix_lines(text), guessed: Some(encoding) })
    })
}

/// The text with every line end as `\n`.
fn unix_lines(text: String) -> String {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Reads UTF-8. Bytes that are owned become the text without a copy.
fn utf8(bytes: Cow<'_, [u8]>) -> Result<String, Undecodable> {
    String::from_utf8(bytes.into_owned()).map_err(|error| {
        let (valid, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let (good, bad) = bytes.split_at(valid);
        let message = format!("the byte 0x{:02X} is no UTF-8 here", bad.first().copied().unwrap_or_default());
        refused(std::str::from_utf8(good).unwrap_or_default(), bad, &message, &encoding::help(bytes))
    })
}

/// Reads UTF-16 in the byte order of `unit`.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Undecodable> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match character {
            Ok(character) => text.push(character),
            Err(error) => {
                let message = format!("half a character stands here (0x{:04X})", error.unpaired_surrogate());
                return Err(refused(&text, &[], &message, "The file is damaged UTF-16: save it as UTF-8"));
            }
        }
    }
    if odd.is_empty() {
        Ok(text)
    } else {
        Err(refused(&text, &[], "the file ends in half a character", "The file is cut UTF-16: save it as UTF-8"))
    }
}

/// The refusal of a byte that follows the text `good`.
fn refused(good: &str, bad: &[u8], message: &str, help: &str) -> Undecodable {
    let good: Cow<'_, str> = if good.contains('\r') { unix_lines(good.to_owned()).into() } else { good.into() };
    let line = good.rsplit('\n').next().unwrap_or_default();
    let rest = bad.split(|byte| *byte == b'\n' || *byte == b'\r').next().unwrap_or_default();
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(200)]).into_owned();
    let (excerpt, caret) = show::excerpt(&format!("{line}{rest}"), line.len());
    let place = Place { line: good.matches('\n').count() as u32 + 1, column: line.chars().count() as u32 + 1 };
    Undecodable { place, message: message.to_owned(), help: help.to_owned(), excerpt, caret }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Харрази\nخرازی \u{1F600} é";

    fn utf16_bytes(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes_of).collect()
    }

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(decode(bytes.into()).as_deref(), Ok(expected), "{bytes:?}");
    }

    fn refuse(bytes: &[u8], line: u32, column: u32, part_of_help: &str) {
        let error = decode(bytes.into()).expect_err("these bytes are no text");
        assert_eq!(error.place, Place { line, column }, "{error:?}");
        assert!(error.help.contains(part_of_help), "{error:?}");
    }

    #[test]
    fn the_encodings_of_one_text_read_the_same() {
        check(b"", "");
        check(TEXT.as_bytes(), TEXT);
        check(format!("\u{FEFF}{TEXT}").as_bytes(), TEXT);
        check(&utf16_bytes(TEXT, u16::to_le_bytes), TEXT);
        check(&utf16_bytes(TEXT, u16::to_be_bytes), TEXT);
        check(TEXT.replace('\n', "\r\n").as_bytes(), TEXT);
        check(TEXT.replace('\n', "\r").as_bytes(), TEXT);
    }

    #[test]
    fn a_byte_order_mark_alone_is_an_empty_text() {
        check(b"\xEF\xBB\xBF", "");
        check(b"\xFF\xFE", "");
    }

    #[test]
    fn latin_1_is_refused_at_its_first_accent() {
        refuse(
            b"one\r\ncaf\xE9 noir",
            2,
            4,
            "It is probably Windows-1252 (Western European): open it as that, and save it as UTF-8",
        );
        refuse(b"\x93quoted\x94", 1, 1, "Windows-1252 (Western European)");
        refuse(b"\xD5\xE0\xF0\xF0\xE0\xE7\xE8", 1, 1, "Windows-1251 (Cyrillic)");
        let error = decode(b"caf\xE9 noir".as_slice().into()).expect_err("no UTF-8");
        assert_eq!((error.excerpt.as_str(), error.caret), ("caf\u{FFFD} noir", 3));
    }

    #[test]
    fn damaged_text_is_refused_where_it_is_damaged() {
        refuse(b"ab\0cd", 1, 3, "does not look like text");
        refuse(b"a\0b\0c\0", 1, 2, "It is probably UTF-16 without a byte order mark");
        refuse(b"\xFF\xFEa\0\0\xD8b\0", 1, 2, "damaged UTF-16");
        refuse(b"\xFF\xFEa\0b", 1, 2, "cut UTF-16");
        refuse(b"\xFF\xFE\0\0a\0\0\0", 1, 1, "UTF-8");
        refuse(b"\xC0\xAF", 1, 1, "save it as UTF-8");
        refuse(b"ab\xED\xA0\x80", 1, 3, "save it as UTF-8");
    }
}
