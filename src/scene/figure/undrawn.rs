//! The characters of a picture that the bundled fonts have no glyph for.
//!
//! Invariant: the characters that are reported are those that [`boxed`] replaces.

use super::render::{Letters, system_has};
use crate::analysis::words::plural;
use crate::fonts::Fonts;
use crate::formats::source::show::is_hidden;
use crate::scene::frame::Frame;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Replaces a character without a glyph. Inter has it.
const BOX: char = '□';

/// How many different characters are listed.
const NAMED: usize = 10;

/// Characters without a glyph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Undrawn {
    /// Their number in the picture.
    pub count: usize,
    /// The different ones.
    pub letters: BTreeSet<char>,
    /// The fonts that lack them.
    letters_of: Letters,
}

/// The characters of a picture without a glyph in the bundled fonts; `None` where there are none.
#[must_use]
pub fn undrawn(frame: &Frame) -> Option<Undrawn> {
    undrawn_in(frame, Letters::Bundled)
}

/// Whose letters a picture needs: those of the system only where a bundled font lacks one.
pub(super) fn letters_for(frame: &Frame, may_ask: bool) -> Letters {
    if may_ask && undrawn(frame).is_some() { Letters::OfSystem } else { Letters::Bundled }
}

/// The characters of a picture without a glyph in these fonts; `None` where there are none.
pub(super) fn undrawn_in(frame: &Frame, letters: Letters) -> Option<Undrawn> {
    let mut undrawn = Undrawn { letters_of: letters, ..Undrawn::default() };
    for letter in frame.texts().flat_map(str::chars).filter(|letter| !can_draw(*letter, letters)) {
        undrawn.count += 1;
        undrawn.letters.insert(letter);
    }
    (undrawn.count > 0).then_some(undrawn)
}

impl Undrawn {
    /// A note for the reader, without a full stop. A file that keeps its text `as_text` may still be drawn with other fonts.
    #[must_use]
    pub fn words(&self, as_text: bool) -> String {
        let characters = plural(self.count, "character", "characters");
        let letters: Vec<String> = self.letters.iter().take(NAMED).map(char::to_string).collect();
        let more = self.letters.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let end =
            if as_text { "a program that opens the file needs a font for them" } else { "they are shown as boxes" };
        let fonts = match self.letters_of {
            Letters::Bundled => "the bundled fonts",
            Letters::OfSystem => "the bundled fonts or those of this system",
        };
        format!("{characters} cannot be drawn with {fonts}: {}{more}; {end}", letters.join(" "))
    }
}

/// A text with a box in place of every character without a glyph.
pub(super) fn boxed(text: &str, letters: Letters) -> Cow<'_, str> {
    if text.is_ascii() || text.chars().all(|letter| can_draw(letter, letters)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|letter| if can_draw(letter, letters) { letter } else { BOX }).collect())
}

/// The stretches of a text that the bundled fonts draw, and those that they cannot draw, each as long as it may be: whether
/// they can, and the stretch.
pub(super) fn stretches(text: &str) -> Vec<(bool, &str)> {
    let draws = |letter: char| can_draw(letter, Letters::Bundled);
    let mut stretches: Vec<(bool, &str)> = Vec::new();
    let (mut from, mut drawn) = (0, None);
    for (at, letter) in text.char_indices() {
        // A space between two words that cannot be drawn is one of theirs.
        let goes_on = || text[at..].trim_start().chars().next().is_some_and(|next| !draws(next));
        let is_drawn = draws(letter) && !(drawn == Some(false) && letter == ' ' && goes_on());
        if drawn != Some(is_drawn) {
            stretches.extend(drawn.map(|drawn| (drawn, &text[from..at])));
            (from, drawn) = (at, Some(is_drawn));
        }
    }
    stretches.extend(drawn.map(|drawn| (drawn, &text[from..])));
    stretches
}

/// Whether a letter is drawn: a face has a glyph for it, or it needs none.
fn can_draw(letter: char, letters: Letters) -> bool {
    let needs_glyph = !letter.is_whitespace() && !is_hidden(letter) && !matches!(letter, '\u{FE00}'..='\u{FE0F}');
    !needs_glyph || Fonts::bundled().has_glyph(letter) || letters == Letters::OfSystem && system_has(letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Label, Mark};

    fn of(texts: &[&str]) -> Option<Undrawn> {
        let label = |text: &&str| Mark::Text(Box::new(Label { text: (*text).to_owned(), ..Label::default() }));
        undrawn(&Frame { marks: texts.iter().map(label).collect(), ..Frame::default() })
    }

    #[test]
    fn scripts_of_the_bundled_fonts_are_drawn_whole() {
        assert_eq!(of(&["Iran", "Иван", "Ελλάς", "سعید\u{200C}ها", "a\u{301} ≠ →", "\u{202B}سعید\u{202C}", ""]), None);
        assert!(matches!(boxed("Иван سعید", Letters::Bundled), Cow::Borrowed(_)));
    }

    #[test]
    fn a_text_is_taken_apart_where_the_bundled_fonts_end() {
        assert_eq!(
            stretches("北京大学 Peking University 大"),
            [(false, "北京大学"), (true, " Peking University "), (false, "大")]
        );
        assert_eq!(stretches("דוד לוי"), [(false, "דוד לוי")]);
        assert_eq!(stretches("Ann\u{200B} Ba"), [(true, "Ann\u{200B} Ba")]);
        assert_eq!(stretches(""), []);
    }

    #[test]
    fn what_no_font_has_is_counted_named_and_boxed() {
        let found = of(&["שלום", "漢字 Han", "漢"]).expect("Hebrew and Han");
        assert_eq!((found.count, found.letters.len()), (7, 6));
        let words = found.words(false);
        assert!(words.starts_with("7 characters cannot be drawn with the bundled fonts: ו ל ם ש 字 漢;"), "{words}");
        assert!(words.ends_with("shown as boxes") && found.words(true).ends_with("a font for them"));
        assert_eq!(boxed("漢字 Han", Letters::Bundled), "□□ Han");
        assert!(can_draw(BOX, Letters::Bundled) && can_draw('\n', Letters::Bundled));
        let many = Undrawn { count: 12, letters: ('\u{4E00}'..='\u{4E0B}').collect(), ..Undrawn::default() };
        assert!(many.words(false).contains("and 2 more;"), "{}", many.words(false));
    }
}
