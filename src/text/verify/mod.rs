//! Verification: the place of a quote, the folds that were needed to find it, and what is wrong with it there.
//!
//! A quote is looked for byte for byte, then by its letters and digits alone; every place that has these is judged by
//! the rules of the format, and the best result counts.
//!
//! Invariant: a quote is verified exactly or by the folds that the format names, at borders of words; a near passage
//! is offered, never accepted.

mod context;
mod passage;
mod place;
mod reasons;
mod seeds;

use super::fold::{Case, Folding, Original, folded_quote, folded_text, is_letter};
use super::lookup::Lookup;
use super::nearest::Passages;
use crate::model::{CitedReason, DocumentIndex, DocumentReading, Dossier, Evidence, Found, Relation, Verification};
use place::{LOOSEST, Letters, Sought, Target, Wanted};
use std::cell::OnceCell;

/// Finds quotes in the documents of one dossier.
pub(super) struct Verifier<'a> {
    documents: Vec<Source<'a>>,
    /// An inverted index: the documents of each folded word, in order.
    documents_of_word: OnceCell<Lookup<String, Vec<DocumentIndex>>>,
}

/// A document with its forms, each made when it is first needed.
struct Source<'a> {
    /// `None` where the text is not in the dossier.
    text: Option<Original<'a>>,
    reading: &'a DocumentReading,
    letters: Letters,
    loose: OnceCell<Sought>,
    passages: OnceCell<Passages>,
}

impl<'a> Verifier<'a> {
    /// A verifier for `dossier`, whose documents were read as `readings`.
    pub(super) fn new(dossier: &'a Dossier, readings: &'a [DocumentReading]) -> Self {
        let source = |(document, reading): (&'a crate::model::Document, &'a DocumentReading)| Source {
            text: document.text.as_deref().map(|text| Original::new(text, &reading.pages.breaks)),
            reading,
            letters: Letters::default(),
            loose: OnceCell::new(),
            passages: OnceCell::new(),
        };
        Self {
            documents: dossier.documents.iter().zip(readings).map(source).collect(),
            documents_of_word: OnceCell::new(),
        }
    }

    /// The results of all evidence of `relations`, in order.
    pub(super) fn verify_all<'e>(&self, relations: &'e [Relation]) -> Vec<Vec<Verification>> {
        // One sentence supports many claims: the same quote from the same document is looked for once.
        let mut known: Lookup<_, Verification> = Lookup::default();
        let mut verify = |evidence: &'e Evidence| {
            let Evidence { document, quote, passage, prefix, suffix, note: _ } = evidence;
            let wording = (document, quote, passage, prefix, suffix);
            known.entry(wording).or_insert_with(|| self.verify(evidence)).clone()
        };
        let mut all = Vec::with_capacity(relations.len());
        for relation in relations {
            all.push(relation.evidence.iter().map(&mut verify).collect());
        }
        all
    }

    /// The result of one piece of evidence.
    fn verify(&self, evidence: &Evidence) -> Verification {
        let source = self.documents.get(evidence.document.at());
        let Some((source, text)) = source.and_then(|source| Some((source, source.text?))) else {
            let reason = if evidence.quote.is_some() { CitedReason::NoText } else { CitedReason::NoQuote };
            return Verification::Cited(reason);
        };
        if let Some(passage) = evidence.passage.as_deref().filter(|_| evidence.quote.is_none()) {
            return Verification::Passage { place: passage::place(&source.target(text), passage) };
        }
        let Some(quote) = evidence.quote.as_deref() else { return Verification::Cited(CitedReason::NoQuote) };
        if !quote.chars().any(is_letter) {
            return Verification::Cited(CitedReason::NothingToVerify);
        }
        let wanted = Wanted::new(quote, evidence);
        let target = source.target(text);
        if let Some(found) = target.find(&wanted).or_else(|| self.elsewhere(&wanted, evidence.document)) {
            return Verification::Found(found);
        }
        let (place, reason) = reasons::reason(&target, || source.loose(text), quote, &source.reading.language).unzip();
        let lowered = || folded_quote(quote, text, LOOSEST).text;
        let nearest = place.flatten().or_else(|| source.passages(text).nearest(&lowered()));
        Verification::Missing { nearest, reason }
    }

    /// The first other document that has the quote, exactly or folded.
    fn elsewhere(&self, wanted: &Wanted<'_>, named: DocumentIndex) -> Option<Found> {
        let in_document = |document: DocumentIndex| {
            let source = self.documents.get(document.at()).filter(|_| document != named)?;
            let mut found = source.target(source.text?).find(wanted)?;
            let faults = &mut found.faults;
            if faults.case || faults.joined.is_some() || faults.cut.is_some() {
                return None;
            }
            faults.elsewhere = Some(document);
            Some(found)
        };
        let folded = folded_text(wanted.quote.trim(), Case::Kept);
        match self.candidates(&folded) {
            Some(documents) => documents.iter().copied().find_map(in_document),
            None => (0..self.documents.len()).map(DocumentIndex::new).find_map(in_document),
        }
    }

    /// The documents that have the rarest whole word of a folded quote; `None` if no word of it is certainly whole.
    fn candidates(&self, folded: &str) -> Option<&[DocumentIndex]> {
        let index = self.documents_of_word.get_or_init(|| {
            let mut index: Lookup<String, Vec<DocumentIndex>> = Lookup::default();
            for (place, source) in self.documents.iter().enumerate() {
                let Some(text) = source.text else { continue };
                let folded = text.fold(Folding::STRICT);
                // A word that is broken at a line end may be one word or two.
                let written = if folded.has_joints() { text.text() } else { "" };
                for (_, word) in letter_runs(&folded.text).chain(letter_runs(written)) {
                    let document = DocumentIndex::new(place);
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
    fn target<'s>(&'s self, text: Original<'s>) -> Target<'s> {
        Target { text, letters: &self.letters }
    }

    fn loose(&self, text: Original<'_>) -> &Sought {
        self.loose.get_or_init(|| Sought::new(reasons::loose(text.text())))
    }

    fn passages(&self, text: Original<'_>) -> &Passages {
        self.passages.get_or_init(|| Passages::of(text.text(), &self.reading.sentences))
    }
}

/// Finds words in one text, for what is told by its words: hedges.
pub(super) struct Finder<'a> {
    text: Original<'a>,
    letters: Letters,
}

impl<'a> Finder<'a> {
    /// A finder for `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let text = Original::new(text, &[]);
        Self { text, letters: Letters::default() }
    }

    /// Whether `words` stand there as whole words after the folds, in any case.
    pub(super) fn has(&self, words: &str) -> bool {
        self.find(words).is_some_and(|found| found.faults.cut.is_none())
    }

    fn find(&self, words: &str) -> Option<Found> {
        Target { text: self.text, letters: &self.letters }.find(&Wanted::alone(words.trim()))
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
