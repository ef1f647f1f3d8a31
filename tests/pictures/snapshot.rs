//! Texts kept beside the tests, and how a test compares with them.

use crate::support::repository;
use std::fs;

/// The most differing lines that a failing test prints.
const MOST_PRINTED: usize = 60;

/// Compares `text` with `tests/pictures/NAME.txt`. With `SAYSO_RENEW=1` the file is written instead.
///
/// # Panics
/// Where they differ, with the lines that do.
pub(super) fn check(name: &str, text: &str) {
    let path = repository().join("tests/pictures").join(name).with_extension("txt");
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if kept == text {
        return;
    }
    let renews = std::env::var_os("SAYSO_RENEW").is_some_and(|value| value == "1");
    assert!(
        renews,
        "the picture is not that of tests/pictures/{name}.txt (- kept, + drawn now); if that is meant, look at every \
         line and renew the file with SAYSO_RENEW=1:\n{}",
        differences(&kept, text)
    );
    fs::write(&path, text).expect("the snapshot can be written");
}

/// The lines that only one of two texts has, in order: a longest common subsequence stays unsaid.
fn differences(kept: &str, drawn: &str) -> String {
    let (kept, drawn): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), drawn.lines().collect());
    // For every pair of places, how many lines the rest of both texts has in common.
    let mut common = vec![vec![0_u32; drawn.len() + 1]; kept.len() + 1];
    for at in (0..kept.len()).rev() {
        for other in (0..drawn.len()).rev() {
            common[at][other] = if kept[at] == drawn[other] {
                common[at + 1][other + 1] + 1
            } else {
                common[at + 1][other].max(common[at][other + 1])
            };
        }
    }
    let (mut at, mut other) = (0, 0);
    let mut lines = Vec::new();
    while at < kept.len() || other < drawn.len() {
        if at < kept.len() && other < drawn.len() && kept[at] == drawn[other] {
            at += 1;
            other += 1;
        } else if other >= drawn.len() || at < kept.len() && common[at + 1][other] >= common[at][other + 1] {
            lines.push(format!("{:>4} - {}", at + 1, kept[at]));
            at += 1;
        } else {
            lines.push(format!("{:>4} + {}", other + 1, drawn[other]));
            other += 1;
        }
    }
    let more = lines.len().saturating_sub(MOST_PRINTED);
    lines.truncate(MOST_PRINTED);
    let end = if more > 0 { format!("\nand {more} more lines\n") } else { "\n".to_owned() };
    lines.join("\n") + &end
}

#[test]
fn only_lines_that_differ_are_printed() {
    assert_eq!(differences("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n"), "   2 - b\n   2 + B\n   5 + e\n");
    let printed = differences("", &"x\n".repeat(70));
    assert_eq!(printed.lines().count(), MOST_PRINTED + 1, "{printed}");
}
