//! The counts of a dossier in words, for the status bar and for titles.

use crate::analysis::summary::Summary;
use crate::analysis::words::plural;

/// "53 entities · 73 edges · 107 claims · 130 quotes: 130 exact"; `brief`, without what became of the quotes.
pub(super) fn counts_words(summary: &Summary, brief: bool) -> String {
    let mut words = vec![
        plural(summary.entities as usize, "entity", "entities"),
        plural(summary.edges as usize, "edge", "edges"),
        plural(summary.claims as usize, "claim", "claims"),
    ];
    let quotes = summary.quotes_words();
    let short = quotes.split_once(':').map_or(quotes.as_str(), |(short, _)| short);
    words.push(if brief { short.to_owned() } else { quotes.clone() });
    words.join(" · ")
}
