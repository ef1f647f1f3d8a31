//! Scanning all documents: a batch after another, and the documents of a batch on all cores.
//!
//! What is learnt of words and names is noted by each scan and taken over behind the batch, so that scans only read.
//!
//! Invariant: the result is the same however many batches and threads there are.
//! Invariant: the words of no more documents than those of a batch are held at once.

use super::hit::Hit;
use super::index::Index;
use super::language::Language;
use super::names::Seen;
use super::scan::{self, Scan, Shared};
use super::vocabulary::Vocabulary;
use crate::model::{Document, DocumentReading, Span};
use crate::text::together::{self, Told};
use crate::text::words::Words;
use std::collections::BTreeMap;

/// How much text a batch has, in bytes; a longer document is a batch by itself.
const BATCH: usize = 2 << 20;

/// A text to be scanned.
pub(super) struct Text<'a> {
    written: &'a str,
    sentences: &'a [Span],
    language: Language,
}

impl<'a> Text<'a> {
    /// The text of a document, as it was read.
    pub(super) fn of(document: &'a Document, read: &'a DocumentReading, language: Language) -> Self {
        Self { written: document.text.as_deref().unwrap_or_default(), sentences: &read.sentences, language }
    }
}

/// What scanning adds to.
pub(super) struct Learning<'a, 'l> {
    /// The names, in each language.
    pub(super) indices: &'a mut BTreeMap<Language, Index<'l>>,
    /// All words.
    pub(super) vocabulary: &'a mut Vocabulary,
    /// How each name was seen.
    pub(super) seen: &'a mut [Seen],
}

/// Every hit in each text; `None` where they are not wanted any more.
pub(super) fn scan_all(texts: &[Text<'_>], learning: Learning<'_, '_>, told: Told<'_>) -> Option<Vec<Vec<Hit>>> {
    let Learning { indices, vocabulary, seen } = learning;
    let mut all = Vec::with_capacity(texts.len());
    let mut rest = texts;
    while !rest.is_empty() {
        let (batch, others) = rest.split_at(batch_of(rest));
        rest = others;
        let numbered = together::each(batch, |text| {
            let mut words = Words::default();
            words.read(text.written, text.language.cases);
            let numbers = indices.get(&text.language).map(|index| index.numbers_of(&words, vocabulary));
            (words, numbers.unwrap_or_default())
        });
        let mut read: Vec<_> = batch.iter().zip(numbered).collect();
        for (text, (words, numbers)) in &mut read {
            if let Some(index) = indices.get_mut(&text.language) {
                index.number_rest(words, numbers, vocabulary);
            }
        }
        let shared = Shared { vocabulary, seen };
        let scanned = together::each(&read, |(text, (words, numbers))| {
            let read = scan::Text { words, numbers: &numbers.all, sentences: text.sentences };
            indices.get(&text.language).map(|index| Scan::of(&read, index, shared)).unwrap_or_default()
        });
        for (text, scanned) in batch.iter().zip(scanned) {
            if let Some(index) = indices.get_mut(&text.language) {
                index.note(&scanned.small, &scanned.behind_article);
            }
            for (name, as_seen) in scanned.seen {
                let seen = &mut seen[name as usize];
                seen.in_capitals |= as_seen.in_capitals;
                seen.in_small_letters |= as_seen.in_small_letters;
            }
            all.push(scanned.hits);
        }
        if !told(batch.len()) {
            return None;
        }
    }
    Some(all)
}

/// How many of the texts make the next batch.
fn batch_of(texts: &[Text<'_>]) -> usize {
    let mut length = 0;
    let fits = |text: &&Text<'_>| {
        length += text.written.len();
        length <= BATCH
    };
    texts.iter().take_while(fits).count().max(1)
}
