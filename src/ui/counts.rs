//! The counts of a dossier in words, for the status bar and for titles.

use crate::analysis::summary::Summary;
use crate::text::counted;

/// "53 entities · 73 edges · 107 claims · 130 quotes: 130 exact".
pub(super) fn counts_words(summary: &Summary) -> String {
    let mut words = vec![
        counted(summary.entities as usize, "entity", "entities"),
        counted(summary.edges as usize, "edge", "edges"),
        counted(summary.claims as usize, "claim", "claims"),
    ];
    let results: Vec<String> = summary.by_result.iter().map(|(result, count)| format!("{count} {result}")).collect();
    let quotes = counted(summary.quotes as usize, "quote", "quotes");
    words.push(if results.is_empty() { quotes } else { format!("{quotes}: {}", results.join(", ")) });
    words.join(" · ")
}
