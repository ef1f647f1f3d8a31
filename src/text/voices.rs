//! Voices: a sentence that several documents share, as copies of a wire report do, is one voice.
//!
//! Invariant: only sentences that are equal after folding are one voice; near matches never count.

use super::fold::{Case, folded_text};
use super::lookup::Lookup;
use super::together;
use super::words::has_words;
use crate::model::{DocumentIndex, DocumentReading, Dossier, Reading, Span};
use foldhash::quality::RandomState;
use std::collections::BTreeMap;
use std::hash::BuildHasher as _;

/// A shorter sentence is a common phrase, such as "He did not comment.": it is a copy only if a longer
/// sentence near it is.
const LEAST_WORDS: usize = 6;

/// A short sentence farther than this many sentences from a long one is never a copy. Otherwise a list of a
/// thousand short lines would take quadratic time.
const LONGEST_ROW: usize = 8;

/// The sentences that several documents share.
pub(super) struct Voices {
    /// For each of them these documents, in order.
    all: Vec<Vec<DocumentIndex>>,
    /// For every sentence of every document, its voice, if other documents have it too.
    of_sentences: Vec<Vec<Option<u32>>>,
}

impl Voices {
    /// Fills them into `reading`.
    pub(super) fn fill(self, reading: &mut Reading) {
        reading.voices = self.all;
        for (document, voices) in reading.documents.iter_mut().zip(self.of_sentences) {
            document.voices = voices;
        }
    }
}

/// The sentences that several documents share, whose sentences are those of `documents`.
pub(super) fn voices(dossier: &Dossier, documents: &[DocumentReading]) -> Voices {
    // Two numbers of 64 bits stand for the words of a sentence: there are too many to keep them all.
    let hashers: [RandomState; 2] = Default::default();
    let pairs: Vec<(&str, &[Span])> = dossier
        .documents
        .iter()
        .zip(documents)
        .map(|(document, read)| (document.text.as_deref().unwrap_or_default(), read.sentences.as_slice()))
        .collect();
    let hashed = together::each(&pairs, |(text, sentences)| {
        let of_words = |sentence: &Span| {
            let folded = folded_text(sentence.of(text).trim(), Case::Kept);
            hashers.each_ref().map(|hasher| hasher.hash_one(&folded))
        };
        sentences.iter().map(of_words).collect::<Vec<[u64; 2]>>()
    });
    // Numbered in order of appearance.
    let mut numbers: Lookup<[u64; 2], usize> = Lookup::default();
    let mut is_long: Vec<bool> = Vec::new();
    let mut numbered: Vec<Vec<usize>> = Vec::with_capacity(pairs.len());
    for ((text, sentences), hashed) in pairs.iter().zip(hashed) {
        let number = |(sentence, hash): (&Span, [u64; 2])| {
            let next = is_long.len();
            let number = *numbers.entry(hash).or_insert(next);
            if number == next {
                is_long.push(has_words(sentence.of(text), LEAST_WORDS));
            }
            number
        };
        numbered.push(sentences.iter().zip(hashed).map(number).collect());
    }
    told(&grouped(&numbered, &is_long))
}

/// The group of every sentence of every document. Long sentences are grouped by
/// their words. Short sentences are grouped if the run of sentences up to the nearest long sentence before them, or
/// after them, is the same.
fn grouped(numbered: &[Vec<usize>], is_long: &[bool]) -> Vec<Vec<usize>> {
    // A disjoint-set forest: the long sentences by number, then one node for each short sentence.
    let mut parents: Vec<usize> = (0..is_long.len()).collect();
    let mut of_sentences: Vec<Vec<usize>> = Vec::with_capacity(numbered.len());
    for numbers in numbered {
        let mut node = |number: &usize| {
            if !is_long[*number] {
                parents.push(parents.len());
                return parents.len() - 1;
            }
            *number
        };
        of_sentences.push(numbers.iter().map(&mut node).collect());
    }
    // The first short sentence with each run.
    let mut first_with: Lookup<(bool, Vec<usize>), usize> = Lookup::default();
    for (numbers, nodes) in numbered.iter().zip(&of_sentences) {
        for (place, node) in nodes.iter().enumerate().filter(|(place, _)| !is_long[numbers[*place]]) {
            let is_long = |number: &usize| is_long[*number];
            let first = place.saturating_sub(LONGEST_ROW);
            let last = (place + LONGEST_ROW).min(numbers.len() - 1);
            let before = numbers[first..place].iter().rposition(is_long).map(|length| first + length);
            let behind = numbers[place..=last].iter().position(is_long).map(|length| place + length);
            let rows = [
                before.map(|start| (true, numbers[start..=place].to_vec())),
                behind.map(|end| (false, numbers[place..=end].to_vec())),
            ];
            for row in rows.into_iter().flatten() {
                let first = *first_with.entry(row).or_insert(*node);
                join(&mut parents, first, *node);
            }
        }
    }
    let roots = |nodes: &Vec<usize>| nodes.iter().map(|node| root(&parents, *node)).collect();
    of_sentences.iter().map(roots).collect()
}

/// The root of the tree that a node is in.
fn root(parents: &[usize], mut node: usize) -> usize {
    while parents[node] != node {
        node = parents[node];
    }
    node
}

/// Joins the trees of two nodes, the root with the larger number below the other.
fn join(parents: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(parents, one), root(parents, other));
    parents[one.max(other)] = one.min(other);
}

/// The groups that several documents share, numbered in order of appearance.
fn told(groups: &[Vec<usize>]) -> Voices {
    // Nearly all sentences stand in one document only: the document of each, and those that have another.
    let nodes = groups.iter().flatten().max().map_or(0, |last| last + 1);
    let mut first: Vec<Option<u32>> = vec![None; nodes];
    let mut documents_of: BTreeMap<usize, Vec<DocumentIndex>> = BTreeMap::new();
    for (place, nodes) in groups.iter().enumerate() {
        let document = DocumentIndex::new(place);
        for node in nodes {
            let first = *first[*node].get_or_insert(document.0);
            if first == document.0 {
                continue;
            }
            let documents = documents_of.entry(*node).or_insert_with(|| vec![DocumentIndex(first)]);
            if documents.last() != Some(&document) {
                documents.push(document);
            }
        }
    }
    let mut voice_of: BTreeMap<usize, u32> = BTreeMap::new();
    let mut all = Vec::new();
    for (node, documents) in documents_of {
        voice_of.insert(node, all.len() as u32);
        all.push(documents);
    }
    let of_document = |nodes: &Vec<usize>| nodes.iter().map(|node| voice_of.get(node).copied()).collect();
    Voices { all, of_sentences: groups.iter().map(of_document).collect() }
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
    fn a_phrase_is_a_copy_where_it_stands_beside_a_copied_sentence() {
        let (one, two, none): (Option<u32>, Option<u32>, Option<u32>) = (Some(0), Some(1), None);
        // Behind it, with another phrase between; in the third document the phrase is another.
        check(
            &[
                &format!("{COPY} Nobody came. He did not comment. Ann met Bob in Paris on Monday."),
                &format!("{COPY} Nobody came. He did not comment."),
                "He did not comment.",
            ],
            &[&[0, 1], &[0, 1], &[0, 1]],
            &[&[one, two, Some(2), none], &[one, two, Some(2)], &[none]],
        );
        // Before it.
        check(
            &[&format!("Nobody came. {COPY}"), &format!("Nobody came. {COPY}")],
            &[&[0, 1], &[0, 1]],
            &[&[two, one], &[two, one]],
        );
        // What stands between is another.
        check(
            &[&format!("{COPY} Nobody came. He left."), &format!("{COPY} Everybody came. He left.")],
            &[&[0, 1]],
            &[&[one, none, none], &[one, none, none]],
        );
        // What is long counts by its words alone, wherever it stands.
        check(&[&format!("{COPY} He left."), &format!("He left. {COPY}")], &[&[0, 1]], &[&[one, none], &[none, one]]);
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
