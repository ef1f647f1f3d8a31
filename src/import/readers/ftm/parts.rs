//! The entities of the files, with the values of all their fragments.

use super::schema;
use crate::formats::json_tree::Json;
use crate::import::draft::words::status;
use crate::import::draft::{Draft, Where};
use crate::model::{ImportPart, Status};
use std::collections::BTreeMap;

/// Properties that say what something is called, in the order in which they are looked for.
const NAMES: [&str; 11] = [
    "name",
    "title",
    "fileName",
    "full",
    "label",
    "caseNumber",
    "contractNumber",
    "number",
    "program",
    "authority",
    "summary",
];

/// An entity, or an edge: any object of the files.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) id: String,
    pub(super) schema: String,
    /// What the file says it is called.
    caption: Option<String>,
    /// Values by property.
    pub(super) properties: BTreeMap<String, Vec<String>>,
    pub(super) place: Where,
}

impl Part {
    /// The values of a property.
    pub(super) fn values(&self, property: &str) -> &[String] {
        self.properties.get(property).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first value of a property.
    pub(super) fn first(&self, property: &str) -> Option<&str> {
        self.values(property).first().map(String::as_str)
    }

    /// What it is called; its id where nothing names it.
    pub(super) fn name(&self) -> String {
        let named = || NAMES.iter().find_map(|property| self.first(property));
        self.caption.as_deref().filter(|caption| *caption != self.schema).or_else(named).unwrap_or(&self.id).to_owned()
    }

    /// The properties that are not used otherwise, in words.
    pub(super) fn fields(&self, used: &[&str]) -> BTreeMap<String, String> {
        let rest = self.properties.iter().filter(|(property, _)| !used.contains(&property.as_str()));
        rest.map(|(property, values)| (schema::words(property), values.join("; "))).collect()
    }
}

/// All of them, in the order in which their first fragments stand.
#[derive(Debug, Default)]
pub(super) struct Parts {
    list: Vec<Part>,
    places: BTreeMap<String, usize>,
}

impl Parts {
    pub(super) fn all(&self) -> &[Part] {
        &self.list
    }

    pub(super) fn get(&self, id: &str) -> Option<&Part> {
        self.places.get(id).map(|at| &self.list[*at])
    }

    /// Adds an object; another fragment of one that is known adds its values.
    pub(super) fn add(&mut self, object: &Json<'_>, place: Where, draft: &mut Draft) {
        let (Some(id), Some(schema)) = (object.word_of(&["id"]), object.word_of(&["schema"])) else {
            draft.left_out(ImportPart::Entity, "objects without an id or a schema", place);
            return;
        };
        let at = *self.places.entry(id.clone()).or_insert(self.list.len());
        if at == self.list.len() {
            self.list.push(Part { id, schema: schema.clone(), place, ..Part::default() });
        } else {
            draft.kept("further fragments of an entity, put together", place);
        }
        let part = &mut self.list[at];
        // A fragment may only know that there is something.
        if ["Thing", "LegalEntity", "Document"].contains(&part.schema.as_str()) {
            part.schema = schema;
        }
        part.caption = part.caption.take().or_else(|| object.word_of(&["caption"]));
        for (property, values) in object.get("properties").map(Json::pairs).unwrap_or_default() {
            let known = part.properties.entry(property.to_string()).or_default();
            let one = values.word();
            let new = values.items().iter().filter_map(entity_or_word).chain(one);
            new.for_each(|value| {
                if !known.contains(&value) {
                    known.push(value);
                }
            });
        }
        part.properties.retain(|_, values| !values.is_empty());
    }
}

/// A value: a word, or the id of an entity that stands in its place.
fn entity_or_word(value: &Json<'_>) -> Option<String> {
    value.word().or_else(|| value.word_of(&["id"]))
}

/// The status that a description states in so many words, and whose say-so it is: "status: Denied; by: Ann".
pub(super) fn stated(description: &str) -> Option<(Status, Option<String>)> {
    let mut parts = description.split(';').map(str::trim);
    let status = status(parts.next()?.strip_prefix("status:")?)?;
    Some((status, parts.find_map(|part| part.strip_prefix("by:")).map(|by| by.trim().to_owned())))
}
