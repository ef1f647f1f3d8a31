//! kg-gen's own lists beside its graph: the chunks of each triple, and the names that it took for one.
//!
//! Its keys join the parts of a triple by hyphens, which names have too: a key is built and looked up, never split.

use crate::formats::json_tree::Json;
use crate::import::draft::Draft;
use std::collections::BTreeMap;

/// The chunks of each triple: file and number.
pub(super) fn chunks(value: &Json<'_>) -> BTreeMap<String, Vec<(String, String)>> {
    let pairs = value.get("relations_chunk_ids").map(Json::pairs).unwrap_or_default();
    let chunk = |item: &Json<'_>| match item.items() {
        [file, number, ..] => Some((file.word()?, number.word()?)),
        _ => None,
    };
    pairs.iter().map(|(key, list)| (key.to_string(), list.items().iter().filter_map(chunk).collect())).collect()
}

/// Makes the names of a cluster aliases of the entity that stands for it.
pub(super) fn aliases(value: &Json<'_>, draft: &mut Draft) {
    for (name, members) in value.get("entity_clusters").map(Json::pairs).unwrap_or_default() {
        let members: Vec<String> =
            members.items().iter().filter_map(Json::word).filter(|member| member != name).collect();
        draft.add_aliases(name, &members);
    }
}
