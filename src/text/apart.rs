//! Names cut to be drawn, so that no two that differ are cut alike.
//!
//! Invariant: names that are not cut alike are cut as if each were alone.

use super::short::{LONGEST_NAME, cut, short_name, single_line};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation as _;

/// How many characters of their common beginning names keep that are told apart by what comes after it.
const HEAD: usize = 9;

/// How many characters before the first that differs are kept, so that a word is not cut in its middle.
const BEFORE: usize = 4;

/// How often names that are still alike are cut anew.
const ROUNDS: usize = 4;

/// Names as they are drawn, each with the whole name where it is cut. Names that differ are drawn differently: where their
/// beginnings are alike, what differs is kept and what is alike is left out.
#[must_use]
pub fn names_apart<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(String, Option<String>)> {
    let names: Vec<&str> = names.into_iter().collect();
    let mut short: Vec<(String, Option<String>)> = names.iter().map(|name| short_name(name)).collect();
    for round in 0..ROUNDS {
        let alike = alike(&short, &names);
        if alike.is_empty() {
            break;
        }
        for group in alike {
            let lines: Vec<String> = group.iter().map(|at| single_line(names[*at])).collect();
            let common = common_start(&lines);
            for (at, line) in group.into_iter().zip(&lines) {
                short[at].0 = cut_within(line, common, round);
            }
        }
    }
    short
}

/// The places of the cut names that are drawn alike though they differ, in groups.
fn alike(short: &[(String, Option<String>)], names: &[&str]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (name, whole)) in short.iter().enumerate() {
        if whole.is_some() {
            groups.entry(name).or_default().push(at);
        }
    }
    let differ = |group: &Vec<usize>| group.iter().any(|at| names[*at] != names[group[0]]);
    groups.into_values().filter(differ).collect()
}

/// How many characters all lines begin with.
fn common_start(lines: &[String]) -> usize {
    let Some((first, others)) = lines.split_first() else { return 0 };
    let shared = |other: &String| {
        first.graphemes(true).zip(other.graphemes(true)).take_while(|(one, another)| one == another).count()
    };
    // Of those that are equal to the first, the others decide.
    others.iter().filter(|other| *other != first).map(shared).min().unwrap_or(0)
}

/// A line without what lies between its first characters and the `common`-th; in later rounds with less of the beginning.
fn cut_within(line: &str, common: usize, round: usize) -> String {
    let head = HEAD.saturating_sub(2 * round);
    let from = common.saturating_sub(BEFORE).max(head);
    let letters: Vec<&str> = line.graphemes(true).collect();
    let begin: String = letters[..head.min(letters.len())].concat();
    let rest: String = letters[from.min(letters.len())..].concat();
    format!("{}…{}", begin.trim_end(), cut(rest.trim_start(), LONGEST_NAME - head))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_names(names: &[&str]) -> Vec<String> {
        names_apart(names.iter().copied()).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_that_begin_alike_are_told_apart_by_where_they_differ() {
        let names = cut_names(&[
            "Ministry of Foreign Affairs of Halmyra",
            "Ministry of Foreign Affairs of Norrelane",
            "Ministry of Foreign Trade and of Foreign Investment",
            "Ann",
        ]);
        assert_eq!(names[2], "Ministry of Foreign Trade a…");
        assert_eq!(names[3], "Ann");
        assert!(names[0].starts_with("Ministry…") && names[0].ends_with("Halmyra"), "{names:?}");
        assert!(names[1].ends_with("Norrelane"), "{names:?}");
    }

    #[test]
    fn whatever_names_differ_in_they_are_never_cut_alike() {
        let long = "the joint committee of the ministries ".repeat(4);
        let many: Vec<String> = (0..40).map(|number| format!("{long}{number}{long}{}", number % 7)).collect();
        let persian: Vec<String> = (0..5).map(|number| format!("{}{number}", "کمیته امور ".repeat(6))).collect();
        let all: Vec<&str> = many.iter().chain(&persian).map(String::as_str).collect();
        let mut names = cut_names(&all);
        assert!(names.iter().all(|name| name.graphemes(true).count() <= LONGEST_NAME + 1), "{names:?}");
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn equal_names_stay_equal_and_short_ones_are_left_alone() {
        let long = "A name that is far too long to be drawn whole";
        assert_eq!(
            cut_names(&[long, long, "Ann", "Ann"]),
            ["A name that is far too long…", "A name that is far too long…", "Ann", "Ann"]
        );
        assert!(cut_names(&[]).is_empty());
    }
}
