//! What is seen of a part that is shown alone, and of entities without claims.

use super::tests::*;
use super::*;
use crate::model::{EntityIndex, Part, Shown, Status, Visibility};

/// What is seen of the case where these entities and claims are shown alone.
fn seen_alone(filter: &Filter, entities: &[u32], claims: Option<&[u32]>) -> Visibility {
    let part = Part {
        entities: entities.iter().copied().map(EntityIndex).collect(),
        claims: claims.map(|claims| claims.iter().copied().map(RelationIndex).collect()),
        words: String::new(),
    };
    let (hidden, verdicts, shown) = (BTreeSet::new(), Verdicts::new(), Shown::part(part));
    seen(&case(), Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: &shown, outside: &[] })
}

#[test]
fn a_part_is_seen_alone_and_tells_how_many_neighbours_are_left_out() {
    let seen = seen_alone(&Filter::default(), &[1], None);
    assert_eq!((seen.entities, seen.edges), (vec![false, true, false], vec![false; 3]));
    assert_eq!(seen.beyond, [0, 2, 0], "iran and putin");
    let seen = seen_alone(&Filter::default(), &[1, 2], None);
    assert_eq!((seen.relations, seen.beyond), (vec![false, false, true, true], vec![0, 1, 0]));
    let seen = seen_alone(&Filter::default(), &[0, 1], Some(&[1]));
    assert_eq!((seen.relations, seen.edges), (vec![false, true, false, false], vec![true, false, false]));
}

#[test]
fn a_filter_goes_through_a_part_too() {
    let no_country = Filter { entity_kinds: texts(&["country"]), ..Filter::default() };
    let seen = seen_alone(&no_country, &[0, 1], None);
    assert_eq!((seen.entities, seen.beyond), (vec![false, true, false], vec![0, 1, 0]), "what is off is not left out");
    // An entity stays while a claim of it passes, though its other end is left out.
    let alleged = Filter { statuses: [Status::Asserted, Status::Denied].into(), ..Filter::default() };
    let seen = seen_alone(&alleged, &[0, 1], None);
    assert_eq!(seen.entities, [false, true, false]);
}

#[test]
fn a_filter_on_claims_takes_entities_without_a_claim_along_unless_it_keeps_them() {
    let filter = Filter { relation_kinds: texts(&["visits", "invites"]), ..Filter::default() };
    check(&filter, &[], &[0, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    let keeps = Filter { keeps_unclaimed: true, ..filter };
    check(&keeps, &[], &[1, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
    // Hiding an entity by hand takes nobody else along.
    check(&Filter::default(), &[1], &[1, 0, 1], &[0, 0, 0, 1], &[0, 0, 1]);
    assert!(!Filter { entity_kinds: texts(&["country"]), ..Filter::default() }.is_on_claims());
}

#[test]
fn entities_without_claims_can_be_left_out() {
    let mut open = case();
    open.dossier.entities.push(crate::model::fixture::entity("nobody", "person", &[]));
    open.network.incident.push(Vec::new());
    let (filter, hidden, verdicts) = (Filter::default(), BTreeSet::new(), Verdicts::new());
    let of = |shown: &Shown| {
        seen(&open, Cover { filter: &filter, hidden: &hidden, verdicts: &verdicts, shown, outside: &[] }).entities
    };
    assert_eq!(of(&Shown::Everything), [true; 4]);
    assert_eq!(of(&Shown::Claimed), [true, true, true, false]);
}
