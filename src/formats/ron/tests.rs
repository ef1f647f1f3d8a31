//! Dossiers as they are written, and the problems of faulty ones.

use super::*;
use crate::model::{DocumentIndex, EntityIndex, Faults, Found, Place, Span, Status, Verification};

fn no_files(_: &str) -> Result<Vec<u8>, Unread> {
    Err(Unread::Unreadable("there are no files here".to_owned()))
}

fn parsed(text: &str) -> Parsed {
    parse("test.ron", text.as_bytes(), &mut no_files)
}

/// The problems of `text` as `severity line:column message`; each is checked for its place and caret.
fn told(text: &str) -> Vec<String> {
    let parsed = parsed(text);
    let has_error = parsed.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(parsed.dossier.is_none(), has_error, "an error stops the loading, and nothing else does: {text}");
    parsed.problems.iter().map(line_of).collect()
}

fn line_of(problem: &Problem) -> String {
    let place = problem.place.expect("every problem has a place");
    assert!(problem.caret as usize <= problem.excerpt.chars().count(), "{problem:?}");
    format!("{} {}:{} {}", problem.severity.word(), place.line, place.column, problem.message)
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

const SMALL: &str = r##"(
    format: 1,
    title: "Kharrazi \u{645} in \"Moscow\"",
    kinds: [(name: "met with", symmetric: true)],
    documents: [
        (id: "d", title: r#"A "raw" title"#, date: "2002-04", text: "Ivanov met Kharrazi.\nHe left.", grade: B),
    ],
    entities: [
        (id: "ivanov", kind: "person", name: "Ivanov", mentions: [(doc: "d", text: "He")], links: {"w": "Q1"}),
        (id: "خرازی", kind: "person", name: "خرازی", aliases: ["Kharrazi"]), // a comment
    ],
    relations: [
        (from: "ivanov", kind: "met with", to: "خرازی", status: Denied, by: "ivanov", hedge: "may", date: "2002",
         evidence: [(doc: "d", quote: "Ivanov met Kharrazi.", prefix: "", suffix: "\nHe")]),
    ],
)
"##;

#[test]
fn a_dossier_reads_field_by_field() {
    let parsed = parsed(SMALL);
    assert_eq!(parsed.problems, []);
    let dossier = parsed.dossier.expect("a dossier");
    assert_eq!(dossier.title.as_deref(), Some("Kharrazi م in \"Moscow\""));
    assert_eq!(dossier.documents[0].title, "A \"raw\" title");
    assert_eq!(dossier.documents[0].text.as_deref(), Some("Ivanov met Kharrazi.\nHe left."));
    assert_eq!(dossier.entities[0].mentions[0].document, DocumentIndex(0));
    assert_eq!(dossier.entities[0].links["w"], "Q1");
    assert!(dossier.entities[1].match_name);
    let relation = &dossier.relations[0];
    assert_eq!((relation.from, relation.to, relation.by), (EntityIndex(0), EntityIndex(1), Some(EntityIndex(0))));
    assert_eq!(relation.status, Status::Denied);
    assert_eq!(relation.evidence[0].suffix.as_deref(), Some("\nHe"));
    assert!(dossier.kinds[0].symmetric);
}

#[test]
fn a_dossier_in_any_encoding_and_line_ends_reads_the_same() {
    let expected = parsed(SMALL).dossier;
    assert!(expected.is_some());
    let utf16 = |bytes_of: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(SMALL.encode_utf16()).flat_map(bytes_of).collect()
    };
    for bytes in [
        format!("\u{FEFF}{SMALL}").into_bytes(),
        SMALL.replace('\n', "\r\n").into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ] {
        let read = parse("test.ron", &bytes, &mut no_files);
        assert_eq!((read.dossier, read.problems), (expected.clone(), vec![]));
    }
}

#[test]
fn a_file_with_nothing_in_it_says_so() {
    for text in ["", "\u{FEFF}", "  \n\n"] {
        check(text, &["error 1:1 the file is empty"]);
    }
    check("// nothing\n/* here */", &["error 1:1 the file holds only comments"]);
    check("/* never closed", &["error 1:1 the comment that begins here is never closed"]);
}

#[test]
fn a_dossier_may_hold_nothing_but_its_format() {
    check("(format: 1)", &[]);
    check("(format: 1,)", &[]);
    check("Dossier(format: 1, title: None, documents: [])", &[]);
}

#[test]
fn the_format_is_judged_before_the_rest() {
    check(
        "(format: 2, layers: [], documents: {})",
        &["error 1:10 this dossier is in format 2, and this Sayso reads format 1"],
    );
    check("(format: 0)", &["error 1:10 there is no format 0"]);
    check("(title: \"x\")", &["error 1:1 a dossier needs `format`"]);
    check("(format: \"1\")", &["error 1:10 `format` is text; it must be a whole number"]);
    check("(format: NaN)", &["error 1:10 `format` is a number; it must be a whole number"]);
    check("[1]", &["error 1:1 a dossier is expected here, not a list in [ ]"]);
}

#[test]
fn faults_of_form_are_told_all_at_once() {
    check(
        "(format: 1, entities: [\n (id: \"a\", kind: \"k\", name: \"n\", alias: []),\n (id: 5, kind: \"k\"),\n])",
        &[
            "error 2:34 an entity has no field `alias`",
            "error 3:2 an entity needs `name`",
            "error 3:7 `id` is a number; it must be text in \"quotes\"",
        ],
    );
}

#[test]
fn a_fault_of_form_hides_no_id_that_leads_nowhere() {
    let entities = "entities: [(id: \"a\", kind: \"k\", name: \"n\")]";
    let stray = "from: \"a\" kind, to: \"b\", kind: \"k\"";
    check(
        &format!("(format: 1, {entities},\n relations: [({stray}),\n (from: \"c\", to: \"a\", kind: \"k\")])"),
        &[
            "error 2:24 a comma is missing here",
            "error 2:29 a colon is missing here",
            "error 2:35 `to` names the entity \"b\", which is not in the file",
            "error 3:9 `from` names the entity \"c\", which is not in the file",
            "note 3:2 \"c\" \"k\" \"a\" has no evidence",
        ],
    );
    // The entity without an id may be the one that is meant.
    check(
        "(format: 1, entities: [(id: @, kind: \"k\", name: \"n\")], relations: [(from: \"a\", to: \"a\", kind: \"k\")])",
        &["error 1:29 `@` begins no value", "note 1:68 \"a\" \"k\" \"a\" has no evidence"],
    );
}

#[test]
fn faults_of_meaning_are_told_all_at_once() {
    check(
        r#"(format: 1,
documents: [(id: "d", title: "t", text: "a", file: "a.txt"), (id: "d", title: "t", text: "")],
entities: [(id: "a", kind: "", name: " ", links: {"w": "1", "w": "2"}, mentions: [(doc: "x", text: "")])],
relations: [(from: "a", kind: "k", to: "b", by: "A", evidence: [(doc: "e", quote: "")])])"#,
        &[
            "error 2:52 a document has both `file` and `text`",
            "error 2:67 the document id \"d\" is given twice",
            "error 3:28 the kind of an entity is empty",
            "error 3:38 the name of an entity is empty",
            "error 3:61 `links` holds \"w\" twice",
            "error 3:89 `doc` names the document \"x\", which is not in the file",
            "error 3:100 the text of a mention is empty",
            "error 4:40 `to` names the entity \"b\", which is not in the file",
            "error 4:49 `by` names the entity \"A\", which is not in the file",
            "error 4:71 `doc` names the document \"e\", which is not in the file",
            "error 4:83 a quote is empty",
            "warning 2:90 the text of this document is empty",
        ]
        .map(|line| if line.contains("both") { "error 2:52 a document has both `file` and `text`" } else { line }),
    );
}

#[test]
fn a_reference_to_nowhere_offers_what_was_meant() {
    let text = r#"(format: 1, entities: [(id: "usa", kind: "country", name: "United States")],
        relations: [(from: "United States", kind: "k", to: "us"), (from: "USA", kind: "k", to: "far away")])"#;
    let helps: Vec<String> = parsed(text).problems.into_iter().take(4).map(|problem| problem.help).collect();
    assert_eq!(
        helps,
        [
            "Did you mean \"usa\"?",
            "Did you mean \"usa\"?",
            "Did you mean \"usa\"?",
            "Add the entity to the file, or correct the id",
        ]
    );
}

#[test]
fn warnings_and_notes_let_the_dossier_load() {
    check(
        r#"(format: 1,
documents: [(id: "d", title: "t", date: "spring")],
entities: [(id: "a", kind: "k", name: "Ivan"), (id: "b", kind: "k", name: "Iva‎n", aliases: ["Ivan"])],
relations: [(from: "a", kind: "k", to: "a")],
kinds: [(name: "k", symmetric: true, inverse: "j"), (name: "k", inverse: "k")])"#,
        &[
            "warning 2:41 \"spring\" is no date that can be read, so it counts as undated",
            "warning 3:75 the name of an entity holds a character that is not seen: \"Iva[U+200E]n\"",
            "warning 3:75 the name \"Iva[U+200E]n\" looks like another but is not the same",
            "warning 5:47 a symmetric kind needs no inverse: it says the same both ways",
            "warning 5:60 `kinds` lists \"k\" twice",
            "warning 5:74 a kind is its own inverse",
            "note 2:13 the document \"d\" is cited without its text",
            "note 4:13 \"a\" \"k\" \"a\" has no evidence",
        ],
    );
}

#[test]
fn opposed_kinds_are_kinds_of_the_dossier_and_never_the_kind_itself() {
    check(
        r#"(format: 1,
documents: [(id: "d", title: "t", text: "x")],
entities: [(id: "a", kind: "k", name: "Ann")],
relations: [(from: "a", kind: "robs", to: "a", evidence: [(doc: "d")])],
kinds: [(name: "feeds", inverse: "is fed by", opposes: ["robs", "is fed by", "starves", "feeds"])])"#,
        &[
            "error 5:89 the kind \"feeds\" opposes itself",
            "warning 5:78 `opposes` names \"starves\", which is no kind of this dossier",
        ],
    );
}

#[test]
fn a_fault_of_syntax_has_its_place_and_what_came_before_is_still_judged() {
    check(
        "(format: 1, titel: \"x\",\n entities: [(id: \"a\" kind: \"k\", name: \"n\")])",
        &["error 1:13 a dossier has no field `titel`", "error 2:21 a comma is missing here"],
    );
    check("(format: 1) (format: 1)", &["error 1:13 there is more text after the end"]);
    check("(format: 1, title: \"a\\q\")", &["error 1:22 this \\ begins nothing known"]);
    check(
        "(format: 1, relations: [(from: \"a\", kind: \"k\", to: \"b\")",
        &["error 1:56 the file ends too early", "note 1:25 \"a\" \"k\" \"b\" has no evidence"],
    );
}

#[test]
fn every_cut_of_a_dossier_is_refused_with_line_and_column() {
    let end = SMALL.trim_end().len();
    for cut in 0..end {
        let parsed = parse("test.ron", &SMALL.as_bytes()[..cut], &mut no_files);
        assert_eq!(parsed.dossier, None, "cut at {cut}");
        assert!(parsed.problems.iter().any(|problem| problem.severity == Severity::Error), "cut at {cut}");
        parsed.problems.iter().for_each(|problem| drop(line_of(problem)));
    }
}

#[test]
fn deep_nesting_is_refused_with_a_place() {
    for (opening, closing) in [("[", "]"), ("(", ")"), ("{", "}"), ("Some(", ")"), ("(a: ", ")"), ("[(b: ", ")]")] {
        for depth in [10, 127, 128, 129, 1_000, 100_000] {
            let text = format!("(format: 1, title: {}\"x\"{})", opening.repeat(depth), closing.repeat(depth));
            let problems = told(&text);
            let some = opening == "Some(" && depth < 128;
            assert!(
                problems.iter().any(|line| line.starts_with("error 1:")) || some,
                "{opening} {depth}: {problems:?}"
            );
        }
    }
    let comments = format!("(format: 1{}{})", "/*".repeat(100_000), "*/".repeat(100_000));
    check(&comments, &[]);
    check(&format!("(format: 1{}", "/*".repeat(100_000)), &["error 1:11 the comment that begins here is never closed"]);
}

#[test]
fn a_quote_of_a_million_letters_is_told_in_short() {
    let long = "x".repeat(1 << 20);
    let text = format!("(format: 1, relations: [(from: \"{long}\", kind: \"k\", to: \"{long}\")])");
    for problem in parsed(&text).problems {
        assert!(problem.message.len() < 300 && problem.excerpt.len() < 500);
    }
}

#[test]
fn documents_are_fetched_and_decoded() {
    let text = "(format: 1, documents: [(id: \"d\", title: \"t\", file: \"a.txt\")])";
    let read = |bytes: &'static [u8]| {
        parse("test.ron", text.as_bytes(), &mut |path: &str| {
            assert_eq!(path, "a.txt");
            Ok(bytes.to_vec())
        })
    };
    let dossier = read(b"\xEF\xBB\xBFone\r\ntwo").dossier.expect("a dossier");
    assert_eq!(dossier.documents[0].text.as_deref(), Some("one\ntwo"));
    assert_eq!(dossier.documents[0].file.as_deref(), Some("a.txt"));
}

#[test]
fn bytes_that_are_no_text_are_refused_with_a_place() {
    let read = parse("test.ron", b"(format: 1,\n title: \"caf\xE9\")", &mut no_files);
    assert_eq!(read.problems[0].place, Some(Place { line: 2, column: 13 }));
    assert!(read.problems[0].help.contains("Windows-1252"));
}

#[test]
fn nothing_that_drives_a_terminal_comes_out() {
    let text = "(format: 1, \"\u{1b}]52;c;x\u{7}\": 1, entities: [(id: \"\u{202E}\u{1b}[2J\", kind: 1)])";
    let problems = parsed(text).problems;
    assert!(!problems.is_empty());
    for problem in problems {
        let shown = [problem.message, problem.help, problem.excerpt].concat();
        assert!(!shown.contains(super::super::source::show::is_hidden), "{shown:?}");
    }
}

#[test]
fn the_template_checks_clean() {
    check(TEMPLATE, &[]);
}

#[test]
fn the_help_has_a_section_for_every_list_of_the_format() {
    let headings: Vec<&str> = format_help().into_iter().map(|(heading, _)| heading).collect();
    for heading in ["Documents", "Entities", "Relations", "Evidence", "Kinds of relation"] {
        assert!(headings.contains(&heading), "{heading} in {headings:?}");
    }
    assert!(format_help().iter().all(|(_, body)| !body.is_empty()));
    assert!(HELP.contains("plain text"));
}

#[test]
fn quotes_that_need_a_look_are_told_where_they_stand() {
    let text = r#"(format: 1, documents: [(id: "d", title: "t", text: "Ivanov met him. Ivanov left.")],
entities: [(id: "a", kind: "k", name: "Ivanov", mentions: [(doc: "d", text: "her"), (doc: "d", text: "him")])],
relations: [(from: "a", kind: "k", to: "a", evidence: [
  (doc: "d", quote: "Ivanov"),
  (doc: "d", quote: "IVANOV MET"),
  (doc: "d", quote: "Ivanov never met him."),
  (doc: "d", quote: "Ivanov left."),
])])"#;
    let parsed = parsed(text);
    let dossier = parsed.dossier.expect("a dossier");
    let spans = vec![Span::new(0, 6), Span::new(16, 22)];
    let case = Faults { case: true, ..Faults::default() };
    let reading = crate::model::Reading {
        verifications: vec![vec![
            Verification::Found(Found { places: spans.clone(), ..Found::default() }),
            Verification::Found(Found { places: vec![Span::new(0, 10)], faults: case, ..Found::default() }),
            Verification::Missing { nearest: Some(Span::new(0, 15)), reason: None },
            Verification::exact(spans[1]),
        ]]
        .into(),
        mentions_of: vec![vec![]],
        lost_mentions: vec![(EntityIndex(0), 0)],
        ..crate::model::Reading::default()
    };
    let mut problems = Problems::limited_to(usize::MAX);
    reading_problems(&parsed.source, &dossier, &reading, &mut problems);
    let problems: Vec<Problem> = problems.sorted().iter().cloned().collect();
    assert_eq!(
        problems.iter().map(line_of).collect::<Vec<_>>(),
        [
            "warning 2:77 the words “her” do not stand in \"d\"",
            "warning 5:21 the quote stands in \"d\" only with other capital letters",
            "warning 6:21 the quote stands neither in \"d\" nor in any other document",
            "note 2:12 no document mentions \"Ivanov\" by name or alias",
            "note 4:21 the quote stands 2 times in \"d\"",
        ]
    );
    assert!(problems[2].help.ends_with("“Ivanov met him.”"), "{}", problems[2].help);
}

#[test]
fn a_bad_escape_is_told_where_it_stands() {
    let at = |escape: &str| told(&format!("(format: 1, title: \"one \\n\n two \\u{{645}} \\x41 {escape} \\\" é\")"));
    assert_eq!(at("\\q"), ["error 2:19 this \\ begins nothing known"]);
    assert_eq!(at("\\q \\u2019").len(), 2, "all are told at once");
    for escape in ["\\u{110000}", "\\u{}", "\\u12", "\\xg1"] {
        assert!(at(escape)[0].starts_with("error 2:"), "{escape}: {:?}", at(escape));
    }
}
