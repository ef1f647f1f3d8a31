//! The words of a text as lists compare them: a word broken at a line end or page end is one, letters set apart are one
//! word, and marks that only tell how a letter is spoken are left out.

use crate::text::letters::is_line_end_hyphen;
use crate::text::words::Words;
use std::borrow::Cow;

/// The most letters of a word that is set with a space between all of them.
const SPACED: usize = 16;

/// The fewest, so that initials and enumerations are none.
const FEWEST_SPACED: usize = 3;

/// The forms of the words of a text.
pub(super) struct Forms<'a> {
    forms: Vec<Form<'a>>,
}

/// The form of the word that begins at a token.
struct Form<'a> {
    /// The token by itself.
    own: Cow<'a, str>,
    /// The word that the token begins, where it is broken, and how many tokens that has.
    whole: Option<(String, usize)>,
}

impl<'a> Forms<'a> {
    /// The forms of the `words` of `text`.
    pub(super) fn of(text: &str, words: &'a Words) -> Self {
        let count = words.tokens().len();
        let form = |at: usize| Form {
            own: bare(words.lowered(&words.tokens()[at])),
            whole: broken(text, words, at).or_else(|| spaced(words, at)),
        };
        Self { forms: (0..count).map(form).collect() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    /// A token by itself; nothing behind the last one.
    pub(super) fn own(&self, at: usize) -> &str {
        self.forms.get(at).map_or("", |form| form.own.as_ref())
    }

    /// The whole word that a token begins, where it is broken, and how many tokens that has.
    pub(super) fn whole(&self, at: usize) -> Option<(&str, usize)> {
        self.forms.get(at)?.whole.as_ref().map(|(word, length)| (word.as_str(), *length))
    }

    /// Whether `wanted` are the tokens from `at` on.
    pub(super) fn follows(&self, at: usize, wanted: &[String]) -> bool {
        wanted.iter().enumerate().all(|(place, wanted)| self.own(at + place) == wanted)
    }
}

/// A word without the marks that only tell how its letters are spoken.
fn bare(word: &str) -> Cow<'_, str> {
    let is_mark = |letter: char| matches!(letter, '\u{300}' | '\u{301}' | '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{652}' | '\u{670}');
    if word.is_ascii() || !word.contains(is_mark) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().filter(|letter| !is_mark(*letter)).collect())
}

/// The word that a hyphen at the end of a line breaks behind the token `at`; a page number may stand between its parts.
fn broken(text: &str, words: &Words, at: usize) -> Option<(String, usize)> {
    let tokens = words.tokens();
    let (first, hyphen) = (tokens.get(at)?, tokens.get(at + 1)?);
    let is_broken = first.is_word && first.span.end == hyphen.span.start && is_line_end_hyphen(hyphen.span.of(text));
    if !is_broken {
        return None;
    }
    let is_number =
        |place: usize| tokens.get(place).is_some_and(|token| token.span.of(text).chars().all(char::is_numeric));
    let next = if is_number(at + 2) { at + 3 } else { at + 2 };
    let second = tokens.get(next).filter(|token| token.is_word)?;
    let gap = &text[hyphen.span.end as usize..second.span.start as usize];
    let word = || format!("{}{}", bare(words.lowered(first)), bare(words.lowered(second)));
    gap.contains(['\n', '\r', '\u{c}', '\u{2028}']).then(|| (word(), next + 1 - at))
}

/// The word whose letters stand apart from the token `at` on: "n i c h t".
fn spaced(words: &Words, at: usize) -> Option<(String, usize)> {
    let tokens = words.tokens();
    let is_letter = |place: usize| {
        tokens.get(place).is_some_and(|token| {
            let letter = words.lowered(token);
            token.is_word
                && letter.chars().nth(1).is_none()
                && letter.starts_with(|first: char| first.is_alphabetic() && !crate::text::fold::is_unspaced(first))
        })
    };
    if !is_letter(at) || !is_letter(at + 1) || at.checked_sub(1).is_some_and(is_letter) {
        return None;
    }
    let length = (at..tokens.len().min(at + SPACED)).take_while(|place| is_letter(*place)).count();
    let word = || tokens[at..at + length].iter().map(|token| words.lowered(token)).collect();
    (length >= FEWEST_SPACED).then(|| (word(), length))
}
