//! Adjusting and arranging in the window: options with their picture, measures, panels, what is typed at once.

use super::{Desk, click, preferences, press, usual, window};
use egui::{Event, Key, Modifiers, Pos2, Vec2};
use egui_kittest::kittest::Queryable as _;
use sayso::layout::arrangements::Pattern;
use sayso::model::ThemeChoice;
use sayso::session::{Action, Command, Company, Effect, FigureKind, FigureOptions, FigureTask};
use sayso::ui::{Memory, Panels};

/// A key and a text in one and the same frame, as a fast hand types them.
fn press_and_type(harness: &mut egui_kittest::Harness<'static, Desk>, modifiers: Modifiers, key: Key, text: &str) {
    for event in
        [Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }, Event::Text(text.to_owned())]
    {
        // Events of the harness come one to a frame; these are to come together.
        harness.input_mut().events.push(event);
    }
    harness.run();
}

#[test]
fn the_first_letter_after_find_is_never_lost() {
    let mut harness = usual("halmyra");
    press_and_type(&mut harness, Modifiers::COMMAND, Key::F, "h");
    harness.event(Event::Text("a".to_owned()));
    harness.run();
    assert!(harness.query_by_role_and_label(egui::accesskit::Role::TextInput, "Find").is_some());
    assert_eq!(harness.get_by_label("Find").value().as_deref(), Some("ha"));
    assert!(harness.state().session.workspace().hidden.is_empty(), "the letter is no command");
}

#[test]
fn the_sign_that_opens_the_search_is_not_typed_into_it() {
    let mut harness = usual("halmyra");
    press_and_type(&mut harness, Modifiers::NONE, Key::Slash, "/");
    assert_eq!(harness.get_by_label("Find").value().as_deref().unwrap_or_default(), "");
    harness.event(Event::Text("m".to_owned()));
    harness.run();
    assert_eq!(harness.get_by_label("Find").value().as_deref(), Some("m"));
}

#[test]
fn the_first_letter_in_the_palette_is_never_lost() {
    let mut harness = usual("halmyra");
    press_and_type(&mut harness, Modifiers::COMMAND, Key::K, "circle");
    assert!(harness.query_all_by_label_contains("Arrange in a circle").next().is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let asked = |effect: &Effect| matches!(effect, Effect::Arrange { pattern: Pattern::Circle, .. });
    assert!(harness.state().effects.iter().any(asked));
}

#[test]
fn an_entity_that_is_reached_by_fast_keys_is_in_view() {
    let mut harness = usual("kharrazi");
    for _ in 0..8 {
        press(&mut harness, Modifiers::NONE, Key::Plus);
    }
    click(&mut harness, Pos2::new(300.0, 650.0));
    // Three keys within one flight of the camera.
    for _ in 0..3 {
        harness.key_press(Key::Tab);
        harness.step();
    }
    harness.run();
    let selected = harness.state().session.selection().target.expect("an entity is selected");
    let at = harness.state().point_of(selected);
    let middle = harness.state().memory.canvas.rect.expect("a canvas").center();
    assert!((at - middle).length() < 60.0, "in the middle of the canvas: {at:?}");
}

#[test]
fn options_are_chosen_beside_the_picture_and_taken_back() {
    let mut harness = usual("halmyra");
    let before = harness.state().session.workspace().clone();
    press(&mut harness, Modifiers::SHIFT, Key::L);
    for name in ["Spacing", "Balance", "Seed", "Freeze", "Keep", "Cancel"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name} can be reached");
    }
    harness.get_by_label("Another seed").click();
    harness.run_steps(8);
    assert_eq!(harness.state().session.layout_options().seed, before.options.seed + 1);
    assert_ne!(harness.state().session.workspace().positions, before.positions);
    harness.get_by_label("Cancel").click();
    harness.run();
    assert_eq!(*harness.state().session.workspace(), before);
    assert!(harness.query_by_label("Freeze").is_none());
}

#[test]
fn the_measures_are_shown_and_put_away() {
    let mut harness = usual("halmyra");
    press(&mut harness, Modifiers::NONE, Key::Q);
    for name in ["Stress", "Neighbours kept", "Crossings", "Overlaps"] {
        assert!(harness.query_all_by_label(name).next().is_some(), "{name}");
    }
    harness.get_by_label("Close the layout measures").click();
    harness.run();
    assert!(harness.query_by_label("Stress").is_none());
    assert_eq!(harness.state().effects.last(), Some(&Effect::WatchCourse(false)));
}

#[test]
fn the_side_panel_is_as_wide_as_it_was_left_and_folds_away() {
    let mut desk = Desk::over("kharrazi", preferences(ThemeChoice::Light));
    let sizes = [("selection".to_owned(), 520.0)].into();
    desk.memory = Memory::remembering(Panels { sizes, ..Panels::default() }, None);
    let mut harness = window(desk, Vec2::new(1280.0, 720.0));
    let canvas = |harness: &egui_kittest::Harness<'static, Desk>| {
        harness.state().memory.canvas.rect.map(|rect| rect.width()).expect("a canvas")
    };
    let beside = canvas(&harness);
    press(&mut harness, Modifiers::NONE, Key::F9);
    let alone = canvas(&harness);
    assert!((alone - beside - 520.0).abs() < 4.0, "{beside} {alone}");
    assert!(harness.state().memory.panels().folded.contains("selection"));
    press(&mut harness, Modifiers::NONE, Key::F9);
    assert_eq!(canvas(&harness), beside);
}

#[test]
fn a_figure_on_its_way_shows_how_far_it_is_and_can_be_cancelled() {
    let mut harness = usual("halmyra");
    let task = FigureTask {
        path: "b.png".into(),
        options: FigureOptions::usual(FigureKind::Png),
        subject: harness.state().session.figure_subject().expect("a dossier"),
    };
    // Without the shell the figure is on its way for good.
    harness.state_mut().session.apply(Command::ExportFigure(Box::new(task)));
    harness.state_mut().surroundings.figure_done = 0.4;
    harness.run();
    harness.get_by_label("Making b.png… 40 %");
    harness.get_by_label("Cancel the figure").click();
    harness.run();
    assert_eq!(harness.state().effects.last(), Some(&Effect::CancelFigure));
    harness.state_mut().apply(Command::Do(Action::CancelFigure));
}

#[test]
fn the_window_is_left_once_the_layout_that_was_asked_about_is_saved() {
    let mut harness = usual("kharrazi");
    let by = sayso::model::Position::new(40.0, 0.0);
    let entities = vec![sayso::model::EntityIndex(0)];
    harness.state_mut().apply(Command::Move { entities, by, gesture: 1, company: Company::Alone });
    harness.state_mut().apply(Command::Do(Action::Quit));
    harness.run();
    harness.get_by_label("Save").click();
    harness.run();
    assert!(harness.query_by_label("Save the layout first?").is_none(), "the question is answered");
    assert_eq!(harness.state().effects.last(), Some(&Effect::Quit));
    assert!(harness.state().folder.path().join("kharrazi.layout.ron").is_file());
}
