//! The stretches of time that claims are counted by: months, years, decades or centuries, as few as the dates allow.

use crate::analysis::timeline::date_of;
use crate::model::{DateRange, DateSpan, Day, OpenDossier};
use std::collections::BTreeSet;

/// The most stretches before a larger unit is taken.
const MOST: usize = 40;

/// The stretches of time in which claims begin or end, and those that the date of each claim meets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Periods {
    /// The stretches, in order.
    pub all: Vec<Period>,
    /// For every claim the first of the stretches that its date meets, and the one behind the last; none where equal.
    of: Vec<(u32, u32)>,
}

/// A stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its days.
    pub days: DateRange,
    /// What it is called: "2002", "2002-04", "1990–1999".
    pub words: String,
    /// How many claims may be of it.
    pub total: u32,
}

/// A unit of time.
#[derive(Clone, Copy)]
enum Unit {
    Month,
    Years(i32),
}

impl Unit {
    /// The stretch of this unit that a day lies in.
    fn around(self, day: Day) -> DateRange {
        let (from, to) = match self {
            Self::Month => {
                let (year, month) = if day.month == 12 { (day.year + 1, 1) } else { (day.year, day.month + 1) };
                let first = Day { day: 1, ..day };
                return DateRange { first, last: Day::from_number(Day { year, month, day: 1 }.number() - 1) };
            }
            Self::Years(count) => {
                let from = day.year.div_euclid(count) * count;
                (from, from + count - 1)
            }
        };
        DateRange { first: Day { year: from, month: 1, day: 1 }, last: Day { year: to, month: 12, day: 31 } }
    }

    fn words(self, days: DateRange) -> String {
        match self {
            Self::Month => days.first.to_string()[..days.first.to_string().len() - 3].to_owned(),
            Self::Years(1) => days.first.year.to_string(),
            Self::Years(_) => format!("{}–{}", days.first.year, days.last.year),
        }
    }
}

/// The stretches for the claims of a dossier.
pub(super) fn periods(open: &OpenDossier) -> Periods {
    let spans: Vec<Option<DateSpan>> = open.dossier.relations.iter().map(|claim| date_of(open, claim)).collect();
    let ends = spans.iter().flatten().flat_map(|span| [span.first, span.last]);
    let days: BTreeSet<Day> = ends.filter(|day| *day != Day::EARLIEST && *day != Day::LATEST).collect();
    let years: BTreeSet<i32> = days.iter().map(|day| day.year).collect();
    let units = [Unit::Month, Unit::Years(1), Unit::Years(10), Unit::Years(100), Unit::Years(1_000)];
    // Months only tell apart what is within two years.
    let units = if years.len() > 2 { &units[1..] } else { &units[..] };
    let mut found = (Unit::Years(1_000), Vec::new());
    for unit in units {
        let starts: BTreeSet<Day> = days.iter().map(|day| unit.around(*day).first).collect();
        found = (*unit, starts.into_iter().map(|day| unit.around(day)).collect());
        if found.1.len() <= MOST {
            break;
        }
    }
    let (unit, ranges) = found;
    let mut all: Vec<Period> =
        ranges.iter().map(|days| Period { days: *days, words: unit.words(*days), total: 0 }).collect();
    let of = spans.iter().map(|span| {
        let Some(span) = span else { return (0, 0) };
        let first = ranges.partition_point(|range| range.last < span.first);
        let behind = ranges.partition_point(|range| range.first <= span.last);
        (first as u32, behind.max(first) as u32)
    });
    let of: Vec<(u32, u32)> = of.collect();
    for (first, behind) in &of {
        all[*first as usize..*behind as usize].iter_mut().for_each(|period| period.total += 1);
    }
    Periods { all, of }
}

impl Periods {
    /// The stretches that the date of a claim meets.
    pub(super) fn met(&self, claim: usize) -> std::ops::Range<usize> {
        self.of.get(claim).map_or(0..0, |(first, behind)| *first as usize..*behind as usize)
    }
}
