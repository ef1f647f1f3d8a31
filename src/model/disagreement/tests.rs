//! Tests of what contradicts what: statuses, inverse and symmetric kinds, opposed kinds, dates.

use super::*;
use crate::model::fixture::relation;
use crate::model::{Date, EntityIndex, Relation, RelationKind};

fn kind(name: &str, symmetric: bool, inverse: Option<&str>, opposes: &[&str]) -> RelationKind {
    RelationKind {
        name: name.to_owned(),
        symmetric,
        inverse: inverse.map(str::to_owned),
        opposes: opposes.iter().map(|other| (*other).to_owned()).collect(),
        ..RelationKind::default()
    }
}

/// Kinds with rules: `knows` is symmetric, `owns` and `belongs to` are each other's inverse, `leads` is the inverse of
/// `is led by`, which is not declared itself, `feeds` opposes both `starves` and `robs`, and so on.
fn kinds() -> Vec<RelationKind> {
    vec![
        kind("knows", true, None, &[]),
        kind("owns", false, Some("belongs to"), &[]),
        kind("belongs to", false, Some("owns"), &[]),
        kind("leads", false, Some("is led by"), &["is led by"]),
        kind("mirrors", false, Some("mirrors"), &[]),
        kind("feeds", false, Some("is fed by"), &["starves", "robs"]),
        kind("robs", false, None, &["starves"]),
        kind("is at peace with", true, None, &["attacks"]),
        kind("attacks", false, Some("is attacked by"), &[]),
        kind("is at war with", true, None, &["is at peace with", "is an ally of", "is at war with"]),
        kind("is an ally of", true, Some("is allied to"), &[]),
        kind("shelters", false, None, &["is robbed by"]),
        kind("is robbed by", false, Some("robs"), &[]),
    ]
}

fn claim(from: u32, kind: &str, to: u32, status: Status) -> Relation {
    relation(EntityIndex(from), kind, EntityIndex(to), status)
}

fn dated(claim: Relation, date: &str) -> Relation {
    Relation { date: Some(Date::parse(date)), ..claim }
}

/// The disputes among claims about entities 0 and 1: "Denied 0 2 | 1", with "apart" where no dates overlap.
fn told(claims: &[Relation]) -> Vec<String> {
    let dossier = Dossier { kinds: kinds(), relations: claims.to_vec(), ..Dossier::default() };
    let all: Vec<RelationIndex> = (0..claims.len()).map(RelationIndex::new).collect();
    let rules = KindRules::of(&dossier);
    let disputes = rules.disputes(&dossier, &all);
    let conflicts: Vec<Disagreement> = rules.conflicts(&dossier, &all).iter().collect();
    let is_one = |way: &Disagreement| disputes.iter().any(|one| one.disagreement == *way && !one.is_apart);
    assert_eq!(conflicts, Disagreement::ALL.into_iter().filter(is_one).collect::<Vec<_>>());
    let side = |party: &Party<'_>| party.claims.iter().map(|claim| claim.0.to_string()).collect::<Vec<_>>().join(" ");
    let mut told: Vec<String> = disputes
        .iter()
        .map(|dispute| {
            let apart = if dispute.is_apart { " apart" } else { "" };
            let [one, other] = dispute.sides.each_ref().map(side);
            format!("{:?}{apart} {one} | {other}", dispute.disagreement)
        })
        .collect();
    told.sort();
    told
}

fn check(claims: &[Relation], expected: &[&str]) {
    assert_eq!(told(claims), expected, "{claims:?}");
}

#[test]
fn every_pair_of_statuses_is_a_contradiction_or_none() {
    use Status::{Alleged, Asserted, Denied, Hypothetical};
    for (one, other, expected) in [
        (Asserted, Asserted, None),
        (Asserted, Alleged, None),
        (Asserted, Denied, Some("Denied 0 | 1")),
        (Asserted, Hypothetical, Some("OnlyPossible 0 | 1")),
        (Alleged, Alleged, None),
        (Alleged, Denied, Some("Denied 0 | 1")),
        (Alleged, Hypothetical, None),
        (Denied, Denied, None),
        (Denied, Hypothetical, None),
        (Hypothetical, Hypothetical, None),
    ] {
        let claims = [claim(0, "pays", 1, one), claim(0, "pays", 1, other)];
        check(&claims, expected.as_slice());
        let turned = told(&[claim(0, "pays", 1, other), claim(0, "pays", 1, one)]);
        assert_eq!(turned.len(), usize::from(expected.is_some()), "{one:?} {other:?}");
    }
    check(&[], &[]);
    check(&[claim(0, "pays", 1, Asserted)], &[]);
}

#[test]
fn what_is_only_possible_is_apart_from_what_is_denied() {
    use Status::{Alleged, Asserted, Denied, Hypothetical};
    let claims = [Hypothetical, Alleged, Denied, Asserted, Denied].map(|status| claim(0, "pays", 1, status));
    check(&claims, &["Denied 3 1 | 2 4", "OnlyPossible 3 | 0"]);
}

#[test]
fn claims_disagree_only_where_they_say_the_same() {
    use Status::{Asserted, Denied};
    check(&[claim(0, "pays", 1, Asserted), claim(1, "pays", 0, Denied)], &[]);
    check(&[claim(0, "pays", 1, Asserted), claim(0, "warns", 1, Denied)], &[]);
    check(&[claim(0, "pays", 0, Asserted), claim(0, "pays", 0, Denied)], &["Denied 0 | 1"]);
}

#[test]
fn symmetric_and_inverse_kinds_say_the_same_from_both_ends() {
    use Status::{Asserted, Denied};
    let plain = ["Denied 0 | 1"];
    check(&[claim(0, "knows", 1, Asserted), claim(1, "knows", 0, Denied)], &plain);
    check(&[claim(0, "leads", 1, Asserted), claim(1, "is led by", 0, Denied)], &plain);
    check(&[claim(0, "leads", 1, Asserted), claim(0, "is led by", 1, Denied)], &[]);
    check(&[claim(0, "owns", 1, Asserted), claim(1, "belongs to", 0, Denied)], &plain);
    check(&[claim(0, "owns", 1, Asserted), claim(0, "belongs to", 1, Denied)], &[]);
    check(&[claim(0, "mirrors", 1, Asserted), claim(1, "mirrors", 0, Denied)], &[]);
    check(&[claim(0, "mirrors", 1, Asserted), claim(0, "mirrors", 1, Denied)], &plain);
    // The other word for a symmetric kind is symmetric too.
    check(&[claim(1, "is an ally of", 0, Asserted), claim(1, "is allied to", 0, Denied)], &plain);
}

#[test]
fn opposed_kinds_contradict_one_another_only_where_both_are_asserted_or_alleged() {
    use Status::{Alleged, Asserted};
    for one in Status::ALL {
        for other in Status::ALL {
            let claims = [claim(0, "feeds", 1, one), claim(0, "starves", 1, other)];
            let said = |status| matches!(status, Asserted | Alleged);
            let expected: &[&str] = if said(one) && said(other) { &["Opposed 0 | 1"] } else { &[] };
            assert_eq!(told(&claims), expected, "{one:?} {other:?}");
            // It counts both ways: the kind that does not declare it may come first.
            let turned = [claims[1].clone(), claims[0].clone()];
            assert_eq!(told(&turned), expected, "{one:?} {other:?}");
        }
    }
    // One direction only, and only these kinds.
    check(&[claim(0, "feeds", 1, Asserted), claim(1, "starves", 0, Asserted)], &[]);
    check(&[claim(0, "feeds", 1, Asserted), claim(0, "pays", 1, Asserted)], &[]);
    check(&[claim(0, "feeds", 0, Asserted), claim(0, "starves", 0, Asserted)], &["Opposed 0 | 1"]);
}

#[test]
fn opposed_kinds_are_found_behind_their_inverses() {
    use Status::Asserted;
    let opposed = ["Opposed 0 | 1"];
    check(&[claim(1, "is fed by", 0, Asserted), claim(0, "starves", 1, Asserted)], &opposed);
    check(&[claim(0, "is fed by", 1, Asserted), claim(0, "starves", 1, Asserted)], &[]);
    // "shelters" opposes "is robbed by": whom one shelters, by that one it is not robbed.
    check(&[claim(0, "shelters", 1, Asserted), claim(0, "is robbed by", 1, Asserted)], &opposed);
    check(&[claim(0, "shelters", 1, Asserted), claim(1, "robs", 0, Asserted)], &opposed);
    check(&[claim(0, "shelters", 1, Asserted), claim(0, "robs", 1, Asserted)], &[]);
    // A kind may oppose its own inverse: two cannot lead one another.
    check(&[claim(0, "leads", 1, Asserted), claim(1, "leads", 0, Asserted)], &opposed);
    check(&[claim(0, "leads", 1, Asserted), claim(0, "is led by", 1, Asserted)], &opposed);
    check(&[claim(0, "leads", 1, Asserted), claim(1, "is led by", 0, Asserted)], &[]);
    check(&[claim(0, "leads", 0, Asserted), claim(0, "is led by", 0, Asserted)], &[]);
}

#[test]
fn where_either_kind_is_symmetric_the_direction_does_not_matter() {
    use Status::{Alleged, Asserted};
    for (from, to) in [(0, 1), (1, 0)] {
        check(&[claim(0, "is at peace with", 1, Asserted), claim(from, "attacks", to, Alleged)], &["Opposed 0 | 1"]);
        check(&[claim(from, "attacks", to, Alleged), claim(1, "is at peace with", 0, Asserted)], &["Opposed 0 | 1"]);
        check(
            &[claim(from, "is attacked by", to, Alleged), claim(0, "is at peace with", 1, Alleged)],
            &["Opposed 0 | 1"],
        );
        let both = [claim(from, "is at war with", to, Asserted), claim(0, "is allied to", 1, Asserted)];
        check(&both, &["Opposed 0 | 1"]);
    }
    // What opposes itself is an error of the file, and contradicts nothing.
    check(&[claim(0, "is at war with", 1, Asserted), claim(1, "is at war with", 0, Asserted)], &[]);
}

#[test]
fn several_opposed_kinds_stand_together_and_each_two_are_in_one_dispute() {
    use Status::{Alleged, Asserted, Denied};
    let mut claims = vec![
        claim(0, "starves", 1, Alleged),
        claim(0, "feeds", 1, Asserted),
        claim(0, "robs", 1, Asserted),
        claim(0, "feeds", 1, Alleged),
        claim(0, "starves", 1, Asserted),
        claim(0, "starves", 1, Denied),
    ];
    // "feeds" opposes both others, and these one another.
    check(&claims, &["Denied 4 0 | 5", "Opposed 2 4 0 | 1 3", "Opposed 4 0 | 2"]);
    claims.truncate(3);
    check(&claims, &["Opposed 0 | 1 2", "Opposed 1 | 2"]);
}

#[test]
fn claims_whose_dates_cannot_overlap_are_apart() {
    use Status::{Asserted, Denied, Hypothetical};
    let pays = |status, date| dated(claim(0, "pays", 1, status), date);
    let pair = |one, other| [pays(Asserted, one), pays(Denied, other)];
    for (one, other) in [
        ("2001", "2001-05-03"),
        ("2001-12-31", "2001"),
        ("2001-01/2001-06", "2001-06-30"),
        ("2001~", "2002"),
        ("2001", "2002?"),
        ("some day", "2001"),
    ] {
        check(&pair(one, other), &["Denied 0 | 1"]);
    }
    for (one, other) in
        [("2001", "2002"), ("2001-05-02", "2001-05-03"), ("2001-01/2001-06", "2001-07"), ("1950~", "2002")]
    {
        check(&pair(one, other), &["Denied apart 0 | 1"]);
    }
    check(&[pays(Asserted, "2001"), claim(0, "pays", 1, Denied)], &["Denied 0 | 1"]);
    check(&[pays(Hypothetical, "2002"), pays(Asserted, "2001")], &["OnlyPossible apart 1 | 0"]);
    let opposed = [dated(claim(0, "feeds", 1, Asserted), "2001"), dated(claim(0, "starves", 1, Asserted), "2003")];
    check(&opposed, &["Opposed apart 0 | 1"]);
}

#[test]
fn of_several_claims_only_those_without_a_common_time_are_apart() {
    use Status::{Asserted, Denied};
    let pays = |status, date| dated(claim(0, "pays", 1, status), date);
    // The gap between two dates is no time of either.
    let claims = [pays(Asserted, "2001"), pays(Asserted, "2005"), pays(Denied, "2003"), pays(Denied, "2005-07")];
    check(&claims, &["Denied 1 | 3", "Denied apart 0 | 2"]);
    check(&claims[1..], &["Denied 0 | 2", "Denied apart 0 | 1"]);
    check(&[pays(Asserted, "2001"), pays(Asserted, "2005"), claim(0, "pays", 1, Denied)], &["Denied 0 1 | 2"]);
}

#[test]
fn many_claims_and_many_opposed_kinds_on_one_edge_take_time_in_proportion() {
    // Pair by pair this is 900 million comparisons.
    let many = 30_000;
    let names: Vec<String> = (0..many).map(|place| format!("calms {place}")).collect();
    let opposes: Vec<&str> = names.iter().map(String::as_str).collect();
    let kinds = vec![kind("fuels", false, None, &opposes)];
    let fuels = (0..many).map(|day| dated(claim(0, "fuels", 1, Status::Asserted), &format!("{}", 1000 + day % 3000)));
    let calms = names.iter().map(|name| claim(0, name, 1, Status::Alleged));
    let dossier = Dossier { kinds, relations: fuels.chain(calms).collect(), ..Dossier::default() };
    let all: Vec<RelationIndex> = (0..dossier.relations.len()).map(RelationIndex::new).collect();
    let disputes = KindRules::of(&dossier).disputes(&dossier, &all);
    let sides = disputes[0].sides.each_ref().map(|side| (side.claims.len(), side.statements.len()));
    assert_eq!((disputes.len(), sides), (1, [(many, 1), (many, many)]));
}
