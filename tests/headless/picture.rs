//! One way to a picture: the command line and the window show a dossier alike, newcomers and all.

use crate::support::{Seed, sayso};
use sayso::cli::shell::Shell;
use sayso::formats::layout_file;
use sayso::model::{Position, SavedLayout};
use sayso::session::figure::SvgText;
use sayso::session::{Action, Command, FigureKind, FigureOptions, FigureTask, Preferences};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder with an example and the layout that the command line made of it, without the line of one entity.
fn folder_without(entity: &str) -> tempfile::TempDir {
    let (folder, _) = Seed::copied("kharrazi");
    let run = sayso(["layout".into(), dossier(folder.path()), "-o".into(), layout(folder.path())]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let text = fs::read_to_string(layout(folder.path())).expect("a layout");
    let is_of_entity = |line: &&str| line.trim_start().starts_with(&format!("\"{entity}\":"));
    assert_eq!(text.lines().filter(is_of_entity).count(), 1, "{text}");
    let kept: Vec<&str> = text.lines().filter(|line| !is_of_entity(line)).collect();
    fs::write(layout(folder.path()), kept.join("\n")).expect("a layout");
    folder
}

fn dossier(folder: &Path) -> PathBuf {
    folder.join("kharrazi.ron")
}

fn layout(folder: &Path) -> PathBuf {
    folder.join("kharrazi.layout.ron")
}

fn saved(folder: &Path) -> SavedLayout {
    let bytes = fs::read(layout(folder)).expect("a layout");
    layout_file::parse("kharrazi.layout.ron", &bytes).expect("a layout").layout
}

/// What the command line draws of the dossier and its layout.
fn headless(folder: &Path) -> String {
    let out = folder.join("headless.svg");
    let words = ["figure".into(), dossier(folder), "--layout".into(), layout(folder), "--live-text".into()];
    let run = sayso(words.into_iter().chain(["-o".into(), out.clone()]));
    assert_eq!(run.code, Some(0), "{}", run.err);
    fs::read_to_string(out).expect("a figure")
}

#[test]
fn the_figure_of_the_command_line_is_that_of_the_window_and_newcomers_stand_where_it_saves_them() {
    let folder = folder_without("khatami");
    let folder = folder.path();
    let drawn = headless(folder);
    let mut window = Shell::new(Preferences::default(), 1);
    window.apply(Command::Open(dossier(folder)));
    let options = FigureOptions { svg_text: SvgText::Live, ..FigureOptions::usual(FigureKind::Svg) };
    let subject = window.session.figure_subject().expect("a dossier");
    let entities = &subject.open.dossier.entities;
    let at = entities.iter().position(|entity| entity.id == "khatami").expect("an entity");
    let stands: Position = subject.positions[at];
    let path = folder.join("window.svg");
    window.apply(Command::ExportFigure(Box::new(FigureTask { path: path.clone(), options, subject })));
    assert!(fs::read_to_string(path).expect("a figure") == drawn, "the window draws another picture");
    window.apply(Command::Do(Action::SaveLayout));
    assert_eq!(saved(folder).views[0].positions.get("khatami"), Some(&stands));
    assert!(headless(folder) == drawn, "the newcomer has moved");
}

#[test]
fn a_view_that_places_nothing_is_laid_out_by_its_options() {
    let folder = folder_without("khatami");
    let folder = folder.path();
    let mut layout_without = saved(folder);
    layout_without.views[0].positions.clear();
    layout_without.views[0].seed = 7;
    fs::write(layout(folder), layout_file::write(&layout_without)).expect("a layout");
    let drawn = headless(folder);
    let out = folder.join("anew.svg");
    let words = ["figure".into(), dossier(folder), "--seed".into(), "7".into(), "--live-text".into(), "-o".into()];
    assert_eq!(sayso(words.into_iter().chain([out.clone()])).code, Some(0));
    assert!(fs::read_to_string(out).expect("a figure") == drawn);
    let mut window = Shell::new(Preferences::default(), 1);
    window.apply(Command::Open(dossier(folder)));
    window.settle();
    let positions = &window.session.workspace().positions;
    assert!(positions.windows(2).any(|pair| pair[0].distance(pair[1]) > 50.0), "the window lays it out too");
}
