//! A notice: one sentence that tells the reader what just happened.

use crate::model::EntityIndex;

/// What kind of notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something happened as asked.
    Fact,
    /// Something did not work, or wants to be looked at.
    Warning,
    /// The dossier changed on disk; offers to reload it.
    ChangedOnDisk,
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
    /// Counts up with every notice, so that a window can tell a new one from an old one with the same words.
    pub number: u64,
}
