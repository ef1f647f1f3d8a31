//! Independent documents: a document that only copies sentences of another one does not count.

use super::citation::place_of;
use crate::model::{Corrections, DocumentIndex, EvidenceIndex, OpenDossier, Passage};
use std::collections::{BTreeMap, BTreeSet};

/// The other documents that have every sentence of a passage, word for word except for folds.
#[must_use]
pub fn copies_of(open: &OpenDossier, passage: Passage) -> Vec<DocumentIndex> {
    let mut shared: Option<BTreeSet<DocumentIndex>> = None;
    for voice in voices_of(open, passage) {
        let documents = voice.and_then(|voice| open.reading.voices.get(voice as usize));
        let documents: BTreeSet<DocumentIndex> = documents.into_iter().flatten().copied().collect();
        shared = Some(match shared {
            None => documents,
            Some(before) => before.intersection(&documents).copied().collect(),
        });
    }
    shared.into_iter().flatten().filter(|document| *document != passage.document).collect()
}

/// The voices of the sentences that a passage touches; `None` for a sentence that only one document has.
fn voices_of(open: &OpenDossier, passage: Passage) -> Vec<Option<u32>> {
    let Some(reading) = open.reading.documents.get(passage.document.at()) else { return Vec::new() };
    reading.sentences_of(passage.span).map(|number| reading.voices.get(number).copied().flatten()).collect()
}

/// How many independent documents carry some evidence: of documents that only share the same sentences, one counts. A
/// bare citation counts for its document.
#[must_use]
pub fn independent_documents(
    open: &OpenDossier,
    corrections: &Corrections,
    evidence: impl IntoIterator<Item = EvidenceIndex>,
) -> u32 {
    // For each document: its shared sentences, and whether it has a sentence that no other document has.
    let mut said: BTreeMap<DocumentIndex, (BTreeSet<u32>, bool)> = BTreeMap::new();
    for evidence in evidence {
        let claim = open.dossier.relation(evidence.relation);
        let Some(piece) = claim.and_then(|claim| claim.evidence.get(evidence.position as usize)) else { continue };
        match place_of(open, corrections, evidence) {
            Some(passage) => {
                let entry = said.entry(passage.document).or_default();
                for voice in voices_of(open, passage) {
                    match voice {
                        Some(voice) => entry.0.extend([voice]),
                        None => entry.1 = true,
                    }
                }
            }
            None => said.entry(piece.document).or_default().1 = true,
        }
    }
    let mut heard: BTreeSet<u32> =
        said.values().filter(|(_, own)| *own).flat_map(|(shared, _)| shared.clone()).collect();
    let mut count = said.values().filter(|(_, own)| *own).count();
    for (shared, _) in said.values().filter(|(_, own)| !own) {
        if shared.iter().any(|voice| !heard.contains(voice)) {
            count += 1;
            heard.extend(shared);
        }
    }
    count as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Evidence, RelationIndex, Span, Status};

    const COPY: &str = "The talks were held in Moscow on Friday.";
    const OTHER: &str = "Nobody but the wire service was there to see it.";

    /// Checks how many independent documents some quotes have; a quote without words is a bare citation.
    fn check(quotes: &[(usize, &str)], expected: u32) {
        let texts = [COPY, COPY, &format!("{COPY} {OTHER} Ann stayed at home all day."), OTHER];
        let mut open = dossier(&[("a", "person")], &[("a", "k", "a", Status::Asserted)], &texts);
        let piece = |(document, words): &(usize, &str)| match *words {
            "" => Evidence { quote: None, ..quote(*document, "") },
            words => quote(*document, words),
        };
        open.dossier.relations[0].evidence = quotes.iter().map(piece).collect();
        open.reading = crate::text::read(&open.dossier);
        let all = (0..quotes.len() as u32).map(|position| EvidenceIndex { relation: RelationIndex(0), position });
        assert_eq!(independent_documents(&open, &Corrections::new(), all), expected, "{quotes:?}");
    }

    #[test]
    fn copies_of_one_sentence_are_one_voice() {
        check(&[], 0);
        check(&[(0, "The talks")], 1);
        check(&[(0, "The talks"), (1, "in Moscow"), (2, "on Friday")], 1);
        check(&[(0, "The talks"), (3, "Nobody but")], 2);
        check(&[(0, "The talks"), (2, "the wire service")], 2);
    }

    #[test]
    fn who_says_more_than_the_copy_is_a_voice_and_the_copy_none() {
        check(&[(0, "The talks"), (2, "The talks"), (2, "Ann stayed")], 1);
        check(&[(0, "The talks"), (3, "wire service"), (2, "The talks"), (2, "Ann stayed")], 2);
    }

    #[test]
    fn what_is_only_cited_or_lost_counts_for_its_document() {
        check(&[(0, ""), (1, "")], 2);
        check(&[(0, "not there"), (1, "The talks")], 2);
    }

    #[test]
    fn a_passage_tells_where_else_all_of_it_stands() {
        let mut open = dossier(&[], &[], &[&format!("{COPY} {OTHER}"), COPY, &format!("{OTHER} {COPY}")]);
        open.reading = crate::text::read(&open.dossier);
        let copies = |start: usize, end: usize| {
            copies_of(&open, Passage { document: DocumentIndex(0), span: Span::new(start, end) })
        };
        assert_eq!(copies(4, 9), [DocumentIndex(1), DocumentIndex(2)]);
        assert_eq!(copies(4, COPY.len() + 9), [DocumentIndex(2)]);
        assert_eq!(copies_of(&open, Passage { document: DocumentIndex(9), span: Span::new(0, 1) }), []);
    }
}
