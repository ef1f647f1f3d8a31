//! The network: a dossier's claims bundled into edges by their ends.

use super::{Dossier, Edge, EdgeIndex, EntityIndex, Relation, RelationIndex, Status, StatusSet};
use std::collections::{BTreeMap, BTreeSet};

/// The edges of a dossier and who they lead to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The edges, ordered by their ends.
    pub edges: Vec<Edge>,
    /// For every relation, the edge it belongs to.
    pub edge_of: Vec<EdgeIndex>,
    /// For every entity, its edges (loops once), in order.
    pub incident: Vec<Vec<EdgeIndex>>,
}

impl Network {
    /// Bundles the relations of `dossier` by their ends.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        let mut bundles: BTreeMap<(EntityIndex, EntityIndex), Vec<RelationIndex>> = BTreeMap::new();
        for (place, relation) in dossier.relations.iter().enumerate() {
            let ends = (relation.from.min(relation.to), relation.from.max(relation.to));
            bundles.entry(ends).or_default().push(RelationIndex::new(place));
        }
        let symmetric = symmetric_kinds(dossier);
        let inverse = inverse_kinds(dossier);

        let mut network = Self {
            edge_of: vec![EdgeIndex(0); dossier.relations.len()],
            incident: vec![Vec::new(); dossier.entities.len()],
            ..Self::default()
        };
        for (ends, relations) in bundles {
            let index = EdgeIndex::new(network.edges.len());
            for relation in &relations {
                network.edge_of[relation.at()] = index;
            }
            network.incident[ends.0.at()].push(index);
            if ends.0 != ends.1 {
                network.incident[ends.1.at()].push(index);
            }
            network.edges.push(bundle(dossier, ends, relations, &symmetric, &inverse));
        }
        network
    }

    /// The edge between two entities, in either direction.
    #[must_use]
    pub fn between(&self, one: EntityIndex, other: EntityIndex) -> Option<EdgeIndex> {
        let ends = (one.min(other), one.max(other));
        self.edges.binary_search_by_key(&ends, |edge| edge.ends).ok().map(EdgeIndex::new)
    }

    /// Whether some of these claims conflict: one says that a kind of relation holds, another that it does not.
    #[must_use]
    pub fn conflict_among(dossier: &Dossier, relations: &[RelationIndex]) -> bool {
        let symmetric = symmetric_kinds(dossier);
        let inverse = inverse_kinds(dossier);
        conflicts(relations.iter().map(|relation| &dossier.relations[relation.at()]), &symmetric, &inverse)
    }

    /// The entities that share an edge with `entity`, in order, without itself.
    pub fn neighbours(&self, entity: EntityIndex) -> impl Iterator<Item = EntityIndex> + '_ {
        let edges = self.incident.get(entity.at()).map(Vec::as_slice).unwrap_or_default();
        edges.iter().filter_map(move |edge| self.edges[edge.at()].other(entity)).filter(move |other| *other != entity)
    }
}

/// The kinds of relation that hold both ways.
fn symmetric_kinds(dossier: &Dossier) -> BTreeSet<&str> {
    dossier.kinds.iter().filter(|kind| kind.symmetric).map(|kind| kind.name.as_str()).collect()
}

/// For a kind of relation, the one that says the same from the other end.
fn inverse_kinds(dossier: &Dossier) -> BTreeMap<&str, &str> {
    dossier.kinds.iter().filter_map(|kind| Some((kind.inverse.as_deref()?, kind.name.as_str()))).collect()
}

/// Sums up the claims of one edge.
fn bundle(
    dossier: &Dossier,
    ends: (EntityIndex, EntityIndex),
    relations: Vec<RelationIndex>,
    symmetric: &BTreeSet<&str>,
    inverse: &BTreeMap<&str, &str>,
) -> Edge {
    let claims = || relations.iter().map(|relation| &dossier.relations[relation.at()]);
    let documents: BTreeSet<_> = claims().flat_map(|claim| claim.evidence.iter().map(|e| e.document)).collect();
    let directed = |claim: &&Relation| !symmetric.contains(claim.kind.as_str());
    Edge {
        ends,
        statuses: claims().map(|claim| claim.status).collect(),
        documents: documents.len() as u32,
        evidence: claims().map(|claim| claim.evidence.len() as u32).sum(),
        forward: claims().filter(directed).any(|claim| claim.from == ends.0),
        backward: claims().filter(directed).any(|claim| claim.from == ends.1 && ends.0 != ends.1),
        conflict: conflicts(claims(), symmetric, inverse),
        relations,
    }
}

/// Whether some kind of relation is said to hold by one claim and not to hold by another, told the same way round.
fn conflicts<'a>(
    claims: impl Iterator<Item = &'a Relation>,
    symmetric: &BTreeSet<&str>,
    inverse: &BTreeMap<&str, &str>,
) -> bool {
    let mut statuses: BTreeMap<(&str, EntityIndex), StatusSet> = BTreeMap::new();
    for claim in claims {
        let key = match inverse.get(claim.kind.as_str()) {
            Some(kind) => (*kind, claim.to),
            None if symmetric.contains(claim.kind.as_str()) => (claim.kind.as_str(), claim.from.min(claim.to)),
            None => (claim.kind.as_str(), claim.from),
        };
        let present = statuses.entry(key).or_default();
        *present = present.with(claim.status);
    }
    statuses.values().any(|present| {
        present.contains(Status::Denied) && (present.contains(Status::Asserted) || present.contains(Status::Alleged))
    })
}
