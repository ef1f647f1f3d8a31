//! Days of the proleptic Gregorian calendar, and stretches of them.

use std::fmt;

/// The days that a date covers, both ends included. An end that is open is [`Day::EARLIEST`] or [`Day::LATEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateSpan {
    /// The first day it may mean.
    pub first: Day,
    /// The last day it may mean.
    pub last: Day,
    /// Marked `~` or `%`.
    pub approximate: bool,
    /// Marked `?` or `%`.
    pub uncertain: bool,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// A day of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl DateSpan {
    /// Its days within some others, as a range that both ends of are days.
    #[must_use]
    pub fn within(self, (first, last): (Day, Day)) -> DateRange {
        DateRange::between(self.first.max(first), self.last.min(last))
    }

    /// Its days in words: "2004-06-01", "some time from 2004-06-01 to 2004-06-30", "from 2004-06-01 on".
    #[must_use]
    pub fn words(self) -> String {
        match (self.first == Day::EARLIEST, self.last == Day::LATEST) {
            (false, false) if self.first == self.last => self.first.to_string(),
            (false, false) => format!("some time from {} to {}", self.first, self.last),
            (false, true) => format!("from {} on", self.first),
            (true, _) => format!("until {}", self.last),
        }
    }
}

impl Day {
    /// Before all days that can be written: where a date without a beginning begins.
    pub const EARLIEST: Self = Self { year: -2_000_000_000, month: 1, day: 1 };

    /// After all days that can be written: where a date without an end ends.
    pub const LATEST: Self = Self { year: 2_000_000_000, month: 12, day: 31 };

    /// Days since 1970-01-01, after Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year - era * 400;
        let month = i64::from(self.month);
        let day_of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day with a number that [`Day::number`] gives, after Howard Hinnant's `civil_from_days`.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8;
        let month = (if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 }) as u8;
        let year = (year_of_era + era * 400 + i64::from(month <= 2)) as i32;
        Self { year, month, day }
    }
}

impl fmt::Display for Day {
    /// The day in EDTF: "2002-04-05".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, year) = (if self.year < 0 { "-" } else { "" }, self.year.unsigned_abs());
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

impl DateRange {
    /// The range between two days, whichever comes first.
    #[must_use]
    pub fn between(one: Day, other: Day) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// Whether a date may mean a day of the range.
    #[must_use]
    pub fn meets(&self, span: DateSpan) -> bool {
        span.first <= self.last && self.first <= span.last
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}
