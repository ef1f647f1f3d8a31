//! What stands beside a number or a word and belongs to it across a space: signs, units, number words, prefixes.
//!
//! Invariant: the words are short lists; a word that is in none binds nothing.

use super::border::Border;
use super::signs::{BEFORE_NUMBERS, is_any_dash, is_digit, is_number_sign, is_superscript};
use crate::text::fold::{is_hyphen, is_letter, is_word_hyphen};

/// The longest word of the lists below, in bytes.
const LONGEST: usize = 16;

/// Words of numbers, in lower case: two of them side by side are one number.
const NUMBERS: [&str; 119] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "dozen",
    "half",
    "ein",
    "eine",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "zwanzig",
    "dreißig",
    "hundert",
    "tausend",
    "millionen",
    "milliarden",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "vingt",
    "trente",
    "quarante",
    "cent",
    "cents",
    "mille",
    "millions",
    "milliards",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "veinte",
    "treinta",
    "cien",
    "ciento",
    "mil",
    "millones",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sette",
    "otto",
    "nove",
    "dieci",
    "venti",
    "trenta",
    "cento",
    "mila",
    "milioni",
    "miliardi",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "двадцать",
    "тридцать",
    "сорок",
    "сто",
    "двести",
    "триста",
    "тысяч",
    "тысячи",
    "миллионов",
];

/// Words that stand between two words of one number.
const AND: [&str; 5] = ["and", "und", "et", "y", "e"];

/// Words before a number that turn its sign.
const SIGNS: [&str; 8] = ["minus", "plus", "moins", "menos", "meno", "минус", "eksi", "min"];

/// Words between the two numbers of a range.
const RANGE: [&str; 6] = ["to", "bis", "à", "a", "tot", "до"];

/// Words that stand for a currency before its sum, without their full stop.
const CURRENCIES: [&str; 14] =
    ["rs", "fr", "frs", "sfr", "usd", "eur", "gbp", "chf", "rub", "dm", "kr", "us", "rmb", "inr"];

/// Words before another that turn it, though a space stands between them.
const PREFIXES: [&str; 9] = ["anti", "non", "pseudo", "quasi", "semi", "ex", "vice", "un", "crypto"];

/// Prefixes that a dash binds as a hyphen does.
const DASHED: [&str; 22] = [
    "anti", "non", "pro", "pre", "post", "un", "ex", "quasi", "pseudo", "semi", "sub", "inter", "counter", "contra",
    "neo", "co", "re", "de", "dis", "in", "im", "mis",
];

/// Whether the word that ends at the byte `end` of a text may belong to the next, by the lists.
pub(super) fn may_bind(text: &[u8], end: usize) -> bool {
    let from = end.saturating_sub(LONGEST + 1);
    let length = text[from..end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii()).count();
    if length == 0 || length > LONGEST {
        return false;
    }
    let mut word = [0; LONGEST];
    word[..length].copy_from_slice(&text[end - length..end]);
    word[..length].make_ascii_lowercase();
    let word = &word[..length];
    let is_in = |list: &[&str]| list.iter().any(|known| known.as_bytes() == word);
    is_in(&NUMBERS) || is_in(&AND) || is_in(&PREFIXES)
}

/// The last word of a text in lower case, without a space behind it.
fn last_word(text: &str) -> String {
    let bare = text.strip_suffix(' ').unwrap_or(text);
    let word = &bare[bare.trim_end_matches(char::is_alphabetic).len()..];
    if word.len() > 4 * LONGEST { String::new() } else { word.to_lowercase() }
}

/// The first word of a text in lower case, without a space before it.
fn first_word(text: &str) -> String {
    let bare = text.strip_prefix(' ').unwrap_or(text);
    let word = &bare[..bare.len() - bare.trim_start_matches(char::is_alphabetic).len()];
    if word.len() > 4 * LONGEST { String::new() } else { word.to_lowercase() }
}

impl Border<'_> {
    /// Whether a number goes on here across a space or a sign: "≥ |5", "minus |5", "twenty |five", "3 – |5", "2| × 10", "Rs.
    /// |5", "1, |500".
    pub(super) fn is_beside_number(self, last: char, first: char) -> bool {
        self.is_behind_sign(last, first)
            || self.is_before_factor(last, first)
            || self.is_between_number_words(last, first)
            || self.is_in_unit(last, first)
            || is_superscript(first) && is_letter(last) && super::is_power(self.before)
            || is_digit(last) && first == ' ' && self.after[1..].starts_with(is_superscript)
    }

    fn is_behind_sign(self, last: char, first: char) -> bool {
        if !is_digit(first) {
            return false;
        }
        let bare = self.before.strip_suffix(' ').unwrap_or(self.before);
        let Some(sign) = bare.chars().next_back() else { return false };
        let before_sign = bare[..bare.len() - sign.len_utf8()].trim_end();
        let is_spaced = last == ' ';
        let is_after_digit = before_sign.ends_with(is_digit);
        let is_range = is_spaced && is_after_digit && (is_any_dash(sign) || matches!(sign, ':' | '/' | '×'));
        let is_thousand = is_spaced && sign == ',' && is_after_digit && {
            let digits = before_sign.len() - before_sign.trim_end_matches(is_digit).len();
            let next = self.after.chars().take_while(|character| is_digit(*character)).count();
            (1..=3).contains(&digits) && next == 3
        };
        // A dash behind a word and a space is a dash; one behind nothing is a sign.
        let is_sign = !is_spaced && is_number_sign(sign) && !bare[..bare.len() - sign.len_utf8()].ends_with(is_letter);
        let abbreviated = bare.strip_suffix('.').unwrap_or(bare);
        let word = last_word(abbreviated);
        let is_from_to = is_spaced && RANGE.contains(&word.as_str()) && {
            let lead = bare.trim_end_matches(char::is_alphabetic).trim_end();
            lead.ends_with(is_digit)
        };
        is_range
            || is_from_to
            || is_thousand
            || is_sign
            || BEFORE_NUMBERS.contains(&sign)
            || is_spaced && SIGNS.contains(&word.as_str())
            || CURRENCIES.contains(&word.as_str())
    }

    /// Whether a factor or the amount behind a sum follows: "10| × 10^6", "$5| m".
    fn is_before_factor(self, last: char, first: char) -> bool {
        if !is_digit(last) {
            return false;
        }
        let rest = self.after.strip_prefix(' ').unwrap_or(self.after);
        let is_factor =
            rest.strip_prefix(['×', '·']).is_some_and(|rest| rest.trim_start_matches(' ').starts_with(is_digit));
        let number = self.before.trim_end_matches(|sign| is_digit(sign) || matches!(sign, '.' | ','));
        let is_sum = number.ends_with(super::is_currency) || CURRENCIES.contains(&last_word(number).as_str());
        let is_amount = first == ' ' && is_sum && matches!(first_word(rest).as_str(), "m" | "k" | "b" | "bn" | "tn");
        is_factor || is_amount
    }

    fn is_between_number_words(self, last: char, first: char) -> bool {
        if last != ' ' && first != ' ' {
            return false;
        }
        let (before, after) = (last_word(self.before), first_word(self.after));
        let is_number = |word: &str| NUMBERS.contains(&word);
        if is_number(&before) {
            return is_number(&after) || before == "half" && after == "a";
        }
        // "two hundred and |five".
        let lead = self.before.trim_end().strip_suffix(before.as_str()).unwrap_or_default();
        AND.contains(&before.as_str()) && is_number(&after) && is_number(&last_word(lead)) && last_word(lead).len() > 3
    }

    /// Whether a unit goes on behind a stroke: "10 km|/h".
    fn is_in_unit(self, last: char, first: char) -> bool {
        let lead = self.before.trim_end_matches(char::is_alphabetic);
        let word = &self.before[lead.len()..];
        first == '/'
            && is_letter(last)
            && (1..=3).contains(&word.chars().count())
            && lead.trim_end().ends_with(is_digit)
            && self.after[1..].starts_with(char::is_alphabetic)
    }

    /// Whether a word goes on here though a space, a dash or a stroke stands between: "vice |President", "anti–|state",
    /// "Waffen|- und", "non/|legal", "il.|legal".
    pub(super) fn is_at_prefix(self, last: char, first: char) -> bool {
        let behind_first = &self.after[first.len_utf8()..];
        let before_last = &self.before[..self.before.len() - last.len_utf8()];
        if last == ' ' && first.is_alphabetic() {
            let is_hyphened =
                before_last.strip_suffix(is_hyphen).is_some_and(|word| word.ends_with(char::is_alphabetic));
            return is_hyphened || PREFIXES.contains(&last_word(before_last).as_str());
        }
        if is_hyphen(first) && last.is_alphabetic() && behind_first.starts_with(' ') {
            return true;
        }
        if is_hyphen(last) && first.is_alphabetic() && before_last.ends_with(' ') {
            return true;
        }
        let is_small = |text: &str| text.ends_with(char::is_lowercase);
        let binds = |sign: char| matches!(sign, '/' | '=' | '.');
        if binds(first) {
            return last.is_lowercase() && behind_first.starts_with(char::is_lowercase);
        }
        if binds(last) {
            return first.is_lowercase() && is_small(before_last);
        }
        let is_dash = |sign: char| is_any_dash(sign) && !is_word_hyphen(sign);
        (is_dash(last) && first.is_alphabetic() && DASHED.contains(&last_word(before_last).as_str()))
            || (is_dash(first)
                && behind_first.starts_with(char::is_alphabetic)
                && DASHED.contains(&last_word(self.before).as_str()))
    }
}
