//! Filtering: which entities, claims and edges are visible, and what is switched off, in words.
//!
//! Invariant: an entity without visible edges stays visible; only its kind or the reader hides it.

mod change;
mod parts;
mod sieve;
mod words;

pub(super) use change::part_names;
pub use change::{changed, let_in, only_of};
pub(super) use parts::parts_of;
pub(super) use sieve::{Fails, Sieve};
pub use words::{SwitchedOff, switched_off, switched_off_parts};

use crate::model::{
    Dossier, EntityIndex, EvidenceIndex, Filter, Identities, Marks, OpenDossier, RelationIndex, Verdict, Verdicts,
    Visibility,
};
use std::collections::BTreeSet;

/// What is visible of a dossier through `filter`, without the entities `hidden` by hand.
///
/// An entity is visible unless its kind, its number of neighbours, its part of the network or a value of its fields is off,
/// or it is hidden. A claim is visible if all of these are on, as are the numbers of quotes and documents of its edge: its status, kind and
/// speaker, what stands behind it and its fields; both its ends are visible, its date meets the days of the filter, and some of its evidence
/// remains. A claim without evidence remains unless the filter asks for evidence. An edge is visible if any of its claims is.
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
    let sieve = Sieve::of(open, filter, hidden, verdicts);
    let all = open.dossier.entities.iter().enumerate();
    let entities: Vec<bool> =
        all.map(|(place, entity)| sieve.entity(EntityIndex::new(place), entity).is_empty()).collect();
    let is_shown = |entity: EntityIndex| entities.get(entity.at()).copied().unwrap_or(false);
    let claims = open.dossier.relations.iter().enumerate();
    let relations: Vec<bool> = claims
        .map(|(place, claim)| {
            is_shown(claim.from) && is_shown(claim.to) && sieve.lets_through(RelationIndex::new(place), claim)
        })
        .collect();
    let edges =
        open.network.edges.iter().map(|edge| edge.relations.iter().any(|claim| relations[claim.at()])).collect();
    Visibility { entities, relations, edges }
}

/// Whether a claim passes a filter, whatever becomes of its ends; given what the reader said of quotes.
#[must_use]
pub fn passes(open: &OpenDossier, filter: &Filter, verdicts: &Verdicts, claim: RelationIndex) -> bool {
    let hidden = BTreeSet::new();
    let sieve = Sieve::of(open, filter, &hidden, verdicts);
    open.dossier.relation(claim).is_some_and(|relation| sieve.lets_through(claim, relation))
}

/// The quotes that the reader confirmed, of those that the dossier still has.
#[must_use]
pub fn confirmed(dossier: &Dossier, identities: &Identities, marks: &Marks) -> BTreeSet<EvidenceIndex> {
    let all = verdicts(dossier, identities, marks).into_iter();
    all.filter(|(_, verdict)| *verdict == Verdict::Confirmed).map(|(quote, _)| quote).collect()
}

/// What the reader said of quotes, of those that the dossier still has.
#[must_use]
pub fn verdicts(dossier: &Dossier, identities: &Identities, marks: &Marks) -> Verdicts {
    marks.iter().filter_map(|(key, mark)| Some((identities.find(dossier, key)?, mark.verdict?))).collect()
}

#[cfg(test)]
mod tests;
