//! The serde shapes of format 1, field by field.
//!
//! Invariant: the only serde derives on a saved dossier; no untagged, no flatten, no field that is not in the format.
//! Invariant: a field is only ever added, and only as an `Option` or with a default; another meaning takes another number.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    #[expect(dead_code, reason = "read before the rest, by the scanner; here so that serde knows the field")]
    pub format: u64,
    pub title: Option<String>,
    #[serde(default)]
    pub documents: Vec<Document>,
    #[serde(default)]
    pub entities: Vec<Entity>,
    #[serde(default)]
    pub relations: Vec<Relation>,
    #[serde(default)]
    pub kinds: Vec<Kind>,
    pub imported: Option<Imported>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    pub tool: String,
    #[serde(default)]
    pub files: Vec<ImportedFile>,
    pub date: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedFile {
    pub name: String,
    pub sha256: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    pub author: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub rights: Option<String>,
    pub file: Option<String>,
    pub text: Option<String>,
    pub grade: Option<Grade>,
    pub language: Option<String>,
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
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
    pub match_name: Option<bool>,
    #[serde(default)]
    pub mentions: Vec<Mention>,
    #[serde(default)]
    pub links: BTreeMap<String, String>,
    pub note: Option<String>,
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mention {
    pub doc: String,
    pub text: String,
    pub within: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub id: Option<String>,
    pub from: String,
    pub kind: String,
    pub to: String,
    pub status: Option<Status>,
    pub by: Option<String>,
    pub hedge: Option<String>,
    pub date: Option<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
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
    pub quote: Option<String>,
    pub passage: Option<String>,
    pub prefix: Option<String>,
    pub suffix: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub name: String,
    pub symmetric: Option<bool>,
    pub inverse: Option<String>,
    #[serde(default)]
    pub opposes: Vec<String>,
    pub note: Option<String>,
}
