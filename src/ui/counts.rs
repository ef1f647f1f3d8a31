//! The counts of a dossier in words, for the status bar and for titles.

use crate::analysis::summary::{Summary, plural};

/// "53 entities · 73 edges · 107 claims · 130 quotes: 130 exact".
pub(super) fn counts_words(summary: &Summary) -> String {
    let mut words = vec![
        plural(summary.entities as usize, "entity", "entities"),
        plural(summary.edges as usize, "edge", "edges"),
        plural(summary.claims as usize, "claim", "claims"),
    ];
    let results: Vec<String> = summary.by_result.iter().map(|(result, count)| format!("{count} {result}")).collect();
    let quotes = plural(summary.quotes as usize, "quote", "quotes");
    words.push(if results.is_empty() { quotes } else { format!("{quotes}: {}", results.join(", ")) });
    words.join(" · ")
}
