//! Keys by their place, on keyboards whose letters are not Latin.
//!
//! The toolkit names a key by its Latin letter or sign, and by its place where the keyboard gives another letter there. So
//! shortcuts work on a Greek, Hebrew or Bulgarian keyboard, but for the places where those give a Latin *sign*: where a
//! Latin keyboard has Q, they have `;`, `/` and `,`. On such a keyboard the place counts.
//!
//! Invariant: on a Latin keyboard, also one with its letters elsewhere (AZERTY, Dvorak), what is printed on a key counts.

use egui::{Event, Key};

/// The kind of keyboard, as far as what was typed tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Letters {
    /// Nothing was typed yet that tells it.
    #[default]
    Unknown,
    /// It gives Latin letters.
    Latin,
    /// It gives other letters.
    Other,
}

/// Signs that tell a keyboard without Latin letters, by the letter that a Latin one has there: Greek, Hebrew, Bulgarian.
const TELLING: [(Key, Key); 4] =
    [(Key::Q, Key::Semicolon), (Key::Q, Key::Slash), (Key::Q, Key::Comma), (Key::W, Key::Quote)];

impl Letters {
    /// Learns from what is typed.
    pub(super) fn learn(&mut self, event: &Event) {
        match event {
            Event::Key { key, physical_key: Some(place), pressed: true, .. }
                if is_letter(*place) && is_letter(*key) && key != place =>
            {
                *self = Self::Latin;
            }
            Event::Text(text) => {
                let mut letters = text.chars().filter(|sign| sign.is_alphabetic());
                if let (Some(letter), None) = (letters.next(), letters.next()) {
                    *self = if is_latin(letter) { Self::Latin } else { Self::Other };
                }
            }
            _ => {}
        }
    }

    /// The key that is meant where one was pressed: itself, or the one at its place.
    pub(super) fn meant(self, key: Key, place: Option<Key>) -> Key {
        let Some(place) = place.filter(|place| is_letter(*place) || is_digit(*place)) else { return key };
        let is_other = match self {
            Self::Latin => false,
            Self::Other => true,
            Self::Unknown => TELLING.contains(&(place, key)),
        };
        if is_other { place } else { key }
    }
}

fn is_letter(key: Key) -> bool {
    key.name().len() == 1 && key.name().chars().all(|sign| sign.is_ascii_uppercase())
}

fn is_digit(key: Key) -> bool {
    key.name().len() == 1 && key.name().chars().all(|sign| sign.is_ascii_digit())
}

/// Whether a letter is Latin, with or without accents: the blocks up to Latin Extended-B, and Latin Extended Additional.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Letters {
        let mut letters = Letters::default();
        letters.learn(&Event::Text(text.to_owned()));
        letters
    }

    #[test]
    fn where_other_letters_are_typed_the_place_counts() {
        for text in ["α", "ж", "ש", "ก", "ا", "Ω"] {
            let letters = typed(text);
            for (key, place) in [(Key::Semicolon, Key::Q), (Key::Slash, Key::Num2), (Key::Quote, Key::W)] {
                assert_eq!(letters.meant(key, Some(place)), place, "{text}");
            }
            assert_eq!(letters.meant(Key::Comma, Some(Key::Comma)), Key::Comma, "signs are where they are");
        }
    }

    #[test]
    fn where_latin_letters_are_typed_the_print_counts() {
        // On AZERTY the comma is where QWERTY has M, on Dvorak where it has W.
        for text in ["q", "é", "ş"] {
            assert_eq!(typed(text).meant(Key::Comma, Some(Key::M)), Key::Comma);
            assert_eq!(typed(text).meant(Key::Quote, Some(Key::Q)), Key::Quote);
        }
        let mut letters = Letters::default();
        let (key, place) = (Key::A, Some(Key::Q));
        let modifiers = egui::Modifiers::COMMAND;
        letters.learn(&Event::Key { key, physical_key: place, pressed: true, repeat: false, modifiers });
        assert_eq!((letters, letters.meant(key, place)), (Letters::Latin, Key::A));
    }

    #[test]
    fn before_anything_is_typed_three_keyboards_are_known_by_their_signs() {
        let letters = Letters::default();
        for sign in [Key::Semicolon, Key::Slash, Key::Comma] {
            assert_eq!(letters.meant(sign, Some(Key::Q)), Key::Q);
        }
        assert_eq!(letters.meant(Key::Comma, Some(Key::M)), Key::Comma, "a French keyboard");
        assert_eq!(letters.meant(Key::Quote, Some(Key::Q)), Key::Quote, "a Dvorak keyboard");
        assert_eq!(letters.meant(Key::Slash, None), Key::Slash);
        // A text that is pasted or composed tells nothing.
        let mut letters = Letters::default();
        letters.learn(&Event::Text("два слова".to_owned()));
        assert_eq!(letters, Letters::Unknown);
    }
}
