//! The time line: claims by date, with vague dates as intervals.
//!
//! A claim is dated by its own date, or else by the earliest dated document that its evidence names. A claim whose own
//! date cannot be read is undated: the date of the document says when it was published, not when the claim held.
//!
//! Invariant: a date never counts at a day, month or year that it does not lie within; a vague date is an interval.

use super::citation::document_of;
use crate::model::{ByStatus, Date, DateSpan, Day, EvidenceIndex, OpenDossier, Relation, RelationIndex};
use std::collections::BTreeMap;

/// The most bars of a time line, before a larger unit is taken.
const MOST_BARS: i64 = 140;

/// The unit of a bar of the time line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// One day.
    #[default]
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Ten years, the first ending in 0.
    Decade,
    /// A hundred years, the first ending in 00.
    Century,
}

/// Claims of one unit of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The first day of the unit.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// How many claims there are, by status.
    pub claims: ByStatus<u32>,
}

/// Claims that share one vague date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The days it may mean.
    pub span: DateSpan,
    /// How many claims there are, by status.
    pub claims: ByStatus<u32>,
    /// The row it is drawn in, from 0: intervals in one row do not overlap.
    pub row: u32,
}

/// The claims of a dossier by date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The unit of a bar.
    pub unit: Unit,
    /// The bars that have claims, in order.
    pub bars: Vec<Bar>,
    /// The dates that are wider than a bar, or marked as approximate or uncertain; by their first day.
    pub intervals: Vec<Interval>,
    /// The undated claims, by status.
    pub undated: ByStatus<u32>,
    /// The first and the last day that any date may mean; `None` if all claims are undated.
    pub range: Option<(Day, Day)>,
}

impl Timeline {
    /// How many rows the intervals take.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.intervals.iter().map(|interval| interval.row + 1).max().unwrap_or(0)
    }

    /// How many claims the highest bar has.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.bars.iter().map(|bar| bar.claims.total()).max().unwrap_or(0)
    }

    /// How many claims are dated.
    #[must_use]
    pub fn dated(&self) -> u32 {
        let bars = self.bars.iter().map(|bar| bar.claims.total());
        bars.chain(self.intervals.iter().map(|interval| interval.claims.total())).sum()
    }
}

/// When a claim holds or was said; see the head of this file.
#[must_use]
pub fn date_of(open: &OpenDossier, relation: &Relation) -> Option<DateSpan> {
    if let Some(own) = &relation.date {
        return own.span;
    }
    let documents = relation.evidence.iter().filter_map(|piece| open.dossier.document(piece.document));
    documents.filter_map(|document| document.date.as_ref()?.span).min()
}

/// The time line of the claims for which `is_shown` is true.
#[must_use]
pub fn timeline(open: &OpenDossier, is_shown: impl Fn(RelationIndex) -> bool) -> Timeline {
    let mut timeline = Timeline::default();
    let mut by_date: BTreeMap<DateSpan, ByStatus<u32>> = BTreeMap::new();
    for (place, relation) in open.dossier.relations.iter().enumerate() {
        if is_shown(RelationIndex::new(place)) {
            let counts = match date_of(open, relation) {
                Some(span) => by_date.entry(span).or_default(),
                None => &mut timeline.undated,
            };
            counts[relation.status] += 1;
        }
    }
    timeline.range = range_of(&by_date);
    let Some((first, last)) = timeline.range else { return timeline };
    timeline.unit = Unit::for_range(first, last);
    let mut bars: BTreeMap<Day, ByStatus<u32>> = BTreeMap::new();
    for (span, claims) in by_date {
        let bin = timeline.unit.first_day(span.first);
        let is_vague = span.approximate || span.uncertain || timeline.unit.first_day(span.last) != bin;
        if is_vague {
            let row = free_row(&timeline.intervals, span);
            timeline.intervals.push(Interval { span, claims, row });
        } else {
            *bars.entry(bin).or_default() += claims;
        }
    }
    let unit = timeline.unit;
    let bar = |(first, claims): (Day, ByStatus<u32>)| Bar { first, last: unit.last_day(first), claims };
    timeline.bars = bars.into_iter().map(bar).collect();
    timeline
}

/// The days from the first to the last that a date names. An open end goes on beyond the last one, a tenth of the way.
fn range_of(dates: &BTreeMap<DateSpan, ByStatus<u32>>) -> Option<(Day, Day)> {
    let named = || dates.keys().flat_map(|span| [span.first, span.last]);
    let is_end = |day: &Day| *day == Day::EARLIEST || *day == Day::LATEST;
    let (first, last) = named().filter(|day| !is_end(day)).min().zip(named().filter(|day| !is_end(day)).max())?;
    let more = ((last.number() - first.number()) / 10).max(30);
    let moved = |day: Day, is_open: bool, more: i64| if is_open { Day::from_number(day.number() + more) } else { day };
    let (has_no_begin, has_no_end) = (named().any(|day| day == Day::EARLIEST), named().any(|day| day == Day::LATEST));
    Some((moved(first, has_no_begin, -more), moved(last, has_no_end, more)))
}

/// The first row in which no earlier interval overlaps `span`.
fn free_row(placed: &[Interval], span: DateSpan) -> u32 {
    let is_free = |row: &u32| placed.iter().all(|other| other.row != *row || other.span.last < span.first);
    (0..placed.len() as u32).find(is_free).unwrap_or(placed.len() as u32)
}

/// A quote, or a claim without evidence, with its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated<'a> {
    /// The claim.
    pub relation: RelationIndex,
    /// The quote; `None` for a claim without evidence.
    pub evidence: Option<EvidenceIndex>,
    /// The date; `None` if there is none that can be read.
    pub date: Option<&'a Date>,
    /// Whether it is the date of the document, not of the claim.
    pub of_document: bool,
    /// The date of publication of the quote's document, if it can be read.
    pub published: Option<&'a Date>,
}

/// The evidence of some claims in order of time: by the date of the claim, or else by that of the
/// document that the quote stands in. Undated evidence comes last; equal dates are in order of publication.
#[must_use]
pub fn in_time_order<'a>(open: &'a OpenDossier, claims: &[RelationIndex]) -> Vec<Dated<'a>> {
    let mut ordered: Vec<Dated<'a>> = claims.iter().flat_map(|claim| dated_pieces(open, *claim)).collect();
    ordered.sort_by_key(|piece| {
        let [span, published] = [piece.date, piece.published].map(|date| date.and_then(|date| date.span));
        (span.is_none(), span, published.is_none(), published, piece.relation, piece.evidence)
    });
    ordered
}

/// The evidence of one claim with its dates.
fn dated_pieces(open: &OpenDossier, relation: RelationIndex) -> Vec<Dated<'_>> {
    let Some(claim) = open.dossier.relation(relation) else { return Vec::new() };
    let is_read = |date: &&Date| date.span.is_some();
    let own = claim.date.as_ref().filter(is_read);
    if claim.evidence.is_empty() {
        return vec![Dated { relation, evidence: None, date: own, of_document: false, published: None }];
    }
    let piece = |evidence: EvidenceIndex| {
        // A date of the claim that cannot be read is not replaced by another date.
        let of_document = claim.date.is_none();
        let document = document_of(open, evidence).and_then(|document| open.dossier.document(document));
        let published = document.and_then(|document| document.date.as_ref()).filter(is_read);
        let date = if of_document { published } else { own };
        Dated { relation, evidence: Some(evidence), date, of_document, published }
    };
    open.dossier.evidence_of(relation).map(|(evidence, _)| piece(evidence)).collect()
}

impl Unit {
    /// The smallest unit that makes no more bars than fit.
    #[must_use]
    pub fn for_range(first: Day, last: Day) -> Self {
        let days = last.number() - first.number() + 1;
        let units = [(Self::Day, 1), (Self::Month, 30), (Self::Year, 365), (Self::Decade, 3_652)];
        let fitting = units.into_iter().find(|(_, length)| days <= MOST_BARS * length);
        fitting.map_or(Self::Century, |(unit, _)| unit)
    }

    /// The first day of the unit that holds `day`.
    #[must_use]
    pub fn first_day(self, day: Day) -> Day {
        let year = |span: i32| Day { year: day.year.div_euclid(span) * span, month: 1, day: 1 };
        match self {
            Self::Day => day,
            Self::Month => Day { day: 1, ..day },
            Self::Year => year(1),
            Self::Decade => year(10),
            Self::Century => year(100),
        }
    }

    /// The last day of the unit that begins with `first`.
    #[must_use]
    pub fn last_day(self, first: Day) -> Day {
        Day::from_number(self.next(first).number() - 1)
    }

    /// The first day of the next unit.
    #[must_use]
    pub fn next(self, first: Day) -> Day {
        let year = |span: i32| Day { year: first.year + span, month: 1, day: 1 };
        match self {
            Self::Day => Day::from_number(first.number() + 1),
            Self::Month if first.month == 12 => year(1),
            Self::Month => Day { month: first.month + 1, ..first },
            Self::Year => year(1),
            Self::Decade => year(10),
            Self::Century => year(100),
        }
    }

    /// The unit that begins with `first`, in words: "2002-04-05", "2002-04", "2002", "2000s".
    #[must_use]
    pub fn name(self, first: Day) -> String {
        match self {
            Self::Day => first.to_string(),
            Self::Month if first.year < 0 => format!("-{:04}-{:02}", -first.year, first.month),
            Self::Month => format!("{:04}-{:02}", first.year, first.month),
            // EDTF counts a year 0, which is 1 BC.
            Self::Year if first.year < 0 => format!("{} BC", 1 - first.year),
            Self::Decade if first.year < 0 => format!("{}–{} BC", 1 - first.year, -8 - first.year),
            Self::Century if first.year < 0 => format!("{}–{} BC", 1 - first.year, -98 - first.year),
            Self::Year => format!("{:04}", first.year),
            Self::Decade => format!("{:04}s", first.year),
            Self::Century => format!("{:04}–{:04}", first.year, first.year + 99),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// A dossier with a claim for each date; `None` for a claim without one. The document is of 2002-04-06.
    fn case(dates: &[Option<&str>]) -> OpenDossier {
        let claims = vec![("a", "k", "b", Status::Asserted); dates.len()];
        let mut open = dossier(&[("a", "person"), ("b", "person")], &claims, &["text", "text"]);
        open.dossier.documents[0].date = Some(Date::parse("2002-04-06"));
        for (relation, date) in open.dossier.relations.iter_mut().zip(dates) {
            relation.date = date.map(Date::parse);
        }
        open
    }

    fn all(open: &OpenDossier) -> Timeline {
        timeline(open, |_| true)
    }

    /// The bars as `name count`, with the intervals as `first/last count row`.
    fn told(timeline: &Timeline) -> Vec<String> {
        let bars = timeline.bars.iter().map(|bar| format!("{} {}", timeline.unit.name(bar.first), bar.claims.total()));
        let interval = |interval: &Interval| {
            let span = interval.span;
            format!("{}/{} {} row {}", span.first, span.last, interval.claims.total(), interval.row)
        };
        bars.chain(timeline.intervals.iter().map(interval)).collect()
    }

    #[test]
    fn nothing_has_no_time() {
        let none = all(&dossier(&[], &[], &[]));
        assert_eq!((none.range, none.dated(), none.rows(), none.highest()), (None, 0, 0, 0));
        let undated = all(&case(&[None, Some("spring"), Some("")]));
        assert_eq!((undated.range, undated.undated), (None, [Status::Asserted; 3].into_iter().collect()));
    }

    #[test]
    fn days_are_stacked_and_what_is_wider_is_an_interval() {
        let open = case(&[
            Some("2002-04-05"),
            Some("2002-04-05"),
            Some("2002-04-08"),
            Some("2002-04"),
            Some("2002-04-05~"),
            Some("2002-04-06?"),
            Some("2002-04-04/2002-04-05"),
        ]);
        let expected = [
            "2002-04-05 2",
            "2002-04-08 1",
            "2002-04-01/2002-04-30 1 row 0",
            "2002-04-04/2002-04-05 1 row 1",
            "2002-04-05/2002-04-05 1 row 2",
            "2002-04-06/2002-04-06 1 row 1",
        ];
        assert_eq!(told(&all(&open)), expected);
        assert_eq!(all(&open).dated(), 7);
    }

    #[test]
    fn an_open_end_is_an_interval_that_goes_on_to_the_edge() {
        let open = case(&[Some("2002-04-05"), Some("2002-04-08/.."), Some("../2002-04-06")]);
        let timeline = all(&open);
        let range = timeline.range.map(|(first, last)| format!("{first} {last}"));
        assert_eq!(range.as_deref(), Some("2002-03-06 2002-05-08"));
        let open_ends: Vec<String> = timeline.intervals.iter().map(|interval| interval.span.words()).collect();
        assert_eq!(open_ends, ["until 2002-04-06", "from 2002-04-08 on"]);
        assert_eq!((timeline.dated(), timeline.rows()), (3, 1));
        // Intervals that go on overlap with all that comes later.
        assert_eq!(all(&case(&[Some("2002/.."), Some("2003-06~"), Some("2003/..")])).rows(), 3);
    }

    #[test]
    fn years_before_christ_have_bars_and_names() {
        let timeline = all(&case(&[Some("-0043"), Some("-0051"), Some("0014")]));
        let names: Vec<String> = timeline.bars.iter().map(|bar| timeline.unit.name(bar.first)).collect();
        assert_eq!(names, ["52 BC", "44 BC", "0014"]);
        assert_eq!(Unit::Decade.name(Unit::Decade.first_day(timeline.bars[1].first)), "51–42 BC");
        assert_eq!(Unit::Century.name(Unit::Century.first_day(timeline.bars[1].first)), "101–2 BC");
    }

    #[test]
    fn the_unit_grows_with_the_range() {
        let check = |first: &str, last: &str, expected: &[&str]| {
            assert_eq!(told(&all(&case(&[Some(first), Some(last)]))), expected);
        };
        check("2002-04-05", "2002-06-05", &["2002-04-05 1", "2002-06-05 1"]);
        check("2002-04-05", "2004-02-29", &["2002-04 1", "2004-02 1"]);
        check("1962-04-05", "2002-12-31", &["1962 1", "2002 1"]);
        check("1802", "2002-12-31", &["1800s 1", "2000s 1"]);
        check("0047", "2002-12-31", &["0000–0099 1", "2000–2099 1"]);
    }

    #[test]
    fn a_claim_without_a_date_has_that_of_its_earliest_document() {
        let mut open = case(&[None, None, Some("spring")]);
        open.dossier.documents[1].date = Some(Date::parse("2002-04-01"));
        open.dossier.relations[0].evidence = vec![quote(0, "a"), quote(1, "b"), quote(7, "c")];
        open.dossier.relations[2].evidence = vec![quote(0, "a")];
        assert_eq!(told(&all(&open)), ["2002-04-01 1"]);
        assert_eq!(all(&open).undated, [Status::Asserted; 2].into_iter().collect());
    }

    #[test]
    fn only_what_is_shown_is_counted_by_status() {
        let mut open = case(&[Some("2002"), Some("2002"), Some("2002")]);
        open.dossier.relations[1].status = Status::Denied;
        let some = timeline(&open, |relation| relation.0 > 0);
        assert_eq!(some.intervals[0].claims, [Status::Asserted, Status::Denied].into_iter().collect());
    }

    /// Claims or their quotes in time order, as `claim.quote date`.
    fn ordered(open: &OpenDossier) -> Vec<String> {
        let claims: Vec<RelationIndex> = (0..open.dossier.relations.len()).map(RelationIndex::new).collect();
        let told = |piece: &Dated<'_>| {
            let quote = piece.evidence.map_or("-".to_owned(), |evidence| evidence.position.to_string());
            let date = piece.date.map_or("undated", |date| date.text.as_str());
            format!("{}.{quote} {date}{}", piece.relation.0, if piece.of_document { " (document)" } else { "" })
        };
        in_time_order(open, &claims).iter().map(told).collect()
    }

    #[test]
    fn evidence_is_put_in_time_order_with_the_undated_last() {
        let mut open = case(&[None, Some("2003"), Some("2002-05"), Some("x")]);
        open.dossier.documents[1].date = Some(Date::parse("2002-04-01"));
        open.dossier.relations[0].evidence = vec![quote(0, "a"), quote(1, "b")];
        open.dossier.relations[2].evidence = vec![quote(0, "c"), quote(1, "d")];
        open.dossier.relations[3].evidence = vec![quote(1, "e")];
        let expected = [
            "0.1 2002-04-01 (document)",
            "0.0 2002-04-06 (document)",
            "2.1 2002-05",
            "2.0 2002-05",
            "1.- 2003",
            "3.0 undated",
        ];
        assert_eq!(ordered(&open), expected);
    }
}
