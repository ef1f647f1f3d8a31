//! What moves when nodes are dragged: those that are held, and no others unless the reader takes neighbours along.

use super::{ANN, BOB, drag, example, select, settled, x_of};
use crate::layout::arrangements::Pattern;
use crate::model::{EntityIndex, Position, Status};
use crate::session::{Action, Command, Company, FilterChange, Session};
use std::sync::Arc;

const CID: EntityIndex = EntityIndex(2);

/// Drags an entity with its neighbours.
fn take_along(session: &mut Session, entity: EntityIndex, x: f32, gesture: u64) {
    let by = Position::new(x, 0.0);
    session.apply(Command::Move { entities: vec![entity], by, gesture, company: Company::Neighbours });
}

fn places(session: &Session) -> [f32; 3] {
    [ANN, BOB, CID].map(|entity| x_of(session, entity))
}

#[test]
fn nobody_but_the_held_moves() {
    let mut session = settled();
    drag(&mut session, ANN, 10.0, 1);
    drag(&mut session, ANN, 57.0, 1);
    assert_eq!(places(&session), [67.0, 100.0, 200.0]);
}

#[test]
fn neighbours_go_along_as_far_and_come_back_where_they_are_let_go() {
    let mut session = settled();
    let before = session.workspace().clone();
    drag(&mut session, ANN, 10.0, 1);
    take_along(&mut session, ANN, 20.0, 1);
    assert_eq!(places(&session), [30.0, 130.0, 200.0], "one without an edge stays");
    assert!(session.workspace().is_pinned(ANN) && !session.workspace().is_pinned(BOB));
    drag(&mut session, ANN, 3.0, 1);
    assert_eq!(places(&session), [33.0, 100.0, 200.0]);
    take_along(&mut session, ANN, 0.0, 1);
    assert_eq!(places(&session), [33.0, 133.0, 200.0]);
    session.apply(Command::Do(Action::Undo));
    assert_eq!(*session.workspace(), before, "all of it is one step");
    session.apply(Command::Do(Action::Redo));
    assert_eq!(places(&session), [33.0, 133.0, 200.0]);
}

#[test]
fn undo_in_the_middle_of_a_drag_goes_on_from_there() {
    let mut session = settled();
    take_along(&mut session, ANN, 20.0, 1);
    session.apply(Command::Do(Action::Undo));
    drag(&mut session, ANN, 5.0, 1);
    assert_eq!(places(&session), [5.0, 100.0, 200.0]);
}

#[test]
fn the_pinned_the_hidden_and_those_behind_hidden_edges_stay() {
    let hide = |session: &mut Session| {
        select(session, BOB);
        session.apply(Command::Do(Action::Hide));
    };
    let pin = |session: &mut Session| {
        select(session, BOB);
        session.apply(Command::Do(Action::Pin));
    };
    let filter = |session: &mut Session| {
        for status in [Status::Asserted, Status::Alleged] {
            session.apply(Command::Filter(FilterChange::Status(status)));
        }
    };
    let ways: [&dyn Fn(&mut Session); 3] = [&hide, &pin, &filter];
    for (at, way) in ways.into_iter().enumerate() {
        let mut session = settled();
        way(&mut session);
        assert!(session.company_of(&[ANN]).is_empty(), "{at}");
        take_along(&mut session, ANN, 20.0, 1);
        assert_eq!(places(&session), [20.0, 100.0, 200.0], "{at}");
    }
}

#[test]
fn who_stands_where_an_arrangement_put_it_stays_until_the_next_layout() {
    for pattern in Pattern::ALL {
        let mut session = settled();
        session.apply(Command::Do(Action::SelectAll));
        session.apply(Command::Do(Action::Arrange(pattern)));
        let revision = session.workspace().revision;
        let positions: Vec<Position> = (0..3).map(|at| Position::new(40.0 * at as f32, 60.0)).collect();
        session.apply(Command::Arranged { pattern, revision, positions: Arc::new(positions) });
        // A picture that is only mirrored or turned has no order that a drag could break.
        let is_free =
            format!("{pattern:?}").contains("Mirror") || matches!(pattern, Pattern::QuarterTurn | Pattern::FitPage);
        assert_eq!(session.company_of(&[ANN]).contains(&BOB), is_free, "{pattern:?}");
        session.apply(Command::Do(Action::Undo));
        assert!(session.company_of(&[ANN]).contains(&BOB), "{pattern:?}: undone");
        session.apply(Command::Do(Action::Redo));
        session.apply(Command::Do(Action::LayOutAgain));
        assert!(session.company_of(&[ANN]).contains(&BOB), "{pattern:?}: laid out again");
    }
}

#[test]
fn after_a_reload_an_arrangement_holds_for_the_same_entities() {
    let mut session = settled();
    session.apply(Command::Do(Action::Arrange(Pattern::Grid)));
    let revision = session.workspace().revision;
    let positions = (0..3).map(|at| Position::new(40.0 * at as f32, 60.0)).collect();
    session.apply(Command::Arranged { pattern: Pattern::Grid, revision, positions: Arc::new(positions) });
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["zoe", "bob", "ann"]), layout: None });
    let (bob, ann) = (EntityIndex(1), EntityIndex(2));
    assert!(session.company_of(&[ann]).is_empty(), "Bob stands in the grid");
    assert_eq!(session.workspace().arranged.iter().copied().collect::<Vec<_>>(), [bob, ann]);
}

#[test]
fn a_saved_arrangement_holds_after_it_is_opened_again() {
    let mut session = settled();
    session.apply(Command::Do(Action::Arrange(Pattern::Grid)));
    let revision = session.workspace().revision;
    let positions = (0..3).map(|at| Position::new(40.0 * at as f32, 60.0)).collect();
    session.apply(Command::Arranged { pattern: Pattern::Grid, revision, positions: Arc::new(positions) });
    let saved = session.layout_to_save(std::path::Path::new("/a.layout.ron")).expect("a layout");
    let read = crate::formats::layout_file::parse("a", crate::formats::layout_file::write(&saved).as_bytes());
    let names = saved.views[0].arranged.len();
    let layout = read.expect("a layout").layout;
    assert_eq!((names, &layout), (3, &saved));
    assert!(!saved.is_computed());
    let (view, open) = (&layout.views[0], example(&["ann", "bob", "cid"]));
    let (workspace, _) = crate::session::saving::workspace_of(view, &open);
    assert_eq!(workspace.arranged, session.workspace().arranged);
}
