//! The selection: what the reader looks at, in the picture and in the documents.

use crate::model::{
    DocumentIndex, EntityIndex, EvidenceIndex, OpenDossier, RelationIndex, Span, Status, Target, Visibility,
};
use std::collections::BTreeSet;

/// What is selected. Goes onto the trail of back and forward, never onto the undo stack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The one thing that the panel on the right is about.
    pub target: Option<Target>,
    /// Entities selected together, by rectangle or one by one; empty when `target` stands alone.
    pub group: BTreeSet<EntityIndex>,
    /// The quote that is shown in its document.
    pub quote: Option<EvidenceIndex>,
    /// The document that is open.
    pub reading: Option<Reading>,
}

/// A document that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which.
    pub document: DocumentIndex,
    /// The passage to show, or `None` for its beginning.
    pub passage: Option<Span>,
}

impl Selection {
    /// The entities that a command such as pin or hide is about: the group, or the selected entity, or none.
    #[must_use]
    pub fn entities(&self) -> Vec<EntityIndex> {
        match self.target {
            _ if !self.group.is_empty() => self.group.iter().copied().collect(),
            Some(Target::Entity(entity)) => vec![entity],
            Some(Target::Edge(_)) | None => Vec::new(),
        }
    }
}

/// The shown claims of an edge, or of all edges of an entity, by status and then in the dossier's order.
#[must_use]
pub fn claims_of(open: &OpenDossier, target: Target, visibility: &Visibility) -> Vec<RelationIndex> {
    let edges = match target {
        Target::Edge(edge) => vec![edge],
        Target::Entity(entity) => open.network.incident.get(entity.at()).cloned().unwrap_or_default(),
    };
    let claims: Vec<RelationIndex> = edges
        .iter()
        .filter_map(|edge| open.network.edges.get(edge.at()))
        .flat_map(|edge| edge.relations.iter().copied())
        .filter(|relation| visibility.relation(*relation))
        .collect();
    let with_status = |status: Status| {
        claims.iter().copied().filter(move |relation| open.dossier.relations[relation.at()].status == status)
    };
    Status::ALL.into_iter().flat_map(with_status).collect()
}

/// The evidence of the shown claims of `target`, in the order in which the panel lists it.
#[must_use]
pub fn quotes_of(open: &OpenDossier, target: Target, visibility: &Visibility) -> Vec<EvidenceIndex> {
    let evidence_of = |relation: RelationIndex| {
        let count = open.dossier.relations[relation.at()].evidence.len() as u32;
        (0..count).map(move |position| EvidenceIndex { relation, position })
    };
    claims_of(open, target, visibility).into_iter().flat_map(evidence_of).collect()
}
