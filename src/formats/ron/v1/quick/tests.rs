//! The quick reader beside the whole one.

use super::*;
use crate::formats::ron::v1::{read_quickly, understand};
use crate::formats::ron::{TEMPLATE, Unread, sort};
use crate::model::{Problem, Problems, Severity};

fn no_files(_: &str) -> Result<Vec<u8>, Unread> {
    Err(Unread::Unreadable("there are no files here".to_owned()))
}

/// What the quick reader makes of a text, if it takes it, with all that it tells, in order.
fn quickly(text: &str) -> Option<(Dossier, Vec<Problem>)> {
    let source = Source::decoded("test.ron", text.as_bytes().into()).ok()?;
    let mut problems = Problems::limited_to(usize::MAX);
    let (dossier, elements) = read_quickly(&source, &mut no_files, &mut problems)?;
    let source = source.with_elements(elements);
    assert_eq!(source.elements("relations").map(<[u32]>::len), Some(dossier.relations.len()));
    Some((dossier, problems.sorted().iter().cloned().collect()))
}

/// What the whole reader makes of it.
fn wholly(text: &str) -> (Option<Dossier>, Vec<Problem>) {
    let source = Source::new("test.ron", text.to_owned());
    let mut problems = Vec::new();
    let root = source.root().expect("a value");
    let (dossier, _) = understand(&source, root, &mut no_files, &mut problems);
    sort(&mut problems);
    (dossier, problems)
}

/// Checks that both readers make the same of a text, and whether the quick one takes it.
fn check(text: &str, is_taken: bool) {
    let quick = quickly(text);
    assert_eq!(quick.is_some(), is_taken, "{text}");
    if let Some((dossier, problems)) = quick {
        assert_eq!((Some(dossier), problems), wholly(text), "{text}");
    }
}

/// A dossier with most of what is worth a warning or a note.
const ODD: &str = r##"(
    format: 1, // a remark
    kinds: [(name: "owns", inverse: "is owned by", opposes: ["sells", "nothing"]), (name: "owns"), (name: "k", symmetric: true)],
    documents: [
        (id: "d", title: "T\u{200B}", date: "April", language: "german", text: "Ann met Bob.\nAnn \"left\"."),
        (id: "e", title: r#"A "raw" title"#),
        (id: "f", title: "F", text: " "),
        (id: "g", title: "G", file: "g.txt", grade: B, fields: {"a": "b", "b": "c"}),
    ],
    entities: [
        (id: "a", kind: "person", name: "Ann", aliases: ["A\nnn", "Ann Lee"], match_name: false, note: None),
        (id: "b", kind: "person", name: "Jos\u{e9}", links: {"w": "Q1"}),
        (id: "c", kind: "person", name: "Jose\u{301}", mentions: [(doc: "d", text: "Bob", within: "met Bob")]),
    ],
    relations: [
        (from: "a", kind: "met", to: "b"),
        (id: "r", from: "a", kind: "sells", to: "c", status: Denied, by: "a", hedge: "may", date: "2001-13",
         evidence: [(doc: "d", quote: "Ann met Bob", prefix: "", suffix: "."), (doc: "d", quote: "Ann met Bob", suffix: ".", prefix: "")]),
        (from: "a", kind: "met", to: "b", status: Asserted),
        (from: "a", kind: "m\tet", to: "b", evidence: [(doc: "e"), (doc: "d", passage: "Ann … Bob", note: "n")]),
        (from: "a", kind: "m\tet", to: "b", evidence: [(doc: "e")]),
    ],
    imported: (tool: "t", files: [(name: "n", sha256: "12")], date: "never"),
    title: "Odd",
)
"##;

#[test]
fn both_readers_make_the_same_of_a_dossier_and_tell_the_same_of_it() {
    let (_, problems) = quickly(ODD).expect("it is taken");
    assert!(problems.iter().filter(|problem| problem.severity == Severity::Warning).count() > 8, "{problems:#?}");
    assert!(problems.iter().filter(|problem| problem.severity == Severity::Note).count() > 4, "{problems:#?}");
    check(ODD, true);
    check(TEMPLATE, true);
    check("(format: 1, title: \"t\")", true);
    check("(format: 1, title: None, entities: [])", true);
}

#[test]
fn what_is_rare_or_wrong_is_left_to_the_whole_reader() {
    for text in [
        "(format: 1)",
        "(format: 2, title: \"t\")",
        "(format: 1, title: \"t\", title: \"t\")",
        "(format: 1, title: Some(\"t\"))",
        "Dossier(format: 1, title: \"t\")",
        "(format: 1, title: \"t\") more",
        "(format: 1, title: \"\\x41\")",
        "(format: 1, /* a */ title: \"t\")",
        "(format: 1, entities: [(id: \"a\", kind: \"k\")])",
        "(format: 1, entities: [(id: \"a\", kind: \"k\", name: \" \")])",
        "(format: 1, entities: [(id: \"a\", kind: \"k\", name: \"A\"), (id: \"a\", kind: \"k\", name: \"B\")])",
        "(format: 1, entities: [(id: \"a\", kind: \"k\", name: \"A\", fields: {\"a\": \"b\", \"a\": \"c\"})])",
        "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a\", text: \"b\")])",
        "(format: 1, relations: [(from: \"a\", kind: \"k\", to: \"a\")])",
        "(format: 1, kinds: [(name: \"k\", opposes: [\"k\"])])",
        "(format: 1, kinds: [(nam: \"k\")], title: \"t\")",
    ] {
        check(text, false);
    }
}

#[test]
fn of_damaged_dossiers_both_make_the_same() {
    const MARKS: [&str; 14] = ["(", ")", "[", "]", "\"", "\\", ",", ":", " ", "None", "//", "\\u{41}", "r\"x\"", "\n"];
    let mut state = 7_u64;
    let mut random = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    let mut taken = 0;
    for _ in 0..3_000 {
        let mut text: Vec<char> = ODD.chars().collect();
        let at = random(text.len());
        match random(3) {
            0 => drop(text.remove(at)),
            1 => drop(text.splice(at..at, MARKS[random(MARKS.len())].chars())),
            _ => text.swap(at, at + usize::from(at + 1 < ODD.chars().count())),
        }
        let text: String = text.into_iter().collect();
        if let Some((dossier, problems)) = quickly(&text) {
            taken += 1;
            assert_eq!((Some(dossier), problems), wholly(&text), "{text}");
        }
    }
    assert!((500..2_900).contains(&taken), "{taken} of 3,000 were taken");
}
