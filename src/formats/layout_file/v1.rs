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
        let positions = self.positions.into_iter().map(|(id, (x, y))| (id, Position::new(x, y)));
        View {
            name: self.name,
            seed: self.seed,
            positions: positions.filter(|(_, at)| at.is_usable()).collect(),
            pins: self.pins,
            hidden: self.hidden,
            filter: Filter {
                entity_kinds: self.filter.entity_kinds,
                statuses: self.filter.statuses.into_iter().map(SavedStatus::into_model).collect(),
                relation_kinds: self.filter.relation_kinds,
                without_evidence: self.filter.without_evidence,
            },
            camera: self.camera.and_then(|saved| camera(saved.center, saved.zoom)),
            caption: self.caption,
            theme: self.theme.map(|theme| match theme {
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            }),
        }
    }
}

/// The camera of these numbers, where one can look through it.
pub fn camera((x, y): (f32, f32), zoom: f32) -> Option<Camera> {
    Some(Camera { center: Position::new(x, y), zoom }).filter(|camera| camera.is_usable())
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
