//! The names that can stand in the few documents of a rare language.
//!
//! A dossier in one language has a document or two that are taken for another. All names need not be made ready for
//! these: only those whose first word stands there in some form.
//!
//! Invariant: it leaves out no name that can be found.

use super::language::Language;
use super::names::Name;
use super::vocabulary::Vocabulary;
use crate::model::Document;
use crate::text::letters::folded_case;
use crate::text::words::Words;
use std::collections::{BTreeMap, HashSet};

/// A language is rare if at least this many times as much text is in others.
const RARE: usize = 8;

/// For every rare language, whether each name can stand in its documents.
pub(super) fn names_of_few(
    documents: &[Document],
    languages: &[Language],
    names: &[Name],
    vocabulary: &Vocabulary,
) -> BTreeMap<Language, Vec<bool>> {
    let text = |document: &'_ Document| document.text.as_deref().map_or(0, str::len);
    let mut lengths: BTreeMap<Language, usize> = BTreeMap::new();
    for (document, language) in documents.iter().zip(languages) {
        *lengths.entry(*language).or_default() += text(document);
    }
    let all: usize = lengths.values().sum();
    lengths.retain(|_, length| *length * (RARE + 1) <= all);
    let of = |language| {
        let own = documents.iter().zip(languages).filter(move |(_, other)| **other == language);
        let begun = begun_in(own.filter_map(|(document, _)| document.text.as_deref()), language);
        names.iter().map(|name| can_begin(name, language, &begun, vocabulary)).collect()
    };
    lengths.into_keys().map(|language| (language, of(language))).collect()
}

/// The words and bases with which names may begin in some texts. Looked up only, never iterated.
fn begun_in<'t>(texts: impl Iterator<Item = &'t str>, language: Language) -> HashSet<String> {
    let (mut words, mut begun) = (Words::default(), HashSet::new());
    let mut add = |word: &str| {
        if !begun.contains(word) {
            begun.insert(word.to_owned());
        }
    };
    for text in texts {
        words.read(text, language.cases);
        for (place, token) in words.tokens().iter().enumerate() {
            let word = words.lowered(token);
            add(word);
            language.endings.each_base_in_text(word, &mut add);
            // A word that is broken at the end of a line.
            if let Some(rest) = words.tokens().get(place + 2)
                && words.tokens()[place + 1].breaks_word
            {
                add(&[word, words.lowered(rest)].concat());
            }
        }
    }
    begun
}

/// Whether a name, or its surname, begins with one of these words in some form.
fn can_begin(name: &Name, language: Language, begun: &HashSet<String>, vocabulary: &Vocabulary) -> bool {
    let surname = name.surname.as_ref().map(|surname| surname.start);
    [Some(0), surname].into_iter().flatten().any(|place| {
        let folded = vocabulary.letters(name.numbers[place]);
        // Only these letters fold in another way in Turkish.
        let own = name.words[place].contains(['I', 'İ']).then(|| folded_case(&name.words[place], language.cases));
        let word = own.as_deref().unwrap_or(folded);
        let mut is_found = begun.contains(word);
        if !is_found {
            language.endings.each_base_of_name(word, |base| is_found |= begun.contains(base));
        }
        is_found
    })
}
