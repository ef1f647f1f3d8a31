//! What is known for all documents when the mentions of one are decided.

use super::lexicon::NameId;
use super::names::Seen;
use super::vocabulary::Vocabulary;
use crate::model::Entity;
use std::collections::BTreeMap;

/// What is known for all documents.
pub(super) struct Known<'a> {
    /// The entities.
    pub(super) entities: &'a [Entity],
    /// How each name was seen.
    pub(super) seen: &'a [Seen],
    /// For every name that several entities have, its place among the shared names.
    pub(super) shared_of: &'a BTreeMap<NameId, usize>,
    /// All words.
    pub(super) vocabulary: &'a Vocabulary,
}
