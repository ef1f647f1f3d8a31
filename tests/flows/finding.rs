//! Finding: what is listed, why, and what choosing it does.

use super::{Desk, press, usual};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sayso::model::Target;
use sayso::session::{Command, FilterChange};

/// Types a query into the search field, and gives what is listed.
fn find(harness: &mut Harness<'static, Desk>, query: &str) -> Vec<String> {
    press(harness, Modifiers::COMMAND, Key::F);
    harness.event(egui::Event::Text(query.to_owned()));
    harness.run();
    let list = harness.get_by_label("What was found");
    let rows = list.children_recursive().filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Button);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

#[test]
fn people_are_listed_first_with_the_name_that_was_found() {
    for (query, first) in
        [("powel", "Colin Powell, person"), ("khatami", "Mohammad Khatami, person"), ("bush", "George W. Bush, person")]
    {
        let mut harness = usual("kharrazi");
        let listed = find(&mut harness, query);
        assert!(listed[0].starts_with(first), "{query}: {listed:?}");
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert!(matches!(harness.state().session.selection().target, Some(Target::Entity(_))));
    }
}

#[test]
fn what_was_found_in_a_quote_is_shown_with_whole_words_around_it_and_each_sentence_once() {
    let mut harness = usual("kharrazi");
    let listed = find(&mut harness, "bushehr");
    let quotes: Vec<&String> = listed.iter().filter(|row| row.starts_with('“')).collect();
    assert!(!quotes.is_empty(), "{listed:?}");
    for quote in &quotes {
        assert!(quote.to_lowercase().contains("bushehr"), "{quote}");
        assert_eq!(quotes.iter().filter(|other| other == &quote).count(), 1, "{quote}");
    }
}

#[test]
fn a_hidden_hit_says_what_hides_it_and_enter_offers_to_show_it() {
    let mut harness = usual("kharrazi");
    harness.state_mut().apply(Command::Filter(FilterChange::EntityKind("country".to_owned())));
    harness.run();
    let camera = harness.state().session.camera();
    let listed = find(&mut harness, "iran");
    assert!(listed[0].ends_with("Not in the picture: the kind country is switched off"), "{listed:?}");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().session.camera(), camera, "nothing flies to an empty place");
    let iran = harness.state().entity("iran");
    assert_eq!(harness.state().session.selection().target, Some(Target::Entity(iran)));
    assert!(harness.query_by_label("Show what is hidden?").is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label("Show what is hidden?").is_none());
    assert!(harness.state().session.visibility().entity(iran));
    harness.run();
    harness.state().point_of(Target::Entity(iran));
}

#[test]
fn the_view_takes_in_what_was_found_and_its_neighbours() {
    let mut harness = usual("kharrazi");
    find(&mut harness, "powel");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    let powell = harness.state().entity("powell");
    let open = harness.state().session.open().expect("a dossier").clone();
    for edge in &open.network.incident[powell.at()] {
        let (one, other) = open.network.edges[edge.at()].ends;
        for end in [one, other] {
            harness.state().point_of(Target::Entity(end));
        }
    }
}

#[test]
fn the_search_in_documents_goes_on_from_where_one_reads() {
    let mut harness = usual("kharrazi");
    let document = harness.state().session.selection().reading.expect("a document").document;
    let open = harness.state().session.open().expect("a dossier").clone();
    let text = open.dossier.documents[document.at()].text.clone().expect("a text");
    let late = open.reading.documents[document.at()].sentences.iter().rev().nth(6).copied().expect("a sentence");
    harness.state_mut().apply(Command::Select(None));
    harness.state_mut().apply(Command::Read(document, Some(late)));
    harness.run();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    harness.event(egui::Event::Text("Iran".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let found = harness.state().session.selection().reading.and_then(|reading| reading.passage).expect("a hit");
    assert!(found.of(&text).contains("Iran"), "{}", found.of(&text));
    // The view begins above the sentence that was shown.
    assert!(found.start as usize + 1500 > late.start as usize, "{} after {}", found.start, late.start);
}

#[test]
fn the_panel_of_what_is_hidden_says_so_and_by_what_and_offers_to_show_it() {
    let mut harness = usual("kharrazi");
    let iran = harness.state().entity("iran");
    let edge = harness.state().session.open().expect("a dossier").network.incident[iran.at()][0];
    for target in [Target::Entity(iran), Target::Edge(edge)] {
        harness.state_mut().apply(Command::Select(Some(target)));
        harness.state_mut().apply(Command::CloseDocument);
        harness.run();
        let says =
            |harness: &Harness<'static, Desk>| harness.query_by_label_contains("is not in the picture:").is_some();
        assert!(!says(&harness) && harness.query_by_label("Show it").is_none());
        harness.state_mut().apply(Command::Filter(FilterChange::EntityKind("country".to_owned())));
        harness.run();
        assert!(harness.query_by_label_contains("is not in the picture: the kind country is switched off").is_some());
        harness.get_by_label("Show it").click();
        harness.run();
        assert!(!says(&harness) && harness.state().session.visibility().entity(iran));
        assert_eq!(harness.state().session.selection().target, Some(target));
    }
}
