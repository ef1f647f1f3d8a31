//! What the objects of a bundle are called, what they are, and how they may be passed on.

use crate::formats::json_tree::Json;

/// Fields that can stand for a name, in the order in which they are looked for.
const NAMES: [&str; 13] = [
    "name",
    "value",
    "pattern",
    "path",
    "subject",
    "display_name",
    "account_login",
    "user_id",
    "key",
    "abstract",
    "product",
    "opinion",
    "relationship_type",
];

/// The markings of the Traffic Light Protocol, by the ids that the standard fixes.
const TLP: [(&str, &str); 9] = [
    ("613f2e26-407d-48c7-9eca-b8e91df99dc9", "TLP:WHITE"),
    ("34098fce-860f-48ae-8e50-ebd3cc5e41da", "TLP:GREEN"),
    ("f88d31f6-486b-44da-b317-01333bde0b82", "TLP:AMBER"),
    ("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "TLP:RED"),
    ("94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:CLEAR"),
    ("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "TLP:GREEN"),
    ("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER"),
    ("939a9414-2ddd-4d32-a0cd-375ea402b003", "TLP:AMBER+STRICT"),
    ("e828b379-4e03-4974-9ac4-e53a884c97c1", "TLP:RED"),
];

/// What an object is called; its id where nothing else names it.
pub(super) fn name_of(object: &Json<'_>) -> String {
    let id = || object.word_of(&["id"]).unwrap_or_default();
    if type_of(object) == "autonomous-system" && object.get("name").is_none() {
        return object.word_of(&["number"]).map_or_else(id, |number| format!("AS{number}"));
    }
    if type_of(object) == "location" && object.get("name").is_none() {
        let parts: Vec<String> = ["city", "administrative_area", "country", "region"]
            .iter()
            .filter_map(|key| object.word_of(&[key]))
            .collect();
        return if parts.is_empty() { id() } else { parts.join(", ") };
    }
    let hash = || object.get("hashes").and_then(|hashes| hashes.pairs().first()).and_then(|(_, hash)| hash.word());
    object.word_of(&NAMES).or_else(hash).unwrap_or_else(id)
}

/// What an object is, in the words of this program or of STIX.
pub(super) fn kind_of(object: &Json<'_>) -> String {
    match type_of(object) {
        "identity" => match object.word_of(&["identity_class"]).unwrap_or_default().as_str() {
            "individual" => "person".to_owned(),
            "group" | "class" | "organization" => "organization".to_owned(),
            "system" => "system".to_owned(),
            _ => "identity".to_owned(),
        },
        "location"
            if object.get("country").is_some()
                && object.any(&["city", "street_address", "administrative_area"]).is_none() =>
        {
            "country".to_owned()
        }
        "location" => "place".to_owned(),
        other => other.trim_start_matches("x-").to_owned(),
    }
}

/// How what is marked so may be passed on: the words of the marking.
pub(super) fn rights_of(id: &str, marking: Option<&Json<'_>>) -> String {
    let fixed = TLP.iter().find(|(known, _)| id.ends_with(known)).map(|(_, words)| (*words).to_owned());
    let given = || {
        let marking = marking?;
        let definition = marking.get("definition");
        let level = definition.and_then(|it| it.word_of(&["tlp"])).map(|level| format!("TLP:{}", level.to_uppercase()));
        level.or_else(|| definition?.word_of(&["statement"])).or_else(|| marking.word_of(&["name"]))
    };
    fixed.or_else(given).unwrap_or_else(|| id.to_owned())
}

/// The type of an object.
pub(super) fn type_of<'j>(object: &'j Json<'_>) -> &'j str {
    object.get("type").and_then(Json::text).unwrap_or_default()
}
