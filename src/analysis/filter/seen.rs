//! What is seen in the end: the one place where the part that is shown, the filter and the hiding by hand come together.
//!
//! Invariant: an entity of a part that is shown alone goes only with its kind, its fields, the reader's hand, or with the
//! last of its claims that the filter lets through, wherever the other ends of those are.

use super::cover::Cover;
use super::sieve::{Fails, Sieve};
use crate::model::{EntityIndex, Filter, OpenDossier, Part, RelationIndex, Shown, Verdicts, Visibility};
use std::collections::BTreeSet;

/// What is visible of a whole dossier through `filter`, without the entities `hidden` by hand; see [`seen`].
#[must_use]
pub fn visibility(open: &OpenDossier, filter: &Filter, hidden: &BTreeSet<EntityIndex>) -> Visibility {
    visibility_by_reader(open, filter, hidden, &Verdicts::new())
}

/// What [`visibility`] computes, given what the reader said of quotes.
#[must_use]
pub fn visibility_by_reader(
    open: &OpenDossier,
    filter: &Filter,
    hidden: &BTreeSet<EntityIndex>,
    verdicts: &Verdicts,
) -> Visibility {
    seen(open, Cover { filter, hidden, verdicts, shown: &Shown::Everything, outside: &[] })
}

/// What is visible of a dossier under a cover.
///
/// An entity is visible unless its kind, its number of neighbours, its part of the network, a measure or a value of its fields is off,
/// it is hidden, it is no part of what is shown, or none of its claims passes a filter on claims (which can be left out by
/// [`Filter::keeps_unclaimed`]). A claim is visible if all of these are on, as are the numbers of quotes and documents of its
/// edge: its status, kind and speaker, what stands behind it and its fields; both its ends are visible, its date meets the
/// days of the filter, and some of its evidence remains. A claim without evidence remains unless the filter asks for
/// evidence. An edge is visible if any of its claims is.
#[must_use]
pub fn seen(open: &OpenDossier, cover: Cover<'_>) -> Visibility {
    let eyes = Eyes { open, cover, sieve: Sieve::of(open, cover) };
    match cover.shown {
        Shown::Part(part) => eyes.part(part),
        Shown::Everything | Shown::Claimed => eyes.all(),
    }
}

/// The neighbours of an entity that are left out with the rest while a part is shown alone, and would be seen if they belonged to
/// it, in order; each with the claims that the filter lets through.
#[must_use]
pub fn beyond(open: &OpenDossier, cover: Cover<'_>, entity: EntityIndex) -> Vec<(EntityIndex, Vec<RelationIndex>)> {
    let Some(part) = cover.shown.as_part() else { return Vec::new() };
    let eyes = Eyes { open, cover, sieve: Sieve::of(open, cover) };
    let edges = open.network.incident.get(entity.at()).into_iter().flatten();
    let edges = edges.filter_map(|edge| open.network.edges.get(edge.at()));
    let mut found: Vec<(EntityIndex, Vec<RelationIndex>)> = edges
        .filter_map(|edge| {
            let other = edge.other(entity).filter(|other| !part.has(*other) && eyes.may_be_shown(*other))?;
            let claims: Vec<RelationIndex> =
                edge.relations.iter().copied().filter(|claim| eyes.passes(*claim)).collect();
            (!claims.is_empty()).then_some((other, claims))
        })
        .collect();
    found.sort_unstable();
    found
}

/// A dossier with what covers it, looked up.
struct Eyes<'a> {
    open: &'a OpenDossier,
    cover: Cover<'a>,
    sieve: Sieve<'a>,
}

impl Eyes<'_> {
    /// Whether an entity passes the filter by what is said of itself.
    fn is_on(&self, entity: EntityIndex) -> bool {
        let about = self.open.dossier.entity(entity);
        about.is_some_and(|about| self.sieve.entity(entity, about).only(Fails::HIDDEN))
    }

    /// Whether a claim passes the filter, whatever becomes of its ends.
    fn passes(&self, claim: RelationIndex) -> bool {
        self.open.dossier.relation(claim).is_some_and(|relation| self.sieve.lets_through(claim, relation))
    }

    /// What is visible where no part is shown alone.
    fn all(&self) -> Visibility {
        let (open, filter) = (self.open, self.cover.filter);
        let on: Vec<bool> = (0..open.dossier.entities.len()).map(|at| self.is_on(EntityIndex::new(at))).collect();
        let is_on = |entity: EntityIndex| on.get(entity.at()).copied().unwrap_or(false);
        let claims = open.dossier.relations.iter().enumerate();
        let mut relations: Vec<bool> = claims
            .map(|(place, claim)| {
                is_on(claim.from) && is_on(claim.to) && self.sieve.lets_through(RelationIndex::new(place), claim)
            })
            .collect();
        let mut entities = on.clone();
        if filter.is_on_claims() && !filter.keeps_unclaimed {
            let mut claimed = vec![false; entities.len()];
            for (claim, _) in open.dossier.relations.iter().zip(&relations).filter(|(_, passes)| **passes) {
                claimed[claim.from.at()] = true;
                claimed[claim.to.at()] = true;
            }
            entities.iter_mut().zip(claimed).for_each(|(shown, claimed)| *shown &= claimed);
        }
        if *self.cover.shown == Shown::Claimed {
            let edges = open.network.incident.iter();
            entities.iter_mut().zip(edges).for_each(|(shown, edges)| *shown &= !edges.is_empty());
        }
        for entity in self.cover.hidden {
            if let Some(shown) = entities.get_mut(entity.at()) {
                *shown = false;
            }
        }
        for (shown, claim) in relations.iter_mut().zip(&open.dossier.relations) {
            *shown &= entities[claim.from.at()] && entities[claim.to.at()];
        }
        let is_shown = |claim: &RelationIndex| relations[claim.at()];
        let edges = open.network.edges.iter().map(|edge| edge.relations.iter().any(is_shown)).collect();
        Visibility { entities, relations, edges, beyond: Vec::new() }
    }

    /// Whether an entity would be visible if it belonged to the part that is shown.
    fn may_be_shown(&self, entity: EntityIndex) -> bool {
        let filter = self.cover.filter;
        if self.cover.hidden.contains(&entity) || !self.is_on(entity) {
            return false;
        }
        if !filter.is_on_claims() || filter.keeps_unclaimed {
            return true;
        }
        let edges = self.open.network.incident.get(entity.at()).into_iter().flatten();
        let mut edges = edges.filter_map(|edge| self.open.network.edges.get(edge.at()));
        edges.any(|edge| {
            self.is_on(edge.ends.0) && self.is_on(edge.ends.1) && edge.relations.iter().any(|claim| self.passes(*claim))
        })
    }

    /// What is visible where `part` is shown alone. Its cost is that of the part and its edges.
    fn part(&self, part: &Part) -> Visibility {
        let (dossier, network) = (&self.open.dossier, &self.open.network);
        let mut seen = Visibility {
            entities: vec![false; dossier.entities.len()],
            relations: vec![false; dossier.relations.len()],
            edges: vec![false; network.edges.len()],
            beyond: vec![0; dossier.entities.len()],
        };
        for entity in &part.entities {
            if let Some(shown) = seen.entities.get_mut(entity.at()) {
                *shown = self.may_be_shown(*entity);
            }
        }
        // What lies beyond is asked once for each of the neighbours, and not again for each of its edges.
        let mut may_be_shown = vec![None; dossier.entities.len()];
        for entity in part.entities.iter().copied() {
            if !seen.entity(entity) {
                continue;
            }
            for index in network.incident.get(entity.at()).into_iter().flatten() {
                let Some(edge) = network.edges.get(index.at()) else { continue };
                let Some(other) = edge.other(entity) else { continue };
                if seen.entity(other) {
                    for claim in edge.relations.iter().filter(|claim| part.lets_through(**claim)) {
                        if self.passes(*claim) {
                            seen.relations[claim.at()] = true;
                            seen.edges[index.at()] = true;
                        }
                    }
                } else if !part.has(other) {
                    let is_free = *may_be_shown[other.at()].get_or_insert_with(|| self.may_be_shown(other));
                    if is_free && edge.relations.iter().any(|claim| self.passes(*claim)) {
                        seen.beyond[entity.at()] += 1;
                    }
                }
            }
        }
        seen
    }
}
