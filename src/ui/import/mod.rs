//! What is shown of an import: the report above the network, and its tables in place of it.

mod report;
mod tables;

pub(super) use report::{ImportMemory, report_ui};
pub(super) use tables::tables_ui;

use crate::analysis::words::{grouped, plural};
use crate::model::{ImportPart, ImportReport};

/// What came of an import, in words: "42 entities, 87 relations, 10 documents".
fn made(report: &ImportReport) -> String {
    let count = |part: ImportPart, one: &str, many: &str| plural(report.of(part).made, one, many);
    format!(
        "{}, {}, {}",
        count(ImportPart::Entity, "entity", "entities"),
        count(ImportPart::Relation, "relation", "relations"),
        count(ImportPart::Document, "document", "documents")
    )
}

/// How the quotes stand, in words; empty where there are none.
fn quotes(report: &ImportReport) -> String {
    let ladder = report.ladder;
    let verified = ladder.exact + ladder.folded;
    let parts = [
        (verified, "verified"),
        (ladder.flagged, "flagged"),
        (ladder.missing, "not found"),
        (ladder.without_text, "of documents without a text"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{} {words}", grouped(count)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("Quotes: {}", parts.join(", ")) }
}
