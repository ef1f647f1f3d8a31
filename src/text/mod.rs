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

mod borders;
mod cautions;
mod differences;
mod fold;
mod hedges;
mod language;
mod letters;
mod lines;
mod mentions;
mod nearest;
mod pages;
mod second_look;
mod sentences;
mod short;
mod verify;
mod visible;
mod voices;
mod words;

pub use cautions::{Caution, cautions, has_list};
pub use differences::{Differences, Side, differences};
pub use language::language_of;
pub use short::{cut, short_name, single_line};
pub use visible::visible;

use crate::model::{DocumentReading, Dossier, Reading};
use mentions::read_mentions;
use sentences::{join_across, paragraphs, sentences};
use verify::Verifier;

/// Reads the texts of `dossier`: sentences, mentions of entities, and the place of every quote.
#[must_use]
pub fn read(dossier: &Dossier) -> Reading {
    let documents: Vec<DocumentReading> = dossier
        .documents
        .iter()
        .map(|document| {
            let text = document.text.as_deref().unwrap_or_default();
            let paragraphs = paragraphs(text);
            let language = language_of(document);
            let pages = pages::pages(text);
            let sentences = sentences(text, &paragraphs, &language);
            DocumentReading {
                sentences: join_across(text, &pages.breaks, sentences),
                language,
                paragraphs: join_across(text, &pages.breaks, paragraphs),
                pages,
                ..DocumentReading::default()
            }
        })
        .collect();
    let verifier = Verifier::new(dossier, &documents);
    let verifications = dossier
        .relations
        .iter()
        .map(|relation| relation.evidence.iter().map(|evidence| verifier.verify(evidence)).collect())
        .collect();
    let mut reading = Reading { documents, verifications, ..Reading::default() };
    read_mentions(dossier, &mut reading);
    reading.lost_hedges = hedges::lost_hedges(dossier, &reading);
    second_look::find(dossier, &mut reading);
    voices::find_voices(dossier, &mut reading);
    reading
}

#[cfg(test)]
mod tests;
