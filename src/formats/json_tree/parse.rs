//! The parser of JSON (RFC 8259), with Python's numbers that are none, and several values one after another.

use super::value::{Fields, Json, JsonFile};
use std::borrow::Cow;

/// The deepest nesting that is read.
const DEEPEST: usize = 128;

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// The byte.
    pub at: usize,
    /// What is wrong there, without a full stop.
    pub message: &'static str,
}

/// Reads a text as JSON, or as JSON Lines.
///
/// # Errors
/// The first place that is no JSON.
pub fn parse(text: &str) -> Result<JsonFile<'_>, Faulty> {
    let mut parser = Parser { text, at: 0, no_numbers: (0, 0) };
    let mut values = Vec::new();
    parser.skip_blanks();
    while parser.at < text.len() {
        values.push(parser.value(0)?);
        parser.skip_blanks();
        // Some programs write a comma between the lines.
        if !values.is_empty() && parser.peek() == Some(b',') && matches!(values.last(), Some(Json::Object(_))) {
            parser.at += 1;
            parser.skip_blanks();
        }
    }
    let no_numbers = parser.no_numbers;
    if values.len() > 1 {
        return Ok(JsonFile { value: Json::List(values), is_lines: true, no_numbers });
    }
    let value = values.pop().ok_or(Faulty { at: 0, message: "the file is empty" })?;
    Ok(JsonFile { value, is_lines: false, no_numbers })
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    no_numbers: (usize, usize),
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        // A byte order mark may stand inside a file that was put together.
        if self.text[self.at..].starts_with('\u{FEFF}') {
            self.at += 3;
            self.skip_blanks();
        }
    }

    fn fault<T>(&self, message: &'static str) -> Result<T, Faulty> {
        Err(Faulty { at: self.at.min(self.text.len()), message })
    }

    fn value(&mut self, depth: usize) -> Result<Json<'t>, Faulty> {
        if depth > DEEPEST {
            return self.fault("values are nested more than 128 deep here");
        }
        match self.peek() {
            None => self.fault("the file ends too early: a value is missing"),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') if !self.text[self.at..].starts_with("-I") => Ok(self.number()),
            Some(_) => self.literal(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json<'t>, Faulty> {
        let mut fields = Fields { at: self.at, pairs: Vec::new() };
        self.at += 1;
        self.skip_blanks();
        while self.peek() != Some(b'}') {
            if self.peek() != Some(b'"') {
                return self.fault(self.early("a key in double quotes is missing here"));
            }
            let key = self.string()?;
            self.skip_blanks();
            if self.peek() != Some(b':') {
                return self.fault(self.early("a colon is missing here"));
            }
            self.at += 1;
            self.skip_blanks();
            fields.pairs.push((key, self.value(depth + 1)?));
            self.separator(b'}')?;
        }
        self.at += 1;
        fields.pairs.shrink_to_fit();
        Ok(Json::Object(fields))
    }

    fn list(&mut self, depth: usize) -> Result<Json<'t>, Faulty> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_blanks();
        while self.peek() != Some(b']') {
            items.push(self.value(depth + 1)?);
            self.separator(b']')?;
        }
        self.at += 1;
        Ok(Json::List(items))
    }

    /// Goes over a comma, or to the closing bracket. A comma before the bracket is let pass.
    fn separator(&mut self, closing: u8) -> Result<(), Faulty> {
        self.skip_blanks();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_blanks();
                Ok(())
            }
            Some(byte) if byte == closing => Ok(()),
            _ => self.fault(self.early("a comma is missing here, or a quotation mark before it is not written \\\"")),
        }
    }

    /// The message, unless the file is over.
    fn early(&self, message: &'static str) -> &'static str {
        if self.at < self.text.len() { message } else { "the file ends too early: it is cut off, or a bracket is open" }
    }

    fn number(&mut self) -> Json<'t> {
        let start = self.at;
        while matches!(self.peek(), Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'e' | b'E')) {
            self.at += 1;
        }
        Json::Number(&self.text[start..self.at])
    }

    fn literal(&mut self) -> Result<Json<'t>, Faulty> {
        let rest = &self.text[self.at..];
        let known = [("true", Json::Flag(true)), ("false", Json::Flag(false)), ("null", Json::Null)];
        if let Some((word, value)) = known.into_iter().find(|(word, _)| rest.starts_with(word)) {
            self.at += word.len();
            return Ok(value);
        }
        if let Some(word) = ["NaN", "Infinity", "-Infinity"].into_iter().find(|word| rest.starts_with(word)) {
            let (count, first) = self.no_numbers;
            self.no_numbers = (count + 1, if count == 0 { self.at } else { first });
            self.at += word.len();
            return Ok(Json::Null);
        }
        self.fault("no value begins here")
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Faulty> {
        let (opening, start) = (self.at, self.at + 1);
        self.at = start;
        let mut built: Option<String> = None;
        let mut from = start;
        loop {
            let Some(next) = memchr::memchr2(b'"', b'\\', &self.text.as_bytes()[self.at..]) else {
                self.at = opening;
                return self.fault("the text that begins here is never closed");
            };
            self.at += next;
            let plain = &self.text[from..self.at];
            if self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(match built {
                    None => Cow::Borrowed(plain),
                    Some(mut text) => {
                        text.push_str(plain);
                        Cow::Owned(text)
                    }
                });
            }
            let text = built.get_or_insert_with(String::new);
            text.push_str(plain);
            let escaped = self.escape()?;
            built.get_or_insert_with(String::new).push(escaped);
            from = self.at;
        }
    }

    /// The character behind a backslash; half a character is the sign that stands for what is lost.
    fn escape(&mut self) -> Result<char, Faulty> {
        self.at += 1;
        let character = match self.peek() {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(sign @ (b'"' | b'\\' | b'/')) => char::from(sign),
            Some(b'u') => return self.code(),
            _ => {
                self.at -= 1;
                return self.fault("this \\ begins nothing that JSON knows");
            }
        };
        self.at += 1;
        Ok(character)
    }

    fn code(&mut self) -> Result<char, Faulty> {
        let unit = |at: usize| self.text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(first) = unit(self.at + 1) else {
            return self.fault("\\u is followed by four hexadecimal digits");
        };
        let has_more = self.text.get(self.at + 5..self.at + 7) == Some("\\u");
        let second = if has_more { unit(self.at + 7).filter(|low| (0xDC00..0xE000).contains(low)) } else { None };
        self.at += 5;
        if let (0xD800..0xDC00, Some(low)) = (first, second) {
            self.at += 6;
            return Ok(char::from_u32(0x10000 + ((first - 0xD800) << 10) + (low - 0xDC00)).unwrap_or('\u{FFFD}'));
        }
        Ok(char::from_u32(first).unwrap_or('\u{FFFD}'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, &'static str) {
        let faulty = parse(text).expect_err(text);
        (faulty.at, faulty.message)
    }

    #[test]
    fn texts_and_numbers_keep_their_letters() {
        let file = parse(r#"{"a": "x\u00e9\"\ud83d\ude0a", "n": 0.10, "l": [1, true, null, NaN],}"#).expect("JSON");
        assert_eq!(file.value.get("a").and_then(Json::text), Some("xé\"😊"));
        assert_eq!(file.value.word_of(&["n"]), Some("0.10".to_owned()));
        assert_eq!(file.value.get("l").map(|list| list.items().len()), Some(4));
        assert_eq!((file.no_numbers.0, file.is_lines), (1, false));
    }

    #[test]
    fn several_values_are_lines() {
        let file = parse("{\"a\": 1}\n{\"a\": 2}\n").expect("JSON Lines");
        assert!(file.is_lines);
        assert_eq!(file.value.items().len(), 2);
        assert_eq!(file.value.items()[1].at(), 9);
    }

    #[test]
    fn what_is_no_json_has_a_place() {
        assert_eq!(fault(""), (0, "the file is empty"));
        assert_eq!(fault("{\"a\": "), (6, "the file ends too early: a value is missing"));
        assert_eq!(fault("{\"a\": \"b"), (6, "the text that begins here is never closed"));
        assert_eq!(fault("[1 2]").0, 3);
        assert_eq!(fault("[x]"), (1, "no value begins here"));
        let deep = "[".repeat(100_000);
        assert_eq!(fault(&deep), (129, "values are nested more than 128 deep here"));
    }
}
