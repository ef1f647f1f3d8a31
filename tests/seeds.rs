//! The examples: the first without a flaw, the second with exactly those that its README lists.

use crate::support::{dossier_of, seed_names};
use sayso::files::load::load;
use sayso::model::{OpenDossier, Origin, Problem, Relation, Severity, Status, Verification};
use std::collections::{BTreeMap, BTreeSet};

fn open(name: &str) -> OpenDossier {
    load(&Origin::File(dossier_of(name))).expect("the example loads")
}

fn of_severity(open: &OpenDossier, severity: Severity) -> Vec<&Problem> {
    open.problems.iter().filter(|problem| problem.severity == severity).collect()
}

/// Every verification with its relation in words: from, kind, to.
fn results(open: &OpenDossier) -> Vec<(String, &Verification)> {
    let id = |entity: sayso::model::EntityIndex| open.dossier.entities[entity.at()].id.as_str();
    let relations = open.dossier.relations.iter().zip(&open.reading.verifications);
    let in_words = |relation: &Relation| format!("{} · {} · {}", id(relation.from), relation.kind, id(relation.to));
    relations.flat_map(|(relation, results)| results.iter().map(move |result| (in_words(relation), result))).collect()
}

#[test]
fn the_first_example_has_no_errors_no_warnings_and_no_unverified_quotes() {
    let open = open("kharrazi");
    assert_eq!(of_severity(&open, Severity::Warning), Vec::<&Problem>::new());
    let results = results(&open);
    assert!(results.len() >= 100, "a careful reading finds some hundred quotes: {}", results.len());
    let unverified: Vec<_> = results.iter().filter(|(_, result)| !result.is_verified()).collect();
    assert!(unverified.is_empty(), "{unverified:?}");
}

#[test]
fn no_allegation_of_the_first_example_is_proved_by_the_words_that_deny_it() {
    let open = open("kharrazi");
    let claims = &open.dossier.relations;
    for alleged in claims.iter().filter(|claim| claim.status == Status::Alleged) {
        let same = |other: &&Relation| {
            (other.from, &other.kind, other.to) == (alleged.from, &alleged.kind, alleged.to)
                && other.status == Status::Denied
        };
        for denied in claims.iter().filter(same).flat_map(|denied| &denied.evidence) {
            for quote in alleged.evidence.iter().filter(|piece| piece.quote == denied.quote) {
                let words = quote.quote.as_deref().unwrap_or_default();
                let tells_of_it = words.contains("such allegations") || words.contains("characterization of Iran");
                assert!(tells_of_it, "{}: {words}", alleged.kind);
            }
        }
    }
}

#[test]
fn kinds_of_the_first_example_are_verbs_that_many_claims_share() {
    let open = open("kharrazi");
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in &open.dossier.relations {
        *uses.entry(&claim.kind).or_default() += 1;
    }
    let once = uses.values().filter(|count| **count == 1).count();
    assert!(uses.len() <= 48 && once <= 11, "{} kinds, {once} used once: {uses:?}", uses.len());
    for kind in uses.keys() {
        for negation in [" not ", "unwilling", " no ", "denies", "deny"] {
            assert!(!kind.contains(negation), "{kind}: whether it holds is the status");
        }
    }
}

#[test]
fn the_counts_of_a_readme_are_those_of_its_example() {
    let open = open("kharrazi");
    let of = |status| open.dossier.relations.iter().filter(|claim| claim.status == status).count();
    let [asserted, alleged, denied, hypothetical] = Status::ALL.map(of);
    let quotes: usize = open.dossier.relations.iter().map(|claim| claim.evidence.len()).sum();
    let kinds: BTreeSet<&str> = open.dossier.relations.iter().map(|claim| claim.kind.as_str()).collect();
    let words = format!(
        "{} entities; {} claims ({asserted} asserted, {alleged} alleged, {denied} denied, {hypothetical} hypothetical) of \
         {} kinds, with {quotes} quotes; {} pairs of entities",
        open.dossier.entities.len(),
        open.dossier.relations.len(),
        kinds.len(),
        open.network.edges.len(),
    );
    let readme = std::fs::read_to_string(dossier_of("kharrazi").with_file_name("README.md")).expect("a README");
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains(&words), "{words}");
}

#[test]
fn the_second_example_has_exactly_the_flaws_it_was_given() {
    let open = open("halmyra");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, result) in results(&open) {
        *counts.entry(result.word()).or_default() += 1;
    }
    let once = ["case", "context", "cut", "elsewhere", "joined", "missing", "passage"];
    let expected = once.map(|word| (word, 1)).into_iter().chain([("cited", 2), ("exact", 149), ("folded", 3)]);
    assert_eq!(counts, expected.collect());
    let mut flawed: Vec<(String, &str)> = results(&open)
        .into_iter()
        .filter(|(_, result)| result.word() != "exact" || result.is_ambiguous())
        .map(|(relation, result)| (relation, result.word()))
        .collect();
    flawed.sort();
    let planted = [
        ("alan-marrable · speaks by telephone with · pavel-zhernov", "joined"),
        ("femi-aderogba · is chief officer of · halmyra", "folded"),
        ("femi-aderogba · warns · alan-marrable", "passage"),
        ("mina-sohrevar · writes to · behrang-tahvilian", "cited"),
        ("norrelane-trading · has an office in · limassol", "case"),
        ("norrelane-trading · pays · quillmere", "cut"),
        ("norrelane-trading · pays · quillmere", "elsewhere"),
        ("norrelane-trading · uses the address of · norrelane-ltd", "folded"),
        ("norrelane-trading · warns · akroterra", "missing"),
        ("patience · sails for · varna", "context"),
        ("pavel-zhernov · stops the loading of · halmyra", "exact"),
        ("stelios-karavanos · signs · bill-of-lading", "folded"),
        ("tidewatch · certifies a short cargo in · halmyra", "cited"),
    ];
    assert_eq!(flawed, planted.map(|(relation, word)| (relation.to_owned(), word)));
}

#[test]
fn the_second_example_warns_of_its_six_quotes_and_its_one_date() {
    let open = open("halmyra");
    let warnings = of_severity(&open, Severity::Warning);
    let about = |words: &str| warnings.iter().filter(|problem| problem.message.contains(words)).count();
    assert_eq!((about("quote stands"), about("quote does not stand"), about("early spring 2019")), (5, 1, 1));
    assert_eq!(warnings.len(), 7, "{warnings:?}");
    let notes = of_severity(&open, Severity::Note);
    let noted = |words: &str| notes.iter().filter(|problem| problem.message.contains(words)).count();
    assert_eq!((noted("no evidence"), noted("Norrelane")), (1, 1), "{notes:?}");
}

#[test]
fn every_exact_highlight_is_the_quote_and_every_mention_is_a_whole_stretch_of_text() {
    for name in seed_names() {
        let open = open(&name);
        for (relation, results) in open.dossier.relations.iter().zip(&open.reading.verifications) {
            assert_eq!(relation.evidence.len(), results.len());
            for (evidence, result) in relation.evidence.iter().zip(results) {
                if let ("exact", Some(span)) = (result.word(), result.span()) {
                    let text = open.dossier.documents[evidence.document.at()].text.as_deref().expect("a text");
                    assert_eq!(evidence.quote.as_deref(), text.get(span.start as usize..span.end as usize), "{name}");
                }
            }
        }
        for (document, reading) in open.dossier.documents.iter().zip(&open.reading.documents) {
            let text = document.text.as_deref().unwrap_or_default();
            for mention in &reading.mentions {
                let shown = text.get(mention.span.start as usize..mention.span.end as usize);
                assert!(shown.is_some_and(|shown| !shown.trim().is_empty()), "{name}: {mention:?}");
            }
        }
    }
}
