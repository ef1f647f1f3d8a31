//! Units and ordinals that belong to what stands before them: "10 |kWh", "World War |II", "£5 |10s".
//!
//! Invariant: units are a short list, written as here; a word that is not in it binds nothing.

use super::border::Border;
use super::signs::is_digit;
use crate::text::fold::is_letter;

/// Units behind a number.
const UNITS: [&str; 62] = [
    "m", "km", "cm", "mm", "dm", "nm", "ft", "yd", "mi", "ha", "g", "kg", "mg", "t", "kt", "Mt", "lb", "lbs", "oz",
    "ml", "dl", "hl", "gal", "bbl", "bpd", "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "kV", "mAh",
    "Hz", "kHz", "MHz", "GHz", "kB", "KB", "MB", "GB", "TB", "dB", "kPa", "MPa", "psi", "kJ", "MJ", "kcal", "hp",
    "mph", "kph", "rpm", "км", "см", "мм", "га", "кг",
];

/// The most letters of a Roman ordinal.
const ROMAN: usize = 5;

impl Border<'_> {
    /// Whether a unit, a Roman ordinal or the shillings of a sum belong to what stands before a space or right before.
    pub(super) fn is_before_unit(self, last: char, first: char) -> bool {
        if last != ' ' && first != ' ' && !is_digit(last) {
            return false;
        }
        let before = self.before.strip_suffix(' ').unwrap_or(self.before);
        let after = self.after.strip_prefix(' ').unwrap_or(self.after);
        let word = &after[..after.find(|letter| !is_letter(letter)).unwrap_or(after.len())];
        let ends_in_digit = before.ends_with(is_digit);
        ends_in_digit && UNITS.contains(&word) || is_ordinal(before, word) || ends_in_digit && is_of_sum(before, word)
    }
}

/// Whether a word is the Roman ordinal of the name before it. One letter is more often a pronoun or an initial.
fn is_ordinal(before: &str, word: &str) -> bool {
    let is_roman =
        (2..=ROMAN).contains(&word.len()) && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L'));
    let name = &before[before.trim_end_matches(char::is_alphabetic).len()..];
    is_roman && name.starts_with(char::is_uppercase) && name.chars().nth(1).is_some()
}

/// Whether a word is the shillings or pence of the sum before it.
fn is_of_sum(before: &str, word: &str) -> bool {
    let digits = word.trim_end_matches(['s', 'd']);
    let is_part = digits.len() + 1 == word.len() && (1..=2).contains(&digits.len());
    is_part && digits.bytes().all(|digit| digit.is_ascii_digit()) && before.trim_end_matches(is_digit).ends_with('£')
}
