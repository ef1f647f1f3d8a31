//! The filter of a view, as layout format 1 has it.
//!
//! Invariant: as in `v1`, a field is only ever added, and only with a default.

use super::measures::SavedRange;
use crate::model::{Amount, Backing, Date, DateRange, EndsNamed, Field, FieldOwner, Filter, Judged, Outcome, Status};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename = "Filter")]
#[expect(clippy::struct_excessive_bools, reason = "a set of named switches, not a state")]
pub(super) struct SavedFilter {
    entity_kinds: BTreeSet<String>,
    neighbours: Vec<u32>,
    components: BTreeSet<String>,
    measures: Vec<SavedRange>,
    statuses: Vec<SavedStatus>,
    relation_kinds: BTreeSet<String>,
    edge_quotes: Vec<u32>,
    edge_documents: Vec<u32>,
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
    judged: Vec<SavedJudged>,
    ends_named: Vec<SavedEnds>,
    only_second_look: bool,
    only_conflicting: bool,
    only_opposed: bool,
    dates: Option<(String, String)>,
    fields: Vec<SavedField>,
    fields_off: Vec<SavedFieldOff>,
    keeps_unclaimed: bool,
    dims: bool,
}

/// The value that is asked for of a field.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Field")]
struct SavedField {
    of: SavedOwner,
    name: String,
    value: String,
}

/// Values of a field that are switched off.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Field")]
struct SavedFieldOff {
    of: SavedOwner,
    name: String,
    #[serde(default)]
    values: BTreeSet<String>,
    /// Whether what has no such field is off too.
    #[serde(default)]
    without: bool,
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
pub(super) enum SavedStatus {
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

/// What the reader said of a quote.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename = "Judged", rename_all = "lowercase")]
enum SavedJudged {
    Confirmed,
    Wrong,
    Unsure,
    Unread,
}

impl SavedFilter {
    pub(super) fn into_model(self) -> Filter {
        let backings = [
            (Backing::Verified, self.with_verified_quote),
            (Backing::Unverified, self.with_unverified_evidence),
            (Backing::Absent, self.without_evidence),
        ];
        Filter {
            entity_kinds: self.entity_kinds,
            degrees: amounts(&self.neighbours),
            components: self.components,
            measures: self.measures.into_iter().filter_map(SavedRange::into_model).collect(),
            statuses: self.statuses.into_iter().map(SavedStatus::into_model).collect(),
            relation_kinds: self.relation_kinds,
            backings: backings.into_iter().filter(|(_, is_off)| *is_off).map(|(backing, _)| backing).collect(),
            edge_quotes: amounts(&self.edge_quotes),
            edge_documents: amounts(&self.edge_documents),
            speakers: self.speakers,
            without_speaker: self.without_speaker,
            only_own_words: self.only_own_words,
            documents: self.documents,
            results: self.results.into_iter().filter_map(SavedOutcome::into_model).collect(),
            only_verified: self.only_verified,
            only_unverified: self.only_unverified,
            only_confirmed: self.only_confirmed,
            judged: self.judged.into_iter().map(SavedJudged::into_model).collect(),
            ends_named: self.ends_named.into_iter().map(SavedEnds::into_model).collect(),
            only_second_look: self.only_second_look,
            only_conflicting: self.only_conflicting,
            only_opposed: self.only_opposed,
            keeps_unclaimed: self.keeps_unclaimed,
            dims: self.dims,
            dates: self.dates.as_ref().and_then(date_range),
            fields: self.fields.into_iter().map(SavedField::into_model).collect(),
            fields_off: self.fields_off.into_iter().map(SavedFieldOff::into_model).collect(),
        }
    }
}

impl SavedField {
    fn into_model(self) -> (Field, String) {
        (Field { owner: self.of.into_model(), name: self.name }, self.value)
    }
}

impl SavedFieldOff {
    fn into_model(self) -> (Field, BTreeSet<Option<String>>) {
        let without = self.without.then_some(None);
        let values = self.values.into_iter().map(Some).chain(without).collect();
        (Field { owner: self.of.into_model(), name: self.name }, values)
    }
}

impl SavedOwner {
    fn into_model(self) -> FieldOwner {
        match self {
            Self::Claim => FieldOwner::Claim,
            Self::Entity => FieldOwner::Entity,
            Self::Document => FieldOwner::Document,
        }
    }
}

impl SavedJudged {
    fn into_model(self) -> Judged {
        match self {
            Self::Confirmed => Judged::Confirmed,
            Self::Wrong => Judged::Wrong,
            Self::Unsure => Judged::Unsure,
            Self::Unread => Judged::Unread,
        }
    }
}

/// Numbers in classes; each file names a class by its smallest number.
fn amounts(least: &[u32]) -> BTreeSet<Amount> {
    least.iter().map(|number| Amount::of(*number as usize)).collect()
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
    pub(super) fn into_model(self) -> Status {
        match self {
            Self::Asserted => Status::Asserted,
            Self::Alleged => Status::Alleged,
            Self::Denied => Status::Denied,
            Self::Hypothetical => Status::Hypothetical,
        }
    }
}
