//! Layout files: what they keep, and their problems.

mod random;

use super::*;
use crate::model::{Position, QuoteKey, QuoteMark, RelationKey, SavedShown, Verdict, View};
use random::Random;

/// Equality tells -0 from 0 only by its bits.
fn bits(layout: &SavedLayout) -> Vec<u32> {
    let positions = layout.views.iter().flat_map(|view| view.positions.values());
    positions.flat_map(|position| [position.x.to_bits(), position.y.to_bits()]).collect()
}

fn refuse(text: &str, line: u32, column: u32, part: &str) {
    let problems = parse("a.layout.ron", text.as_bytes()).expect_err("a refusal");
    let place = problems[0].place.map(|place| (place.line, place.column));
    assert_eq!(place, Some((line, column)), "{problems:?}");
    assert!(problems[0].message.contains(part), "{problems:?}");
}

/// The layout of a text that is read with one warning.
fn warn(text: &str, line: u32, column: u32, message: &str) -> SavedLayout {
    let Read { layout, warnings } = parse("a.layout.ron", text.as_bytes()).expect("a layout");
    let told: Vec<_> = warnings.iter().map(|warning| (warning.severity, warning.message.as_str())).collect();
    assert_eq!(told, [(Severity::Warning, message)]);
    assert_eq!(warnings[0].place.map(|place| (place.line, place.column)), Some((line, column)), "{warnings:?}");
    layout
}

#[test]
fn any_layout_reads_back_to_the_bit_and_writes_the_same_bytes_again() {
    for seed in 0..2_000 {
        let layout = Random(seed).layout();
        let text = write(&layout);
        let read = parse("a.layout.ron", text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        assert_eq!((&read.layout, read.warnings.as_slice()), (&layout, [].as_slice()), "{text}");
        assert_eq!(bits(&read.layout), bits(&layout));
        assert_eq!(write(&read.layout), text);
    }
}

#[test]
fn a_layout_is_one_entity_a_line() {
    let view = View {
        name: "View 1".to_owned(),
        positions: [("iran".to_owned(), Position::new(12.5, -3.25)), ("a\nb".to_owned(), Position::new(0.0, 1e-7))]
            .into(),
        pins: ["iran".to_owned()].into(),
        ..View::default()
    };
    let layout = SavedLayout {
        dossier: "a.ron".to_owned(),
        dossier_hash: "00".to_owned(),
        quote_rules: 2,
        views: vec![view],
        shown: 0,
        corrections: Vec::new(),
        marks: crate::model::Marks::new(),
    };
    let expected = r#"(
    format: 1,
    dossier: "a.ron",
    dossier_hash: "00",
    quote_rules: 2,
    views: [
        (
            name: "View 1",
            seed: 0,
            filter: (
                entity_kinds: [
                ],
                statuses: [],
                relation_kinds: [
                ],
                without_evidence: false,
            ),
            positions: {
                "a\nb": (0.0, 1e-7),
                "iran": (12.5, -3.25),
            },
            pins: [
                "iran",
            ],
            hidden: [
            ],
        ),
    ],
)
"#;
    assert_eq!(write(&layout), expected);
}

#[test]
fn options_are_written_only_where_they_are_not_as_usual_and_an_old_file_reads_as_usual() {
    let view = |balance, spacing| View { name: "v".to_owned(), balance, spacing, aspect: spacing, ..View::default() };
    let layout = |view| SavedLayout { dossier: "d".to_owned(), views: vec![view], ..SavedLayout::default() };
    let usual = write(&layout(view(None, None)));
    assert!(!["balance", "spacing", "aspect"].iter().any(|name| usual.contains(name)), "{usual}");
    assert_eq!(parse("a.layout.ron", usual.as_bytes()).map(|read| read.layout.views[0].balance), Ok(None));
    let tuned = write(&layout(view(Some(0.75), Some(2.0))));
    let expected =
        "            balance: Some(0.75),\n            spacing: Some(2.0),\n            aspect: Some(2.0),\n";
    assert!(tuned.contains(expected), "{tuned}");
    let plain = tuned.replace("Some(0.75)", "0.75").replace("Some(2.0)", "2");
    assert_eq!(
        parse("a.layout.ron", plain.as_bytes()).map(|read| read.layout),
        Ok(layout(view(Some(0.75), Some(2.0))))
    );
    let broken = write(&layout(view(Some(f32::NAN), Some(-1.0))));
    assert_eq!(broken, usual);
}

#[test]
fn a_mark_is_one_line_and_its_words_are_told() {
    let relation = RelationKey::Id("r1".to_owned());
    let key = QuoteKey { relation, document: "d".to_owned(), quote: Some("yes".to_owned()), place: 0 };
    let mark = QuoteMark { verdict: Some(Verdict::Wrong(crate::model::Fault::Status)), note: Some("no".to_owned()) };
    let views = vec![View::default()];
    let text = write(&SavedLayout { views, marks: [(key, mark)].into(), ..SavedLayout::default() });
    let expected = "    marks: [
        (quote: (relation: (id: Some(\"r1\")), document: \"d\", text: Some(\"yes\")), verdict: \
                    Some(Wrong(Status)), note: Some(\"no\")),
    ],
)
";
    assert!(text.ends_with(expected), "{text}");
    let with = |mark: &str| {
        let quote = "quote: (relation: (id: \"r\"), document: \"d\")";
        format!("(format: 1, dossier: \"d\", views: [(name: \"v\")],\nmarks: [({quote}, {mark})])")
    };
    assert!(parse("a.layout.ron", with("verdict: Confirmed").as_bytes()).is_ok());
    refuse(&with("verdict: Right"), 2, 64, "Right");
    refuse(&with("verdit: Unsure"), 2, 55, "verdit");
}

#[test]
fn changing_one_entity_touches_three_lines_at_most() {
    let mut layout = Random(7).layout();
    layout.views[0].positions.insert("one".to_owned(), Position::new(1.0, 2.0));
    let before = write(&layout);
    layout.views[0].positions.insert("one".to_owned(), Position::new(3.0, 4.0));
    layout.views[0].pins.insert("one".to_owned());
    let after = write(&layout);
    let gone = before.lines().filter(|line| !after.contains(line)).count();
    let come = after.lines().filter(|line| !before.contains(line)).count();
    assert!((1..=3).contains(&(gone + come)), "{gone} lines gone, {come} come");
}

#[test]
fn what_is_no_finite_number_is_neither_written_nor_read() {
    let mut layout = Random(3).layout();
    layout.views[0].positions.insert("bad".to_owned(), Position::new(f32::NAN, 0.0));
    assert!(!write(&layout).contains("bad"));
    let with = |position: &str| {
        format!("(format: 1, dossier: \"d\", views: [(name: \"v\", positions: {{\n\"a\": {position}}})])")
    };
    let message = "the position of \"a\" is no finite number; it is placed anew";
    for (position, column) in [("(NaN, 0.0)", 7), ("(0.0, -inf)", 12), ("(0.0, 1e39)", 12)] {
        let read = warn(&with(&format!("{position}, \"b\": (5.0, 5.0)")), 2, column, message);
        assert_eq!(read.views[0].positions.keys().collect::<Vec<_>>(), ["b"], "{position}");
    }
    refuse(&with("(0.0, 1.0), \"a\": (1.0, 1.0)"), 2, 18, "two positions");
}

#[test]
fn what_stands_too_far_away_is_left_out_with_a_warning() {
    for far in ["1e38", "-1e9", "1e7", "4000001"] {
        let text = format!(
            "(format: 1, dossier: \"d\", views: [(name: \"v\", positions: {{\"a\": (1.0, {far}), \"b\": (1.0, 2.0)}}, \
             camera: (center: (0.0, {far}), zoom: 1.0))])"
        );
        let Read { layout, warnings } = parse("a.layout.ron", text.as_bytes()).expect("a layout");
        assert_eq!(layout.views[0].positions.keys().collect::<Vec<_>>(), ["b"], "{far}");
        assert_eq!(layout.views[0].camera, None, "{far}");
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        assert!(warnings.iter().all(|warning| warning.severity == Severity::Warning && warning.place.is_some()));
        assert!(warnings[0].message.contains("\"a\" is too far away"), "{warnings:?}");
    }
    let mut layout = Random(3).layout();
    layout.views[0].positions.insert("far".to_owned(), Position::new(1e9, 0.0));
    assert!(!write(&layout).contains("far"));
}

#[test]
fn a_number_or_date_that_cannot_be_used_is_left_out_with_a_warning() {
    let with = |field: &str| format!("(format: 1, dossier: \"d\", views: [(name: \"v\", {field})])");
    for (dial, column, message) in [
        ("balance: 1.5", 56, "the balance needs a number from 0 to 1; it is as usual instead"),
        ("balance: Some(NaN)", 61, "the balance needs a number from 0 to 1; it is as usual instead"),
        ("spacing: -1", 56, "the spacing needs a finite number above 0; it is as usual instead"),
        ("spacing: inf", 56, "the spacing needs a finite number above 0; it is as usual instead"),
        ("aspect: 0", 55, "the aspect needs a finite number above 0; it is as usual instead"),
    ] {
        let view = warn(&with(dial), 1, column, message).views.remove(0);
        assert_eq!((view.balance, view.spacing, view.aspect), (None, None, None), "{dial}");
    }
    let message = "the camera needs finite numbers, and a zoom above 0; the whole network is shown instead";
    for (camera, column) in [("(center: (0, 0), zoom: 0)", 78), ("(center: (0, NaN), zoom: 1)", 68)] {
        let view = warn(&with(&format!("camera: {camera}")), 1, column, message).views.remove(0);
        assert_eq!(view.camera, None, "{camera}");
    }
    let message = "the filter's dates are no two days in order; claims of all dates are shown instead";
    for dates in ["(\"2002-04-05\", \"2002-04-04\")", "(\"2002-04\", \"2002-05\")"] {
        let view = warn(&with(&format!("filter: (dates: {dates})")), 1, 63, message).views.remove(0);
        assert_eq!(view.filter.dates, None, "{dates}");
    }
}

#[test]
fn what_is_no_layout_of_this_format_is_refused_with_a_place() {
    refuse("", 1, 1, "empty");
    refuse("(format: 2, views: {})", 1, 10, "format 2");
    refuse("(format: 1, title: \"x\", entities: [])", 1, 1, "this is a dossier");
    refuse("(dossier: \"d\", views: [])", 1, 1, "does not name its format");
    refuse("(format: 1, dossier: \"d\", views: [])", 1, 1, "no layout");
    refuse("(format: 1, dossier: \"d\", views: [(name: \"v\", sead: 1)])", 1, 47, "sead");
    refuse(&"[".repeat(100_000), 1, 129, "nested");
}

#[test]
fn every_cut_of_a_layout_is_refused_with_a_place() {
    let text = write(&Random(11).layout());
    for cut in 0..text.trim_end().len() {
        let problems = parse("a.layout.ron", &text.as_bytes()[..cut]).expect_err("a refusal");
        assert!(problems.iter().all(|problem| problem.place.is_some()), "cut at {cut}");
    }
}

#[test]
fn what_is_shown_is_kept_and_everything_is_not_written_down() {
    let layout = |shown| SavedLayout { views: vec![View { shown, ..View::default() }], ..SavedLayout::default() };
    assert!(!write(&layout(SavedShown::Everything)).contains("shown"));
    assert!(write(&layout(SavedShown::Claimed)).contains("shown: Claimed,"));
    let text = "(format: 1, dossier: \"d.ron\", views: [(name: \"v\", shown: Part(of: \"Iran\", entities: [\"iran\"], \
                claims: Some([(id: Some(\"r1\"))])))])";
    let read = parse("a.layout.ron", text.as_bytes()).expect("a layout").layout;
    let shown = SavedShown::Part {
        words: "Iran".to_owned(),
        entities: ["iran".to_owned()].into(),
        claims: Some([RelationKey::Id("r1".to_owned())].into()),
    };
    assert_eq!(read.views[0].shown, shown);
    refuse("(format: 1, dossier: \"d\", views: [(name: \"v\", shown: Half)])", 1, 54, "Half");
}
