//! Counts and edges in words.

mod edge;
mod quotation;

pub use edge::{edge_ends, edge_words, shown_conflicts};
pub use quotation::in_marks;

use crate::model::{Backing, ByBacking, Conflicts};

/// "1 quote", "2 quotes".
#[must_use]
pub fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A number in groups of three digits: "80", "7,253".
#[must_use]
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut words = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// "1 quote", "2 quotes", for a noun that only takes an s.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Claims with what stands behind them: "1 claim without evidence", "2 claims, both with a verified quote", "3 claims: 1
/// with a verified quote, 2 with unverified evidence".
#[must_use]
pub fn backed_claims(counts: ByBacking<u32>) -> String {
    let total = counts.total();
    let claims = counted(total as usize, "claim");
    let some: Vec<(&'static str, u32)> =
        counts.iter().filter(|(_, n)| **n > 0).map(|(each, n)| (with(each), *n)).collect();
    match some.as_slice() {
        [] => claims,
        [(with, 1)] => format!("{claims} {with}"),
        [(with, 2)] => format!("{claims}, both {with}"),
        [(with, _)] => format!("{claims}, all {with}"),
        _ => {
            let each: Vec<String> = some.iter().map(|(with, count)| format!("{count} {with}")).collect();
            format!("{claims}: {}", each.join(", "))
        }
    }
}

/// What stands behind claims, in short: "verified quote", "no evidence", "1 of 3 with a verified quote".
#[must_use]
pub fn backing_in_short(counts: ByBacking<u32>) -> String {
    let (best, total) = (counts.best(), counts.total());
    if counts[best] == total { best.words().to_owned() } else { format!("{} of {total} {}", counts[best], with(best)) }
}

/// How the claims of an edge conflict, to stand behind what is told of them: "; conflict: said and denied"; empty where
/// they do not.
#[must_use]
pub fn conflict_words(conflicts: Conflicts) -> String {
    let ways: Vec<String> = conflicts.iter().map(|way| way.words().to_lowercase()).collect();
    if ways.is_empty() { String::new() } else { format!("; conflict: {}", ways.join("; ")) }
}

/// What a claim is told to be with.
fn with(backing: Backing) -> &'static str {
    match backing {
        Backing::Verified => "with a verified quote",
        Backing::Unverified => "with unverified evidence",
        Backing::Absent => "without evidence",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the words for so many claims with a verified quote, with unverified evidence, and without evidence.
    fn check(counts: [u32; 3], words: &str, short: &str) {
        let each = Backing::ALL.into_iter().zip(counts);
        let counts: ByBacking<u32> = each.flat_map(|(backing, count)| (0..count).map(move |_| backing)).collect();
        assert_eq!((backed_claims(counts).as_str(), backing_in_short(counts).as_str()), (words, short));
    }

    #[test]
    fn claims_are_told_with_what_stands_behind_them() {
        check([0, 0, 0], "0 claims", "no evidence");
        check([1, 0, 0], "1 claim with a verified quote", "verified quote");
        check([0, 2, 0], "2 claims, both with unverified evidence", "evidence, none verified");
        check([0, 0, 3], "3 claims, all without evidence", "no evidence");
        check(
            [1, 1, 1],
            "3 claims: 1 with a verified quote, 1 with unverified evidence, 1 without evidence",
            "1 of 3 with a verified quote",
        );
        check([0, 2, 5], "7 claims: 2 with unverified evidence, 5 without evidence", "2 of 7 with unverified evidence");
    }
}
