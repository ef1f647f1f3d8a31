//! What a screen reader is told, and the window walked by keyboard alone.

use super::{Desk, click, high, preferences, press, usual, window};
use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _, by};
use sayso::model::{EntityIndex, Position, Target, ThemeChoice};
use sayso::session::{Action, Command};

type Window = Harness<'static, Desk>;

/// Whether a node of the accessibility tree has the focus.
fn has_focus(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

/// A window over an example in which nothing is selected yet.
fn bare(name: &str) -> Window {
    let mut harness = usual(name);
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    harness
}

/// What a screen reader says has the focus.
fn focused(harness: &Window) -> String {
    let node = harness.query_by(has_focus);
    let node = node.expect("something has the focus");
    node.accesskit_node().label().or_else(|| node.accesskit_node().value()).unwrap_or_default()
}

/// What is marked as selected.
fn selected(harness: &Window) -> Vec<String> {
    let all = harness.query_all(by().predicate(|node| node.is_selected() == Some(true)));
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

/// The texts that are said when they appear, with how urgent they are.
fn said(harness: &Window) -> Vec<(String, Live)> {
    let all = harness.query_all(by().predicate(|node| node.live() != Live::Off));
    let words = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.label().or_else(|| node.value()).unwrap_or_default(), node.live())
    };
    all.map(|node| words(&node)).collect()
}

fn name_of(harness: &Window, entity: usize) -> String {
    let open = harness.state().session.open().expect("a dossier");
    let entity = &open.dossier.entities[entity];
    format!("{}, {}", entity.name, entity.kind)
}

#[test]
fn every_step_by_tab_is_heard_and_the_last_one_leads_out_of_the_network() {
    let mut harness = bare("kharrazi");
    assert!(focused(&harness).starts_with("Network: "), "{}", focused(&harness));
    let count = harness.state().session.open().expect("a dossier").dossier.entities.len();
    for place in 0..count {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        let name = name_of(&harness, place);
        assert_eq!(focused(&harness), name);
        assert_eq!(selected(&harness), [name]);
    }
    press(&mut harness, Modifiers::NONE, Key::Tab);
    let out = focused(&harness);
    assert_ne!(out, name_of(&harness, count - 1));
    assert!(!out.starts_with("Network"), "{out}");
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&harness), name_of(&harness, count - 1), "and back");
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(focused(&harness), name_of(&harness, 0));
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_ne!(focused(&harness), name_of(&harness, 0), "before the first one it leads out too");
}

#[test]
fn several_presses_in_one_frame_are_as_many_steps() {
    let mut harness = bare("kharrazi");
    for _ in 0..3 {
        harness.key_press(Key::Tab);
    }
    harness.run();
    assert_eq!(focused(&harness), name_of(&harness, 2));
}

#[test]
fn an_arrow_leads_to_a_neighbour_and_page_down_to_an_edge_that_says_what_it_carries() {
    let mut harness = bare("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.run();
    assert_eq!(focused(&harness), name_of(&harness, russia.at()));
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_ne!(focused(&harness), name_of(&harness, russia.at()));
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.run();
    let open = harness.state().session.open().cloned().expect("a dossier");
    let mut heard = Vec::new();
    for edge in &open.network.incident[russia.at()] {
        press(&mut harness, Modifiers::NONE, Key::PageDown);
        assert_eq!(harness.state().session.selection().target, Some(Target::Edge(*edge)));
        heard.push(focused(&harness));
        assert_eq!(selected(&harness), heard[heard.len() - 1..]);
    }
    let told = "Russia → Iran, 14 claims: 4 asserted, 5 alleged, 2 denied, 3 hypothetical";
    assert!(heard.iter().any(|name| name == told), "{heard:#?}");
    assert!(heard.iter().all(|name| name.contains(" claim")), "{heard:#?}");
    assert!(heard.iter().any(|name| name.starts_with("Russia → ")), "{heard:#?}");
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert_eq!(Some(&focused(&harness)), heard.last(), "back and on again");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert!(matches!(harness.state().session.selection().target, Some(Target::Entity(_))), "an arrow goes to an end");
}

#[test]
fn an_edge_in_conflict_says_so_where_the_program_opens_it() {
    let harness = usual("kharrazi");
    assert_eq!(focused(&harness), "Iran → Axis of evil, 4 claims: 2 alleged, 2 denied, conflicting");
}

#[test]
fn what_is_selected_is_told_where_it_is_out_of_view() {
    let mut harness = bare("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.state_mut().apply(Command::Pan(Position::new(1e5, 1e5)));
    harness.run();
    assert_eq!(focused(&harness), name_of(&harness, russia.at()));
}

#[test]
fn a_quote_that_is_shown_by_key_is_said_with_its_document() {
    let mut harness = bare("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    for (key, place) in [(Key::Enter, 1), (Key::N, 2), (Key::N, 3), (Key::B, 2)] {
        press(&mut harness, Modifiers::NONE, key);
        let open = harness.state().session.open().cloned().expect("a dossier");
        let shown = harness.state().session.selection().quote.expect("a quote");
        let piece = open.dossier.evidence(shown).expect("evidence");
        let quote = piece.quote.as_deref().expect("words");
        let words = said(&harness);
        let title = &open.dossier.documents[piece.document.at()].title;
        let is_told = |(words, live): &(String, Live)| {
            words.starts_with(&format!("Quote {place} of "))
                && words.contains(quote)
                && words.contains(title)
                && *live == Live::Polite
        };
        assert!(words.iter().any(is_told), "{key:?}: {words:#?}");
    }
}

#[test]
fn notices_are_said_politely_warnings_at_once_and_the_same_words_again() {
    let mut harness = bare("kharrazi");
    harness.state_mut().apply(Command::Tell("Copied".to_owned()));
    harness.run();
    let id = |harness: &Window| harness.get_by_label("Copied").accesskit_node().id();
    assert!(said(&harness).contains(&("Copied".to_owned(), Live::Polite)), "{:?}", said(&harness));
    let first = id(&harness);
    harness.state_mut().apply(Command::Tell("Copied".to_owned()));
    harness.run();
    assert_ne!(id(&harness), first, "a new node is announced anew");
    harness.state_mut().apply(Command::Warn("It did not work".to_owned()));
    harness.run();
    assert!(said(&harness).contains(&("It did not work".to_owned(), Live::Assertive)), "{:?}", said(&harness));
}

#[test]
fn what_is_hidden_is_said() {
    let mut harness = bare("kharrazi");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::NONE, Key::H);
    let words = said(&harness);
    assert!(
        words.iter().any(|(words, _)| words.contains("58 of 59 entities") && words.contains(" are shown")),
        "{words:#?}"
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    let words = said(&harness);
    assert!(words.iter().any(|(words, _)| words.contains("all 59 entities")), "{words:#?}");
}

#[test]
fn the_frame_and_the_parts_of_the_window_have_names() {
    let harness = bare("kharrazi");
    let root = harness.root();
    let name = root.accesskit_node().label().unwrap_or_default();
    assert!(name.ends_with(" — Sayso"), "{name:?}");
    for part in ["Menu bar", "Network", "Selection", "Status bar"] {
        assert_eq!(harness.query_all(by().role(Role::Pane).label(part)).count(), 1, "{part}");
    }
}

/// Everything that can have the focus has a role and a name.
fn check_names(harness: &Window, state: &str) {
    let all = harness.query_all(by().predicate(|node| {
        let data = node.data();
        let has_name = node.label().or_else(|| node.value()).is_some_and(|name| !name.trim().is_empty())
            || node.placeholder().is_some();
        data.supports_action(egui::accesskit::Action::Focus)
            && (!has_name || matches!(node.role(), Role::Unknown | Role::GenericContainer))
    }));
    let unnamed: Vec<_> = all.map(|node| (node.accesskit_node().role(), node.rect())).collect();
    assert!(unnamed.is_empty(), "{state}: {unnamed:#?}");
}

#[test]
fn nothing_that_can_have_the_focus_is_without_role_and_name() {
    for (name, size) in [("kharrazi", [1280.0, 720.0]), ("halmyra", [1920.0, 1080.0]), ("halmyra", [800.0, 600.0])] {
        let mut harness = window(Desk::over(name, preferences(ThemeChoice::Light)), Vec2::from(size));
        check_names(&harness, "opened");
        let open = harness.state().session.open().cloned().expect("a dossier");
        let busiest = (0..open.network.edges.len()).max_by_key(|edge| open.network.edges[*edge].relations.len());
        let edge = sayso::model::EdgeIndex::new(busiest.expect("an edge"));
        let targets = [Target::Entity(EntityIndex(0)), Target::Edge(edge)];
        for target in targets {
            harness.state_mut().apply(Command::Select(Some(target)));
            harness.run();
            check_names(&harness, &format!("{name}: {target:?}"));
        }
        for action in [
            Action::NextQuote,
            Action::Contradictions,
            Action::Unverified,
            Action::SecondLook,
            Action::Paths,
            Action::Documents,
            Action::Filters,
            Action::Timeline,
            Action::SelectAll,
            Action::LayoutOptions,
        ] {
            harness.state_mut().apply(Command::Do(action));
            harness.run();
            check_names(&harness, &format!("{name}: {action:?}"));
        }
        for (modifiers, key) in [
            (Modifiers::NONE, Key::T),
            (Modifiers::NONE, Key::F1),
            (Modifiers::COMMAND, Key::Comma),
            (Modifiers::COMMAND, Key::E),
            (Modifiers::COMMAND, Key::K),
        ] {
            press(&mut harness, modifiers, key);
            check_names(&harness, &format!("{name}: {key:?}"));
            press(&mut harness, Modifiers::NONE, Key::Escape);
        }
    }
}

/// The part of the window that has the focus.
fn part(harness: &Window) -> String {
    let mut node = harness.get_by(has_focus);
    loop {
        if node.accesskit_node().role() == Role::Pane
            && let Some(name) = node.accesskit_node().label()
        {
            return name;
        }
        node = node.parent().expect("every part has a name");
    }
}

#[test]
fn f6_goes_from_part_to_part_and_back_and_to_where_one_was() {
    // In a window that is high enough for the selection and the document.
    let mut harness = high("kharrazi");
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let here = focused(&harness);
    let mut parts = Vec::new();
    for _ in 0..5 {
        press(&mut harness, Modifiers::NONE, Key::F6);
        parts.push(part(&harness));
    }
    assert_eq!(parts, ["Selection", "Document", "Status bar", "Menu bar", "Network"]);
    assert_eq!(focused(&harness), here);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(part(&harness), "Menu bar");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    let there = focused(&harness);
    press(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(part(&harness), "Status bar");
    press(&mut harness, Modifiers::NONE, Key::F6);
    assert_eq!(focused(&harness), there);
    harness.key_press(Key::F6);
    harness.key_press(Key::F6);
    harness.run();
    assert_eq!(part(&harness), "Selection", "two presses in one frame are two steps");
}

#[test]
fn focus_that_moves_on_by_tab_is_brought_into_view() {
    let mut harness = bare("kharrazi");
    let russia = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(russia))));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::F6);
    for step in 0..40 {
        press(&mut harness, Modifiers::NONE, Key::Tab);
        let node = harness.get_by(has_focus);
        let bounds = node.rect();
        assert!(bounds.top() >= 0.0 && bounds.bottom() <= 720.0, "step {step}: {} at {bounds:?}", focused(&harness));
    }
}

/// Where an entity stands.
fn place(harness: &Window, entity: EntityIndex) -> Position {
    harness.state().session.workspace().positions[entity.at()]
}

#[test]
fn alt_and_arrows_move_what_is_selected_and_one_undo_takes_all_of_it_back() {
    let mut harness = bare("kharrazi");
    let entity = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(entity))));
    harness.run();
    let before = harness.state().session.workspace().positions.clone();
    for key in [Key::ArrowRight, Key::ArrowRight, Key::ArrowDown] {
        press(&mut harness, Modifiers::ALT, key);
    }
    let (from, to) = (before[entity.at()], place(&harness, entity));
    let zoom = harness.state().session.camera().zoom;
    assert!(
        ((to.x - from.x) * zoom - 16.0).abs() < 0.5 && ((to.y - from.y) * zoom - 8.0).abs() < 0.5,
        "{from:?} {to:?}"
    );
    press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft);
    assert!((place(&harness, entity).x - to.x) * zoom < -39.0, "with Shift farther");
    assert_eq!(harness.state().session.selection().target, Some(Target::Entity(entity)));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().session.workspace().positions, before, "one step");
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    let again = (place(&harness, entity).x - from.x) * zoom;
    assert!((again - 8.0).abs() < 0.5, "after undo it begins anew: {again}");
}

#[test]
fn alt_and_left_goes_back_where_nothing_is_there_to_move() {
    let mut harness = bare("kharrazi");
    let (one, other) = (Target::Entity(EntityIndex(0)), Target::Entity(EntityIndex(1)));
    for target in [one, other] {
        harness.state_mut().apply(Command::Select(Some(target)));
        harness.run();
    }
    press(&mut harness, Modifiers::NONE, Key::F6);
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(harness.state().session.selection().target, Some(one));
}

#[test]
fn with_reduced_motion_the_view_jumps() {
    let mut harness = bare("kharrazi");
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_role_and_label(Role::CheckBox, "Reduce motion").click_accesskit();
    harness.run();
    assert!(harness.state().session.preferences().reduced_motion);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.ctx.global_style().animation_time, 0.0);
}

#[test]
fn a_screen_reader_can_press_and_focus_an_entity() {
    let mut harness = bare("kharrazi");
    let name = name_of(&harness, 3);
    harness.get_by_role_and_label(Role::Button, &name).focus();
    harness.run();
    assert_eq!(focused(&harness), name);
    let at = harness.get_by_label("File").rect().center();
    click(&mut harness, at);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let name = name_of(&harness, 4);
    harness.get_by_role_and_label(Role::Button, &name).click_accesskit();
    harness.run();
    assert_eq!(selected(&harness), [name]);
}
