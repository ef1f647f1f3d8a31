//! The fields of format 1 as a table, to report every unknown, missing and ill-typed field of a file at once.
//!
//! ron stops at the first such fault; this check walks the outline and reports them all.
//! Invariant: it agrees with [`super::shapes`]; a test compares the two.

use crate::formats::source::{FieldNode, Node, Source, nearest, show};
use crate::model::{Problem, Severity};
use std::collections::BTreeMap;

/// The type of a field's value.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A map from text to text.
    TextMap,
    /// One value with fields.
    One(&'static Shape),
    /// A list of values with fields.
    List(&'static Shape),
}

/// One field: its name, whether it is required, and its type.
pub(super) struct Field(pub &'static str, pub Need, pub Kind);

/// Whether a field is required.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

/// A value with fields.
pub(super) struct Shape {
    /// Its name with an article, for messages.
    pub name: &'static str,
    pub fields: &'static [Field],
}

use Kind::{Flag, List, Number, One, Text, TextMap, Texts, Word};
use Need::{Optional, Required};

pub(super) const DOSSIER: Shape = Shape {
    name: "a dossier",
    fields: &[
        Field("format", Required, Number),
        Field("title", Optional, Text),
        Field("documents", Optional, List(&DOCUMENT)),
        Field("entities", Optional, List(&ENTITY)),
        Field("relations", Optional, List(&RELATION)),
        Field("kinds", Optional, List(&KIND)),
        Field("imported", Optional, One(&IMPORTED)),
    ],
};

const IMPORTED: Shape = Shape {
    name: "the source of an import",
    fields: &[
        Field("tool", Required, Text),
        Field("files", Optional, List(&IMPORTED_FILE)),
        Field("date", Optional, Text),
    ],
};

const IMPORTED_FILE: Shape =
    Shape { name: "an imported file", fields: &[Field("name", Required, Text), Field("sha256", Required, Text)] };

const DOCUMENT: Shape = Shape {
    name: "a document",
    fields: &[
        Field("id", Required, Text),
        Field("title", Required, Text),
        Field("publisher", Optional, Text),
        Field("author", Optional, Text),
        Field("date", Optional, Text),
        Field("url", Optional, Text),
        Field("rights", Optional, Text),
        Field("file", Optional, Text),
        Field("text", Optional, Text),
        Field("grade", Optional, Word(&["A", "B", "C", "D", "E", "F"])),
        Field("language", Optional, Text),
        Field("fields", Optional, TextMap),
    ],
};

const ENTITY: Shape = Shape {
    name: "an entity",
    fields: &[
        Field("id", Required, Text),
        Field("kind", Required, Text),
        Field("name", Required, Text),
        Field("aliases", Optional, Texts),
        Field("match_name", Optional, Flag),
        Field("mentions", Optional, List(&MENTION)),
        Field("links", Optional, TextMap),
        Field("note", Optional, Text),
        Field("fields", Optional, TextMap),
    ],
};

const MENTION: Shape = Shape {
    name: "a mention",
    fields: &[Field("doc", Required, Text), Field("text", Required, Text), Field("within", Optional, Text)],
};

const RELATION: Shape = Shape {
    name: "a relation",
    fields: &[
        Field("id", Optional, Text),
        Field("from", Required, Text),
        Field("kind", Required, Text),
        Field("to", Required, Text),
        Field("status", Optional, Word(&["Asserted", "Alleged", "Denied", "Hypothetical"])),
        Field("by", Optional, Text),
        Field("hedge", Optional, Text),
        Field("date", Optional, Text),
        Field("note", Optional, Text),
        Field("fields", Optional, TextMap),
        Field("evidence", Optional, List(&EVIDENCE)),
    ],
};

const EVIDENCE: Shape = Shape {
    name: "a piece of evidence",
    fields: &[
        Field("doc", Required, Text),
        Field("quote", Optional, Text),
        Field("passage", Optional, Text),
        Field("prefix", Optional, Text),
        Field("suffix", Optional, Text),
        Field("note", Optional, Text),
    ],
};

const KIND: Shape = Shape {
    name: "a kind of relation",
    fields: &[
        Field("name", Required, Text),
        Field("symmetric", Optional, Flag),
        Field("inverse", Optional, Text),
        Field("opposes", Optional, Texts),
        Field("note", Optional, Text),
    ],
};

/// Compares the outline of `source` with the fields of format 1 and adds every difference to `problems`.
pub(super) fn check(source: &Source, root: Node<'_>, problems: &mut Vec<Problem>) {
    Checker { source, problems }.shape(root, &DOSSIER);
}

struct Checker<'a> {
    source: &'a Source,
    problems: &'a mut Vec<Problem>,
}

impl Checker<'_> {
    fn error(&mut self, at: usize, message: &str, help: &str) {
        self.problems.push(self.source.problem(Severity::Error, at, message, help));
    }

    /// Checks a value that must be of `shape`.
    fn shape(&mut self, node: Node<'_>, shape: &Shape) {
        if !node.is_fields() {
            let message = format!("{} is expected here, not {}", shape.name, node.what());
            return self.error(node.start(), &message, "Write it as (name: value, name: value)");
        }
        let mut seen = BTreeMap::new();
        for field in node.fields() {
            if let Some(first) = seen.insert(field.name, field.at) {
                let message = format!("`{}` is given twice for {}", show::short(field.name), shape.name);
                let help = format!("The first is at {}: keep one of them", self.source.where_is(first));
                self.error(field.at, &message, &help);
            }
            match shape.fields.iter().find(|Field(name, ..)| *name == field.name) {
                Some(Field(name, need, kind)) => self.value(field.value, name, *need, *kind),
                None => self.unknown(field, shape),
            }
        }
        for Field(name, need, _) in shape.fields {
            if *need == Required && node.is_closed() && !seen.contains_key(name) {
                let message = format!("{} needs `{name}`", shape.name);
                let help = if *name == "format" {
                    "Write `format: 1,` as its first field".to_owned()
                } else {
                    format!("Add `{name}: \"…\",`")
                };
                self.error(node.start(), &message, &help);
            }
        }
    }

    /// Reports an unknown field.
    fn unknown(&mut self, field: FieldNode<'_>, shape: &Shape) {
        let known: Vec<&str> = shape.fields.iter().map(|Field(name, ..)| *name).collect();
        let message = format!("{} has no field `{}`", shape.name, show::short(field.name));
        let help = match nearest(field.name, known.iter().copied()) {
            Some(near) => format!("Did you mean `{near}`? The fields are {}", known.join(", ")),
            None => format!("The fields are {}", known.join(", ")),
        };
        self.error(field.at, &message, &help);
    }

    /// Checks the value of one field.
    fn value(&mut self, node: Node<'_>, name: &str, need: Need, kind: Kind) {
        // A text that was never closed is no text, and the scanner has reported it.
        if !node.is_closed() && !node.is_fields() && !node.is_list() && !node.is_map() {
            return;
        }
        if need == Optional && node.word() == Some("None") && !matches!(kind, Texts | TextMap | List(_)) {
            return;
        }
        let (fits, expected, help) = match kind {
            Text => (is_text(node), "text in \"quotes\"", "Put the value in quotes"),
            Number => (node.whole_number().is_some(), "a whole number", "Write it in digits, without quotes"),
            Flag => {
                let fits = matches!(node.word(), Some("true" | "false"));
                (fits, "true or false", "Write true or false, without quotes")
            }
            Word(words) => return self.word(node, name, words),
            Texts => (node.is_list(), "a list of texts", "Write it as [\"one\", \"two\"]"),
            TextMap => (node.is_map(), "a map of texts", "Write it as {\"name\": \"value\"}"),
            One(shape) => return self.shape(node, shape),
            List(_) => (node.is_list(), "a list", "Write it as [(…), (…)]"),
        };
        if !fits {
            let is_nothing = matches!(node.word(), Some("null" | "nil" | "undefined" | "NULL" | "Null" | "nan"));
            let help =
                if is_nothing && need == Optional { "Leave the field out where there is nothing to say" } else { help };
            let message = format!("`{name}` is {}; it must be {expected}", node.what());
            return self.error(node.start(), &message, help);
        }
        match kind {
            Texts => node.items().for_each(|item| self.text(item, name)),
            TextMap => node.entries().for_each(|(key, value)| {
                self.text(key, name);
                self.text(value, name);
            }),
            List(shape) => node.items().for_each(|item| self.shape(item, shape)),
            _ => {}
        }
    }

    /// Checks that a value within a list or map is text.
    fn text(&mut self, node: Node<'_>, name: &str) {
        if node.is_closed() && !is_text(node) {
            let message = format!("`{name}` holds {}; it must hold text in \"quotes\"", node.what());
            self.error(node.start(), &message, "Put the value in quotes");
        }
    }

    /// Checks that a value is one of `words`.
    fn word(&mut self, node: Node<'_>, name: &str, words: &[&str]) {
        if node.word().is_some_and(|word| words.contains(&word)) {
            return;
        }
        let quoted = node.text();
        let written = quoted.as_deref().unwrap_or(node.written());
        let message = format!("`{name}` cannot be `{}`", show::short(node.written()));
        let help = match nearest(written, words.iter().copied()) {
            Some(near) => format!("Did you mean {near}, without quotes? It is one of {}", words.join(", ")),
            None => format!("It is one of {}, without quotes", words.join(", ")),
        };
        self.error(node.start(), &message, &help);
    }
}

/// Whether a value is text. Whether its escapes are valid is for ron to decide.
fn is_text(node: Node<'_>) -> bool {
    node.what() == "text"
}

#[cfg(test)]
mod tests;
