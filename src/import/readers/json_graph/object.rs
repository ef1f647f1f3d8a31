//! An object of a graph as tools write it: its fields, and those of the object that some tools put them into.

use crate::formats::json_tree::Json;
use std::collections::BTreeMap;

/// Where tools put the fields of nodes and edges: Cytoscape, graphology and Neo4j, `LangChain`.
const INNER: [&str; 5] = ["data", "attributes", "properties", "kwargs", "attrs"];

/// What says how something is drawn, not what it is.
const DRAWN: &[&str] = &[
    "x",
    "y",
    "z",
    "vx",
    "vy",
    "fx",
    "fy",
    "index",
    "size",
    "color",
    "colour",
    "position",
    "style",
    "selected",
    "shape",
    "width",
    "height",
    "radius",
    "font",
    "icon",
    "image",
    "norm_label",
    "embedding",
    "name_embedding",
    "fact_embedding",
    "hidden",
    "physics",
    "scratch",
    "classes",
    "grabbable",
    "locked",
    "removed",
    "selectable",
    "pannable",
];

/// The longest value that is kept as a field, in bytes.
const LONGEST: usize = 4000;

/// An object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'j, 't>(pub(super) &'j Json<'t>);

impl<'j, 't> Object<'j, 't> {
    /// The first of several fields that is there, outside before inside.
    pub(super) fn get(self, keys: &[&str]) -> Option<&'j Json<'t>> {
        let inner = || INNER.iter().filter_map(|name| self.0.get(name));
        keys.iter().find_map(|key| self.0.get(key).or_else(|| inner().find_map(|object| object.get(key))))
    }

    /// The first of several fields that is a word.
    pub(super) fn word(self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| self.get(&[key]).and_then(Json::word))
    }

    /// The words of the first of several fields that is a list, or a single one.
    pub(super) fn words(self, keys: &[&str]) -> Vec<String> {
        let Some(value) = self.get(keys) else { return Vec::new() };
        value.word().map_or_else(|| value.items().iter().filter_map(Json::word).collect(), |word| vec![word])
    }

    /// All fields that are none of `known`, as text; nothing of how it is drawn.
    pub(super) fn fields(self, known: &[&[&str]]) -> BTreeMap<String, String> {
        let mut fields = BTreeMap::new();
        let inner = INNER.iter().filter_map(|name| self.0.get(name));
        for (key, value) in std::iter::once(self.0).chain(inner).flat_map(Json::pairs) {
            let is_inner = INNER.contains(&&**key) && matches!(value, Json::Object(_));
            let is_known = DRAWN.contains(&&**key) || known.iter().any(|keys| keys.contains(&&**key)) || is_inner;
            let written = if is_known { String::new() } else { value.written() };
            if !written.trim().is_empty() && written.len() <= LONGEST {
                fields.entry(key.to_string()).or_insert(written);
            }
        }
        fields
    }
}
