//! Entities and documents: what the objects of a bundle are here.

use super::bundle::{Bundle, references};
use super::names::{kind_of, name_of, type_of};
use crate::formats::json_tree::Json;
use crate::import::draft::{NewDocument, NewEntity, Where};
use std::collections::BTreeMap;

/// The id of the document of all descriptions.
pub(super) const DESCRIPTIONS: &str = "descriptions";

impl Bundle<'_> {
    /// The document of all descriptions of relationships, each once.
    pub(super) fn descriptions(&self, file: &str) -> Option<NewDocument> {
        let mut all: Vec<&str> = Vec::new();
        let mut rights = Vec::new();
        let mut known = std::collections::BTreeSet::new();
        for object in self.of("relationship") {
            let description =
                object.get("description").and_then(Json::text).map(str::trim).filter(|text| !text.is_empty());
            if let Some(description) = description {
                rights.extend(self.rights(object).filter(|rights_| !rights.contains(rights_)));
                if known.insert(description) {
                    all.push(description);
                }
            }
        }
        (!all.is_empty()).then(|| NewDocument {
            id: DESCRIPTIONS.to_owned(),
            title: format!("Descriptions in {file}"),
            text: Some(all.join("\n\n")),
            rights: Some(rights.join(", ")).filter(|rights| !rights.is_empty()),
            place: Where::id(file),
            ..NewDocument::default()
        })
    }

    /// A report or a note as a document.
    pub(super) fn document(&self, object: &Json<'_>) -> NewDocument {
        let is_note = type_of(object) == "note";
        let mut fields = self.fields(object);
        fields.remove("content");
        fields.extend(object.word_of(&["description"]).map(|words| ("description".to_owned(), words)));
        let id = object.word_of(&["id"]).unwrap_or_default();
        NewDocument {
            title: object
                .word_of(&["name", "abstract"])
                .unwrap_or_else(|| if is_note { "Note".to_owned() } else { id.clone() }),
            author: self.makers(object).map(|makers| makers.join(", ")),
            date: object.word_of(&["published", "created"]),
            url: references(object).find_map(|reference| reference.word_of(&["url"])),
            rights: self.rights(object),
            text: object.word_of(&["content"]).filter(|_| is_note),
            fields,
            place: Where::id(&id),
            id,
            ..NewDocument::default()
        }
    }

    /// Any other object as an entity.
    pub(super) fn entity(&self, object: &Json<'_>) -> NewEntity {
        let list = |key: &str| object.get(key).map(Json::items).unwrap_or_default().iter().filter_map(Json::word);
        let mut links = BTreeMap::new();
        for reference in references(object) {
            let place = reference.word_of(&["url", "external_id"]);
            let name = reference.word_of(&["source_name"]);
            links.extend(name.zip(place));
        }
        let id = object.word_of(&["id"]).unwrap_or_default();
        NewEntity {
            name: name_of(object),
            kind: kind_of(object),
            aliases: list("aliases").chain(list("x_mitre_aliases")).chain(list("x_opencti_aliases")).collect(),
            links,
            note: object.word_of(&["description"]),
            fields: self.fields(object),
            place: Where::id(&id),
            id,
            ..NewEntity::default()
        }
    }
}
