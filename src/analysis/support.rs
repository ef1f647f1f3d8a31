//! What stands behind claims: verified quotes, and how many documents that are independent of one another.

use crate::model::{EvidenceIndex, OpenDossier, RelationIndex};
use std::collections::BTreeSet;

/// What stands behind some claims together. More is more: documents weigh before quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Support {
    /// How many documents carry a verified quote for them and are independent: copies of one sentence count once.
    pub documents: u32,
    /// How many verified quotes there are.
    pub quotes: u32,
}

/// What stands behind `claims` together.
#[must_use]
pub fn support(open: &OpenDossier, claims: &[RelationIndex]) -> Support {
    let mut quotes = 0;
    let (mut documents, mut wordings) = (BTreeSet::new(), BTreeSet::new());
    for (evidence, piece) in claims.iter().flat_map(|claim| evidence_of(open, *claim)) {
        if open.reading.verification(evidence).is_verified() {
            quotes += 1;
            documents.insert(piece.document);
            wordings.insert(wording(piece.quote.as_deref().unwrap_or_default()));
        }
    }
    Support { documents: documents.len().min(wordings.len()) as u32, quotes }
}

/// The pieces of evidence of a claim with their indices.
pub fn evidence_of(
    open: &OpenDossier,
    relation: RelationIndex,
) -> impl Iterator<Item = (EvidenceIndex, &crate::model::Evidence)> {
    let claim = open.dossier.relations.get(relation.at());
    let pieces = claim.map(|claim| claim.evidence.as_slice()).unwrap_or_default();
    let index = move |position: usize| EvidenceIndex { relation, position: position as u32 };
    pieces.iter().enumerate().map(move |(position, piece)| (index(position), piece))
}

/// A sentence without what copies of it differ in: signs, white space, upper and lower case.
fn wording(quote: &str) -> String {
    quote.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};
    use crate::model::{Span, Status, Verification};

    /// Checks documents and quotes behind one claim; the pieces are document, quote and whether it is verified.
    fn check(pieces: &[(usize, &str, bool)], documents: u32, quotes: u32) {
        let mut open =
            dossier(&[("a", "person"), ("b", "person")], &[("a", "pays", "b", Status::Asserted)], &["", "", ""]);
        open.dossier.relations[0].evidence = pieces.iter().map(|(at, words, _)| quote(*at, words)).collect();
        let exact = Verification::Exact { span: Span::new(0, 1) };
        let result = |verified| if verified { exact.clone() } else { Verification::Missing { nearest: None } };
        open.reading.verifications = vec![pieces.iter().map(|(.., verified)| result(*verified)).collect()];
        assert_eq!(support(&open, &[RelationIndex(0)]), Support { documents, quotes });
    }

    #[test]
    fn only_verified_quotes_stand_behind_a_claim() {
        check(&[], 0, 0);
        check(&[(0, "A pays B.", true), (1, "B is paid.", false)], 1, 1);
        check(&[(0, "A pays B.", true), (0, "He pays.", true)], 1, 2);
        check(&[(0, "A pays B.", true), (1, "B is paid.", true)], 2, 2);
    }

    #[test]
    fn copies_of_one_sentence_are_one_voice() {
        check(&[(0, "A “pays” B.", true), (1, "A \"pays\" B", true), (2, "a PAYS b", true)], 1, 3);
        check(&[(0, "A pays B.", true), (1, "A pays B.", true), (2, "B is paid.", true)], 2, 3);
    }

    #[test]
    fn a_claim_that_is_none_has_nothing_behind_it() {
        assert_eq!(support(&dossier(&[], &[], &[]), &[RelationIndex(7)]), Support::default());
    }
}
