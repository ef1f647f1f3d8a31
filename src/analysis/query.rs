//! A query: words, and phrases in quotation marks.
//!
//! Invariant: depends only on the query and the text, never on the machine's language.

use super::normal::{is_unspaced, normalised};

/// The signs that begin and end a phrase. Single quotation marks are apostrophes.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

/// The terms of a query, normalised. All must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// A word, or the words of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Its words with one space between them.
    pub(super) text: String,
    /// Whether its last word must be whole: a phrase whose end is given. Else it may be the beginning of one.
    is_whole: bool,
}

impl Query {
    /// The terms of `query`. A phrase without its second quotation mark goes on to the end, as while it is typed.
    pub(super) fn of(query: &str) -> Self {
        let mut terms = Vec::new();
        let mut parts = query.split(QUOTES).enumerate().peekable();
        while let Some((place, part)) = parts.next() {
            let normal = normalised(part);
            if place % 2 == 1 {
                // A phrase is at every second place; at the last one its end is not typed yet.
                terms.push(Term { text: normal, is_whole: parts.peek().is_some() });
            } else {
                terms.extend(normal.split(' ').map(|word| Term { text: word.to_owned(), is_whole: false }));
            }
        }
        terms.retain(|term| !term.text.is_empty());
        Self { terms }
    }

    /// Whether a normalised text, which has a space before every word, has all the terms. An empty query matches nothing.
    pub(super) fn is_in(&self, text: &str) -> bool {
        !self.terms.is_empty() && self.terms.iter().all(|term| term.is_in(text))
    }
}

impl Term {
    /// Whether it stands in a normalised text, from the beginning of a word; in scripts without spaces, anywhere.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let is_unspaced = is_unspaced(&self.text);
        text.match_indices(&self.text).any(|(place, found)| {
            is_unspaced || text[..place].ends_with(' ') && self.may_end(&text[place + found.len()..])
        })
    }

    /// Whether it stands in a normalised text as whole words.
    pub(super) fn is_word_of(&self, text: &str) -> bool {
        text.match_indices(&self.text).any(|(place, found)| {
            let rest = &text[place + found.len()..];
            text[..place].ends_with(' ') && (rest.is_empty() || rest.starts_with([' ', '\n']))
        })
    }

    /// What follows it at the beginning of a normalised text; `None` where the text begins otherwise.
    pub(super) fn stripped_from<'a>(&self, text: &'a str) -> Option<&'a str> {
        text.strip_prefix(' ')?.strip_prefix(self.text.as_str()).filter(|rest| self.may_end(rest))
    }

    /// Whether it matches some words, one after the other, from the first one on.
    pub(super) fn begins<'a>(&self, mut words: impl Iterator<Item = &'a str>) -> bool {
        let mut parts = self.text.split(' ').peekable();
        while let Some(part) = parts.next() {
            let may_go_on = parts.peek().is_none() && !self.is_whole;
            let is_same = |word: &str| word == part || may_go_on && word.starts_with(part);
            if !words.next().is_some_and(is_same) {
                return false;
            }
        }
        true
    }

    /// Whether it is a phrase whose end is given, or one of several words.
    pub(super) fn is_phrase(&self) -> bool {
        self.is_whole || self.text.contains(' ')
    }

    /// How many words it has.
    pub(super) fn count(&self) -> usize {
        self.text.split(' ').count()
    }

    fn may_end(&self, rest: &str) -> bool {
        !self.is_whole || rest.is_empty() || rest.starts_with([' ', '\n'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, text: &str, expected: bool) {
        let text = format!(" {}", normalised(text));
        assert_eq!(Query::of(query).is_in(&text), expected, "{query} in {text}");
    }

    #[test]
    fn a_phrase_is_found_as_it_stands_and_words_in_any_order() {
        let text = "They rolled out the red carpet for him; the carpets were red.";
        check("carpet red", text, true);
        check("\"red carpet\"", text, true);
        check("“red carpet” rolled", text, true);
        check("„carpet red“", text, false);
        check("\"red carp\"", text, false);
        check("\"red carp", text, true);
        check("\"the carpet\"", text, false);
        check("\"carpet\"", "the carpets", false);
        check("\"out\" \"carpet red\"", text, false);
        check("«red-carpet»", text, true);
    }

    #[test]
    fn quotation_marks_alone_are_no_query_and_apostrophes_no_quotation_marks() {
        for query in ["", "\"", "\"\"", "“ ”"] {
            assert_eq!(Query::of(query), Query::default(), "{query}");
            check(query, "anything", false);
        }
        check("O'Neil ’s", "O’Neil’s s", true);
        check("\"会见\"", "普京会见了他", true);
    }
}
