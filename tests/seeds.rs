//! The examples: the first without a flaw, the second with exactly those that its README lists.

use crate::support::{dossier_of, seed_names};
use sayso::files::load::load;
use sayso::model::{OpenDossier, Origin, Problem, Severity, Verification};
use std::collections::BTreeMap;

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
    let in_words =
        |relation: &sayso::model::Relation| format!("{} · {} · {}", id(relation.from), relation.kind, id(relation.to));
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
fn the_second_example_has_exactly_the_flaws_it_was_given() {
    let open = open("halmyra");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, result) in results(&open) {
        *counts.entry(result.word()).or_default() += 1;
    }
    let expected = [("case", 1), ("cited", 2), ("elsewhere", 1), ("exact", 146), ("folded", 3)];
    assert_eq!(counts, expected.into_iter().chain([("missing", 1)]).collect());
    let mut flawed: Vec<(String, &str)> = results(&open)
        .into_iter()
        .filter(|(_, result)| result.word() != "exact" || result.is_ambiguous())
        .map(|(relation, result)| (relation, result.word()))
        .collect();
    flawed.sort();
    let planted = [
        ("femi-aderogba · is chief officer of · halmyra", "folded"),
        ("mina-sohrevar · writes to · behrang-tahvilian", "cited"),
        ("norrelane-trading · has an office in · limassol", "case"),
        ("norrelane-trading · pays · quillmere", "elsewhere"),
        ("norrelane-trading · uses the address of · norrelane-ltd", "folded"),
        ("norrelane-trading · warns · akroterra", "missing"),
        ("pavel-zhernov · stops the loading of · halmyra", "exact"),
        ("stelios-karavanos · signs · bill-of-lading", "folded"),
        ("tidewatch · certifies a short cargo in · halmyra", "cited"),
    ];
    assert_eq!(flawed, planted.map(|(relation, word)| (relation.to_owned(), word)));
}

#[test]
fn the_second_example_warns_of_its_three_quotes_and_its_one_date() {
    let open = open("halmyra");
    let warnings = of_severity(&open, Severity::Warning);
    let about = |words: &str| warnings.iter().filter(|problem| problem.message.contains(words)).count();
    assert_eq!((about("quote stands"), about("quote does not stand"), about("early spring 2019")), (2, 1, 1));
    assert_eq!(warnings.len(), 4, "{warnings:?}");
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
