//! The serde shapes of format 1, field by field.
//!
//! Invariant: the only serde derives on a saved dossier; no untagged, no flatten, no field that is not in the format.
//! Invariant: a field is only ever added, and only with a default; another meaning takes another number.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    #[expect(dead_code, reason = "read before the rest, by the scanner; here so that serde knows the field")]
    pub format: u64,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub entities: Vec<Entity>,
    #[serde(default)]
    pub relations: Vec<Relation>,
    #[serde(default)]
    pub kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub author: Option<String>,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub rights: Option<String>,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
    #[serde(default)]
    pub grade: Option<Grade>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Grade {
    A,
    B,
    C,
    D,
    E,
    F,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    pub id: String,
    pub kind: String,
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub match_name: Option<bool>,
    #[serde(default)]
    pub mentions: Vec<Mention>,
    #[serde(default)]
    pub links: BTreeMap<String, String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    pub doc: String,
    pub text: String,
    #[serde(default)]
    pub within: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    #[serde(default)]
    pub id: Option<String>,
    pub from: String,
    pub kind: String,
    pub to: String,
    #[serde(default)]
    pub status: Option<Status>,
    #[serde(default)]
    pub by: Option<String>,
    #[serde(default)]
    pub hedge: Option<String>,
    #[serde(default)]
    pub date: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Status {
    Asserted,
    Alleged,
    Denied,
    Hypothetical,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub doc: String,
    #[serde(default)]
    pub quote: Option<String>,
    #[serde(default)]
    pub prefix: Option<String>,
    #[serde(default)]
    pub suffix: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub name: String,
    #[serde(default)]
    pub symmetric: Option<bool>,
    #[serde(default)]
    pub inverse: Option<String>,
    #[serde(default)]
    pub note: Option<String>,
}
