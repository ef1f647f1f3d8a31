//! Which lists are read for a text.
//!
//! The list of its document’s language is. Where its words tell of another language, that one’s is too; where they tell of
//! none, the unmistakable words of all languages of its script count, so that a wrong guess hides nothing.

use super::caution::Caution;
use super::lists::{List, list_of, unsure_list};
use super::matching::Forms;
use crate::text::language::{likely, main_script, script_of_language};

/// By how much another language has to be likelier than the document’s.
const LIKELIER: u32 = 2;

/// The lists for a text.
#[derive(Default)]
pub(in crate::text) struct Lists {
    lists: Vec<&'static List>,
}

impl Lists {
    /// The lists for a text in a document of `language` (a BCP 47 tag).
    pub(in crate::text) fn of(text: &str, language: &str) -> Self {
        let primary = language.split('-').next().unwrap_or_default().to_lowercase();
        let script = main_script(text);
        let own = if script == script_of_language(&primary) { list_of(&primary) } else { None };
        let guessed = likely(text, &primary);
        let mut lists: Vec<&'static List> = own.into_iter().collect();
        let is_likelier = guessed.score >= guessed.of_known + LIKELIER || guessed.of_known == 0 && guessed.score > 0;
        if is_likelier && guessed.language != primary {
            lists.extend(list_of(guessed.language));
        }
        let is_sure = own.is_some() && guessed.has_known_word && guessed.of_known >= guessed.score;
        if !is_sure {
            lists.extend(unsure_list(script));
        }
        Self { lists }
    }

    /// The entry at a token in the first list that has one: how many tokens it has, and what it does.
    pub(super) fn at(&self, forms: &Forms<'_>, at: usize) -> Option<(usize, Caution)> {
        self.lists.iter().find_map(|list| list.at(forms, at))
    }

    /// Whether a word of caution, folded and in lower case, denies or doubts by itself.
    pub(in crate::text) fn is_plain(&self, word: &str) -> bool {
        self.lists.iter().any(|list| list.is_plain(word))
    }

    /// Whether the word at a token points at what stands beside its sentence.
    pub(super) fn points_at(&self, forms: &Forms<'_>, at: usize) -> bool {
        self.lists.iter().any(|list| list.points_at(forms, at))
    }
}
