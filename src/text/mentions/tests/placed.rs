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
fn ten_times_the_placed_mentions_take_about_ten_times_as_long() {
    let time = |count: u32| {
        let text: String = (0..count).map(|number| format!("a x{number} b.")).collect::<Vec<_>>().join(" ");
        let mut holder = entity("Holder", "person", &[]);
        holder.mentions = (0..count)
            .map(|number| PlacedMention {
                document: DocumentIndex(0),
                text: format!("x{number}"),
                within: Some(format!("a x{number} b")),
            })
            .collect();
        let dossier = Dossier { documents: vec![document("d", &text)], entities: vec![holder], ..Dossier::default() };
        let started = std::time::Instant::now();
        let placed = place_mentions(&dossier);
        assert_eq!(placed.by_document[0].len(), count as usize);
        started.elapsed().as_secs_f64()
    };
    let (small, large) = (time(2_000).max(0.001), time(20_000));
    assert!(large < 40.0 * small, "{small} s for 2,000, {large} s for 20,000");
}
