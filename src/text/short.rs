//! Text cut to be drawn: one line, nothing hidden in it, and a name no longer than a label may be.

use super::visible;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest name in the picture, in characters as a reader counts them.
pub(super) const LONGEST_NAME: usize = 28;

/// The longest whole name in the picture, in characters as a reader counts them: the name that is pointed at.
const LONGEST_WHOLE_NAME: usize = 90;

/// How many bytes of a name are looked at: enough for [`LONGEST_WHOLE_NAME`] of any script.
const BYTES_READ: usize = 2_000;

/// A text as one line: hidden characters shown, line breaks and tabs as spaces, and no more than a page could hold.
#[must_use]
pub fn single_line(text: &str) -> String {
    let end = (0..=text.len().min(BYTES_READ)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let shown = visible(&text[..end]);
    shown.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// A name as it is drawn, and the whole name where that is cut.
#[must_use]
pub fn short_name(name: &str) -> (String, Option<String>) {
    let line = single_line(name);
    if line.len() <= LONGEST_NAME {
        return (line, None);
    }
    let short = cut(&line, LONGEST_NAME);
    let whole = cut(&line, LONGEST_WHOLE_NAME);
    if short == whole { (short, None) } else { (short, Some(whole)) }
}

/// A text of at most `most` characters as a reader counts them, with an ellipsis where it is cut.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    // A letter may carry any number of marks: what is read is bounded as well.
    let most_bytes = most * 16;
    let mut end = 0;
    for (count, (at, letter)) in text.grapheme_indices(true).enumerate() {
        let next = at + letter.len();
        if next > most_bytes || count + 1 > most {
            let mut short = text[..end].trim_end().to_owned();
            short.push('…');
            return short;
        }
        if count + 1 < most {
            end = next;
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, short: &str, whole: Option<&str>) {
        assert_eq!(short_name(name), (short.to_owned(), whole.map(str::to_owned)), "{name:?}");
    }

    #[test]
    fn long_names_are_cut_between_whole_letters() {
        check("Iran", "Iran", None);
        check("", "", None);
        let russian = "Министерство иностранных дел";
        check(russian, russian, None);
        check(
            "The Ministry of Foreign Affairs of Iran",
            "The Ministry of Foreign Aff…",
            Some("The Ministry of Foreign Affairs of Iran"),
        );
        let accents = "e\u{301}".repeat(40);
        check(&accents, &format!("{}…", "e\u{301}".repeat(27)), Some(&accents));
    }

    #[test]
    fn names_stay_on_one_line_and_cannot_grow_without_bounds() {
        check("a\nb\tc", "a b c", None);
        check("a\u{202e}b", "a[U+202E]b", None);
        let (short, whole) = short_name(&format!("a{}", "\u{301}".repeat(10_000)));
        assert!(short.len() < 600 && whole.is_none_or(|whole| whole.len() < 1_500));
        let (_, whole) = short_name(&"x".repeat(400));
        assert_eq!(whole.map(|whole| whole.chars().count()), Some(90));
    }
}
