//! How claims and quotes are named in layout files: by what the format says they are known by, never by place alone.

use super::v1::SavedStatus;
use super::write::text;
use crate::model::{QuoteKey, RelationKey};
use serde::Deserialize;

/// A claim: by its id, or by what it says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Relation")]
struct SavedRelationKey {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    from: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    status: SavedStatus,
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    place: u32,
}

/// A quote of a claim.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Quote")]
pub struct SavedQuoteKey {
    relation: SavedRelationKey,
    document: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    place: u32,
}

impl SavedQuoteKey {
    /// The key of the model.
    pub fn into_model(self) -> QuoteKey {
        QuoteKey { relation: self.relation.into_model(), document: self.document, quote: self.text, place: self.place }
    }
}

impl SavedRelationKey {
    fn into_model(self) -> RelationKey {
        match self.id {
            Some(id) => RelationKey::Id(id),
            None => RelationKey::Claim {
                from: self.from,
                kind: self.kind,
                to: self.to,
                status: self.status.into_model(),
                by: self.by,
                place: self.place,
            },
        }
    }
}

/// A quote's key on one line. What is as when left out is left out.
pub fn quote_key(key: &QuoteKey) -> String {
    let mut words = format!("relation: {}, document: {}", relation_key(&key.relation), text(&key.document));
    if let Some(quote) = &key.quote {
        words.push_str(&format!(", text: Some({})", text(quote)));
    }
    if key.place > 0 {
        words.push_str(&format!(", place: {}", key.place));
    }
    format!("({words})")
}

/// A claim's key on one line.
fn relation_key(key: &RelationKey) -> String {
    match key {
        RelationKey::Id(id) => format!("(id: Some({}))", text(id)),
        RelationKey::Claim { from, kind, to, status, by, place } => {
            let mut words = format!("from: {}, kind: {}, to: {}", text(from), text(kind), text(to));
            words.push_str(&format!(", status: {}", status.word()));
            if let Some(by) = by {
                words.push_str(&format!(", by: Some({})", text(by)));
            }
            if *place > 0 {
                words.push_str(&format!(", place: {place}"));
            }
            format!("({words})")
        }
    }
}
