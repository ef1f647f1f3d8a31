//! Search: what is found, in which order, and where.

use super::*;
use crate::model::fixture::{dossier, quote};
use crate::model::{EntityIndex, Status};

/// Seven entities and two edges, one with a quote.
fn case() -> OpenDossier {
    let entities = [
        ("Ivanov", "person"),
        ("Igor Ivanov", "person"),
        ("Mirivan", "person"),
        ("خاتمي", "person"),
        ("U.S.", "country"),
        ("José O’Neil", "person"),
        ("Œuvre İstanbul", "event"),
    ];
    let claims =
        [("Igor Ivanov", "leaks to", "U.S.", Status::Asserted), ("Igor Ivanov", "knows", "Mirivan", Status::Asserted)];
    let mut open = dossier(&entities, &claims, &["text"]);
    open.dossier.entities[2].aliases.push("Ivan the Old".to_owned());
    open.dossier.entities[2].note = Some("a carpenter".to_owned());
    open.dossier.relations[1].evidence.push(quote(0, "He “knows” the façade."));
    open
}

/// Checks what a query finds, as `name rank`.
fn check(query: &str, expected: &[&str]) {
    let open = case();
    let found: Vec<String> =
        search(&open, query, 10).iter().map(|hit| format!("{} {:?}", hit.matched, hit.rank)).collect();
    assert_eq!(found, expected, "{query:?}");
}

#[test]
fn nothing_matches_nothing() {
    check("", &[]);
    check(" - ", &[]);
    check("nobody", &[]);
    assert_eq!(search(&case(), "ivanov", 0), []);
    assert_eq!(search(&dossier(&[], &[], &[]), "ivanov", 9), []);
}

#[test]
fn an_exact_name_comes_first() {
    check("ivanov", &["Ivanov ExactName", "Igor Ivanov WordPrefix"]);
}

#[test]
fn a_prefix_beats_a_word_prefix_and_that_a_substring() {
    // A whole word is what one types first.
    check("ivan", &["Ivan the Old Prefix", "Ivanov Prefix", "Igor Ivanov WordPrefix"]);
    check("riva", &["Mirivan Substring"]);
}

#[test]
fn of_equals_those_who_act_come_before_what_bears_their_name() {
    let mut open = dossier(&[("Kharrazi’s visit", "event"), ("Kamal Kharrazi", "person")], &[], &[]);
    open.dossier.entities[1].aliases.push("Kharrazi".to_owned());
    let found = search(&open, "khar", 9);
    assert_eq!(found.iter().map(|hit| hit.rank).collect::<Vec<_>>(), [Rank::Prefix, Rank::Prefix]);
    assert_eq!(found[0].target(), Some(Target::Entity(EntityIndex(1))));
}

#[test]
fn people_come_before_what_is_named_after_them_or_begins_like_them() {
    let named = [
        ("Powell’s dispatch", "event"),
        ("Powell doctrine", "organization"),
        ("Colin Powell", "person"),
        ("Khatami’s visit to Moscow", "event"),
        ("Khatami government", "organization"),
        ("Mohammad Khatami", "person"),
        ("Bushehr", "place"),
        ("Bush administration", "organization"),
        ("Bushra", "person"),
        ("George W. Bush", "person"),
    ];
    let claims = [
        ("Powell’s dispatch", "to", "Bushehr", Status::Asserted),
        ("Powell’s dispatch", "of", "Bushra", Status::Denied),
    ];
    let open = dossier(&named, &claims, &[]);
    let found = |query: &str| -> Vec<String> {
        let entities = search(&open, query, 9).into_iter().filter(|hit| hit.rank < Rank::Document);
        entities.map(|hit| hit.matched).collect()
    };
    assert_eq!(found("powel"), ["Colin Powell", "Powell doctrine", "Powell’s dispatch"]);
    assert_eq!(found("khatami"), ["Mohammad Khatami", "Khatami government", "Khatami’s visit to Moscow"]);
    assert_eq!(found("bush"), ["George W. Bush", "Bushra", "Bush administration", "Bushehr"]);
}

#[test]
fn an_entity_is_listed_with_the_name_that_has_what_its_own_has_not() {
    let mut open = dossier(&[("Mirivan", "person")], &[], &[]);
    open.dossier.entities[0].aliases = vec!["The Carpenter".to_owned(), "Old Ivan".to_owned()];
    let found = search(&open, "mirivan old", 9);
    assert_eq!((found[0].matched.as_str(), found[0].part, found[0].rank), ("Old Ivan", Part::Alias, Rank::Detail));
}

#[test]
fn every_word_must_match_in_any_order() {
    check("ivanov igor", &["Igor Ivanov WordPrefix"]);
    check("igor old", &[]);
    check("carpenter", &["Mirivan Detail"]);
    check("mirivan carpenter", &["Mirivan Detail"]);
}

#[test]
fn case_accents_signs_and_variant_letters_do_not_matter() {
    check("jose o'neil", &["José O’Neil ExactName"]);
    check("US", &["U.S. ExactName"]);
    check("خاتمی", &["خاتمي ExactName"]);
    check("oeuvre istanbul", &["Œuvre İstanbul ExactName"]);
    check("ISTANBUL", &["Œuvre İstanbul WordPrefix"]);
}

#[test]
fn a_claim_is_found_by_its_kind_and_not_by_its_ends_alone() {
    check("leak", &["Igor Ivanov leaks to U.S. Claim"]);
    check("igor leaks", &["Igor Ivanov leaks to U.S. Claim"]);
    check("igor us", &[]);
}

#[test]
fn words_of_quotes_find_their_edge() {
    check("facade knows", &["He “knows” the façade. Quote"]);
    let open = case();
    let hit = search(&open, "façade", 1).remove(0);
    let expected = open.network.between(EntityIndex(1), EntityIndex(2)).map(Target::Edge);
    assert_eq!(hit.target(), expected);
}

#[test]
fn of_equals_the_better_connected_comes_first() {
    let open = dossier(
        &[("ann a", "person"), ("ann b", "person"), ("ann c", "person")],
        &[("ann b", "knows", "ann c", Status::Asserted), ("ann c", "knows", "ann c", Status::Asserted)],
        &[],
    );
    let found: Vec<String> = search(&open, "ann", 2).into_iter().map(|hit| hit.matched).collect();
    assert_eq!(found, ["ann c", "ann b"]);
}

#[test]
fn a_sentence_is_found_once_with_every_edge_that_it_supports() {
    let entities = [("ann", "person"), ("bob", "person"), ("cid", "person")];
    let claims = [
        ("ann", "met", "bob", Status::Asserted),
        ("ann", "met", "cid", Status::Asserted),
        ("bob", "met", "cid", Status::Asserted),
        ("ann", "knows", "bob", Status::Asserted),
    ];
    let text = "They rolled out the red carpet for Ann and Bob. Cid came.";
    let mut open = dossier(&entities, &claims, &[text]);
    let quotes = ["They rolled out the red carpet", "the red carpet for Ann", "Cid came.", "the red carpet for Ann"];
    for (claim, words) in open.dossier.relations.iter_mut().zip(quotes) {
        claim.evidence.push(quote(0, words));
    }
    // What stands nowhere is put together by its words.
    open.dossier.relations[2].evidence.push(quote(0, "A red carpet indeed"));
    open.dossier.relations[0].evidence.push(quote(0, "a red carpet, indeed!"));
    open.reading = crate::text::read(&open.dossier);
    open.network = crate::model::Network::of(&open.dossier).into();
    let found = search(&open, "red carpet", 9);
    let told: Vec<(&str, Vec<u32>)> = found
        .iter()
        .map(|hit| (hit.matched.as_str(), hit.supports.iter().map(|support| support.evidence.relation.0).collect()))
        .collect();
    let first = ("They rolled out the red carpet", vec![0, 1]);
    assert_eq!(told, [first, ("a red carpet, indeed!", vec![0, 2])]);
    assert_eq!(search(&open, "\"carpet red\"", 9), []);
    assert_eq!(search(&open, "\"red carpet for\"", 9)[0].matched, "the red carpet for Ann");
}

#[test]
fn notes_fields_and_documents_are_searched_and_it_is_told_where() {
    let mut open = case();
    open.dossier.entities[0].fields.insert("amount".to_owned(), "300 roubles".to_owned());
    open.dossier.relations[0].note = Some("after the summit".to_owned());
    open.dossier.relations[1].evidence[0].note = Some("translated".to_owned());
    open.dossier.documents[0].title = "The summit papers".to_owned();
    open.dossier.documents[0].fields.insert("archive".to_owned(), "GARF".to_owned());
    let told = |query: &str| -> Vec<(String, Part, Option<String>)> {
        search(&open, query, 9).into_iter().map(|hit| (hit.matched, hit.part, hit.detail)).collect()
    };
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(told("roubles"), [("Ivanov".to_owned(), Part::Field, some("amount: 300 roubles"))]);
    assert_eq!(told("ivanov roubles"), [("Ivanov".to_owned(), Part::Field, some("amount: 300 roubles"))]);
    assert_eq!(told("carpenter"), [("Mirivan".to_owned(), Part::Note, some("a carpenter"))]);
    assert_eq!(told("garf"), [("The summit papers".to_owned(), Part::Field, some("archive: GARF"))]);
    assert_eq!(
        told("summit"),
        [
            ("The summit papers".to_owned(), Part::Title, None),
            ("Igor Ivanov leaks to U.S.".to_owned(), Part::Note, some("after the summit"))
        ]
    );
    assert_eq!(told("translated"), [("He “knows” the façade.".to_owned(), Part::Note, some("translated"))]);
}

#[test]
fn an_index_made_in_steps_finds_the_same() {
    let open = case();
    let mut indexing = Indexing::default();
    let mut steps = 0;
    while !indexing.step(&open, 1) {
        steps += 1;
    }
    // Seven entities, a document, two edges, a sentence.
    assert_eq!(steps, 11);
    let made = indexing.into_index();
    for query in ["ivanov", "facade", "leaks", "carpenter"] {
        assert_eq!(made.search(query, 9), search(&open, query, 9), "{query}");
    }
}
