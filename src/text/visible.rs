//! Visible text: invisible characters, and those that reorder text, are shown by their numbers.
//!
//! Invariant: the text shown differs from the text stored only by marks such as `[U+202E]`; nothing is left out.
//!
//! Source: the `Bidi_Control` and `Default_Ignorable_Code_Point` properties of Unicode; Trojan Source (CVE-2021-42574).

use crate::model::{is_hidden, is_pictured, takes_variation};
use std::borrow::Cow;
use std::fmt::Write;

/// Zero-width non-joiner: Persian needs it between letters.
const NON_JOINER: char = '\u{200C}';

/// Zero-width joiner: emoji of several parts and Indic letters need it.
const JOINER: char = '\u{200D}';

/// `text` with every invisible or reordering character shown as `[U+202E]`, for lists, labels and exports.
///
/// Joiners stay where a script needs them (between Arabic or Indic letters, between emoji), and so do line breaks and
/// tabs.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|byte| is_invisible(char::from(byte))) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut copied = 0;
    let mut before = None;
    for (place, character) in text.char_indices() {
        let after = text[place + character.len_utf8()..].chars().next();
        if is_invisible(character) && !is_needed(character, before, after) {
            shown.push_str(&text[copied..place]);
            // Writing to a string cannot fail.
            let _ = write!(shown, "[U+{:04X}]", u32::from(character));
            copied = place + character.len_utf8();
        }
        before = Some(character);
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    shown.push_str(&text[copied..]);
    Cow::Owned(shown)
}

/// Whether a hidden character is shown by its number: line breaks and tabs are left as they are.
fn is_invisible(character: char) -> bool {
    is_hidden(character) && !matches!(character, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the script around an invisible character needs it.
fn is_needed(character: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return matches!(character, '\u{FE00}'..='\u{FE0F}') && before.is_some_and(takes_variation);
    };
    match character {
        NON_JOINER => joins(before) && joins(after),
        JOINER => joins(before) && joins(after) || is_pictured(before) && is_pictured(after),
        '\u{FE00}'..='\u{FE0F}' => takes_variation(before),
        _ => false,
    }
}

/// Whether a character is of a script whose letters join: Arabic, Syriac, N’Ko, Mongolian, the Indic scripts.
fn joins(character: char) -> bool {
    matches!(character,
        '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1820}'..='\u{18AA}' | '\u{FB50}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected, "{text:?}");
    }

    #[test]
    fn ordinary_text_is_not_touched() {
        for text in ["", "Iran", "Ивано́в", "می\u{200C}خواهد", "👩\u{200D}💻", "❤\u{FE0F}", "a\nb\tc", "क्\u{200D}ष"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn every_bidi_control_is_shown() {
        let controls =
            "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";
        let numbers = ["061C", "200E", "200F", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068", "2069"];
        check(controls, &numbers.map(|number| format!("[U+{number}]")).concat());
        check("Iv\u{202E}vona", "Iv[U+202E]vona");
    }

    #[test]
    fn invisible_characters_are_shown() {
        check("Ir\u{200B}an", "Ir[U+200B]an");
        check("Ir\u{200C}an", "Ir[U+200C]an");
        check("Ir\u{200D}an", "Ir[U+200D]an");
        check("Ir\u{AD}an\u{FEFF}", "Ir[U+00AD]an[U+FEFF]");
        check("A\u{E0041}\u{FE0F}\0", "A[U+E0041][U+FE0F][U+0000]");
    }
}
