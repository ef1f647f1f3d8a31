//! Dragging in the window: who moves, and what a layout that is still under way does meanwhile.

use super::{Desk, usual};
use egui::{Event, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use sayso::layout::arrangements::Pattern;
use sayso::model::{EntityIndex, OpenDossier, Position, Target};
use sayso::session::{Action, Command};
use std::sync::Arc;

/// How far to the right all final positions are.
const WAY: f32 = 400.0;

/// The layout delivers all nodes at `share` of the way to their final positions.
fn deliver(harness: &mut Harness<'static, Desk>, from: &[Position], share: f32) {
    let at = |share: f32| Arc::new(from.iter().map(|from| Position::new(from.x + WAY * share, from.y)).collect());
    let session = &mut harness.state_mut().session;
    let ticket = session.ticket();
    session.apply(Command::Eases { ticket, end: at(1.0) });
    session.apply(Command::Settled { ticket, positions: at(share), running: Some(0.97) });
}

#[test]
fn what_is_dragged_is_lit_and_not_what_slid_under_the_pointer() {
    let mut harness = usual("kharrazi");
    let entity = EntityIndex(0);
    let before = Arc::clone(&harness.state().session.workspace().positions);
    let at = harness.state().point_of(Target::Entity(entity));
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    harness.state_mut().session.apply(Command::Do(Action::LayOutAgain));
    deliver(&mut harness, &before, 0.5);
    harness.step();
    // Something of the moved picture is under the pointer now.
    harness.state_mut().session.apply(Command::Hover(Some(Target::Entity(EntityIndex(1)))));
    for step in 1..=3 {
        harness.hover_at(at + Vec2::new(-20.0, 10.0) * step as f32);
        harness.step();
        assert_eq!(harness.state().session.hovered(), Some(Target::Entity(entity)), "step {step}");
    }
    harness.drop_at(at + Vec2::new(-60.0, 30.0));
    harness.run();
}

#[test]
fn a_reload_ends_a_drag_before_it_moves_somebody_else() {
    let mut harness = usual("kharrazi");
    let at = harness.state().point_of(Target::Entity(EntityIndex(0)));
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    harness.hover_at(at + Vec2::new(-20.0, 10.0));
    harness.step();
    assert_eq!(harness.state().session.undo_name(), Some("move"));
    // As if somebody else stood in its place now.
    let open = harness.state().session.open().expect("a dossier").as_ref().clone();
    let dossier = (*open.dossier).clone().into();
    let changed = Arc::new(OpenDossier { hash: "changed".to_owned(), dossier, ..open });
    harness.state_mut().apply(Command::Do(Action::Reload));
    harness.state_mut().apply(Command::Loaded { open: changed, layout: None });
    let before = Arc::clone(&harness.state().session.workspace().positions);
    for step in 2..=3 {
        harness.hover_at(at + Vec2::new(-20.0, 10.0) * step as f32);
        harness.step();
    }
    assert_eq!(harness.state().session.workspace().positions, before);
    harness.drop_at(at + Vec2::new(-60.0, 30.0));
    harness.run();
    assert_eq!(harness.state().session.workspace().positions, before);
}

#[test]
fn a_mark_that_slips_away_from_under_the_button_is_dragged_all_the_same() {
    let mut harness = usual("kharrazi");
    let before = Arc::clone(&harness.state().session.workspace().positions);
    let entity = EntityIndex(0);
    let shown = harness.state().session.camera();
    harness.state_mut().session.apply(Command::Look(sayso::session::Look::At(shown)));
    harness.run();
    let at = harness.state().point_of(Target::Entity(entity));
    let zoom = harness.state().session.camera().zoom;
    harness.state_mut().session.apply(Command::Do(Action::LayOutAgain));
    harness.state_mut().session.apply(Command::Look(sayso::session::Look::At(shown)));
    deliver(&mut harness, &before, 0.0);
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    // By now it is elsewhere; then the hand moves.
    deliver(&mut harness, &before, 0.5);
    harness.step();
    let moved = Vec2::new(-60.0, 30.0);
    harness.hover_at(at + moved);
    harness.step();
    let now = harness.state().session.workspace();
    let (is, was) = (now.positions[entity.at()], before[entity.at()]);
    let off = Vec2::new(is.x - was.x, is.y - was.y) * zoom - moved;
    assert!(now.is_pinned(entity) && off.length() < 0.1, "{off:?} from the pointer");
    let has_arrived = |(is, was): (&Position, &Position)| is.x == was.x + WAY;
    assert!(now.positions.iter().zip(before.iter()).any(has_arrived), "what does not follow is at its final position");
    harness.drop_at(at + moved);
    harness.run();
}

/// Takes hold of an entity, as a hand does, and moves it by `way` in some steps. The button stays down.
fn take(harness: &mut Harness<'static, Desk>, entity: EntityIndex, way: Vec2, held: Modifiers) -> egui::Pos2 {
    let at = harness.state().point_of(Target::Entity(entity));
    harness.event(Event::ModifiersChanged(held));
    harness.hover_at(at);
    harness.step();
    harness.drag_at(at);
    harness.step();
    harness.event(Event::ModifiersChanged(held));
    for step in 1..=4 {
        harness.hover_at(at + way * (step as f32 / 4.0));
        harness.step();
    }
    at + way
}

fn let_go(harness: &mut Harness<'static, Desk>, at: egui::Pos2) {
    harness.drop_at(at);
    harness.run();
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

/// Who stands elsewhere than before.
fn moved(harness: &Harness<'static, Desk>, before: &[Position]) -> Vec<EntityIndex> {
    let now = &harness.state().session.workspace().positions;
    (0..before.len()).filter(|at| now[*at] != before[*at]).map(EntityIndex::new).collect()
}

const WAY_OF_HAND: Vec2 = Vec2::new(67.0, 25.0);

#[test]
fn only_what_is_held_moves_and_undo_brings_it_back_to_the_bit() {
    for pattern in [None, Some(Pattern::Grid), Some(Pattern::Circle)] {
        let mut harness = usual("kharrazi");
        if let Some(pattern) = pattern {
            harness.state_mut().apply(Command::Do(Action::Arrange(pattern)));
            harness.run();
        }
        let before = Arc::clone(&harness.state().session.workspace().positions);
        let hub = harness.state().entity("kharrazi");
        let at = take(&mut harness, hub, WAY_OF_HAND, Modifiers::NONE);
        assert!(harness.query_by_label_contains("Moving Kamal Kharrazi").is_some(), "{pattern:?}: told");
        let_go(&mut harness, at);
        assert_eq!(moved(&harness, &before), [hub], "{pattern:?}");
        assert!(harness.query_by_label_contains("Moving Kamal Kharrazi").is_none(), "{pattern:?}: told no more");
        harness.state_mut().apply(Command::Do(Action::Undo));
        assert_eq!(harness.state().session.workspace().positions, before, "{pattern:?}");
    }
}

#[test]
fn with_shift_the_shown_neighbours_go_along_and_nobody_else() {
    let mut harness = usual("kharrazi");
    let hub = harness.state().entity("kharrazi");
    let open = Arc::clone(harness.state().session.open().expect("a dossier"));
    let hidden = open.network.neighbours(hub).last().expect("a neighbour");
    harness.state_mut().apply(Command::Select(Some(Target::Entity(hidden))));
    harness.state_mut().apply(Command::Do(Action::Hide));
    harness.run();
    let before = Arc::clone(&harness.state().session.workspace().positions);
    let mut expected: Vec<EntityIndex> = open.network.neighbours(hub).filter(|other| *other != hidden).collect();
    expected.push(hub);
    expected.sort_unstable();
    expected.dedup();
    let at = take(&mut harness, hub, WAY_OF_HAND, Modifiers::SHIFT);
    assert!(harness.query_by_label_contains("Moving Kamal Kharrazi and").is_some());
    assert_eq!(moved(&harness, &before), expected);
    // Shift is let go: they stand again where they were.
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.step();
    harness.step();
    assert_eq!(moved(&harness, &before), [hub]);
    assert!(harness.query_by_label_contains("hold Shift").is_some());
    let_go(&mut harness, at);
    assert_eq!(moved(&harness, &before), [hub]);
    harness.state_mut().apply(Command::Do(Action::Undo));
    assert_eq!(harness.state().session.workspace().positions, before);
}

#[test]
fn shift_and_a_drag_over_the_ground_is_a_rectangle_as_before() {
    let mut harness = usual("kharrazi");
    harness.state_mut().apply(Command::Select(None));
    harness.run();
    let canvas = harness.state().memory.canvas.rect.expect("a canvas");
    let before = Arc::clone(&harness.state().session.workspace().positions);
    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    let corner = canvas.min + Vec2::splat(6.0);
    harness.hover_at(corner);
    harness.step();
    harness.drag_at(corner);
    harness.step();
    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    harness.hover_at(canvas.center());
    harness.step();
    let_go(&mut harness, canvas.center());
    assert!(harness.state().session.selection().group.len() > 3);
    assert!(moved(&harness, &before).is_empty());
}
