//! Dates as people write them: what is EDTF of levels 0 and 1, and what is not.

use super::*;

/// Checks the days that a date covers, an open end as `..`, with `~` and `?` behind them; empty where it is none.
fn check(text: &str, expected: &str) {
    let end = |day: Day| match day {
        Day::EARLIEST | Day::LATEST => "..".to_owned(),
        day => day.to_string(),
    };
    let told = Date::parse(text).span.map_or_else(String::new, |span| {
        let marks = [(span.approximate, "~"), (span.uncertain, "?")];
        let marks: String = marks.into_iter().filter(|(is_set, _)| *is_set).map(|(_, mark)| mark).collect();
        format!("{}/{}{marks}", end(span.first), end(span.last))
    });
    assert_eq!(told, expected, "{text}");
}

#[test]
fn dates_of_level_0_span_their_days() {
    check("2002", "2002-01-01/2002-12-31");
    check("2002-02", "2002-02-01/2002-02-28");
    check("2002-04-05", "2002-04-05/2002-04-05");
    check("0000", "0000-01-01/0000-12-31");
    check("2002-04-04/2002-04-05", "2002-04-04/2002-04-05");
    check("1964/2008", "1964-01-01/2008-12-31");
    check("2004-02-01/2005-02", "2004-02-01/2005-02-28");
    check("2004-06-11T10:00", "2004-06-11/2004-06-11");
    for time in ["23:20:30", "23:20:30Z", "23:20:30-04", "23:20:30+04:30", "24:00:00"] {
        check(&format!("1985-04-12T{time}"), "1985-04-12/1985-04-12");
    }
}

#[test]
fn dates_of_level_1_span_all_that_they_may_mean() {
    check("2000-02~", "2000-02-01/2000-02-29~");
    check("2002-04-05?", "2002-04-05/2002-04-05?");
    check("2004-06%", "2004-06-01/2004-06-30~?");
    check("2004-06/..", "2004-06-01/..");
    check("2004/", "2004-01-01/..");
    check("../2004", "../2004-12-31");
    check("/2004-06-11", "../2004-06-11");
    check("1984?/2004%", "1984-01-01/2004-12-31~?");
    check("1984~/..", "1984-01-01/..~");
    check("199X", "1990-01-01/1999-12-31");
    check("11XX", "1100-01-01/1199-12-31");
    check("2004-XX", "2004-01-01/2004-12-31");
    check("2004-06-XX", "2004-06-01/2004-06-30");
    check("2004-XX-XX", "2004-01-01/2004-12-31");
    check("199X~", "1990-01-01/1999-12-31~");
    check("2001-21", "2001-03-01/2001-05-31");
    check("2001-22", "2001-06-01/2001-08-31");
    check("2001-23", "2001-09-01/2001-11-30");
    check("2003-24", "2003-12-01/2004-02-29");
    check("2001-21?", "2001-03-01/2001-05-31?");
    check("-0044", "-0044-01-01/-0044-12-31");
    check("-0044-03-15", "-0044-03-15/-0044-03-15");
    check("-0052/-0044", "-0052-01-01/-0044-12-31");
    check("-004X", "-0049-01-01/-0040-12-31");
    check("Y17000", "17000-01-01/17000-12-31");
    check("Y-170000", "-170000-01-01/-170000-12-31");
}

#[test]
fn what_is_no_date_of_these_levels_has_no_span() {
    for text in [
        "",
        "spring",
        "02",
        "2002-13",
        "2002-02-30",
        "2002-4-5",
        "2002-04-05/2001",
        "2002-01-01-01",
        "٢٠٠٢",
        "2004%%",
        "2004?~",
        "2004~?",
        "~2004",
        "2004-06~-11",
        "?2004-06",
        "20X4",
        "2XXX",
        "XXXX",
        "X",
        "2004-X1",
        "2004-XX-11",
        "2004-06-1X",
        "199X-06",
        "2001-20",
        "2001-25",
        "2001-21-01",
        "-0000",
        "-44",
        "--0044",
        "2004-",
        "2004-06-",
        "/",
        "..",
        "../..",
        "/..",
        "../",
        "2004/..?",
        "2004//2005",
        "2004/2005/2006",
        "2004-06-11T",
        "2004-06-11T10",
        "2004-06-11T25:00",
        "2004-06-11T10:60",
        "2004-06-11T10:00x",
        "2004-06T10:00",
        "2004-06-11T10:00~",
        "2004-06-11T10:00/2004-06-12",
        "Y2004",
        "Y012345",
        "Y1234567890",
        "1125/26",
        "2004 ",
        " 2004",
        "2004.06",
        "1.4.2004",
        "April 2002",
        "2004-06-11 10:00",
    ] {
        check(text, "");
        assert_eq!(Date::parse(text).words(), text, "what is no date is shown as it is written");
    }
}

#[test]
fn new_forms_are_told_in_words_and_old_ones_as_written() {
    for (text, expected) in [
        ("199X", "the 1990s"),
        ("200X?", "the 2000s (uncertain)"),
        ("11XX", "1100–1199"),
        ("2001-21", "spring 2001"),
        ("2001-24~", "winter 2001 (approximate)"),
        // EDTF counts a year 0, which is 1 BC.
        ("-0043", "44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-004X", "50–41 BC"),
        ("2004-06/..", "from June 2004"),
        ("2004/", "from 2004, end unknown"),
        ("../2004-06-11", "until 11 June 2004"),
        ("/2004", "until 2004, beginning unknown"),
        ("2004~/..", "from 2004 (approximate)"),
        ("2004-06-XX", "a day of June 2004"),
        ("2004-XX", "a month of 2004"),
        ("2004-XX-XX", "a day of 2004"),
        ("199X/2004-06", "the 1990s to June 2004"),
        ("2004-06-11T10:00", "11 June 2004, 10:00"),
        ("2004-06-11T10:00:00Z", "11 June 2004, 10:00:00 UTC"),
        ("2004-06-11T10:00+04:30", "11 June 2004, 10:00 UTC+04:30"),
        ("-0043/0014", "44 BC to AD 14"),
        ("Y17000", "17000"),
        ("2002", "2002"),
        ("2002-04~", "2002-04~"),
        ("2002-04-04/2002-04-05", "2002-04-04/2002-04-05"),
    ] {
        assert_eq!(Date::parse(text).words(), expected, "{text}");
    }
}

#[test]
fn every_number_is_a_day_and_back() {
    for number in (-719_468..800_000).step_by(97) {
        assert_eq!(Day::from_number(number).number(), number);
    }
    assert_eq!(Day::from_number(11_782).to_string(), "2002-04-05");
    assert_eq!(Day::from_number(11_016).to_string(), "2000-02-29");
    for day in [Day::EARLIEST, Day::LATEST, Day { year: -44, month: 3, day: 15 }] {
        assert_eq!(Day::from_number(day.number()), day);
    }
}

#[test]
fn a_range_meets_every_date_that_may_lie_in_it() {
    let day = |number| Day::from_number(number);
    let range = DateRange::between(day(9), day(5));
    let span = |first, last| DateSpan { first: day(first), last: day(last), approximate: true, uncertain: false };
    assert!(range.meets(span(1, 5)) && range.meets(span(9, 99)) && range.meets(span(1, 99)));
    assert!(!range.meets(span(1, 4)) && !range.meets(span(10, 10)));
    let year = Date::parse("2004").span.expect("a date").within((Day::EARLIEST, Day::LATEST));
    let meets = |text: &str| year.meets(Date::parse(text).span.expect("a date"));
    assert!(meets("2001/..") && meets("../2004-01-01") && meets("200X") && meets("2003-24"));
    assert!(!meets("2005/") && !meets("../2003") && !meets("199X"));
}

#[test]
fn days_are_numbered_from_1970() {
    assert_eq!(Day { year: 1970, month: 1, day: 1 }.number(), 0);
    assert_eq!(Day { year: 2002, month: 4, day: 5 }.number(), 11_782);
}

#[test]
fn a_span_is_told_in_days_and_cut_to_a_range() {
    let span = |text: &str| Date::parse(text).span.expect("a date");
    for (text, expected) in [
        ("2004-06-11", "2004-06-11"),
        ("2004-06", "some time from 2004-06-01 to 2004-06-30"),
        ("2004-06/..", "from 2004-06-01 on"),
        ("../2004", "until 2004-12-31"),
    ] {
        assert_eq!(span(text).words(), expected);
    }
    let years = (span("2001").first, span("2005").last);
    assert_eq!(span("2004-06/..").within(years).to_string(), "2004-06-01/2005-12-31");
}
