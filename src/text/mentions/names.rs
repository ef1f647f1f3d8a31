//! The names of all entities: their words, and what is known of how each is written in the documents.
//!
//! Invariant: names are numbered in the file's order, so that the first bearer of a shared name comes first.

use super::capitals::{has_no_small_letter, is_article, is_capitalised, small_word};
use super::kinds::is_person;
use super::vocabulary::Vocabulary;
use crate::model::{Entity, EntityIndex};
use crate::text::letters::Cases;
use crate::text::words::{Gap, Words, writes_without_spaces};
use std::ops::Range;

/// A name or alias of one entity.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts about a name, not a state")]
pub(super) struct Name {
    /// Whose name it is.
    pub(super) entity: EntityIndex,
    /// 0 for the name, from 1 for the aliases.
    pub(super) number: u32,
    /// Its words and signs as written, in their normal form.
    pub(super) words: Vec<String>,
    /// The numbers of these words with the case folded as in most languages.
    pub(super) numbers: Vec<u32>,
    /// For each of these, whether white space stands before it.
    pub(super) spaces: Vec<bool>,
    /// Whether it matches only as written: a number, or a name under three letters.
    pub(super) only_as_written: bool,
    /// Whether all its letters are capitals.
    pub(super) is_capitals: bool,
    /// Whether it has any letter.
    pub(super) has_letters: bool,
    /// Whether its first word begins with a capital, and no other but small ones does.
    pub(super) only_first_is_capital: bool,
    /// Whether it is one word but for hyphens and other signs.
    pub(super) is_one_word: bool,
    /// Whether its entity is a person.
    pub(super) is_person: bool,
    /// A person's surname, where the name is more than that: its words.
    pub(super) surname: Option<Range<usize>>,
}

/// How a name was seen in the documents, one per name.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// All in capitals.
    pub(super) in_capitals: bool,
    /// All in small letters.
    pub(super) in_small_letters: bool,
}

/// The most words and signs of a name that is looked for: a text may repeat the beginning of a longer one at every word.
const MOST_WORDS: usize = 100;

/// The names and aliases of `entities`, but for those that are matched nowhere.
pub(super) fn names_of(entities: &[Entity], vocabulary: &mut Vocabulary) -> Vec<Name> {
    let mut names = Vec::new();
    let mut words = Words::default();
    for (place, entity) in entities.iter().enumerate() {
        let is_person = is_person(&entity.kind);
        let own = entity.match_name.then_some((0, &entity.name));
        for (number, text) in own.into_iter().chain((1..).zip(&entity.aliases)) {
            words.read(text, Cases::Common);
            let tokens = words.tokens();
            // A single sign of Chinese or Japanese is part of too many other words.
            let mut letters = text.trim().chars();
            let is_single = letters.next().is_some_and(writes_without_spaces) && letters.next().is_none();
            if tokens.is_empty() || is_single || tokens.len() > MOST_WORDS {
                continue;
            }
            let letters = text.chars().filter(|character| character.is_alphabetic()).count();
            let written: Vec<String> = tokens.iter().map(|token| words.written(token).to_owned()).collect();
            let is_small = |word: &String| !is_capitalised(word) || small_word(word);
            let mut name = Name {
                entity: EntityIndex::new(place),
                number,
                numbers: tokens.iter().map(|token| vocabulary.number(words.lowered(token))).collect(),
                spaces: tokens.iter().map(|token| token.gap != Gap::None).collect(),
                has_letters: written.iter().any(|word| word.contains(char::is_alphabetic)),
                only_first_is_capital: is_capitalised(&written[0]) && written.iter().skip(1).all(is_small),
                only_as_written: letters < 3,
                is_capitals: has_no_small_letter(text),
                is_one_word: tokens.iter().skip(1).all(|token| token.gap == Gap::None),
                is_person,
                words: written,
                surname: None,
            };
            name.surname = name.find_surname();
            names.push(name);
        }
    }
    names
}

impl Name {
    /// Whether it is one word, or one word behind an article.
    pub(super) fn is_one_word_but_for_article(&self) -> bool {
        self.is_one_word
            || is_article(&self.words[0]) && self.spaces.iter().skip(1).filter(|space| **space).count() == 1
    }

    /// The last word of a person's name of several words, with the small words before it ("van der Bellen"), without what
    /// stands behind it ("Jr."): its place among the words.
    fn find_surname(&self) -> Option<Range<usize>> {
        if !self.is_person || self.is_one_word {
            return None;
        }
        let is_suffix = |word: &str| matches!(word, "Jr" | "Sr" | "II" | "III" | "IV" | ".");
        let end = self.words.iter().rposition(|word| !is_suffix(word))?;
        // A sign at the end, or a number, is no surname.
        if end + 1 < self.words.len() && !self.words[end + 1..].iter().all(|word| is_suffix(word)) {
            return None;
        }
        let mut first = (0..=end).rev().find(|place| self.spaces[*place] && *place > 0)?;
        while first > 1 && self.spaces[first - 1] && small_word(&self.words[first - 1]) {
            first -= 1;
        }
        let letters = self.words[first..=end].concat().chars().filter(|letter| letter.is_alphabetic()).count();
        (letters >= 3 && self.words[first..=end].iter().all(|word| !word.contains(char::is_numeric)))
            .then(|| first..self.surname_end(first) + 1)
    }

    /// The last word of the surname that begins at `first`.
    fn surname_end(&self, first: usize) -> usize {
        let is_suffix = |word: &str| matches!(word, "Jr" | "Sr" | "II" | "III" | "IV" | "." | ",");
        self.words.iter().rposition(|word| !is_suffix(word)).map_or(first, |end| end.max(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{document, entity};
    use crate::model::{Dossier, Span};

    /// The certain mentions of a name in a text.
    fn mentions(name: &str, text: &str) -> Vec<Span> {
        let (documents, entities) = (vec![document("d", text)], vec![entity(name, "topic", &[])]);
        let dossier = Dossier { documents, entities, ..Dossier::default() };
        crate::text::read(&dossier).documents[0].mentions.iter().map(|mention| mention.span).collect()
    }

    #[test]
    fn a_name_is_looked_for_up_to_a_hundred_words() {
        let longest = vec!["Nam"; MOST_WORDS].join(" ");
        assert_eq!(mentions(&longest, &format!("{longest}.")), [Span::new(0, longest.len())]);
        let longer = format!("{longest} Nam");
        assert_eq!(mentions(&longer, &format!("{longer}.")), []);
        assert_eq!(mentions("Nam Nam", "Nam Nam Nam.").len(), 1, "mentions do not overlap");
    }

    #[test]
    fn a_name_is_found_over_a_hyphen_at_the_end_of_a_line_in_every_reading() {
        for text in ["Sam-\nple Bank", "Sample Ba-\nnk", "Sample Bank"] {
            assert_eq!(mentions("Sample Bank", text), [Span::new(0, text.len())], "{text}");
        }
        for text in ["Sam-ple Bank", "Sam-\nple Bank"] {
            assert_eq!(mentions("Sam-ple Bank", text), [Span::new(0, text.len())], "{text}");
        }
    }
}
