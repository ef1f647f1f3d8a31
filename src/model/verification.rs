//! The result of looking for a quote in its document.

use super::{DocumentIndex, Span};

/// The result of looking for a quote. A near match never counts: a sentence and its negation are nearly equal.
#[derive(Clone, Debug, PartialEq)]
pub enum Verification {
    /// Found byte for byte, at one place or settled by prefix and suffix.
    Exact {
        /// Where.
        span: Span,
    },
    /// Found after folding the named differences.
    Folded {
        /// Where, in the original text.
        span: Span,
        /// Which folds it took.
        folds: Folds,
    },
    /// Found except for upper and lower case (and perhaps folds): flagged, since "US" and "us" differ.
    Case {
        /// Where, in the original text.
        span: Span,
        /// Which folds it took as well.
        folds: Folds,
    },
    /// Found at several places, and nothing settles which one is meant.
    Ambiguous {
        /// All the places, in order; at least two.
        spans: Vec<Span>,
    },
    /// Found in another document than the one named.
    Elsewhere {
        /// The document it stands in.
        document: DocumentIndex,
        /// Where in that document.
        span: Span,
    },
    /// Not found in the dossier.
    Missing {
        /// The nearest passage of the named document, which is offered and never accepted automatically.
        nearest: Option<Span>,
    },
    /// Nothing to look for: no quote is given, or the document's text is not in the dossier.
    Cited,
}

/// The kinds of results, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// [`Verification::Exact`].
    Exact,
    /// [`Verification::Folded`].
    Folded,
    /// [`Verification::Case`].
    Case,
    /// [`Verification::Ambiguous`].
    Ambiguous,
    /// [`Verification::Elsewhere`].
    Elsewhere,
    /// [`Verification::Missing`].
    Missing,
    /// [`Verification::Cited`].
    Cited,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Exact, Self::Folded, Self::Case, Self::Ambiguous, Self::Elsewhere, Self::Missing, Self::Cited];

    /// The format's word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Case => "case",
            Self::Ambiguous => "ambiguous",
            Self::Elsewhere => "elsewhere",
            Self::Missing => "missing",
            Self::Cited => "cited",
        }
    }

    /// Whether the reader should look: neither verified nor a bare citation.
    #[must_use]
    pub fn is_flagged(self) -> bool {
        matches!(self, Self::Case | Self::Ambiguous | Self::Elsewhere | Self::Missing)
    }
}

impl Verification {
    /// Whether the quote counts as verified: exact or folded.
    #[must_use]
    pub fn is_verified(&self) -> bool {
        matches!(self, Self::Exact { .. } | Self::Folded { .. })
    }

    /// Whether the reader should look: neither verified nor a bare citation.
    #[must_use]
    pub fn is_flagged(&self) -> bool {
        self.outcome().is_flagged()
    }

    /// Which kind of result it is.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Exact { .. } => Outcome::Exact,
            Self::Folded { .. } => Outcome::Folded,
            Self::Case { .. } => Outcome::Case,
            Self::Ambiguous { .. } => Outcome::Ambiguous,
            Self::Elsewhere { .. } => Outcome::Elsewhere,
            Self::Missing { .. } => Outcome::Missing,
            Self::Cited => Outcome::Cited,
        }
    }

    /// The format's word for the result.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.outcome().word()
    }

    /// The place to show, in the document that the evidence names, or for [`Verification::Elsewhere`] in the other one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Exact { span }
            | Self::Folded { span, .. }
            | Self::Case { span, .. }
            | Self::Elsewhere { span, .. } => Some(*span),
            Self::Ambiguous { spans } => spans.first().copied(),
            Self::Missing { .. } | Self::Cited => None,
        }
    }
}

/// Which differences were folded away to find a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of five named flags, not a state")]
pub struct Folds {
    /// Typographic against straight quotation marks and apostrophes.
    pub quotes: bool,
    /// Dashes of different lengths, and the hyphens.
    pub dashes: bool,
    /// White space of another kind or length, line breaks among it.
    pub white_space: bool,
    /// Soft hyphens, which show only at the end of a line.
    pub soft_hyphens: bool,
    /// Composed against decomposed letters (Unicode NFC).
    pub composition: bool,
}

impl Folds {
    /// The folds by name, for the reader.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        let names = [
            (self.quotes, "quotation marks"),
            (self.dashes, "dashes"),
            (self.white_space, "white space"),
            (self.soft_hyphens, "soft hyphens"),
            (self.composition, "letter composition"),
        ];
        names.into_iter().filter(|(used, _)| *used).map(|(_, name)| name).collect()
    }

    /// The folds in words, for the reader: "quotation marks, dashes".
    #[must_use]
    pub fn words(self) -> String {
        self.names().join(", ")
    }

    /// Whether no fold was needed.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}
