//! Annotation projects: brat, Label Studio, doccano. Each marks spans of texts, and relations between spans.
//!
//! Spans of one label and the same words are one entity. The quote of a relation is the sentences that hold its two spans.

pub(super) mod brat;
mod brat_lines;
pub(super) mod doccano;
pub(super) mod label_studio;
mod offsets;
mod project;
