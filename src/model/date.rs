//! Dates in EDTF, with the precision that the source gives.
//!
//! Source: Extended Date/Time Format (ISO 8601-2:2019), the part the format names: year, month, day, interval, with
//! `~` (approximate) and `?` (uncertain), `%` being both.

use std::fmt;

/// A date as written, with the days that it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The text as written.
    pub text: String,
    /// The days it covers; `None` if the text is not EDTF, which counts as undated.
    pub span: Option<DateSpan>,
}

/// The days that a date covers, both ends included.
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

impl Date {
    /// Reads `text` as EDTF. Other text is kept without a span.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self { text: text.to_owned(), span: parse_interval(text) }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Day {
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
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
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

/// One date, or two joined by a slash.
fn parse_interval(text: &str) -> Option<DateSpan> {
    let Some((from, to)) = text.split_once('/') else {
        return parse_single(text);
    };
    let (from, to) = (parse_single(from)?, parse_single(to)?);
    (from.first <= to.last).then_some(DateSpan {
        first: from.first,
        last: to.last,
        approximate: from.approximate || to.approximate,
        uncertain: from.uncertain || to.uncertain,
    })
}

/// A year, a month or a day, with a qualifier behind it.
fn parse_single(text: &str) -> Option<DateSpan> {
    let bare = text.trim_end_matches(['~', '?', '%']);
    let qualifier = &text[bare.len()..];
    if qualifier.len() > 2 {
        return None;
    }
    let mut parts = bare.split('-');
    let year = number(parts.next()?, 4)? as i32;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() {
        return None;
    }
    let (first, last) = match (month, day) {
        (None, _) => (Day { year, month: 1, day: 1 }, Day { year, month: 12, day: 31 }),
        (Some(month), None) => {
            let month = month? as u8;
            (Day { year, month, day: 1 }, Day { year, month, day: days_in(year, month)? })
        }
        (Some(month), Some(day)) => {
            let (month, day) = (month? as u8, day? as u8);
            let exact = Day { year, month, day };
            if !(1..=days_in(year, month)?).contains(&day) {
                return None;
            }
            (exact, exact)
        }
    };
    Some(DateSpan {
        first,
        last,
        approximate: qualifier.contains(['~', '%']),
        uncertain: qualifier.contains(['?', '%']),
    })
}

/// A number written with exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// How many days a month has, or `None` where there is no such month.
fn days_in(year: i32, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let show = |day: Day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
        let span = Date::parse(text).span.map(|span| (show(span.first), show(span.last)));
        assert_eq!(span, expected.map(|(first, last)| (first.to_owned(), last.to_owned())), "{text}");
    }

    #[test]
    fn dates_of_the_format_span_their_days() {
        check("2002", Some(("2002-01-01", "2002-12-31")));
        check("2002-02", Some(("2002-02-01", "2002-02-28")));
        check("2000-02~", Some(("2000-02-01", "2000-02-29")));
        check("2002-04-04/2002-04-05", Some(("2002-04-04", "2002-04-05")));
        check("2002-04-05?", Some(("2002-04-05", "2002-04-05")));
    }

    #[test]
    fn what_is_no_date_has_no_span() {
        for text in
            ["", "spring", "02", "2002-13", "2002-02-30", "2002-4-5", "2002-04-05/2001", "2002-01-01-01", "٢٠٠٢"]
        {
            check(text, None);
        }
    }

    #[test]
    fn every_number_is_a_day_and_back() {
        for number in (-719_468..800_000).step_by(97) {
            assert_eq!(Day::from_number(number).number(), number);
        }
        assert_eq!(Day::from_number(11_782).to_string(), "2002-04-05");
        assert_eq!(Day::from_number(11_016).to_string(), "2000-02-29");
    }

    #[test]
    fn a_range_meets_every_date_that_may_lie_in_it() {
        let day = |number| Day::from_number(number);
        let range = DateRange::between(day(9), day(5));
        let span = |first, last| DateSpan { first: day(first), last: day(last), approximate: true, uncertain: false };
        assert!(range.meets(span(1, 5)) && range.meets(span(9, 99)) && range.meets(span(1, 99)));
        assert!(!range.meets(span(1, 4)) && !range.meets(span(10, 10)));
    }

    #[test]
    fn days_are_numbered_from_1970() {
        assert_eq!(Day { year: 1970, month: 1, day: 1 }.number(), 0);
        assert_eq!(Day { year: 2002, month: 4, day: 5 }.number(), 11_782);
    }
}
