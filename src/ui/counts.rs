//! The counts of a dossier in words, for the status bar and for titles.

use crate::analysis::summary::{Summary, plural};

/// "53 entities · 73 edges · 107 claims · 130 quotes: 130 exact".
pub(super) fn counts_words(summary: &Summary) -> String {
    let mut words = vec![
        plural(summary.entities as usize, "entity", "entities"),
        plural(summary.edges as usize, "edge", "edges"),
        plural(summary.claims as usize, "claim", "claims"),
    ];
    words.push(summary.quotes_words());
    words.join(" · ")
}
