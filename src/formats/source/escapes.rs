//! Escapes in texts that RON does not know, and what to write instead: people paste JSON, Python and Windows paths.
//!
//! Source: RFC 8259, section 7 (JSON); the grammar of RON (`docs/grammar.md` of the ron crate, 0.12).

use super::show;

/// An escape that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadEscape {
    /// The byte of its backslash in the text as written.
    pub(super) at: usize,
    /// What to do about it.
    pub(super) help: String,
}

/// The escapes in `written`, a text in plain quotes as it stands in the file, that mean nothing.
pub(super) fn bad_escapes(written: &str) -> Vec<BadEscape> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = written[at..].find('\\') {
        at += next;
        let length = known(&written[at..]).unwrap_or_else(|| {
            let (length, help) = meant(written, at);
            found.push(BadEscape { at, help });
            length
        });
        at += length;
    }
    found
}

/// How long the escape is that `rest` begins with, if it is one of RON's.
fn known(rest: &str) -> Option<usize> {
    let mut letters = rest[1..].chars();
    match letters.next()? {
        'x' => (letters.take(2).filter(char::is_ascii_hexdigit).count() == 2).then_some(4),
        'u' => {
            let digits = letters.as_str().strip_prefix('{')?.split_once('}')?.0;
            number(digits, 1..=6).and_then(char::from_u32).map(|_| digits.len() + 4)
        }
        '\'' | '"' | '\\' | 'n' | 'r' | 't' | '0' => Some(2),
        _ => None,
    }
}

/// The number that hexadecimal digits are, if there are so many of them.
fn number(digits: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let is_number = count.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u32::from_str_radix(digits, 16).ok())?
}

/// How long the unknown escape at `at` is, and what was meant by it.
fn meant(written: &str, at: usize) -> (usize, String) {
    let rest = &written[at..];
    if let Some((length, code)) = of_json(rest) {
        let as_written = &rest[..length];
        let help = match code.and_then(char::from_u32) {
            Some(character) if show::is_hidden(character) => {
                format!("Write \\u{{{:X}}} for {as_written}", character as u32)
            }
            Some(character) => {
                format!("Write \\u{{{:X}}} for {as_written}, or the character itself: {character}", character as u32)
            }
            None => "This is half a character of JSON: write the whole character itself".to_owned(),
        };
        return (length, help);
    }
    let mut letters = rest[1..].chars();
    let next = letters.next();
    let length = 1 + next.map_or(0, char::len_utf8);
    let help = match next {
        _ if is_path(written) => {
            let path = written.trim_matches('"').replace("\\\\", "/").replace('\\', "/");
            format!("Write / between folders: \"{}\"", show::short(&path))
        }
        Some('/') => "Write / without the backslash".to_owned(),
        Some('b') => "Write \\u{8} for \\b".to_owned(),
        Some('f') => "Write \\u{C} for \\f".to_owned(),
        Some('v') => "Write \\u{B} for \\v".to_owned(),
        _ => "In a text, write \\\\ for a backslash, \\\" for a quotation mark, and \\u{2019} for a character by its number"
            .to_owned(),
    };
    (length, help)
}

/// The escape that `rest` begins with as JSON and Python write it, `\u2019`, `\ud83d\udca9` or `\U0001f4a9`: its length and
/// the number of its character; no number for half a character.
fn of_json(rest: &str) -> Option<(usize, Option<u32>)> {
    let unit = |text: &str| number(text.strip_prefix("\\u")?.get(..4)?, 4..=4);
    if let Some(code) = rest.strip_prefix("\\U").and_then(|digits| number(digits.get(..8)?, 8..=8)) {
        return Some((10, Some(code)));
    }
    let first = unit(rest)?;
    let second = rest.get(6..).and_then(unit);
    match (first, second) {
        (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) => {
            Some((12, Some(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))))
        }
        _ => Some((6, Some(first).filter(|code| !(0xD800..0xE000).contains(code)))),
    }
}

/// Whether a text in quotes looks like a path of Windows: no blanks, and an ending.
fn is_path(written: &str) -> bool {
    let path = written.trim_matches('"');
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    let has_ending = ending.is_some_and(|ending| {
        (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    has_ending && !path.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks where the bad escapes of a text are, and what is said of the first.
    fn check(written: &str, places: &[usize], help: &str) {
        let found = bad_escapes(written);
        assert_eq!(found.iter().map(|bad| bad.at).collect::<Vec<_>>(), places, "{written}");
        assert_eq!(found.first().map_or("", |bad| bad.help.as_str()), help, "{written}");
    }

    #[test]
    fn escapes_of_json_and_python_are_told_in_rons() {
        check(r#""It\u2019s Ben\u2019s""#, &[3, 14], r"Write \u{2019} for \u2019, or the character itself: ’");
        check(r#""\ud83d\udca9!""#, &[1], r"Write \u{1F4A9} for \ud83d\udca9, or the character itself: 💩");
        check(r#""\U0001F4A9""#, &[1], r"Write \u{1F4A9} for \U0001F4A9, or the character itself: 💩");
        check(r#""a\u00adb""#, &[2], r"Write \u{AD} for \u00ad");
        check(r#""\ud83d""#, &[1], "This is half a character of JSON: write the whole character itself");
        check(r#""and\/or""#, &[4], "Write / without the backslash");
        check(r#""\f""#, &[1], r"Write \u{C} for \f");
    }

    #[test]
    fn a_path_with_backslashes_is_told_with_slashes() {
        check(r#""docs\letter.txt""#, &[5], "Write / between folders: \"docs/letter.txt\"");
        check(r#""docs\new\letter.txt""#, &[9], "Write / between folders: \"docs/new/letter.txt\"");
    }

    #[test]
    fn other_backslashes_are_told_how_they_are_written() {
        let help = r#"In a text, write \\ for a backslash, \" for a quotation mark, and \u{2019} for a character by its number"#;
        check(r#""a \q b""#, &[3], help);
        for escape in [r"\u{110000}", r"\u{}", r"\u12", r"\xg1", r"\u{12"] {
            check(&format!("\"{escape}\""), &[1], help);
        }
    }

    #[test]
    fn escapes_of_ron_are_left_alone() {
        check(r#""\"\\\n\t\r\0\'\x41\u{645}\u{1F4A9}""#, &[], "");
        check("\"é\"", &[], "");
    }
}
