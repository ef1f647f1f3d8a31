//! Whether the dates of claims can overlap.
//!
//! Invariant: a claim without a date, or with one that is not understood, may hold at any time.

use crate::model::{DateSpan, Dossier, RelationIndex};

/// Two sides of a dispute.
type Sides = [Vec<RelationIndex>; 2];

/// Divides two sides by time: the claims of each that may hold at a time for which the other side has a claim too, and
/// those that cannot, against the other side. `None` where there are none.
pub(super) fn by_time(
    dossier: &Dossier,
    one: &[RelationIndex],
    other: &[RelationIndex],
) -> (Option<Sides>, Option<Sides>) {
    if one.is_empty() || other.is_empty() {
        return (None, None);
    }
    let days = |claims: &[RelationIndex]| claims.iter().map(|claim| days_of(dossier, *claim)).collect::<Vec<_>>();
    let (days_of_one, days_of_other) = (days(one), days(other));
    let (all_of_one, all_of_other) = (Days::of(&days_of_one), Days::of(&days_of_other));
    let (meeting, apart) = divided(one, &days_of_one, &all_of_other);
    let (meeting_other, apart_other) = divided(other, &days_of_other, &all_of_one);
    // What has no time in common with the other side has none with any claim of it.
    let is_apart = !apart.is_empty() || !apart_other.is_empty();
    let or_all =
        |claims: Vec<RelationIndex>, all: &[RelationIndex]| if claims.is_empty() { all.to_vec() } else { claims };
    let met = !meeting.is_empty() && !meeting_other.is_empty();
    (met.then_some([meeting, meeting_other]), is_apart.then(|| [or_all(apart, one), or_all(apart_other, other)]))
}

/// The claims that may hold at one of `times`, and the others.
fn divided(
    claims: &[RelationIndex],
    days: &[Option<(i64, i64)>],
    times: &Days,
) -> (Vec<RelationIndex>, Vec<RelationIndex>) {
    let (mut meeting, mut apart) = (Vec::new(), Vec::new());
    for (claim, days) in claims.iter().zip(days) {
        if times.meet(*days) { &mut meeting } else { &mut apart }.push(*claim);
    }
    (meeting, apart)
}

/// The days of some claims, sorted to be asked often.
struct Days {
    /// Whether one of them has no date.
    any_time: bool,
    /// Their first days.
    first: Vec<i64>,
    /// Their last days.
    last: Vec<i64>,
}

impl Days {
    fn of(days: &[Option<(i64, i64)>]) -> Self {
        let mut first: Vec<i64> = days.iter().flatten().map(|(first, _)| *first).collect();
        let mut last: Vec<i64> = days.iter().flatten().map(|(_, last)| *last).collect();
        first.sort_unstable();
        last.sort_unstable();
        Self { any_time: days.iter().any(Option::is_none), first, last }
    }

    /// Whether one of them shares a day with `days`.
    fn meet(&self, days: Option<(i64, i64)>) -> bool {
        let Some((first, last)) = days else { return true };
        let begun = self.first.partition_point(|day| *day <= last);
        let over = self.last.partition_point(|day| *day < first);
        self.any_time || begun > over
    }
}

/// The first and last day that a claim may hold; `None`: at any time.
fn days_of(dossier: &Dossier, claim: RelationIndex) -> Option<(i64, i64)> {
    let DateSpan { first, last, approximate, uncertain } = dossier.relations[claim.at()].date.as_ref()?.span?;
    let (first, last) = (first.number(), last.number());
    // "2002~" may mean the year before or after.
    let beside = if approximate || uncertain { last - first + 1 } else { 0 };
    Some((first - beside, last + beside))
}
