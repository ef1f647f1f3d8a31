//! What is read of a document: its words, and what it says of itself.

use std::collections::BTreeMap;

/// The words of a document, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    /// Its words.
    pub(super) text: String,
    /// Its title, if it gives one.
    pub(super) title: Option<String>,
    /// Its author.
    pub(super) author: Option<String>,
    /// When it was published.
    pub(super) date: Option<String>,
    /// Its publisher.
    pub(super) publisher: Option<String>,
    /// Where it can be found.
    pub(super) url: Option<String>,
    /// Its language, as a BCP 47 tag.
    pub(super) language: Option<String>,
    /// The terms under which it may be used.
    pub(super) rights: Option<String>,
    /// Whatever else is known of it, by name.
    pub(super) fields: BTreeMap<String, String>,
    /// What of it was left out or guessed, a sentence each.
    pub(super) told: Vec<String>,
}
