//! The values of a source as a tree: the type and place of each, and access to its parts.

use super::outline::{Shape, Value};
use super::text::Source;
use std::borrow::Cow;

/// One step of a path to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into the field of this name.
    Field(&'a str),
    /// To the list entry at this position.
    Item(usize),
}

impl Source {
    /// The outermost value of the file.
    #[must_use]
    pub fn root(&self) -> Option<Node<'_>> {
        Node::of(self, self.outline().root?)
    }

    /// The value at the end of a path, or the last value on the path that exists.
    #[must_use]
    pub fn along(&self, path: &[Step<'_>]) -> Option<Node<'_>> {
        path.iter()
            .try_fold(self.root()?, |node, step| {
                let next = match step {
                    Step::Field(name) => node.field(name),
                    Step::Item(position) => node.item(*position),
                };
                next.ok_or(node)
            })
            .map_or_else(Some, Some)
    }

    /// The first byte of the value at the end of a path, or of the last value on the path that exists.
    #[must_use]
    pub fn offset_along(&self, path: &[Step<'_>]) -> usize {
        if let [Step::Field(list), Step::Item(place), within @ ..] = path
            && let Some(start) = self.elements(list).and_then(|starts| starts.get(*place))
        {
            let start = *start as usize;
            let part = if within.is_empty() { None } else { self.part(start) };
            return part.and_then(|part| part.along(within).map(Node::start)).unwrap_or(start);
        }
        self.along(path).map_or(0, Node::start)
    }
}

/// One value of a source, with access to its parts.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    source: &'a Source,
    value: &'a Value,
}

/// One field of a `(name: value)`.
#[derive(Clone, Copy, Debug)]
pub struct FieldNode<'a> {
    /// The name.
    pub name: &'a str,
    /// The first byte of the name.
    pub at: usize,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    fn of(source: &'a Source, index: u32) -> Option<Self> {
        source.outline().values.get(index as usize).map(|value| Self { source, value })
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.value.start as usize
    }

    /// Whether its end was seen and nothing in it was skipped, so that nothing can be missing in it.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self.value.closed
    }

    /// The text of the value as written.
    #[must_use]
    pub fn written(self) -> &'a str {
        self.source.text().get(self.value.start as usize..self.value.end as usize).unwrap_or_default()
    }

    /// Its type in words, for a message.
    #[must_use]
    pub fn what(self) -> &'static str {
        match &self.value.shape {
            Shape::Text => "text",
            Shape::Number => "a number",
            Shape::Word => "a word",
            Shape::Fields(_) => "fields in ( )",
            Shape::List(_) => "a list in [ ]",
            Shape::Tuple(_) => "values in ( ) without names",
            Shape::Map(_) => "a map in { }",
            Shape::Other => "a character or bytes",
        }
    }

    /// Its text with escapes resolved; `None` if it is no text, or one that ron does not read.
    #[must_use]
    pub fn text(self) -> Option<Cow<'a, str>> {
        if self.value.shape != Shape::Text || !self.value.closed {
            return None;
        }
        let written = self.written();
        let plain = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match plain {
            Some(plain) if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
            _ => ::ron::from_str(written).ok().map(Cow::Owned),
        }
    }

    /// Its value, if it is a whole number in plain digits; larger numbers saturate.
    #[must_use]
    pub fn whole_number(self) -> Option<u64> {
        let digits = self.written().replace('_', "");
        let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        (self.value.shape == Shape::Number && is_whole).then(|| digits.parse().unwrap_or(u64::MAX))
    }

    /// The bare word, if it is one.
    #[must_use]
    pub fn word(self) -> Option<&'a str> {
        (self.value.shape == Shape::Word).then(|| self.written())
    }

    /// Whether it is a number, whole or not, `inf` and `NaN` among them.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.value.shape == Shape::Number
    }

    /// Whether it is made of named fields; `()` counts, having none.
    #[must_use]
    pub fn is_fields(self) -> bool {
        matches!(self.value.shape, Shape::Fields(_))
    }

    /// Whether it is a list.
    #[must_use]
    pub fn is_list(self) -> bool {
        matches!(self.value.shape, Shape::List(_))
    }

    /// Whether it is a map.
    #[must_use]
    pub fn is_map(self) -> bool {
        matches!(self.value.shape, Shape::Map(_))
    }

    /// The fields in order; empty for other shapes.
    pub fn fields(self) -> impl Iterator<Item = FieldNode<'a>> {
        let fields = match &self.value.shape {
            Shape::Fields(fields) => fields.as_slice(),
            _ => &[],
        };
        fields.iter().filter_map(move |(start, end, value)| {
            let name = self.source.text().get(*start as usize..*end as usize)?;
            let name = name.strip_prefix("r#").unwrap_or(name);
            Some(FieldNode { name, at: *start as usize, value: Self::of(self.source, *value)? })
        })
    }

    /// The value of the field `name`; `None` if it is left out or written as `None`.
    #[must_use]
    pub fn field(self, name: &str) -> Option<Self> {
        self.fields().find(|field| field.name == name).map(|field| field.value).filter(|it| it.word() != Some("None"))
    }

    /// The values of a list or tuple in order; empty for other shapes.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let items = match &self.value.shape {
            Shape::List(items) | Shape::Tuple(items) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(move |item| Self::of(self.source, *item))
    }

    /// The `position`-th value of a list.
    #[must_use]
    pub fn item(self, position: usize) -> Option<Self> {
        match &self.value.shape {
            Shape::List(items) => items.get(position).and_then(|item| Self::of(self.source, *item)),
            _ => None,
        }
    }

    /// The values of the list in the field `name`.
    pub fn list(self, name: &str) -> impl Iterator<Item = Self> {
        self.field(name).into_iter().flat_map(Self::items)
    }

    /// The keys and values of a map in order; empty for other shapes.
    pub fn entries(self) -> impl Iterator<Item = (Self, Self)> {
        let entries = match &self.value.shape {
            Shape::Map(entries) => entries.as_slice(),
            _ => &[],
        };
        entries
            .iter()
            .filter_map(move |(key, value)| Some((Self::of(self.source, *key)?, Self::of(self.source, *value)?)))
    }
}
