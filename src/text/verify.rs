//! Verification: the place of a quote, and the folds that were needed to find it.
//!
//! Invariant: a quote is found exactly or by the folds that the format names; a near passage is offered, never
//! accepted.
//! Invariant: a place never begins or ends within a grapheme.

use super::fold::{ALL_FOLDS, Case, Folded, folded_quote, needed_folds};
use super::nearest::Passages;
use crate::model::{DocumentIndex, DocumentReading, Dossier, Evidence, Span, Verification};
use std::cell::OnceCell;
use std::collections::HashMap;
use unicode_segmentation::GraphemeCursor;

/// The most places kept of one quote: a hostile dossier could have millions.
const PLACES_KEPT: usize = 1_000;

/// Finds quotes in the documents of one dossier.
pub(super) struct Verifier<'a> {
    documents: Vec<Source<'a>>,
    /// An inverted index: the documents of each folded word, in order. Looked up only, never iterated.
    documents_of_word: OnceCell<HashMap<String, Vec<DocumentIndex>>>,
}

/// A document with its folded forms, each made when it is first needed.
struct Source<'a> {
    /// `None` where the text is not in the dossier.
    text: Option<&'a str>,
    reading: &'a DocumentReading,
    folded: OnceCell<Folded>,
    lowered: OnceCell<Folded>,
    passages: OnceCell<Passages>,
}

impl<'a> Verifier<'a> {
    /// A verifier for `dossier`, whose documents were read as `readings`.
    pub(super) fn new(dossier: &'a Dossier, readings: &'a [DocumentReading]) -> Self {
        let source = |(document, reading): (&'a crate::model::Document, &'a DocumentReading)| Source {
            text: document.text.as_deref(),
            reading,
            folded: OnceCell::new(),
            lowered: OnceCell::new(),
            passages: OnceCell::new(),
        };
        Self {
            documents: dossier.documents.iter().zip(readings).map(source).collect(),
            documents_of_word: OnceCell::new(),
        }
    }

    /// The result of one piece of evidence.
    pub(super) fn verify(&self, evidence: &Evidence) -> Verification {
        let Some(source) = self.documents.get(evidence.document.at()) else { return Verification::Cited };
        let (Some(quote), Some(text)) = (evidence.quote.as_deref(), source.text) else { return Verification::Cited };
        if quote.trim().is_empty() {
            return Verification::Missing { nearest: None };
        }
        if let Some(found) =
            told(settle(exact_places(text, quote), text, evidence), |span| Verification::Exact { span })
        {
            return found;
        }
        let folded = folded_quote(quote, ALL_FOLDS, Case::Kept);
        if folded.is_empty() {
            return Verification::Missing { nearest: None };
        }
        let places = settle(folded_places(text, source.folded(text), &folded), text, evidence);
        let with_folds =
            |span: Span| Verification::Folded { span, folds: needed_folds(quote, span.of(text), Case::Kept) };
        if let Some(found) = told(places, with_folds) {
            return found;
        }
        let lowered = folded_quote(quote, ALL_FOLDS, Case::Lowered);
        let places = settle(folded_places(text, source.lowered(text), &lowered), text, evidence);
        // If several places differ in case from the quote, the first is shown: the case is the worse fault.
        if let Some(span) = places.first().copied() {
            return Verification::Case { span, folds: needed_folds(quote, span.of(text), Case::Lowered) };
        }
        if let Some((document, span)) = self.elsewhere(quote, &folded, evidence.document) {
            return Verification::Elsewhere { document, span };
        }
        Verification::Missing { nearest: source.passages(text).nearest(&lowered) }
    }

    /// The first other document that has the quote, exactly or folded.
    fn elsewhere(&self, quote: &str, folded: &str, named: DocumentIndex) -> Option<(DocumentIndex, Span)> {
        let in_document = |document: DocumentIndex| {
            let source = self.documents.get(document.at()).filter(|_| document != named)?;
            let text = source.text?;
            let exact = exact_places(text, quote).first().copied();
            let span = exact.or_else(|| folded_places(text, source.folded(text), folded).first().copied())?;
            Some((document, span))
        };
        match self.candidates(folded) {
            Some(documents) => documents.iter().copied().find_map(in_document),
            None => (0..self.documents.len()).map(DocumentIndex::new).find_map(in_document),
        }
    }

    /// The documents that have the rarest whole word of a folded quote; `None` if no word of it is certainly whole.
    fn candidates(&self, folded: &str) -> Option<&[DocumentIndex]> {
        let index = self.documents_of_word.get_or_init(|| {
            let mut index: HashMap<String, Vec<DocumentIndex>> = HashMap::new();
            for (place, source) in self.documents.iter().enumerate() {
                let Some(text) = source.text else { continue };
                let document = DocumentIndex::new(place);
                for (_, word) in letter_runs(&source.folded(text).text) {
                    match index.get_mut(word) {
                        Some(documents) if documents.last() == Some(&document) => {}
                        Some(documents) => documents.push(document),
                        None => {
                            index.insert(word.to_owned(), vec![document]);
                        }
                    }
                }
            }
            index
        });
        let is_whole = |(start, word): &(usize, &str)| *start > 0 && start + word.len() < folded.len();
        letter_runs(folded)
            .filter(is_whole)
            .map(|(_, word)| index.get(word).map(Vec::as_slice).unwrap_or_default())
            .min_by_key(|documents| documents.len())
    }
}

impl Source<'_> {
    fn folded(&self, text: &str) -> &Folded {
        self.folded.get_or_init(|| Folded::of(text, ALL_FOLDS, Case::Kept))
    }

    fn lowered(&self, text: &str) -> &Folded {
        self.lowered.get_or_init(|| Folded::of(text, ALL_FOLDS, Case::Lowered))
    }

    fn passages(&self, text: &str) -> &Passages {
        self.passages.get_or_init(|| Passages::of(text, &self.reading.sentences))
    }
}

/// The runs of letters and digits of a text, with the byte that each starts at.
fn letter_runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(|character: char| !character.is_alphanumeric())
        .map(move |run| {
            let from = start;
            let after = from + run.len();
            start = after + text[after..].chars().next().map_or(0, char::len_utf8);
            (from, run)
        })
        .filter(|(_, run)| !run.is_empty())
}

/// The result for these places: `one` for a single place, ambiguous for several, `None` for none.
fn told(places: Vec<Span>, one: impl FnOnce(Span) -> Verification) -> Option<Verification> {
    match places.as_slice() {
        [] => None,
        [span] => Some(one(*span)),
        _ => Some(Verification::Ambiguous { spans: places }),
    }
}

/// The places of `quote` byte for byte. Places that overlap an earlier one do not count.
pub(super) fn exact_places(text: &str, quote: &str) -> Vec<Span> {
    text.match_indices(quote)
        .map(|(start, _)| Span::new(start, start + quote.len()))
        .filter(|span| is_whole(text, *span))
        .take(PLACES_KEPT)
        .collect()
}

/// The places of the original where the folded text has `quote`, folded like it.
pub(super) fn folded_places(text: &str, folded: &Folded, quote: &str) -> Vec<Span> {
    folded
        .text
        .match_indices(quote)
        .filter_map(|(start, _)| folded.original(start, start + quote.len()))
        .filter(|span| is_whole(text, *span))
        .take(PLACES_KEPT)
        .collect()
}

/// Whether a span begins and ends between graphemes.
fn is_whole(text: &str, span: Span) -> bool {
    let between = |offset: u32| {
        let mut cursor = GraphemeCursor::new(offset as usize, text.len(), true);
        cursor.is_boundary(text, 0).unwrap_or(false)
    };
    between(span.start) && between(span.end)
}

/// The places that the prefix and suffix fit; all of them if none fits.
fn settle(places: Vec<Span>, text: &str, evidence: &Evidence) -> Vec<Span> {
    if places.len() < 2 || (evidence.prefix.is_none() && evidence.suffix.is_none()) {
        return places;
    }
    let prefix = folded_quote(evidence.prefix.as_deref().unwrap_or_default(), ALL_FOLDS, Case::Kept);
    let suffix = folded_quote(evidence.suffix.as_deref().unwrap_or_default(), ALL_FOLDS, Case::Kept);
    let fits = |span: &&Span| {
        // Folding shortens text; this much room is enough for any text that is not made to defeat it.
        let before = text.ceil_char_boundary((span.start as usize).saturating_sub(4 * prefix.len() + 256));
        let after = text.floor_char_boundary((span.end as usize + 4 * suffix.len() + 256).min(text.len()));
        folded_quote(&text[before..span.start as usize], ALL_FOLDS, Case::Kept).ends_with(&prefix)
            && folded_quote(&text[span.end as usize..after], ALL_FOLDS, Case::Kept).starts_with(&suffix)
    };
    let fitting: Vec<Span> = places.iter().filter(fits).copied().collect();
    if fitting.is_empty() { places } else { fitting }
}
