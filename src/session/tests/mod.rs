//! The session driven by commands alone: what a window would do, without one.

mod company;
mod compare;
mod data;
mod derived;
mod history;
mod keeping;
mod layout;
mod loading;
mod on_disk;
mod reload;
mod rules;
mod shown;
mod views;

use super::{
    Action, Answer, Command, Company, Effect, FilterChange, Leaving, Look, Pick, Prompt, Request, Session, Settling,
};
use crate::model::fixture::dossier;
use crate::model::{Camera, EntityIndex, OpenDossier, Origin, Position, SavedLayout, Status, Target};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) const ANN: EntityIndex = EntityIndex(0);
pub(super) const BOB: EntityIndex = EntityIndex(1);
pub(super) const CID: EntityIndex = EntityIndex(2);

pub(super) fn example(names: &[&str]) -> Arc<OpenDossier> {
    let entities: Vec<(&str, &str)> = names.iter().map(|name| (*name, "person")).collect();
    let claims = [("ann", "knows", "bob", Status::Asserted), ("bob", "pays", "ann", Status::Alleged)];
    let mut open = dossier(&entities, &claims, &[]);
    open.origin = Origin::File(PathBuf::from("/case/case.ron"));
    open.hash = names.concat();
    Arc::new(open)
}

/// A session over three people that was laid out on a line.
pub(super) fn settled() -> Session {
    let mut session = Session::new(super::Preferences::default());
    session.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: None });
    let positions = (0..3).map(|at| Position::new(100.0 * at as f32, 0.5)).collect();
    let ticket = session.ticket();
    session.apply(Command::Settled { ticket, positions: Arc::new(positions), running: None });
    session
}

pub(super) fn drag(session: &mut Session, entity: EntityIndex, x: f32, gesture: u64) {
    session.apply(Command::Move {
        entities: vec![entity],
        by: Position::new(x, 0.0),
        gesture,
        company: Company::Alone,
    });
}

pub(super) fn x_of(session: &Session, entity: EntityIndex) -> f32 {
    session.workspace().positions[entity.at()].x
}

pub(super) fn select(session: &mut Session, entity: EntityIndex) {
    session.apply(Command::Select(Some(Target::Entity(entity))));
}

#[test]
fn opening_a_dossier_starts_a_layout_and_settling_leaves_nothing_to_save() {
    let mut session = Session::new(super::Preferences::default());
    let effects = session.apply(Command::Loaded { open: example(&["ann", "bob"]), layout: None });
    assert!(effects.contains(&Effect::StartLayout(session.ticket())), "{effects:?}");
    assert!(!settled().is_unsaved());
    assert_eq!(settled().settling(), Settling::Settled);
}

#[test]
fn late_positions_and_those_that_are_no_numbers_are_left_out() {
    let mut session = settled();
    let before = session.workspace().clone();
    let ticket = session.ticket();
    for (ticket, x) in [(ticket + 1, 7.0), (ticket, f32::NAN)] {
        let positions = Arc::new(vec![Position::new(x, 0.0); 3]);
        session.apply(Command::Settled { ticket, positions, running: None });
    }
    session.apply(Command::Settled { ticket, positions: Arc::default(), running: None });
    assert_eq!(*session.workspace(), before);
}

#[test]
fn one_drag_is_one_step_and_pins() {
    let mut session = settled();
    drag(&mut session, ANN, 4.0, 1);
    drag(&mut session, ANN, 6.0, 1);
    drag(&mut session, ANN, 5.0, 2);
    assert_eq!(x_of(&session, ANN), 15.0);
    assert!(session.workspace().is_pinned(ANN) && session.is_unsaved());
    session.apply(Command::Do(Action::Undo));
    assert_eq!(x_of(&session, ANN), 10.0);
    session.apply(Command::Do(Action::Undo));
    assert_eq!(x_of(&session, ANN), 0.0);
    assert!(!session.workspace().is_pinned(ANN) && !session.is_unsaved());
    session.apply(Command::Do(Action::Redo));
    assert_eq!(x_of(&session, ANN), 10.0);
}

#[test]
fn undo_leaves_computed_positions_alone() {
    let mut session = settled();
    select(&mut session, ANN);
    session.apply(Command::Do(Action::Pin));
    let ticket = session.ticket();
    let moved = Arc::new(vec![Position::new(9.0, 9.0); 3]);
    session.apply(Command::Settled { ticket, positions: moved, running: None });
    session.apply(Command::Do(Action::Undo));
    assert!(!session.workspace().is_pinned(ANN));
    assert_eq!(x_of(&session, BOB), 9.0);
}

#[test]
fn everything_that_was_arranged_can_be_undone_and_done_again() {
    let mut session = settled();
    let start = session.workspace().clone();
    for round in 0..40 {
        match round % 5 {
            0 => drag(&mut session, BOB, round as f32, round),
            1 => {
                session.apply(Command::Filter(FilterChange::Status(Status::Alleged)));
            }
            2 => {
                select(&mut session, EntityIndex(2));
                session.apply(Command::Do(Action::Hide));
            }
            3 => {
                session.apply(Command::Do(Action::ShowHidden));
            }
            _ => {
                select(&mut session, ANN);
                session.apply(Command::Do(Action::Pin));
            }
        }
    }
    let end = session.workspace().clone();
    while session.undo_name().is_some() {
        session.apply(Command::Do(Action::Undo));
    }
    assert_eq!(*session.workspace(), start);
    while session.redo_name().is_some() {
        session.apply(Command::Do(Action::Redo));
    }
    assert_eq!(*session.workspace(), end);
}

#[test]
fn a_drag_stops_a_layout_that_runs() {
    let mut session = settled();
    session.apply(Command::Do(Action::LayOutAgain));
    let ticket = session.ticket();
    assert!(session.settling().is_under_way());
    let effects = session.apply(Command::Move {
        entities: vec![ANN],
        by: Position::new(1.0, 0.0),
        gesture: 1,
        company: Company::Alone,
    });
    assert_eq!(effects, vec![Effect::StopLayout]);
    assert_ne!(session.ticket(), ticket);
}

#[test]
fn a_layout_again_can_be_undone() {
    let mut session = settled();
    session.apply(Command::Do(Action::LayOutAgain));
    let positions = Arc::new(vec![Position::new(-3.0, 3.0); 3]);
    let ticket = session.ticket();
    session.apply(Command::Settled { ticket, positions, running: None });
    session.apply(Command::Do(Action::Undo));
    assert_eq!(x_of(&session, BOB), 100.0);
}

/// Saves as the shell would and returns what the file holds.
pub(super) fn save(session: &mut Session) -> (PathBuf, SavedLayout) {
    let effects = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let saved = (path.clone(), layout.as_ref().clone());
    session.apply(Command::Saved { path: path.clone(), layout: layout.clone(), revision: *revision });
    saved
}

#[test]
fn a_saved_layout_reopens_to_the_bit() {
    let mut session = settled();
    drag(&mut session, ANN, 0.1 + 0.2, 1);
    session.apply(Command::Look(Look::At(Camera { center: Position::new(1.5, -2.0), zoom: 1.7 })));
    session.apply(Command::Filter(FilterChange::EntityKind("place".to_owned())));
    let (path, layout) = save(&mut session);
    assert_eq!(path, Path::new("/case/case.layout.ron"));
    assert_eq!(layout.dossier, "case.ron");
    assert!(!session.is_unsaved());

    let mut again = Session::new(super::Preferences::default());
    again.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: Some((path, Ok(layout))) });
    assert_eq!(again.workspace().positions, session.workspace().positions);
    assert_eq!(again.workspace().pinned, session.workspace().pinned);
    assert_eq!(again.workspace().filter, session.workspace().filter);
    assert_eq!(again.look(), session.look());
    assert!(!again.is_unsaved());
}

#[test]
fn a_layout_of_changed_data_keeps_what_it_can_and_says_the_rest() {
    let mut session = settled();
    drag(&mut session, BOB, 1.0, 1);
    let (path, layout) = save(&mut session);
    let mut again = Session::new(super::Preferences::default());
    again.apply(Command::Loaded { open: example(&["ann", "bob", "dora"]), layout: Some((path, Ok(layout))) });
    assert_eq!(x_of(&again, ANN), x_of(&session, ANN));
    assert_eq!(x_of(&again, BOB), 101.0);
    assert!(again.workspace().positions[2].is_finite());
    let told = again.notice().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(told.contains("2 kept") && told.contains("1 new") && told.contains("1 in the layout"), "{told}");
    drag(&mut again, ANN, 1.0, 1);
    let (_, saved) = save(&mut again);
    assert!(saved.views[0].positions.contains_key("cid"), "what is gone from the dossier stays in the file");
}

#[test]
fn leaving_an_unsaved_layout_asks_and_a_saved_one_does_not() {
    let mut session = settled();
    assert_eq!(session.apply(Command::Do(Action::Quit)), vec![Effect::Quit]);
    drag(&mut session, ANN, 1.0, 1);
    let asked = |session: &Session| session.prompt().map(|prompt| prompt.as_ref().clone());
    let other = PathBuf::from("/case/other.ron");
    assert_eq!(session.apply(Command::Open(other.clone())), vec![]);
    assert_eq!(asked(&session), Some(Prompt::Leave(Leaving::Open(other))));
    assert_eq!(session.apply(Command::Do(Action::Quit)), vec![]);
    assert_eq!(asked(&session), Some(Prompt::Leave(Leaving::Quit)));
    let effects = session.apply(Command::Answer(Answer::SaveAndLeave));
    assert_eq!(asked(&session), None);
    let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let saved = Command::Saved { path: path.clone(), layout: layout.clone(), revision: *revision };
    assert_eq!(session.apply(saved), vec![Effect::Quit]);
}

#[test]
fn what_could_not_be_saved_is_not_left_after_a_later_save() {
    let mut session = settled();
    drag(&mut session, ANN, 1.0, 1);
    session.apply(Command::Do(Action::Quit));
    session.apply(Command::Answer(Answer::SaveAndLeave));
    session.apply(Command::Warn("The layout is not saved. The disk is full".to_owned()));
    let effects = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let saved = Command::Saved { path: path.clone(), layout: layout.clone(), revision: *revision };
    assert_eq!(session.apply(saved), vec![]);
}

#[test]
fn an_example_is_saved_under_a_name_that_is_asked_for() {
    let mut session = Session::new(super::Preferences::default());
    let mut open = example(&["ann", "bob"]).as_ref().clone();
    open.origin = Origin::Builtin("kharrazi".to_owned());
    session.apply(Command::Loaded { open: Arc::new(open), layout: None });
    let effects = session.apply(Command::Do(Action::SaveLayout));
    assert!(matches!(effects.as_slice(), [Effect::Request(Request::Pick(_))]), "{effects:?}");
    let effects = session.apply(Command::SaveLayoutAs("/x/k.layout.ron".into()));
    let [Effect::SaveLayout { layout, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(layout.dossier, "builtin:kharrazi");
}

#[test]
fn views_keep_their_own_arrangement() {
    let mut session = settled();
    session.apply(Command::AddView("Second".to_owned()));
    drag(&mut session, ANN, 50.0, 1);
    session.apply(Command::ShowView(0));
    assert_eq!(x_of(&session, ANN), 0.0);
    session.apply(Command::ShowView(1));
    assert_eq!(x_of(&session, ANN), 50.0);
    let (_, saved) = save(&mut session);
    assert_eq!(saved.views.len(), 2);
}

#[test]
fn a_refused_file_leaves_what_was_open() {
    let mut session = settled();
    session.apply(Command::Refused { origin: Origin::File("/x.ron".into()), problems: Vec::new() });
    assert!(session.failure().is_some() && session.open().is_some());
    session.apply(Command::DismissFailure);
    assert!(session.failure().is_none());
}

#[test]
fn back_and_forward_walk_the_selections() {
    let mut session = settled();
    select(&mut session, ANN);
    select(&mut session, BOB);
    session.apply(Command::Do(Action::Back));
    assert_eq!(session.selection().target, Some(Target::Entity(ANN)));
    session.apply(Command::Do(Action::Forward));
    assert_eq!(session.selection().target, Some(Target::Entity(BOB)));
}

#[test]
fn only_web_and_mail_links_are_opened() {
    let mut session = settled();
    for link in ["file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "no link", ""] {
        assert_eq!(session.apply(Command::OpenLink(link.to_owned())), Vec::new(), "{link}");
    }
    let link = "https://example.org/".to_owned();
    assert_eq!(session.apply(Command::OpenLink(link.clone())), vec![Effect::OpenLink(link)]);
}

#[test]
fn commands_with_nothing_open_do_no_harm() {
    let mut session = Session::new(super::Preferences::default());
    for action in Action::ALL {
        session.apply(Command::Do(action));
    }
    session.apply(Command::FlyTo(Target::Entity(ANN)));
    session.apply(Command::ShowView(3));
    session.apply(Command::Do(Action::RemoveView));
    assert!(session.open().is_none());
}

#[test]
fn reverting_goes_back_to_what_was_saved_and_not_to_what_came_after() {
    let mut session = settled();
    drag(&mut session, ANN, 5.0, 1);
    let effects = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    // The reader goes on while the file is still being written.
    drag(&mut session, ANN, 70.0, 2);
    session.apply(Command::Saved { path: path.clone(), layout: layout.clone(), revision: *revision });
    assert!(session.is_unsaved());
    session.apply(Command::Do(Action::RevertLayout));
    assert_eq!(x_of(&session, ANN), 5.0);
    assert!(!session.is_unsaved());
}

#[test]
fn a_layout_that_cannot_be_read_is_never_saved_over() {
    let mut session = Session::new(super::Preferences::default());
    let beside = PathBuf::from("/case/case.layout.ron");
    session.apply(Command::Loaded { open: example(&["ann", "bob"]), layout: Some((beside, Err(Vec::new()))) });
    let told = session.notice().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(told.contains("left alone"), "{told}");
    let effects = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::Request(Request::Pick(Pick::SaveLayout { name, .. }))] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!(name, "case.new.layout.ron");
}

#[test]
fn a_refused_layout_is_reloaded_as_a_layout() {
    let mut session = settled();
    let path = PathBuf::from("/case/case.layout.ron");
    session.apply(Command::Refused { origin: Origin::File(path.clone()), problems: Vec::new() });
    assert_eq!(session.apply(Command::Do(Action::Reload)), vec![Effect::LoadLayout(path)]);
}

#[test]
fn a_dossier_is_named_from_its_layouts_folder() {
    for (file, folder, expected) in [
        ("/case/case.ron", "/case", "case.ron"),
        ("/case/case.ron", "/case/layouts", "../case.ron"),
        ("/case/a/case.ron", "/case/b", "../a/case.ron"),
        ("case.ron", "", "case.ron"),
        ("case.ron", "/elsewhere", "case.ron"),
    ] {
        assert_eq!(super::saving::relative_path(Path::new(file), Path::new(folder)), expected, "{file} from {folder}");
    }
}

#[test]
fn nothing_is_moved_or_laid_out_beyond_reach() {
    let mut session = settled();
    drag(&mut session, ANN, 1e38, 1);
    drag(&mut session, BOB, -1e9, 2);
    let positions = session.workspace().positions.clone();
    assert!(positions.iter().all(|position| position.is_usable()), "{positions:?}");
    session.apply(Command::Do(Action::LayOutAgain));
    let far = Arc::new(vec![Position::new(5e6, 0.0), Position::new(1.0, 2.0), Position::new(0.0, -1e30)]);
    session.apply(Command::Settled { ticket: session.ticket(), positions: far, running: None });
    let positions = &session.workspace().positions;
    assert!(positions.iter().all(|position| position.is_usable()), "{positions:?}");
    assert_eq!(positions[1], Position::new(1.0, 2.0));
}

#[test]
fn a_layout_that_leaves_somebody_out_does_not_blame_the_dossier() {
    let mut session = settled();
    let (path, mut layout) = save(&mut session);
    layout.views[0].positions.remove("bob");
    let mut again = Session::new(super::Preferences::default());
    again.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: Some((path, Ok(layout))) });
    let told = again.notice().map(|notice| notice.text.clone()).unwrap_or_default();
    assert_eq!(told, "The layout does not fit the dossier whole: 2 kept their place, 1 new beside a neighbour");
}
