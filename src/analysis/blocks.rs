//! The quotes of a claim in blocks: those out of one document together, in its order.

use super::citation::document_of;
use crate::model::{DocumentIndex, EvidenceIndex, OpenDossier, RelationIndex, Span};

/// The evidence of a claim: the quotes that stand in one document as one block in the order of its text, where the first of
/// them is listed. What was not found, or is only cited, stands alone.
#[must_use]
pub fn blocks(open: &OpenDossier, claim: RelationIndex) -> Vec<Vec<EvidenceIndex>> {
    let mut blocks: Vec<(Option<DocumentIndex>, Vec<EvidenceIndex>)> = Vec::new();
    for (evidence, _) in open.dossier.evidence_of(claim) {
        let document = place_in(open, evidence).and_then(|_| document_of(open, evidence));
        let block = blocks.iter_mut().find(|(of, _)| document.is_some() && *of == document);
        match block {
            Some((_, block)) => block.push(evidence),
            None => blocks.push((document, vec![evidence])),
        }
    }
    let in_order = |(_, mut block): (_, Vec<EvidenceIndex>)| {
        block.sort_by_key(|evidence| place_in(open, *evidence).map(|place| (place.start, place.end)));
        block
    };
    blocks.into_iter().map(in_order).collect()
}

/// Whether sentences are left out between two quotes that follow one another in a document.
#[must_use]
pub fn leaves_out(open: &OpenDossier, one: EvidenceIndex, next: EvidenceIndex) -> bool {
    let told = || {
        let read = open.reading.documents.get(document_of(open, one)?.at())?;
        let (before, after) = (read.sentences_of(place_in(open, one)?), read.sentences_of(place_in(open, next)?));
        Some(before.end() + 1 < *after.start())
    };
    told().unwrap_or(false)
}

/// Where a quote stands; `None` for what was not found, and for a passage.
fn place_in(open: &OpenDossier, evidence: EvidenceIndex) -> Option<Span> {
    open.reading.verification(evidence).found()?.places.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Evidence, Status};

    #[test]
    fn quotes_out_of_one_document_stand_together_in_its_order() {
        let claims = [("a", "k", "b", Status::Asserted)];
        let text = "One came here. Two went there. Three stayed on. Four left.";
        let mut open = dossier(&[("a", "x"), ("b", "x")], &claims, &[text, "Else it rained."]);
        let cited = Evidence { quote: None, ..quote(0, "") };
        open.dossier.relations[0].evidence = vec![
            quote(0, "Four left"),
            quote(1, "Else it rained"),
            quote(0, "gone"),
            quote(0, "One came here"),
            cited,
            quote(0, "Two went"),
        ];
        open.reading = crate::text::read(&open.dossier);
        let told = blocks(&open, RelationIndex(0));
        let places: Vec<Vec<u32>> =
            told.iter().map(|block| block.iter().map(|evidence| evidence.position).collect()).collect();
        assert_eq!(places, [vec![3, 5, 0], vec![1], vec![2], vec![4]]);
        let block = &told[0];
        assert!(!leaves_out(&open, block[0], block[1]), "the sentences touch");
        assert!(leaves_out(&open, block[1], block[2]), "the third sentence is left out");
    }
}
