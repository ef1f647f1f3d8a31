//! Dates in words, where EDTF is not read at a glance: "the 1990s", "spring 2001", "45 BC", "from June 2004".

use super::day::Day;
use super::edtf::{Base, Expression, Point, Side};

/// The names of the months.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The names of the seasons.
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A date in words; `None` where it is read as it is written: `2002-04-05`, `2002-04~`, `2002-04-04/2002-04-05`.
pub(super) fn words(expression: &Expression) -> Option<String> {
    match expression {
        Expression::One(point) => (!is_plain(&point.base)).then(|| point_words(point)),
        Expression::Interval(Side::Point(from), Side::Point(to)) => {
            let reads_well = is_plain(&from.base) && is_plain(&to.base);
            (!reads_well).then(|| format!("{} to {}", point_words(from), point_words(to)))
        }
        Expression::Interval(Side::Point(from), Side::Unknown) => {
            Some(format!("from {}, end unknown", point_words(from)))
        }
        Expression::Interval(Side::Point(from), _) => Some(format!("from {}", point_words(from))),
        Expression::Interval(Side::Unknown, Side::Point(to)) => {
            Some(format!("until {}, beginning unknown", point_words(to)))
        }
        Expression::Interval(_, Side::Point(to)) => Some(format!("until {}", point_words(to))),
        Expression::Interval(..) => None,
    }
}

/// Whether a date is a year of four digits, alone or with month and day: it needs no other words.
fn is_plain(base: &Base) -> bool {
    matches!(base, Base::Year(_) | Base::Month(..) | Base::Day(_)) && (0..=9999).contains(&base.days().0.year)
}

/// A date with its doubts: "June 2004, approximate".
fn point_words(point: &Point) -> String {
    let doubt = match (point.approximate, point.uncertain) {
        (true, true) => " (approximate and uncertain)",
        (true, false) => " (approximate)",
        (false, true) => " (uncertain)",
        (false, false) => "",
    };
    format!("{}{doubt}", base_words(&point.base))
}

/// A date.
fn base_words(base: &Base) -> String {
    match base {
        Base::Year(year) => year_words(*year),
        Base::SomeYear(first, 10) if *first >= 0 => format!("the {first}s"),
        Base::SomeYear(first, count) if *first >= 0 => format!("{first:04}–{:04}", first + count - 1),
        Base::SomeYear(first, count) => format!("{}–{} BC", 1 - first, 2 - first - count),
        Base::Month(year, month) => month_words(*year, *month),
        Base::SomeMonth(year) => format!("a month of {}", year_words(*year)),
        Base::Season(year, season) => {
            format!("{} {}", SEASONS[usize::from(season.saturating_sub(1)).min(3)], year_words(*year))
        }
        Base::Day(day) => day_words(*day),
        Base::DayOfMonth(year, month) => format!("a day of {}", month_words(*year, *month)),
        Base::DayOfYear(year) => format!("a day of {}", year_words(*year)),
        Base::Time(day, time) => {
            let (clock, zone) = time.find(['Z', '+', '-']).map_or((time.as_str(), ""), |at| time.split_at(at));
            let zone = match zone {
                "" => String::new(),
                "Z" => " UTC".to_owned(),
                shift => format!(" UTC{shift}"),
            };
            format!("{}, {clock}{zone}", day_words(*day))
        }
    }
}

fn day_words(day: Day) -> String {
    format!("{} {}", day.day, month_words(day.year, day.month))
}

fn month_words(year: i32, month: u8) -> String {
    format!("{} {}", MONTHS[usize::from(month.saturating_sub(1)).min(11)], year_words(year))
}

/// A year; the year 0 of EDTF is 1 BC.
fn year_words(year: i32) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - i64::from(year)),
        1..1000 => format!("AD {year}"),
        _ => year.to_string(),
    }
}
