//! Relations: ends, kinds, dates and evidence of each, in the model's terms.

use super::documents::Documents;
use super::entities::Entities;
use super::evidence::{self, OpenQuote};
use super::ids::{self, Index};
use super::{NewRelation, words};
use crate::import::told::ToldLines;
use crate::model::{Date, Deed, Relation, RelationKind};
use std::collections::BTreeMap;

/// What became of the relations of a draft.
pub(super) struct Built {
    pub(super) relations: Vec<Relation>,
    pub(super) kinds: Vec<RelationKind>,
    /// Quotes that are still to be placed.
    pub(super) open: Vec<OpenQuote>,
}

/// Builds them, with the entities and documents that they only name.
pub(super) fn build(
    new: Vec<NewRelation>,
    documents: &mut Documents,
    entities: &mut Entities,
    told: &mut ToldLines,
) -> Built {
    let mut relation_ids = Index::default();
    // For each kind, how many relations have a direction, and how many have none.
    let mut directions: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let mut built = Built { relations: Vec::with_capacity(new.len()), kinds: Vec::new(), open: Vec::new() };
    // All ends first: a speaker who is an end somewhere has a kind there.
    let of = |relation: &NewRelation, entities: &mut Entities, told: &mut ToldLines| {
        [&relation.from, &relation.to].map(|end| entities.meant(end, &relation.place, told))
    };
    let ends: Vec<_> = new.iter().map(|relation| of(relation, entities, told)).collect();
    for (relation, [from, to]) in new.into_iter().zip(ends) {
        let place = relation.place.clone();
        let kind = words::relation_kind(&relation.kind).unwrap_or_else(|| {
            told.tell(Deed::Changed, "relations without a kind, called “related to”", &place);
            "related to".to_owned()
        });
        directions.entry(kind.clone()).or_default()[usize::from(relation.is_undirected)] += 1;
        let by = relation.by.filter(|by| !words::is_nothing(by.word())).map(|by| entities.meant(&by, &place, told));
        let date = words::interval(
            relation.date.as_deref().and_then(words::edtf),
            relation.until.as_deref().and_then(words::edtf),
        );
        let id = relation.id.map(|id| ids::words(&id)).filter(|id| !id.is_empty());
        let id = id.filter(|id| {
            relation_ids.insert(id.clone(), 0).is_none() || {
                told.tell(Deed::Changed, "relations whose id was taken, without an id now", &place);
                false
            }
        });
        let mut built_one = Relation {
            id,
            from,
            kind,
            to,
            status: relation.status,
            by,
            hedge: relation.hedge.filter(|hedge| !words::is_nothing(hedge)),
            date: date.map(|date| Date::parse(&date)),
            note: relation.note.filter(|note| !words::is_nothing(note)),
            fields: words::own_fields(relation.fields),
            evidence: Vec::new(),
        };
        evidence::build(
            relation.evidence,
            &mut built_one,
            built.relations.len(),
            documents,
            &place,
            &mut built.open,
            told,
        );
        built.relations.push(built_one);
    }
    for (name, [directed, undirected]) in directions {
        if undirected > 0 && directed == 0 {
            built.kinds.push(RelationKind { name, symmetric: true, ..RelationKind::default() });
        } else {
            let what = "relations without a direction, of a kind that has one elsewhere: from first to second end";
            told.tell_many(Deed::Changed, what, undirected, name);
        }
    }
    built
}
