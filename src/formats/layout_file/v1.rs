//! The shapes of layout format 1.
//!
//! Invariant: a field is only ever added, and only as an `Option` or with a default; another meaning takes another number.

mod claims;
mod shown;

use super::measures::SavedLook;
use super::saved_filter::SavedFilter;
use crate::model::{
    Camera, Fault, Position, QuoteKey, QuoteMark, SavedCorrection, SavedLayout, Size, ThemeChoice, Verdict, View,
};
use claims::SavedRelationKey;
use serde::Deserialize;
use shown::SavedPart;
use std::collections::{BTreeMap, BTreeSet};

/// The number of this format.
pub const FORMAT: u64 = 1;

/// The numeric options of a layout: field, smallest and largest value, and the range in words.
pub const DIALS: [(&str, (f32, f32), &str); 3] = [
    ("balance", (0.0, 1.0), "a number from 0 to 1"),
    ("spacing", (f32::MIN_POSITIVE, f32::MAX), "a finite number above 0"),
    ("aspect", (f32::MIN_POSITIVE, f32::MAX), "a finite number above 0"),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    #[expect(dead_code, reason = "read before the rest, by the scanner; here so that serde knows the field")]
    format: u64,
    dossier: String,
    #[serde(default)]
    dossier_hash: String,
    #[serde(default)]
    quote_rules: u32,
    #[serde(default)]
    shown: u32,
    views: Vec<SavedView>,
    #[serde(default)]
    corrections: Vec<Correction>,
    #[serde(default)]
    marks: Vec<SavedMark>,
}

/// The reader's mark on a quote.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Mark")]
struct SavedMark {
    quote: SavedQuoteKey,
    verdict: Option<SavedVerdict>,
    note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Verdict")]
enum SavedVerdict {
    Confirmed,
    Wrong(SavedFault),
    Unsure,
}

#[derive(Debug, Deserialize)]
#[serde(rename = "Fault")]
enum SavedFault {
    Relation,
    Entity,
    Direction,
    Status,
}

/// The key of a quote.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Quote")]
struct SavedQuoteKey {
    relation: SavedRelationKey,
    document: String,
    text: Option<String>,
    #[serde(default)]
    place: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correction {
    quote: SavedQuoteKey,
    document: String,
    #[serde(default)]
    before: String,
    passage: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "View")]
struct SavedView {
    name: String,
    #[serde(default)]
    seed: u64,
    balance: Option<f32>,
    spacing: Option<f32>,
    aspect: Option<f32>,
    camera: Option<SavedCamera>,
    canvas: Option<(f32, f32)>,
    theme: Option<Theme>,
    caption: Option<String>,
    #[serde(default)]
    measures: SavedLook,
    #[serde(default)]
    shown: SavedPart,
    #[serde(default)]
    filter: SavedFilter,
    #[serde(default)]
    positions: BTreeMap<String, (f32, f32)>,
    #[serde(default)]
    pins: BTreeSet<String>,
    #[serde(default)]
    hidden: BTreeSet<String>,
    #[serde(default)]
    arranged: BTreeSet<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Camera")]
struct SavedCamera {
    center: (f32, f32),
    zoom: f32,
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
        let correction = |saved: Correction| SavedCorrection {
            quote: saved.quote.into_model(),
            document: saved.document,
            before: saved.before,
            passage: saved.passage,
        };
        (!views.is_empty()).then(|| SavedLayout {
            dossier: self.dossier,
            dossier_hash: self.dossier_hash,
            quote_rules: self.quote_rules,
            shown: Some(self.shown as usize).filter(|shown| *shown < views.len()).unwrap_or_default(),
            views,
            corrections: self.corrections.into_iter().map(correction).collect(),
            marks: self.marks.into_iter().map(SavedMark::into_model).collect(),
        })
    }
}

impl SavedMark {
    fn into_model(self) -> (QuoteKey, QuoteMark) {
        let verdict = self.verdict.map(|verdict| match verdict {
            SavedVerdict::Confirmed => Verdict::Confirmed,
            SavedVerdict::Wrong(SavedFault::Relation) => Verdict::Wrong(Fault::Relation),
            SavedVerdict::Wrong(SavedFault::Entity) => Verdict::Wrong(Fault::Entity),
            SavedVerdict::Wrong(SavedFault::Direction) => Verdict::Wrong(Fault::Direction),
            SavedVerdict::Wrong(SavedFault::Status) => Verdict::Wrong(Fault::Status),
            SavedVerdict::Unsure => Verdict::Unsure,
        });
        (self.quote.into_model(), QuoteMark { verdict, note: self.note })
    }
}

impl SavedQuoteKey {
    /// The key of the model.
    fn into_model(self) -> QuoteKey {
        QuoteKey { relation: self.relation.into_model(), document: self.document, quote: self.text, place: self.place }
    }
}

impl SavedView {
    fn into_model(self) -> View {
        let positions = self.positions.into_iter().map(|(id, (x, y))| (id, Position::new(x, y)));
        View {
            name: self.name,
            seed: self.seed,
            balance: dial(0, self.balance),
            spacing: dial(1, self.spacing),
            aspect: dial(2, self.aspect),
            positions: positions.filter(|(_, at)| at.is_usable()).collect(),
            pins: self.pins,
            hidden: self.hidden,
            arranged: self.arranged,
            shown: self.shown.into_model(),
            filter: self.filter.into_model(),
            camera: self.camera.and_then(|saved| camera(saved.center, saved.zoom)),
            canvas: self.canvas.and_then(canvas),
            caption: self.caption,
            measures: self.measures.into_model(),
            theme: self.theme.map(|theme| match theme {
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            }),
        }
    }
}

/// An option of the layout, if it is in the range of its place in [`DIALS`].
fn dial(place: usize, number: Option<f32>) -> Option<f32> {
    let (least, most) = DIALS[place].1;
    number.filter(|number| (least..=most).contains(number))
}

/// The shortest and the longest side of a canvas, in points.
const SIDES: (f32, f32) = (1.0, 100_000.0);

/// The canvas of this width and height, if it is one.
pub fn canvas((width, height): (f32, f32)) -> Option<Size> {
    let is_side = |side: f32| (SIDES.0..=SIDES.1).contains(&side);
    (is_side(width) && is_side(height)).then_some(Size { width, height })
}

/// The camera of these numbers, if it is usable.
pub fn camera((x, y): (f32, f32), zoom: f32) -> Option<Camera> {
    Some(Camera { center: Position::new(x, y), zoom }).filter(|camera| camera.is_usable())
}
