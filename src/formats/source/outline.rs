//! The outline of a RON text: its values and the place of each.
//!
//! Invariant: the ron crate decides what is valid; the outline only knows places.

use super::fault::Fault;

/// The result of a scan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// All values in postorder: inner values come before outer ones.
    pub(super) values: Vec<Value>,
    /// The value that the whole text is.
    pub(super) root: Option<u32>,
    /// The faults, in order.
    pub faults: Vec<Fault>,
    /// Whether the scan reached the end and skipped nothing; if not, values may be missing.
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

/// The shape of a value; inner values by their index in [`Outline::values`].
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
