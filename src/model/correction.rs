//! Corrections: the passages that the reader gave to quotes which were not found.
//!
//! Invariant: a corrected quote is shown as corrected, never as verified.

use super::{DocumentIndex, EvidenceIndex, Span};
use std::collections::BTreeMap;

/// A stretch of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The document.
    pub document: DocumentIndex,
    /// The stretch of its text.
    pub span: Span,
}

/// The passages that the reader gave to quotes, by evidence.
pub type Corrections = BTreeMap<EvidenceIndex, Passage>;
