//! From the words to the network and back: sentences, documents, corrections, the time line.

use super::{Desk, click, high, press, usual};
use egui::{Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::analysis::sentences::{highlight_of, use_words};
use sayso::analysis::timeline::timeline;
use sayso::model::{DocumentIndex, EvidenceIndex, OpenDossier, RelationIndex, SentenceIndex, Target, Verification};
use sayso::session::{Action, Command, Page};
use sayso::ui::Hit;
use std::sync::Arc;

/// The first quote that became something.
fn first_that(harness: &Harness<'static, Desk>, is: impl Fn(&Verification) -> bool) -> EvidenceIndex {
    let open = harness.state().session.open().expect("a dossier");
    let found = open.reading.verifications.iter().enumerate().find_map(|(place, results)| {
        let position = results.iter().position(&is)?;
        Some(EvidenceIndex { relation: RelationIndex(place as u32), position: position as u32 })
    });
    found.expect("such a quote")
}

/// The words that are highlighted in the document.
fn highlighted(harness: &Harness<'static, Desk>) -> String {
    let session = &harness.state().session;
    let (open, reading) = (session.open().expect("a dossier"), session.selection().reading.expect("a document"));
    let text = open.dossier.documents[reading.document.at()].text.as_deref().expect("a text");
    reading.passage.map_or("", |span| span.of(text)).to_owned()
}

/// What claims make of the sentence that is highlighted whole.
fn is_used(harness: &Harness<'static, Desk>) -> bool {
    let session = &harness.state().session;
    let reading = session.selection().reading.expect("a document");
    let sentences = &session.open().expect("a dossier").reading.documents[reading.document.at()].sentences;
    let number = sentences.iter().position(|span| Some(*span) == reading.passage).expect("a whole sentence");
    session.uses()[reading.document.at()].sentences[number].is_used()
}

#[test]
fn pointing_at_a_sentence_lights_what_it_tells_of_and_clicking_selects_it() {
    let mut harness = high("kharrazi");
    assert_eq!(harness.state().session.highlight(), None);
    // The first of several edges among those in view: the document is open at its third sentence, which begins above them.
    let session = &harness.state().session;
    let open = session.open().expect("a dossier").clone();
    let several = |number: &u32| {
        let sentence = SentenceIndex { document: DocumentIndex(0), number: *number };
        highlight_of(&open, session.uses(), session.visibility(), sentence).edges.len() > 1
    };
    let number = (3..9).find(several).expect("a sentence of several edges");
    let claims = session.uses()[0].sentences[number as usize].claims;
    let label = format!("Sentence {}, {}", number + 1, use_words(claims));
    // The mark first; its tooltip says the same.
    harness.get_all_by_label_contains(&label).next().expect("its mark").hover();
    harness.run();
    let lit = harness.state().session.highlight().expect("a sentence that tells of something");
    assert!(lit.edges.len() > 1 && lit.entities.len() > 2, "{lit:?}");
    harness.get_all_by_label_contains(&label).next().expect("its mark").click();
    harness.run();
    let page = harness.state().session.selection().page;
    assert!(matches!(page, Page::Sentence(sentence) if sentence.number == number), "{page:?}");
    // The text scrolls to the sentence, and another one may come under the pointer.
    harness.hover_at(Pos2::new(300.0, 300.0));
    harness.run();
    assert_eq!(harness.state().session.highlight(), Some(lit));
    press(&mut harness, Modifiers::NONE, Key::C);
    assert!(is_used(&harness), "{}", highlighted(&harness));
    press(&mut harness, Modifiers::NONE, Key::U);
    assert!(!is_used(&harness), "{}", highlighted(&harness));
}

#[test]
fn what_the_pointer_was_on_goes_out_with_the_document() {
    let mut harness = high("kharrazi");
    harness.get_all_by_label_contains("Sentence 4, ").next().expect("its mark").hover();
    harness.run();
    assert!(harness.state().session.pointed().is_some());
    press(&mut harness, Modifiers::NONE, Key::X);
    harness.run();
    assert_eq!(harness.state().session.pointed(), None);
}

#[test]
fn words_are_found_in_the_documents_and_read_there() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(harness.state().session.selection().page, Page::Dossier);
    let field = harness.get_by_label("Find in documents");
    field.type_text("silo");
    harness.run();
    let hit = harness.get_all_by_label_contains("Sentence 12: ").next().expect("a sentence with the word");
    hit.click();
    harness.run();
    assert!(highlighted(&harness).to_lowercase().contains("silo"), "{}", highlighted(&harness));
}

#[test]
fn enter_goes_from_hit_to_hit_and_shift_enter_back() {
    let mut harness = usual("halmyra");
    harness.state_mut().apply(Command::CloseDocument);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    harness.get_by_label("Find in documents").type_text("silo");
    harness.run();
    let count = |harness: &Harness<'static, Desk>, place: &str| {
        harness.query_by_label_contains(&format!("{place}13 sentences in 6 documents")).is_some()
    };
    assert!(!count(&harness, "1 of "));
    let mut met = Vec::new();
    for (modifiers, place) in [
        (Modifiers::NONE, "1 of "),
        (Modifiers::NONE, "2 of "),
        (Modifiers::NONE, "3 of "),
        (Modifiers::SHIFT, "2 of "),
    ] {
        press(&mut harness, modifiers, Key::Enter);
        assert!(count(&harness, place), "{place}");
        met.push(highlighted(&harness));
    }
    assert!(met[0] != met[1] && met[1] != met[2] && met[1] == met[3], "{met:?}");
    assert!(met.iter().all(|words| words.to_lowercase().contains("silo")), "{met:?}");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains(" sentences in ").is_none(), "Escape clears the field");
    assert!(harness.state().session.selection().reading.is_some(), "and leaves the document open");
}

#[test]
fn escape_leaves_the_note_and_keeps_the_quote() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::N);
    let before = harness.state().session.selection().clone();
    assert!(before.quote.is_some() && before.reading.is_some());
    harness.get_by_label("Note on this quote").focus();
    harness.run();
    harness.event(egui::Event::Text("who says so?".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(*harness.state().session.selection(), before);
    let note = harness.state().session.mark_of(before.quote.expect("a quote")).and_then(|mark| mark.note.clone());
    assert_eq!(note.as_deref(), Some("who says so?"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().session.selection().quote, None, "the next one leaves the edge");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().session.selection().reading, None, "and the one after it the document behind it");
}

#[test]
fn the_network_shows_only_what_is_not_verified_and_the_count_follows() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::L);
    harness.get_by_label("only with a quote not verified").click_accesskit();
    harness.run();
    let session = &harness.state().session;
    let open = session.open().expect("a dossier").clone();
    for (place, results) in open.reading.verifications.iter().enumerate() {
        let is_shown = session.visibility().relation(RelationIndex(place as u32));
        assert_eq!(is_shown, results.iter().any(Verification::is_flagged), "claim {place}");
    }
    assert!(harness.query_by_label("6 quotes not verified").is_some());
    harness.get_by_label("only in other case").click_accesskit();
    harness.run();
    assert!(harness.query_by_label("5 of 6 quotes not verified").is_some());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().session.workspace().filter.shows_everything());
}

#[test]
fn a_missing_quote_is_set_right_by_hand_and_never_counts_as_verified() {
    let mut harness = high("halmyra");
    harness.get_by_label("6 quotes not verified").click();
    harness.run();
    assert_eq!(harness.state().session.selection().page, Page::Unverified);
    let lost = first_that(&harness, |result| matches!(result, Verification::Missing { nearest: Some(_), .. }));
    harness.state_mut().apply(Command::ShowQuote(lost));
    // The panel scrolls to its card.
    harness.run_steps(40);
    harness.get_by_label("Use this passage").click();
    harness.run();
    assert!(harness.query_by_label("5 quotes not verified · 1 corrected by the reader").is_some());
    let session = &harness.state().session;
    assert!(!session.open().expect("a dossier").reading.verification(lost).is_verified());
    assert_eq!(session.undo_name(), Some("correction"));
    assert!(harness.query_by_label_contains("Corrected by the reader: it stands here by your word").is_some());
    harness.state_mut().apply(Command::Do(Action::Undo));
    harness.run();
    assert!(harness.query_by_label("6 quotes not verified").is_some());
}

#[test]
fn the_places_of_an_ambiguous_quote_are_gone_through_and_one_is_chosen() {
    let mut harness = high("halmyra");
    let twice = first_that(&harness, Verification::is_ambiguous);
    harness.state_mut().apply(Command::ShowQuote(twice));
    harness.run_steps(40);
    let first = harness.state().session.selection().reading;
    harness.get_by_label("Next place").click();
    harness.run();
    let second = harness.state().session.selection().reading;
    assert_ne!(first, second);
    harness.get_by_label("Use this passage").click();
    harness.run();
    let chosen = harness.state().session.workspace().corrections[&twice];
    assert_eq!(Some(chosen.span), second.and_then(|reading| reading.passage));
}

#[test]
fn an_edges_evidence_stands_in_time_order_and_leads_to_the_document_of_its_date() {
    let mut harness = usual("halmyra");
    // Its claims have no dates of their own.
    let (zernomys, wheat) = (harness.state().entity("zernomys"), harness.state().entity("missing-wheat"));
    let edge = harness.state().session.open().and_then(|open| open.network.between(zernomys, wheat)).expect("an edge");
    harness.state_mut().apply(Command::Select(Some(Target::Edge(edge))));
    press(&mut harness, Modifiers::NONE, Key::T);
    let listed = |harness: &Harness<'static, Desk>| -> Vec<(EvidenceIndex, Pos2)> {
        let dated = harness.state().hits.iter().filter_map(|Hit { name, at }| {
            let (relation, position) = name.strip_prefix("dated ")?.split_once(' ')?;
            let relation = RelationIndex(relation.parse().ok()?);
            Some((EvidenceIndex { relation, position: position.parse().ok()? }, *at))
        });
        dated.collect()
    };
    let rows = listed(&harness);
    let open = harness.state().session.open().expect("a dossier").clone();
    let published = |evidence: &EvidenceIndex| {
        let piece = &open.dossier.relations[evidence.relation.at()].evidence[evidence.position as usize];
        open.dossier.documents[piece.document.at()].date.as_ref().and_then(|date| date.span)
    };
    assert!(rows.len() > 3 && rows.is_sorted_by_key(|(evidence, _)| published(evidence)), "{rows:?}");
    let (evidence, at) = rows[1];
    click(&mut harness, at);
    let selection = harness.state().session.selection().clone();
    assert_eq!(selection.quote, Some(evidence));
    let document = selection.reading.map(|reading| &open.dossier.documents[reading.document.at()]);
    assert_eq!(document.and_then(|document| document.date.as_ref()?.span), published(&evidence));
}

#[test]
fn the_time_line_filters_by_days_and_lets_go_again() {
    let mut harness = usual("halmyra");
    assert!(harness.query_by_label_contains("Time line of").is_none(), "it is folded at the start");
    press(&mut harness, Modifiers::NONE, Key::T);
    assert!(harness.query_by_label_contains("Time line of").is_some());
    let positions = harness.state().session.workspace().positions.clone();
    let shown = |harness: &Harness<'static, Desk>| {
        harness.state().session.visibility().relations.iter().filter(|shown| **shown).count()
    };
    let all = shown(&harness);
    let open = harness.state().session.open().expect("a dossier").clone();
    let counted = timeline(&open, |_| true);
    let highest = counted.bars.iter().max_by_key(|bar| bar.claims.total()).expect("a bar");
    harness.get_by_label_contains(&format!("{}, ", counted.unit.name(highest.first))).click();
    harness.run();
    let dates = harness.state().session.workspace().filter.dates.expect("days");
    assert_eq!((dates.first, dates.last), (highest.first, highest.last));
    assert!(shown(&harness) < all);
    assert_eq!(harness.state().session.workspace().positions, positions, "filtering moves nothing");
    // The filters tell the days too, and let go of them.
    press(&mut harness, Modifiers::NONE, Key::L);
    let row = format!("only {}", dates.first);
    harness.get_all_by_label_contains(&row).next().expect("the days among the filters").click_accesskit();
    harness.run();
    assert_eq!((shown(&harness), harness.state().session.workspace().filter.dates), (all, None));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.get_by_label("Show all times").click();
    harness.run();
    assert_eq!(shown(&harness), all);
}

/// What is typed into the note of the quote that is shown, a sign after the other as a hand does.
fn type_note(harness: &mut Harness<'static, Desk>, text: &str) {
    harness.get_by_label("Note on this quote").focus();
    harness.run();
    for sign in text.chars() {
        harness.event(egui::Event::Text(sign.to_string()));
        harness.step();
    }
}

fn note(harness: &Harness<'static, Desk>) -> Option<String> {
    let session = &harness.state().session;
    session.mark_of(session.selection().quote?)?.note.clone()
}

#[test]
fn in_the_note_undo_takes_back_words_and_elsewhere_the_whole_note() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::N);
    type_note(&mut harness, "who says so");
    for left in [Some("who says "), Some("who "), None, None] {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
        assert_eq!(note(&harness).as_deref(), left);
    }
    assert!(!harness.state().session.is_unsaved());
    for left in ["who ", "who says ", "who says so"] {
        press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
        assert_eq!(note(&harness).as_deref(), Some(left));
    }
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(note(&harness), None);
}

#[test]
fn undo_in_a_note_brings_nothing_over_from_another_dossier() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::N);
    type_note(&mut harness, "of this one");
    let (open, shown) = {
        let session = &harness.state().session;
        (session.open().expect("a dossier").as_ref().clone(), session.selection().clone())
    };
    // Another that happens to have its quotes in the same places.
    let other = Arc::new(OpenDossier { hash: "another".to_owned(), ..open });
    harness.state_mut().apply(Command::Loaded { open: other, layout: None });
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!((harness.state().session.selection(), note(&harness)), (&shown, None));
    type_note(&mut harness, "x");
    for _ in 0..3 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
        assert_eq!(note(&harness), None);
    }
}

#[test]
fn a_reload_leaves_the_keyboard_and_the_undo_with_the_note() {
    let mut harness = usual("kharrazi");
    let dossier = harness.state().folder.path().join("kharrazi.ron");
    press(&mut harness, Modifiers::NONE, Key::N);
    type_note(&mut harness, "who says ");
    let changed = std::fs::read_to_string(&dossier).expect("a dossier") + "\n";
    std::fs::write(&dossier, changed).expect("a dossier");
    press(&mut harness, Modifiers::NONE, Key::F5);
    assert!(harness.state().session.notice().is_some_and(|notice| notice.text.starts_with("Read again: the same")));
    for sign in ["s", "o"] {
        harness.event(egui::Event::Text(sign.to_owned()));
        harness.step();
    }
    assert_eq!(note(&harness).as_deref(), Some("who says so"));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(note(&harness).as_deref(), Some("who says "));
}
