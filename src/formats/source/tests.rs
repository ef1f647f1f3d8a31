//! Outlines of whole and of broken files.

use super::*;
use crate::model::Place;

/// The outline in short: texts quoted, fields named, `!` behind what was not closed.
fn drawn(node: Node<'_>) -> String {
    let mark = if node.is_closed() { "" } else { "!" };
    let inside: Vec<String> = if node.is_fields() {
        node.fields().map(|field| format!("{}={}", field.name, drawn(field.value))).collect()
    } else if node.is_map() {
        node.entries().map(|(key, value)| format!("{}:{}", drawn(key), drawn(value))).collect()
    } else if node.items().next().is_some() || node.is_list() {
        node.items().map(drawn).collect()
    } else {
        return format!("{}{mark}", node.text().map_or(node.written().into(), |text| format!("'{text}'")));
    };
    format!("<{}>{mark}", inside.join(" "))
}

fn check(text: &str, expected: &str) {
    let source = Source::new("test.ron", text.to_owned());
    assert_eq!(source.outline().faults, [], "{text}");
    assert!(source.outline().complete);
    assert_eq!(source.root().map(drawn).unwrap_or_default(), expected, "{text}");
}

fn fault(text: &str, line: u32, column: u32, part: &str) {
    let source = Source::new("test.ron", text.to_owned());
    let faults = source.faults();
    let first = faults.first().expect("a fault");
    assert_eq!(first.place, Some(Place { line, column }), "{first:?}");
    assert!(first.message.contains(part), "{first:?}");
}

#[test]
fn values_of_every_shape_are_outlined() {
    check("(a: 1, b: [true, \"x\",], c: {\"k\": -1.5e3})", "<a=1 b=<true 'x'> c=<'k':-1.5e3>>");
    check("Dossier(a: Some(1), b: None, c: Some((d: 2)))", "<a=1 b=None c=<d=2>>");
    check("#![enable(implicit_some)]\n(format: 1)", "<format=1>");
    check("()", "<>");
    check("(1.0, 2.0)", "<1.0 2.0>");
    check("(a: 'x', b: b\"bytes\", c: '\\'', d: '\\u{1F600}')", "<a='x' b=b\"bytes\" c='\\'' d='\\u{1F600}'>");
    check("(a: inf, r#b: NaN)", "<a=inf b=NaN>");
}

#[test]
fn texts_are_read_with_their_escapes() {
    check(
        r#"["a\"b", "é\u{645}\n", r"raw\", r#]"#.replace("r#]", "r##\"say \"#no\"##]").as_str(),
        "<'a\"b' 'ém\n' 'raw\\' 'say \"#no'>".replace('m', "م").as_str(),
    );
}

#[test]
fn comments_stand_anywhere_and_nest() {
    check("// one\n( /* two /* three */ */ a // four\n : /**/ 1 /*, b: 2*/ , ) // end", "<a=1>");
}

#[test]
fn faults_have_the_place_where_they_show() {
    fault("", 1, 1, "a value is missing");
    fault("(a: 1", 1, 6, "ends too early");
    fault("(a: 1,\n b: \"x\n", 2, 5, "never closed");
    fault("(a: 1]", 1, 6, "closes nothing");
    fault("(a: 1\n b: 2)", 1, 6, "a comma is missing");
    fault("(a 1)", 1, 3, "a comma is missing");
    fault("(a: 1, b)", 1, 9, "a colon is missing");
    fault("(a: 1, 2)", 1, 8, "field name is missing");
    fault("(a: @)", 1, 5, "begins no value");
    fault("(a: 1) x", 1, 8, "more text after the end");
    fault("(a: /* x", 1, 5, "comment");
    fault("(a: 'x)", 1, 5, "single quote");
    fault("/", 1, 1, "begins no value");
    fault("(a: “x”)", 1, 5, "is no quotation mark that begins a text");
    fault("(a: r##\"x\"#)", 1, 5, "never closed");
}

/// Checks the first fault of a text, word for word.
fn told(text: &str, place: (u32, u32), message: &str, help: &str) {
    let source = Source::new("test.ron", text.to_owned());
    let faults = source.faults();
    let first = faults.first().expect("a fault");
    assert_eq!((first.message.as_str(), first.help.as_str()), (message, help), "{text}");
    assert_eq!(first.place.map(|place| (place.line, place.column)), Some(place), "{text}");
}

#[test]
fn a_quotation_mark_in_a_pasted_text_has_a_sentence_of_its_own() {
    let message = "the text ends at this quotation mark";
    let help = "Write \\\" for a quotation mark inside a text, or a comma behind this one if the text does end here";
    for (text, column) in [
        ("(a: \"He said \"no\" and left.\", b: 1)", 14),
        ("(a: \"5\" tall\", b: 1)", 7),
        ("(a: [\"the \"x\".\"])", 11),
        ("(a: \"\"No\", he said.\")", 6),
        ("(a: {\"k\": \"one \"two\" three\"})", 16),
    ] {
        told(text, (1, column), message, help);
    }
    told("(a: \"one\ntwo \"three\" four\", b: \"x\")", (2, 5), message, help);
    // A field behind a text lacks only a comma.
    fault("(a: \"x\" b: \"y\")", 1, 8, "a comma is missing");
    fault("(a: [\"x\" \"y\"])", 1, 9, "a comma is missing");
    fault("(a: \"x\ny\" b: \"y\")", 2, 3, "a comma is missing after this text");
}

#[test]
fn a_remark_that_begins_with_a_hash_is_told() {
    for (text, place) in
        [("# remark\n(a: 1)", (1, 1)), ("(a: 1,\n # remark\n b: 2)", (2, 2)), ("(a: [1,\n# x\n2])", (2, 1))]
    {
        told(text, place, "`#` begins no remark here", "Begin a remark with //");
    }
    let source = Source::new("test.ron", "# one\n# two\n(a: 1)".to_owned());
    assert_eq!((source.faults().len(), source.root().map(drawn).as_deref()), (2, Some("<a=1>")));
}

#[test]
fn a_field_name_in_quotes_is_told() {
    let (message, help) = (
        "a field name stands in quotes here, as in JSON",
        "Write fields as name: value, without quotes around the name",
    );
    told("(\"a\": 1)", (1, 2), message, help);
    told("(a: 1, \"b\": 2)", (1, 8), message, help);
}

#[test]
fn the_scan_goes_on_after_a_missing_comma() {
    let source = Source::new("test.ron", "(a: [1 2], b: 3 c: 4)".to_owned());
    assert_eq!(source.faults().len(), 2);
    assert_eq!(source.root().map(drawn).as_deref(), Some("<a=<1 2> b=3 c=4>"));
}

#[test]
fn the_scan_goes_on_behind_an_element_that_makes_no_sense() {
    let source = Source::new("test.ron", "(a: [(b: @ [1, (2)] \"x, )\", c: 2), ', 3], d 4, e: 5)".to_owned());
    let faults: Vec<usize> = source.outline().faults.iter().map(|fault| fault.at).collect();
    assert_eq!(faults, [9, 35, 44]);
    assert!(!source.outline().complete);
    assert_eq!(source.root().map(drawn).as_deref(), Some("<a=<<c=2>! 3>! e=5>!"));
}

#[test]
fn a_bracket_that_was_not_closed_is_told_once() {
    let source = Source::new("test.ron", "(a: [(b: 1, (b: 2), (b: 3)], c: 1)".to_owned());
    assert_eq!(source.outline().faults.len(), 1);
}

#[test]
fn what_was_seen_before_a_stop_is_kept() {
    let source = Source::new("test.ron", "(a: [(b: 1), (b: 2, c: \"x".to_owned());
    assert!(!source.outline().complete);
    assert_eq!(source.root().map(drawn).as_deref(), Some("<a=<<b=1> <b=2 c=\"x!>!>!>!"));
}

#[test]
fn deep_nesting_stops_at_the_limit_with_a_place() {
    for opening in ["[", "(", "{", "Some(", "(a: ", "{1: ", "[(a: {1: "] {
        let text = opening.repeat(100_000);
        let source = Source::new("test.ron", text);
        let place = source.faults().last().and_then(|fault| fault.place).expect("a fault with a place");
        assert!(source.outline().too_deep || opening == "{", "{opening}");
        assert!(place.column <= 2_000, "{opening} at {place:?}");
    }
}

#[test]
fn deep_comments_are_skipped_without_a_stack() {
    let comments = format!("({}{}format: 1)", "/*".repeat(100_000), "*/".repeat(100_000));
    check(&comments, "<format=1>");
    fault(&"/*".repeat(100_000), 1, 1, "comment");
}

#[test]
fn a_path_leads_to_a_value_or_as_near_as_it_can() {
    let source = Source::new("test.ron", "(a: [(b: 1), (b: 2)])".to_owned());
    let at = |path: &[Step<'_>]| source.along(path).map(Node::written);
    assert_eq!(at(&[Step::Field("a"), Step::Item(1), Step::Field("b")]), Some("2"));
    assert_eq!(at(&[Step::Field("a"), Step::Item(1), Step::Field("x"), Step::Item(0)]), Some("(b: 2)"));
    assert_eq!(at(&[]), Some("(a: [(b: 1), (b: 2)])"));
}

#[test]
fn every_cut_of_a_text_has_a_fault_within_it() {
    let text = "// c\n(a: Some(\"é\\\"\"), b: [r#\"x\"#, 'c', -1.5], c: {\"k\": (d: true)}) ";
    let end = text.trim_end().len();
    for cut in (0..end).filter(|cut| text.is_char_boundary(*cut)) {
        let source = Source::new("test.ron", text[..cut].to_owned());
        assert!(!source.faults().is_empty(), "{}", &text[..cut]);
    }
}

#[test]
fn an_open_raw_text_is_told_how_it_ends() {
    let help = "It began with r##\" and ends with \"##: put that in";
    told("(a: r##\"x\"#)", (1, 5), "the text that begins here is never closed", help);
}
