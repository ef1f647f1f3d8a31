//! Identities: keys of claims and quotes that stay the same when the dossier changes, so that a reader's work survives.
//!
//! The key of a claim is its id, or else from, kind, to, status, by, and its place among claims equal in all of these.
//! The key of a quote is its claim, its document, its words, and its place among the quotes equal in all of these.
//!
//! Invariant: no two quotes of a dossier have the same key.

use super::{Dossier, Evidence, EvidenceIndex, Relation, RelationIndex, Status};
use std::hash::{DefaultHasher, Hash, Hasher};

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

/// What tells the keys of all quotes of one dossier, and finds quotes by their keys. The keys themselves are made when they
/// are asked for: they repeat the words of every quote.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// For every relation, how many equal in content stand before it.
    places: Vec<u32>,
    /// Every relation by a number of its key, in order.
    by_number: Vec<(u64, RelationIndex)>,
}

/// What tells one claim from another.
struct Claim<'a> {
    id: Option<&'a str>,
    from: &'a str,
    kind: &'a str,
    to: &'a str,
    status: Status,
    by: Option<&'a str>,
    place: u32,
}

impl<'a> Claim<'a> {
    /// A relation of `dossier`, of which `place` are equal in content before it.
    fn of(dossier: &'a Dossier, relation: &'a Relation, place: u32) -> Self {
        let id = |entity: super::EntityIndex| dossier.entity(entity).map(|entity| entity.id.as_str());
        Self {
            id: relation.id.as_deref(),
            from: id(relation.from).unwrap_or_default(),
            kind: &relation.kind,
            to: id(relation.to).unwrap_or_default(),
            status: relation.status,
            by: relation.by.and_then(id),
            place,
        }
    }

    /// A number for what it says.
    fn content(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.from, self.kind, self.to, self.status, self.by).hash(&mut hasher);
        hasher.finish()
    }

    /// A number of its key.
    fn number(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        match self.id {
            Some(id) => id.hash(&mut hasher),
            None => (self.content(), self.place).hash(&mut hasher),
        }
        hasher.finish()
    }

    fn key(&self) -> RelationKey {
        match self.id {
            Some(id) => RelationKey::Id(id.to_owned()),
            None => RelationKey::Claim {
                from: self.from.to_owned(),
                kind: self.kind.to_owned(),
                to: self.to.to_owned(),
                status: self.status,
                by: self.by.map(str::to_owned),
                place: self.place,
            },
        }
    }
}

impl RelationKey {
    fn number(&self) -> u64 {
        let nothing = Claim { id: None, from: "", kind: "", to: "", status: Status::default(), by: None, place: 0 };
        match self {
            Self::Id(id) => Claim { id: Some(id), ..nothing }.number(),
            Self::Claim { from, kind, to, status, by, place } => {
                Claim { id: None, from, kind, to, status: *status, by: by.as_deref(), place: *place }.number()
            }
        }
    }
}

impl Identities {
    /// What tells the quotes of `dossier`.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut contents: Vec<(u64, u32)> = (0..)
            .zip(&dossier.relations)
            .map(|(place, relation)| (Claim::of(dossier, relation, 0).content(), place))
            .collect();
        contents.sort_unstable();
        let mut places = vec![0; contents.len()];
        for alike in contents.chunk_by(|one, other| one.0 == other.0) {
            for (before, (_, relation)) in (0..).zip(alike) {
                places[*relation as usize] = before;
            }
        }
        let mut by_number: Vec<(u64, RelationIndex)> = (0..)
            .zip(dossier.relations.iter().zip(&places))
            .map(|(index, (relation, place))| (Claim::of(dossier, relation, *place).number(), RelationIndex(index)))
            .collect();
        by_number.sort_unstable();
        Self { places, by_number }
    }

    /// The key of a quote of `dossier`, the one that this was made of.
    #[must_use]
    pub fn key(&self, dossier: &Dossier, evidence: EvidenceIndex) -> Option<QuoteKey> {
        let relation = dossier.relation(evidence.relation)?;
        let piece = relation.evidence.get(evidence.position as usize)?;
        let before = &relation.evidence[..evidence.position as usize];
        Some(QuoteKey {
            relation: self.claim(dossier, evidence.relation)?.key(),
            document: dossier.document(piece.document).map(|document| document.id.clone()).unwrap_or_default(),
            quote: piece.quote.clone(),
            place: before
                .iter()
                .filter(|other| (other.document, &other.quote) == (piece.document, &piece.quote))
                .count() as u32,
        })
    }

    /// The quote with this key, if `dossier` still has it.
    #[must_use]
    pub fn find(&self, dossier: &Dossier, key: &QuoteKey) -> Option<EvidenceIndex> {
        let number = key.relation.number();
        let first = self.by_number.partition_point(|(other, _)| *other < number);
        let alike = self.by_number[first..].iter().take_while(|(other, _)| *other == number);
        let is_meant =
            |relation: &RelationIndex| self.claim(dossier, *relation).is_some_and(|claim| claim.key() == key.relation);
        let relation = alike.map(|(_, relation)| *relation).find(is_meant)?;
        let is_alike = |piece: &Evidence| {
            let document = dossier.document(piece.document).map_or("", |document| &document.id);
            document == key.document && piece.quote == key.quote
        };
        let mut pieces = dossier.evidence_of(relation).filter(|(_, piece)| is_alike(piece));
        pieces.nth(key.place as usize).map(|(evidence, _)| evidence)
    }

    fn claim<'a>(&self, dossier: &'a Dossier, relation: RelationIndex) -> Option<Claim<'a>> {
        Some(Claim::of(dossier, dossier.relation(relation)?, *self.places.get(relation.at())?))
    }
}

/// The keys of all claims of a dossier, in its order.
#[must_use]
pub fn relation_keys(dossier: &Dossier) -> Vec<RelationKey> {
    let identities = Identities::of(dossier);
    let claims = (0..dossier.relations.len()).map(RelationIndex::new);
    claims.filter_map(|claim| identities.claim(dossier, claim)).map(|claim| claim.key()).collect()
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
        (*dossier).clone()
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
            let key = identities.key(&dossier, evidence).expect("a key");
            assert_eq!(identities.find(&dossier, &key), Some(evidence));
        }
        let nothing = Dossier::default();
        assert_eq!(Identities::of(&nothing).key(&nothing, all(&dossier)[0]), None);
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
            assert_eq!(identities.key(&old, before).and_then(|key| renewed.find(&new, &key)), Some(after));
        }
        // Equal claims differ only in their place.
        new.relations[2].status = Status::Asserted;
        let key = identities.key(&old, at(1, 0)).expect("a key");
        assert_eq!(Identities::of(&new).find(&new, &key), None);
    }
}
