//! Every effect that leaves a trace on the disk, from the command to the file and back to what is told.

use super::*;
use crate::files::layouts::{Over, save_layout};
use crate::files::load::load_layout;
use crate::files::settings::Settings;
use crate::formats::ron::TEMPLATE;
use crate::layout::arrangements::Pattern;
use crate::model::{
    EntityIndex, EvidenceIndex, RelationIndex, SavedLayout, Status, Target, ThemeChoice, Verdict, View,
};
use crate::session::figure::Length;
use crate::session::{
    Action, Answer, FigureKind, FigureOptions, FigureOutcome, FigureTask, FilterChange, NoticeKind, Pick, Prompt,
    Request, Tune,
};
use std::fs;
use std::path::{Path, PathBuf};

const DOSSIER: &str = r#"(format: 1, documents: [(id: "d", title: "t", file: "letter.txt")],
    entities: [(id: "ann", kind: "person", name: "Ann"), (id: "bob", kind: "person", name: "Bob"),
        (id: "cid", kind: "person", name: "Cid")],
    relations: [(from: "ann", kind: "knows", to: "bob", evidence: [(doc: "d", quote: "Ann knows Bob")]),
        (from: "bob", kind: "knows", to: "cid")])"#;

/// A shell over a dossier with one document, laid out, in a folder of its own.
fn opened() -> (tempfile::TempDir, Shell) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("case.ron"), DOSSIER).expect("a file");
    fs::write(folder.path().join("letter.txt"), "Ann knows Bob.").expect("a file");
    let mut shell = Shell::new(Preferences::default(), 1);
    shell.apply(Command::Open(folder.path().join("case.ron")));
    shell.settle();
    assert!(shell.session.open().is_some() && !shell.session.is_unsaved());
    (folder, shell)
}

fn told(shell: &Shell) -> String {
    shell.session.notice().map(|notice| notice.text.clone()).unwrap_or_default()
}

/// A command leads to a warning with these words, and every file stays as it was.
fn check_refused(folder: &Path, shell: &mut Shell, command: Command, words: &str) {
    let content = || -> Vec<_> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<_> = entries.map(|path| (path.clone(), fs::read(path).unwrap_or_default())).collect();
        files.sort();
        files
    };
    let before = content();
    shell.apply(command);
    let notice = shell.session.notice().expect("a notice");
    assert!(notice.kind == NoticeKind::Warning && notice.text.contains(words), "{notice:?}");
    assert!(content() == before, "a file has changed");
}

fn template(path: PathBuf) -> Command {
    Command::Request(Request::SaveTemplate(path))
}

/// The reader types a path where the system has no file dialog.
fn typed_for(shell: &mut Shell, pick: Pick, path: &str) -> Vec<Command> {
    shell.apply(Command::Ask(Prompt::Path(pick)));
    shell.apply(Command::Answer(Answer::Path(PathBuf::from(path))))
}

fn figure(shell: &Shell, kind: FigureKind, path: PathBuf) -> Box<FigureTask> {
    let options = FigureOptions { width: Some(Length::Pixels(300.0)), ..FigureOptions::usual(kind) };
    Box::new(FigureTask { path, options, subject: shell.session.figure_subject().expect("a dossier") })
}

#[test]
fn a_figure_is_of_the_chosen_kind_whatever_name_was_typed() {
    let (folder, mut shell) = opened();
    for (kind, magic) in [(FigureKind::Png, "\u{fffd}PNG"), (FigureKind::Svg, "<svg"), (FigureKind::Pdf, "%PDF-")] {
        for typed in ["net", "net.eps", "net.png", "net.svg", "net.pdf"] {
            let pick = Pick::SaveFigure(figure(&shell, kind, PathBuf::from("offered.png")));
            let answers = typed_for(&mut shell, pick, typed);
            assert_eq!(answers.last(), Some(&Command::FigureMade(FigureOutcome::Saved(None))));
            let path = kind.named(folder.path().join(typed));
            assert_eq!(told(&shell), format!("Saved {}", path.file_name().expect("a name").display()));
            let bytes = fs::read(&path).expect("a figure");
            assert!(String::from_utf8_lossy(&bytes).starts_with(magic), "{typed} as {kind:?}");
            fs::remove_file(&path).expect("a figure");
        }
    }
}

#[test]
fn a_figure_that_cannot_be_made_or_saved_says_why() {
    let (folder, mut shell) = opened();
    let path = folder.path().join("letter.txt");
    let document = Command::ExportFigure(figure(&shell, FigureKind::Png, path));
    check_refused(
        folder.path(),
        &mut shell,
        document,
        "letter.txt is not saved. letter.txt belongs to the open dossier",
    );
    let nowhere = Command::ExportFigure(figure(&shell, FigureKind::Svg, folder.path().join("no/a.svg")));
    check_refused(folder.path(), &mut shell, nowhere, "a.svg could not be saved: there is no such folder");
    let mut small = figure(&shell, FigureKind::Pdf, folder.path().join("a.pdf"));
    small.options.width = Some(Length::Pixels(5.0));
    let small = Command::ExportFigure(small);
    check_refused(folder.path(), &mut shell, small, "a.pdf cannot be made: the page is too small");
    assert_eq!(shell.session.making_figure(), None);
}

#[test]
fn a_layout_is_saved_and_opened_again_and_theirs_is_not_lost_unasked() {
    let (folder, mut shell) = opened();
    let path = folder.path().join("case.layout.ron");
    shell.apply(Command::Select(Some(Target::Entity(EntityIndex(0)))));
    shell.apply(Command::Do(Action::Pin));
    shell.apply(Command::Do(Action::SaveLayout));
    assert_eq!((told(&shell).as_str(), shell.session.is_unsaved()), ("Saved case.layout.ron", false));
    let mut again = Shell::new(Preferences::default(), 1);
    again.apply(Command::Open(path.clone()));
    assert_eq!(again.session.workspace().positions, shell.session.workspace().positions);
    // Another program writes.
    let theirs = SavedLayout {
        dossier: "case.ron".to_owned(),
        views: vec![View { name: "Theirs".to_owned(), ..View::default() }],
        ..SavedLayout::default()
    };
    save_layout(&path, &theirs, Over::Readable).expect("a save");
    let before = fs::read(&path).expect("a layout");
    shell.apply(Command::Do(Action::SaveLayout));
    assert!(matches!(shell.session.prompt().map(Arc::as_ref), Some(Prompt::Replace(_, asked)) if *asked == path));
    assert_eq!(fs::read(&path).expect("a layout"), before);
    shell.apply(Command::Answer(Answer::Replace));
    assert_eq!(told(&shell), "Saved case.layout.ron");
    // One of a newer program is never replaced.
    fs::write(&path, "(format: 2, dossier: \"case.ron\", pages: [])").expect("a file");
    let save = Command::SaveLayoutAs(path);
    check_refused(folder.path(), &mut shell, save, "The layout is not saved. ");
}

#[test]
fn a_path_that_is_typed_is_looked_at_before_anything_is_written_there() {
    let (folder, mut shell) = opened();
    let pick = || Pick::SaveLayout { name: "case.layout.ron".to_owned(), folder: None };
    typed_for(&mut shell, pick(), "mine");
    assert_eq!(told(&shell), "Saved mine.layout.ron", "beside the dossier, with the ending of layouts");
    let mine = folder.path().join("mine.layout.ron");
    typed_for(&mut shell, pick(), "mine");
    assert_eq!(shell.session.prompt().map(Arc::as_ref), Some(&Prompt::Replace(pick(), mine)));
    for (typed, words) in [("letter.txt", "belongs to the open dossier"), ("case", "belongs"), ("", "is a folder")] {
        shell.apply(Command::Ask(Prompt::Path(Pick::SaveTemplate)));
        let answer = Command::Answer(Answer::Path(PathBuf::from(typed)));
        check_refused(folder.path(), &mut shell, answer, words);
    }
    let answers = typed_for(&mut shell, Pick::Open, "case.ron");
    assert_eq!(answers.first(), Some(&Command::Open(folder.path().join("case.ron"))));
}

#[test]
fn the_template_and_the_marks_are_saved_as_text() {
    let (folder, mut shell) = opened();
    shell.apply(template(folder.path().join("new.ron")));
    assert_eq!(told(&shell), "Saved new.ron; fill it in and open it");
    assert_eq!(fs::read_to_string(folder.path().join("new.ron")).expect("a file"), TEMPLATE);
    let quote = EvidenceIndex { relation: RelationIndex(0), position: 0 };
    shell.apply(Command::Mark(quote, Verdict::Confirmed));
    shell.apply(Command::ExportMarks(folder.path().join("marks.csv")));
    shell.apply(Command::ExportMarks(folder.path().join("marks.json")));
    let written = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    assert!(written("marks.csv").contains("Ann knows Bob") && written("marks.json").starts_with(['[', '{']));
    let document = template(folder.path().join("letter.txt"));
    check_refused(folder.path(), &mut shell, document, "letter.txt belongs to the open dossier");
    let nowhere = template(folder.path().join("no/new.ron"));
    check_refused(folder.path(), &mut shell, nowhere, "new.ron is not saved. ");
}

#[test]
fn settings_are_kept_in_their_folder_or_nowhere() {
    let (folder, mut shell) = opened();
    shell.jobs = Jobs::new(Some(folder.path().join("settings")));
    shell.apply(Command::SetTheme(Some(ThemeChoice::Dark)));
    let file = folder.path().join("case.ron");
    shell.apply(Command::Open(file.clone()));
    let kept = || Settings::load_from(&folder.path().join("settings"));
    assert_eq!((kept().preferences.theme, kept().recent_files), (Some(ThemeChoice::Dark), vec![file.clone()]));
    shell.apply(Command::Request(Request::ForgetRecent(file)));
    assert_eq!(kept().recent_files, Vec::<PathBuf>::new());
}

#[test]
fn a_file_that_cannot_be_opened_is_refused_and_what_was_open_stays() {
    let (folder, mut shell) = opened();
    for name in ["none.ron", "none.layout.ron"] {
        shell.apply(Command::Open(folder.path().join(name)));
        assert!(shell.session.failure().is_some() && shell.session.open().is_some(), "{name}");
        shell.apply(Command::DismissFailure);
    }
}

#[test]
fn a_layout_waits_until_it_is_run_and_is_held_or_given_up_before() {
    let (_folder, mut shell) = opened();
    let before = Arc::clone(&shell.session.workspace().positions);
    shell.apply(Command::Do(Action::LayoutMeasures));
    shell.apply(Command::Tune(Tune::Options(crate::session::layout_request::LayoutOptions {
        spacing: 2.0,
        ..shell.session.layout_options()
    })));
    shell.apply(Command::Do(Action::PauseLayout));
    shell.settle();
    assert!(shell.session.settling().is_under_way(), "it is held");
    shell.apply(Command::Do(Action::PauseLayout));
    shell.settle();
    assert!(!shell.session.settling().is_under_way());
    assert_ne!(shell.session.workspace().positions, before);
    let measuring = shell.session.measuring().expect("measures");
    assert!(measuring.present().is_some() && !measuring.course().is_empty());
    shell.apply(Command::Tune(Tune::Cancel));
    shell.settle();
    assert_eq!(shell.session.workspace().positions, before, "given up, with all that followed from it");
    shell.apply(Command::Do(Action::Arrange(Pattern::Circle)));
    let arranged = |effect: &Effect| matches!(effect, Effect::Arrange { pattern: Pattern::Circle, .. });
    assert!(shell.effects.iter().any(arranged));
    assert_ne!(shell.session.workspace().positions, before);
}

#[test]
fn every_status_is_read_from_a_dossier_and_kept_in_a_layout() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("case.ron");
    let claim = |status: &Status| format!(r#"(from: "a", kind: "knows", to: "b", status: {})"#, status.word());
    let claims: Vec<String> = Status::ALL.iter().map(claim).collect();
    let entity = |id: &str| format!(r#"(id: "{id}", kind: "person", name: "{id}")"#);
    let entities = [entity("a"), entity("b")].join(", ");
    let dossier = format!("(format: 1, entities: [{entities}], relations: [{}])", claims.join(", "));
    fs::write(&path, dossier).expect("a file");
    let mut shell = Shell::new(Preferences::default(), 1);
    shell.apply(Command::Open(path.clone()));
    shell.settle();
    let open = shell.session.open().expect("a dossier").clone();
    assert_eq!(open.dossier.relations.iter().map(|claim| claim.status).collect::<Vec<_>>(), Status::ALL);
    for status in Status::ALL {
        shell.apply(Command::Filter(FilterChange::Status(status)));
    }
    shell.apply(Command::Do(Action::SaveLayout));
    let saved = load_layout(&folder.path().join("case.layout.ron")).expect("a layout").layout;
    assert_eq!(saved.views[0].filter.statuses, Status::ALL.into());
}
