//! What is clicked is what is meant: names, marks, lines and signs, and a hand that is slow or misses by some pixels.

use super::{Desk, click, ground, usual};
use egui::{Event, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::model::{EntityIndex, Target};
use sayso::session::Command;

/// The usual window with nothing selected.
fn nothing_selected(name: &str) -> Harness<'static, Desk> {
    let mut harness = usual(name);
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    harness
}

/// The middle of the name of an entity.
fn name_of(harness: &Harness<'static, Desk>, entity: EntityIndex) -> Option<Pos2> {
    harness.state().memory.canvas.names().iter().find(|(named, _)| *named == entity).map(|(_, rect)| rect.center())
}

fn press_with(harness: &mut Harness<'static, Desk>, at: Pos2, button: PointerButton) {
    for pressed in [true, false] {
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: egui::Modifiers::NONE });
        harness.step();
    }
}

#[test]
fn a_click_on_a_name_selects_its_entity() {
    for name in ["kharrazi", "halmyra"] {
        let mut harness = nothing_selected(name);
        let count = harness.state().session.open().map_or(0, |open| open.dossier.entities.len());
        let mut clicked = 0;
        for entity in (0..count).map(EntityIndex::new) {
            // Names may make room for one that is selected, so each is asked for anew.
            harness.state_mut().apply(Command::Select(None));
            harness.remove_cursor();
            harness.run();
            let Some(at) = name_of(&harness, entity) else { continue };
            click(&mut harness, at);
            assert_eq!(harness.state().session.selection().target, Some(Target::Entity(entity)), "{name} {entity:?}");
            clicked += 1;
        }
        assert!(clicked > 20, "{clicked} names in {name}");
    }
}

#[test]
fn a_name_is_hovered_double_clicked_dragged_and_asked_for_its_menu_like_its_mark() {
    let mut harness = nothing_selected("kharrazi");
    let russia = harness.state().entity("russia");
    let target = Some(Target::Entity(russia));
    let at = name_of(&harness, russia).expect("a name");
    harness.hover_at(at);
    harness.run();
    assert_eq!(harness.state().session.hovered(), target);
    let at = name_of(&harness, russia).expect("a name");
    press_with(&mut harness, at, PointerButton::Secondary);
    harness.run();
    assert_eq!(harness.state().session.selection().target, target);
    assert!(harness.query_by_label("Pin or unpin").is_some());
    harness.key_press(egui::Key::Escape);
    harness.run();
    let at = name_of(&harness, russia).expect("a name");
    for _ in 0..2 {
        // Both clicks within a double click's time: each frame is a quarter of a second.
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, egui::Modifiers::NONE);
            harness.input_mut().events.push(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
    }
    harness.step();
    harness.run();
    assert!(harness.state().session.emphasis().lit.is_some(), "its neighbours are lit");
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    let before = harness.state().session.workspace().positions[russia.at()];
    let at = name_of(&harness, russia).expect("a name");
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    harness.hover_at(at + Vec2::new(40.0, 30.0));
    harness.step();
    harness.drop_at(at + Vec2::new(40.0, 30.0));
    harness.run();
    assert_ne!(harness.state().session.workspace().positions[russia.at()], before);
    assert!(harness.state().session.workspace().is_pinned(russia));
}

#[test]
fn press_and_hold_is_a_click_however_long() {
    // A quarter of a second for each step.
    for steps in [1, 4, 12, 60] {
        let mut harness = nothing_selected("kharrazi");
        let entity = harness.state().entity("russia");
        let on_entity = harness.state().point_of(Target::Entity(entity));
        let edge = harness.state().memory.canvas.hit_points();
        let (edge, on_edge) = edge.into_iter().find(|(target, _)| matches!(target, Target::Edge(_))).expect("an edge");
        for (target, at) in [(Target::Entity(entity), on_entity), (edge, on_edge)] {
            harness.hover_at(at);
            harness.run();
            harness.drag_at(at);
            (0..steps).for_each(|_| harness.step());
            harness.drop_at(at);
            harness.run();
            assert_eq!(harness.state().session.selection().target, Some(target), "held for {steps} steps");
        }
        let menu = harness.get_by_label("File").rect().center();
        harness.hover_at(menu);
        harness.run();
        harness.drag_at(menu);
        (0..steps).for_each(|_| harness.step());
        harness.drop_at(menu);
        harness.run();
        assert!(harness.query_by_label_contains("Open recent").is_some(), "the menu, held for {steps} steps");
    }
}

#[test]
fn a_hand_that_misses_by_ten_pixels_still_means_the_nearest_and_the_ground_is_the_ground() {
    let mut harness = nothing_selected("kharrazi");
    let marks = harness.state().memory.canvas.hit_points();
    let mut missed = 0;
    for (target, at) in marks {
        let alone = |harness: &Harness<'static, Desk>, at: Pos2| {
            let others = harness.state().memory.canvas.hit_points();
            others.iter().all(|(other, there)| *other == target || there.distance(at) > 36.0)
        };
        let beside = at + Vec2::new(7.0, -7.0);
        if alone(&harness, at) {
            harness.hover_at(beside);
            harness.run();
            missed += 1;
            assert!(harness.state().session.hovered().is_some(), "{target:?} beside {at:?}");
        }
    }
    assert!(missed > 1, "{missed}");
    let ground = ground(&mut harness);
    let entity = harness.state().entity("russia");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(entity))));
    click(&mut harness, ground);
    assert_eq!(harness.state().session.selection().target, None);
}

#[test]
fn a_wheel_that_goes_sideways_pans() {
    let mut harness = usual("kharrazi");
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    harness.hover_at(canvas.center());
    harness.run();
    let before = harness.state().session.camera();
    harness.event(Event::MouseWheel {
        source: egui::MouseWheelSource::Unknown,
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(-30.0, 0.0),
        phase: egui::TouchPhase::Move,
        modifiers: egui::Modifiers::NONE,
    });
    harness.run();
    let after = harness.state().session.camera();
    assert_eq!((after.zoom, after.center.y), (before.zoom, before.center.y));
    let moved = (after.center.x - before.center.x) * before.zoom;
    assert!((moved - 30.0).abs() < 1.0, "{moved}");
}
