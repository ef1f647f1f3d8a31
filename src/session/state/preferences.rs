//! How the window looks.

use crate::model::ThemeChoice;

/// How the window looks. Kept between runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferences {
    /// Light or dark; `None`: as the system.
    pub theme: Option<ThemeChoice>,
    /// The text size, as a factor from 0.75 to 2.
    pub text_scale: f32,
    /// Whether the panel of legend and filters is unfolded.
    pub filters: bool,
    /// Whether the camera jumps instead of flying, and panels open at once.
    pub reduced_motion: bool,
    /// Whether single letters, digits and signs are keys of commands; else what is typed over the network is looked for.
    pub single_keys: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: None, text_scale: 1.0, filters: false, reduced_motion: false, single_keys: true }
    }
}
