//! A place in a text that may be the border of a word or number.

/// A place in a folded text.
#[derive(Clone, Copy)]
pub(super) struct Border<'a> {
    /// The text before it.
    pub(super) before: &'a str,
    /// The text behind it.
    pub(super) after: &'a str,
}
