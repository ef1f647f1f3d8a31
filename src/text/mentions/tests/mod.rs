//! Tests of mentions, by the rules of the format.

mod placed;
mod possible;

use crate::model::fixture::{document, entity, quote, relation};
use crate::model::{Document, Dossier, Entity, EntityIndex, Reading, Relation, Span, Status};

/// What is mentioned in one document: certain as `words=name`, inner as `words<name`, possible as `words?name/name: doubt`.
fn told(dossier: &Dossier, reading: &Reading, document: usize) -> Vec<String> {
    let text = dossier.documents[document].text.as_deref().unwrap_or_default();
    let read = &reading.documents[document];
    let name = |entity: EntityIndex| dossier.entity_name(entity);
    let mut told: Vec<(Span, String)> = Vec::new();
    for mention in &read.mentions {
        told.push((mention.span, format!("{}={}", mention.span.of(text), name(mention.entity))));
    }
    for mention in &read.inner_mentions {
        told.push((mention.span, format!("{}<{}", mention.span.of(text), name(mention.entity))));
    }
    for mention in &read.possible_mentions {
        let candidates: Vec<&str> = mention.candidates.iter().map(|entity| name(*entity)).collect();
        let line = format!("{}?{}: {}", mention.span.of(text), candidates.join("/"), mention.doubt.word());
        told.push((mention.span, line));
    }
    told.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    told.into_iter().map(|(_, line)| line).collect()
}

/// Checks what the first of `documents` mentions, given `entities` and claims.
fn check_all(entities: &[Entity], documents: &[Document], relations: &[Relation], expected: &[&str]) {
    let dossier = Dossier {
        documents: documents.to_vec(),
        entities: entities.to_vec(),
        relations: relations.to_vec(),
        ..Dossier::default()
    };
    let reading = crate::text::read(&dossier);
    assert_eq!(told(&dossier, &reading, 0), expected, "{:?}", dossier.documents[0].text);
}

/// Checks what is mentioned of some persons in `text`.
fn check(names: &[&str], text: &str, expected: &[&str]) {
    let entities: Vec<Entity> = names.iter().map(|name| entity(name, "person", &[])).collect();
    check_all(&entities, &[document("d", text)], &[], expected);
}

#[test]
fn nothing_is_found_in_nothing() {
    check(&[], "", &[]);
    check(&["", " ", "Iran"], "", &[]);
    check(&["", " "], "Iran", &[]);
}

#[test]
fn names_are_whole_words() {
    check(&["Iran"], "Iran’s Iranians, Russian-Iran; d'Iran (Iran).", &["Iran=Iran"; 4]);
    check(&["U.S."], "the U.S.-led U.S. and U.S.A.", &["U.S.=U.S."; 2]);
    check(&["Don"], "Don’t, Don's, Don", &["Don=Don"; 2]);
    check(&["110"], "1,110 110 110.5 110.", &["110=110"; 2]);
    check(&["C++", "C"], "C++ and C", &["C++=C++", "C=C"]);
}

#[test]
fn names_match_across_lines_and_typographic_signs_but_not_across_a_blank_line() {
    check(&["Jean-Luc O'Neil"], "Jean-Luc\n\nO'Neil, Jean‑Luc\r\nO’Neil", &["Jean‑Luc\r\nO’Neil=Jean-Luc O'Neil"]);
    check(&["O'Neil"], "O`Neil", &["O`Neil=O'Neil"]);
}

#[test]
fn names_of_every_script_match() {
    check(&["خاتمی"], "آقای خاتمی، گفت", &["خاتمی=خاتمی"]);
    check(&["Иванов"], "господин ИВАНОВ", &["ИВАНОВ=Иванов"]);
    check(&["普京"], "俄罗斯总统普京说", &["普京=普京"]);
    check(&["José"], "Jose\u{301} Jose", &["Jose\u{301}=José"]);
    let long = format!("X{}", "x".repeat(400));
    check(&[&long], &format!("{long} {long}x"), &[&format!("{long}={long}")]);
}

#[test]
fn case_is_folded_by_unicode_in_full() {
    check(&["Große Straße"], "GROSSE STRASSE", &["GROSSE STRASSE=Große Straße"]);
    check(&["Οδυσσέας"], "ΟΔΥΣΣΈΑΣ", &["ΟΔΥΣΣΈΑΣ=Οδυσσέας"]);
}

#[test]
fn a_capital_in_a_name_must_be_one_in_the_text() {
    let names = ["Will", "Bush", "Turkey", "May", "Apple", "Polish", "The Times", "March"];
    let text =
        "I will march to the bush in spite of the turkey; it may be an apple, and I polish it at the times of war.";
    check(&names, text, &[]);
    check(&["Путин", "Österreich"], "путин österreich", &[]);
    check(&["the Russian minister"], "The Russian Minister", &["The Russian Minister=the Russian minister"]);
    check(&["The Times"], "the Times of war", &["the Times=The Times"]);
    check(&["Bank Of York"], "Bank of York", &["Bank of York=Bank Of York"]);
    check(&["Sixth form"], "SIXTH FORM", &["SIXTH FORM=Sixth form"]);
}

#[test]
fn numbers_and_short_names_match_only_as_written() {
    check(&["US"], "US us Us", &["US=US"]);
    check(&["Al"], "al AL Al", &["Al=Al"]);
    check(&["US", "us"], "us", &["us=us"]);
}

#[test]
fn a_name_in_capitals_also_matches_where_nothing_else_is_written_so() {
    check(&["DULCE"], "The group Dulce met.", &["Dulce=DULCE"]);
    check(&["DULCE"], "The group Dulce met DULCE.", &["DULCE=DULCE"]);
    check(&["DULCE"], "The group Dulce met dulce.", &[]);
    check(&["WHO"], "Who is the WHO", &["WHO=WHO"]);
    let elsewhere = [document("d", "The group Dulce met."), document("e", "DULCE")];
    check_all(&[entity("DULCE", "group", &[])], &elsewhere, &[], &[]);
}

#[test]
fn a_text_in_capitals_prefers_the_name_that_has_only_capitals() {
    check(&["Who", "WHO"], "In 1978 Who and WHO", &["Who=Who", "WHO=WHO"]);
}

#[test]
fn the_longest_name_wins() {
    check(&["Ivanov", "Sergei Ivanov"], "Sergei Ivanov met Ivanov", &["Sergei Ivanov=Sergei Ivanov", "Ivanov=Ivanov"]);
    check(
        &["Bank of York", "York City Council"],
        "Bank of York City Council",
        &["York City Council=York City Council"],
    );
}

#[test]
fn a_name_inside_a_longer_one_of_another_kind_is_an_inner_mention() {
    let entities = [
        entity("New York Times", "organization", &[]),
        entity("The New York Times", "organization", &[]),
        entity("Russia", "country", &[]),
        entity("President of Russia", "profession", &[]),
    ];
    let expected = [
        "The New York Times=The New York Times",
        "New York Times<New York Times",
        "President of Russia=President of Russia",
        "Russia<Russia",
    ];
    check_all(&entities, &[document("d", "The New York Times met the President of Russia.")], &[], &expected);
    let ministry =
        [entity("Russian Foreign Ministry", "agency", &["Ministry"]), entity("Foreign Ministry", "agency", &[])];
    let expected = ["Russian Foreign Ministry=Russian Foreign Ministry", "Ministry<Russian Foreign Ministry"];
    check_all(&ministry, &[document("d", "the Russian Foreign Ministry")], &[], &expected);
    let china = [entity("中国", "country", &[]), entity("中国人民银行", "organization", &[])];
    check_all(&china, &[document("d", "中国人民银行说")], &[], &["中国人民银行=中国人民银行", "中国<中国"]);
}

#[test]
fn sergei_ivanov_holds_no_mention_of_igor() {
    let entities = [entity("Igor Ivanov", "person", &["Ivanov"]), entity("Sergei Ivanov", "person", &[])];
    check_all(&entities, &[document("d", "Sergei Ivanov left.")], &[], &["Sergei Ivanov=Sergei Ivanov"]);
}

/// Two entities that share the alias "Ivanov".
fn two_ivanovs() -> [Entity; 2] {
    [entity("Igor Ivanov", "person", &["Ivanov"]), entity("Sergei Ivanov", "person", &["Ivanov"])]
}

/// A claim with a quote from the first document.
fn claim(from: u32, to: u32) -> Relation {
    let mut claim = relation(EntityIndex(from), "k", EntityIndex(to), Status::Asserted);
    claim.evidence = vec![quote(0, "Ivanov")];
    claim
}

#[test]
fn of_namesakes_the_one_with_evidence_in_the_document_is_meant() {
    let mut entities = two_ivanovs().to_vec();
    entities.push(entity("Greece", "country", &[]));
    let documents = [document("d", "Ivanov left Greece.")];
    check_all(&entities, &documents, &[claim(1, 2)], &["Ivanov=Sergei Ivanov", "Greece=Greece"]);
    let mut spoken = claim(2, 2);
    spoken.by = Some(EntityIndex(1));
    check_all(&entities, &documents, &[spoken], &["Ivanov=Sergei Ivanov", "Greece=Greece"]);
    let both = ["Ivanov?Igor Ivanov/Sergei Ivanov: namesakes", "Greece=Greece"];
    check_all(&entities, &documents, &[claim(1, 0)], &both);
    check_all(&entities, &documents, &[], &both);
}

#[test]
fn of_namesakes_the_one_with_a_longer_name_in_the_document_is_meant() {
    let documents = [document("d", "Sergei Ivanov left. There Ivanov slept.")];
    check_all(
        &two_ivanovs(),
        &documents,
        &[],
        &["Sergei Ivanov=Sergei Ivanov", "Ivanov<Sergei Ivanov", "Ivanov=Sergei Ivanov"],
    );
    // The evidence speaks for the other one.
    let disagreed =
        ["Sergei Ivanov=Sergei Ivanov", "Ivanov<Sergei Ivanov", "Ivanov?Igor Ivanov/Sergei Ivanov: namesakes"];
    check_all(&two_ivanovs(), &documents, &[claim(0, 0)], &disagreed);
}

#[test]
fn where_both_namesakes_are_named_in_full_the_short_name_is_possible() {
    let text = "Sergei Ivanov flew to Greece. There Ivanov called it a myth. Igor Ivanov stayed home.";
    let expected = [
        "Sergei Ivanov=Sergei Ivanov",
        "Ivanov<Sergei Ivanov",
        "Ivanov?Igor Ivanov/Sergei Ivanov: namesakes",
        "Igor Ivanov=Igor Ivanov",
        "Ivanov<Igor Ivanov",
    ];
    check_all(&two_ivanovs(), &[document("d", text)], &[], &expected);
}

#[test]
fn words_broken_at_line_ends_are_one_word_or_two() {
    check(&["Ada Sample"], "that Ada Sam-\nple sent", &["Ada Sam-\nple=Ada Sample"]);
    check(&["Sample"], "that Sam-\r\nple sent", &["Sam-\r\nple=Sample"]);
    check(&["Jean-Luc"], "that Jean-\nLuc sent", &["Jean-\nLuc=Jean-Luc"]);
    check(&["Iran"], "the Iran-\nbacked group, the Iran-\nIraq war", &["Iran?Iran: broken word", "Iran=Iran"]);
    check(&["Hopwood plan"], "the Hop\u{AD}\nwood plan", &["Hop\u{AD}\nwood plan=Hopwood plan"]);
    check(&["Ivanov", "Mila"], "Iva\u{200B}nov met Mi\u{2060}la.", &["Iva\u{200B}nov=Ivanov", "Mi\u{2060}la=Mila"]);
}

#[test]
fn in_chinese_and_japanese_single_signs_do_not_match_and_katakana_is_a_word() {
    check(&["中"], "中国", &[]);
    check(&["印度", "印度尼西亚"], "印度尼西亚和印度", &["印度尼西亚=印度尼西亚", "印度=印度"]);
    check(&["インド"], "インドネシアとインド", &["インド=インド"]);
}

#[test]
fn only_aliases_are_matched_where_the_name_is_not_safe() {
    let mut unsafe_name = entity("Moscow", "city", &["the Kremlin"]);
    unsafe_name.match_name = false;
    check_all(&[unsafe_name], &[document("d", "Moscow, the Kremlin")], &[], &["the Kremlin=Moscow"]);
}

#[test]
fn names_that_differ_only_in_signs_are_told_as_shared() {
    let names =
        ["Acme Corp.", "ACME Corp.", "O'Brien", "O’Brien", "John  Doe", "John Doe", "Al-Qaida", "Al‑Qaida", "US", "us"];
    let dossier = Dossier {
        documents: vec![document("d", "ACME Corp. paid. O’Brien left. John Doe came. Al-Qaida denied it.")],
        entities: names.iter().map(|name| entity(name, "person", &[])).collect(),
        ..Dossier::default()
    };
    let reading = crate::text::read(&dossier);
    let pairs: Vec<(u32, u32)> =
        reading.shared_names.iter().map(|shared| (shared.bearers[0].entity.0, shared.bearers[1].entity.0)).collect();
    assert_eq!(pairs, [(0, 1), (2, 3), (4, 5), (6, 7)]);
    assert!(reading.shared_names.iter().all(|shared| shared.possible == 1), "{:?}", reading.shared_names);
}

#[test]
fn turkish_documents_have_two_letters_i() {
    let mut turkish = document("d", "IĞDIR ve İZMİR, ısparta");
    turkish.language = Some("tr".to_owned());
    let entities = [entity("Iğdır", "city", &[]), entity("İzmir", "city", &[]), entity("isparta", "word", &[])];
    check_all(&entities, &[turkish], &[], &["IĞDIR=Iğdır", "İZMİR=İzmir"]);
}
