//! What facets are counted by, looked up once for a dossier.

use super::coded::Coded;
use super::periods::{Periods, periods};
use crate::analysis::filter::{part_names, parts_of};
use crate::model::{Amount, DocumentIndex, EntityIndex, Field, FieldOwner, OpenDossier};
use std::collections::{BTreeMap, BTreeSet};

/// The values by which entities, claims, edges and quotes of one dossier are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetIndex {
    /// The kinds of entity: most entities first, then by name.
    pub entity_kinds: Coded<String>,
    /// The numbers of neighbours of entities.
    pub degrees: Coded<Amount>,
    /// The parts of the network of at least two entities, by the entity that names each: the largest first.
    pub parts: Coded<EntityIndex>,
    /// The kinds of relation: most claims first, then by name.
    pub relation_kinds: Coded<String>,
    /// The speakers, by most claims; what has none are the documents' own claims.
    pub speakers: Coded<EntityIndex>,
    /// The numbers of quotes and citations of edges.
    pub edge_quotes: Coded<Amount>,
    /// The numbers of documents that carry edges.
    pub edge_documents: Coded<Amount>,
    /// How many claims each document carries, in the dossier's order; a claim counts for all its documents.
    pub documents: Vec<u32>,
    /// The stretches of time that claims are counted by.
    pub periods: Periods,
    /// The dossier's own fields.
    pub fields: Vec<FieldIndex>,
}

/// A field with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldIndex {
    /// The field.
    pub field: Field,
    /// Its values by what carries it: claims, entities or documents.
    pub values: Coded<String>,
}

/// From how many entities and claims on an index is made aside of the frame: it takes some 5 ms then.
const LARGE: usize = 20_000;

impl FacetIndex {
    /// Whether the index of a dossier takes so long that no frame should wait for it.
    #[must_use]
    pub fn takes_long(open: &OpenDossier) -> bool {
        open.dossier.entities.len() + open.dossier.relations.len() > LARGE
    }

    /// The index of a dossier.
    #[must_use]
    pub fn of(open: &OpenDossier) -> Self {
        let (dossier, network) = (&open.dossier, &open.network);
        let entities = &dossier.entities;
        let degree = |at: usize| Amount::of(network.neighbours(EntityIndex::new(at)).count());
        let mut documents = vec![0; dossier.documents.len()];
        for claim in &dossier.relations {
            for document in claim.evidence.iter().map(|piece| piece.document).collect::<BTreeSet<DocumentIndex>>() {
                if let Some(count) = documents.get_mut(document.at()) {
                    *count += 1;
                }
            }
        }
        Self {
            entity_kinds: Coded::of(entities.iter().map(|entity| Some(entity.kind.as_str()))).map(str::to_owned),
            degrees: Coded::in_order((0..entities.len()).map(|at| Some(degree(at)))),
            parts: parts(open),
            relation_kinds: Coded::of(dossier.relations.iter().map(|claim| Some(claim.kind.as_str())))
                .map(str::to_owned),
            speakers: Coded::of(dossier.relations.iter().map(|claim| claim.by)),
            edge_quotes: Coded::in_order(network.edges.iter().map(|edge| Some(Amount::of(edge.evidence as usize)))),
            edge_documents: Coded::in_order(network.edges.iter().map(|edge| Some(Amount::of(edge.documents as usize)))),
            documents,
            periods: periods(open),
            fields: fields(open),
        }
    }
}

/// The parts of the network by the entity that names each, for every entity; none for one that stands alone.
fn parts(open: &OpenDossier) -> Coded<EntityIndex> {
    let parts = parts_of(&open.network, open.dossier.entities.len());
    let names = part_names(open);
    let mut sizes: BTreeMap<u32, u32> = BTreeMap::new();
    parts.iter().for_each(|part| *sizes.entry(*part).or_default() += 1);
    let named = |part: &u32| sizes.get(part).filter(|size| **size > 1).and_then(|_| names.get(part));
    Coded::of(parts.iter().map(|part| named(part).map(|name| EntityIndex::new(*name))))
}

/// The fields that claims, entities and documents of a dossier carry.
fn fields(open: &OpenDossier) -> Vec<FieldIndex> {
    let dossier = &open.dossier;
    let claims = of_owner(FieldOwner::Claim, || dossier.relations.iter().map(|claim| &claim.fields));
    let entities = of_owner(FieldOwner::Entity, || dossier.entities.iter().map(|entity| &entity.fields));
    let mut documents = of_owner(FieldOwner::Document, || dossier.documents.iter().map(|document| &document.fields));
    documents.iter_mut().for_each(|field| count_claims(open, &mut field.values));
    [claims, entities, documents].concat()
}

/// The fields of one kind of owner, in the order of their names.
fn of_owner<'a, I: Iterator<Item = &'a BTreeMap<String, String>>>(
    owner: FieldOwner,
    all: impl Fn() -> I,
) -> Vec<FieldIndex> {
    let names: BTreeSet<&String> = all().flat_map(BTreeMap::keys).collect();
    let index = |name: &String| FieldIndex {
        field: Field { owner, name: name.clone() },
        values: Coded::of(all().map(|fields| fields.get(name).map(String::as_str))).map(str::to_owned),
    };
    names.into_iter().map(index).collect()
}

/// Counts the claims that documents with each value carry, in place of the documents.
fn count_claims(open: &OpenDossier, values: &mut Coded<String>) {
    let last = values.values.len();
    let mut totals = vec![0; last + 1];
    for claim in &open.dossier.relations {
        let carriers = claim.evidence.iter().map(|piece| values.number(piece.document.at()).unwrap_or(last));
        carriers.collect::<BTreeSet<usize>>().into_iter().for_each(|value| totals[value] += 1);
    }
    values.without = totals.pop().unwrap_or(0);
    values.totals = totals;
}
