//! Evidence: a quote from a document that supports a claim.

use super::DocumentIndex;

/// One piece of evidence of one relation.
///
/// Prefix and suffix follow the W3C Web Annotation `TextQuoteSelector`.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The document it is taken from.
    pub document: DocumentIndex,
    /// The words, verbatim. `None`: the document is cited, the sentence is not.
    pub quote: Option<String>,
    /// The first and last words of a passage that a program worked from, with an ellipsis between: not the words that
    /// support the claim. Never given together with a quote.
    pub passage: Option<String>,
    /// The words right before the quote, where it stands more than once.
    pub prefix: Option<String>,
    /// The words right after the quote, where it stands more than once.
    pub suffix: Option<String>,
    /// A remark for the reader.
    pub note: Option<String>,
}
