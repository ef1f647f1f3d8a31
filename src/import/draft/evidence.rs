//! Evidence: quote, passage or citation, and the document that it is from.
//!
//! Invariant: a quote is only what the tool says stands in a document; where it stands in none, it is a remark.

use super::Where;
use super::documents::Documents;
use super::{NewEvidence, words};
use crate::import::told::ToldLines;
use crate::model::{
    Deed, DocumentIndex, Dossier, Evidence, EvidenceIndex, ImportPart, Relation, RelationIndex, Verification,
};
use crate::text;

/// A quote whose document is not known, or that may be several sentences.
#[derive(Clone, Debug)]
pub(super) struct OpenQuote {
    /// The claim and quote, to find it again when claims were merged.
    relation: usize,
    quote: String,
    /// Whether its document is to be looked for.
    lacks_document: bool,
    place: Where,
}

/// Builds the evidence of a relation, which is the `at`-th.
pub(super) fn build(
    new: Vec<NewEvidence>,
    (relation, at): (&mut Relation, usize),
    (documents, place): (&mut Documents, &Where),
    open: &mut Vec<OpenQuote>,
    told: &mut ToldLines,
) {
    for piece in new {
        let quote = piece.quote.filter(|quote| !words::is_nothing(quote)).map(|quote| quote.trim().to_owned());
        let passage =
            piece.passage.as_deref().filter(|passage| quote.is_none() && !words::is_nothing(passage)).map(shortened);
        let named = piece.document.filter(|document| !words::is_nothing(document));
        let lacks_document = named.is_none() && documents.only().is_none();
        let document = match named {
            Some(named) => Some(documents.meant(&named, place, told)),
            None => documents.only().or_else(|| {
                let whole = piece.passage.as_deref().map(str::trim).filter(|_| passage.is_some());
                whole.and_then(|words| documents.with_words(words)).or_else(|| {
                    // Any document will do until the quote is looked up.
                    quote.as_ref().filter(|_| !documents.is_empty()).map(|_| DocumentIndex(0))
                })
            }),
        };
        let Some(document) = document else {
            told.tell(
                Deed::LeftOut(ImportPart::Evidence),
                "pieces of evidence that name no document, kept as a remark",
                place,
            );
            remark(&mut relation.note, quote.or(piece.note).or(passage));
            continue;
        };
        if let Some(quote) = &quote
            && (lacks_document || piece.may_be_several)
        {
            open.push(OpenQuote { relation: at, quote: quote.clone(), lacks_document, place: place.clone() });
        }
        let has_text = documents.text(document).is_some();
        if passage.is_some() && !has_text {
            told.tell(Deed::Changed, "passages of documents without a text, now citations", place);
        }
        relation.evidence.push(Evidence {
            document,
            passage: passage.filter(|_| has_text),
            prefix: piece.prefix.filter(|_| quote.is_some()),
            suffix: piece.suffix.filter(|_| quote.is_some()),
            quote,
            note: piece.note.filter(|note| !words::is_nothing(note)),
        });
    }
}

/// Adds a remark to a note.
fn remark(note: &mut Option<String>, words: Option<String>) {
    if let Some(words) = words {
        let before = note.take().map(|note| note + "; ").unwrap_or_default();
        *note = Some(before + &words);
    }
}

/// The first and last words of a chunk, as a dossier writes a passage.
fn shortened(chunk: &str) -> String {
    const WORDS: usize = 8;
    let words: Vec<&str> = chunk.split_whitespace().collect();
    if words.len() <= 2 * WORDS {
        return words.join(" ");
    }
    format!("{} … {}", words[..WORDS].join(" "), words[words.len() - WORDS..].join(" "))
}

/// Finds the documents of quotes that name none, and takes quotes apart that are several sentences run together.
pub(super) fn place(dossier: &mut Dossier, open: &[OpenQuote], told: &mut ToldLines) {
    if open.is_empty() {
        return;
    }
    let reading = text::read(dossier);
    let mut changes: Vec<(EvidenceIndex, Change)> = Vec::new();
    for quote in open {
        // Claims that were merged have moved: those that hold the quote are looked for from where it was.
        let found = (0..=quote.relation.min(dossier.relations.len().saturating_sub(1))).rev().find_map(|relation| {
            let mut pieces = dossier.evidence_of(RelationIndex::new(relation));
            pieces.find(|(_, piece)| piece.quote.as_deref() == Some(&quote.quote)).map(|(index, _)| index)
        });
        let Some(index) = found else { continue };
        let verification = reading.verification(index);
        let change = match verification {
            Verification::Found(found) if quote.lacks_document => found.faults.elsewhere.map(Change::Document),
            Verification::Found(_) => None,
            _ => Some(Change::Pieces),
        };
        changes.extend(change.map(|change| (index, change)));
        let _ = &quote.place;
    }
    let _ = (&mut changes, told);
    for (index, change) in changes.into_iter().rev() {
        let Some(relation) = dossier.relations.get_mut(index.relation.at()) else { continue };
        match change {
            Change::Document(document) => relation.evidence[index.position as usize].document = document,
            Change::Pieces => {}
        }
    }
}

/// What is done with a quote that was looked up.
enum Change {
    Document(DocumentIndex),
    Pieces,
}
