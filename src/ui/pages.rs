//! What the pages at the side tell, kept while what it comes from stays the same: a page about 50,000 claims costs a frame
//! no more than one about five.

use super::cached::{Cached, Kept, Same};
use crate::analysis::alike::alike;
use crate::analysis::looks::flagged;
use crate::analysis::mentions::{MentionCounts, MentionsIn, mentions_by_document};
use crate::analysis::neighbours::{NeighbourClaims, claims_by_neighbour};
use crate::analysis::voices::independent_documents;
use crate::analysis::words::{backed_claims, plural};
use crate::model::{
    Corrections, DocumentIndex, Edge, EdgeIndex, EntityIndex, EvidenceIndex, OpenDossier, RelationIndex, Status,
    Target, Visibility,
};
use crate::session::claims_of;
use std::sync::Arc;

/// What an edge's page and lists of quotes come from.
type Key = (Same<OpenDossier>, Same<Visibility>, Same<Corrections>);

/// The pages that were shown.
#[derive(Default)]
pub(super) struct Pages {
    entities: Kept<(Same<OpenDossier>, Same<Visibility>), EntityIndex, Arc<EntityPage>>,
    edges: Kept<Key, EdgeIndex, Arc<EdgePage>>,
    unverified: Cached<Key, Arc<Unverified>>,
}

/// What the page of an entity tells.
#[derive(Debug, Default)]
pub(super) struct EntityPage {
    /// The documents that mention it.
    pub(super) documents: Vec<(DocumentIndex, MentionsIn)>,
    /// How often all of them do.
    pub(super) mentions: MentionCounts,
    /// Its claims by neighbour: of those of whom a claim is shown, and of the others.
    pub(super) seen: Vec<NeighbourClaims>,
    pub(super) hidden: Vec<NeighbourClaims>,
    /// How many claims there are, and how many of them are shown.
    pub(super) claims: usize,
    pub(super) shown: usize,
    /// How many claims are by it.
    pub(super) said: usize,
}

impl EntityPage {
    fn of(open: &OpenDossier, visibility: &Visibility, entity: EntityIndex) -> Self {
        let documents: Vec<(DocumentIndex, MentionsIn)> = mentions_by_document(open, entity).into_iter().collect();
        let mut mentions = MentionCounts::default();
        for (_, of_document) in &documents {
            mentions.certain += of_document.counts.certain;
            mentions.inner += of_document.counts.inner;
            mentions.possible += of_document.counts.possible;
        }
        let neighbours = claims_by_neighbour(open, entity);
        let claims = neighbours.iter().map(|neighbour| neighbour.relations.len()).sum();
        let is_shown = |relation: &&RelationIndex| visibility.relation(**relation);
        let shown = neighbours.iter().flat_map(|neighbour| &neighbour.relations).filter(is_shown).count();
        let (seen, hidden) = neighbours
            .into_iter()
            .partition(|neighbour| neighbour.relations.iter().any(|relation| is_shown(&relation)));
        let said = open.dossier.relations.iter().filter(|claim| claim.by == Some(entity)).count();
        Self { documents, mentions, seen, hidden, claims, shown, said }
    }
}

/// What the page of an edge tells.
#[derive(Debug, Default)]
pub(super) struct EdgePage {
    /// Its claims that are shown, by status; of each how many, and those that say the same together.
    pub(super) by_status: Vec<(Status, usize, Vec<Vec<RelationIndex>>)>,
    /// "20 claims, all with a verified quote · 27 quotes · 1 document", with what a filter hides of them.
    pub(super) counted: String,
    /// How many of its documents are independent, where not all are.
    pub(super) independent: Option<String>,
}

impl EdgePage {
    fn of(open: &OpenDossier, visibility: &Visibility, corrections: &Corrections, edge: EdgeIndex) -> Self {
        let Some(bundle) = open.network.edges.get(edge.at()) else { return Self::default() };
        let claims = claims_of(open, Target::Edge(edge), visibility);
        let has = |relation: RelationIndex, status| {
            open.dossier.relation(relation).is_some_and(|claim| claim.status == status)
        };
        let of_status = |status: Status| {
            let of_status: Vec<RelationIndex> =
                claims.iter().copied().filter(|relation| has(*relation, status)).collect();
            (!of_status.is_empty()).then(|| (status, of_status.len(), alike(open, &of_status)))
        };
        Self {
            by_status: Status::ALL.into_iter().filter_map(of_status).collect(),
            counted: counts(open, bundle, claims.len()),
            independent: independent(open, corrections, bundle),
        }
    }
}

/// How many of an edge's documents are independent, where not all are.
fn independent(open: &OpenDossier, corrections: &Corrections, bundle: &Edge) -> Option<String> {
    let evidence = bundle.relations.iter().flat_map(|relation| open.dossier.evidence_of(*relation));
    let evidence = evidence.map(|(evidence, _)| evidence);
    let count = independent_documents(open, corrections, evidence);
    (count < bundle.documents).then(|| format!("{count} independent"))
}

/// What an edge has, and what a filter hides of its claims.
fn counts(open: &OpenDossier, bundle: &Edge, shown: usize) -> String {
    let mut words = backed_claims(bundle.relations.iter().map(|claim| open.backing(*claim)).collect());
    if bundle.evidence > 0 {
        let quotes = plural(bundle.evidence as usize, "quote", "quotes");
        words.push_str(&format!(" · {quotes} · {}", plural(bundle.documents as usize, "document", "documents")));
    }
    let all = bundle.relations.len();
    if shown < all {
        words.push_str(&format!(" · {} hidden by the filter", all - shown));
    }
    words
}

/// The quotes that are not verified.
#[derive(Debug, Default)]
pub(super) struct Unverified {
    /// Those that are shown and that the reader did not correct.
    pub(super) flagged: Vec<EvidenceIndex>,
    /// Those that are shown and that the reader corrected.
    pub(super) corrected: Vec<EvidenceIndex>,
    /// How many the filter hides.
    pub(super) hidden: usize,
}

impl Unverified {
    fn of(open: &OpenDossier, visibility: &Visibility, corrections: &Corrections) -> Self {
        let is_shown = |evidence: &EvidenceIndex| visibility.relation(evidence.relation);
        let (shown, hidden): (Vec<_>, Vec<_>) = flagged(open).into_iter().partition(is_shown);
        let (corrected, flagged) = shown.into_iter().partition(|evidence| corrections.contains_key(evidence));
        Self { flagged, corrected, hidden: hidden.len() }
    }
}

/// What pages are made from.
#[derive(Clone, Copy)]
pub(super) struct Sources<'a> {
    pub(super) open: &'a Arc<OpenDossier>,
    pub(super) visibility: &'a Arc<Visibility>,
    pub(super) corrections: &'a Arc<Corrections>,
}

impl Sources<'_> {
    fn key(self) -> Key {
        (Same::of(self.open), Same::of(self.visibility), Same::of(self.corrections))
    }
}

impl Pages {
    /// What the page of an entity tells.
    pub(super) fn entity(&self, of: Sources<'_>, entity: EntityIndex) -> Arc<EntityPage> {
        let key = (Same::of(of.open), Same::of(of.visibility));
        self.entities.get(key, &entity, || Arc::new(EntityPage::of(of.open, of.visibility, entity)))
    }

    /// What the page of an edge tells.
    pub(super) fn edge(&self, of: Sources<'_>, edge: EdgeIndex) -> Arc<EdgePage> {
        self.edges.get(of.key(), &edge, || Arc::new(EdgePage::of(of.open, of.visibility, of.corrections, edge)))
    }

    /// The quotes that are not verified.
    pub(super) fn unverified(&self, of: Sources<'_>) -> Arc<Unverified> {
        self.unverified.get(of.key(), || Arc::new(Unverified::of(of.open, of.visibility, of.corrections)))
    }
}
