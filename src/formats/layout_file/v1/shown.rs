//! The shape of what is shown of a network.

use super::claims::SavedRelationKey;
use crate::model::SavedShown;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What is shown of the network.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename = "Shown")]
pub(super) enum SavedPart {
    #[default]
    Everything,
    Claimed,
    Part {
        #[serde(default)]
        of: String,
        entities: BTreeSet<String>,
        claims: Option<Vec<SavedRelationKey>>,
    },
}

impl SavedPart {
    /// What the model knows of it.
    pub(super) fn into_model(self) -> SavedShown {
        match self {
            Self::Everything => SavedShown::Everything,
            Self::Claimed => SavedShown::Claimed,
            Self::Part { of, entities, claims } => SavedShown::Part {
                words: of,
                entities,
                claims: claims.map(|claims| claims.into_iter().map(SavedRelationKey::into_model).collect()),
            },
        }
    }
}
