//! Views by commands alone, and what stands between a reader and a loss.

use super::{ANN, drag, settled, x_of};
use crate::model::{EvidenceIndex, Origin, RelationIndex, Target};
use crate::session::{Action, Answer, Command, Effect, Pick, Prompt, Request};
use std::path::PathBuf;

#[test]
fn what_was_done_to_views_is_undone_like_everything_else() {
    let mut session = settled();
    drag(&mut session, ANN, 5.0, 1);
    session.apply(Command::AddView("Second".to_owned()));
    drag(&mut session, ANN, 7.0, 2);
    session.apply(Command::RenameView("Other".to_owned()));
    session.apply(Command::Do(Action::RemoveView));
    assert_eq!((session.views().name(), x_of(&session, ANN)), ("View 1", 5.0));
    for (name, x) in [("Other", 12.0), ("Second", 12.0), ("Second", 5.0), ("View 1", 5.0), ("View 1", 0.0)] {
        session.apply(Command::Do(Action::Undo));
        assert_eq!((session.views().name(), x_of(&session, ANN)), (name, x));
    }
    assert_eq!(session.views().names().count(), 1);
    for _ in 0..5 {
        session.apply(Command::Do(Action::Redo));
    }
    assert_eq!((session.views().name(), x_of(&session, ANN)), ("View 1", 5.0));
    assert_eq!(session.views().names().count(), 1);
}

#[test]
fn undo_after_a_change_of_view_goes_back_to_where_the_step_was_made() {
    let mut session = settled();
    session.apply(Command::AddView("Second".to_owned()));
    drag(&mut session, ANN, 7.0, 1);
    session.apply(Command::ShowView(0));
    assert_eq!(x_of(&session, ANN), 0.0);
    session.apply(Command::Do(Action::Undo));
    assert_eq!((session.views().name(), x_of(&session, ANN)), ("Second", 0.0));
}

#[test]
fn a_typed_path_is_looked_at_before_anything_is_written_there() {
    let mut session = settled();
    let path = PathBuf::from("/case/case.ron");
    session.apply(Command::Ask(Prompt::Path(Pick::SaveTemplate)));
    let effects = session.apply(Command::Answer(Answer::Path(path.clone())));
    assert_eq!(effects, [Effect::LookAt(Pick::SaveTemplate, path.clone())]);
    session.apply(Command::Ask(Prompt::Replace(Pick::SaveTemplate, path.clone())));
    assert_eq!(session.apply(Command::Answer(Answer::AnotherPath)), []);
    assert_eq!(session.prompt().map(AsRef::as_ref), Some(&Prompt::Path(Pick::SaveTemplate)));
    session.apply(Command::Ask(Prompt::Replace(Pick::SaveTemplate, path.clone())));
    assert_eq!(session.apply(Command::Answer(Answer::Replace)), [Effect::Request(Request::SaveTemplate(path))]);
    assert_eq!(session.prompt(), None);
    assert_eq!(session.apply(Command::Answer(Answer::Replace)), [], "nothing is asked any more");
}

#[test]
fn nothing_is_done_to_a_network_that_a_refused_file_hides() {
    let mut session = settled();
    session.apply(Command::Refused { origin: Origin::File(PathBuf::from("/case/bad.ron")), problems: Vec::new() });
    for action in [Action::SaveLayout, Action::Undo, Action::SelectAll, Action::LayOutAgain] {
        assert_eq!(session.apply(Command::Do(action)), [], "{action:?}");
    }
    session.apply(Command::DismissFailure);
    assert_ne!(session.apply(Command::Do(Action::SaveLayout)), []);
}

#[test]
fn what_the_reader_goes_on_to_dismisses_the_last_notice() {
    let evidence = EvidenceIndex { relation: RelationIndex(0), position: 0 };
    for command in [
        Command::CloseDocument,
        Command::FlyTo(Target::Entity(ANN)),
        Command::Note(evidence, "who?".to_owned()),
        Command::AddView("Second".to_owned()),
    ] {
        let mut session = settled();
        session.apply(Command::Do(Action::ShowAll));
        assert!(session.notice().is_some());
        session.apply(command.clone());
        assert_eq!(session.notice(), None, "{command:?}");
    }
}
