//! What a reload keeps.

use super::{ANN, BOB, drag, example, save, select, settled, x_of};
use crate::model::{EntityIndex, Position, SavedLayout, Target};
use crate::session::{Action, Command, Look};
use std::path::PathBuf;
use std::sync::Arc;

const CID: EntityIndex = EntityIndex(2);

#[test]
fn a_reload_moves_nobody() {
    let mut session = settled();
    select(&mut session, BOB);
    drag(&mut session, BOB, 7.0, 1);
    let ann = x_of(&session, ANN);
    session.apply(Command::Do(Action::Reload));
    // A layout that turned up beside the dossier meanwhile does not undo what the reader placed.
    let beside = (PathBuf::from("/case/case.layout.ron"), Ok(SavedLayout::default()));
    session.apply(Command::Loaded { open: example(&["zoe", "ann", "bob"]), layout: Some(beside) });
    assert_eq!(session.workspace().positions[1].x, ann);
    assert_eq!(session.workspace().positions[2].x, 107.0);
    assert!(session.is_unsaved());
    assert_eq!(session.selection().target, Some(Target::Entity(EntityIndex(2))));
    // A new entity may be out of sight, and is one click away.
    let new = session.notice().map(|notice| notice.about.clone()).unwrap_or_default();
    assert_eq!(new, [EntityIndex(0)]);
    session.apply(Command::SelectThese(new));
    assert_eq!((session.selection().target, session.look()), (Some(Target::Entity(EntityIndex(0))), Look::Whole));
}

#[test]
fn a_reload_of_the_same_dossier_takes_nothing_away() {
    let mut session = settled();
    select(&mut session, BOB);
    select(&mut session, ANN);
    drag(&mut session, BOB, 7.0, 1);
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: None });
    assert_eq!(session.undo_name(), Some("move"));
    session.apply(Command::Do(Action::Undo));
    assert_eq!(x_of(&session, BOB), 100.0);
    session.apply(Command::Do(Action::Back));
    assert_eq!(session.selection().target, Some(Target::Entity(BOB)));
}

#[test]
fn who_leaves_the_dossier_and_returns_stands_where_it_stood() {
    let mut session = settled();
    drag(&mut session, CID, 7.0, 1);
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["ann", "bob"]), layout: None });
    let (path, saved) = save(&mut session);
    assert_eq!(saved.views[0].positions.get("cid").map(|at| at.x), Some(207.0));
    assert!(saved.views[0].pins.contains("cid"));
    let layout = Some((path, Ok(saved)));
    let mut again = crate::session::Session::default();
    again.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout });
    assert_eq!(x_of(&again, CID), 207.0);
}

#[test]
fn two_reloads_in_a_row_take_nothing_away() {
    let mut session = settled();
    let open = session.open().expect("a dossier").clone();
    drag(&mut session, BOB, 7.0, 1);
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Do(Action::Reload));
    for _ in 0..2 {
        session.apply(Command::Loaded { open: Arc::clone(&open), layout: None });
        assert!(session.is_unsaved() && session.undo_name().is_some());
        assert_eq!(x_of(&session, BOB), 107.0);
    }
}

#[test]
fn undo_and_back_go_over_a_reload_that_changed_the_dossier() {
    let mut session = settled();
    select(&mut session, CID);
    drag(&mut session, BOB, 7.0, 1);
    select(&mut session, ANN);
    session.apply(Command::Do(Action::Pin));
    save(&mut session);
    session.apply(Command::Do(Action::Hide));
    session.apply(Command::Do(Action::Reload));
    // Cid is gone, Zoe is new, and all indices have changed.
    let (zoe, bob, ann) = (EntityIndex(0), EntityIndex(1), EntityIndex(2));
    session.apply(Command::Loaded { open: example(&["zoe", "bob", "ann"]), layout: None });
    let placed = session.workspace().positions[0];
    assert!(session.workspace().hidden.contains(&ann) && session.is_unsaved());
    session.apply(Command::Do(Action::Undo));
    assert!(session.workspace().hidden.is_empty() && session.workspace().is_pinned(ann));
    assert!(!session.is_unsaved(), "what was saved before is reached again");
    session.apply(Command::Do(Action::Undo));
    assert!(!session.workspace().is_pinned(ann) && session.workspace().is_pinned(bob));
    session.apply(Command::Do(Action::Undo));
    assert_eq!((x_of(&session, bob), x_of(&session, ann), session.undo_name()), (100.0, 0.0, None));
    assert_eq!(session.workspace().positions[0], placed, "undo does not move the new entity");
    while session.redo_name().is_some() {
        session.apply(Command::Do(Action::Redo));
    }
    assert_eq!((x_of(&session, bob), session.workspace().hidden.len()), (107.0, 1));
    // Before Ann there was Cid, which is gone, and before that the edge that is selected at first.
    session.apply(Command::Do(Action::Back));
    assert_eq!(session.selection().target, Some(Target::Entity(ann)));
    session.apply(Command::Do(Action::Back));
    assert!(matches!(session.selection().target, Some(Target::Edge(_))) && !session.can_go_back());
    assert!(!session.workspace().is_pinned(zoe));
}

#[test]
fn a_layout_is_undone_over_a_reload_and_newcomers_stand_beside_their_neighbours() {
    let mut session = settled();
    session.apply(Command::Do(Action::LayOutAgain));
    let (ticket, far) = (session.ticket(), Arc::new(vec![Position::new(90_000.0, 0.0); 3]));
    session.apply(Command::Settled { ticket, positions: far, running: None });
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["ann", "zoe", "bob", "cid"]), layout: None });
    assert_eq!(x_of(&session, EntityIndex(3)), 90_000.0);
    session.apply(Command::Do(Action::Undo));
    let x: Vec<f32> = session.workspace().positions.iter().map(|position| position.x).collect();
    assert_eq!((x[0], x[2], x[3]), (0.0, 100.0, 200.0));
    assert!(x[1].abs() < 1_000.0, "{x:?}");
}
