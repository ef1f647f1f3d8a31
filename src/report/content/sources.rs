//! The documents that a report cites, numbered as they are met.

use super::entries::DocumentEntry;
use super::entries::line;
use crate::analysis::citation::{about, cite};
use crate::model::{Document, DocumentIndex, OpenDossier};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The documents that were cited so far.
pub(super) struct Sources<'a> {
    open: &'a OpenDossier,
    cited: Vec<DocumentIndex>,
    numbers: BTreeMap<DocumentIndex, usize>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(open: &'a OpenDossier) -> Self {
        Self { open, cited: Vec::new(), numbers: BTreeMap::new() }
    }

    /// The number of a document, from 1, which is cited from now on.
    pub(super) fn number(&mut self, document: DocumentIndex) -> usize {
        *self.numbers.entry(document).or_insert_with(|| {
            self.cited.push(document);
            self.cited.len()
        })
    }

    /// The documents in the order of their numbers.
    pub(super) fn entries(&self) -> Vec<DocumentEntry> {
        self.cited.iter().filter_map(|document| self.open.dossier.document(*document)).map(entry).collect()
    }
}

fn entry(document: &Document) -> DocumentEntry {
    let told = cite(document);
    // What the citation has is not told again.
    let mut details: Vec<String> =
        about(document).iter().filter(|words| !told.contains(words.as_str())).map(|words| line(words)).collect();
    details.extend(document.rights.as_deref().map(|rights| format!("rights: {}", line(rights))));
    details.extend(document.text.as_deref().map(|text| {
        let hash: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("SHA-256 of its text: {hash}")
    }));
    DocumentEntry { citation: line(&told), details, url: document.url.as_deref().map(line), document: document.clone() }
}
