//! The index of the documents' sentences, which is made in steps while words are looked for: that of many megabytes of text
//! takes longer than a frame.

use crate::analysis::passages::{DocumentHits, PassageIndex};
use crate::model::{Dossier, OpenDossier};
use crate::ui::cached::{Last, Same};
use std::sync::Arc;

/// How many bytes of text are taken in at a time: a few milliseconds' worth.
const STEP: usize = 400_000;

/// The index of the open dossier, or as much of it as is made.
#[derive(Default)]
pub(super) struct Sentences {
    of: Last<Same<Dossier>>,
    index: PassageIndex,
    is_whole: bool,
}

impl Sentences {
    /// Goes on with the index of `open` by a step. Returns how many documents are in it, where that is not yet all.
    pub(super) fn go_on(&mut self, open: &Arc<OpenDossier>) -> Option<usize> {
        if self.of.changes_to(Same::of(open.dossier.held())) {
            (self.index, self.is_whole) = (PassageIndex::default(), false);
        }
        self.is_whole = self.is_whole || self.index.step(open, STEP);
        (!self.is_whole).then(|| self.index.documents())
    }

    /// The sentences that have all the words of a query.
    pub(super) fn search(&self, query: &str) -> Vec<DocumentHits> {
        self.index.search(query)
    }
}
