//! Where the time line has its ticks: at the beginnings of days, months or years, as many as there is room for.

use crate::analysis::timeline::Unit;
use crate::model::Day;

/// The steps from one tick to the next, from the smallest: a unit, how many of it, and about how many days that is.
const STEPS: [(Unit, i64, i64); 17] = [
    (Unit::Day, 1, 1),
    (Unit::Day, 2, 2),
    (Unit::Day, 7, 7),
    (Unit::Day, 14, 14),
    (Unit::Month, 1, 30),
    (Unit::Month, 2, 60),
    (Unit::Month, 3, 91),
    (Unit::Month, 6, 182),
    (Unit::Year, 1, 365),
    (Unit::Year, 2, 730),
    (Unit::Year, 5, 1_826),
    (Unit::Year, 10, 3_652),
    (Unit::Year, 20, 7_305),
    (Unit::Year, 50, 18_262),
    (Unit::Year, 100, 36_524),
    (Unit::Year, 500, 182_621),
    (Unit::Year, 1_000, 365_242),
];

/// At most about `most` ticks between two days, each with the unit that begins there.
pub(super) fn ticks(first: Day, last: Day, most: usize) -> Vec<(Day, Unit)> {
    let days = last.number() - first.number() + 1;
    let fitting = STEPS.into_iter().find(|(_, _, length)| days / length < most.max(1) as i64);
    let (unit, mut multiple, mut length) = fitting.unwrap_or(STEPS[STEPS.len() - 1]);
    while days / length > most.max(1) as i64 {
        (multiple, length) = (multiple * 10, length * 10);
    }
    let mut ticks = Vec::new();
    let mut day = unit.first_day(first);
    if unit == Unit::Year {
        // Thousands of years have too many years to look at each.
        let years = i64::from(first.year).div_euclid(multiple)..=i64::from(last.year).div_euclid(multiple);
        let begins = years.map(|year| Day { year: (year * multiple) as i32, month: 1, day: 1 });
        ticks.extend(begins.filter(|day| (first..=last).contains(day)).map(|day| (day, unit)));
        day = Day::LATEST;
    }
    while day <= last {
        let place = match unit {
            Unit::Day => day.number(),
            Unit::Month => i64::from(day.month) - 1,
            _ => i64::from(day.year),
        };
        if day >= first && place.rem_euclid(multiple) == 0 {
            ticks.push((day, if unit == Unit::Month && day.month == 1 { Unit::Year } else { unit }));
        }
        day = unit.next(day);
    }
    if ticks.is_empty() {
        // A range within one step has its first day, so that there is a date to read at all.
        ticks.push((first, Unit::Day));
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    /// Checks the ticks of the days that an EDTF interval spans.
    fn check(range: &str, most: usize, expected: &[&str]) {
        let span = Date::parse(range).span.expect("a date");
        let found: Vec<String> =
            ticks(span.first, span.last, most).into_iter().map(|(day, unit)| unit.name(day)).collect();
        assert_eq!(found, expected, "{range}");
    }

    #[test]
    fn ticks_begin_days_months_or_years_as_there_is_room() {
        check("2002-04-04/2002-04-06", 5, &["2002-04-04", "2002-04-05", "2002-04-06"]);
        check("2002-11-15/2003-02", 5, &["2002-12", "2003", "2003-02"]);
        check("2002-11-15/2003-12", 5, &["2003", "2003-04", "2003-07", "2003-10"]);
        check("1914/1945", 8, &["1915", "1920", "1925", "1930", "1935", "1940", "1945"]);
        check("2002-04-04", 0, &["2002-04-04"]);
    }

    #[test]
    fn all_of_time_has_a_handful_of_ticks() {
        check("Y-900000000/Y900000000", 3, &["0000"]);
        check("-0043/0057", 4, &["0000", "0050"]);
        check("0000/9999", 10, &["0000", "1000", "2000", "3000", "4000", "5000", "6000", "7000", "8000", "9000"]);
    }
}
