//! The results of the verification in words: in general, and of one quote.

use crate::model::{OpenDossier, Outcome, Verification};

/// A result in a few words.
pub(in crate::ui) fn result_words(result: Outcome) -> &'static str {
    match result {
        Outcome::Exact => "exact",
        Outcome::Folded => "verified, folded",
        Outcome::Case => "only in other case",
        Outcome::Ambiguous => "in several places",
        Outcome::Elsewhere => "in another document",
        Outcome::Missing => "not in the document",
        Outcome::Cited => "only cited",
    }
}

/// A result in a sentence.
pub(in crate::ui) fn result_help(result: Outcome) -> &'static str {
    match result {
        Outcome::Exact => "The words stand in the document, letter by letter",
        Outcome::Folded => {
            "The words stand in the document but for quotation marks, dashes, white space, soft hyphens or the \
             composition of letters, and nothing else"
        }
        Outcome::Case => {
            "The words stand in the document only with other capital letters, which may change the meaning"
        }
        Outcome::Ambiguous => "The words stand there more than once, and nothing tells which place is meant",
        Outcome::Elsewhere => "The words are not in the named document, but in another one",
        Outcome::Missing => "The words are in no document of the dossier",
        Outcome::Cited => "The dossier names the document, without a sentence or without its text",
    }
}

/// The result of one quote, in a few words.
pub(super) fn badge(verification: &Verification) -> String {
    match verification {
        Verification::Folded { folds, .. } => format!("verified but for {}", folds.words()),
        Verification::Ambiguous { spans } => format!("1 of {} places", spans.len()),
        other => result_words(other.outcome()).to_owned(),
    }
}

/// The result of one quote, in a sentence.
pub(in crate::ui) fn explanation(open: &OpenDossier, verification: &Verification) -> String {
    match verification {
        Verification::Folded { folds, .. } => {
            format!("The words stand in the document once differences of {} are set aside", folds.words())
        }
        Verification::Ambiguous { spans } => {
            format!("The words stand {} times in the document, and nothing tells which place is meant", spans.len())
        }
        Verification::Elsewhere { document, .. } => {
            let title = open.dossier.document(*document).map(|document| document.title.as_str());
            format!("The words are not in the named document, but in “{}”", title.unwrap_or_default())
        }
        Verification::Missing { nearest: Some(_) } => {
            "The words are in no document of the dossier; the nearest passage may say something else".to_owned()
        }
        other => result_help(other.outcome()).to_owned(),
    }
}
