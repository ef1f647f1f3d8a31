//! Text units: the chunks that everything else was read from.

use super::rows::Row;
use crate::import::draft::words::whole_words;
use crate::import::draft::{Draft, NewEvidence};
use crate::model::{Deed, ImportPart};
use std::collections::BTreeMap;

/// The most lines of metadata that stand before the text of a unit.
const METADATA_LINES: usize = 12;

/// The text units by their ids: documents and texts.
#[derive(Default)]
pub(super) struct Units {
    by_id: BTreeMap<String, Vec<NewEvidence>>,
    /// How many units a document has so far.
    counts: BTreeMap<String, usize>,
}

impl Units {
    /// Adds a row of their table.
    pub(super) fn add(&mut self, mut row: Row, texts: &BTreeMap<String, String>, draft: &mut Draft) {
        let id = row.take(&["id"]).unwrap_or_default();
        let text = row.take(&["text"]).unwrap_or_default();
        let documents = row.take(&["document_id"]).map_or_else(|| row.list(&["document_ids"]).0, |id| vec![id]);
        if documents.is_empty() {
            draft.kept("text units of no document", &row.place);
        }
        let mut evidence = Vec::new();
        for document in documents {
            let number = self.counts.entry(document.clone()).or_default();
            *number += 1;
            let own =
                texts.get(&document).map_or(text.as_str(), |whole| whole_words(without_metadata(&text, whole), whole));
            evidence.push(NewEvidence {
                note: Some(format!("text unit {number}")),
                ..NewEvidence::passage(&document, own)
            });
        }
        self.by_id.insert(id, evidence);
    }

    /// The evidence of a list of units, each named where nobody knows it.
    pub(super) fn evidence(&self, ids: &[String], row: &Row, draft: &mut Draft) -> Vec<NewEvidence> {
        let unknown = ids.iter().filter(|id| !self.by_id.contains_key(*id)).count();
        draft.tell(Deed::LeftOut(ImportPart::Evidence), "text units that are in no table", unknown, &row.place);
        ids.iter().filter_map(|id| self.by_id.get(id)).flatten().cloned().collect()
    }
}

/// A unit without the lines of metadata before it, if it stands in its document without them.
fn without_metadata<'t>(unit: &'t str, whole: &str) -> &'t str {
    let mut rest = unit.trim_start_matches('\u{FEFF}');
    for _ in 0..METADATA_LINES {
        if whole.contains(rest.trim()) {
            return rest;
        }
        let Some((_, behind)) = rest.split_once('\n') else { break };
        rest = behind;
    }
    unit
}
