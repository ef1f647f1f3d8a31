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
    index: EvidenceIndex,
    /// Whether its document is to be looked for.
    lacks_document: bool,
    may_be_several: bool,
    place: Where,
}

/// Builds the evidence of a relation, which is the `at`-th.
pub(super) fn build(
    new: Vec<NewEvidence>,
    relation: &mut Relation,
    at: usize,
    documents: &mut Documents,
    place: &Where,
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
        if quote.is_some() && (lacks_document || piece.may_be_several) {
            let index = EvidenceIndex { relation: RelationIndex::new(at), position: relation.evidence.len() as u32 };
            let may_be_several = piece.may_be_several;
            open.push(OpenQuote { index, lacks_document, may_be_several, place: place.clone() });
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
    // From the last, so that places of those before stay as they are.
    for quote in open.iter().rev() {
        let verification = reading.verification(quote.index);
        let Some(relation) = dossier.relations.get_mut(quote.index.relation.at()) else { continue };
        let at = quote.index.position as usize;
        if quote.lacks_document {
            match verification {
                Verification::Found(found) => {
                    let piece = &mut relation.evidence[at];
                    piece.document = found.faults.elsewhere.unwrap_or(piece.document);
                    told.tell(Deed::Changed, "quotes that name no document, given the one they stand in", &quote.place);
                }
                _ => {
                    let piece = relation.evidence.remove(at);
                    let what = "quotes that name no document and stand in none, kept as a remark";
                    told.tell(Deed::LeftOut(ImportPart::Evidence), what, &quote.place);
                    remark(&mut relation.note, piece.quote);
                    continue;
                }
            }
        }
        if quote.may_be_several && !verification.is_verified() {
            let pieces = in_sentences(&relation.evidence[at]);
            if pieces.len() > 1 {
                let what = "quotes of several sentences that do not stand as a whole, now one each";
                told.tell(Deed::Changed, what, &quote.place);
                told.tell_many(Deed::Added(ImportPart::Evidence), "sentences of these", pieces.len() - 1, &quote.place);
                relation.evidence.splice(at..=at, pieces);
            }
        }
    }
}

/// A piece of evidence for each sentence of its quote.
fn in_sentences(piece: &Evidence) -> Vec<Evidence> {
    let quote = piece.quote.as_deref().unwrap_or_default();
    let one =
        |sentence: &str| Evidence { quote: Some(sentence.to_owned()), prefix: None, suffix: None, ..piece.clone() };
    let is_said = |sentence: &&str| sentence.chars().any(char::is_alphanumeric);
    text::sentences_of(quote).into_iter().filter(is_said).map(one).collect()
}
