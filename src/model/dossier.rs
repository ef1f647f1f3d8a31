//! The dossier: what the file says, with ids resolved to indices.

use super::{
    Document, DocumentIndex, Entity, EntityIndex, Evidence, EvidenceIndex, Relation, RelationIndex, RelationKind,
};

/// The content of a dossier file, with ids resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// The title, if it has one.
    pub title: Option<String>,
    /// The documents, in the file's order.
    pub documents: Vec<Document>,
    /// The entities, in the file's order.
    pub entities: Vec<Entity>,
    /// The claims, in the file's order.
    pub relations: Vec<Relation>,
    /// Rules for kinds of relation.
    pub kinds: Vec<RelationKind>,
    /// Where an import came from, if it is one.
    pub imported: Option<Imported>,
}

/// Where an imported dossier came from, so that another import can be compared with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The program that made the dossier.
    pub tool: String,
    /// The files that were imported.
    pub files: Vec<ImportedFile>,
    /// The date of the import, where one is given.
    pub date: Option<String>,
}

/// A file that was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name, without its folder.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl Dossier {
    /// A document by its index.
    #[must_use]
    pub fn document(&self, document: DocumentIndex) -> Option<&Document> {
        self.documents.get(document.at())
    }

    /// An entity by its index.
    #[must_use]
    pub fn entity(&self, entity: EntityIndex) -> Option<&Entity> {
        self.entities.get(entity.at())
    }

    /// The name of an entity; empty where there is no such entity.
    #[must_use]
    pub fn entity_name(&self, entity: EntityIndex) -> &str {
        self.entity(entity).map_or("", |entity| &entity.name)
    }

    /// A claim by its index.
    #[must_use]
    pub fn relation(&self, relation: RelationIndex) -> Option<&Relation> {
        self.relations.get(relation.at())
    }

    /// A piece of evidence by its index.
    #[must_use]
    pub fn evidence(&self, evidence: EvidenceIndex) -> Option<&Evidence> {
        self.relation(evidence.relation)?.evidence.get(evidence.position as usize)
    }

    /// The evidence of a claim, each piece with its index; none where there is no such claim.
    pub fn evidence_of(&self, relation: RelationIndex) -> impl Iterator<Item = (EvidenceIndex, &Evidence)> {
        let pieces = self.relation(relation).map(|claim| claim.evidence.as_slice()).unwrap_or_default();
        let indexed = move |(place, piece)| (EvidenceIndex { relation, position: place as u32 }, piece);
        pieces.iter().enumerate().map(indexed)
    }
}
