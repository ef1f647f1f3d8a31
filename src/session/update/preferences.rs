//! Preferences of the window, and links out of it.

use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::state::Preferences;

impl Session {
    /// Changes how the window looks, for this run and the next.
    pub(in crate::session) fn change_preferences(&mut self, change: impl FnOnce(&mut Preferences)) {
        change(&mut self.preferences);
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
