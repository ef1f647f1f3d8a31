//! Citations: how a document and a quote are cited where they are copied or printed.

use crate::model::{Corrections, Date, Document, DocumentIndex, EvidenceIndex, OpenDossier, Passage};

/// The document as a reader would cite it: author, title, publisher, date.
#[must_use]
pub fn cite(document: &Document) -> String {
    let parts = [document.author.as_deref(), Some(&document.title), document.publisher.as_deref(), date_of(document)];
    told_once(parts).join(", ")
}

/// The author, publisher, date and reliability of a document.
#[must_use]
pub fn about(document: &Document) -> Vec<String> {
    let parts = [document.author.as_deref(), document.publisher.as_deref(), date_of(document)];
    let source = told_once(parts.map(|part| part.filter(|part| *part != document.title)));
    let source = source.into_iter().map(str::to_owned);
    let grade = document.grade.map(|grade| format!("grade {}, {}", grade.letter(), grade.meaning()));
    source.chain(grade).collect()
}

/// The date of a document.
fn date_of(document: &Document) -> Option<&str> {
    document.date.as_ref().map(Date::words)
}

/// The parts that are given, each once.
fn told_once<const COUNT: usize>(parts: [Option<&str>; COUNT]) -> Vec<&str> {
    let mut seen: Vec<&str> = Vec::new();
    for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen
}

/// The document in which a piece of evidence is shown: the one it names, or the one in which its quote was found.
#[must_use]
pub fn document_of(open: &OpenDossier, evidence: EvidenceIndex) -> Option<DocumentIndex> {
    let elsewhere = open.reading.verification(evidence).elsewhere();
    elsewhere.or_else(|| Some(open.dossier.evidence(evidence)?.document))
}

/// The place of a quote: the one that the reader gave, or else the one found. `None` if it was not found, or if only
/// the document is cited.
#[must_use]
pub fn place_of(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<Passage> {
    if let Some(passage) = corrections.get(&evidence) {
        return Some(*passage);
    }
    let span = open.reading.verification(evidence).span()?;
    Some(Passage { document: document_of(open, evidence)?, span })
}

/// The sentence or sentences (from 1) that a quote stands in, as "sentence 22" or "sentences 22–23".
#[must_use]
pub fn sentence_words(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> Option<String> {
    let Passage { document, span } = place_of(open, corrections, evidence)?;
    let sentences = open.reading.documents.get(document.at())?.sentences_of(span);
    Some(match (sentences.start() + 1, sentences.end() + 1) {
        (first, last) if first == last => format!("sentence {first}"),
        (first, last) => format!("sentences {first}–{last}"),
    })
}

/// The words of a passage, on one line; `None` where there is no such passage.
#[must_use]
pub fn passage_words(open: &OpenDossier, passage: Passage) -> Option<String> {
    let text = open.dossier.document(passage.document)?.text.as_deref()?;
    let words: Vec<&str> = passage.span.of(text).split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A quote in quotation marks with its citation in brackets; a bare citation where there is no quote.
#[must_use]
pub fn quote_with_citation(open: &OpenDossier, corrections: &Corrections, evidence: EvidenceIndex) -> String {
    let Some(piece) = open.dossier.evidence(evidence) else { return String::new() };
    let corrected = corrections.get(&evidence);
    let document = corrected.map(|passage| passage.document).or_else(|| document_of(open, evidence));
    let document = document.and_then(|document| open.dossier.document(document));
    let mut citation = document.map(cite).unwrap_or_default();
    if let Some(sentence) = sentence_words(open, corrections, evidence) {
        citation = format!("{citation}, {sentence}");
    }
    match (&piece.quote, open.reading.verification(evidence).is_flagged()) {
        (None, _) => citation,
        (Some(quote), _) if corrected.is_some() => {
            // The passage may say the opposite of the quote.
            let there = corrected.and_then(|passage| passage_words(open, *passage)).unwrap_or_default();
            format!("“{quote}” ({citation}; quote not verified, place chosen by the reader, which reads: “{there}”)")
        }
        (Some(quote), false) => format!("“{quote}” ({citation})"),
        (Some(quote), true) => format!("“{quote}” ({citation}; quote not verified)"),
    }
}
