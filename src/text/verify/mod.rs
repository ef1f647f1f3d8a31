//! Verification: the place of a quote, the folds that were needed to find it, and what is wrong with it there.
//!
//! A quote is looked for byte for byte, then by its letters and digits alone; every place that has these is judged by
//! the rules of the format, and the best result counts.
//!
//! Invariant: a quote is verified exactly or by the folds that the format names, at borders of words; a near passage
//! is offered, never accepted.
//! Invariant: the folded forms of a document are kept no longer than its quotes are looked for: they are several times as
//! large as its text.

mod context;
mod elsewhere;
mod passage;
mod place;
mod reasons;
mod seeds;
mod source;

use super::fold::{Original, is_letter};
use super::lookup::Lookup;
use super::together::{self, Told};
use crate::model::{CitedReason, Document, DocumentReading, Dossier, Evidence, Found, Relation, Shared, Verification};
use elsewhere::{WordingId, found_elsewhere};
use place::{Letters, Target, Wanted};
use source::Source;

/// The results of all evidence of `dossier`, in order, whose documents were read as `readings`; `None` where they are not
/// wanted any more. `told` of every document with quotes. Of quotes that are missing [`tell_missing`] tells more.
pub(super) fn verify_all(
    dossier: &Dossier,
    readings: &[DocumentReading],
    told: Told<'_>,
) -> Option<Vec<Vec<Verification>>> {
    let (wordings, ids) = wordings(&dossier.relations);
    let documents: Vec<(&Document, &DocumentReading)> = dossier.documents.iter().zip(readings).collect();
    let mut results: Vec<Option<Verification>> = vec![None; wordings.len()];
    for (id, wording) in wordings.iter().enumerate() {
        let is_cited = documents.get(wording.document.at()).is_none_or(|(document, _)| document.text.is_none());
        if is_cited {
            let reason = if wording.quote.is_some() { CitedReason::NoText } else { CitedReason::NoQuote };
            results[id] = Some(Verification::Cited(reason));
        }
    }
    in_each(&documents, &wordings, &mut results, told, |_, target, wording| here(target, wording))?;
    for (id, found) in found_elsewhere(&documents, &wordings, &open(&results)) {
        results[id as usize] = Some(Verification::Found(found));
    }
    let mut uses = vec![0_u32; wordings.len()];
    ids.iter().for_each(|id| uses[*id as usize] += 1);
    let mut ids = ids.into_iter();
    let mut result = |_: &Evidence| {
        let id = ids.next().unwrap_or_default() as usize;
        uses[id] -= 1;
        // The last one that has it takes it.
        let of = if uses[id] == 0 { results[id].take() } else { results[id].clone() };
        // What is left stands nowhere.
        of.unwrap_or(Verification::Missing { nearest: None, reason: None })
    };
    Some(dossier.relations.iter().map(|relation| relation.evidence.iter().map(&mut result).collect()).collect())
}

/// Fills in why quotes are missing, and what is nearest to them; `None` where that is not wanted any more. `told` of every
/// document with such quotes.
pub(super) fn tell_missing(
    dossier: &Dossier,
    readings: &[DocumentReading],
    verifications: &mut Shared<Vec<Vec<Verification>>>,
    told: Told<'_>,
) -> Option<()> {
    let mut wordings: Vec<&Evidence> = Vec::new();
    let mut missing: Vec<(usize, usize, WordingId)> = Vec::new();
    let mut known: Lookup<_, WordingId> = Lookup::default();
    for (claim, (relation, results)) in dossier.relations.iter().zip(&*verifications).enumerate() {
        for (place, (evidence, result)) in relation.evidence.iter().zip(results).enumerate() {
            if !matches!(result, Verification::Missing { .. }) {
                continue;
            }
            let id = *known.entry((evidence.document, &evidence.quote)).or_insert_with(|| {
                wordings.push(evidence);
                wordings.len() as WordingId - 1
            });
            missing.push((claim, place, id));
        }
    }
    if missing.is_empty() {
        return Some(());
    }
    let documents: Vec<(&Document, &DocumentReading)> = dossier.documents.iter().zip(readings).collect();
    let mut results: Vec<Option<Verification>> = vec![None; wordings.len()];
    in_each(&documents, &wordings, &mut results, told, |source, target, wording| {
        Some(self::missing(source, target, wording))
    })?;
    for (claim, place, id) in missing {
        if let Some(result) = &results[id as usize] {
            verifications[claim][place] = result.clone();
        }
    }
    Some(())
}

/// The different wordings of all evidence, and for each piece in order the number of its own.
fn wordings(relations: &[Relation]) -> (Vec<&Evidence>, Vec<WordingId>) {
    let count = relations.iter().map(|relation| relation.evidence.len()).sum();
    let (mut wordings, mut ids) = (Vec::new(), Vec::with_capacity(count));
    let mut known: Lookup<_, WordingId> = Lookup::default();
    for evidence in relations.iter().flat_map(|relation| &relation.evidence) {
        let Evidence { document, quote, passage, prefix, suffix, note: _ } = evidence;
        let id = *known.entry((document, quote, passage, prefix, suffix)).or_insert_with(|| {
            wordings.push(evidence);
            wordings.len() as WordingId - 1
        });
        ids.push(id);
    }
    (wordings, ids)
}

/// The wordings without a result.
fn open(results: &[Option<Verification>]) -> Vec<WordingId> {
    (0..).zip(results).filter(|(_, result)| result.is_none()).map(|(id, _)| id).collect()
}

/// Fills in the results of `verify` for the wordings without one, document by document.
fn in_each(
    documents: &[(&Document, &DocumentReading)],
    wordings: &[&Evidence],
    results: &mut [Option<Verification>],
    told: Told<'_>,
    verify: impl Fn(&Source<'_>, &Target<'_>, &Evidence) -> Option<Verification> + Sync,
) -> Option<()> {
    let mut open = open(results);
    open.sort_by_key(|id| wordings[*id as usize].document);
    let of_document: Vec<&[WordingId]> =
        open.chunk_by(|one, other| wordings[*one as usize].document == wordings[*other as usize].document).collect();
    let verified = together::each_told(&of_document, told, |ids| {
        let document = ids.first().and_then(|id| documents.get(wordings[*id as usize].document.at()));
        let quotes = ids.iter().filter_map(|id| wordings[*id as usize].quote.as_deref());
        let Some(source) = document.and_then(|(document, reading)| Source::of(document, reading, quotes)) else {
            return Vec::new();
        };
        let target = source.target();
        ids.iter().filter_map(|id| Some((*id, verify(&source, &target, wordings[*id as usize])?))).collect()
    })?;
    for (id, result) in verified.into_iter().flatten() {
        results[id as usize] = Some(result);
    }
    Some(())
}

/// The result of a piece of evidence in the document that it names; `None` where its quote does not stand there.
fn here(target: &Target<'_>, evidence: &Evidence) -> Option<Verification> {
    if let Some(passage) = evidence.passage.as_deref().filter(|_| evidence.quote.is_none()) {
        return Some(Verification::Passage { place: passage::place(target, passage) });
    }
    let Some(quote) = evidence.quote.as_deref() else { return Some(Verification::Cited(CitedReason::NoQuote)) };
    if !quote.chars().any(is_letter) {
        return Some(Verification::Cited(CitedReason::NothingToVerify));
    }
    target.find(&Wanted::new(quote, evidence)).map(Verification::Found)
}

/// The result of a quote that stands nowhere: why, and the nearest passage of the document that it names.
fn missing(source: &Source<'_>, target: &Target<'_>, evidence: &Evidence) -> Verification {
    let quote = evidence.quote.as_deref().unwrap_or_default();
    let (place, reason) = reasons::reason(target, || source.loose(), quote, &source.reading.language).unzip();
    let nearest = place.flatten().or_else(|| source.passages().nearest(&source.lowered(quote)));
    Verification::Missing { nearest, reason }
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
