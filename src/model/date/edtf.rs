//! Reads EDTF, levels 0 and 1.
//!
//! Source: Extended Date/Time Format (EDTF) Specification, Library of Congress 2019 (ISO 8601-2:2019, annex A).
//! Invariant: what is no EDTF of these levels is `None`, never a date that is nearly right.

use super::day::{DateSpan, Day};

/// The date of a text: one side, or two that are joined by a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// A date.
    One(Point),
    /// An interval.
    Interval(Side, Side),
}

/// One side of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// `..`: it goes on, or has always been.
    Open,
    /// Nothing: not known.
    Unknown,
    /// A date.
    Point(Point),
}

/// A date with what is in doubt about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) base: Base,
    /// Marked `~` or `%`.
    pub(super) approximate: bool,
    /// Marked `?` or `%`.
    pub(super) uncertain: bool,
}

/// A date as precise as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Year(i32),
    /// `199X` and `19XX`: the first year, and how many there are.
    SomeYear(i32, i32),
    Month(i32, u8),
    /// `2004-XX`.
    SomeMonth(i32),
    /// Spring, summer, autumn or winter, from 1.
    Season(i32, u8),
    Day(Day),
    /// `2004-06-XX`.
    DayOfMonth(i32, u8),
    /// `2004-XX-XX`.
    DayOfYear(i32),
    /// A time of day, as written behind the `T`.
    Time(Day, String),
}

/// Reads a text.
pub(super) fn read(text: &str) -> Option<Expression> {
    let Some((from, to)) = text.split_once('/') else {
        return point(text).map(Expression::One);
    };
    let (from, to) = (side(from)?, side(to)?);
    let interval = match (&from, &to) {
        // No side at all says nothing.
        (Side::Open | Side::Unknown, Side::Open | Side::Unknown) => return None,
        (Side::Point(from), Side::Point(to)) if from.base.days().0 > to.base.days().1 => return None,
        _ => Expression::Interval(from, to),
    };
    Some(interval)
}

/// One side of an interval, which has no time of day.
fn side(text: &str) -> Option<Side> {
    match text {
        ".." => Some(Side::Open),
        "" => Some(Side::Unknown),
        _ => point(text).filter(|point| !matches!(point.base, Base::Time(..))).map(Side::Point),
    }
}

/// A date with at most one sign of doubt behind it.
fn point(text: &str) -> Option<Point> {
    let (bare, sign) = match text.strip_suffix(['~', '?', '%']) {
        Some(bare) => (bare, text.as_bytes().last().copied()),
        None => (text, None),
    };
    let base = base(bare)?;
    if sign.is_some() && matches!(base, Base::Time(..)) {
        return None;
    }
    let has = |wanted: u8| sign == Some(wanted) || sign == Some(b'%');
    Some(Point { base, approximate: has(b'~'), uncertain: has(b'?') })
}

/// A date without signs of doubt.
fn base(text: &str) -> Option<Base> {
    if let Some(long) = text.strip_prefix('Y') {
        return long_year(long).map(Base::Year);
    }
    if let Some((day, time)) = text.split_once('T') {
        return match base(day)? {
            Base::Day(day) if is_time(time) => Some(Base::Time(day, time.to_owned())),
            _ => None,
        };
    }
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let mut parts = digits.split('-');
    let (written, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    if written.ends_with('X') {
        return month.is_none().then(|| some_year(written, sign))?;
    }
    let year = number(written, 4)? as i32 * sign;
    // There is no year −0.
    if sign < 0 && year == 0 {
        return None;
    }
    match (month, day) {
        (None, _) => Some(Base::Year(year)),
        (Some("XX"), None) => Some(Base::SomeMonth(year)),
        (Some("XX"), Some("XX")) => Some(Base::DayOfYear(year)),
        (Some(month), None) => match number(month, 2)? as u8 {
            season @ 21..=24 => Some(Base::Season(year, season - 20)),
            month => days_in(year, month).map(|_| Base::Month(year, month)),
        },
        (Some(month), Some(day)) => {
            let month = number(month, 2)? as u8;
            let days = days_in(year, month)?;
            if day == "XX" {
                return Some(Base::DayOfMonth(year, month));
            }
            let day = number(day, 2)? as u8;
            (1..=days).contains(&day).then_some(Base::Day(Day { year, month, day }))
        }
    }
}

/// `199X` or `19XX`.
fn some_year(written: &str, sign: i32) -> Option<Base> {
    let known = written.trim_end_matches('X');
    let (digits, count) = match written.len() - known.len() {
        1 => (3, 10),
        2 => (2, 100),
        _ => return None,
    };
    let first = number(known, digits)? as i32 * count;
    Some(Base::SomeYear(if sign < 0 { -first - count + 1 } else { first }, count))
}

/// A year of five to nine digits, behind its `Y`.
fn long_year(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let fits = (5..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (fits && !digits.starts_with('0')).then(|| text.parse().ok())?
}

/// Whether a text is a time of day: `10:00`, `23:20:30`, `23:20:30Z`, `23:20:30+04:30`.
fn is_time(text: &str) -> bool {
    let (time, zone) = text.find(['Z', '+', '-']).map_or((text, ""), |at| text.split_at(at));
    let two = |text: &str, most: u32| number(text, 2).is_some_and(|number| number <= most);
    let parts: Vec<&str> = time.split(':').collect();
    let is_clock = match parts.as_slice() {
        ["24", rest @ ..] => (1..=2).contains(&rest.len()) && rest.iter().all(|part| *part == "00"),
        [hour, minute] => two(hour, 23) && two(minute, 59),
        [hour, minute, second] => two(hour, 23) && two(minute, 59) && two(second, 59),
        _ => false,
    };
    let is_zone = match zone.strip_prefix(['+', '-']) {
        Some(shift) => match shift.split_once(':') {
            Some((hours, minutes)) => two(hours, 14) && two(minutes, 59),
            None => two(shift, 14),
        },
        None => matches!(zone, "" | "Z"),
    };
    is_clock && is_zone
}

impl Expression {
    /// The days it covers.
    pub(super) fn span(&self) -> DateSpan {
        let (from, to) = match self {
            Self::One(point) => (Some(point), Some(point)),
            Self::Interval(from, to) => (from.point(), to.point()),
        };
        let is = |mark: fn(&Point) -> bool| from.into_iter().chain(to).any(mark);
        DateSpan {
            first: from.map_or(Day::EARLIEST, |point| point.base.days().0),
            last: to.map_or(Day::LATEST, |point| point.base.days().1),
            approximate: is(|point| point.approximate),
            uncertain: is(|point| point.uncertain),
        }
    }
}

impl Side {
    fn point(&self) -> Option<&Point> {
        match self {
            Self::Point(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Base {
    /// The first and the last day it may mean. Seasons are those of the north; winter goes into the next year.
    pub(super) fn days(&self) -> (Day, Day) {
        let day = |year: i32, month: u8, day: u8| Day { year, month, day };
        let end_of = |year: i32, month: u8| day(year, month, days_in(year, month).unwrap_or(28));
        match self {
            Self::Year(year) | Self::SomeMonth(year) | Self::DayOfYear(year) => (day(*year, 1, 1), day(*year, 12, 31)),
            Self::SomeYear(first, count) => (day(*first, 1, 1), day(first + count - 1, 12, 31)),
            Self::Month(year, month) | Self::DayOfMonth(year, month) => (day(*year, *month, 1), end_of(*year, *month)),
            Self::Season(year, 4) => (day(*year, 12, 1), end_of(year + 1, 2)),
            Self::Season(year, season) => (day(*year, 3 * season, 1), end_of(*year, 3 * season + 2)),
            Self::Day(day) | Self::Time(day, _) => (*day, *day),
        }
    }
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
