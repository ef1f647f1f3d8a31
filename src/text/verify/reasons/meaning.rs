//! What the numbers and signs of a text mean, for comparing a quote with a passage that has its letters.
//!
//! Invariant: a sign that is no punctuation (signs of calculation and currency, arrows, signs of numbers) is never passed over.

use crate::text::borders::{is_currency, is_fraction, is_superscript};
use crate::text::fold::{is_double_mark, is_letter, is_single_mark};
use unicode_normalization::UnicodeNormalization;

/// The zeros of the scripts with decimal digits of their own.
const ZEROS: [u32; 21] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x17E0, 0x1810, 0xA9D0,
];

/// The numbers and the meaning signs of a text, in order. Digits are those of ASCII, whatever script they are in. Feet and
/// inches are told where `has_primes`: without a prime in either text a mark behind a number closes a quotation.
pub(super) fn meant(text: &str, has_primes: bool) -> Vec<String> {
    let characters = plain(text);
    let reader = Reader { characters: &characters, has_primes };
    let mut all = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let (end, meaning) = reader.next(at);
        all.extend(meaning);
        at = end;
    }
    all
}

/// The characters of a text in compatible form: a power is no digit of its number, and no fraction is.
fn plain(text: &str) -> Vec<char> {
    let mut last = ' ';
    let mut apart = Vec::with_capacity(text.len());
    for character in text.chars() {
        if is_superscript(character) {
            apart.push('^');
        } else if is_fraction(character) && last.is_numeric() {
            apart.push(' ');
        }
        apart.push(if character == '″' { '"' } else { character });
        last = character;
    }
    let one = |character: char| match character {
        '\u{2044}' | '\u{2215}' => '/',
        '٫' => '.',
        '٬' => ',',
        '٪' => '%',
        '؟' => '?',
        other if is_single_mark(other) && other != '′' => '\'',
        other => value_of(other).unwrap_or(other),
    };
    apart.into_iter().nfkc().map(one).collect()
}

/// A decimal digit of any script as one of ASCII.
pub(super) fn value_of(character: char) -> Option<char> {
    let code = character as u32;
    let value = ZEROS.into_iter().find_map(|zero| code.checked_sub(zero).filter(|value| *value < 10));
    value.and_then(|value| char::from_digit(value, 10))
}

/// Whether a sign means something beside a number or name, so that another one is not only punctuation.
pub(super) fn is_sign_of_number(character: char) -> bool {
    matches!(character, '٪' | '-' | '–' | '\u{2212}' | '~') || is_symbol(character) && !matches!(character, '&' | '@')
}

/// Whether a sign means something wherever it stands.
fn is_symbol(character: char) -> bool {
    is_currency(character)
        || matches!(character,
            '%' | '‰' | '‱' | '°' | '+' | '=' | '<' | '>' | '±' | '×' | '÷' | '§' | '&' | '@' | '#' | '\u{2052}'
            | '\u{2190}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{27C0}'..='\u{27EF}' | '\u{2900}'..='\u{2AFF}'
            | '\u{1F300}'..='\u{1FAFF}')
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}')
}

/// Reads the meanings of a text one after the other.
struct Reader<'a> {
    characters: &'a [char],
    has_primes: bool,
}

impl Reader<'_> {
    fn get(&self, at: usize) -> char {
        self.characters.get(at).copied().unwrap_or(' ')
    }

    /// What stands before a place; a space before the first character.
    fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |before| self.get(before))
    }

    fn is_digit(&self, at: usize) -> bool {
        self.get(at).is_ascii_digit()
    }

    /// Where the white space from a place ends.
    fn behind_spaces(&self, at: usize) -> usize {
        let spaces = self.characters.iter().skip(at).take_while(|character| character.is_whitespace());
        at + spaces.count()
    }

    /// Where the next meaning is looked for, and what stands here.
    fn next(&self, at: usize) -> (usize, Option<String>) {
        let sign = self.get(at);
        if self.is_digit(at) {
            let (end, number) = self.number(at);
            return (end, Some(number));
        }
        let is_prime = self.has_primes && (self.before(at).is_ascii_digit() || self.before(at) == '′');
        let told = match sign {
            _ if is_dash(sign) => (sign == '\u{2212}' || self.is_minus(at)).then(|| "\u{2212}".to_owned()),
            '.' | ',' => (self.is_digit(at + 1) && !is_letter(self.before(at)) && !is_stop(self.before(at)))
                .then(|| ".".to_owned()),
            '′' | '\'' => is_prime.then(|| "′".to_owned()),
            _ if is_double_mark(sign) => is_prime.then(|| "″".to_owned()),
            '~' | '^' => self.is_digit(at + 1).then(|| sign.to_string()),
            '?' => Some("?".to_owned()),
            '/' if is_letter(self.before(at)) && is_letter(self.get(at + 1)) => Some("/".to_owned()),
            '/' | '*' | ':' | '·' => self.is_between_numbers(at).then(|| sign.to_string()),
            _ => is_symbol(sign).then(|| sign.to_string()),
        };
        (at + 1, told)
    }

    /// The number that begins at a place, with its inner points; a range is one.
    fn number(&self, at: usize) -> (usize, String) {
        let mut number = String::new();
        let mut at = at;
        loop {
            while self.is_digit(at) {
                number.push(self.get(at));
                at += 1;
            }
            let sign = self.get(at);
            if let Some(next) = self.behind_range(at) {
                number.push('-');
                at = next;
            } else if self.is_digit(at + 1)
                && matches!(sign, '.' | ',' | ':' | '/' | '\'' | '^' | '_' | '·' | '×' | '*')
            {
                number.push(sign);
                at += 1;
            } else {
                return (at, number);
            }
        }
    }

    /// Where a range goes on whose dash stands here, with spaces on both sides, behind it, or none: "10–15", "10 - 15".
    fn behind_range(&self, at: usize) -> Option<usize> {
        let dash = self.behind_spaces(at);
        let next = self.behind_spaces(dash + 1);
        let (is_before, is_behind) = (dash > at, next > dash + 1);
        // A long dash between spaces is a pause.
        let is_pause = is_before && matches!(self.get(dash), '—' | '―');
        (is_dash(self.get(dash)) && self.is_digit(next) && !is_pause && (is_behind || !is_before)).then_some(next)
    }

    /// Whether a dash is the sign of what stands behind it: "−5", "-$5", "-.5", "– 5".
    fn is_minus(&self, at: usize) -> bool {
        let before = self.before(at);
        if is_letter(before) || is_dash(before) || is_dash(self.get(at + 1)) {
            return false;
        }
        let is_amount = |at: usize| {
            self.is_digit(at) || (is_currency(self.get(at)) || is_stop(self.get(at))) && self.is_digit(at + 1)
        };
        let is_long = matches!(self.get(at), '—' | '―');
        is_amount(at + 1) || !is_long && self.get(at + 1).is_whitespace() && is_amount(self.behind_spaces(at + 1))
    }

    /// Whether a sign stands between two numbers, with spaces or none.
    fn is_between_numbers(&self, at: usize) -> bool {
        let before = self.characters[..at].iter().rev().find(|character| !character.is_whitespace());
        before.is_some_and(char::is_ascii_digit) && self.is_digit(self.behind_spaces(at + 1))
    }
}

/// Whether a sign divides a number.
fn is_stop(sign: char) -> bool {
    matches!(sign, '.' | ',')
}
