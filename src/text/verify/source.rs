//! A document that quotes are looked for in, with its folded forms.
//!
//! Invariant: a form is made when it is first needed, and once.

use super::place::{LOOSEST, Letters, Sought, Target};
use super::reasons;
use crate::model::{Document, DocumentReading};
use crate::text::fold::{Original, folded_quote};
use crate::text::nearest::Passages;
use std::cell::OnceCell;

/// A document with its forms, each made when it is first needed.
pub(super) struct Source<'a> {
    pub(super) text: Original<'a>,
    pub(super) reading: &'a DocumentReading,
    /// The quotes that are looked for.
    quotes: Vec<&'a str>,
    letters: Letters,
    loose: OnceCell<Sought>,
    passages: OnceCell<Passages>,
}

impl<'a> Source<'a> {
    /// A document that was read, in which these quotes are looked for; `None` where its text is not in the dossier.
    pub(super) fn of(
        document: &'a Document,
        reading: &'a DocumentReading,
        quotes: impl Iterator<Item = &'a str>,
    ) -> Option<Self> {
        let text = Original::new(document.text.as_deref()?, &reading.pages.breaks);
        let (loose, passages) = (OnceCell::new(), OnceCell::new());
        Some(Self { text, reading, quotes: quotes.collect(), letters: Letters::default(), loose, passages })
    }

    pub(super) fn target(&self) -> Target<'_> {
        Target { text: self.text, letters: &self.letters }
    }

    pub(super) fn loose(&self) -> &Sought {
        self.loose.get_or_init(|| Sought::new(reasons::loose(self.text.text())))
    }

    pub(super) fn passages(&self) -> &Passages {
        self.passages.get_or_init(|| {
            let lowered = self.quotes.iter().map(|quote| self.lowered(quote));
            Passages::of(self.text.text(), &self.reading.sentences, lowered)
        })
    }

    /// A quote as the nearest passage of it is looked for.
    pub(super) fn lowered(&self, quote: &str) -> String {
        folded_quote(quote, self.text, LOOSEST).text
    }
}
