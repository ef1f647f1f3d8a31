//! Quotes, sentences and mentions: what can be read in a text.
//!
//! Invariant: pure: values in, values out. It never decides that a near quote is good enough.

use crate::model::{DocumentReading, Dossier, Reading, Span, Verification};

/// Stand-in until the text floor is merged: finds quotes letter by letter, and nothing else.
#[must_use]
pub fn read(dossier: &Dossier) -> Reading {
    let verify = |evidence: &crate::model::Evidence| {
        let text = dossier.documents[evidence.document.at()].text.as_deref();
        match (text, evidence.quote.as_deref()) {
            (Some(text), Some(quote)) => match text.find(quote) {
                Some(start) => Verification::Exact { span: Span::new(start, start + quote.len()) },
                None => Verification::Missing { nearest: None },
            },
            _ => Verification::Cited,
        }
    };
    Reading {
        documents: dossier.documents.iter().map(|_| DocumentReading::default()).collect(),
        verifications: dossier.relations.iter().map(|it| it.evidence.iter().map(verify).collect()).collect(),
        mentions_of: dossier.entities.iter().map(|_| Vec::new()).collect(),
    }
}
