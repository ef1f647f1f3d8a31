//! What each switch of a filter lets through, and the words for what is off.

use super::*;
use crate::model::fixture::{dossier, quote};
use crate::model::{Outcome, Span, Status, Verification};

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
    let filter = Filter { backings: [Backing::Absent].into(), ..Filter::default() };
    check(&filter, &[], &[1, 1, 1], &[1, 0, 0, 0], &[1, 0, 0]);
}

#[test]
fn claims_can_be_switched_off_by_the_best_that_stands_behind_them() {
    let off = |backings: &[Backing]| Filter { backings: backings.iter().copied().collect(), ..Filter::default() };
    // The first claim has a missing quote, the second a verified and a missing one, the others no evidence.
    check_spoken(&off(&[Backing::Unverified]), &[0, 1, 1, 1]);
    check_spoken(&off(&[Backing::Verified]), &[1, 0, 1, 1]);
    check_spoken(&off(&[Backing::Unverified, Backing::Absent]), &[0, 1, 0, 0]);
    check_spoken(&off(&Backing::ALL), &[0, 0, 0, 0]);
    // A document that is off does not change what stands behind a claim.
    let filter = Filter { documents: texts(&["d0"]), ..off(&[Backing::Unverified]) };
    check_spoken(&filter, &[0, 1, 1, 1]);
}

/// The case, in which Putin says the second claim and the third, and the second has two quotes: one verified in the
/// first document, one missing in the second.
fn spoken() -> OpenDossier {
    let mut open = case();
    open.dossier.documents.push(crate::model::fixture::document("d1", "Nothing."));
    open.dossier.relations[1].by = Some(EntityIndex(2));
    open.dossier.relations[2].by = Some(EntityIndex(2));
    open.dossier.relations[1].evidence = vec![quote(0, "visits"), quote(1, "invites")];
    let exact = Verification::exact(Span::new(7, 13));
    let missing = Verification::missing();
    open.reading.verifications = vec![vec![missing.clone()], vec![exact, missing], vec![], vec![]];
    open
}

/// Checks which claims of the spoken case remain.
fn check_spoken(filter: &Filter, relations: &[u8]) {
    let seen = visibility(&spoken(), filter, &BTreeSet::new());
    assert_eq!(seen.relations.iter().map(|shown| u8::from(*shown)).collect::<Vec<u8>>(), relations, "{filter:?}");
}

#[test]
fn a_claim_goes_with_its_speaker_and_the_documents_own_words_are_a_speaker_too() {
    check_spoken(&Filter { speakers: texts(&["putin"]), ..Filter::default() }, &[1, 0, 0, 1]);
    check_spoken(&Filter { speakers: texts(&["ivanov", "nobody"]), ..Filter::default() }, &[1, 1, 1, 1]);
    check_spoken(&Filter { without_speaker: true, ..Filter::default() }, &[0, 1, 1, 0]);
    check_spoken(&Filter { only_own_words: true, ..Filter::default() }, &[1, 0, 0, 1]);
}

#[test]
fn a_claim_stays_while_one_document_that_is_on_carries_it() {
    check_spoken(&Filter { documents: texts(&["d0"]), ..Filter::default() }, &[0, 1, 1, 1]);
    check_spoken(&Filter { documents: texts(&["d1"]), ..Filter::default() }, &[1, 1, 1, 1]);
    check_spoken(&Filter { documents: texts(&["d0", "d1"]), ..Filter::default() }, &[0, 0, 1, 1]);
}

#[test]
fn only_verified_asks_for_a_verified_quote_in_a_document_that_is_on() {
    check_spoken(&Filter { only_verified: true, ..Filter::default() }, &[0, 1, 0, 0]);
    let filter = Filter { only_verified: true, documents: texts(&["d0"]), ..Filter::default() };
    check_spoken(&filter, &[0, 0, 0, 0]);
}

#[test]
fn a_claim_stays_while_a_quote_of_a_result_that_is_on_carries_it() {
    check_spoken(&Filter { results: [Outcome::Missing].into(), ..Filter::default() }, &[0, 1, 1, 1]);
    check_spoken(&Filter { results: [Outcome::Exact].into(), ..Filter::default() }, &[1, 1, 1, 1]);
    check_spoken(&Filter { results: Outcome::ALL.into(), ..Filter::default() }, &[0, 0, 1, 1]);
}

#[test]
fn only_unverified_asks_for_a_quote_that_is_to_be_looked_at() {
    check_spoken(&Filter { only_unverified: true, ..Filter::default() }, &[1, 1, 0, 0]);
    let filter = Filter { only_unverified: true, documents: texts(&["d1"]), ..Filter::default() };
    check_spoken(&filter, &[1, 0, 0, 0]);
}

#[test]
fn a_claim_stays_while_a_quote_that_names_enough_ends_carries_it() {
    use crate::model::{LookReason, SecondLook};
    let mut open = spoken();
    open.reading.ends_named = vec![vec![None], vec![Some(EndsNamed::One), None], vec![], vec![]];
    let evidence = EvidenceIndex { relation: RelationIndex(1), position: 0 };
    open.reading.second_look = vec![SecondLook { evidence, reasons: vec![LookReason::Short] }];
    let told = |filter: Filter| visibility(&open, &filter, &BTreeSet::new()).relations;
    let filter = Filter { ends_named: [EndsNamed::One].into(), ..Filter::default() };
    assert_eq!(told(filter.clone()), [true; 4], "the missing quote carries the second claim");
    assert_eq!(told(Filter { results: [Outcome::Missing].into(), ..filter }), [false, false, true, true]);
    let both = Filter { ends_named: [EndsNamed::Both, EndsNamed::None].into(), ..Filter::default() };
    assert_eq!(told(both), [true; 4]);
    assert_eq!(told(Filter { only_second_look: true, ..Filter::default() }), [false, true, false, false]);
}

fn field(owner: FieldOwner, name: &str) -> Field {
    Field { owner, name: name.to_owned() }
}

#[test]
fn what_lacks_the_values_asked_for_of_its_fields_is_not_shown() {
    use FieldOwner::{Claim, Document, Entity};
    let mut open = spoken();
    let mut give = |claim: usize, name: &str, value: &str| {
        open.dossier.relations[claim].fields.insert(name.to_owned(), value.to_owned());
    };
    give(0, "confidence", "high");
    give(1, "confidence", "high");
    give(2, "confidence", "low");
    give(0, "page", "12");
    open.dossier.documents[1].fields.insert("batch".to_owned(), "7".to_owned());
    open.dossier.entities[0].fields.insert("confidence".to_owned(), "high".to_owned());
    let told = |asked: &[(FieldOwner, &str, &str)]| {
        let asked = asked.iter().map(|(owner, name, value)| (field(*owner, name), (*value).to_owned()));
        let filter = Filter { fields: asked.collect(), ..Filter::default() };
        let seen = visibility(&open, &filter, &BTreeSet::new());
        (seen.entities.iter().filter(|shown| **shown).count(), seen.relations)
    };
    assert_eq!(told(&[(Claim, "confidence", "high")]).1, [true, true, false, false]);
    assert_eq!(told(&[(Claim, "confidence", "high"), (Claim, "page", "12")]).1, [true, false, false, false]);
    assert_eq!(told(&[(Claim, "confidence", "hi")]).1, [false; 4], "a value is asked for whole");
    assert_eq!(told(&[(Entity, "confidence", "high")]).0, 1, "fields of claims and entities are told apart");
    let carried: Vec<bool> = open
        .dossier
        .relations
        .iter()
        .map(|claim| claim.evidence.iter().any(|piece| piece.document == DocumentIndex(1)))
        .collect();
    assert!(carried.contains(&true) && carried.contains(&false));
    assert_eq!(told(&[(Document, "batch", "7")]).1, carried);
}

#[test]
fn what_is_off_is_told_by_name_and_where_there_is_much_by_number() {
    let told = |filter: Filter| switched_off(&spoken(), &filter);
    assert_eq!(told(Filter::default()), Vec::<String>::new());
    let filter = Filter {
        entity_kinds: texts(&["country"]),
        statuses: [Status::Denied].into(),
        relation_kinds: texts(&["a", "b", "c", "d"]),
        backings: Backing::ALL.into(),
        speakers: texts(&["putin", "gone"]),
        without_speaker: true,
        only_own_words: true,
        documents: texts(&["d1"]),
        results: [Outcome::Missing].into(),
        only_verified: true,
        only_unverified: true,
        only_confirmed: true,
        ends_named: [EndsNamed::None].into(),
        only_second_look: true,
        dates: None,
        fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(),
    };
    let expected = [
        "kind country",
        "denied claims",
        "4 kinds of relation",
        "claims in somebody’s words",
        "what putin says",
        "the documents’ own claims",
        "document “d1”",
        "claims with a verified quote",
        "claims with evidence of which none is verified",
        "claims without evidence",
        "missing quotes",
        "claims without a verified quote",
        "all but claims with an unverified quote",
        "claims that the reader has not confirmed",
        "quotes that name no end",
        "all but claims worth a second look",
        "all but claims with confidence = high",
    ];
    assert_eq!(told(filter), expected);
}

#[test]
fn what_is_hidden_by_hand_is_not_shown_and_its_neighbours_stay() {
    check(&Filter::default(), &[2], &[1, 1, 0], &[1, 1, 0, 0], &[1, 0, 0]);
    check(&Filter::default(), &[1, 99], &[1, 0, 1], &[0, 0, 0, 1], &[0, 0, 1]);
}
