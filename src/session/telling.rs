//! Telling the reader in one sentence what happened.

use super::state::{NoticeKind, Session};

impl Session {
    /// Tells the reader something.
    pub(in crate::session) fn tell(&mut self, text: impl Into<String>) {
        self.notices.show(NoticeKind::Fact, text.into());
    }

    /// Tells the reader that something did not work, or wants to be looked at.
    pub(in crate::session) fn warn(&mut self, text: impl Into<String>) {
        self.notices.show(NoticeKind::Warning, text.into());
    }
}
