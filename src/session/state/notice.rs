//! A notice: one sentence that tells the reader what just happened.

use super::selection::Page;
use crate::model::EntityIndex;
use std::path::PathBuf;

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something happened as asked.
    Fact,
    /// Something did not work, or wants to be looked at.
    Warning,
    /// The dossier changed on disk; offers to reload it.
    ChangedOnDisk,
    /// The layout file changed on disk; offers to read it where it can be.
    LayoutChanged,
}

/// One sentence for the reader, shown until the next one or until put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What kind.
    pub kind: NoticeKind,
    /// The sentence.
    pub text: String,
    /// The entities it tells of, where it offers to select them.
    pub about: Vec<EntityIndex>,
    /// The page that it offers to show.
    pub leads_to: Option<Page>,
    /// The file that it offers to show in its folder.
    pub file: Option<PathBuf>,
    /// Counts up with every notice, so that a window can tell a new one from an old one with the same words.
    pub number: u64,
}

/// The notices: the last one, and how many there were.
#[derive(Debug, Default)]
pub struct Notices {
    /// The last notice, until it is put away.
    pub(super) last: Option<Notice>,
    /// How many there were.
    pub(in crate::session) count: u64,
}

impl Notices {
    /// Shows a notice instead of the last one.
    pub fn show(&mut self, kind: NoticeKind, text: String) {
        self.count += 1;
        self.last = Some(Notice { kind, text, about: Vec::new(), leads_to: None, file: None, number: self.count });
    }

    /// Warns of one thing more than the last warning, if that is still there, and offers to show a page about it.
    pub fn warn_too(&mut self, sentence: &str, page: Page) {
        let before = self.last.take().filter(|notice| notice.kind == NoticeKind::Warning);
        let text = before.map_or_else(|| sentence.to_owned(), |notice| format!("{}. {sentence}", notice.text));
        self.show(NoticeKind::Warning, text);
        if let Some(notice) = &mut self.last {
            notice.leads_to = Some(page);
        }
    }

    /// Lets the last notice offer to select the entities that it tells of.
    pub fn offer_to_select(&mut self, entities: Vec<EntityIndex>) {
        if let Some(notice) = &mut self.last {
            notice.about = entities;
        }
    }

    /// Lets the last notice offer to show a file in its folder.
    pub fn offer_to_show(&mut self, file: PathBuf) {
        if let Some(notice) = &mut self.last {
            notice.file = Some(file);
        }
    }

    /// Puts the last notice away.
    pub fn dismiss(&mut self) {
        self.last = None;
    }

    /// Puts the last notice away, unless it is a warning.
    pub fn dismiss_fact(&mut self) {
        if self.last.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Fact) {
            self.last = None;
        }
    }
}
