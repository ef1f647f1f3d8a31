//! What the program remembers from one start to the next: recent files, theme, text size, widths and folds of panels.
//!
//! A small RON file in the folder that the system has for settings, or in `SAYSO_CONFIG_DIR` where that is set.
//!
//! Invariant: nothing here blocks a start; what cannot be read or understood gives the defaults.
//! Invariant: no dossier's content, only its path.

use super::confined;
use super::save::{SaveError, save};
use crate::model::ThemeChoice;
use crate::session::{Preferences, RecentFile};
use etcetera::BaseStrategy;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// How many recent files are kept.
pub const RECENT_LIMIT: usize = 12;

/// The smallest and the largest text size, as a share of the usual one.
pub const TEXT_SCALES: (f32, f32) = (0.5, 3.0);

/// The smallest and the largest width of a panel, in points.
const PANEL_WIDTHS: (f32, f32) = (50.0, 10_000.0);

/// The largest settings file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The environment variable that names another folder, for tests and portable copies.
const FOLDER_VARIABLE: &str = "SAYSO_CONFIG_DIR";

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How the window looks, its text size within [`TEXT_SCALES`].
    pub preferences: Preferences,
    /// The files opened last, the newest first; see [`Settings::remember`].
    pub recent_files: Vec<PathBuf>,
    /// The widths of panels in points, by the panel's name; of those above or below something their heights.
    pub panel_widths: BTreeMap<String, f32>,
    /// The names of the panels that are folded away.
    pub folded_panels: BTreeSet<String>,
}

impl Settings {
    /// Puts a file at the head of the recent ones. A path that is no Unicode cannot be kept and is left out.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent_files.retain(|recent| *recent != path);
        if path.to_str().is_some() {
            self.recent_files.insert(0, path);
        }
        self.recent_files.truncate(RECENT_LIMIT);
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent_files.retain(|recent| recent != path);
    }

    /// The recent files, each looked for on the disk: slow where a network folder is away, so not for every frame.
    #[must_use]
    pub fn recent(&self) -> Vec<RecentFile> {
        let recent = |path: &PathBuf| RecentFile { path: path.clone(), missing: !path.is_file() };
        self.recent_files.iter().map(recent).collect()
    }

    /// What was saved last in `folder`, or the defaults.
    #[must_use]
    pub fn load_from(folder: &Path) -> Self {
        let bytes = confined::read_plain(&file_in(folder), LIMIT).unwrap_or_default();
        ron::de::from_bytes::<Saved>(&bytes).map(Self::from).unwrap_or_default()
    }

    /// Saves in `folder` for the next start.
    ///
    /// # Errors
    /// As [`save`].
    pub fn save_in(&self, folder: &Path) -> Result<(), SaveError> {
        // Where the folder cannot be made, the save says so.
        let _ = fs::create_dir_all(folder);
        let path = file_in(folder);
        match ron::ser::to_string_pretty(&Saved::from(self), ron::ser::PrettyConfig::new()) {
            Ok(text) => save(&path, (text + "\n").as_bytes()),
            Err(error) => {
                Err(SaveError { path, cause: format!("it cannot be written: {error}"), help: "Try again".to_owned() })
            }
        }
    }
}

/// The folder for settings, where the system has one.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    match std::env::var_os(FOLDER_VARIABLE) {
        Some(folder) if !folder.is_empty() => Some(PathBuf::from(folder)),
        _ => etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("sayso")),
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join("settings.ron")
}

/// The file's shape. A field that is missing has its default; one that is unknown is passed over.
#[derive(Serialize, Deserialize)]
#[serde(default, rename = "Settings")]
struct Saved {
    theme: SavedTheme,
    text_scale: f32,
    filters: bool,
    recent_files: Vec<String>,
    panel_widths: BTreeMap<String, f32>,
    folded_panels: BTreeSet<String>,
}

#[derive(Default, Serialize, Deserialize)]
enum SavedTheme {
    #[default]
    System,
    Light,
    Dark,
}

impl Default for Saved {
    fn default() -> Self {
        Self::from(&Settings::default())
    }
}

impl From<&Settings> for Saved {
    fn from(settings: &Settings) -> Self {
        let theme = match settings.preferences.theme {
            None => SavedTheme::System,
            Some(ThemeChoice::Light) => SavedTheme::Light,
            Some(ThemeChoice::Dark) => SavedTheme::Dark,
        };
        let recent_files = settings.recent_files.iter().filter_map(|path| path.to_str().map(str::to_owned)).collect();
        let (panel_widths, folded_panels) = (settings.panel_widths.clone(), settings.folded_panels.clone());
        let Preferences { text_scale, filters, .. } = settings.preferences;
        Self { theme, text_scale, filters, recent_files, panel_widths, folded_panels }
    }
}

impl From<Saved> for Settings {
    fn from(saved: Saved) -> Self {
        let theme = match saved.theme {
            SavedTheme::System => None,
            SavedTheme::Light => Some(ThemeChoice::Light),
            SavedTheme::Dark => Some(ThemeChoice::Dark),
        };
        let (smallest, largest) = TEXT_SCALES;
        let text_scale = if saved.text_scale.is_finite() { saved.text_scale.clamp(smallest, largest) } else { 1.0 };
        let recent_files = saved.recent_files.into_iter().take(RECENT_LIMIT).map(PathBuf::from).collect();
        let mut panel_widths = saved.panel_widths;
        // A width that is no number would reach the window's arithmetic; no range holds it.
        panel_widths.retain(|_, width| (PANEL_WIDTHS.0..=PANEL_WIDTHS.1).contains(width));
        let preferences = Preferences { theme, text_scale, filters: saved.filters };
        Self { preferences, recent_files, panel_widths, folded_panels: saved.folded_panels }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let preferences = Preferences { theme: Some(ThemeChoice::Dark), text_scale: 1.25, filters: true };
        let mut settings = Settings { preferences, ..Settings::default() };
        settings.remember(Path::new("/home/ann/a \"b\" خط.ron"));
        settings.panel_widths.insert("selection".to_owned(), 380.0);
        settings.folded_panels.insert("selection".to_owned());
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
}
