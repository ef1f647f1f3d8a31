//! Imports in a session: they are asked about like unsaved work, and stay what they are when they are saved.

use super::*;
use crate::model::{Role, TableKind, TablePreview};
use crate::session::Action;
use crate::session::command::Command;
use crate::session::prompt::{Answer, Prompt};
use crate::session::state::Preferences;
use crate::session::tests::example;

fn table() -> TablePreview {
    TablePreview {
        name: "a.csv".to_owned(),
        kind: TableKind::Relations,
        headings: vec!["From".to_owned()],
        roles: vec![Role::From],
        rows: Vec::new(),
        count: 0,
        bad: Vec::new(),
    }
}

/// A session with an import of a table.
fn session() -> Session {
    let mut session = Session::new(Preferences::default());
    let mut open = example(&["ann", "bob"]).as_ref().clone();
    open.origin = Origin::Import(Box::new(ImportTask::of(vec!["/case/a.csv".into()])));
    open.import = Some(Arc::new(ImportReport { tables: vec![table()], ..ImportReport::default() }));
    session.apply(Command::Loaded { open: Arc::new(open), layout: None });
    session
}

#[test]
fn a_table_is_shown_first_and_the_report_stays_until_it_is_put_away() {
    let mut session = session();
    assert!(session.shows_tables() && session.import_report().is_some());
    session.apply(Command::Import(ImportChange::ShowTables(false)));
    assert!(!session.shows_tables() && session.import_report().is_some());
    session.apply(Command::Import(ImportChange::DismissReport));
    assert!(session.import_report().is_none());
}

#[test]
fn an_import_that_was_not_saved_is_asked_about_and_saving_goes_on() {
    let mut session = session();
    assert!(session.is_unsaved());
    let asked = session.apply(Command::Do(Action::Quit));
    assert_eq!(asked, []);
    assert!(matches!(session.prompt().map(AsRef::as_ref), Some(Prompt::Leave(Leaving::Quit))));
    let effects = session.apply(Command::Answer(Answer::SaveAndLeave));
    let folder = Some(PathBuf::from("/case"));
    let pick = Pick::SaveDossier { name: "a.ron".to_owned(), folder };
    assert_eq!(effects, [Effect::Request(Request::Pick(pick))]);
    let effects = session.apply(Command::Import(ImportChange::SaveAs("/case/a.ron".into())));
    assert!(matches!(effects.as_slice(), [Effect::SaveDossier(path, _)] if path.ends_with("a.ron")));
    let saved = OpenDossier {
        origin: Origin::File("/case/a.ron".into()),
        ..session.open().expect("a dossier").as_ref().clone()
    };
    let positions = Arc::clone(&session.workspace().positions);
    let effects = session.apply(Command::Import(ImportChange::Saved(Arc::new(saved))));
    assert!(effects.contains(&Effect::Quit), "{effects:?}");
    assert!(!session.is_unsaved() && session.workspace().positions == positions);
    assert_eq!(session.open().map(|open| open.origin.name()), Some("a.ron".to_owned()));
}

#[test]
fn a_change_of_roles_imports_again_and_is_no_new_dossier() {
    let mut session = session();
    let mut task = session.import_task().cloned().expect("an import");
    task.roles.insert("From".to_owned(), "to".to_owned());
    let effects = session.apply(Command::Import(ImportChange::Again(Box::new(task.clone()))));
    let origin = Origin::Import(Box::new(task));
    assert_eq!(effects, [Effect::Load(origin.clone())]);
    session.apply(Command::Import(ImportChange::ShowTables(true)));
    let open = OpenDossier { origin, ..session.open().expect("a dossier").as_ref().clone() };
    session.apply(Command::Loaded { open: Arc::new(open), layout: None });
    assert!(session.shows_tables());
}

#[test]
fn roles_that_were_chosen_are_taken_for_the_next_table_with_the_same_headings() {
    let mut session = session();
    let mut task = session.import_task().cloned().expect("an import");
    task.roles.insert("a.csv/From".to_owned(), "to".to_owned());
    session.apply(Command::Import(ImportChange::Again(Box::new(task.clone()))));
    let with = |task: ImportTask, table: TablePreview| {
        let mut open = example(&["ann", "bob"]).as_ref().clone();
        open.origin = Origin::Import(Box::new(task));
        open.import = Some(Arc::new(ImportReport { tables: vec![table], ..ImportReport::default() }));
        Command::Loaded { open: Arc::new(open), layout: None }
    };
    session.apply(with(task, TablePreview { roles: vec![Role::To], ..table() }));
    let kept = KeptRoles { headings: vec!["From".to_owned()], roles: vec![Role::To] };
    assert_eq!(session.kept_roles(), std::slice::from_ref(&kept));
    let mut next = Session::new(Preferences::default()).with_roles(vec![kept]);
    let task = ImportTask::of(vec!["/case/b.csv".into()]);
    let effects = next.apply(with(task.clone(), TablePreview { name: "b.csv".to_owned(), ..table() }));
    let mut wanted = task;
    wanted.roles.insert("b.csv/From".to_owned(), "to".to_owned());
    assert!(effects.contains(&Effect::Load(Origin::Import(Box::new(wanted)))), "{effects:?}");
    assert!(next.kept_roles().len() == 1);
}
