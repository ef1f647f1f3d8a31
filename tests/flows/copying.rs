//! What is copied from the panels and the documents.

use super::{Desk, high, press, usual};
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sayso::model::Target;
use sayso::session::{Command, Effect, Request};

/// What was put on the clipboard last.
fn copied(harness: &Harness<'static, Desk>) -> Option<String> {
    harness.state().effects.iter().rev().find_map(|effect| match effect {
        Effect::Request(Request::Copy(text)) => Some(text.clone()),
        _ => None,
    })
}

/// Opens the menu of what is there, and chooses an entry.
fn choose(harness: &mut Harness<'static, Desk>, at: Pos2, entry: &str) {
    harness.hover_at(at);
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
    harness.get_by_label(entry).click_accesskit();
    harness.run();
}

#[test]
fn names_claims_and_quotes_of_the_panels_are_copied_by_their_menus() {
    let mut harness = usual("halmyra");
    let alan = harness.state().entity("alan-marrable");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(alan))));
    // The document would cover the claims.
    harness.state_mut().apply(Command::CloseDocument);
    harness.run();
    let heading = harness.query_all_by_label("Alan Marrable").last().expect("a heading").rect().center();
    choose(&mut harness, heading, "Copy name");
    assert_eq!(copied(&harness).as_deref(), Some("Alan Marrable"));
    let claim = harness
        .state()
        .hits
        .iter()
        .find(|hit| hit.name.starts_with("claim ") && hit.at.y < 680.0)
        .expect("a claim")
        .clone();
    choose(&mut harness, claim.at, "Copy claim");
    let text = copied(&harness).expect("a claim");
    assert!(text.contains("Alan Marrable") && !text.contains('“'), "{text}");

    let open = harness.state().session.open().expect("a dossier").clone();
    let edge = open.network.incident[alan.at()][0];
    harness.state_mut().apply(Command::Select(Some(Target::Edge(edge))));
    harness.run();
    let quote = harness.state().hits.iter().find(|hit| hit.name.starts_with("quote ")).expect("a quote").at;
    choose(&mut harness, quote, "Copy words");
    let words = copied(&harness).expect("words");
    assert!(
        open.dossier
            .relations
            .iter()
            .flat_map(|claim| &claim.evidence)
            .any(|piece| piece.quote.as_ref() == Some(&words))
    );
    choose(&mut harness, quote, "Copy with citation");
    let cited = copied(&harness).expect("a citation");
    // The rest of its sentence stands in square brackets.
    let is_whole = cited.starts_with(&format!("“{words}” ("));
    let has_rest = cited.contains(&words) && cited.starts_with("“") && cited.contains('[') && cited.contains("]” (");
    assert!((is_whole || has_rest) && cited.contains("sentence"), "{cited}");
}

/// Clicks a word of the document that is open twice, and copies it.
fn copy_word(harness: &mut Harness<'static, Desk>) -> String {
    let middle = {
        let nodes = harness.root().children_recursive();
        let is_text = |label: String| label.starts_with("Text of ");
        let mut texts = nodes.filter(|node| node.accesskit_node().label().is_some_and(is_text));
        let bounds = texts.next().expect("a text").accesskit_node().bounding_box().expect("a place");
        Pos2::new((bounds.x0 + bounds.x1) as f32 / 2.0, bounds.y0 as f32 + 60.0)
    };
    // The first place may be a sign between words, or white space.
    let places = [0.0, 23.0, 61.0, 97.0, 121.0, 140.0, 163.0].map(|left| middle - egui::vec2(left, 0.0));
    let word = places.into_iter().find_map(|area| {
        harness.hover_at(area);
        harness.run();
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        for pressed in [true, false, true, false] {
            harness.input_mut().events.push(Event::PointerButton { pos: area, button, pressed, modifiers });
        }
        harness.step();
        harness.run();
        harness.event(Event::Copy);
        harness.run();
        // A double click on a name of several words takes them all.
        copied(harness).filter(|word| word.chars().all(char::is_alphanumeric))
    });
    word.expect("a word in the document")
}

#[test]
fn a_word_that_is_double_clicked_is_copied_alone_and_found_again() {
    let mut harness = high("halmyra");
    let word = copy_word(&mut harness);
    assert!(!word.is_empty() && word.chars().all(|letter| !letter.is_whitespace() && letter != '“'), "{word}");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let cited = copied(&harness).expect("a citation");
    assert!(cited.starts_with(&format!("“{word}” (")), "{cited}");
    // In a document, the key for finding looks in the documents.
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.event(Event::Paste(word.clone()));
    harness.run();
    assert!(harness.query_by_label("No sentence has these words").is_none(), "{word}");
    assert!(harness.query_all_by_label_contains("Back to all documents").next().is_some());
}

/// Drags over a place, from its left to its right.
fn drag_over(harness: &mut Harness<'static, Desk>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for step in 1..=4 {
        harness.hover_at(from + (to - from) * (step as f32 / 4.0));
        harness.run();
    }
    harness.drop_at(to);
    harness.run();
}

#[test]
fn text_of_a_panel_is_selected_by_dragging_and_a_click_on_it_still_opens_it() {
    let mut harness = usual("halmyra");
    let alan = harness.state().entity("alan-marrable");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(alan))));
    harness.state_mut().apply(Command::CloseDocument);
    harness.run();
    let heading = harness.query_all_by_label("Alan Marrable").last().expect("a heading").rect();
    drag_over(&mut harness, heading.left_center(), heading.right_center());
    harness.event(Event::Copy);
    harness.step();
    let selected = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(selected.as_deref(), Some("Alan Marrable"));
    assert_eq!(copied(&harness), None, "the entity is not copied too");

    // A quote's words are selected by dragging; a click shows the quote.
    let open = harness.state().session.open().expect("a dossier").clone();
    let edge = open.network.incident[alan.at()][0];
    harness.state_mut().apply(Command::Select(Some(Target::Edge(edge))));
    harness.state_mut().apply(Command::CloseDocument);
    harness.run();
    let quote = harness.state().hits.iter().find(|hit| hit.name.starts_with("quote ")).expect("a quote").at;
    super::click(&mut harness, quote);
    assert!(harness.state().session.selection().quote.is_some());
    harness.event(Event::Copy);
    harness.run();
    let cited = copied(&harness).expect("the quote that was clicked");
    assert!(cited.starts_with('“') && cited.contains("sentence"), "{cited}");
}

#[test]
fn what_is_selected_in_the_network_is_copied_by_the_usual_key() {
    let mut harness = usual("halmyra");
    let alan = harness.state().entity("alan-marrable");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(alan))));
    harness.run();
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(copied(&harness).as_deref(), Some("Alan Marrable (person)"));
    let edge = harness.state().session.open().expect("a dossier").network.incident[alan.at()][0];
    harness.state_mut().apply(Command::Select(Some(Target::Edge(edge))));
    harness.run();
    harness.event(Event::Copy);
    harness.run();
    let claims = copied(&harness).expect("the claims");
    assert!(claims.contains("Alan Marrable") && claims.contains(": “"), "{claims}");
}

#[test]
fn the_card_of_an_entity_is_copied_with_every_claim_and_its_citation() {
    let mut harness = usual("halmyra");
    let alan = harness.state().entity("alan-marrable");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(alan))));
    harness.run();
    let at = harness.state().point_of(Target::Entity(alan));
    choose(&mut harness, at, "Copy card with citations");
    let card = copied(&harness).expect("a card");
    let lines: Vec<&str> = card.lines().collect();
    assert_eq!(lines[0], "Alan Marrable (person)");
    let claims = lines.iter().filter(|line| line.starts_with("– ")).count();
    let heading = lines.iter().find(|line| line.contains(" claim")).expect("how many claims");
    assert!(claims > 1 && heading.starts_with(&claims.to_string()), "{card}");
    assert!(card.contains("sentence"), "{card}");
}
