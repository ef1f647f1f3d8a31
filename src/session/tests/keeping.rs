//! What is not forgotten: the view that was open, what is shown of it first, files to come back to, the wish to leave.

use super::{ANN, drag, example, settled, x_of};
use crate::formats::layout_file::{parse, write};
use crate::model::{Camera, Filter, OpenDossier, Origin, Position, SavedLayout, Size, Target, View};
use crate::session::{Action, Answer, Canvas, Command, Effect, NoticeKind, Pick, Prompt, Request, Session};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A view of three people on a line.
fn view(name: &str) -> View {
    let ids = ["ann", "bob", "cid"];
    let positions = ids.iter().enumerate().map(|(at, id)| ((*id).to_owned(), Position::new(100.0 * at as f32, 0.0)));
    View { name: name.to_owned(), positions: positions.collect(), ..View::default() }
}

/// A session that opened `open` with a layout of these views.
fn opened(open: Arc<OpenDossier>, views: Vec<View>, shown: usize) -> (Session, Vec<Effect>) {
    let layout = SavedLayout { dossier_hash: open.hash.clone(), views, shown, ..SavedLayout::default() };
    let mut session = Session::default();
    let layout = Some((PathBuf::from("/case/case.layout.ron"), Ok(layout)));
    let effects = session.apply(Command::Loaded { open, layout });
    (session, effects)
}

/// The built-in example.
fn builtin() -> Arc<OpenDossier> {
    let mut open = Arc::unwrap_or_clone(example(&["ann", "bob", "cid"]));
    open.origin = Origin::Builtin("case".to_owned());
    Arc::new(open)
}

#[test]
fn a_layout_opens_with_the_view_that_was_shown_when_it_was_saved() {
    let mut session = settled();
    session.apply(Command::AddView("Second".to_owned()));
    let path = Path::new("/case/case.layout.ron");
    let saved = session.layout_to_save(path).expect("a layout");
    assert_eq!(saved.shown, 1);
    session.apply(Command::ShowView(0));
    assert_eq!(session.layout_to_save(path).expect("a layout").shown, 0);
    let open = example(&["ann", "bob", "cid"]);
    let (session, _) = opened(Arc::clone(&open), vec![view("First"), view("Second")], 1);
    assert_eq!((session.views().name(), session.is_unsaved()), ("Second", false));
    let (session, _) = opened(open, vec![view("First")], 7);
    assert_eq!(session.views().name(), "First");
}

#[test]
fn the_view_that_was_shown_is_written_where_it_is_not_the_first() {
    let views = vec![View { name: "a".to_owned(), ..View::default() }; 2];
    let text = write(&SavedLayout { views, shown: 1, ..SavedLayout::default() });
    for (written, shown) in [("shown: 1", 1), ("shown: 0", 0), ("shown: 4000000000", 0)] {
        let read = parse("a.layout.ron", text.replace("shown: 1", written).as_bytes()).expect(written);
        assert_eq!(read.layout.shown, shown, "{written}");
    }
}

#[test]
fn what_the_layout_does_not_show_is_not_selected_at_the_start() {
    let hides = |view: View| View { hidden: ["bob".to_owned()].into(), ..view };
    let filters = |view: View| {
        let filter = Filter { entity_kinds: ["person".to_owned()].into(), ..Filter::default() };
        View { filter, ..view }
    };
    let first = |view: View| opened(example(&["ann", "bob", "cid"]), vec![view], 0).0.selection().target;
    assert!(matches!(first(view("Mine")), Some(Target::Edge(_))));
    assert_eq!(first(hides(view("Mine"))), None);
    assert_eq!(first(filters(view("Mine"))), None);
}

#[test]
fn the_file_that_brings_it_back_is_put_among_the_recent_ones() {
    let remembered = |effects: &[Effect]| -> Vec<PathBuf> {
        let paths = effects.iter().filter_map(|effect| match effect {
            Effect::Remember(path) => Some(path.clone()),
            _ => None,
        });
        paths.collect()
    };
    let layout = PathBuf::from("/case/case.layout.ron");
    let (mut session, effects) = opened(builtin(), vec![view("Mine")], 0);
    assert_eq!(remembered(&effects), std::slice::from_ref(&layout), "a layout of a built-in example");
    let effects = session.apply(Command::Loaded { open: builtin(), layout: None });
    assert_eq!(remembered(&effects), Vec::<PathBuf>::new(), "the example itself is in a menu of its own");
    let saved = session.layout_to_save(&layout).map(Box::new).expect("a layout");
    let saved = |path: &str| Command::Saved { path: PathBuf::from(path), layout: saved.clone(), revision: 0 };
    assert_eq!(remembered(&session.apply(saved("/x/mine.layout.ron"))), [PathBuf::from("/x/mine.layout.ron")]);
    // Beside a dossier, the layout comes with it.
    let (mut session, effects) = opened(example(&["ann", "bob", "cid"]), vec![view("Mine")], 0);
    assert_eq!(remembered(&effects), [PathBuf::from("/case/case.ron")]);
    assert_eq!(remembered(&session.apply(saved("/case/case.layout.ron"))), Vec::<PathBuf>::new());
    assert_eq!(remembered(&session.apply(saved("/case/other.layout.ron"))), [PathBuf::from("/case/other.layout.ron")]);
}

#[test]
fn who_saves_before_leaving_leaves_once_it_is_saved_under_whatever_name() {
    let mut session = Session::default();
    session.apply(Command::Loaded { open: builtin(), layout: None });
    let positions = Arc::new(vec![Position::default(); 3]);
    let ticket = session.ticket();
    session.apply(Command::Settled { ticket, positions, running: None });
    drag(&mut session, ANN, 5.0, 1);
    session.apply(Command::Do(Action::Quit));
    let effects = session.apply(Command::Answer(Answer::SaveAndLeave));
    let [Effect::Request(Request::Pick(pick))] = effects.as_slice() else { panic!("{effects:?}") };
    let pick: Pick = pick.clone();
    // There is no dialog of the system; the name that is typed is taken already, and another one is chosen.
    session.apply(Command::Ask(Prompt::Path(pick.clone())));
    session.apply(Command::Answer(Answer::Path(PathBuf::from("/x/taken.layout.ron"))));
    session.apply(Command::Ask(Prompt::Replace(pick.clone(), PathBuf::from("/x/taken.layout.ron"))));
    session.apply(Command::Answer(Answer::AnotherPath));
    session.apply(Command::Answer(Answer::Path(PathBuf::from("/x/mine.layout.ron"))));
    let effects = session.apply(pick.with(PathBuf::from("/x/mine.layout.ron")));
    let [Effect::SaveLayout { path, layout, revision, .. }] = effects.as_slice() else { panic!("{effects:?}") };
    let saved = Command::Saved { path: path.clone(), layout: layout.clone(), revision: *revision };
    let effects = session.apply(saved);
    assert_eq!(effects.last(), Some(&Effect::Quit), "{effects:?}");
}

#[test]
fn what_was_found_and_is_hidden_is_offered_to_be_shown_and_nothing_moves_before() {
    let mut session = settled();
    let bob = Target::Entity(super::BOB);
    super::select(&mut session, super::BOB);
    session.apply(Command::Do(Action::Hide));
    let camera = session.camera();
    session.apply(Command::FlyTo(bob));
    assert_eq!((session.selection().target, session.camera()), (Some(bob), camera));
    let asked = Prompt::Reveal { target: bob, name: "bob".to_owned(), why: vec!["hidden by hand".to_owned()] };
    assert_eq!(session.prompt().map(AsRef::as_ref), Some(&asked));
    session.apply(Command::Answer(Answer::Cancel));
    assert!(!session.visibility().entity(super::BOB) && session.prompt().is_none());
    session.apply(Command::FlyTo(bob));
    session.apply(Command::Answer(Answer::Reveal));
    assert!(session.visibility().entity(super::BOB) && session.why_hidden(bob).is_empty());
    assert_eq!((session.selection().target, session.undo_name()), (Some(bob), Some("show")));
    assert_eq!(session.prompt(), None);
    session.apply(Command::Do(Action::Undo));
    assert_eq!(session.why_hidden(bob), ["hidden by hand"]);
}

#[test]
fn what_was_found_is_seen_with_its_neighbours() {
    let mut session = settled();
    let size = Size { width: 800.0, height: 600.0 };
    let whole = Camera { center: Position::new(100.0, 0.0), zoom: 0.1 };
    session.apply(Command::Canvas(Canvas {
        window: size,
        corner: Position::default(),
        size,
        free_height: 600.0,
        whole,
    }));
    // Ann's neighbour Bob stands at 100, Cid, with whom she has nothing to do, far away.
    drag(&mut session, super::CID, 5_000.0, 1);
    session.apply(Command::FlyTo(Target::Entity(ANN)));
    let Camera { center, zoom } = session.camera();
    for x in [x_of(&session, ANN), x_of(&session, super::BOB)] {
        assert!(((x - center.x) * zoom).abs() < 400.0, "{x}");
    }
    assert!(((x_of(&session, super::CID) - center.x) * zoom).abs() > 400.0);
    // Where all of it is in view already, nothing moves.
    let camera = session.camera();
    session.apply(Command::FlyTo(Target::Entity(super::BOB)));
    assert_eq!(session.camera(), camera);
    // Neighbours that are spread over too much are left out of view.
    drag(&mut session, super::BOB, 90_000.0, 2);
    session.apply(Command::FlyTo(Target::Entity(ANN)));
    let Camera { center, zoom } = session.camera();
    assert!((x_of(&session, ANN) - center.x).abs() * zoom < 1.0 && zoom >= 0.3, "{zoom}");
}

#[test]
fn what_is_selected_is_copied() {
    let copied = |session: &mut Session| {
        session.apply(Command::Do(Action::Copy)).into_iter().find_map(|effect| match effect {
            Effect::Request(Request::Copy(text)) => Some(text),
            _ => None,
        })
    };
    let mut session = settled();
    session.apply(Command::Select(None));
    assert_eq!(copied(&mut session), None);
    super::select(&mut session, ANN);
    assert_eq!(copied(&mut session).as_deref(), Some("ann (person)"));
    session.apply(Command::SelectAlso(super::BOB));
    assert_eq!(copied(&mut session).as_deref(), Some("ann (person)\nbob (person)"));
    let edge = session.open().and_then(|open| open.network.between(ANN, super::BOB)).map(Target::Edge);
    session.apply(Command::Select(edge));
    let expected = "ann knows bob: no evidence\nbob pays ann, as is alleged: no evidence";
    assert_eq!(copied(&mut session).as_deref(), Some(expected));
}

#[test]
fn that_the_files_have_changed_is_told_until_they_are_read_again() {
    let mut session = settled();
    assert!(!session.has_changed_on_disk());
    session.apply(Command::ChangedOnDisk);
    assert_eq!(session.notice().map(|notice| notice.kind), Some(NoticeKind::ChangedOnDisk));
    for command in [Command::Do(Action::ShowAll), Command::DismissNotice, Command::Do(Action::SaveLayout)] {
        session.apply(command);
        assert!(session.has_changed_on_disk());
    }
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Refused { origin: Origin::File(PathBuf::from("/case/case.ron")), problems: Vec::new() });
    assert!(session.has_changed_on_disk(), "what could not be read is still another");
    session.apply(Command::Do(Action::Reload));
    session.apply(Command::Loaded { open: example(&["ann", "bob", "cid"]), layout: None });
    assert!(!session.has_changed_on_disk());
}
