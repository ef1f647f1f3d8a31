//! What a reload keeps.

use super::tests::{ANN, BOB, drag, example, save, select, settled, x_of};
use super::{Action, Command, Look};
use crate::model::{EntityIndex, SavedLayout, Target};
use std::path::PathBuf;

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
    assert_eq!(session.arrangement().positions[1].x, ann);
    assert_eq!(session.arrangement().positions[2].x, 107.0);
    assert!(session.is_unsaved());
    assert_eq!(session.selection().target, Some(Target::Entity(EntityIndex(2))));
    // Whoever is new may be out of sight, and is one click away.
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
    let mut again = super::Session::default();
    again.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout });
    assert_eq!(x_of(&again, CID), 207.0);
}
