//! The direction of text: whether it has letters that run from right to left, and whether it starts with one.
//!
//! Source: the bidirectional classes of Unicode Standard Annex #9.

use unicode_bidi::{BidiClass, bidi_class};

/// Whether a text has letters that run from right to left.
#[must_use]
pub fn has_rtl(text: &str) -> bool {
    text.chars().any(|letter| letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL))
}

/// Whether the first letter of a text that has a direction runs from right to left.
#[must_use]
pub fn starts_rtl(text: &str) -> bool {
    text.chars().find_map(|letter| match bidi_class(letter) {
        BidiClass::L => Some(false),
        BidiClass::R | BidiClass::AL => Some(true),
        _ => None,
    }) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_runs_the_way_its_first_letter_does() {
        assert!(starts_rtl("سعید") && starts_rtl("«سعید» Ivanov") && !starts_rtl("Ivanov سعید") && !starts_rtl("12"));
        assert!(has_rtl("Ivanov سعید") && !has_rtl("Ivanov"));
    }
}
