//! Settings: what they keep, and what they do with what cannot be understood.

use super::saved::file_in;
use super::*;
use crate::analysis::table::{Column, TableOf};
use crate::model::{KeptRoles, Measure, Role, ThemeChoice};
use crate::session::figure::{Length, Part};
use crate::session::{Background, FigureKind};
use crate::session::{FigureOptions, Preferences, RecentFile};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What is loaded where the settings file holds `text`.
fn loaded(text: &[u8]) -> Settings {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(file_in(folder.path()), text).expect("a file");
    Settings::load_from(folder.path())
}

#[test]
fn what_was_saved_is_loaded() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let nested = folder.path().join("not/there/yet");
    fs::create_dir_all(&nested).expect("folders");
    let preferences = Preferences {
        theme: Some(ThemeChoice::Dark),
        text_scale: 1.25,
        filters: true,
        reduced_motion: true,
        single_keys: false,
    };
    let mut settings = Settings { preferences, ..Settings::default() };
    settings.remember(Path::new("/home/ann/a \"b\" خط.ron"));
    settings.panel_widths.insert("selection".to_owned(), 380.0);
    settings.folded_panels.insert("selection".to_owned());
    settings.window = Some(WindowPlace { size: (1700.0, 950.0), at: Some((-120.0, 40.0)), maximized: true });
    let [width, height] = [183.0, 240.5].map(|length| Some(Length::Millimetres(length)));
    let (kind, background, legend) = (FigureKind::Svg, Background::Transparent, false);
    settings.figure =
        Some(FigureOptions { kind, width, height, background, legend, dpi: Some(600.0), ..FigureOptions::offered() });
    let columns = vec![Column::Name, Column::Measure(Measure::PageRank), Column::Field("a: b".to_owned())];
    settings.table_columns = BTreeMap::from([(TableOf::Entities, columns)]);
    let (headings, roles) = (vec!["Von".to_owned(), "An".to_owned()], vec![Role::From, Role::To]);
    settings.table_roles = vec![KeptRoles { headings, roles }];
    settings.save_in(&nested).expect("a save");
    assert_eq!(Settings::load_from(&nested), settings);
}

#[test]
fn what_cannot_be_understood_gives_the_defaults() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(Settings::load_from(folder.path()), Settings::default());
    for text in ["", "(", "(theme: Purple)", "(text_scale: \"big\")", "\u{0}\u{1}", "(recent_files: 3)"] {
        assert_eq!(loaded(text.as_bytes()), Settings::default(), "{text}");
    }
    assert_eq!(loaded(b"\xff\xfe\x00"), Settings::default());
    fs::create_dir(file_in(folder.path())).expect("a folder");
    assert_eq!(Settings::load_from(folder.path()), Settings::default());
}

#[test]
fn a_field_of_a_newer_program_is_passed_over() {
    let settings = loaded(b"(theme: Light, sound: \"off\", more: [(a: 1)])");
    assert_eq!(settings.preferences.theme, Some(ThemeChoice::Light));
}

#[test]
fn columns_and_tables_that_are_not_known_are_passed_over() {
    let settings = loaded(b"(table_columns: {\"claims\": [\"from\", \"x\"], \"edges\": [\"x\"], \"x\": [\"from\"]})");
    assert_eq!(settings.table_columns, BTreeMap::from([(TableOf::Claims, vec![Column::From])]));
}

#[test]
fn sizes_that_would_make_the_window_unusable_are_brought_back() {
    assert_eq!(loaded(b"(text_scale: 1000.0)").preferences.text_scale, 3.0);
    assert_eq!(loaded(b"(text_scale: -1.0)").preferences.text_scale, 0.5);
    assert_eq!(loaded(b"(text_scale: NaN)").preferences.text_scale, 1.0);
    let widths = loaded(b"(panel_widths: {\"a\": NaN, \"b\": inf, \"c\": -3.0, \"d\": 300.0})").panel_widths;
    assert_eq!(widths, BTreeMap::from([("d".to_owned(), 300.0)]));
}

#[test]
fn the_newest_of_twelve_recent_files_stands_first_and_once() {
    let mut settings = Settings::default();
    for number in 0..20 {
        settings.remember(&PathBuf::from(format!("/a/{number}.ron")));
    }
    settings.remember(Path::new("/a/15.ron"));
    assert_eq!(settings.recent_files.len(), RECENT_LIMIT);
    assert_eq!(settings.recent_files[0], Path::new("/a/15.ron"));
    assert_eq!(settings.recent_files[1], Path::new("/a/19.ron"));
    assert_eq!(settings.recent_files.iter().filter(|path| path.ends_with("15.ron")).count(), 1);
    settings.forget(Path::new("/a/15.ron"));
    assert_eq!(settings.recent_files[0], Path::new("/a/19.ron"));
}

#[test]
fn a_recent_file_that_is_gone_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (here, gone) = (folder.path().join("here.ron"), folder.path().join("gone.ron"));
    fs::write(&here, "(format: 1)").expect("a file");
    let mut settings = Settings::default();
    settings.remember(&here);
    settings.remember(&gone);
    let expected = [RecentFile { path: gone, missing: true }, RecentFile { path: here, missing: false }];
    assert_eq!(settings.recent(), expected);
}

#[test]
fn a_window_or_figure_that_makes_no_sense_is_as_usual() {
    for window in ["(size: (NaN, 500.0))", "(size: (inf, 5.0))", "(size: (1.0, 500.0))", "(size: (900.0, 99999.0))"] {
        assert_eq!(loaded(format!("(window: Some({window}))").as_bytes()).window, None, "{window}");
    }
    let near = loaded(b"(window: Some((size: (900.0, 600.0), at: Some((1e9, 0.0)))))").window.expect("a place");
    assert_eq!(near, WindowPlace { size: (900.0, 600.0), at: None, maximized: false });
    let words = b"(theme: Dark, figure: Some((kind: \"eps\", unit: \"mm\", width: NaN, dpi: -3, ground: \"?\", legend: false)))";
    let figure = loaded(words).figure.expect("a figure");
    assert_eq!(figure, FigureOptions { legend: false, ..FigureOptions::offered() });
    let seen = loaded(b"(figure: Some((visible_part: true)))").figure.expect("a figure").part;
    assert!(matches!(seen, Part::Seen(..)));
}

#[test]
fn what_a_window_did_not_change_stays_as_another_left_it() {
    let before = Preferences::default();
    let preferences = Preferences {
        theme: Some(ThemeChoice::Dark),
        text_scale: 1.5,
        filters: true,
        reduced_motion: true,
        single_keys: false,
    };
    let mut settings = Settings { preferences, ..Settings::default() };
    settings.change_preferences(before, Preferences { text_scale: 2.0, ..before });
    assert_eq!(settings.preferences, Preferences { text_scale: 2.0, ..settings.preferences });
    assert!(
        settings.preferences.filters
            && settings.preferences.reduced_motion
            && !settings.preferences.single_keys
            && settings.preferences.theme == Some(ThemeChoice::Dark)
    );

    let start = loaded(b"(panel_widths: {\"a\": 100.0, \"b\": 200.0}, folded_panels: [\"c\"])");
    let mut settings =
        loaded(b"(panel_widths: {\"a\": 100.0, \"b\": 250.0, \"d\": 90.0}, folded_panels: [\"c\", \"e\"])");
    let widths = BTreeMap::from([("a".to_owned(), 111.0), ("b".to_owned(), 200.0)]);
    settings.change_panels(&start, &widths, &BTreeSet::from(["f".to_owned()]));
    let expected = [("a", 111.0), ("b", 250.0), ("d", 90.0)].map(|(name, width)| (name.to_owned(), width));
    assert_eq!(settings.panel_widths, BTreeMap::from(expected));
    assert_eq!(settings.folded_panels, BTreeSet::from(["e".to_owned(), "f".to_owned()]));
}

#[test]
fn a_window_that_forgets_itself_keeps_preferences_and_recent_files() {
    let mut settings = Settings { panel_widths: [("left".to_owned(), f32::MAX)].into(), ..Settings::default() };
    settings.preferences.text_scale = 1.5;
    settings.remember(Path::new("/case/a.ron"));
    settings.window = Some(WindowPlace { size: (1.0, 1.0), at: Some((-1e9, 0.0)), maximized: false });
    settings.forget_window();
    assert!(settings.panel_widths.is_empty() && settings.window.is_none());
    assert_eq!((settings.preferences.text_scale, settings.recent_files.len()), (1.5, 1));
}
