//! The selection: what the reader looks at, in the picture and in the documents.

use crate::analysis::blocks::blocks;
use crate::model::{
    DocumentIndex, EntityIndex, EvidenceIndex, LookReason, OpenDossier, RelationIndex, SentenceIndex, Span, Status,
    Target, Visibility,
};
use std::collections::BTreeSet;

/// What is selected. Back and forward go over it, undo never does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// The one thing that the panel on the right is about.
    pub target: Option<Target>,
    /// Entities selected together, by rectangle or one by one; empty when `target` stands alone.
    pub group: BTreeSet<EntityIndex>,
    /// What the panel is about where neither `target` nor `group` says so.
    pub page: Page,
    /// The quote that is shown in its document.
    pub quote: Option<EvidenceIndex>,
    /// The document that is open.
    pub reading: Option<Reading>,
}

/// What the panel is about while nothing in the picture is selected, or what it shows of the selected edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The dossier and its documents.
    #[default]
    Dossier,
    /// One sentence, and the claims that rest on it.
    Sentence(SentenceIndex),
    /// The quotes that are not verified.
    Unverified,
    /// The verified quotes worth a second look, for any reason or for one.
    SecondLook(Option<LookReason>),
    /// Everything that one of the entities says.
    Speaker(EntityIndex),
    /// What is contradicted.
    Contradictions,
    /// The measures of the network.
    Measures,
    /// The steps that can be undone and done again.
    History,
    /// The two sides of the contradiction between two claims, beside the edge that is selected; `None`: of the first
    /// contradiction that the one claim is part of.
    BothSides(RelationIndex, Option<RelationIndex>),
    /// How one entity is tied to another; `None` for one that is not chosen yet.
    Paths(Option<EntityIndex>, Option<EntityIndex>),
}

/// Which way to go along a list, or along the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
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

    /// The entities that the selection is about: the group, the selected entity, or the ends of the selected edge.
    #[must_use]
    pub fn subjects(&self, open: &OpenDossier) -> BTreeSet<EntityIndex> {
        match self.target {
            Some(Target::Edge(edge)) => {
                let ends = open.network.edges.get(edge.at()).map(|edge| [edge.ends.0, edge.ends.1]);
                ends.into_iter().flatten().collect()
            }
            _ => self.entities().into_iter().collect(),
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
    evidence_of_claims(open, &claims_of(open, target, visibility))
}

/// The evidence of claims, in their order: of each claim, those out of one document together, in its order.
#[must_use]
pub fn evidence_of_claims(open: &OpenDossier, claims: &[RelationIndex]) -> Vec<EvidenceIndex> {
    claims.iter().flat_map(|claim| blocks(open, *claim)).flatten().collect()
}
