//! Changes of a filter, one at a time.

use super::{Amount, Field};
use crate::model::{Backing, DateRange, EndsNamed, Judged, Measure, MeasureRange, Outcome, Status};

/// A change of the filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterChange {
    /// Switch a kind of entity on or off.
    EntityKind(String),
    /// Switch entities with so many neighbours on or off.
    Degree(Amount),
    /// Switch a part of the network that nothing ties to the rest on or off, by the id of an entity of it.
    Component(String),
    /// Show only entities with these values of a measure, or all again.
    Measure(Measure, Option<MeasureRange>),
    /// Switch a status on or off.
    Status(Status),
    /// Switch a kind of relation on or off.
    RelationKind(String),
    /// Switch claims on or off by what stands behind them.
    Backing(Backing),
    /// Switch edges with so many quotes on or off.
    EdgeQuotes(Amount),
    /// Switch edges that so many documents carry on or off.
    EdgeDocuments(Amount),
    /// Switch what an entity says on or off, by its id; `None`: what the documents say themselves.
    Speaker(Option<String>),
    /// Count only what the documents say themselves, or all speakers again.
    OnlyOwnWords,
    /// Switch a document on or off, by its id.
    Document(String),
    /// Switch a result of quotes on or off.
    Outcome(Outcome),
    /// Count only verified quotes, or all again.
    OnlyVerified,
    /// Count only quotes that are not verified, or all again.
    OnlyUnverified,
    /// Count only quotes that the reader confirmed, or all again.
    OnlyConfirmed,
    /// Switch quotes on or off by what the reader said of them.
    Judged(Judged),
    /// Switch quotes that name so many ends of their claim on or off.
    EndsNamed(EndsNamed),
    /// Count only quotes worth a second look, or all again.
    OnlySecondLook,
    /// Show only edges with the sign of a conflict, or all again.
    OnlyConflicting,
    /// Show only edges with the sign of opposed kinds, or all again.
    OnlyOpposed,
    /// Switch all of a group on or off.
    All(FilterGroup, bool),
    /// Show only claims of these days, or of all times.
    Dates(Option<DateRange>),
    /// Show only what has this value of a field, or all again.
    Field(Field, Option<String>),
    /// Switch what has this value of a field on or off; `None`: what has no such field.
    FieldValue(Field, Option<String>),
    /// Of the group of what this change switches, show only this; where only this is shown, all again.
    Only(Box<Self>),
    /// Leave what is switched off in the picture, dimmed, or hide it again.
    Dim,
    /// Show everything.
    Clear,
}

/// What can be switched on or off together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterGroup {
    /// The kinds of entity.
    EntityKinds,
    /// How many neighbours entities have.
    Degrees,
    /// The parts of the network that nothing ties together.
    Components,
    /// The statuses of claims.
    Statuses,
    /// What stands behind claims.
    Backings,
    /// The kinds of relation.
    RelationKinds,
    /// How many quotes edges have.
    EdgeQuotes,
    /// How many documents carry edges.
    EdgeDocuments,
    /// The speakers, the documents themselves among them.
    Speakers,
    /// The documents.
    Documents,
    /// The results of checking the quotes.
    Outcomes,
    /// What the reader said of the quotes.
    Judged,
    /// How many ends of their claim the quotes name.
    EndsNamed,
}
