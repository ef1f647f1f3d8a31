//! Every fold of the format, and the map back.

use super::*;
use crate::model::{Folds, Span};

fn fold(text: &str, case: Case) -> Folded {
    Original::new(text, &[]).fold(Folding { folds: Folds::ALL, case, breaks: Breaks::Joined })
}

fn needed(quote: &str, passage: &str) -> Folds {
    needed_folds(quote, Original::new(passage, &[]), Span::new(0, passage.len()), Folding::STRICT)
}

fn check(text: &str, expected: &str) {
    assert_eq!(folded_text(text, Case::Kept), expected, "{text:?}");
}

#[test]
fn the_named_differences_and_no_others_are_folded() {
    check("", "");
    check("“Iran’s” «x» ‹y›", "\"Iran's\" \"x\" 'y'");
    check("2001–2 — a‑b −1", "2001-2 - a-b −1");
    check("-5 –5 −5 x-5 a--b", "−5 −5 −5 x-5 a-b");
    check("a\u{A0}\r\n \tb\u{2003}", "a b ");
    check("co\u{AD}operate", "cooperate");
    check("cafe\u{301}", "café");
    check("각 \u{1100}\u{1161}\u{11A8}", "각 각");
    check("x² … ... . . . ﬁ ﬀ ſ İ ‰", "x² … … … fi ff s İ ‰");
    check("zero\u{200B}width \u{202D}x", "zerowidth \u{202D}x");
    check("nego-\ntiations Hop\u{AD}\nwood 10-\n15 non-binding", "negotiations Hopwood 10- 15 non-binding");
    check("中\n国 « oui » vraiment ?", "中国 \"oui\" vraiment?");
    check("»so« sagte", "\"so\" sagte");
    check("ﻣﺼﺮ پیش كرد", "مصر پیش کرد");
    check("a ''b'' `c`", "a \"b\" 'c'");
}

#[test]
fn every_place_maps_back_to_the_original() {
    let text = "A “cafe\u{301}”\r\n—\u{AD}Ωmega";
    let folded = fold(text, Case::Kept);
    assert_eq!(folded.text, "A \"café\" -Ωmega");
    let original = |part: &str| {
        let start = folded.text.find(part).expect("the part stands in the folded text");
        folded.original(start, start + part.len()).map(|span| span.of(text))
    };
    assert_eq!(original("café"), Some("cafe\u{301}"));
    assert_eq!(original("\" -Ω"), Some("”\r\n—\u{AD}Ω"));
    assert_eq!(original("Ωmega"), Some("Ωmega"));
    assert_eq!(original("mega"), Some("mega"));
}

#[test]
fn half_of_a_letter_maps_to_nothing() {
    let folded = fold("İ", Case::Lowered);
    assert_eq!(folded.text, "i\u{307}");
    assert_eq!(folded.original(0, 1), None);
    assert_eq!(folded.original(1, 3), None);
    assert_eq!(folded.original(0, 3), Some(Span::new(0, 2)));
}

#[test]
fn only_the_folds_that_were_needed_are_named() {
    let words = |quote, passage| needed(quote, passage).words();
    assert_eq!(words("Iran's \"a\"", "Iran’s “a”"), "quotation marks");
    assert_eq!(words("a - b", "a\u{A0}– b"), "dashes, white space");
    assert_eq!(words("cafe\u{301}", "ca\u{AD}fé"), "soft hyphens, letter composition");
    // An en quad is an en space by NFC already, so either fold explains it; one is named.
    assert_eq!(words("a\u{2000}b", "a\u{2002}b"), "white space");
}
