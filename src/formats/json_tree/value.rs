//! The values of a tree of JSON, and what is asked of them.

use std::borrow::Cow;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'t> {
    /// `null`, and `NaN`, which Python writes.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, as it is written.
    Number(&'t str),
    /// A text.
    Text(Cow<'t, str>),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Fields<'t>),
}

/// The fields of an object, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields<'t> {
    /// The byte at which it begins.
    pub at: usize,
    /// Keys and values.
    pub pairs: Vec<(Cow<'t, str>, Json<'t>)>,
}

/// A file of JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonFile<'t> {
    /// Its value; of several, a list.
    pub value: Json<'t>,
    /// Whether it has several values, one after another.
    pub is_lines: bool,
    /// How many numbers are none (`NaN`, `Infinity`), and the byte of the first.
    pub no_numbers: (usize, usize),
}

impl<'t> Json<'t> {
    /// The field of an object; `None` where it is missing, `null`, or this is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        let found = fields.pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        found.filter(|value| **value != Self::Null)
    }

    /// The first of several fields that is there.
    #[must_use]
    pub fn any(&self, keys: &[&str]) -> Option<&Self> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// The fields of an object; none of anything else.
    #[must_use]
    pub fn pairs(&self) -> &[(Cow<'t, str>, Self)] {
        let Self::Object(fields) = self else { return &[] };
        &fields.pairs
    }

    /// The elements of a list; none of anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        let Self::List(items) = self else { return &[] };
        items
    }

    /// A text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let Self::Text(text) = self else { return None };
        Some(text)
    }

    /// A text, a number or a flag as text; empty texts and `null` are nothing.
    #[must_use]
    pub fn word(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.to_string()).filter(|text| !text.trim().is_empty()),
            Self::Number(number) => Some((*number).to_owned()),
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The field of an object as a [word](Self::word).
    #[must_use]
    pub fn word_of(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.get(key).and_then(Self::word))
    }

    /// The byte at which an object begins; 0 for anything else.
    #[must_use]
    pub fn at(&self) -> usize {
        if let Self::Object(fields) = self { fields.at } else { 0 }
    }

    /// The value as it could be written, on one line, for what has no place of its own in a dossier.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::List(items) => items.iter().map(Self::written).collect::<Vec<_>>().join(", "),
            Self::Object(fields) => {
                let pair = |(key, value): &(Cow<'_, str>, Self)| format!("{key}: {}", value.written());
                fields.pairs.iter().map(pair).collect::<Vec<_>>().join(", ")
            }
            Self::Text(text) => text.to_string(),
            Self::Number(number) => (*number).to_owned(),
            Self::Flag(flag) => flag.to_string(),
        }
    }
}
