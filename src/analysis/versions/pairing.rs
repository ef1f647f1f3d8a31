//! The two versions that are compared, with what is the same in both.

use crate::model::{DocumentIndex, EntityIndex, OpenDossier};

/// The two versions, with the place in the old one of every document and entity of the new one.
pub(super) struct Pairing<'a> {
    pub(super) old: &'a OpenDossier,
    pub(super) new: &'a OpenDossier,
    pub(super) documents: &'a [Option<usize>],
    pub(super) entities: &'a [Option<usize>],
}

impl Pairing<'_> {
    /// The place in the old version of an entity of the new one.
    pub(super) fn old_entity(&self, new: EntityIndex) -> Option<EntityIndex> {
        self.entities.get(new.at()).copied().flatten().map(EntityIndex::new)
    }

    /// The place in the old version of a document of the new one.
    pub(super) fn old_document(&self, new: DocumentIndex) -> Option<DocumentIndex> {
        self.documents.get(new.at()).copied().flatten().map(DocumentIndex::new)
    }
}
