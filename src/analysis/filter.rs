//! Filtering: what remains to be seen.
//!
//! Invariant: an entity left without edges stays; only its own kind or the reader's hand hides it.

use super::timeline::date_of;
use crate::model::{EntityIndex, Filter, OpenDossier, Visibility};
use std::collections::BTreeSet;

/// What is seen of a dossier through `filter`, without the entities `hidden` by hand.
///
/// An entity is shown unless its kind is off or it is hidden; a claim, where its status and kind are on, both its ends
/// are shown, it has evidence if evidence is asked for, and its date meets the days that are asked for; an edge, where
/// any of its claims is.
#[must_use]
pub fn visibility(open: &OpenDossier, filter: &Filter, hidden: &BTreeSet<EntityIndex>) -> Visibility {
    let entities: Vec<bool> = open
        .dossier
        .entities
        .iter()
        .enumerate()
        .map(|(place, entity)| {
            !filter.entity_kinds.contains(&entity.kind) && !hidden.contains(&EntityIndex::new(place))
        })
        .collect();
    let is_shown = |entity: EntityIndex| entities.get(entity.at()).copied().unwrap_or(false);
    let relations: Vec<bool> = open
        .dossier
        .relations
        .iter()
        .map(|relation| {
            let is_off = filter.statuses.contains(&relation.status)
                || filter.relation_kinds.contains(&relation.kind)
                || filter.without_evidence && relation.evidence.is_empty()
                || filter.dates.is_some_and(|range| !date_of(open, relation).is_some_and(|span| range.meets(span)));
            !is_off && is_shown(relation.from) && is_shown(relation.to)
        })
        .collect();
    let edges =
        open.network.edges.iter().map(|edge| edge.relations.iter().any(|claim| relations[claim.at()])).collect();
    Visibility { entities, relations, edges }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// A country and two persons; four claims on two edges, the first with evidence.
    fn case() -> OpenDossier {
        let mut open = dossier(
            &[("iran", "country"), ("ivanov", "person"), ("putin", "person")],
            &[
                ("ivanov", "visits", "iran", Status::Asserted),
                ("iran", "invites", "ivanov", Status::Denied),
                ("putin", "knows", "ivanov", Status::Alleged),
                ("putin", "praises", "putin", Status::Asserted),
            ],
            &["Ivanov visits Iran."],
        );
        open.dossier.relations[0].evidence.push(quote(0, "Ivanov visits Iran."));
        open
    }

    /// Checks which entities, claims and edges remain.
    fn check(filter: &Filter, hidden: &[u32], entities: &[u8], relations: &[u8], edges: &[u8]) {
        let hidden = hidden.iter().copied().map(EntityIndex).collect();
        let seen = visibility(&case(), filter, &hidden);
        let numbers = |shown: &[bool]| shown.iter().map(|shown| u8::from(*shown)).collect::<Vec<u8>>();
        assert_eq!(numbers(&seen.entities), entities);
        assert_eq!(numbers(&seen.relations), relations);
        // Edges by their ends: iran–ivanov, ivanov–putin, putin–putin.
        assert_eq!(numbers(&seen.edges), edges);
    }

    fn texts(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn everything_is_shown_by_default() {
        check(&Filter::default(), &[], &[1, 1, 1], &[1, 1, 1, 1], &[1, 1, 1]);
    }

    #[test]
    fn a_kind_that_is_off_takes_its_claims_with_it() {
        let filter = Filter { entity_kinds: texts(&["country"]), ..Filter::default() };
        check(&filter, &[], &[0, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    }

    #[test]
    fn an_edge_stays_while_one_claim_of_it_does() {
        let filter = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[1, 0, 1, 1], &[1, 1, 1]);
        let filter = Filter { relation_kinds: texts(&["visits", "invites"]), ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    }

    #[test]
    fn claims_without_evidence_can_be_switched_off() {
        let filter = Filter { without_evidence: true, ..Filter::default() };
        check(&filter, &[], &[1, 1, 1], &[1, 0, 0, 0], &[1, 0, 0]);
    }

    #[test]
    fn what_is_hidden_by_hand_is_not_shown_and_its_neighbours_stay() {
        check(&Filter::default(), &[2], &[1, 1, 0], &[1, 1, 0, 0], &[1, 0, 0]);
        check(&Filter::default(), &[1, 99], &[1, 0, 1], &[0, 0, 0, 1], &[0, 0, 1]);
    }
}
