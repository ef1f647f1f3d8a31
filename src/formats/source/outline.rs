//! The outline of a RON text: which values it holds and where each of them stands.
//!
//! Invariant: it decides nothing; the ron crate says what is valid, this says where.

use super::fault::Fault;

/// What a scan found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// All values; those within come before those around them.
    pub(super) values: Vec<Value>,
    /// The value that the whole text is.
    pub(super) root: Option<u32>,
    /// What the scan could not make sense of, in order.
    pub faults: Vec<Fault>,
    /// Whether the scan got through to the end and skipped nothing; where not, values may be missing.
    pub complete: bool,
    /// Whether the scan stopped because values are nested too deeply.
    pub too_deep: bool,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether its end was seen.
    pub(super) closed: bool,
    pub(super) shape: Shape,
}

/// What a value is made of; other values by their place in [`Outline::values`].
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Text,
    Number,
    /// A bare word: `true`, `None`, `Alleged`.
    Word,
    /// `(name: value, …)`: each with the bytes of its name.
    Fields(Vec<(u32, u32, u32)>),
    /// `[value, …]`.
    List(Vec<u32>),
    /// `(value, …)`.
    Tuple(Vec<u32>),
    /// `{key: value, …}`.
    Map(Vec<(u32, u32)>),
    /// A character or bytes, which no file of ours holds.
    Other,
}
