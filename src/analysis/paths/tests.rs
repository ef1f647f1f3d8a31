//! The best paths, compared with a search of all paths.

use super::*;
use crate::analysis::filter::visibility;
use crate::model::fixture::{dossier, open as opened, quote, relation};
use crate::model::{Dossier, Filter, Network, RelationKind};

/// A claim of a test: from, to, status, and the documents that carry it; an asterisk behind a document: not verified.
type Claim<'a> = (&'a str, &'a str, Status, &'a [&'a str]);

/// The text of a document: no other has its sentence.
fn text(document: usize) -> String {
    format!("These are the words of number {document} alone.")
}

/// A dossier over the entities a to f with a kind of relation `ties`.
fn case(claims: &[Claim<'_>]) -> OpenDossier {
    let entities = ["a", "b", "c", "d", "e", "f"].map(|id| (id, "person"));
    let plain: Vec<(&str, &str, &str, Status)> =
        claims.iter().map(|(from, to, status, _)| (*from, "ties", *to, *status)).collect();
    let texts = [0, 1, 2, 3].map(text);
    let mut open = dossier(&entities, &plain, &texts.each_ref().map(String::as_str));
    for (claim, (.., carried_by)) in open.dossier.relations.iter_mut().zip(claims) {
        let piece = |document: &&str| {
            let at = document.trim_end_matches('*').parse::<usize>().expect("a document");
            quote(at, if document.ends_with('*') { "not there" } else { "words of" })
        };
        claim.evidence = carried_by.iter().map(piece).collect();
    }
    open.reading = crate::text::read(&open.dossier);
    open.network = Network::of(&open.dossier).into();
    open
}

fn paths(open: &OpenDossier, ends: (u32, u32), options: &PathOptions) -> Vec<Path> {
    let all = visibility(open, &Filter::default(), &BTreeSet::new());
    best_paths(open, &all, EntityIndex(ends.0), EntityIndex(ends.1), options)
}

/// The best paths from a to d as their entities.
fn told(open: &OpenDossier, options: &PathOptions) -> Vec<String> {
    let name = |entity: EntityIndex| open.dossier.entities[entity.at()].name.as_str();
    let words = |path: &Path| {
        let rest: String = path.hops.iter().map(|hop| name(hop.to)).collect();
        format!("{}{rest}", name(path.hops[0].from))
    };
    paths(open, (0, 3), options).iter().map(words).collect()
}

use Status::{Alleged, Asserted, Denied, Hypothetical};

#[test]
fn nobody_is_tied_to_himself_or_to_what_is_not_there() {
    let open = case(&[("a", "b", Asserted, &["0"]), ("a", "a", Asserted, &["0"])]);
    assert_eq!(paths(&open, (0, 0), &PathOptions::default()), []);
    assert_eq!(paths(&open, (0, 3), &PathOptions::default()), []);
    assert_eq!(paths(&open, (0, 99), &PathOptions::default()), []);
    assert_eq!(paths(&open, (0, 1), &PathOptions::default()).len(), 1);
    assert_eq!(paths(&open, (0, 1), &PathOptions { count: 0, ..PathOptions::default() }), []);
}

#[test]
fn the_weakest_hop_decides_before_the_length() {
    let open = case(&[
        ("a", "d", Denied, &["0", "1", "2"]),
        ("a", "b", Asserted, &["0", "1"]),
        ("d", "b", Alleged, &["0"]),
        ("a", "c", Asserted, &["0"]),
        ("c", "e", Asserted, &["1"]),
        ("e", "d", Asserted, &["2"]),
        ("a", "f", Asserted, &["0*"]),
        ("f", "d", Asserted, &[]),
    ]);
    assert_eq!(told(&open, &PathOptions::default()), ["aced", "abd", "ad", "afd"]);
    let weakest: Vec<usize> = paths(&open, (0, 3), &PathOptions::default()).iter().map(Path::weakest).collect();
    assert_eq!(weakest, [0, 1, 0, 0]);
}

#[test]
fn of_equals_the_shorter_and_then_the_stronger_together_come_first() {
    let open = case(&[
        ("a", "b", Asserted, &["0"]),
        ("b", "d", Asserted, &["0"]),
        ("a", "c", Asserted, &["0", "1"]),
        ("c", "d", Asserted, &["0"]),
        ("a", "e", Asserted, &["0", "1", "2"]),
        ("e", "f", Asserted, &["0", "1", "2"]),
        ("f", "d", Asserted, &["0"]),
    ]);
    assert_eq!(told(&open, &PathOptions::default()), ["acd", "abd", "aefd"]);
    assert_eq!(told(&open, &PathOptions { most_hops: 2, ..PathOptions::default() }), ["acd", "abd"]);
    assert_eq!(told(&open, &PathOptions { count: 1, ..PathOptions::default() }), ["acd"]);
    assert_eq!(told(&open, &PathOptions { most_hops: 1, ..PathOptions::default() }), Vec::<String>::new());
}

#[test]
fn two_steps_come_before_four_that_more_documents_carry() {
    let many = ["0", "1", "2", "3"];
    let open = case(&[
        ("a", "b", Asserted, &many),
        ("b", "c", Asserted, &many),
        ("c", "e", Asserted, &many),
        ("e", "d", Asserted, &many),
        ("a", "f", Asserted, &["0"]),
        ("f", "d", Asserted, &["0"]),
    ]);
    assert_eq!(told(&open, &PathOptions::default()), ["afd", "abced"]);
}

#[test]
fn no_path_goes_through_what_is_to_be_avoided() {
    let open = case(&[
        ("a", "b", Asserted, &["0"]),
        ("b", "d", Asserted, &["0"]),
        ("a", "c", Asserted, &["0"]),
        ("c", "e", Asserted, &["0"]),
        ("e", "d", Asserted, &["0"]),
    ]);
    let without = |avoid: &[u32]| {
        let avoid = avoid.iter().copied().map(EntityIndex).collect();
        told(&open, &PathOptions { avoid, ..PathOptions::default() })
    };
    assert_eq!(without(&[]), ["abd", "aced"]);
    assert_eq!(without(&[1]), ["aced"]);
    assert_eq!(without(&[1, 4]), Vec::<String>::new());
    // The ends are what is asked about.
    assert_eq!(without(&[0, 3]), ["abd", "aced"]);
}

#[test]
fn options_close_ways() {
    let mut open = case(&[
        ("a", "d", Denied, &["0"]),
        ("d", "b", Asserted, &["0"]),
        ("b", "a", Asserted, &["0"]),
        ("a", "c", Asserted, &["0*"]),
        ("c", "d", Asserted, &["0"]),
    ]);
    let check =
        |open: &OpenDossier, options: PathOptions, expected: &[&str]| assert_eq!(told(open, &options), expected);
    let usual = PathOptions::default;
    check(&open, usual(), &["abd", "ad", "acd"]);
    check(&open, PathOptions { through_denied: false, ..usual() }, &["abd", "acd"]);
    check(&open, PathOptions { only_verified: true, ..usual() }, &["abd", "ad"]);
    check(&open, PathOptions { along_arrows: true, ..usual() }, &["ad", "acd"]);
    open.dossier.relations[3].kind = "meets".to_owned();
    open.dossier.relations[4].kind = "meets".to_owned();
    check(&open, PathOptions { kinds: ["meets".to_owned()].into(), ..usual() }, &["acd"]);
    // A symmetric kind points both ways.
    open.dossier.kinds = vec![RelationKind { name: "ties".to_owned(), symmetric: true, ..RelationKind::default() }];
    check(&open, PathOptions { along_arrows: true, ..usual() }, &["abd", "ad", "acd"]);
}

#[test]
fn what_is_hidden_is_no_part_of_a_path() {
    let open = case(&[("a", "b", Asserted, &["0"]), ("b", "d", Asserted, &["0"])]);
    let seen = visibility(&open, &Filter::default(), &[EntityIndex(1)].into());
    assert_eq!(best_paths(&open, &seen, EntityIndex(0), EntityIndex(3), &PathOptions::default()), []);
}

#[test]
fn a_hop_rests_on_its_best_claims_and_their_best_quote() {
    let open = case(&[
        ("a", "d", Denied, &["3"]),
        ("d", "a", Asserted, &["0*", "1"]),
        ("a", "d", Asserted, &["2"]),
        ("a", "d", Hypothetical, &["0"]),
    ]);
    let path = paths(&open, (0, 3), &PathOptions::default()).remove(0);
    let hop = &path.hops[0];
    // The claim from a to d is denied, the one from d to a is not.
    assert_eq!(hop.strength, Strength { verified: true, standing: Standing::Asserted, undenied: true, documents: 1 });
    assert_eq!(hop.evidence, Some(EvidenceIndex { relation: RelationIndex(1), position: 1 }));
    assert_eq!(hop.claim, RelationIndex(1));
}

#[test]
fn a_hop_that_somebody_denies_is_weaker_than_one_that_nobody_denies() {
    let open = case(&[
        ("a", "d", Asserted, &["0", "1", "2"]),
        ("a", "d", Denied, &["3"]),
        ("a", "b", Alleged, &["0"]),
        ("b", "d", Alleged, &["0"]),
        ("a", "c", Hypothetical, &["0", "1", "2"]),
        ("c", "d", Hypothetical, &["0", "1", "2"]),
    ]);
    // Asserted and denied is still stronger than only possible.
    assert_eq!(told(&open, &PathOptions::default()), ["abd", "ad", "acd"]);
    let strength = |standing, undenied| Strength { verified: true, standing, undenied, documents: 9 };
    let ranked = [
        strength(Standing::Denied, false),
        strength(Standing::Hypothetical, false),
        strength(Standing::Hypothetical, true),
        strength(Standing::Alleged, false),
        strength(Standing::Asserted, false),
        strength(Standing::Alleged, true),
        strength(Standing::Asserted, true),
    ];
    assert!(ranked.is_sorted_by(|one, other| one < other), "{ranked:?}");
}

/// Random numbers for graphs: `splitmix64` (Steele, Lea and Flood 2014).
fn random(state: &mut u64, limit: u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (mixed ^ (mixed >> 31)) % limit
}

/// A small dossier with claims of every status, verified and not, in up to three documents.
fn chance(seed: u64) -> OpenDossier {
    let mut state = seed;
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let count = 2 + random(&mut state, 6) as usize;
    let mut made = Dossier {
        documents: (0..3).map(|at| crate::model::fixture::document(&format!("d{at}"), &text(at))).collect(),
        entities: names[..count].iter().map(|name| crate::model::fixture::entity(name, "person", &[])).collect(),
        ..Dossier::default()
    };
    for _ in 0..random(&mut state, 18) {
        let ends = [0; 2].map(|_| EntityIndex(random(&mut state, count as u64) as u32));
        let mut claim = relation(ends[0], "ties", ends[1], Status::ALL[random(&mut state, 4) as usize]);
        for at in 0..3 {
            if random(&mut state, 2) == 0 {
                claim.evidence.push(quote(at, if random(&mut state, 3) == 0 { "not there" } else { "words of" }));
            }
        }
        made.relations.push(claim);
    }
    let mut open = opened(made);
    open.reading = crate::text::read(&open.dossier);
    open
}

/// Whether any claim of the dossier denies the same statement.
fn is_denied(open: &OpenDossier, claim: &Relation) -> bool {
    let rules = KindRules::of(&open.dossier);
    let mut others = open.dossier.relations.iter();
    others.any(|other| other.status == Denied && rules.statement(other) == rules.statement(claim))
}

/// The strength of an edge, computed naively; `None` if no claim is allowed.
fn plain_strength(open: &OpenDossier, from: EntityIndex, to: EntityIndex, options: &PathOptions) -> Option<Strength> {
    let mut best: Option<(Strength, BTreeSet<u32>)> = None;
    for (place, claim) in open.dossier.relations.iter().enumerate() {
        let (along, against) = ((claim.from, claim.to) == (from, to), (claim.from, claim.to) == (to, from));
        let verified: BTreeSet<u32> = claim
            .evidence
            .iter()
            .zip(&open.reading.verifications[place])
            .filter(|(_, result)| result.is_verified())
            .map(|(piece, _)| piece.document.0)
            .collect();
        let is_out = options.only_verified && verified.is_empty()
            || !options.through_denied && (claim.status == Denied || is_denied(open, claim))
            || !(along || against && !options.along_arrows);
        if is_out {
            continue;
        }
        let (standing, undenied) = (Standing::of(claim.status), !is_denied(open, claim));
        let class = Strength { verified: !verified.is_empty(), standing, undenied, documents: 0 };
        match &mut best {
            Some((strength, documents)) if *strength == class => documents.extend(verified),
            Some((strength, _)) if *strength > class => {}
            _ => best = Some((class, verified)),
        }
    }
    best.map(|(strength, documents)| Strength { documents: documents.len() as u32, ..strength })
}

/// All simple paths, as the strengths of their hops.
fn all_paths(
    open: &OpenDossier,
    way: &mut Vec<EntityIndex>,
    to: EntityIndex,
    options: &PathOptions,
) -> Vec<Vec<Strength>> {
    let at = way[way.len() - 1];
    let mut found = Vec::new();
    if way.len() as u32 > options.most_hops {
        return found;
    }
    for next in
        (0..open.dossier.entities.len()).map(EntityIndex::new).filter(|next| !way.contains(next)).collect::<Vec<_>>()
    {
        let Some(strength) = plain_strength(open, at, next, options) else { continue };
        if next != to && options.avoid.contains(&next) {
            continue;
        }
        if next == to {
            found.push(vec![strength]);
        } else {
            way.push(next);
            for mut rest in all_paths(open, way, to, options) {
                rest.insert(0, strength);
                found.push(rest);
            }
            way.pop();
        }
    }
    found
}

#[test]
fn no_better_path_is_missed_on_random_dossiers() {
    let mut compared = 0;
    for seed in 0..1_800 {
        let open = chance(seed);
        let mut state = seed ^ 0xABCD;
        let options = PathOptions {
            only_verified: random(&mut state, 4) == 0,
            through_denied: random(&mut state, 2) == 0,
            along_arrows: random(&mut state, 3) == 0,
            avoid: (2..7).filter(|_| random(&mut state, 6) == 0).map(EntityIndex).collect(),
            most_hops: 1 + random(&mut state, 6) as u32,
            count: 1 + random(&mut state, 6) as usize,
            ..PathOptions::default()
        };
        let (from, to) = (EntityIndex(0), EntityIndex(1));
        let mut expected = all_paths(&open, &mut vec![from], to, &options);
        let mut strengths = BTreeSet::new();
        for one in (0..open.dossier.entities.len()).map(EntityIndex::new) {
            let others = (0..open.dossier.entities.len()).map(EntityIndex::new).filter(|other| *other != one);
            strengths.extend(others.filter_map(|other| plain_strength(&open, one, other, &options)));
        }
        let rank = |strength: &Strength| strengths.iter().position(|other| other == strength).map_or(0, |at| at + 1);
        let key = |path: &Vec<Strength>| {
            let sum: usize = path.iter().map(rank).sum();
            let weakest = path.iter().map(|strength| Strength { documents: 0, ..*strength }).min();
            (std::cmp::Reverse(weakest), path.len(), std::cmp::Reverse(sum))
        };
        expected.sort_by_key(key);
        expected.truncate(options.count);
        let found: Vec<Vec<Strength>> = paths(&open, (0, 1), &options)
            .iter()
            .map(|path| path.hops.iter().map(|hop| hop.strength).collect())
            .collect();
        let keys = |paths: &[Vec<Strength>]| paths.iter().map(key).collect::<Vec<_>>();
        assert_eq!(keys(&found), keys(&expected), "seed {seed}, {options:?}");
        compared += found.len();
    }
    assert!(compared > 1_000, "{compared} paths compared");
}

#[test]
fn paths_are_simple_distinct_and_of_one_piece() {
    for seed in 0..400 {
        let open = chance(seed);
        let found = paths(&open, (0, 1), &PathOptions { count: 30, ..PathOptions::default() });
        for path in &found {
            let mut passed: Vec<EntityIndex> = vec![EntityIndex(0)];
            for hop in &path.hops {
                assert_eq!(passed.last(), Some(&hop.from), "seed {seed}");
                assert!(!passed.contains(&hop.to), "seed {seed}");
                passed.push(hop.to);
            }
            assert_eq!(passed.last(), Some(&EntityIndex(1)), "seed {seed}");
        }
        let routes: BTreeSet<Vec<u32>> =
            found.iter().map(|path| path.hops.iter().map(|hop| hop.to.0).collect()).collect();
        assert_eq!(routes.len(), found.len(), "seed {seed}: each path once");
    }
}
