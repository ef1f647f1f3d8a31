//! Preferences of the window, and links out of it.

use crate::session::Session;
use crate::session::effect::Effect;
use crate::session::state::Preferences;
use url::Url;

impl Session {
    /// Changes how the window looks, for this run and the next.
    pub(in crate::session) fn change_preferences(&mut self, change: impl FnOnce(&mut Preferences)) {
        change(&mut self.preferences);
        self.emit(Effect::KeepPreferences);
    }

    /// Opens a link to a web page or to write a mail, and no other: the text of a dossier is not trusted.
    pub(in crate::session) fn open_link(&mut self, link: &str) {
        match whole_link(link) {
            Some(link) => self.emit(Effect::OpenLink(link)),
            None => self.warn("This is no whole web or mail address; only http, https and mailto links are opened"),
        }
    }
}

/// The address of a page or a mailbox, written out; `None` for what is neither or not whole. A system's opener takes what
/// it does not understand for the name of a file.
fn whole_link(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let is_whole = match url.scheme() {
        "http" | "https" => url.host_str().is_some_and(|host| !host.is_empty()),
        "mailto" => url.path().contains('@'),
        _ => false,
    };
    is_whole.then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_addresses_are_opened_and_as_they_were_understood() {
        for (link, expected) in [
            ("https://example.org/a?b#c", Some("https://example.org/a?b#c")),
            ("HTTP://Example.org", Some("http://example.org/")),
            ("mailto:ann@example.org", Some("mailto:ann@example.org")),
            ("http:", None),
            ("http://", None),
            ("https://\u{202e}x", None),
            ("http://x\u{0}y", None),
            ("mailto:", None),
            ("mailto:/etc/passwd", None),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("/etc/passwd", None),
            ("", None),
        ] {
            assert_eq!(whole_link(link).as_deref(), expected, "{link}");
        }
    }
}
