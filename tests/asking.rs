//! Questions asked of a dossier: filters, contradictions and paths, in the examples and in dossiers made up by rule.

use crate::support::{NOWHERE, Random, dossier_of, sayso};
use sayso::analysis::contradictions::{contradictions, in_date_order};
use sayso::analysis::filter::visibility;
use sayso::analysis::paths::{PathOptions, best_paths};
use sayso::files::load::{load, load_bytes};
use sayso::formats::made_up::{MadeUp, Recipe, make_up};
use sayso::formats::ron::Unread;
use sayso::model::{
    Backing, Disagreement, EdgeIndex, EndsNamed, EntityIndex, EvidenceIndex, Filter, Network, OpenDossier, Origin,
    Outcome, Reading, Relation, RelationKind, Severity, Status, Verification, Visibility,
};
use std::collections::{BTreeMap, BTreeSet};

fn example(name: &str) -> OpenDossier {
    load(&Origin::File(dossier_of(name))).expect("the example loads")
}

fn opened(made: &MadeUp) -> OpenDossier {
    let origin = Origin::Builtin("made up".to_owned());
    load_bytes(&origin, made.text.as_bytes(), &mut |_| Err(Unread::Unreadable("no file".to_owned())))
        .expect("what is made up loads")
}

fn made_up(entities: u32, seed: u64) -> OpenDossier {
    opened(&make_up(Recipe { entities, seed }))
}

fn everything(open: &OpenDossier) -> Visibility {
    visibility(open, &Filter::default(), &BTreeSet::new())
}

fn id(open: &OpenDossier, entity: EntityIndex) -> &str {
    &open.dossier.entities[entity.at()].id
}

fn entity(open: &OpenDossier, wanted: &str) -> EntityIndex {
    EntityIndex::new(open.dossier.entities.iter().position(|entity| entity.id == wanted).expect("an entity"))
}

/// The contradictions as "from · kind · to", of opposed kinds with both, those at different times with a word; sorted.
fn contradicted(open: &OpenDossier) -> Vec<String> {
    let mut told: Vec<String> = contradictions(open, &everything(open))
        .iter()
        .map(|one| {
            let mut kinds: Vec<&str> =
                one.sides.iter().flat_map(|side| &side.statements).map(|said| said.kind.as_str()).collect();
            kinds.dedup();
            let said = &one.sides[0].statements[0];
            let sort = match one.disagreement {
                _ if one.is_apart => ", at different times",
                Disagreement::OnlyPossible => ", only possible",
                Disagreement::Denied | Disagreement::Opposed => "",
            };
            format!("{} · {} · {}{sort}", id(open, said.from), kinds.join(" / "), id(open, said.to))
        })
        .collect();
    told.sort();
    told
}

#[test]
fn the_second_example_has_exactly_the_contradictions_that_its_readme_lists() {
    let open = example("halmyra");
    let planted = [
        "arkady-lisovets · puts pressure on · polina-zhernova",
        "femi-aderogba · warns · alan-marrable",
        "mina-sohrevar · warns · akroterra",
        "norrelane-ltd · controls · norrelane-trading",
        "norrelane-ltd · keeps one set of books with · norrelane-trading",
        "norrelane-ltd · lends money to · norrelane-trading",
        "norrelane-trading · pays · quillmere",
        "patience · is held in · quarantine",
        "quillmere · pays · arkady-lisovets",
        "silo-7 · holds · missing-wheat, at different times",
        "stelios-karavanos · signs · bill-of-lading",
        "zernomys · keeps · missing-wheat",
        "zernomys · loads short / loads in full · halmyra",
        "zernomys · loads short · halmyra",
    ];
    assert_eq!(contradicted(&open), planted);
}

#[test]
fn the_sides_of_a_planted_contradiction_are_those_of_the_readme() {
    let open = example("halmyra");
    let all = contradictions(&open, &everything(&open));
    let keeps = all.iter().find(|one| one.sides[0].statements[0].kind == "keeps").expect("a planted one");
    let voices = |claims: &[sayso::model::RelationIndex]| {
        let voice = |claim: &Relation| {
            let by = claim.by.map_or("the document", |by| id(&open, by));
            format!("{} by {by}", claim.status.word())
        };
        claims.iter().map(|claim| voice(&open.dossier.relations[claim.at()])).collect::<Vec<_>>()
    };
    let expected =
        ["Asserted by femi-aderogba", "Alleged by gandomineh", "Alleged by femi-aderogba", "Alleged by alan-marrable"];
    assert_eq!(voices(&keeps.sides[0].claims), expected);
    assert_eq!(voices(&keeps.sides[1].claims), ["Denied by pavel-zhernov"]);
    let dates: Vec<_> = in_date_order(&open, keeps).into_iter().filter_map(|turn| turn.said).collect();
    assert!(dates.len() == 5 && dates.is_sorted_by_key(|span| span.first), "{dates:?}");
}

#[test]
fn the_first_example_finds_what_its_article_is_about_among_its_contradictions() {
    let expected = [
        "cooperation · helps · missile-program",
        "cooperation · helps · nuclear-weapons-program",
        "iran · belongs to · axis-of-evil",
        "iran · fuels the flames in / plays a positive role in · middle-east",
        "kharrazi · visits · moscow, at different times",
        "putin · receives · kharrazi, at different times",
    ];
    assert_eq!(contradicted(&example("kharrazi")), expected);
}

#[test]
fn what_one_paper_asserts_and_another_only_expects_is_a_contradiction() {
    let text = r#"(
        format: 1,
        documents: [
            (id: "wire", title: "Wire", date: "2019-03-04", text: "The director has signed the papers."),
            (id: "memo", title: "Memo", date: "2019-03-02", text: "The director may yet sign the papers. He is said to stay."),
        ],
        entities: [
            (id: "director", kind: "person", name: "the director"),
            (id: "papers", kind: "topic", name: "the papers"),
        ],
        relations: [
            (from: "director", kind: "signs", to: "papers", evidence: [(doc: "wire", quote: "has signed the papers")]),
            (from: "director", kind: "signs", to: "papers", status: Hypothetical, hedge: "may yet",
                evidence: [(doc: "memo", quote: "may yet sign the papers")]),
            (from: "director", kind: "stays with", to: "papers", status: Alleged),
            (from: "director", kind: "stays with", to: "papers", status: Hypothetical),
        ],
    )"#;
    let origin = Origin::Builtin("two papers".to_owned());
    let open =
        load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable("no file".to_owned()))).expect("it loads");
    // Alleged and hypothetical is no contradiction.
    assert_eq!(contradicted(&open), ["director · signs · papers, only possible"]);
    let all = contradictions(&open, &everything(&open));
    assert_eq!(all[0].disagreement, Disagreement::OnlyPossible);
    assert!(
        open.network.edges[all[0].edge.at()].conflicts.strongest() == Some(Disagreement::OnlyPossible),
        "the edge is marked"
    );
    let turns: Vec<usize> = in_date_order(&open, &all[0]).iter().map(|turn| turn.side).collect();
    assert_eq!(turns, [1, 0], "the memo came first");
}

/// How the ends of two claims lie: the same, turned round, both, or neither.
fn ends(one: &Relation, other: &Relation) -> (bool, bool) {
    ((one.from, one.to) == (other.from, other.to), (one.from, one.to) == (other.to, other.from))
}

/// What two claims must have in common to speak of the same, spelled out without the program's tables.
fn say_the_same(one: &Relation, other: &Relation) -> bool {
    let (same, turned) = ends(one, other);
    match (one.kind.as_str(), other.kind.as_str()) {
        ("meets", "meets") => same || turned,
        ("owns", "belongs to") | ("belongs to", "owns") => turned,
        (kind, other) => kind == other && same,
    }
}

/// Whether two claims are of opposed kinds: "owns" against "pays", "meets" against "warns".
fn exclude(one: &Relation, other: &Relation) -> bool {
    let (same, turned) = ends(one, other);
    let said = |claim: &Relation| matches!(claim.status, Status::Asserted | Status::Alleged);
    let kinds = match (one.kind.as_str(), other.kind.as_str()) {
        ("meets", "warns") | ("warns", "meets") => same || turned,
        ("owns", "pays") | ("pays", "owns") => same,
        ("belongs to", "pays") | ("pays", "belongs to") => turned,
        _ => false,
    };
    kinds && said(one) && said(other)
}

fn contradict(one: Status, other: Status) -> bool {
    use Status::{Alleged, Asserted, Denied, Hypothetical};
    matches!((one, other), (Asserted | Alleged, Denied) | (Asserted, Hypothetical))
}

/// Whether the dates of two claims may mean the same day, counted day by day.
fn may_meet(one: &Relation, other: &Relation) -> bool {
    let days = |claim: &Relation| {
        let span = claim.date.as_ref()?.span?;
        let (first, last) = (span.first.number(), span.last.number());
        let beside = if span.approximate || span.uncertain { last + 1 - first } else { 0 };
        Some(first - beside..=last + beside)
    };
    match (days(one), days(other)) {
        (Some(mut days), Some(others)) => days.any(|day| others.contains(&day)),
        _ => true,
    }
}

#[test]
fn contradictions_are_those_of_all_pairs_of_claims_and_the_edges_that_are_marked() {
    let (mut some, mut opposed, mut apart) = (0, 0, 0);
    for seed in 0..60 {
        let mut open = made_up(40, seed);
        for (name, other) in [("meets", "warns"), ("pays", "owns")] {
            let kind = open.dossier.kinds.iter_mut().find(|kind| kind.name == name);
            match kind {
                Some(kind) => kind.opposes.push(other.to_owned()),
                None => open.dossier.kinds.push(RelationKind {
                    name: name.to_owned(),
                    opposes: vec![other.to_owned()],
                    ..RelationKind::default()
                }),
            }
        }
        open.network = Network::of(&open.dossier).into();
        let claims = &open.dossier.relations;
        // Of each pair, whether the dates may meet.
        let mut expected: BTreeMap<(u32, u32), bool> = BTreeMap::new();
        for (one, first) in (0..).zip(claims) {
            for (other, second) in (0..).zip(claims) {
                let plain = say_the_same(first, second) && contradict(first.status, second.status);
                if plain || (one < other && exclude(first, second)) {
                    expected.insert((one, other), may_meet(first, second));
                }
            }
        }
        let found = contradictions(&open, &everything(&open));
        let (mut at_once, mut at_other_times) = (BTreeSet::new(), BTreeSet::new());
        for one in &found {
            for first in &one.sides[0].claims {
                for second in &one.sides[1].claims {
                    let pairs = [(first.0, second.0), (second.0, first.0)];
                    let pair = pairs.into_iter().find(|pair| expected.contains_key(pair));
                    let pair = pair.expect("every two claims of the two sides contradict one another");
                    if one.is_apart { &mut at_other_times } else { &mut at_once }.insert(pair);
                    opposed += usize::from(one.disagreement == Disagreement::Opposed);
                }
            }
        }
        for (pair, may_meet) in &expected {
            assert!(!may_meet || at_once.contains(pair), "seed {seed}: {pair:?} is missing");
            let has =
                |claim: u32| at_once.iter().chain(&at_other_times).any(|(one, other)| *one == claim || *other == claim);
            assert!(has(pair.0) && has(pair.1), "seed {seed}: {pair:?} is nowhere");
        }
        assert!(at_other_times.iter().all(|pair| !expected[pair]), "seed {seed}: what may meet is apart");
        assert!(at_once.is_disjoint(&at_other_times), "seed {seed}: no pair is told twice");
        let marked: BTreeSet<usize> = open
            .network
            .edges
            .iter()
            .enumerate()
            .filter(|(_, edge)| !edge.conflicts.is_empty())
            .map(|(at, _)| at)
            .collect();
        let told = found.iter().filter(|one| !one.is_apart).map(|one| one.edge.at());
        assert_eq!(told.collect::<BTreeSet<_>>(), marked, "seed {seed}");
        some += found.len();
        apart += at_other_times.len();
    }
    assert!(some > 100 && opposed > 20 && apart > 10, "{some} contradictions, {opposed} pairs opposed, {apart} apart");
}

/// A random filter over the kinds, statuses and ids of a dossier.
fn any_filter(open: &OpenDossier, random: &mut Random) -> Filter {
    let mut some = |ids: Vec<&String>| ids.into_iter().filter(|_| random.below(6) == 0).cloned().collect();
    let speakers = some(open.dossier.entities.iter().map(|entity| &entity.id).collect());
    let documents = some(open.dossier.documents.iter().map(|document| &document.id).collect());
    let relation_kinds = some(open.dossier.relations.iter().map(|claim| &claim.kind).collect());
    let entity_kinds = if random.below(3) == 0 { ["place".to_owned()].into() } else { BTreeSet::new() };
    Filter {
        entity_kinds,
        statuses: Status::ALL.into_iter().filter(|_| random.below(5) == 0).collect(),
        relation_kinds: if random.below(3) == 0 { relation_kinds } else { BTreeSet::new() },
        backings: Backing::ALL.into_iter().filter(|_| random.below(5) == 0).collect(),
        speakers,
        without_speaker: random.below(4) == 0,
        only_own_words: random.below(4) == 0,
        documents,
        results: Outcome::ALL.into_iter().filter(|_| random.below(6) == 0).collect(),
        only_verified: random.below(3) == 0,
        only_unverified: random.below(6) == 0,
        only_confirmed: false,
        ends_named: EndsNamed::ALL.into_iter().filter(|_| random.below(6) == 0).collect(),
        only_second_look: random.below(8) == 0,
        keeps_unclaimed: random.below(2) == 0,
        ..Filter::default()
    }
}

/// The quotes worth a second look.
fn looks(reading: &Reading) -> impl Iterator<Item = EvidenceIndex> {
    reading.second_look.iter().map(|look| look.evidence)
}

#[test]
fn every_claim_that_is_shown_passes_every_switch_and_every_other_fails_one() {
    let mut random = Random::new(1);
    let (mut shown, mut hidden) = (0, 0);
    for seed in 0..40 {
        let open = made_up(30, seed);
        let filter = any_filter(&open, &mut random);
        let seen = visibility(&open, &filter, &BTreeSet::new());
        for (at, claim) in open.dossier.relations.iter().enumerate() {
            let is_kind_on = |end: EntityIndex| !filter.entity_kinds.contains(&open.dossier.entities[end.at()].kind);
            let speaks = match claim.by {
                Some(by) => !filter.only_own_words && !filter.speakers.contains(id(&open, by)),
                None => !filter.without_speaker,
            };
            let looked_at: Vec<u32> =
                looks(&open.reading).filter(|look| look.relation.at() == at).map(|look| look.position).collect();
            let pieces = claim.evidence.iter().zip(&open.reading.verifications[at]).enumerate();
            let remaining = pieces
                .filter(|(place, _)| {
                    open.reading.ends_named[at][*place].is_none_or(|ends| !filter.ends_named.contains(&ends))
                })
                .filter(|(place, _)| !filter.only_second_look || looked_at.contains(&(*place as u32)))
                .map(|(_, piece)| piece)
                .filter(|(piece, _)| !filter.documents.contains(&open.dossier.documents[piece.document.at()].id))
                .filter(|(_, result)| !filter.results.iter().any(|off| off.word() == result.word()))
                .filter(|(_, result)| !filter.only_verified || result.is_verified())
                .filter(|(_, result)| !filter.only_unverified || result.is_flagged())
                .count();
            let is_supported = remaining > 0
                || claim.evidence.is_empty()
                    && !(filter.only_verified || filter.only_unverified || filter.only_second_look);
            let results = &open.reading.verifications[at];
            let of_three =
                usize::from(!results.is_empty()) + usize::from(results.iter().any(Verification::is_verified));
            let backing = [Backing::Absent, Backing::Unverified, Backing::Verified][of_three];
            let expected = !filter.backings.contains(&backing)
                && [claim.from, claim.to].into_iter().all(is_kind_on)
                && !filter.statuses.contains(&claim.status)
                && !filter.relation_kinds.contains(&claim.kind)
                && speaks
                && is_supported;
            assert_eq!(seen.relations[at], expected, "seed {seed}, claim {at}, {filter:?}");
            *(if expected { &mut shown } else { &mut hidden }) += 1;
        }
        for (at, edge) in open.network.edges.iter().enumerate() {
            assert_eq!(seen.edge(EdgeIndex::new(at)), edge.relations.iter().any(|claim| seen.relation(*claim)));
        }
    }
    assert!(shown > 100 && hidden > 100, "{shown} shown, {hidden} hidden");
}

#[test]
fn what_is_made_up_loads_without_errors_and_its_quotes_become_what_was_meant() {
    for (entities, seed) in [(0, 1), (1, 1), (2, 5), (300, 7)] {
        let made = make_up(Recipe { entities, seed });
        let open = opened(&made);
        assert_eq!(open.dossier.entities.len(), entities as usize);
        assert!(open.problems.iter().all(|problem| problem.severity != Severity::Error));
        let found: Vec<Vec<&str>> =
            open.reading.verifications.iter().map(|results| results.iter().map(Verification::word).collect()).collect();
        assert_eq!(found, made.results, "{entities} entities, seed {seed}");
        let words: BTreeSet<&str> = found.into_iter().flatten().collect();
        assert!(entities < 300 || words.len() == 6, "every result occurs: {words:?}");
    }
}

#[test]
fn a_dossier_is_made_up_from_the_command_line_the_same_each_time() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made: Vec<String> = ["a.ron", "b.ron"]
        .map(|name| {
            let out = folder.path().join(name);
            let run = sayso(["generate".into(), "--entities".into(), "50".into(), "-o".into(), out.clone()]);
            assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
            std::fs::read_to_string(out).expect("a dossier")
        })
        .into();
    assert!(made[0] == made[1] && made[0] == make_up(Recipe { entities: 50, seed: 1 }).text);
    assert_eq!(sayso(["generate", "--entities", "0", "-o", NOWHERE]).code, Some(2));
    assert_eq!(sayso(["generate", "-o", NOWHERE]).code, Some(1));
}

#[test]
fn the_examples_have_the_paths_that_a_careful_reader_finds() {
    let told = |open: &OpenDossier, from: &str, to: &str, options: &PathOptions| {
        let found = best_paths(open, &everything(open), entity(open, from), entity(open, to), options);
        let path = found.first().expect("a path");
        let ids = path.hops.iter().map(|hop| id(open, hop.to));
        std::iter::once(id(open, path.hops[0].from)).chain(ids).collect::<Vec<_>>().join(" · ")
    };
    let halmyra = example("halmyra");
    let firm = PathOptions { only_verified: true, through_denied: false, ..PathOptions::default() };
    // What ties Alan Marrable to Fẹ́mi Adérọ̀gbà is denied by one of them, so the firm path goes round it.
    assert_eq!(
        told(&halmyra, "alan-marrable", "pavel-zhernov", &firm),
        "alan-marrable · norrelane-ltd · halmyra · pavel-zhernov"
    );
    let kharrazi = example("kharrazi");
    assert_eq!(told(&kharrazi, "kharrazi", "axis-of-evil", &firm), "kharrazi · igor-ivanov · axis-of-evil");
}
