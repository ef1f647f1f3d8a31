//! A filter after a change.
//!
//! Invariant: what is asked for and switched off at once is never left: it would show nothing.

use super::parts::parts_of;
use crate::model::{
    Amount, Backing, EndsNamed, EntityIndex, Field, FieldOwner, Filter, FilterChange, FilterGroup, Judged, OpenDossier,
    Outcome, Status,
};
use std::collections::{BTreeMap, BTreeSet};

/// `filter` after a change.
#[must_use]
pub fn changed(open: &OpenDossier, filter: &Filter, change: FilterChange) -> Filter {
    let mut filter = filter.clone();
    match change {
        FilterChange::All(group, is_on) => switch_all(&mut filter, open, group, is_on),
        FilterChange::Only(of) => return only(open, &filter, *of),
        FilterChange::FieldValue(field, value) => switch_value(&mut filter, open, field, value),
        FilterChange::Component(id) => switch_component(&mut filter, open, id),
        other => switch(&mut filter, other),
    }
    filter
}

/// Makes a change that needs no dossier.
fn switch(filter: &mut Filter, change: FilterChange) {
    match change {
        FilterChange::EntityKind(kind) => toggle(&mut filter.entity_kinds, kind),
        FilterChange::Degree(amount) => toggle(&mut filter.degrees, amount),
        FilterChange::Status(status) => toggle(&mut filter.statuses, status),
        FilterChange::RelationKind(kind) => toggle(&mut filter.relation_kinds, kind),
        FilterChange::Backing(backing) => {
            toggle(&mut filter.backings, backing);
            filter.only_verified &= !filter.backings.contains(&Backing::Verified);
        }
        FilterChange::EdgeQuotes(amount) => toggle(&mut filter.edge_quotes, amount),
        FilterChange::EdgeDocuments(amount) => toggle(&mut filter.edge_documents, amount),
        FilterChange::Speaker(Some(id)) => toggle(&mut filter.speakers, id),
        FilterChange::Speaker(None) => filter.without_speaker = !filter.without_speaker,
        FilterChange::OnlyOwnWords => filter.only_own_words = !filter.only_own_words,
        FilterChange::Document(id) => toggle(&mut filter.documents, id),
        FilterChange::Outcome(result) => toggle(&mut filter.results, result),
        // A quote is one or the other: both together would show nothing.
        FilterChange::OnlyVerified => {
            filter.only_verified = !filter.only_verified;
            filter.only_unverified = false;
            if filter.only_verified {
                filter.backings.remove(&Backing::Verified);
            }
        }
        FilterChange::OnlyUnverified => {
            filter.only_unverified = !filter.only_unverified;
            filter.only_verified = false;
            filter.only_second_look = false;
        }
        FilterChange::EndsNamed(named) => toggle(&mut filter.ends_named, named),
        FilterChange::OnlySecondLook => {
            filter.only_second_look = !filter.only_second_look;
            filter.only_unverified = false;
        }
        FilterChange::OnlyConflicting => filter.only_conflicting = !filter.only_conflicting,
        FilterChange::OnlyOpposed => filter.only_opposed = !filter.only_opposed,
        FilterChange::OnlyConfirmed => {
            filter.only_confirmed = !filter.only_confirmed;
            if filter.only_confirmed {
                filter.judged.remove(&Judged::Confirmed);
            }
        }
        FilterChange::Judged(judged) => {
            toggle(&mut filter.judged, judged);
            filter.only_confirmed &= !filter.judged.contains(&Judged::Confirmed);
        }
        FilterChange::Dates(dates) => filter.dates = dates,
        FilterChange::Field(field, value) => {
            filter.fields_off.remove(&field);
            match value {
                Some(value) => drop(filter.fields.insert(field, value)),
                None => drop(filter.fields.remove(&field)),
            }
        }
        FilterChange::Measure(measure, Some(range)) => drop(filter.measures.insert(measure, range)),
        FilterChange::Measure(measure, None) => drop(filter.measures.remove(&measure)),
        FilterChange::Dim => filter.dims = !filter.dims,
        FilterChange::Clear => *filter = Filter { dims: filter.dims, ..Filter::default() },
        FilterChange::All(..) | FilterChange::Only(_) | FilterChange::FieldValue(..) | FilterChange::Component(_) => {}
    }
}

/// Switches a part of the network, whichever of its entities stands for it in the filter.
fn switch_component(filter: &mut Filter, open: &OpenDossier, id: String) {
    let entities = &open.dossier.entities;
    let parts = parts_of(&open.network, entities.len());
    let part_of = |id: &str| entities.iter().position(|entity| entity.id == id).map(|place| parts[place]);
    let part = part_of(&id);
    let before = filter.components.len();
    filter.components.retain(|other| *other != id && (part.is_none() || part_of(other) != part));
    if filter.components.len() == before {
        filter.components.insert(id);
    }
}

/// Switches a value of a field. Where one value is asked for, the others are what is off.
fn switch_value(filter: &mut Filter, open: &OpenDossier, field: Field, value: Option<String>) {
    let asked = filter.fields.remove(&field);
    let mut off = filter.fields_off.remove(&field).unwrap_or_default();
    if let Some(asked) = asked {
        off = values_of(open, &field);
        off.remove(&Some(asked));
    }
    toggle(&mut off, value);
    if !off.is_empty() {
        filter.fields_off.insert(field, off);
    }
}

/// The filter with only one of a group on, or with all of it where only that one was.
fn only(open: &OpenDossier, filter: &Filter, of: FilterChange) -> Filter {
    let mut all = filter.clone();
    match (only_of(&of), &of) {
        (Some(group), _) => {
            let mut alone = filter.clone();
            switch_all(&mut alone, open, group, false);
            let alone = changed(open, &alone, of);
            if alone != *filter {
                return alone;
            }
            switch_all(&mut all, open, group, true);
        }
        (None, FilterChange::FieldValue(field, value)) => {
            let mut alone = filter.clone();
            alone.fields.remove(field);
            alone.fields_off.remove(field);
            all = alone.clone();
            if let Some(value) = value {
                alone.fields.insert(field.clone(), value.clone());
            } else {
                let mut off = values_of(open, field);
                off.remove(&None);
                alone.fields_off.insert(field.clone(), off);
            }
            if alone != *filter {
                return alone;
            }
        }
        (None, _) => return changed(open, filter, of),
    }
    all
}

/// The group of what a change switches; none where it is one of its own, or a value of a field.
#[must_use]
pub fn only_of(change: &FilterChange) -> Option<FilterGroup> {
    Some(match change {
        FilterChange::EntityKind(_) => FilterGroup::EntityKinds,
        FilterChange::Degree(_) => FilterGroup::Degrees,
        FilterChange::Component(_) => FilterGroup::Components,
        FilterChange::Status(_) => FilterGroup::Statuses,
        FilterChange::RelationKind(_) => FilterGroup::RelationKinds,
        FilterChange::Backing(_) => FilterGroup::Backings,
        FilterChange::EdgeQuotes(_) => FilterGroup::EdgeQuotes,
        FilterChange::EdgeDocuments(_) => FilterGroup::EdgeDocuments,
        FilterChange::Speaker(_) => FilterGroup::Speakers,
        FilterChange::Document(_) => FilterGroup::Documents,
        FilterChange::Outcome(_) => FilterGroup::Outcomes,
        FilterChange::Judged(_) => FilterGroup::Judged,
        FilterChange::EndsNamed(_) => FilterGroup::EndsNamed,
        FilterChange::OnlyOwnWords
        | FilterChange::OnlyVerified
        | FilterChange::OnlyUnverified
        | FilterChange::OnlyConfirmed
        | FilterChange::OnlySecondLook
        | FilterChange::OnlyConflicting
        | FilterChange::OnlyOpposed
        | FilterChange::All(..)
        | FilterChange::Dates(_)
        | FilterChange::Field(..)
        | FilterChange::FieldValue(..)
        | FilterChange::Measure(..)
        | FilterChange::Only(_)
        | FilterChange::Dim
        | FilterChange::Clear => return None,
    })
}

/// Switches all of a group on or off.
fn switch_all(filter: &mut Filter, open: &OpenDossier, group: FilterGroup, is_on: bool) {
    let dossier = &open.dossier;
    match group {
        FilterGroup::EntityKinds => {
            filter.entity_kinds = all(is_on, dossier.entities.iter().map(|entity| &entity.kind));
        }
        FilterGroup::Degrees => filter.degrees = each(is_on, Amount::ALL),
        FilterGroup::Components => filter.components = if is_on { BTreeSet::new() } else { components(open) },
        FilterGroup::Statuses => filter.statuses = each(is_on, Status::ALL),
        FilterGroup::Backings => {
            filter.backings = each(is_on, Backing::ALL);
            filter.only_verified &= is_on;
        }
        FilterGroup::RelationKinds => {
            filter.relation_kinds = all(is_on, dossier.relations.iter().map(|claim| &claim.kind));
        }
        FilterGroup::EdgeQuotes => filter.edge_quotes = each(is_on, Amount::ALL),
        FilterGroup::EdgeDocuments => filter.edge_documents = each(is_on, Amount::ALL),
        FilterGroup::Speakers => {
            let speakers = dossier.relations.iter().filter_map(|claim| dossier.entity(claim.by?));
            filter.speakers = all(is_on, speakers.map(|entity| &entity.id));
            filter.without_speaker = !is_on;
            filter.only_own_words = false;
        }
        FilterGroup::Outcomes => filter.results = each(is_on, Outcome::ALL),
        FilterGroup::Judged => {
            filter.judged = each(is_on, Judged::ALL);
            filter.only_confirmed &= is_on;
        }
        FilterGroup::EndsNamed => filter.ends_named = each(is_on, EndsNamed::ALL),
        FilterGroup::Documents => {
            filter.documents = all(is_on, dossier.documents.iter().map(|document| &document.id));
        }
    }
}

/// Switches on what hides an entity: its kind, its number of neighbours, its part of the network, the values of its fields,
/// and of its measures where these are `outside`.
pub fn let_in(open: &OpenDossier, filter: &mut Filter, index: EntityIndex, outside: &[bool]) {
    let entities = &open.dossier.entities;
    let Some(entity) = entities.get(index.at()) else { return };
    filter.entity_kinds.remove(&entity.kind);
    if outside.get(index.at()).copied().unwrap_or(false) {
        filter.measures.clear();
    }
    filter.degrees.remove(&Amount::of(open.network.neighbours(index).count()));
    if !filter.components.is_empty() {
        let parts = parts_of(&open.network, entities.len());
        let is_other = |id: &String| {
            let mut named = entities.iter().zip(&parts).filter(|(other, _)| other.id == *id);
            named.all(|(_, part)| *part != parts[index.at()])
        };
        filter.components.retain(is_other);
    }
    let has = |field: &Field| entity.fields.get(&field.name);
    filter.fields.retain(|field, value| field.owner != FieldOwner::Entity || has(field) == Some(value));
    for (field, off) in filter.fields_off.iter_mut().filter(|(field, _)| field.owner == FieldOwner::Entity) {
        off.remove(&has(field).cloned());
    }
    filter.fields_off.retain(|_, off| !off.is_empty());
}

/// The ids that name the parts of the network: each is the best tied entity of its part.
fn components(open: &OpenDossier) -> BTreeSet<String> {
    part_names(open).into_values().filter_map(|entity| Some(open.dossier.entities.get(entity)?.id.clone())).collect()
}

/// For every part of the network, by its first entity, the entity that names it: the one with most edges, the first of
/// several.
pub(in crate::analysis) fn part_names(open: &OpenDossier) -> BTreeMap<u32, usize> {
    let count = open.dossier.entities.len();
    let degree = |entity: usize| open.network.incident.get(entity).map_or(0, Vec::len);
    let mut names: BTreeMap<u32, usize> = BTreeMap::new();
    for (entity, part) in parts_of(&open.network, count).into_iter().enumerate() {
        let name = names.entry(part).or_insert(entity);
        if degree(entity) > degree(*name) {
            *name = entity;
        }
    }
    names
}

/// The values of a field, with `None` for those that do not have it.
fn values_of(open: &OpenDossier, field: &Field) -> BTreeSet<Option<String>> {
    let dossier = &open.dossier;
    let value = |fields: &BTreeMap<String, String>| fields.get(&field.name).cloned();
    match field.owner {
        FieldOwner::Claim => dossier.relations.iter().map(|claim| value(&claim.fields)).collect(),
        FieldOwner::Entity => dossier.entities.iter().map(|entity| value(&entity.fields)).collect(),
        FieldOwner::Document => dossier.documents.iter().map(|document| value(&document.fields)).collect(),
    }
}

/// What is off in a group of these: nothing, or all.
fn all<'a>(is_on: bool, names: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    if is_on {
        return BTreeSet::new();
    }
    // One of each first: there are many claims of few kinds.
    names.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

/// What is off in a group of a fixed number: nothing, or all.
fn each<T: Ord, const COUNT: usize>(is_on: bool, all: [T; COUNT]) -> BTreeSet<T> {
    if is_on { BTreeSet::new() } else { all.into() }
}

/// Takes `item` out of the set, or puts it in.
fn toggle<T: Ord>(set: &mut BTreeSet<T>, item: T) {
    if !set.remove(&item) {
        set.insert(item);
    }
}
