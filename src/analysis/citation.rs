//! Citations: how a document and a quote are named where they are copied or printed.

use crate::model::{Document, DocumentIndex, EvidenceIndex, OpenDossier, Verification};

/// The document as a reader would cite it: title, author, publisher, date.
#[must_use]
pub fn cite(document: &Document) -> String {
    let date = document.date.as_ref().map(|date| date.text.as_str());
    let parts = [document.author.as_deref(), Some(document.title.as_str()), document.publisher.as_deref(), date];
    let mut seen: Vec<&str> = Vec::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(", ")
}

/// The document a piece of evidence is shown in: the one it names, or the one its quote really stands in.
#[must_use]
pub fn document_of(open: &OpenDossier, evidence: EvidenceIndex) -> Option<DocumentIndex> {
    if let Verification::Elsewhere { document, .. } = open.reading.verification(evidence) {
        return Some(*document);
    }
    let relation = open.dossier.relations.get(evidence.relation.at())?;
    Some(relation.evidence.get(evidence.position as usize)?.document)
}

/// The sentence or sentences (from 1) that a quote stands in, as "sentence 22" or "sentences 22–23".
#[must_use]
pub fn sentence_words(open: &OpenDossier, evidence: EvidenceIndex) -> Option<String> {
    let span = open.reading.verification(evidence).span()?;
    let reading = open.reading.documents.get(document_of(open, evidence)?.at())?;
    let sentences = reading.sentences_of(span);
    Some(match (sentences.start() + 1, sentences.end() + 1) {
        (first, last) if first == last => format!("sentence {first}"),
        (first, last) => format!("sentences {first}–{last}"),
    })
}

/// A quote in quotation marks with its citation in brackets; a bare citation where there is no quote.
#[must_use]
pub fn quote_with_citation(open: &OpenDossier, evidence: EvidenceIndex) -> String {
    let Some(piece) = open
        .dossier
        .relations
        .get(evidence.relation.at())
        .and_then(|relation| relation.evidence.get(evidence.position as usize))
    else {
        return String::new();
    };
    let document = document_of(open, evidence).and_then(|document| open.dossier.documents.get(document.at()));
    let mut citation = document.map(cite).unwrap_or_default();
    if let Some(sentence) = sentence_words(open, evidence) {
        citation = format!("{citation}, {sentence}");
    }
    match (&piece.quote, open.reading.verification(evidence).is_flagged()) {
        (None, _) => citation,
        (Some(quote), false) => format!("“{quote}” ({citation})"),
        (Some(quote), true) => format!("“{quote}” ({citation}; quote not verified)"),
    }
}
