//! Everything in which one version of a dossier differs from an older one.

use super::pairing::Pairing;
use super::parts::{FieldChange, Parts, parts};
use super::{claims, fields, quotes};
use crate::model::{
    DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, RelationIndex, ids_are_shared, pair_documents,
    pair_entities,
};

/// How one version of a dossier differs from an older one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// Documents.
    pub documents: Parts<DocumentIndex>,
    /// Entities.
    pub entities: Parts<EntityIndex>,
    /// Claims, but for their evidence.
    pub claims: Parts<RelationIndex>,
    /// Quotes and other evidence, that of added claims and of those that are gone among them.
    pub quotes: Parts<EvidenceIndex>,
    /// What else differs: the title, rules for kinds of relation.
    pub rest: Vec<FieldChange>,
}

impl Versions {
    /// How `new` differs from `old`.
    #[must_use]
    pub fn between(old: &OpenDossier, new: &OpenDossier) -> Self {
        let is_shared = ids_are_shared(&old.dossier, &new.dossier);
        let documents = pair_documents(&old.dossier.documents, &new.dossier.documents);
        let entities = pair_entities(&old.dossier.entities, &new.dossier.entities, is_shared);
        let pairing = Pairing { old, new, documents: &documents, entities: &entities };
        let claims = claims::pair(&pairing, is_shared);
        Self {
            documents: parts(&documents, old.dossier.documents.len(), DocumentIndex::new, |one, other| {
                fields::of_documents(&old.dossier.documents[one], &new.dossier.documents[other])
            }),
            entities: parts(&entities, old.dossier.entities.len(), EntityIndex::new, |one, other| {
                fields::of_entities(&pairing, one, other)
            }),
            quotes: quotes::parts(&pairing, &claims),
            claims: parts(&claims, old.dossier.relations.len(), RelationIndex::new, |one, other| {
                fields::of_claims(&pairing, one, other)
            }),
            rest: fields::of_rest(&old.dossier, &new.dossier),
        }
    }

    /// Whether both versions say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
            && self.entities.is_empty()
            && self.claims.is_empty()
            && self.quotes.is_empty()
            && self.rest.is_empty()
    }

    /// How the older version differs from the newer one.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            documents: self.documents.turned(),
            entities: self.entities.turned(),
            claims: self.claims.turned(),
            quotes: self.quotes.turned(),
            rest: self.rest.into_iter().map(FieldChange::turned).collect(),
        }
    }
}
