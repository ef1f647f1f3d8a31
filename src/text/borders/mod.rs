//! Borders of words and numbers: where a quote may begin and end.
//!
//! Borders are judged on the folded text, but with its dashes as written: a broken word is one word, and soft hyphens
//! and characters that are not seen make no border.
//!
//! Invariant: a border is told from the text around it alone, at most [`AROUND`] bytes away.
//! Invariant: what cannot be judged is a border: words left out before a quote, scripts without spaces.

mod beside;
mod border;
mod markup;
mod signs;
mod units;

use super::fold::{Breaks, Case, Folding, Original, is_hyphen, is_letter, is_unspaced, is_word_hyphen};
use crate::model::{CutIn, Fold, Folds, Span};
use border::Border;
use signs::{
    BEFORE_NUMBERS, BEFORE_S, ENDINGS, IN_NUMBERS, OF_NUMBERS, ONE_WORD, Run, SCALE_WORDS, SHORT_SCALE_WORDS,
    is_any_dash, is_digit, is_number_sign,
};
use unicode_segmentation::GraphemeCursor;

pub(super) use signs::{is_currency, is_fraction, is_power, is_superscript};

/// How far a text is looked at on either side of a border, in bytes.
const AROUND: usize = 96;

/// The most characters that a quote grows by to end with a whole word.
const LONGEST_WORD: usize = 60;

/// What the byte `at` of a text lies inside of; `None` where it is a border.
pub(super) fn inside(text: Original<'_>, at: usize) -> Option<CutIn> {
    let original = text.text();
    if at == 0 || at >= original.len() || is_plain_border(original.as_bytes(), at) {
        return None;
    }
    if !original.is_char_boundary(at) || !is_grapheme_border(original, at) {
        return Some(CutIn::Word);
    }
    let folds = [
        Fold::QuotationMarks,
        Fold::WhiteSpace,
        Fold::SoftHyphens,
        Fold::LetterComposition,
        Fold::InvisibleCharacters,
        Fold::BrokenWords,
        Fold::PageBreaks,
    ];
    let how = Folding { folds: folds.into_iter().collect::<Folds>(), case: Case::Kept, breaks: Breaks::Kept };
    let from = original.floor_char_boundary(at.saturating_sub(AROUND));
    let to = original.ceil_char_boundary((at + AROUND).min(original.len()));
    let window = text.fold_range(from..to, how);
    let place = window.place_of(at);
    let (before, after) = window.text.split_at(place);
    let border = Border { before, after };
    // Once folded, a prime is an apostrophe.
    let is_prime = original[at..].starts_with(['′', '″']) && before.ends_with(is_digit);
    border.inside().or_else(|| border.inside_of_markup()).or(is_prime.then_some(CutIn::Number))
}

/// The span grown to the whole words at its ends.
pub(super) fn whole_words(text: Original<'_>, span: Span) -> Span {
    let original = text.text();
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    for _ in 0..LONGEST_WORD {
        if inside(text, start).is_none() {
            break;
        }
        start = original.floor_char_boundary(start.saturating_sub(1));
    }
    for _ in 0..LONGEST_WORD {
        if inside(text, end).is_none() {
            break;
        }
        end = original.ceil_char_boundary(end + 1);
    }
    Span::new(start, end)
}

/// Whether a place is a border by the three bytes around it alone: most are. It spares folding the text around.
fn is_plain_border(text: &[u8], at: usize) -> bool {
    let byte = |place: Option<usize>| place.and_then(|place| text.get(place)).copied().unwrap_or(b' ');
    let (before, after) = (byte(at.checked_sub(1)), byte(Some(at)));
    let is_space = |byte: u8| matches!(byte, b' ' | b'\n');
    // "War |II"
    let is_ordinal = |at: usize| [at, at + 1].iter().all(|at| matches!(byte(Some(*at)), b'I' | b'V' | b'X' | b'L'));
    if is_space(before) {
        let further = byte(at.checked_sub(2));
        after.is_ascii_alphabetic()
            && (further.is_ascii_lowercase() || matches!(further, b',' | b';'))
            && !beside::may_bind(text, at - 1)
            && !is_ordinal(at)
    } else if is_space(after) {
        let [one, two] = [2, 3].map(|back| byte(at.checked_sub(back)));
        // A single letter with a point may be the first of several initials.
        before.is_ascii_lowercase() && !beside::may_bind(text, at) && !is_ordinal(at + 1)
            || matches!(before, b'.' | b',') && one.is_ascii_lowercase() && two.is_ascii_lowercase()
    } else {
        before.is_ascii_lowercase()
            && matches!(after, b',' | b';' | b'.' | b'?' | b'!' | b')')
            && !byte(Some(at + 1)).is_ascii_alphanumeric()
    }
}

/// Whether a text begins with a word that multiplies the number before it, "million".
pub(super) fn multiplies(text: &str) -> bool {
    let rest = text.trim_start();
    let word = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    SCALE_WORDS.contains(&word.to_lowercase().as_str())
}

fn is_grapheme_border(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false)
}

impl Border<'_> {
    fn inside(self) -> Option<CutIn> {
        let last = self.before.chars().next_back()?;
        let first = self.after.chars().next()?;
        if is_letter(last) && is_letter(first) {
            return self.inside_letters(last, first);
        }
        if self.is_in_number(last, first) || self.is_beside_number(last, first) || self.is_before_unit(last, first) {
            return Some(CutIn::Number);
        }
        // A sign behind a letter is part of the name: "C++", "C#".
        if self.is_at_bracket(last, first) || last.is_alphabetic() && matches!(first, '+' | '#') {
            return Some(CutIn::Word);
        }
        if self.is_at_hyphen(last, first) || self.is_at_prefix(last, first) {
            return Some(CutIn::Compound);
        }
        if self.is_in_contraction(last, first) {
            return Some(CutIn::Contraction);
        }
        self.is_in_initials(last, first).then_some(CutIn::Initials)
    }

    /// Between two letters or digits.
    fn inside_letters(self, last: char, first: char) -> Option<CutIn> {
        if is_superscript(first) && !is_superscript(last) {
            return is_power(self.before).then_some(CutIn::Number);
        }
        if is_superscript(last) && !is_superscript(first) {
            return first.is_numeric().then_some(CutIn::Number);
        }
        let (left, right) = (Run::of(last), Run::of(first));
        if last.is_numeric() && matches!(first, '만' | '억' | '조') {
            return Some(CutIn::Number);
        }
        if left == Run::Other || right == Run::Other {
            return None;
        }
        let is_unspaced_beside = is_unspaced(last) || is_unspaced(first);
        match (left, right) {
            (Run::Number, Run::Number) => Some(CutIn::Number),
            _ if is_unspaced_beside && left != right => None,
            _ => Some(CutIn::Word),
        }
    }

    fn is_in_number(self, last: char, first: char) -> bool {
        let before_last = self.before.chars().rev().nth(1);
        let after_first = self.after.chars().nth(1);
        let is_digit = |character: Option<char>| character.is_some_and(is_digit);
        let binds = |character: char| IN_NUMBERS.contains(&character) || is_any_dash(character);
        // A letter of a script without spaces is no part of the number behind it.
        let is_free = !before_last.is_some_and(|before| is_letter(before) && !is_unspaced(before) || binds(before));
        // Signs that bind digits, seen from both sides.
        (is_digit(Some(last)) && binds(first) && is_digit(after_first))
            || (is_digit(before_last) && binds(last) && is_digit(Some(first)))
            || self.is_in_broken_range(last, first)
            || self.is_group_of_three(last, first)
            || self.is_before_scale_word(last, first)
            // A sign or a decimal point, which has no letter or digit before it.
            || ((is_number_sign(last) || matches!(last, '.' | ',')) && is_digit(Some(first)) && is_free)
            || (BEFORE_NUMBERS.contains(&last) && (is_digit(Some(first)) || is_currency(first)))
            // A sign in front of a currency: −|$5, −|US$5.
            || (is_number_sign(last) && is_free && {
                let bare = self.after.trim_start_matches(char::is_uppercase);
                bare.starts_with(is_currency) && self.after.len() - bare.len() <= 3
            })
            || self.is_at_unit(last, first)
            || self.is_at_currency(last, first)
    }

    /// Whether a range is broken behind its dash, as at a line end: "10- |15", "10-| 15", "10|- 15".
    fn is_in_broken_range(self, last: char, first: char) -> bool {
        let tail = |text: &str| {
            let bare = text.strip_suffix(' ').unwrap_or(text);
            bare.trim_end_matches(is_any_dash).len() < bare.len()
                && bare.trim_end_matches(is_any_dash).ends_with(is_digit)
        };
        let head = |text: &str| text.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_digit));
        (last == ' ' && is_digit(first) && tail(self.before))
            || (first == ' ' && is_any_dash(last) && tail(self.before) && head(self.after))
            || (is_digit(last) && is_any_dash(first) && head(&self.after[first.len_utf8()..]))
    }

    /// Whether the word behind a number says how many of it there are: "5| million", "5 |million".
    fn is_before_scale_word(self, last: char, first: char) -> bool {
        if !self.before.strip_suffix(' ').unwrap_or(self.before).ends_with(is_digit) || (last != ' ' && first != ' ') {
            return false;
        }
        let rest = self.after.trim_start();
        let word: String =
            rest.chars().take_while(|character| is_letter(*character)).flat_map(char::to_lowercase).collect();
        let bare = self.before.trim_end();
        let digits = bare[bare.trim_end_matches(is_digit).len()..].chars().count();
        let is_spoken =
            ["per cent", "per mille", "p.m", "a.m", "p. m.", "a. m."].iter().any(|words| rest.starts_with(words));
        is_spoken || SCALE_WORDS.contains(&word.as_str()) || digits <= 3 && SHORT_SCALE_WORDS.contains(&word.as_str())
    }

    /// Whether a space belongs to a number in groups of three digits: "1 |000", "1| 000".
    fn is_group_of_three(self, last: char, first: char) -> bool {
        let (before, after) = match (last, first) {
            (' ', _) => (&self.before[..self.before.len() - 1], self.after),
            (_, ' ') => (self.before, &self.after[1..]),
            _ => return false,
        };
        let group = before.len() - before.trim_end_matches(is_digit).len();
        let digits = before[before.len() - group..].chars().count();
        let next = after.chars().take_while(|character| is_digit(*character)).count();
        let is_ratio =
            after.trim_start_matches(is_digit).strip_prefix('/').is_some_and(|rest| rest.starts_with(is_digit));
        let is_vulgar = after.starts_with(is_fraction) || (1..=2).contains(&next) && is_ratio;
        (1..=3).contains(&digits) && next == 3 || digits > 0 && is_vulgar
    }

    /// Whether a unit sign belongs to the number beside it: "5|%", "5 |%", "%|5".
    fn is_at_unit(self, last: char, first: char) -> bool {
        let ends_in_digit = |text: &str| text.ends_with(is_digit);
        let bare = self.before.strip_suffix(' ').unwrap_or(self.before);
        (OF_NUMBERS.contains(&first) && ends_in_digit(bare))
            || (OF_NUMBERS.contains(&last) && is_digit(first))
            || (first == ' ' && ends_in_digit(self.before) && self.after[1..].starts_with(OF_NUMBERS))
    }

    /// Whether a currency sign belongs to the letter or number beside it: "US|$500", "$|5", "5 |€".
    fn is_at_currency(self, last: char, first: char) -> bool {
        let bare_before = self.before.strip_suffix(' ').unwrap_or(self.before);
        let bare_after = self.after.strip_prefix(' ').unwrap_or(self.after);
        let touches_before = bare_before.ends_with(is_digit) && bare_after.starts_with(is_currency);
        let touches_after = bare_before.ends_with(is_currency) && bare_after.starts_with(is_digit);
        // With a space on both sides the sign belongs to the number before it, or in front of it to the one behind.
        (is_currency(first) && is_letter(last))
            || (is_currency(last) && is_letter(first))
            || touches_before
                && !bare_after[bare_after.chars().next().map_or(0, char::len_utf8)..].starts_with(is_digit)
            || touches_after && !bare_before.trim_end_matches(is_currency).trim_end().ends_with(is_digit)
    }

    /// Whether a hyphen here has a letter or digit on both its sides, or another sign that binds the parts of one word:
    /// "non-|binding", "R&|D", "mid-⏎|1990s".
    fn is_at_hyphen(self, last: char, first: char) -> bool {
        let binds =
            |character: char| is_word_hyphen(character) || matches!(character, '&' | '·' | '\u{2027}' | '*' | '_');
        if binds(first) {
            return is_letter(last) && self.after[first.len_utf8()..].starts_with(is_letter);
        }
        if last == ' ' {
            let bare = &self.before[..self.before.len() - 1];
            let word = bare.trim_end_matches(is_hyphen);
            return is_digit(first) && word.len() < bare.len() && word.ends_with(char::is_alphabetic);
        }
        binds(last) && is_letter(first) && self.before[..self.before.len() - last.len_utf8()].ends_with(is_letter)
    }

    /// Whether a bracket here stands inside a word: "(un)|able", "colleague|(s)". A footnote mark does not.
    fn is_at_bracket(self, last: char, first: char) -> bool {
        let is_inner = |text: &str, close: char| {
            let inner = text.find(close).map(|end| &text[..end]);
            inner.is_some_and(|inner| inner.chars().count() > 1 && inner.chars().all(char::is_alphabetic))
        };
        let before_last = &self.before[..self.before.len() - last.len_utf8()];
        let after_first = &self.after[first.len_utf8()..];
        match (last, first) {
            (')' | ']', _) => first.is_alphabetic() && before_last.ends_with(char::is_alphabetic),
            ('(' | '[', _) => before_last.ends_with(char::is_alphabetic) && first.is_lowercase(),
            (_, ')' | ']') => last.is_alphabetic() && after_first.starts_with(char::is_alphabetic),
            (_, '(') => {
                last.is_alphabetic()
                    && (is_inner(after_first, ')') || after_first.starts_with("s)"))
                    && after_first.starts_with(char::is_lowercase)
            }
            (_, '[') => {
                last.is_alphabetic() && is_inner(after_first, ']') && after_first.starts_with(char::is_lowercase)
            }
            _ => false,
        }
    }

    fn is_in_contraction(self, last: char, first: char) -> bool {
        let (word, ending) = match (last, first) {
            (_, '\'') if is_letter(last) => (self.before, &self.after[1..]),
            ('\'', _) if is_letter(first) => (&self.before[..self.before.len() - 1], self.after),
            _ => return false,
        };
        let word = word.rsplit(|character| !is_letter(character)).next().unwrap_or_default().to_lowercase();
        let ending = ending.split(|character| !is_letter(character)).next().unwrap_or_default().to_lowercase();
        if word.is_empty() || ending.is_empty() {
            return false;
        }
        // The French n’ negates.
        word == "n"
            || ONE_WORD.contains(&(word.as_str(), ending.as_str()))
            || word == "o"
            || ENDINGS.contains(&ending.as_str())
            || ending == "s" && BEFORE_S.contains(&word.as_str())
    }

    /// Whether an initial with its point stands before, and another one behind: "U.S.|S.R.", "H. |W.", "U|.S.".
    fn is_in_initials(self, last: char, first: char) -> bool {
        let (before, after) = match (last, first) {
            ('.', ' ' | '-') => (self.before, &self.after[1..]),
            (' ' | '-', _) => (&self.before[..self.before.len() - 1], self.after),
            ('.', _) => (self.before, self.after),
            (_, '.') => {
                let rest = &self.after[1..];
                return ends_in_initial(self.before) && starts_with_initial(rest);
            }
            _ => return false,
        };
        before.strip_suffix('.').is_some_and(ends_in_initial) && starts_with_initial(after)
    }
}

/// Whether a text ends in one letter by itself.
fn ends_in_initial(text: &str) -> bool {
    let mut backwards = text.chars().rev();
    backwards.next().is_some_and(char::is_alphabetic) && !backwards.next().is_some_and(is_letter)
}

/// Whether a text begins with one letter and a point.
fn starts_with_initial(text: &str) -> bool {
    let mut forwards = text.chars();
    forwards.next().is_some_and(char::is_alphabetic) && forwards.next() == Some('.')
}
