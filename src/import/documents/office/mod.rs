//! The words of a word processor's file: DOCX and ODT, paragraph by paragraph.
//!
//! Invariant: words that were deleted with changes tracked, comments and field codes never become text.
//! Invariant: the walk uses no recursion, so no nesting can exhaust the stack.

mod docx;
mod odt;
mod properties;
mod words;

pub(super) use docx::docx;
pub(super) use odt::odt;
pub(super) use properties::{author, property};

#[cfg(test)]
mod tests;
