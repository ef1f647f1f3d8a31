//! A dossier on its way: given up, or shown before its names are looked up.

use super::{example, settled};
use crate::model::{EntityIndex, OpenDossier, Reading, Target};
use crate::session::{Action, Command, Effect};
use std::path::PathBuf;
use std::sync::Arc;

#[test]
fn names_that_are_read_later_change_nothing_that_the_reader_did() {
    let mut session = settled();
    let mut first = example(&["ann", "bob", "cid"]).as_ref().clone();
    first.reading.awaits_names = true;
    let whole = OpenDossier { reading: Reading { awaits_names: false, ..first.reading.clone() }, ..first.clone() };
    session.apply(Command::Loaded { open: Arc::new(first), layout: None });
    session.apply(Command::Select(Some(Target::Entity(EntityIndex(1)))));
    let (selection, positions) = (session.selection().clone(), Arc::clone(&session.workspace().positions));
    let effects = session.apply(Command::NamesRead(Arc::new(whole.clone())));
    assert!(effects.is_empty(), "{effects:?}");
    assert!(session.open().is_some_and(|open| !open.reading.awaits_names));
    assert_eq!((session.selection(), &session.workspace().positions), (&selection, &positions));
    // Those of a dossier that is not open any more are late.
    session.apply(Command::Loaded { open: example(&["ann", "bob", "zoe", "dora"]), layout: None });
    session.apply(Command::NamesRead(Arc::new(whole)));
    assert_eq!(session.open().map(|open| open.dossier.entities.len()), Some(4));
}

#[test]
fn what_is_being_opened_is_given_up_first_and_what_was_open_stays() {
    let mut session = settled();
    let open = session.open().cloned();
    session.apply(Command::Select(Some(Target::Entity(EntityIndex(1)))));
    session.apply(Command::Open(PathBuf::from("/case/other.ron")));
    assert_eq!(session.loading(), Some("other.ron"));
    let effects = session.apply(Command::Do(Action::Escape));
    assert_eq!(effects, [Effect::CancelLoading]);
    assert_eq!((session.loading(), session.open()), (None, open.as_ref()));
    assert!(session.selection().target.is_some(), "one step at a time");
    assert!(session.apply(Command::CancelLoading).is_empty(), "nothing is being opened");
}
