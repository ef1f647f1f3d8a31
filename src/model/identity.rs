//! Identities: keys of claims and quotes that stay the same when the dossier changes, so that a reader's work survives.
//!
//! The key of a claim is its id, or else from, kind, to, status, by, and its place among claims equal in all of these.
//! The key of a quote is its claim, its document, its words, and its place among the quotes equal in all of these.
//!
//! Invariant: no two quotes of a dossier have the same key.

use super::{Dossier, EvidenceIndex, Relation, RelationIndex, Status};
use std::collections::BTreeMap;

/// The key of a claim.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKey {
    /// Its id in the dossier.
    Id(String),
    /// Its content, for a claim without an id.
    Claim {
        /// The id of the entity that it starts at.
        from: String,
        /// Its kind.
        kind: String,
        /// The id of the entity that it ends at.
        to: String,
        /// Its status.
        status: Status,
        /// The id of its speaker.
        by: Option<String>,
        /// How many claims equal in all of this stand before it.
        place: u32,
    },
}

/// The key of a quote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteKey {
    /// The claim that it supports.
    pub relation: RelationKey,
    /// The id of the document that the evidence names.
    pub document: String,
    /// Its words; `None` for a bare citation.
    pub quote: Option<String>,
    /// How many quotes of the claim equal in all of this stand before it.
    pub place: u32,
}

/// The keys of all quotes of one dossier.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// For every relation, the keys of its evidence in order.
    keys: Vec<Vec<QuoteKey>>,
    by_key: BTreeMap<QuoteKey, EvidenceIndex>,
}

impl Identities {
    /// The keys of the quotes of `dossier`.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut alike: BTreeMap<RelationKey, u32> = BTreeMap::new();
        let mut identities = Self::default();
        for (place, relation) in dossier.relations.iter().enumerate() {
            let key = relation_key(dossier, relation, &mut alike);
            let keys = quote_keys(dossier, relation, &key);
            for (position, key) in keys.iter().enumerate() {
                let evidence = EvidenceIndex { relation: RelationIndex::new(place), position: position as u32 };
                identities.by_key.insert(key.clone(), evidence);
            }
            identities.keys.push(keys);
        }
        identities
    }

    /// The key of a quote.
    #[must_use]
    pub fn key(&self, evidence: EvidenceIndex) -> Option<&QuoteKey> {
        self.keys.get(evidence.relation.at())?.get(evidence.position as usize)
    }

    /// The quote with this key, if the dossier still has it.
    #[must_use]
    pub fn find(&self, key: &QuoteKey) -> Option<EvidenceIndex> {
        self.by_key.get(key).copied()
    }
}

/// The key of a claim; `alike` counts the claims before it by content.
fn relation_key(dossier: &Dossier, relation: &Relation, alike: &mut BTreeMap<RelationKey, u32>) -> RelationKey {
    let id = |entity: super::EntityIndex| dossier.entity(entity).map(|entity| entity.id.clone());
    let said = |place: u32| RelationKey::Claim {
        from: id(relation.from).unwrap_or_default(),
        kind: relation.kind.clone(),
        to: id(relation.to).unwrap_or_default(),
        status: relation.status,
        by: relation.by.and_then(id),
        place,
    };
    let before = alike.entry(said(0)).or_default();
    let place = *before;
    *before += 1;
    relation.id.clone().map_or_else(|| said(place), RelationKey::Id)
}

/// The keys of the quotes of a claim.
fn quote_keys(dossier: &Dossier, relation: &Relation, key: &RelationKey) -> Vec<QuoteKey> {
    let mut keys: Vec<QuoteKey> = Vec::new();
    for piece in &relation.evidence {
        let document = dossier.document(piece.document).map(|document| document.id.clone());
        let document = document.unwrap_or_default();
        let is_alike = |other: &&QuoteKey| other.document == document && other.quote == piece.quote;
        let place = keys.iter().filter(is_alike).count() as u32;
        keys.push(QuoteKey { relation: key.clone(), document, quote: piece.quote.clone(), place });
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::{dossier, quote};

    /// Three claims alike but for the status of one, the last with an id; two quotes alike.
    fn case() -> Dossier {
        let claims = [("a", "k", "b", Status::Asserted); 3];
        let mut dossier = dossier(&[("a", "person"), ("b", "person")], &claims, &["text", "text"]).dossier;
        dossier.relations[1].status = Status::Denied;
        dossier.relations[2].id = Some("third".to_owned());
        for relation in &mut dossier.relations {
            relation.evidence = vec![quote(0, "text"), quote(1, "text"), quote(0, "text")];
        }
        dossier
    }

    fn all(dossier: &Dossier) -> Vec<EvidenceIndex> {
        let of =
            |place: usize| (0..dossier.relations[place].evidence.len() as u32).map(move |position| (place, position));
        let all = (0..dossier.relations.len()).flat_map(of);
        all.map(|(place, position)| EvidenceIndex { relation: RelationIndex::new(place), position }).collect()
    }

    #[test]
    fn every_quote_is_found_by_its_key_and_no_other() {
        let dossier = case();
        let identities = Identities::of(&dossier);
        for evidence in all(&dossier) {
            let key = identities.key(evidence).expect("a key");
            assert_eq!(identities.find(key), Some(evidence));
        }
        assert_eq!(Identities::of(&Dossier::default()).key(all(&dossier)[0]), None);
    }

    #[test]
    fn keys_survive_claims_and_quotes_that_come_before() {
        let old = case();
        let identities = Identities::of(&old);
        let mut new = old.clone();
        let mut other = new.relations[0].clone();
        other.kind = "l".to_owned();
        new.relations.insert(0, other);
        new.relations[2].evidence.insert(0, quote(1, "more"));
        let renewed = Identities::of(&new);
        let at = |relation, position| EvidenceIndex { relation: RelationIndex(relation), position };
        for (before, after) in [(at(0, 2), at(1, 2)), (at(1, 0), at(2, 1)), (at(2, 1), at(3, 1))] {
            assert_eq!(identities.key(before).and_then(|key| renewed.find(key)), Some(after));
        }
        // Equal claims differ only in their place.
        new.relations[2].status = Status::Asserted;
        assert_eq!(identities.key(at(1, 0)).and_then(|key| Identities::of(&new).find(key)), None);
    }
}
