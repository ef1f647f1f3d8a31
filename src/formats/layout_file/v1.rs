//! The shapes of layout format 1.
//!
//! Invariant: a field is only ever added, and only as an `Option` or with a default; another meaning takes another number.

use super::measures::SavedLook;
use crate::model::{
    Backing, Camera, Date, DateRange, EndsNamed, Fault, Field, FieldOwner, Filter, Outcome, Position, QuoteKey,
    QuoteMark, RelationKey, SavedCorrection, SavedLayout, Status, ThemeChoice, Verdict, View,
};
use serde::Deserialize;
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

/// The key of a claim: its id, or its content.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Relation")]
struct SavedRelationKey {
    id: Option<String>,
    from: String,
    kind: String,
    to: String,
    status: SavedStatus,
    by: Option<String>,
    place: u32,
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
    theme: Option<Theme>,
    caption: Option<String>,
    #[serde(default)]
    measures: SavedLook,
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

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Filter")]
#[expect(clippy::struct_excessive_bools, reason = "a set of named switches, not a state")]
struct SavedFilter {
    entity_kinds: BTreeSet<String>,
    statuses: Vec<SavedStatus>,
    relation_kinds: BTreeSet<String>,
    without_evidence: bool,
    with_verified_quote: bool,
    with_unverified_evidence: bool,
    speakers: BTreeSet<String>,
    without_speaker: bool,
    only_own_words: bool,
    documents: BTreeSet<String>,
    results: Vec<SavedOutcome>,
    only_verified: bool,
    only_unverified: bool,
    only_confirmed: bool,
    ends_named: Vec<SavedEnds>,
    only_second_look: bool,
    dates: Option<(String, String)>,
    fields: Vec<SavedField>,
}

/// The value that is asked for of a field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Field")]
struct SavedField {
    of: SavedOwner,
    name: String,
    value: String,
}

/// What carries a field.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename = "Of", rename_all = "lowercase")]
enum SavedOwner {
    Claim,
    Entity,
    Document,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename = "Status")]
enum SavedStatus {
    #[default]
    Asserted,
    Alleged,
    Denied,
    Hypothetical,
}

/// The result of a quote, by the format's word.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename = "Result", rename_all = "lowercase")]
enum SavedOutcome {
    Exact,
    Folded,
    Context,
    Case,
    Joined,
    Cut,
    /// No result of its own any more: read, and left out.
    Ambiguous,
    Elsewhere,
    Missing,
    Passage,
    Cited,
}

/// How many ends of its claim a quote names.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename = "Ends", rename_all = "lowercase")]
enum SavedEnds {
    Both,
    One,
    None,
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
            filter: self.filter.into_model(),
            camera: self.camera.and_then(|saved| camera(saved.center, saved.zoom)),
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

/// The camera of these numbers, if it is usable.
pub fn camera((x, y): (f32, f32), zoom: f32) -> Option<Camera> {
    Some(Camera { center: Position::new(x, y), zoom }).filter(|camera| camera.is_usable())
}

impl SavedFilter {
    fn into_model(self) -> Filter {
        let backings = [
            (Backing::Verified, self.with_verified_quote),
            (Backing::Unverified, self.with_unverified_evidence),
            (Backing::Absent, self.without_evidence),
        ];
        Filter {
            entity_kinds: self.entity_kinds,
            statuses: self.statuses.into_iter().map(SavedStatus::into_model).collect(),
            relation_kinds: self.relation_kinds,
            backings: backings.into_iter().filter(|(_, is_off)| *is_off).map(|(backing, _)| backing).collect(),
            speakers: self.speakers,
            without_speaker: self.without_speaker,
            only_own_words: self.only_own_words,
            documents: self.documents,
            results: self.results.into_iter().filter_map(SavedOutcome::into_model).collect(),
            only_verified: self.only_verified,
            only_unverified: self.only_unverified,
            only_confirmed: self.only_confirmed,
            ends_named: self.ends_named.into_iter().map(SavedEnds::into_model).collect(),
            only_second_look: self.only_second_look,
            dates: self.dates.as_ref().and_then(date_range),
            fields: self.fields.into_iter().map(SavedField::into_model).collect(),
        }
    }
}

impl SavedField {
    fn into_model(self) -> (Field, String) {
        let owner = match self.of {
            SavedOwner::Claim => FieldOwner::Claim,
            SavedOwner::Entity => FieldOwner::Entity,
            SavedOwner::Document => FieldOwner::Document,
        };
        (Field { owner, name: self.name }, self.value)
    }
}

impl SavedEnds {
    fn into_model(self) -> EndsNamed {
        match self {
            Self::Both => EndsNamed::Both,
            Self::One => EndsNamed::One,
            Self::None => EndsNamed::None,
        }
    }
}

impl SavedOutcome {
    fn into_model(self) -> Option<Outcome> {
        Some(match self {
            Self::Exact => Outcome::Exact,
            Self::Folded => Outcome::Folded,
            Self::Context => Outcome::Context,
            Self::Case => Outcome::Case,
            Self::Joined => Outcome::Joined,
            Self::Cut => Outcome::Cut,
            Self::Ambiguous => return None,
            Self::Elsewhere => Outcome::Elsewhere,
            Self::Missing => Outcome::Missing,
            Self::Passage => Outcome::Passage,
            Self::Cited => Outcome::Cited,
        })
    }
}

/// The dates of a filter; `None` if they are invalid, which was reported by then.
pub fn date_range((first, last): &(String, String)) -> Option<DateRange> {
    let day = |text: &str| Date::parse(text).span.filter(|span| span.first == span.last).map(|span| span.first);
    let (first, last) = (day(first)?, day(last)?);
    (first <= last).then_some(DateRange { first, last })
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
