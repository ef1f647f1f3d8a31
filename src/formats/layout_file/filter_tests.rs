//! The filter of a view in layout files.

use super::*;
use crate::model::{Amount, Backing, Field, FieldOwner, Filter, Judged, Outcome, View};

/// Checks that a text is refused on its first line.
fn refuse(text: &str, column: u32, part: &str) {
    let problems = parse("a.layout.ron", text.as_bytes()).expect_err("a refusal");
    assert_eq!(problems[0].place.map(|place| (place.line, place.column)), Some((1, column)), "{problems:?}");
    assert!(problems[0].message.contains(part), "{problems:?}");
}

#[test]
fn what_is_filtered_is_written_only_where_it_is_used() {
    let filter = Filter {
        speakers: ["iran".to_owned()].into(),
        results: [Outcome::Case, Outcome::Missing].into(),
        only_own_words: true,
        only_verified: true,
        ..Filter::default()
    };
    let view = View { filter: filter.clone(), ..View::default() };
    let text = write(&SavedLayout { views: vec![view], ..SavedLayout::default() });
    let expected = "                without_evidence: false,
                speakers: [
                    \"iran\",
                ],
                results: [case, missing],
                only_own_words: true,
                only_verified: true,
            ),
";
    assert!(text.contains(expected), "{text}");
    let read = parse("a.layout.ron", text.as_bytes()).expect("a layout");
    assert_eq!(read.layout.views[0].filter, filter);
    let with = |filter: &str| format!("(format: 1, dossier: \"d\", views: [(name: \"v\", filter: ({filter}))])");
    refuse(&with("speaker: []"), 56, "speaker");
    refuse(&with("only_verified: 1"), 70, "");
    refuse(&with("results: [lost]"), 66, "");
    refuse(&with("judged: [lost]"), 65, "");
}

#[test]
fn what_stands_behind_the_claims_that_are_off_is_one_switch_each_and_an_old_file_reads_as_it_did() {
    let filter = |off: &[Backing]| Filter { backings: off.iter().copied().collect(), ..Filter::default() };
    let layout = |filter| SavedLayout { views: vec![View { filter, ..View::default() }], ..SavedLayout::default() };
    let written = |off: &[Backing], lines: &str| {
        let text = write(&layout(filter(off)));
        let told: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with("with")).collect();
        assert_eq!(told.join(" "), lines);
        assert_eq!(parse("a.layout.ron", text.as_bytes()).map(|read| read.layout), Ok(layout(filter(off))));
    };
    written(&[], "without_evidence: false,");
    written(&[Backing::Absent], "without_evidence: true,");
    written(&[Backing::Unverified], "without_evidence: false, with_unverified_evidence: true,");
    written(&Backing::ALL, "without_evidence: true, with_verified_quote: true, with_unverified_evidence: true,");
}

#[test]
fn numbers_are_named_by_the_smallest_of_their_class_and_values_of_a_field_stand_on_one_line() {
    let field = |owner, name: &str| Field { owner, name: name.to_owned() };
    let filter = Filter {
        degrees: [Amount::None, Amount::Five].into(),
        components: ["iran".to_owned()].into(),
        edge_documents: [Amount::One].into(),
        judged: [Judged::Wrong, Judged::Unread].into(),
        fields_off: [
            (field(FieldOwner::Claim, "confidence"), [None, Some("low".to_owned())].into()),
            (field(FieldOwner::Entity, "sector"), [Some("oil".to_owned())].into()),
        ]
        .into(),
        ..Filter::default()
    };
    let view = View { filter: filter.clone(), ..View::default() };
    let text = write(&SavedLayout { views: vec![view], ..SavedLayout::default() });
    for line in [
        "neighbours: [0, 5],",
        "edge_documents: [1],",
        "judged: [wrong, unread],",
        "(of: claim, name: \"confidence\", values: [\"low\"], without: true),",
        "(of: entity, name: \"sector\", values: [\"oil\"]),",
    ] {
        assert!(text.lines().any(|written| written.trim() == line), "{line}: {text}");
    }
    assert!(!text.contains("edge_quotes"), "{text}");
    assert_eq!(parse("a.layout.ron", text.as_bytes()).expect("a layout").layout.views[0].filter, filter);
}
