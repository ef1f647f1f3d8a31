//! Text of a file for display: short, on one line, without hidden characters.
//!
//! Invariant: the output has no control, direction or zero-width character, so it cannot control a terminal or hide
//! no letter.

use crate::model::takes_variation;
use std::fmt::Write;

pub use crate::model::is_hidden;

/// How many characters of a quoted text a message shows.
const SHOWN: usize = 60;

/// How many characters of a long line an excerpt shows before and after the fault.
const BEFORE: usize = 60;
const AFTER: usize = 60;

/// Whether a hidden character is needed where it stands: a joiner within Persian, Indic and emoji sequences, a selector behind
/// what it varies.
#[must_use]
pub fn is_joiner_in_place(before: Option<char>, character: char) -> bool {
    match character {
        '\u{200C}' | '\u{200D}' => before.is_some_and(|before| !before.is_ascii() && !is_hidden(before)),
        '\u{FE00}'..='\u{FE0F}' => before.is_some_and(takes_variation),
        _ => false,
    }
}

/// Whether a file that the program writes has the character by its number: what is hidden, but for the selectors that make a
/// picture of a sign.
#[must_use]
pub fn is_escaped(character: char) -> bool {
    is_hidden(character) && !matches!(character, '\u{FE00}'..='\u{FE0F}')
}

/// `text` on one line, with tabs and line breaks as spaces and hidden characters by number, as in `[U+202E]`.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    for character in text.chars() {
        match character {
            '\t' | '\n' => shown.push(' '),
            hidden if is_hidden(hidden) && !is_joiner_in_place(before, hidden) => {
                // Writing to a String cannot fail.
                let _ = write!(shown, "[U+{:04X}]", hidden as u32);
            }
            plain => shown.push(plain),
        }
        before = Some(character);
    }
    shown
}

/// `text` for use within a message: [`visible`], and cut where it is long.
#[must_use]
pub fn short(text: &str) -> String {
    shortened(text, SHOWN)
}

/// `text` made [`visible`], and cut after `limit` characters.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some((cut, _)) => format!("{}…", visible(text[..cut].trim_end())),
        None => visible(text),
    }
}

/// The part of `line` around the byte `at`, made [`visible`], and how many of its characters stand before that byte.
#[must_use]
pub fn excerpt(line: &str, at: usize) -> (String, u32) {
    let at = (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
    let (before, after) = line.split_at(at);
    // A short line is shown whole; counting stops early on a long one.
    let long = line.chars().nth(BEFORE + AFTER).is_some();
    let (mut shown, from) = match before.char_indices().rev().nth(BEFORE - 1) {
        Some((from, _)) if long && from > 0 => (String::from("…"), from),
        _ => (String::new(), 0),
    };
    shown.push_str(&visible(&before[from..]));
    let caret = shown.chars().count() as u32;
    match after.char_indices().nth(AFTER) {
        Some((cut, _)) if long => {
            shown.push_str(&visible(&after[..cut]));
            shown.push('…');
        }
        _ => shown.push_str(&visible(after)),
    }
    (shown, caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_told_by_number() {
        assert_eq!(visible("a\u{202E}b\u{1b}[0m"), "a[U+202E]b[U+001B][0m");
        assert_eq!(visible("tab\tline\nend\r"), "tab line end[U+000D]");
        assert_eq!(visible("Iva\u{200B}nov"), "Iva[U+200B]nov");
    }

    #[test]
    fn a_joiner_within_persian_is_no_secret() {
        assert_eq!(visible("می\u{200C}خواهم"), "می\u{200C}خواهم");
        assert_eq!(visible("pay\u{200C}pal"), "pay[U+200C]pal");
    }

    #[test]
    fn what_shows_nothing_is_hidden_and_a_selector_behind_a_picture_is_not() {
        assert_eq!(visible("a\u{2800}b\u{FE0E}c\u{1D173}"), "a[U+2800]b[U+FE0E]c[U+1D173]");
        assert_eq!(visible("\u{2764}\u{FE0F}"), "\u{2764}\u{FE0F}");
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        assert_eq!(excerpt("  id: 1,", 6), ("  id: 1,".to_owned(), 6));
        assert_eq!(excerpt("", 0), (String::new(), 0));
        assert_eq!(excerpt("é", 1), ("é".to_owned(), 0), "a byte within a letter is its beginning");
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = format!("{}X{}", "a".repeat(500), "b".repeat(500));
        let (shown, caret) = excerpt(&line, 500);
        assert_eq!(shown.chars().nth(caret as usize), Some('X'));
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert_eq!(shown.chars().count(), 122);
    }

    #[test]
    fn the_caret_counts_what_became_visible() {
        let (shown, caret) = excerpt("a\u{202E}bX", 5);
        assert_eq!(shown.chars().nth(caret as usize), Some('X'));
    }

    #[test]
    fn long_quotes_are_cut_in_messages() {
        assert_eq!(short("short"), "short");
        assert_eq!(shortened(&"x".repeat(100), 5), "xxxxx…");
    }
}
