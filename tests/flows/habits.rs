//! What hands do by habit: menus on everything, keys that many programs share, keyboards of other letters.

use super::{Desk, ground, press, usual};
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::model::Target;
use sayso::session::{Action, Command, Page, Prompt};

fn right_click(harness: &mut Harness<'static, Desk>, at: Pos2) {
    harness.hover_at(at);
    harness.run();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    }
    harness.run();
}

fn offers(harness: &Harness<'static, Desk>, labels: &[&str]) {
    for label in labels {
        assert!(harness.query_all_by_label(label).next().is_some(), "the menu offers {label}");
    }
}

/// Clicks an entry of the menu, which is drawn over everything else.
fn choose(harness: &mut Harness<'static, Desk>, label: &str) {
    harness.query_all_by_label(label).last().expect("an entry").click();
    harness.run();
}

#[test]
fn an_entity_offers_what_can_be_done_with_it() {
    let mut harness = usual("kharrazi");
    let russia = harness.state().entity("russia");
    let at = harness.state().point_of(Target::Entity(russia));
    right_click(&mut harness, at);
    let entries = [
        "Show evidence",
        "Open document where first named",
        "Claims by this speaker",
        "How is it tied to…",
        "Highlight neighbours",
        "Select neighbours",
        "Select all of its kind",
        "Pin or unpin",
        "Hide",
        "Copy name",
    ];
    offers(&harness, &entries);
    choose(&mut harness, "How is it tied to…");
    assert_eq!(harness.state().session.selection().page, Page::Paths(Some(russia), None));
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    let at = harness.state().point_of(Target::Entity(russia));
    right_click(&mut harness, at);
    choose(&mut harness, "Select all of its kind");
    let group = &harness.state().session.selection().group;
    let open = harness.state().session.open().expect("a dossier");
    let kinds: Vec<&str> = group.iter().map(|entity| open.dossier.entities[entity.at()].kind.as_str()).collect();
    assert!(kinds.len() > 1 && kinds.iter().all(|kind| *kind == "country"), "{kinds:?}");
}

#[test]
fn an_edge_a_quote_and_the_ground_have_menus_of_their_own() {
    let mut harness = usual("kharrazi");
    let edges = harness.state().memory.canvas.hit_points();
    let (edge, at) = edges.into_iter().find(|(target, _)| matches!(target, Target::Edge(_))).expect("an edge");
    right_click(&mut harness, at);
    assert_eq!(harness.state().session.selection().target, Some(edge));
    offers(&harness, &["Show evidence", "Next quote", "How else are the two tied?", "Copy name"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    // The ground is the ground, though an edge is selected.
    let at = ground(&mut harness);
    right_click(&mut harness, at);
    assert_eq!(harness.state().session.selection().target, Some(edge));
    offers(&harness, &["Whole network", "Lay out again", "Show hidden", "Select all", "Export figure…"]);
    assert!(harness.query_by_label("How else are the two tied?").is_none());
    choose(&mut harness, "Select all");
    assert!(harness.state().session.selection().group.len() > 20);
    harness.state_mut().apply(Command::Select(Some(edge)));
    harness.run();
    let quote = harness.state().hits.iter().find(|hit| hit.name.starts_with("quote ")).expect("a quote").at;
    right_click(&mut harness, quote);
    offers(&harness, &["Copy words", "Copy with citation", "Confirm quote", "Next quote"]);
    choose(&mut harness, "Confirm quote");
    assert_eq!(harness.state().session.workspace().marks.len(), 1);
}

#[test]
fn several_that_are_selected_are_arranged_from_their_menu() {
    let mut harness = usual("kharrazi");
    let two = ["russia", "kharrazi"].map(|id| harness.state().entity(id));
    harness.state_mut().apply(Command::Select(None));
    for entity in two {
        harness.state_mut().apply(Command::SelectAlso(entity));
    }
    harness.run();
    let at = harness.state().point_of(Target::Entity(two[0]));
    right_click(&mut harness, at);
    offers(&harness, &["Select neighbours", "Pin or unpin", "Hide"]);
    assert_eq!(harness.query_all_by_label("Arrange").count(), 2, "in the bar and in the menu");
    assert_eq!(harness.state().session.selection().group.len(), 2);
}

#[test]
fn delete_hides_and_f2_renames_the_view() {
    let mut harness = usual("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(harness.state().session.workspace().hidden.contains(&russia));
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert!(harness.query_by_label("Name of the view").is_some());
}

#[test]
fn control_w_closes_and_asks_when_something_is_not_saved() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(harness.state().session.open().is_none());
    assert!(harness.query_by_label("Open a dossier").is_some());
    let mut harness = usual("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.state_mut().apply(Command::Do(Action::Hide));
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(matches!(harness.state().session.prompt().map(AsRef::as_ref), Some(Prompt::Leave(_))));
    harness.get_by_label("Leave without saving").click();
    harness.run();
    assert!(harness.state().session.open().is_none());
}

#[test]
fn control_tab_goes_from_view_to_view_and_moves_no_focus() {
    let mut harness = usual("kharrazi");
    harness.state_mut().apply(Command::AddView("Second".to_owned()));
    harness.run();
    let selected = harness.state().session.selection().target;
    for name in ["View 1", "Second", "View 1"] {
        press(&mut harness, Modifiers::COMMAND, Key::Tab);
        assert_eq!(harness.state().session.views().name(), name);
    }
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Tab);
    assert_eq!(harness.state().session.views().name(), "Second");
    assert_eq!(harness.state().session.selection().target, selected);
}

/// A key at a place, as a keyboard with this sign there sends it.
fn at_place(harness: &mut Harness<'static, Desk>, key: Key, place: Key, text: Option<&str>) {
    let modifiers = Modifiers::NONE;
    harness.event(Event::Key { key, physical_key: Some(place), pressed: true, repeat: false, modifiers });
    if let Some(text) = text {
        harness.event(Event::Text(text.to_owned()));
    }
    harness.run();
}

#[test]
fn on_a_keyboard_of_other_letters_a_sign_is_the_key_at_its_place() {
    // What Q and W are on a Greek, a Hebrew and a Bulgarian keyboard.
    for (key, place, text) in
        [(Key::Semicolon, Key::Q, ";"), (Key::Slash, Key::Q, "/"), (Key::Comma, Key::Q, ","), (Key::Quote, Key::W, "'")]
    {
        let mut harness = usual("kharrazi");
        harness.state_mut().apply(Command::Select(None));
        harness.run();
        at_place(&mut harness, key, place, Some(text));
        let session = &harness.state().session;
        let is_done = if place == Key::Q {
            session.measuring().is_some()
        } else {
            session.selection().page == Page::Paths(None, None)
        };
        assert!(is_done, "{place:?} gives {text}");
    }
    // A French keyboard has its comma where M is elsewhere.
    let mut harness = usual("kharrazi");
    at_place(&mut harness, Key::Comma, Key::M, Some(","));
    assert!(harness.state().session.measuring().is_none());
}

#[test]
fn a_caret_stands_still_after_five_seconds_of_rest() {
    let mut harness = usual("kharrazi");
    press(&mut harness, Modifiers::COMMAND, Key::F);
    assert!(harness.ctx.text_edit_focused());
    let wakes_after = |harness: &Harness<'static, Desk>| {
        harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min().expect("a window")
    };
    harness.step();
    assert!(wakes_after(&harness).as_secs() < 2, "it blinks");
    // A quarter of a second for each step.
    (0..24).for_each(|_| harness.step());
    assert!(wakes_after(&harness).as_secs() > 3600, "it wakes after {:?}", wakes_after(&harness));
    assert!(harness.ctx.text_edit_focused());
    harness.event(Event::Text("a".to_owned()));
    harness.step();
    harness.step();
    assert!(wakes_after(&harness).as_secs() < 2, "it blinks again");
}

#[test]
fn escape_leaves_the_page_of_a_refused_file() {
    let mut harness = usual("kharrazi");
    let path = harness.state().folder.path().join("notes.txt");
    std::fs::write(&path, "Some notes. Nothing else.").expect("a file");
    harness.state_mut().apply(Command::Open(path));
    harness.run();
    assert!(harness.state().session.failure().is_some());
    assert!(harness.query_all_by_label_contains("plain text").next().is_some(), "it is told what it is");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().session.failure().is_none() && harness.state().session.open().is_some());
}

#[test]
fn escape_goes_back_from_what_is_in_sight() {
    let mut harness = usual("kharrazi");
    let selection = |harness: &Harness<'static, Desk>| harness.state().session.selection().clone();
    let start = selection(&harness);
    assert!(start.target.is_some() && start.reading.is_some(), "an edge, and its document behind it");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let (target, reading) = (selection(&harness).target, selection(&harness).reading);
    assert!(target.is_none() && reading.is_some(), "the document that is not seen stays");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(selection(&harness), sayso::session::Selection::default());
    // With the document in sight, it goes first.
    harness.state_mut().apply(Command::Select(start.target));
    harness.run();
    harness.get_by_label("Document").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!((selection(&harness).target, selection(&harness).reading), (start.target, None));
}
