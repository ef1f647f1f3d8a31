//! The shapes of the key of a claim.

use crate::formats::layout_file::saved_filter::SavedStatus;
use crate::model::RelationKey;
use serde::Deserialize;

/// The key of a claim: its id, or its content.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Relation")]
pub(super) struct SavedRelationKey {
    id: Option<String>,
    from: String,
    kind: String,
    to: String,
    status: SavedStatus,
    by: Option<String>,
    place: u32,
}

impl SavedRelationKey {
    /// The key of the model.
    pub(super) fn into_model(self) -> RelationKey {
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
