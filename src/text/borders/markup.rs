//! Marks that stand inside a word and are no letters of it: signs of markup, and characters that are not seen or mean nothing.
//!
//! Invariant: a mark is passed over only where letters stand on both its sides.

use super::border::Border;
use crate::model::CutIn;
use crate::text::fold::is_word_hyphen;

/// Tags of a text that stand within words; any other tag divides them.
const TAGS: [&str; 10] = ["b", "i", "u", "s", "em", "strong", "span", "mark", "font", "a"];

/// The longest tag, in bytes.
const LONGEST: usize = 40;

impl Border<'_> {
    /// What this place lies inside of where marks of markup are passed over: "Iran|**ians**", "Iran|<b>ian</b>s".
    pub(super) fn inside_of_markup(self) -> Option<CutIn> {
        let after = without_marks_before(self.after);
        let before = without_marks_behind(self.before);
        if after.len() == self.after.len() && before.len() == self.before.len() {
            return None;
        }
        let (last, first) = (before.chars().next_back()?, after.chars().next()?);
        if last.is_alphabetic() && first.is_alphabetic() {
            return (super::Run::of(last) != super::Run::Other && super::Run::of(first) != super::Run::Other)
                .then_some(CutIn::Word);
        }
        let is_compound =
            last.is_alphabetic() && is_word_hyphen(first) && after[first.len_utf8()..].starts_with(char::is_alphabetic);
        is_compound.then_some(CutIn::Compound)
    }
}

/// Whether a character in a word is a sign of markup, or not seen, or means nothing.
fn is_mark(character: char) -> bool {
    matches!(character,
        '*' | '_' | '~' | '`' | '\\' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{2061}'..='\u{2064}' | '\u{206A}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFF9}'..='\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{E0000}'..='\u{E0FFF}')
        || character.is_control() && !character.is_whitespace() && !is_separator(character)
}

/// Whether a control character divides fields; a break of the text is folded to one.
fn is_separator(character: char) -> bool {
    matches!(character, '\u{1C}'..='\u{1F}')
}

/// Whether the words between the brackets of a tag are those of one that stands within words.
fn is_tag(inner: &str) -> bool {
    let name = inner.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
    TAGS.contains(&name.to_ascii_lowercase().as_str())
}

fn without_marks_before(text: &str) -> &str {
    let mut rest = text;
    loop {
        let bare = rest.trim_start_matches(is_mark);
        let tag = bare.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        match tag.filter(|(inner, _)| inner.len() <= LONGEST && is_tag(inner)) {
            Some((_, behind)) => rest = behind,
            None => return bare,
        }
    }
}

fn without_marks_behind(text: &str) -> &str {
    let mut rest = text;
    loop {
        let bare = rest.trim_end_matches(is_mark);
        let tag = bare.strip_suffix('>').and_then(|inner| inner.rsplit_once('<'));
        match tag.filter(|(_, inner)| inner.len() <= LONGEST && is_tag(inner)) {
            Some((before, _)) => rest = before,
            None => return bare,
        }
    }
}
