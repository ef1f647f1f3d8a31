//! What the program remembers from one start to the next: the window's place, recent files, theme, text size, widths and
//! folds of panels, the choices of a figure.
//!
//! A small RON file in the folder that the system has for settings, or in `SAYSO_CONFIG_DIR` where that is set.
//!
//! Invariant: nothing here blocks a start; what cannot be read or understood gives the defaults.
//! Invariant: no dossier's content, only its path.

mod saved;
mod shared;
#[cfg(test)]
mod tests;
mod values;
mod windows;

pub use shared::Changes;
pub use values::{RECENT_LIMIT, Settings, TEXT_SCALES, WindowPlace};
pub use windows::WindowNumber;

use etcetera::BaseStrategy;
use std::path::PathBuf;

/// The environment variable that names another folder, for tests and portable copies.
const FOLDER_VARIABLE: &str = "SAYSO_CONFIG_DIR";

/// The folder for settings, where the system has one.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    own_folder().or_else(|| etcetera::choose_base_strategy().ok().map(|strategy| strategy.config_dir().join("sayso")))
}

/// The folder that the environment names instead of the system's.
#[must_use]
pub fn own_folder() -> Option<PathBuf> {
    std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}
