//! The results of the verification in words: in general, and of one quote.

use crate::analysis::citation::document_of;
use crate::model::{CitedReason, Cut, EvidenceIndex, Found, OpenDossier, Outcome, Span, Verification};
use crate::text::{cut, visible};

/// The most characters of the text that an explanation quotes.
const QUOTED: usize = 80;

/// A result in a few words.
#[must_use]
pub fn result_words(result: Outcome) -> &'static str {
    match result {
        Outcome::Exact => "exact",
        Outcome::Folded => "verified, folded",
        Outcome::Context => "in another context",
        Outcome::Case => "only in other case",
        Outcome::Joined => "across a break",
        Outcome::Cut => "cut inside a word",
        Outcome::Elsewhere => "in another document",
        Outcome::Missing => "not in the document",
        Outcome::Passage => "passage, not a quote",
        Outcome::Cited => "only cited",
    }
}

/// A result in a sentence.
#[must_use]
pub fn result_help(result: Outcome) -> &'static str {
    match result {
        Outcome::Exact => "The words stand in the document, letter by letter",
        Outcome::Folded => {
            "The words stand in the document but for differences that do not count, such as kinds of quotation marks, \
             dashes and white space, or words broken at line ends; each quote names them"
        }
        Outcome::Context => {
            "The words stand in the document, but not behind the given prefix or not before the given suffix"
        }
        Outcome::Case => {
            "The words stand in the document only with other capital letters, which may change the meaning"
        }
        Outcome::Joined => {
            "The words stand in the document only across a blank line, a heading, a list item or a cell of a table, \
             which the quote does not show"
        }
        Outcome::Cut => {
            "The quote begins or ends inside a word or number of the document, which may change the meaning"
        }
        Outcome::Elsewhere => "The words are not in the named document, but in another one",
        Outcome::Missing => "The words are in no document of the dossier",
        Outcome::Passage => "A part of the document that a program worked from, not the words that support the claim",
        Outcome::Cited => "The dossier names the document, without a sentence or without its text",
    }
}

/// The result of one quote, in a few words.
#[must_use]
pub fn badge(verification: &Verification) -> String {
    let words = match verification {
        Verification::Found(found) if found.outcome() == Outcome::Folded => {
            format!("verified but for {}", found.folds.words())
        }
        Verification::Missing { reason: Some(reason), .. } => format!("not in the document: {}", reason.words()),
        Verification::Passage { place: None } => "passage not found".to_owned(),
        Verification::Cited(CitedReason::NothingToVerify) => "nothing to verify".to_owned(),
        other => result_words(other.outcome()).to_owned(),
    };
    match verification.places().len() {
        0 | 1 => words,
        places => format!("{words} · 1 of {places} places"),
    }
}

/// The result of one quote, in sentences.
#[must_use]
pub fn explanation(open: &OpenDossier, evidence: EvidenceIndex) -> String {
    let verification = open.reading.verification(evidence);
    match verification {
        Verification::Found(found) => found_words(open, evidence, found),
        Verification::Missing { reason: Some(reason), .. } => {
            format!("The words are in no document of the dossier as the quote has them: {}", reason.words())
        }
        Verification::Missing { nearest: Some(_), .. } => {
            "The words are in no document of the dossier; the nearest passage may say something else".to_owned()
        }
        Verification::Passage { place: None } => {
            "The first or the last words of the passage are not in the document".to_owned()
        }
        Verification::Cited(CitedReason::NothingToVerify) => {
            "The quote has no letter and no digit, so there is nothing to verify".to_owned()
        }
        Verification::Cited(CitedReason::NoText) => {
            "The text of the document is not in the dossier, so the quote cannot be looked up".to_owned()
        }
        other => result_help(other.outcome()).to_owned(),
    }
}

/// What is to say of a quote that was found: its faults, the folds, and its other places.
fn found_words(open: &OpenDossier, evidence: EvidenceIndex, found: &Found) -> String {
    let document = document_of(open, evidence).and_then(|document| open.dossier.document(document));
    let text = document.and_then(|document| document.text.as_deref()).unwrap_or_default();
    let read = |span: Span| visible(&cut(span.of(text), QUOTED)).into_owned();
    let faults = &found.faults;
    let mut sentences = Vec::new();
    if faults.elsewhere.is_some() {
        let title = document.map(|document| visible(&document.title).into_owned()).unwrap_or_default();
        sentences.push(format!("The words are not in the named document, but in “{title}”"));
    }
    if let Some(cut) = faults.cut {
        sentences.push(format!("{}; the text reads “{}”", cut_words(cut), read(cut.whole)));
    }
    if let Some(joined) = faults.joined {
        sentences.push(format!("The quote runs across {} of the text as if it were a space", joined.words()));
    }
    if faults.case {
        sentences.push("The words stand there only with other capital letters".to_owned());
    }
    if let Some(context) = faults.context {
        let told = [("prefix", "before", context.before), ("suffix", "behind", context.after)];
        for (field, side, span) in told.into_iter().filter_map(|(field, side, span)| Some((field, side, span?))) {
            let instead = if span.start == span.end { "nothing".to_owned() } else { format!("“{}”", read(span)) };
            sentences.push(format!("The {field} of the quote is not there: {instead} stands {side} it"));
        }
    }
    if !found.folds.is_empty() {
        let words = found.folds.words();
        sentences.push(format!("Differences of {words} are set aside"));
    }
    if found.places.len() > 1 {
        let places = found.places.len();
        sentences.push(format!("The words stand there {places} times, and nothing tells which place is meant"));
    }
    if sentences.is_empty() { result_help(Outcome::Exact).to_owned() } else { sentences.join(". ") }
}

/// "The quote begins inside a word and ends inside a number".
fn cut_words(cut: Cut) -> String {
    match (cut.start, cut.end) {
        (Some(start), Some(end)) => {
            format!("The quote begins inside {} and ends inside {}", start.words(), end.words())
        }
        (Some(start), None) => format!("The quote begins inside {}", start.words()),
        (None, end) => format!("The quote ends inside {}", end.map_or("a word", |end| end.words())),
    }
}
