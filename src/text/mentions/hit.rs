//! Hits: places in a text whose words are a name, before it is decided whose mention each is.

use super::lexicon::NameId;
use crate::model::Span;
use smallvec::SmallVec;

/// The names that a hit is: mostly one, or a few.
pub(super) type Names = SmallVec<[NameId; 4]>;

/// A place whose words are a name of at least one entity.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Where.
    pub(super) span: Span,
    /// The names, in the file's order.
    pub(super) names: Names,
    /// How it is written.
    pub(super) way: Way,
    /// Whether it begins a sentence.
    pub(super) begins_sentence: bool,
    /// Whether a day or year stands beside it, with a space.
    pub(super) is_beside_date: bool,
    /// Whether it ends or begins at a hyphen at the end of a line, which may be inside its word.
    pub(super) is_broken: bool,
    /// The capitalised word before it, with one space: where it stands, and its number.
    pub(super) before: Option<(Span, u32)>,
    /// The initial before it, with its point ("S. Ivanov").
    pub(super) initial: Option<char>,
}

/// How a hit is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As names are.
    AsNamed,
    /// With a capital at the beginning of its words, where the name has capitals only.
    Capitalised,
    /// Without a capital that the name has.
    OtherCapitals,
    /// In another form.
    Inflected,
    /// The surname alone.
    Surname,
}
