//! The network: a dossier's claims bundled into edges by their ends.

use super::{Dossier, Edge, EdgeIndex, EntityIndex, KindRules, Relation, RelationIndex};
use std::collections::{BTreeMap, BTreeSet};

/// The edges of a dossier, and those of each entity.
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
        let rules = KindRules::of(dossier);
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
            network.edges.push(bundle(dossier, ends, relations, &rules));
        }
        network
    }

    /// The edge between two entities, in either direction.
    #[must_use]
    pub fn between(&self, one: EntityIndex, other: EntityIndex) -> Option<EdgeIndex> {
        let ends = (one.min(other), one.max(other));
        self.edges.binary_search_by_key(&ends, |edge| edge.ends).ok().map(EdgeIndex::new)
    }

    /// The entities that share an edge with `entity`, in order, without itself.
    pub fn neighbours(&self, entity: EntityIndex) -> impl Iterator<Item = EntityIndex> + '_ {
        let edges = self.incident.get(entity.at()).map(Vec::as_slice).unwrap_or_default();
        edges.iter().filter_map(move |edge| self.edges[edge.at()].other(entity)).filter(move |other| *other != entity)
    }
}

/// Sums up the claims of one edge.
fn bundle(
    dossier: &Dossier,
    ends: (EntityIndex, EntityIndex),
    relations: Vec<RelationIndex>,
    rules: &KindRules<'_>,
) -> Edge {
    let claims = || relations.iter().map(|relation| &dossier.relations[relation.at()]);
    let documents: BTreeSet<_> = claims().flat_map(|claim| claim.evidence.iter().map(|e| e.document)).collect();
    let directed = |claim: &&Relation| !rules.is_symmetric(&claim.kind);
    Edge {
        ends,
        statuses: claims().map(|claim| claim.status).collect(),
        documents: documents.len() as u32,
        evidence: claims().map(|claim| claim.evidence.len() as u32).sum(),
        forward: claims().filter(directed).any(|claim| claim.from == ends.0),
        backward: claims().filter(directed).any(|claim| claim.from == ends.1 && ends.0 != ends.1),
        conflicts: rules.conflicts(dossier, &relations),
        relations,
    }
}
