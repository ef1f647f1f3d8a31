//! Voices: one sentence that stands in several documents, as wire copies do, is one voice and not several.
//!
//! Invariant: only sentences that are the same but for the named folds are one voice; nearness never counts.

use super::fold::{ALL_FOLDS, folded_quote};
use super::words::Words;
use crate::model::{DocumentIndex, Dossier, Reading};
use std::collections::{BTreeMap, HashMap};

/// Fewer words than these are a phrase that anybody says: "He did not comment."
const LEAST_WORDS: usize = 6;

/// Finds the sentences that stand in several documents, and tells them to `reading`.
pub(super) fn find_voices(dossier: &Dossier, reading: &mut Reading) {
    // The sentences by their folded words, numbered as they are first met. Only ever asked, never walked.
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut documents_of: Vec<Vec<DocumentIndex>> = Vec::new();
    let mut numbered: Vec<Vec<Option<usize>>> = Vec::new();
    for (place, (document, read)) in dossier.documents.iter().zip(&reading.documents).enumerate() {
        let text = document.text.as_deref().unwrap_or_default();
        let mut of_document = Vec::with_capacity(read.sentences.len());
        for sentence in &read.sentences {
            let words = sentence.of(text);
            let is_long = Words::of(words).tokens().iter().filter(|token| token.is_word).nth(LEAST_WORDS - 1).is_some();
            of_document.push(is_long.then(|| {
                let next = documents_of.len();
                let number = *numbers.entry(folded_quote(words, ALL_FOLDS, false)).or_insert(next);
                if number == next {
                    documents_of.push(Vec::new());
                }
                let document = DocumentIndex::new(place);
                if documents_of[number].last() != Some(&document) {
                    documents_of[number].push(document);
                }
                number
            }));
        }
        numbered.push(of_document);
    }
    let mut voice_of: BTreeMap<usize, u32> = BTreeMap::new();
    for (number, documents) in documents_of.into_iter().enumerate() {
        if documents.len() > 1 {
            voice_of.insert(number, reading.voices.len() as u32);
            reading.voices.push(documents);
        }
    }
    for (document, numbers) in reading.documents.iter_mut().zip(numbered) {
        document.voices = numbers.into_iter().map(|number| voice_of.get(&number?).copied()).collect();
    }
}

#[cfg(test)]
mod tests {
    use crate::model::fixture::document;
    use crate::model::{DocumentIndex, Dossier};

    /// The voices of some documents: for each, the documents; and for each document's sentences, their voices.
    fn check(texts: &[&str], expected: &[&[u32]], of_sentences: &[&[Option<u32>]]) {
        let documents = texts.iter().map(|text| document("d", text)).collect();
        let reading = crate::text::read(&Dossier { documents, ..Dossier::default() });
        let expected: Vec<Vec<DocumentIndex>> =
            expected.iter().map(|documents| documents.iter().copied().map(DocumentIndex).collect()).collect();
        assert_eq!(reading.voices, expected);
        let found: Vec<&[Option<u32>]> = reading.documents.iter().map(|document| document.voices.as_slice()).collect();
        assert_eq!(found, of_sentences);
    }

    const COPY: &str = "The “talks” were held in Moscow on Friday.";

    #[test]
    fn the_same_sentence_in_two_documents_is_one_voice() {
        let other = COPY.replace(['“', '”'], "\"").replace(' ', "\u{A0}");
        check(
            &[&format!("Ann met Bob in Paris on Monday. {COPY}"), "", &other, &format!("{COPY} {COPY}")],
            &[&[0, 2, 3]],
            &[&[None, Some(0)], &[], &[Some(0)], &[Some(0), Some(0)]],
        );
    }

    #[test]
    fn what_stands_twice_in_one_document_or_is_a_phrase_or_differs_is_no_copy() {
        check(&[&format!("{COPY} {COPY}")], &[], &[&[None, None]]);
        check(&["He did not comment.", "He did not comment."], &[], &[&[None], &[None]]);
        check(&[COPY, &COPY.replace("were", "were not")], &[], &[&[None], &[None]]);
        check(&[COPY, &COPY.to_lowercase()], &[], &[&[None], &[None]]);
        check(&[], &[], &[]);
    }

    #[test]
    fn persian_and_chinese_copies_are_found() {
        let persian = "گفت‌وگوها در مسکو روز جمعه ادامه یافت.";
        let chinese = "普京会见了伊朗外长。";
        check(
            &[persian, chinese, persian, chinese],
            &[&[0, 2], &[1, 3]],
            &[&[Some(0)], &[Some(1)], &[Some(0)], &[Some(1)]],
        );
    }
}
