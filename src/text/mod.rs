//! Quotes, sentences and mentions: what can be read in a text.
//!
//! Text is compared in four normal forms, each for one purpose:
//!
//! - `fold`: quotes, with the folds that the format names and a map back to the original.
//! - `words` and `letters`: names in documents, word by word, folded and without case.
//! - `analysis::normal`: search, without case, accents and signs.
//! - `formats::ron`'s names: warnings of names that look alike, without hidden characters.
//!
//! Invariant: pure: values in, values out. It never decides that a near quote is good enough.

mod apart;
mod borders;
mod cautions;
mod differences;
mod fold;
mod hedges;
mod language;
mod letters;
mod lines;
mod lookup;
mod mentions;
mod nearest;
mod pages;
mod second_look;
mod sentences;
mod short;
mod together;
mod verify;
mod visible;
mod voices;
mod words;

pub use apart::names_apart;
pub use cautions::{Caution, cautions};
pub use differences::{Differences, Side, differences};
pub use language::language_of;
pub use short::{cut, short_name, single_line};
pub use visible::visible;

use crate::model::{Document, DocumentReading, Dossier, Reading, Span};
use mentions::mentions;
use sentences::{join_across, paragraphs, sentences};
use verify::{tell_missing, verify_all};
use voices::voices;

/// What is read of all documents, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Their sentences.
    Sentences,
    /// The places of quotes.
    Quotes,
    /// Why quotes are missing, and what is nearest to them.
    Missing,
    /// The mentions of entities.
    Names,
}

/// What is told while documents are read: of which step, and how many more of them are done. Answers whether to go on.
pub type Watch<'w> = &'w (dyn Fn(Step, usize) -> bool + Sync);

/// Reads the texts of `dossier`: sentences, mentions of entities, and the place of every quote.
#[must_use]
pub fn read(dossier: &Dossier) -> Reading {
    let go_on = |_: Step, _: usize| true;
    let read = read_quotes(dossier, &go_on).and_then(|reading| read_names(dossier, reading, &go_on));
    read.unwrap_or_default()
}

/// Reads what the network is drawn from: sentences, and the place of every quote. The rest awaits [`read_names`]. `None`
/// where it is not wanted any more.
#[must_use]
pub fn read_quotes(dossier: &Dossier, watch: Watch<'_>) -> Option<Reading> {
    let documents = together::each_told(&dossier.documents, &|count| watch(Step::Sentences, count), read_document)?;
    let (verifications, voices) = together::both(
        || verify_all(dossier, &documents, &|count| watch(Step::Quotes, count)),
        || voices(dossier, &documents),
    );
    let verifications = verifications?.into();
    let mut reading = Reading { documents, verifications, awaits_names: true, ..Reading::default() };
    voices.fill(&mut reading);
    Some(reading)
}

/// Goes on with what [`read_quotes`] has read: why quotes are missing, mentions of entities, and what is told by them. `None` where it is not
/// wanted any more.
#[must_use]
pub fn read_names(dossier: &Dossier, mut reading: Reading, watch: Watch<'_>) -> Option<Reading> {
    let Reading { documents, verifications, .. } = &mut reading;
    // The names are made ready on one core while the other looks for what is nearest to missing quotes.
    let (missing, mentions) = together::both(
        || tell_missing(dossier, documents, verifications, &|count| watch(Step::Missing, count)),
        || mentions(dossier, documents, &|count| watch(Step::Names, count)),
    );
    missing?;
    let mentions = mentions?;
    mentions.fill(dossier, &mut reading);
    reading.lost_hedges = hedges::lost_hedges(dossier, &reading);
    second_look::find(dossier, &mut reading);
    reading.awaits_names = false;
    Some(reading)
}

/// The sentences of a text by itself, without the white space around them.
#[must_use]
pub fn sentences_of(text: &str) -> Vec<&str> {
    let document = Document { text: Some(text.to_owned()), ..Document::default() };
    let spans = sentences(text, &paragraphs(text), &language_of(&document));
    spans.into_iter().map(|span| span.trimmed(text).of(text)).filter(|sentence| !sentence.is_empty()).collect()
}

/// The sentences of a text whose language is guessed, in its order.
#[must_use]
pub fn sentence_spans(text: &str) -> Vec<Span> {
    sentences(text, &paragraphs(text), language::guess(text))
}

/// Reads what a document tells by itself.
fn read_document(document: &Document) -> DocumentReading {
    let text = document.text.as_deref().unwrap_or_default();
    let paragraphs = paragraphs(text);
    let language = language_of(document);
    let pages = pages::pages(text);
    let sentences = sentences(text, &paragraphs, &language);
    DocumentReading {
        sentences: join_across(text, &pages.breaks, sentences),
        has_cautions: cautions::has_list(&language),
        language,
        paragraphs: join_across(text, &pages.breaks, paragraphs),
        pages,
        ..DocumentReading::default()
    }
}

#[cfg(test)]
mod tests;
