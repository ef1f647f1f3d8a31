//! What each switch of a filter lets through, and the words for what is off.

use super::*;
use crate::model::fixture::{dossier, quote};
use crate::model::{
    Amount, Backing, DocumentIndex, EndsNamed, EntityIndex, Field, FieldOwner, FilterChange, FilterGroup, Judged,
    Outcome, Span, Status, Verification,
};

/// A country and two persons; four claims on two edges, the first with evidence.
pub(super) fn case() -> OpenDossier {
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
    open.network = crate::model::Network::of(&open.dossier).into();
    open
}

/// Checks which entities, claims and edges remain.
pub(super) fn check(filter: &Filter, hidden: &[u32], entities: &[u8], relations: &[u8], edges: &[u8]) {
    let hidden = hidden.iter().copied().map(EntityIndex).collect();
    let seen = visibility(&case(), filter, &hidden);
    let numbers = |shown: &[bool]| shown.iter().map(|shown| u8::from(*shown)).collect::<Vec<u8>>();
    assert_eq!(numbers(&seen.entities), entities);
    assert_eq!(numbers(&seen.relations), relations);
    // Edges by their ends: iran–ivanov, ivanov–putin, putin–putin.
    assert_eq!(numbers(&seen.edges), edges);
}

pub(super) fn texts(words: &[&str]) -> BTreeSet<String> {
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
    check(&filter, &[], &[0, 1, 1], &[0, 0, 1, 1], &[0, 1, 1]);
}

#[test]
fn claims_without_evidence_can_be_switched_off() {
    let filter = Filter { backings: [Backing::Absent].into(), ..Filter::default() };
    check(&filter, &[], &[1, 1, 0], &[1, 0, 0, 0], &[1, 0, 0]);
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
    open.reading.verifications = vec![vec![missing.clone()], vec![exact, missing], vec![], vec![]].into();
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

#[test]
fn only_claims_of_edges_with_a_sign_are_shown_where_they_are_asked_for() {
    use crate::model::{Network, RelationKind};
    let mut open = dossier(
        &[("a", "person"), ("b", "person"), ("c", "person")],
        &[
            ("a", "knows", "b", Status::Asserted),
            ("a", "knows", "b", Status::Denied),
            ("b", "likes", "c", Status::Alleged),
            ("b", "hates", "c", Status::Asserted),
            ("a", "knows", "c", Status::Asserted),
        ],
        &[],
    );
    let opposes = vec!["hates".to_owned()];
    open.dossier.kinds = vec![RelationKind { name: "likes".to_owned(), opposes, ..RelationKind::default() }];
    open.network = Network::of(&open.dossier).into();
    let told = |only_conflicting, only_opposed| {
        let filter = Filter { only_conflicting, only_opposed, ..Filter::default() };
        visibility(&open, &filter, &BTreeSet::new()).relations
    };
    assert_eq!(told(false, false), [true; 5]);
    assert_eq!(told(true, false), [true, true, false, false, false]);
    assert_eq!(told(false, true), [false, false, true, true, false]);
    assert_eq!(told(true, true), [true, true, true, true, false]);
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
        only_conflicting: true,
        only_opposed: true,
        fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(),
        ..Filter::default()
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
        "all but conflicting edges",
        "all but edges of opposed kinds",
        "all but claims with confidence = high",
    ];
    assert_eq!(told(filter), expected);
}

#[test]
fn what_is_hidden_by_hand_is_not_shown_and_its_neighbours_stay() {
    check(&Filter::default(), &[2], &[1, 1, 0], &[1, 1, 0, 0], &[1, 0, 0]);
    check(&Filter::default(), &[1, 99], &[1, 0, 1], &[0, 0, 0, 1], &[0, 0, 1]);
}

#[test]
fn edges_are_switched_off_by_their_quotes_and_entities_by_their_neighbours_and_their_part() {
    // Iran–Ivanov with two claims and a quote, Ivanov–Putin, Putin alone.
    let amounts = |amounts: &[Amount]| amounts.iter().copied().collect::<BTreeSet<_>>();
    check(
        &Filter { edge_quotes: amounts(&[Amount::None]), ..Filter::default() },
        &[],
        &[1, 1, 0],
        &[1, 1, 0, 0],
        &[1, 0, 0],
    );
    check(
        &Filter { degrees: amounts(&[Amount::Two]), ..Filter::default() },
        &[],
        &[1, 0, 1],
        &[0, 0, 0, 1],
        &[0, 0, 1],
    );
    check(&Filter { components: texts(&["putin"]), ..Filter::default() }, &[], &[0, 0, 0], &[0; 4], &[0; 3]);
    check(&Filter { components: texts(&["gone"]), ..Filter::default() }, &[], &[1; 3], &[1; 4], &[1; 3]);
}

#[test]
fn quotes_are_switched_off_by_what_the_reader_said_of_them() {
    let open = spoken();
    let quote = |relation, position| EvidenceIndex { relation: RelationIndex(relation), position };
    let verdicts = Verdicts::from([(quote(0, 0), Verdict::Confirmed), (quote(1, 1), Verdict::Unsure)]);
    let told = |judged: &[Judged]| {
        let filter = Filter { judged: judged.iter().copied().collect(), ..Filter::default() };
        visibility_by_reader(&open, &filter, &BTreeSet::new(), &verdicts).relations
    };
    assert_eq!(told(&[Judged::Confirmed]), [false, true, true, true]);
    assert_eq!(told(&[Judged::Unread]), [true; 4], "the unsure one carries the second claim");
    assert_eq!(
        told(&[Judged::Unread, Judged::Unsure]),
        [true, false, true, true],
        "without evidence, nothing to judge"
    );
}

#[test]
fn a_value_of_a_field_is_switched_off_and_on_and_one_alone_shown() {
    let mut open = spoken();
    for (claim, value) in ["high", "low", "low"].into_iter().enumerate() {
        open.dossier.relations[claim].fields.insert("confidence".to_owned(), value.to_owned());
    }
    let confidence = field(FieldOwner::Claim, "confidence");
    let value = |value: Option<&str>| FilterChange::FieldValue(confidence.clone(), value.map(str::to_owned));
    let shown = |filter: &Filter| visibility(&open, filter, &BTreeSet::new()).relations;
    let all = Filter::default();
    let low_off = changed(&open, &all, value(Some("low")));
    assert_eq!(shown(&low_off), [true, false, false, true]);
    assert_eq!(switched_off(&open, &low_off), ["claims with confidence = low"]);
    assert_eq!(shown(&changed(&open, &low_off, value(None))), [true, false, false, false]);
    assert_eq!(changed(&open, &low_off, value(Some("low"))), all);
    let only = |of: FilterChange| FilterChange::Only(Box::new(of));
    let only_low = changed(&open, &low_off, only(value(Some("low"))));
    assert_eq!(shown(&only_low), [false, true, true, false]);
    assert_eq!(changed(&open, &only_low, only(value(Some("low")))), all, "again: all of it");
    let with_high = changed(&open, &only_low, value(Some("high")));
    assert_eq!(shown(&with_high), [true, true, true, false]);
    assert_eq!(shown(&changed(&open, &all, only(value(None)))), [false, false, false, true]);
}

#[test]
fn only_one_of_a_group_is_shown_and_again_all_of_it() {
    let open = spoken();
    let only = |of: FilterChange| FilterChange::Only(Box::new(of));
    let cases = [
        (FilterChange::RelationKind("knows".to_owned()), [false, false, true, false]),
        (FilterChange::Status(Status::Denied), [false, true, false, false]),
        (FilterChange::Speaker(None), [true, false, false, true]),
        (FilterChange::Speaker(Some("putin".to_owned())), [false, true, true, false]),
        (FilterChange::Backing(Backing::Verified), [false, true, false, false]),
        (FilterChange::Document("d1".to_owned()), [false, true, true, true]),
        (FilterChange::EntityKind("person".to_owned()), [false, false, true, true]),
        (FilterChange::Degree(Amount::Two), [false; 4]),
        (FilterChange::Component("iran".to_owned()), [true; 4]),
    ];
    for (of, expected) in cases {
        let filter = changed(&open, &Filter::default(), only(of.clone()));
        assert_eq!(visibility(&open, &filter, &BTreeSet::new()).relations, expected, "{of:?}");
        assert_eq!(changed(&open, &filter, only(of.clone())), Filter::default(), "{of:?}");
    }
}

#[test]
fn every_part_of_the_words_takes_back_what_it_tells() {
    let open = spoken();
    let filter = Filter {
        entity_kinds: texts(&["country"]),
        statuses: [Status::Denied].into(),
        relation_kinds: texts(&["visits", "invites", "knows", "praises"]),
        speakers: texts(&["putin"]),
        without_speaker: true,
        documents: texts(&["d1"]),
        backings: [Backing::Absent].into(),
        edge_quotes: [Amount::One].into(),
        judged: [Judged::Wrong].into(),
        degrees: [Amount::None].into(),
        components: texts(&["putin"]),
        results: [Outcome::Missing].into(),
        only_second_look: true,
        only_conflicting: true,
        only_opposed: true,
        fields: [(field(FieldOwner::Claim, "confidence"), "high".to_owned())].into(),
        fields_off: [(field(FieldOwner::Entity, "sector"), [None].into())].into(),
        ..Filter::default()
    };
    let mut left = filter.clone();
    let mut parts = switched_off_parts(&open, &left);
    assert!(parts.iter().any(|part| part.words == "all kinds of relation"), "{parts:?}");
    while let Some(part) = parts.pop() {
        left = changed(&open, &left, part.back.clone());
        assert_eq!(switched_off_parts(&open, &left), parts, "{part:?}");
    }
    assert_eq!(left, Filter::default());
    let all_but = changed(&open, &filter, FilterChange::All(FilterGroup::RelationKinds, true));
    let all_but =
        changed(&open, &all_but, FilterChange::Only(Box::new(FilterChange::RelationKind("knows".to_owned()))));
    assert!(switched_off(&open, &all_but).iter().any(|words| words == "“invites”"), "three are named");
}
