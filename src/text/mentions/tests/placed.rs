//! Tests of mentions placed by hand.

use crate::model::fixture::{document, entity};
use crate::model::{DocumentIndex, Dossier, EntityIndex, PlacedMention};
use crate::text::mentions::place_mentions;

/// Checks where one placed mention of an entity called "Russia" lands, and how many are lost.
fn check_placed(text: &str, words: &str, within: Option<&str>, expected: &[(u32, u32)], lost: usize) {
    let mut russia = entity("Russia", "country", &[]);
    russia.mentions =
        vec![PlacedMention { document: DocumentIndex(0), text: words.to_owned(), within: within.map(str::to_owned) }];
    let dossier = Dossier {
        documents: vec![document("d", text)],
        entities: vec![entity("Moscow", "city", &["Moscow would"]), russia],
        ..Dossier::default()
    };
    let reading = crate::text::read(&dossier);
    assert_eq!(reading.lost_mentions.len(), lost);
    let of_russia: Vec<(u32, u32)> = reading.documents[0]
        .mentions
        .iter()
        .filter(|mention| mention.entity == EntityIndex(1))
        .map(|mention| (mention.span.start, mention.span.end))
        .collect();
    assert_eq!(of_russia, expected, "{text}");
}

#[test]
fn a_placed_mention_beats_a_longer_name() {
    check_placed("In Moscow: Moscow would sell", "Moscow", Some("Moscow would sell"), &[(11, 17)], 0);
    check_placed("In Moscow: Moscow\nwould sell", "Moscow", Some("Moscow would sell"), &[(11, 17)], 0);
    check_placed("Moscow, Moscow", "Moscow", None, &[(0, 6), (8, 14)], 0);
    check_placed("Moscow, moscow, Moscows", "Moscow", None, &[(0, 6)], 0);
    check_placed("푸틴은", "푸틴", None, &[(0, 6)], 0);
    check_placed("in Mos-\ncow", "Moscow", None, &[(3, 11)], 0);
}

#[test]
fn within_that_holds_the_words_twice_means_both() {
    check_placed("In Moscow: from Moscow to Moscow", "Moscow", Some("from Moscow to Moscow"), &[(16, 22), (26, 32)], 0);
}

#[test]
fn a_placed_mention_that_is_not_there_is_lost() {
    check_placed("In Moscow", "Moscow", Some("Moscow would"), &[], 1);
    check_placed("In Moscow", "Kremlin", None, &[], 1);
    check_placed("In Moscow", "", None, &[], 1);
}

#[test]
fn each_of_many_placed_mentions_has_its_own_place() {
    let count = 20_000;
    let text: String = (0..count).map(|number| format!("a x{number} b.")).collect::<Vec<_>>().join(" ");
    let mut holder = entity("Holder", "person", &[]);
    let mention = |number: u32| PlacedMention {
        document: DocumentIndex(0),
        text: format!("x{number}"),
        within: Some(format!("a x{number} b")),
    };
    holder.mentions = (0..count).map(mention).collect();
    let dossier = Dossier { documents: vec![document("d", &text)], entities: vec![holder], ..Dossier::default() };
    let placed = place_mentions(&dossier);
    let found = placed.by_document[0].iter().map(|mention| mention.span.of(&text).to_owned());
    assert!(found.eq((0..count).map(|number| format!("x{number}"))));
    assert!(placed.lost.is_empty());
}
