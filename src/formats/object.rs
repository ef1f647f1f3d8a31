//! Objects of JSON whose fields keep the order of the format.

use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The value of a field.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    Text(Option<&'a str>),
    Owned(Option<String>),
    Letter(Option<char>),
    Number(Option<u64>),
    Flag(bool),
    Texts(Vec<&'a str>),
    Numbers(Vec<u32>),
    Links(&'a BTreeMap<String, String>),
    Objects(Vec<Object<'a>>),
    Each(Each<'a>),
}

/// Objects that are made one after the other while they are written: so many that all of them at once would be several
/// times as large as what they tell.
pub(super) struct Each<'a> {
    pub(super) count: usize,
    pub(super) make: Box<dyn Fn(usize) -> Object<'a> + 'a>,
}

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((0..self.count).map(|place| (self.make)(place)))
    }
}

/// An object by its fields.
pub(super) struct Object<'a>(pub(super) Vec<(&'static str, Value<'a>)>);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A text that is always there.
pub(super) fn text(text: &str) -> Value<'_> {
    Value::Text(Some(text))
}
