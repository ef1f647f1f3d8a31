//! The objects of bundles: the newest version of each, what is said of it besides, and how it may be passed on.

use super::names::{name_of, rights_of, type_of};
use crate::formats::json_tree::Json;
use crate::import::draft::Draft;
use crate::model::{Deed, ImportPart};
use std::collections::BTreeMap;

/// What is said elsewhere, or only matters to programs.
const UNTOLD: [&str; 20] = [
    "type",
    "id",
    "spec_version",
    "created",
    "modified",
    "name",
    "description",
    "aliases",
    "created_by_ref",
    "object_marking_refs",
    "granular_markings",
    "external_references",
    "extensions",
    "source_ref",
    "target_ref",
    "relationship_type",
    "start_time",
    "stop_time",
    "object_refs",
    "lang",
];

/// The objects of all bundles.
#[derive(Default)]
pub(super) struct Bundle<'j> {
    /// The newest version of each object, in the order in which the first stands.
    objects: Vec<&'j Json<'j>>,
    places: BTreeMap<&'j str, usize>,
}

impl<'j> Bundle<'j> {
    pub(super) fn add(&mut self, object: &'j Json<'j>, draft: &mut Draft) {
        let Some(id) = object.get("id").and_then(Json::text) else {
            draft.left_out(ImportPart::Entity, "objects without an id", "");
            return;
        };
        let Some(at) = self.places.get(id) else {
            self.places.insert(id, self.objects.len());
            self.objects.push(object);
            return;
        };
        let version = |object: &Json<'_>| object.word_of(&["modified", "created"]).unwrap_or_default();
        draft.kept("older versions of objects, passed over for the newest", id);
        if version(object) > version(self.objects[*at]) {
            self.objects[*at] = object;
        }
    }

    /// All of them.
    pub(super) fn objects(&self) -> &[&'j Json<'j>] {
        &self.objects
    }

    /// An object by its id.
    pub(super) fn object(&self, id: &str) -> Option<&'j Json<'j>> {
        self.places.get(id).map(|at| self.objects[*at])
    }

    /// The objects of a type.
    pub(super) fn of(&self, wanted: &'static str) -> impl Iterator<Item = &'j Json<'j>> {
        self.objects.iter().copied().filter(move |object| type_of(object) == wanted)
    }

    /// Tells what has no place in a dossier, or is worth knowing of an object.
    pub(super) fn tell(&self, object: &Json<'_>, draft: &mut Draft) {
        let name = name_of(object);
        let is_true = |key: &str| object.get(key) == Some(&Json::Flag(true));
        if is_true("revoked") || is_true("x_mitre_deprecated") {
            draft.kept("objects that their producer has revoked or deprecated", &name);
        }
        if let Some(rights) = self.rights(object) {
            draft.kept(&format!("objects marked {rights}: mind to whom you give the dossier"), &name);
        }
        if object.get("extensions").is_some() {
            draft.kept("objects with extensions, which stay behind", &name);
        }
        let is_embedded = |key: &str| {
            let own = [
                "source_ref",
                "target_ref",
                "created_by_ref",
                "object_marking_refs",
                "sighting_of_ref",
                "where_sighted_refs",
                "object_refs",
            ];
            (key.ends_with("_ref") || key.ends_with("_refs")) && !own.contains(&key)
        };
        let embedded = object.pairs().iter().filter(|(key, _)| is_embedded(key)).count();
        draft.tell(Deed::Kept, "references inside of objects, which are fields here and no relations", embedded, name);
    }

    /// How an object may be passed on.
    pub(super) fn rights(&self, object: &Json<'_>) -> Option<String> {
        let ids = object.get("object_marking_refs")?.items().iter().filter_map(Json::text);
        let all: Vec<String> = ids.map(|id| rights_of(id, self.object(id))).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// Whatever has no place of its own: by its key in words.
    pub(super) fn fields(&self, object: &Json<'_>) -> BTreeMap<String, String> {
        let kept = object.pairs().iter().filter(|(key, _)| !UNTOLD.contains(&&**key));
        let mut fields: BTreeMap<String, String> = kept
            .map(|(key, value)| (key.replace('_', " "), value.written()))
            .filter(|(_, value)| !value.trim().is_empty() && value != "false")
            .collect();
        if let Some(maker) = object.get("created_by_ref").and_then(Json::text) {
            fields.insert("created by".to_owned(), self.object(maker).map_or_else(|| maker.to_owned(), name_of));
        }
        fields
    }

    /// Who says what an object says: its authors, or who made it.
    pub(super) fn makers(&self, object: &Json<'_>) -> Option<Vec<String>> {
        let authors: Vec<String> =
            object.get("authors").map(Json::items).unwrap_or_default().iter().filter_map(Json::word).collect();
        if !authors.is_empty() {
            return Some(authors);
        }
        let maker = object.get("created_by_ref").and_then(Json::text)?;
        Some(vec![self.object(maker).map_or_else(|| maker.to_owned(), name_of)])
    }
}

pub(super) fn references<'j>(object: &'j Json<'_>) -> impl Iterator<Item = &'j Json<'j>> {
    object.get("external_references").map(Json::items).unwrap_or_default().iter()
}
