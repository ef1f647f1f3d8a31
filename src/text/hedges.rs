//! Hedges: the words that weaken a claim, looked up in the sentences of its evidence.

use super::verify::Finder;
use crate::model::{Dossier, Reading, RelationIndex, Verification};

/// How far a sentence is read on either side of a quote, in bytes: a text without full stops is one sentence.
const NEAR: u32 = 3_000;

/// The claims whose hedge does not stand in the sentences of their evidence, in order. A claim without a quote that
/// was found has no sentence to look in, and is not among them.
pub(super) fn lost_hedges(dossier: &Dossier, reading: &Reading) -> Vec<RelationIndex> {
    let is_lost = |(place, relation): (usize, &crate::model::Relation)| {
        let hedge = relation.hedge.as_deref()?;
        let results = reading.verifications.get(place)?;
        let sentences: Vec<&str> = relation
            .evidence
            .iter()
            .zip(results)
            .flat_map(|(evidence, result)| {
                let document = result.elsewhere().unwrap_or(evidence.document);
                let places = match result {
                    Verification::Found(found) => found.places.as_slice(),
                    _ => &[],
                };
                places.iter().map(move |place| (document, *place))
            })
            .filter_map(|(document, place)| {
                let text = dossier.document(document)?.text.as_deref()?;
                let read = reading.documents.get(document.at())?;
                let numbers = read.sentences_of(place);
                let first = read.sentences.get(*numbers.start())?;
                let last = read.sentences.get(*numbers.end())?;
                let start = first.start.min(place.start).max(place.start.saturating_sub(NEAR));
                let end = last.end.max(place.end).min(place.end + NEAR);
                let (start, end) = (text.ceil_char_boundary(start as usize), text.floor_char_boundary(end as usize));
                Some(&text[start..end])
            })
            .collect();
        let stands = sentences.iter().any(|sentence| Finder::new(sentence).has(hedge));
        (!sentences.is_empty() && !stands).then_some(RelationIndex::new(place))
    };
    dossier.relations.iter().enumerate().filter_map(is_lost).collect()
}
