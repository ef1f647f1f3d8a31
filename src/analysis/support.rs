//! The support of claims: verified quotes and independent documents.

use super::voices::independent_documents;
use crate::model::{Corrections, EvidenceIndex, OpenDossier, RelationIndex};

/// The support of some claims. Documents count before quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Support {
    /// The number of independent documents with a verified quote: copies of one sentence count once.
    pub documents: u32,
    /// The number of verified quotes.
    pub quotes: u32,
}

/// The support of `claims`.
#[must_use]
pub fn support(open: &OpenDossier, claims: &[RelationIndex]) -> Support {
    let verified: Vec<EvidenceIndex> = claims
        .iter()
        .flat_map(|claim| open.dossier.evidence_of(*claim))
        .map(|(evidence, _)| evidence)
        .filter(|evidence| open.reading.verification(*evidence).is_verified())
        .collect();
    let quotes = verified.len() as u32;
    // A corrected quote is not verified, so corrections do not matter here.
    Support { documents: independent_documents(open, &Corrections::new(), verified), quotes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// Checks documents and quotes behind one claim; the pieces are document and quote.
    fn check(pieces: &[(usize, &str)], documents: u32, quotes: u32) {
        let copy = "Ann pays Bob on every first day of the month.";
        let texts = [copy, copy, "Bob is paid by Ann, as everybody knows in town."];
        let mut open = dossier(&[("a", "person"), ("b", "person")], &[("a", "pays", "b", Status::Asserted)], &texts);
        open.dossier.relations[0].evidence = pieces.iter().map(|(at, words)| quote(*at, words)).collect();
        open.reading = crate::text::read(&open.dossier);
        assert_eq!(support(&open, &[RelationIndex(0)]), Support { documents, quotes }, "{pieces:?}");
    }

    #[test]
    fn only_verified_quotes_stand_behind_a_claim_and_copies_are_one_voice() {
        check(&[], 0, 0);
        check(&[(0, "Ann pays Bob"), (2, "Bob pays Ann")], 1, 1);
        check(&[(0, "Ann pays Bob"), (0, "every first day")], 1, 2);
        check(&[(0, "Ann pays Bob"), (2, "Bob is paid")], 2, 2);
        check(&[(0, "Ann pays Bob"), (1, "Ann pays Bob"), (2, "Bob is paid")], 2, 3);
    }

    #[test]
    fn a_claim_that_is_none_has_nothing_behind_it() {
        assert_eq!(support(&dossier(&[], &[], &[]), &[RelationIndex(7)]), Support::default());
    }
}
