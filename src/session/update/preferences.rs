//! Preferences of the window, and links out of it.

use crate::model::ThemeChoice;
use crate::session::Session;
use crate::session::effect::Effect;

impl Session {
    /// Uses these colours; `None`: as the system.
    pub(in crate::session) fn set_theme(&mut self, theme: Option<ThemeChoice>) {
        self.preferences.theme = theme;
        self.emit(Effect::KeepPreferences);
    }

    /// Uses this text size.
    pub(in crate::session) fn set_text_scale(&mut self, scale: f32) {
        self.preferences.text_scale = scale.clamp(0.75, 2.0);
        self.emit(Effect::KeepPreferences);
    }

    /// Folds or unfolds the panel of legend and filters.
    pub(in crate::session) fn toggle_filters(&mut self) {
        self.preferences.filters = !self.preferences.filters;
        self.emit(Effect::KeepPreferences);
    }

    /// Opens a link to a web page or to write a mail, and no other: the text of a dossier is not trusted.
    pub(in crate::session) fn open_link(&mut self, link: String) {
        let scheme = link.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
        if matches!(scheme.as_deref(), Some("http" | "https" | "mailto")) {
            return self.emit(Effect::OpenLink(link));
        }
        self.warn("Only http, https and mailto links are opened");
    }
}
