//! Showing a part alone, by keys, links and the accessibility tree.

use super::{Desk, click, preferences, press, usual, window};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use sayso::cli::shell::Shell;
use sayso::model::{Target, ThemeChoice};
use sayso::session::Command;
use sayso::ui::{Memory, Surroundings};
use std::fmt::Write as _;

/// How many entities are shown.
fn shown(harness: &Harness<'static, Desk>) -> usize {
    harness.state().session.visibility().entity_count()
}

/// A window over a made-up dossier: a hub, its neighbours, and pairs beside it.
fn large(neighbours: usize) -> Harness<'static, Desk> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut text = String::from("(format: 1, title: \"A star\", documents: [], entities: [\n");
    for at in 0..=neighbours {
        let _ = writeln!(text, "(id: \"e{at}\", kind: \"person\", name: \"Person {at}\"),");
    }
    text.push_str("(id: \"alone\", kind: \"person\", name: \"Alone\")],\nrelations: [\n");
    for at in 1..=neighbours {
        let _ = writeln!(text, "(from: \"e0\", kind: \"knows\", to: \"e{at}\", status: Asserted, evidence: []),");
    }
    text.push_str("])\n");
    let dossier = folder.path().join("star.ron");
    std::fs::write(&dossier, text).expect("a dossier");
    let surroundings = Surroundings { recent: Some(Vec::new()), versions: Some(Vec::new()), ..Surroundings::default() };
    let shell = Shell::new(preferences(ThemeChoice::Light), 1);
    let mut desk = Desk { shell, folder, memory: Memory::default(), surroundings, hits: Vec::new() };
    desk.apply(Command::Open(dossier));
    assert!(desk.session.open().is_some(), "{:?}", desk.session.failure());
    window(desk, Vec2::new(1280.0, 720.0))
}

#[test]
fn one_key_shows_the_selection_alone_and_one_goes_back() {
    let mut harness = usual("kharrazi");
    assert!(harness.query_by_label("59 of 59 shown").is_none(), "a small dossier looks as ever");
    let ivanov = harness.state().entity("igor-ivanov");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(ivanov))));
    harness.run();
    press(&mut harness, Modifiers::SHIFT, Key::S);
    let with_neighbours = shown(&harness);
    assert!(with_neighbours > 5 && with_neighbours < 59);
    harness.get_by_label(&format!("{with_neighbours} of 59 shown"));
    press(&mut harness, Modifiers::NONE, Key::S);
    assert_eq!(shown(&harness), 1);
    let announced = harness.query_all_by_role(Role::Status);
    let told: Vec<String> = announced.filter_map(|node| node.accesskit_node().label()).collect();
    assert!(told.iter().any(|words| words.contains("1 of 59 entities")), "{told:?}");
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(shown(&harness), with_neighbours);
    harness.get_by_label("Show everything").click();
    harness.run();
    assert_eq!(shown(&harness), 59);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(shown(&harness), with_neighbours);
}

#[test]
fn a_large_dossier_begins_small_and_grows_where_it_is_asked_to() {
    let mut harness = large(400);
    assert_eq!(shown(&harness), 80);
    harness.get_by_label("80 of 402 shown");
    let hub = Target::Entity(harness.state().entity("e0"));
    let at = harness.state().point_of(hub);
    click(&mut harness, at);
    harness.get_by_label("Show 321 hidden neighbours").click();
    harness.run();
    assert_eq!(shown(&harness), 105);
    press(&mut harness, Modifiers::NONE, Key::E);
    assert_eq!(shown(&harness), 130);
    press(&mut harness, Modifiers::NONE, Key::A);
    harness.get_by_label("401 of 402 shown");
    harness.get_by_label("1 without claims").click();
    harness.run();
    assert_eq!(shown(&harness), 402);
}

#[test]
fn what_a_document_and_a_path_say_is_shown_alone_by_a_click() {
    let mut harness = usual("halmyra");
    harness.state_mut().apply(Command::Select(None));
    harness.state_mut().apply(Command::CloseDocument);
    harness.run();
    let links: Vec<_> = harness.query_all_by_label("show only this").collect();
    assert!(!links.is_empty());
    links[0].click();
    harness.run();
    let all = harness.state().session.visibility().entities.len();
    let of_document = shown(&harness);
    assert!(of_document > 1 && of_document < all, "{of_document} of {all}");
    harness.get_by_role_and_label(Role::Link, "Back").click();
    harness.run();
    assert_eq!(shown(&harness), all);
}

#[test]
fn what_is_switched_off_is_dimmed_by_a_tick_and_stands_above_the_network() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::L);
    harness.get_by_label("Only country").click();
    harness.run();
    let countries = shown(&harness);
    assert!(countries > 0 && countries < 59);
    harness.get_by_label("Not shown:");
    harness.get_by_label("Dim what is switched off").click();
    harness.run();
    harness.get_by_label("Dimmed:");
    assert_eq!(shown(&harness), countries, "what is dimmed is not shown");
    assert!(harness.state().session.drawn().entities.iter().all(|drawn| *drawn));
    harness.get_by_label("Take what is switched off out of the picture").click();
    harness.run();
    assert!(!harness.state().session.dims());
}

#[test]
fn values_of_a_measure_are_a_filter_that_a_click_takes_back() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::K);
    harness.run();
    let bars = harness.get_all_by_label_contains("Degree ");
    bars.last().expect("a bar").click();
    harness.run();
    harness.get_by_label("Show only these").click();
    harness.run();
    let some = shown(&harness);
    assert!(some > 0 && some < 59, "{some}");
    harness.get_by_label_contains("Show again: entities outside Degree").click();
    harness.run();
    assert_eq!(shown(&harness), 59);
}
