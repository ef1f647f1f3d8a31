//! What a claim has of the quotes that a reader can ask for alone: verified, flagged, worth a look, confirmed.

use super::counts::OnlyCounts;
use crate::analysis::summary::Count;

/// Whether a claim has a quote of a kind, and whether one of them counts.
#[derive(Clone, Copy, Default)]
pub(super) struct Has {
    any: bool,
    counts: bool,
}

impl Has {
    pub(super) fn note(&mut self, is: bool, counts: bool) {
        self.any |= is;
        self.counts |= is && counts;
    }

    fn count(self, into: &mut Count) {
        into.total += u32::from(self.any);
        into.shown += u32::from(self.counts);
    }
}

/// What a claim has of the quotes that can be asked for.
#[derive(Clone, Copy, Default)]
pub(super) struct Asked {
    pub(super) verified: Has,
    pub(super) flagged: Has,
    pub(super) looks: Has,
    pub(super) confirmed: Has,
}

impl Asked {
    pub(super) fn count(self, only: &mut OnlyCounts) {
        self.verified.count(&mut only.verified);
        self.flagged.count(&mut only.flagged);
        self.looks.count(&mut only.looks);
        self.confirmed.count(&mut only.confirmed);
    }
}
