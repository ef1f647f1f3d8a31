//! The shapes of layout format 1.
//!
//! Invariant: a field is only ever added, and only with a default; another meaning takes another number.

use crate::model::{Camera, Filter, Position, SavedLayout, Status, ThemeChoice, View};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The number of this format.
pub const FORMAT: u64 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    #[expect(dead_code, reason = "read before the rest, by the scanner; here so that serde knows the field")]
    format: u64,
    dossier: String,
    #[serde(default)]
    dossier_hash: String,
    views: Vec<SavedView>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "View")]
struct SavedView {
    name: String,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    balance: Option<f32>,
    #[serde(default)]
    spacing: Option<f32>,
    #[serde(default)]
    camera: Option<SavedCamera>,
    #[serde(default)]
    theme: Option<Theme>,
    #[serde(default)]
    caption: Option<String>,
    #[serde(default)]
    filter: SavedFilter,
    #[serde(default)]
    positions: BTreeMap<String, (f32, f32)>,
    #[serde(default)]
    pins: BTreeSet<String>,
    #[serde(default)]
    hidden: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Camera")]
struct SavedCamera {
    center: (f32, f32),
    zoom: f32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename = "Filter")]
struct SavedFilter {
    #[serde(default)]
    entity_kinds: BTreeSet<String>,
    #[serde(default)]
    statuses: Vec<SavedStatus>,
    #[serde(default)]
    relation_kinds: BTreeSet<String>,
    #[serde(default)]
    without_evidence: bool,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename = "Status")]
enum SavedStatus {
    Asserted,
    Alleged,
    Denied,
    Hypothetical,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Theme {
    Light,
    Dark,
}

impl Layout {
    /// The layout of the model; `None` without any view.
    pub fn into_model(self) -> Option<SavedLayout> {
        let views: Vec<View> = self.views.into_iter().map(SavedView::into_model).collect();
        (!views.is_empty()).then_some(SavedLayout { dossier: self.dossier, dossier_hash: self.dossier_hash, views })
    }
}

impl SavedView {
    fn into_model(self) -> View {
        let position = |(x, y)| Position::new(x, y);
        View {
            name: self.name,
            seed: self.seed,
            balance: self.balance,
            spacing: self.spacing,
            positions: self.positions.into_iter().map(|(id, at)| (id, position(at))).collect(),
            pins: self.pins,
            hidden: self.hidden,
            filter: Filter {
                entity_kinds: self.filter.entity_kinds,
                statuses: self.filter.statuses.into_iter().map(SavedStatus::into_model).collect(),
                relation_kinds: self.filter.relation_kinds,
                without_evidence: self.filter.without_evidence,
            },
            camera: self.camera.map(|camera| Camera { center: position(camera.center), zoom: camera.zoom }),
            caption: self.caption,
            theme: self.theme.map(|theme| match theme {
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            }),
        }
    }
}

impl SavedStatus {
    fn into_model(self) -> Status {
        match self {
            Self::Asserted => Status::Asserted,
            Self::Alleged => Status::Alleged,
            Self::Denied => Status::Denied,
            Self::Hypothetical => Status::Hypothetical,
        }
    }
}
