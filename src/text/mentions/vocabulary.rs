//! The vocabulary: a number for every folded word of names and texts, so that words are compared as numbers.
//!
//! Invariant: its map is looked up only, never iterated, and no result depends on the numbers but by which are equal.

use super::capitals::is_article;
use crate::text::lookup::Lookup;
use std::sync::Arc;

/// The folded words of names and texts.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Every word, to its number.
    numbers: Lookup<Arc<str>, u32>,
    /// The letters of every word, and whether it is a determiner, by its number.
    words: Vec<(Arc<str>, bool)>,
}

impl Vocabulary {
    /// The number of a folded word.
    pub(super) fn number(&mut self, folded: &str) -> u32 {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        let number = self.words.len() as u32;
        let letters: Arc<str> = folded.into();
        self.numbers.insert(Arc::clone(&letters), number);
        self.words.push((letters, is_determiner(folded)));
        number
    }

    /// The number of a folded word, if it was met.
    pub(super) fn find(&self, folded: &str) -> Option<u32> {
        self.numbers.get(folded).copied()
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded letters of a word.
    pub(super) fn letters(&self, number: u32) -> &str {
        &self.words[number as usize].0
    }

    /// Whether a word says that a common noun follows: an article or the like.
    pub(super) fn is_determiner(&self, number: u32) -> bool {
        self.words[number as usize].1
    }
}

/// Whether a word says that a common noun follows: an article or the like.
fn is_determiner(folded: &str) -> bool {
    const DETERMINERS: [&str; 30] = [
        "its", "his", "her", "their", "our", "my", "this", "that", "ein", "eine", "einen", "einem", "einer", "eines",
        "des", "dem", "den", "un", "une", "una", "du", "del", "della", "au", "ce", "cette", "sein", "seine", "ihr",
        "ihre",
    ];
    // None is longer.
    folded.len() <= 5 && (is_article(folded) || DETERMINERS.contains(&folded))
}
