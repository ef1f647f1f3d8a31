//! What becomes of a layout that is under way, or that changes nothing.

use super::{ANN, BOB, drag, settled, x_of};
use crate::layout::PageShape;
use crate::model::{Camera, EntityIndex, Position, SavedLayout, Size};
use crate::session::layout_request::LayoutOptions;
use crate::session::tests::example;
use crate::session::{Action, Canvas, Command, Company, Effect, Preferences, Session, Settling, Tune};
use std::path::PathBuf;
use std::sync::Arc;

const CID: EntityIndex = EntityIndex(2);

/// A session whose layout on a line is half-way to another, whose final positions are 300 to the right.
fn easing() -> Session {
    let mut session = settled();
    session.apply(Command::Do(Action::LayOutAgain));
    let at = |offset: f32| Arc::new((0..3).map(|at| Position::new(100.0 * at as f32 + offset, 0.5)).collect());
    session.apply(Command::Eases { ticket: session.ticket(), end: at(300.0) });
    session.apply(Command::Settled { ticket: session.ticket(), positions: at(160.0), running: Some(0.97) });
    session
}

#[test]
fn a_drag_on_the_last_way_of_a_layout_lets_everybody_else_arrive() {
    let mut session = easing();
    drag(&mut session, ANN, 5.0, 1);
    assert_eq!([ANN, BOB, CID].map(|entity| x_of(&session, entity)), [165.0, 400.0, 500.0]);
    // A neighbour that goes along keeps its distance of the final picture: it stands 100 to the right.
    let by = Position::default();
    session.apply(Command::Move { entities: vec![ANN], by, gesture: 1, company: Company::Neighbours });
    assert_eq!([ANN, BOB, CID].map(|entity| x_of(&session, entity)), [165.0, 265.0, 500.0]);
    assert_eq!(session.settling(), Settling::Settled);
    session.apply(Command::Do(Action::Undo));
    assert_eq!((x_of(&session, ANN), x_of(&session, BOB)), (300.0, 400.0));
    session.apply(Command::Do(Action::Undo));
    assert_eq!((x_of(&session, ANN), x_of(&session, BOB)), (0.0, 100.0));
}

#[test]
fn a_group_stays_under_the_hand_while_everybody_else_arrives() {
    let mut session = easing();
    session.apply(Command::Move {
        entities: vec![BOB, CID],
        by: Position::new(1.0, 0.0),
        gesture: 1,
        company: Company::Alone,
    });
    assert_eq!((x_of(&session, BOB), x_of(&session, CID)), (261.0, 361.0));
    session.apply(Command::Do(Action::Undo));
    assert_eq!((x_of(&session, BOB), x_of(&session, CID)), (400.0, 500.0));
}

#[test]
fn the_end_of_another_layout_is_nobodys() {
    let mut session = easing();
    session.apply(Command::Do(Action::LayOutAgain));
    drag(&mut session, ANN, 5.0, 1);
    assert_eq!((x_of(&session, ANN), x_of(&session, CID)), (165.0, 360.0));
    assert_eq!(session.settling(), Settling::Stopped);
}

/// A canvas of this size, with nothing on it.
fn canvas(width: f32, height: f32) -> Command {
    let size = Size { width, height };
    let (window, corner) = (Size { width: 1280.0, height: 720.0 }, Position::default());
    Command::Canvas(Canvas { window, corner, size, free_height: height, whole: Camera::default() })
}

#[test]
fn the_first_canvas_gives_a_new_layout_its_shape_and_later_ones_move_nothing() {
    for (size, shape) in [((900.0, 900.0), PageShape::Square), ((1500.0, 600.0), PageShape::Wide)] {
        let mut session = Session::new(Preferences::default());
        session.apply(Command::Loaded { open: example(&["ann", "bob"]), layout: None });
        let effects = session.apply(canvas(size.0, size.1));
        assert_eq!(effects, [Effect::StartLayout(session.ticket())]);
        assert_eq!(session.layout_options().aspect, shape.aspect());
        assert!(!session.is_unsaved());
        assert_eq!(session.apply(canvas(300.0, 900.0)), []);
        session.apply(Command::Do(Action::LayOutAgain));
        assert_eq!(session.layout_options().aspect, shape.aspect(), "laying out again keeps it");
    }
    // The usual shape needs no other layout.
    let mut session = settled();
    assert_eq!(session.apply(canvas(940.0, 590.0)), []);
    assert_eq!(session.settling(), Settling::Settled);
}

#[test]
fn a_saved_layout_and_one_that_was_touched_keep_their_shape() {
    let mut session = Session::new(Preferences::default());
    let before = settled();
    let layout: SavedLayout = before.layout_to_save(&PathBuf::from("/case/case.layout.ron")).expect("a layout");
    let layout = Some((PathBuf::from("/case/case.layout.ron"), Ok(layout)));
    session.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout });
    assert_eq!(session.apply(canvas(900.0, 900.0)), []);
    let mut session = settled();
    drag(&mut session, ANN, 5.0, 1);
    assert_eq!(session.apply(canvas(900.0, 900.0)), []);
    assert_eq!(session.layout_options().aspect, PageShape::default().aspect());
}

/// Lays out anew, and the layout delivers these positions.
fn lay_out(session: &mut Session, action: Action, positions: &[Position]) {
    session.apply(Command::Do(action));
    let (ticket, positions) = (session.ticket(), Arc::new(positions.to_vec()));
    session.apply(Command::Settled { ticket, positions, running: None });
}

#[test]
fn a_layout_that_moves_nobody_leaves_nothing_to_save_or_undo() {
    let mut session = settled();
    let before = session.workspace().clone();
    for _ in 0..2 {
        lay_out(&mut session, Action::LayOutAgain, &before.positions);
        assert_eq!((session.workspace(), session.undo_name(), session.is_unsaved()), (&before, None, false));
    }
    // Another seed is a change, even where it moves no node.
    lay_out(&mut session, Action::LayOutOtherSeed, &before.positions);
    assert_eq!((session.undo_name(), session.is_unsaved()), (Some("layout"), true));
    session.apply(Command::Do(Action::Undo));
    assert!(!session.is_unsaved());
}

#[test]
fn a_layout_that_moves_somebody_back_is_a_step_of_its_own() {
    let mut session = settled();
    let before = session.workspace().positions.clone();
    drag(&mut session, ANN, 5.0, 1);
    lay_out(&mut session, Action::LayOutAgain, &before);
    assert_eq!((session.undo_name(), session.is_unsaved()), (Some("layout"), true));
    let dragged = session.workspace().clone();
    lay_out(&mut session, Action::LayOutAgain, &dragged.positions);
    assert_eq!((session.workspace(), session.undo_name()), (&dragged, Some("layout")));
    session.apply(Command::Do(Action::Undo));
    assert_eq!(x_of(&session, ANN), 5.0);
}

/// The picture of a layout eases to the positions `before`.
fn ease_to(session: &mut Session, before: &[Position]) {
    let ticket = session.ticket();
    session.apply(Command::Eases { ticket, end: Arc::new(before.to_vec()) });
    let half_way = before.iter().map(|at| Position::new(at.x + 50.0, at.y)).collect();
    session.apply(Command::Settled { ticket, positions: Arc::new(half_way), running: Some(0.97) });
}

#[test]
fn undo_on_the_last_way_of_a_layout_that_changes_nothing_undoes_nothing_else() {
    for action in [Action::LayOutAgain, Action::LayoutOptions] {
        let mut session = settled();
        drag(&mut session, ANN, 5.0, 1);
        let before = session.workspace().clone();
        session.apply(Command::Do(action));
        for balance in [0.9, before.options.balance].into_iter().filter(|_| action == Action::LayoutOptions) {
            session.apply(Command::Tune(Tune::Options(LayoutOptions { balance, ..before.options })));
        }
        ease_to(&mut session, &before.positions);
        session.apply(Command::Do(Action::Undo));
        assert_eq!((session.workspace(), session.undo_name()), (&before, Some("move")), "{action:?}");
        session.apply(Command::Do(Action::Undo));
        assert_eq!((x_of(&session, ANN), session.undo_name(), session.redo_name()), (0.0, None, Some("move")));
    }
}

#[test]
fn options_that_are_cancelled_on_the_last_way_leave_the_step_before_them() {
    let mut session = settled();
    let (usual, before) = (session.layout_options(), session.workspace().positions.clone());
    session.apply(Command::Tune(Tune::Options(LayoutOptions { balance: 0.3, ..usual })));
    let (ticket, positions) = (session.ticket(), Arc::new(vec![Position::new(3.0, 1.0); 3]));
    session.apply(Command::Settled { ticket, positions, running: None });
    session.apply(Command::Tune(Tune::Keep));
    let kept = session.workspace().clone();
    // As usual again, so that the picture goes back to where it was before that step; and cancelled on the way.
    session.apply(Command::Tune(Tune::Options(usual)));
    ease_to(&mut session, &before);
    session.apply(Command::Tune(Tune::Cancel));
    assert_eq!((session.workspace(), session.undo_name()), (&kept, Some("layout options")));
    session.apply(Command::Do(Action::Undo));
    assert_eq!((session.layout_options(), x_of(&session, BOB)), (usual, 100.0));
}

#[test]
fn a_layout_of_nobody_leaves_nothing_to_save() {
    let mut session = Session::default();
    let open = Arc::new(crate::model::fixture::dossier(&[], &[], &[]));
    session.apply(Command::Loaded { open, layout: None });
    lay_out(&mut session, Action::LayOutAgain, &[]);
    assert!(!session.is_unsaved() && session.undo_name().is_none());
}
