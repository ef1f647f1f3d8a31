//! Dragging in the window, and what a layout that is still under way does meanwhile.

use super::{Desk, usual};
use egui::Vec2;
use egui_kittest::Harness;
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
    let changed = Arc::new(OpenDossier { hash: "changed".to_owned(), ..open });
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
