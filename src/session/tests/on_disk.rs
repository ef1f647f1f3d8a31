//! What another program makes of the layout file: told, shown until it ends, and never taken over at the cost of unsaved work.

use super::{drag, example, settled, x_of};
use crate::model::{Position, SavedLayout};
use crate::session::{Action, Answer, Command, Effect, NoticeKind, OnDisk, Prompt, Request, Session, TakenOver};
use std::path::PathBuf;

fn place() -> PathBuf {
    PathBuf::from("/case/case.layout.ron")
}

/// A session whose layout is saved, and what the file holds.
fn saved() -> (Session, SavedLayout) {
    let mut session = settled();
    session.apply(Command::SaveLayoutAs(place()));
    let layout = session.layout_to_save(&place()).expect("a layout");
    let revision = session.workspace().revision;
    session.apply(Command::Saved { path: place(), layout: Box::new(layout.clone()), revision });
    assert!(!session.is_unsaved());
    (session, layout)
}

/// The same layout with the first entity elsewhere.
fn theirs(layout: &SavedLayout) -> OnDisk {
    let mut layout = layout.clone();
    layout.views[0].positions.insert("ann".to_owned(), Position::new(777.0, 7.0));
    OnDisk::Layout(Box::new(layout))
}

fn told(session: &mut Session, found: OnDisk) {
    session.apply(Command::LayoutOnDisk(place(), found));
}

#[test]
fn a_layout_that_another_program_changed_is_told_and_stays_so_until_it_is_read_or_the_same_again() {
    let (mut session, layout) = saved();
    told(&mut session, OnDisk::Layout(Box::new(layout.clone())));
    assert_eq!(session.layout_file().differs(), None, "its own save is no change");
    told(&mut session, theirs(&layout));
    assert_eq!(session.notice().map(|notice| notice.kind), Some(NoticeKind::LayoutChanged));
    for command in [Command::DismissNotice, Command::Do(Action::ShowAll), Command::Select(None)] {
        session.apply(command);
        assert_eq!(session.layout_file().differs(), Some(&theirs(&layout)));
    }
    told(&mut session, OnDisk::Layout(Box::new(layout)));
    assert_eq!(session.layout_file().differs(), None, "it was put back");
}

#[test]
fn a_reload_reads_the_layout_too_and_undo_brings_back_what_was_on_screen() {
    let (mut session, layout) = saved();
    let before = x_of(&session, super::ANN);
    session.apply(Command::Do(Action::Reload));
    let effects = session.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: None });
    assert!(effects.contains(&Effect::Request(Request::ReadLayout(place()))), "{effects:?}");
    session.apply(Command::LayoutReread(place(), theirs(&layout)));
    assert_eq!((x_of(&session, super::ANN), session.is_unsaved()), (777.0, false));
    assert_eq!(session.layout_file().differs(), None);
    session.apply(Command::Do(Action::Undo));
    assert_eq!((x_of(&session, super::ANN), session.is_unsaved()), (before, true));
}

#[test]
fn unsaved_work_gives_way_to_theirs_only_where_the_reader_says_so() {
    let (mut session, layout) = saved();
    drag(&mut session, super::ANN, 30.0, 1);
    let mine = x_of(&session, super::ANN);
    session.apply(Command::LayoutReread(place(), theirs(&layout)));
    assert!(matches!(session.prompt().map(AsRef::as_ref), Some(Prompt::Theirs { .. })));
    session.apply(Command::Answer(Answer::Cancel));
    assert_eq!((x_of(&session, super::ANN), session.is_unsaved()), (mine, true));
    assert!(session.layout_file().differs().is_some(), "it is still another");
    session.apply(Command::LayoutReread(place(), theirs(&layout)));
    let effects = session.apply(Command::Answer(Answer::TakeTheirs));
    assert_eq!(effects, [Effect::Request(Request::TakeOver(TakenOver::OnDisk(place())))]);
    session.apply(Command::LayoutReread(place(), theirs(&layout)));
    let effects = session.apply(Command::Answer(Answer::AnotherPath));
    assert!(matches!(effects.as_slice(), [Effect::Request(Request::Pick(_))]), "{effects:?}");
}

#[test]
fn a_layout_file_that_is_gone_is_unsaved_and_one_that_appears_is_told() {
    let (mut session, layout) = saved();
    told(&mut session, OnDisk::Nothing);
    assert!(session.is_unsaved() && session.layout_file().differs() == Some(&OnDisk::Nothing));
    told(&mut session, OnDisk::Unreadable);
    assert_eq!((session.is_unsaved(), session.layout_file().differs()), (false, Some(&OnDisk::Unreadable)));
    let mut session = settled();
    told(&mut session, OnDisk::Nothing);
    assert_eq!(session.layout_file().differs(), None, "nothing was there at the beginning");
    told(&mut session, theirs(&layout));
    assert!(session.layout_file().differs().is_some());
    session.apply(Command::LayoutOnDisk(PathBuf::from("/other.layout.ron"), OnDisk::Nothing));
    assert!(session.layout_file().differs().is_some(), "another file says nothing about this one");
}

#[test]
fn what_was_saved_counts_as_known_even_where_the_save_was_told_as_failed() {
    let (mut session, _) = saved();
    drag(&mut session, super::ANN, 30.0, 1);
    let effects = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::SaveLayout { layout, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    session.apply(Command::Warn("The folder could not be written to the disk".to_owned()));
    told(&mut session, OnDisk::Layout(layout.clone()));
    assert_eq!(session.layout_file().differs(), None);
    let again = session.apply(Command::Do(Action::SaveLayout));
    let [Effect::SaveLayout { seen, .. }] = again.as_slice() else { panic!("{again:?}") };
    assert_eq!(*seen, crate::session::Seen::Layout(layout.clone()), "it is the reader's own");
}
