//! Doubts: why words that are written as a name may not be one.
//!
//! Invariant: it only makes a mention less certain, never another one's.

use super::hit::Hit;
use super::index::Index;
use super::known::Known;
use super::openers::{is_month, is_opener, is_title};
use super::vocabulary::Vocabulary;
use crate::model::{Doubt, EntityIndex};

/// What is needed to doubt hits of one document.
pub(super) struct Doubts<'a, 'l> {
    /// What is known for all documents.
    known: &'a Known<'a>,
    /// The names in the language of the document.
    index: &'a Index<'l>,
    /// Where the hits end that are names there, none inside another; in order.
    ends: Vec<u32>,
}

impl<'a, 'l> Doubts<'a, 'l> {
    /// What is needed to doubt the hits of a document where `outer` are names, none inside another.
    pub(super) fn new(known: &'a Known<'a>, index: &'a Index<'l>, outer: &[&Hit]) -> Self {
        let mut ends: Vec<u32> = outer.iter().map(|hit| hit.span.end).collect();
        ends.sort_unstable();
        Self { known, index, ends }
    }

    /// The doubt about a hit, of which `candidates` may be meant.
    pub(super) fn of(&self, hit: &Hit, candidates: &[EntityIndex]) -> Option<Doubt> {
        let lexicon = self.index.lexicon;
        let name = lexicon.name(hit.names[0]);
        if hit.is_broken {
            return Some(Doubt::BrokenWord);
        }
        if name.only_first_is_capital && !name.is_capitals {
            let is_common = hit.names.iter().any(|id| self.known.seen[*id as usize].in_small_letters);
            if hit.begins_sentence && is_common {
                return Some(Doubt::CommonWord);
            }
            let is_month = || is_month(self.known.vocabulary.letters(lexicon.numbers(hit.names[0])[0]));
            if name.words.len() == 1 && hit.is_beside_date && (is_common || is_month()) {
                return Some(Doubt::Date);
            }
        }
        (name.is_person && name.is_one_word && self.is_behind_other_name(hit, candidates)).then_some(Doubt::OtherPerson)
    }

    /// Whether a first name that is no name here, or another initial, stands before a name of one word.
    fn is_behind_other_name(&self, hit: &Hit, candidates: &[EntityIndex]) -> bool {
        let lexicon = self.index.lexicon;
        let mut own = candidates.iter().flat_map(|entity| lexicon.names_of(*entity));
        if let Some(initial) = hit.initial {
            let mut own = own.filter(|(_, name)| !name.is_one_word).peekable();
            return own.peek().is_some() && !own.any(|(_, name)| name.words[0].starts_with(initial));
        }
        let Some((before, word)) = hit.before else { return false };
        let is_name = self.ends.binary_search(&before.end).is_ok();
        let is_own = own.any(|(id, _)| lexicon.numbers(id).contains(&word));
        !is_name && !is_own && is_first_name(self.index, self.known.vocabulary, word)
    }
}

/// Whether a capitalised word may be a first name: it is no title, and no text has it in small letters or behind an article.
pub(super) fn is_first_name(index: &Index<'_>, vocabulary: &Vocabulary, word: u32) -> bool {
    let known = index.known(word);
    !known.in_small_letters
        && !known.behind_article
        && !is_title(vocabulary.letters(word))
        && !is_opener(vocabulary.letters(word))
}
