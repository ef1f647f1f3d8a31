//! Dossiers that are well formed and make no sense, and what is told of them.

use crate::formats::ron::{Unread, parse};

/// Checks what is told of a dossier, as `severity: message; help`; without documents whose text is missing.
fn check(inside: &str, expected: &[&str]) {
    let entities = "entities: [(id: \"a\", kind: \"k\", name: \"Ann\"), (id: \"b\", kind: \"k\", name: \"Ben\")]";
    let text = format!("(format: 1, {entities}, {inside})");
    let parsed = parse("test.ron", text.as_bytes(), &mut |_| Err(Unread::Unreadable("no file".to_owned())));
    let told: Vec<String> = parsed
        .problems
        .iter()
        .map(|problem| format!("{}: {}; {}", problem.severity.word(), problem.message, problem.help))
        .filter(|told| !told.contains("without its text") && !told.contains("has no evidence"))
        .collect();
    assert_eq!(told, expected, "{inside}");
}

/// A relation from Ann to Ben, with these fields and this evidence.
fn relation(fields: &str, evidence: &str) -> String {
    format!("(from: \"a\", kind: \"pays\", to: \"b\", {fields} evidence: [{evidence}])")
}

const DOCUMENT: &str = "documents: [(id: \"d\", title: \"t\", text: \"Ann pays Ben. Ann left.\")]";

#[test]
fn a_quote_and_a_passage_in_one_piece_of_evidence_are_an_error() {
    let piece = "(doc: \"d\", quote: \"Ann pays\", passage: \"Ann … left\")";
    check(
        &format!("{DOCUMENT}, relations: [{}]", relation("", piece)),
        &[
            "error: a piece of evidence has both `quote` and `passage`; Keep `quote` for the words that support the claim, \
           or `passage` for the part that was worked from",
        ],
    );
    check(
        &format!("{DOCUMENT}, relations: [{}]", relation("", "(doc: \"d\", passage: \" \")")),
        &["error: a passage is empty; Write the first and the last words with … between them, or leave `passage` out"],
    );
}

#[test]
fn a_hedge_without_a_quote_and_a_prefix_without_one_are_warned_of() {
    let of = |fields: &str, evidence: &str| format!("{DOCUMENT}, relations: [{}]", relation(fields, evidence));
    let hedge = "warning: the hedge “may” has no quote that could show it; Quote the sentence that has these words, or \
                 leave `hedge` out";
    check(&of("hedge: \"may\",", ""), &[hedge]);
    check(&of("hedge: \"may\",", "(doc: \"d\"), (doc: \"d\", passage: \"Ann … left\")"), &[hedge]);
    check(&of("hedge: \"pays\",", "(doc: \"d\", quote: \"Ann pays Ben\")"), &[]);
    let unused = |name: &str| {
        format!(
            "warning: `{name}` is not used: there is no `quote` that it could stand beside; Add the quote, or leave it \
             out; a `passage` is looked for by its own words alone"
        )
    };
    let piece = "(doc: \"d\", passage: \"Ann … left\", prefix: \"x\", suffix: \"y\")";
    check(&of("", piece), &[unused("prefix").as_str(), unused("suffix").as_str()]);
    check(&of("", "(doc: \"d\", suffix: \"y\")"), &[unused("suffix").as_str()]);
    check(&of("", "(doc: \"d\", quote: \"Ann pays\", suffix: \"Ben\")"), &[]);
}

#[test]
fn a_key_that_stands_twice_in_a_map_is_an_error() {
    let fields = "fields: {\"page\": \"1\", \"page\": \"2\"}";
    for inside in [
        format!("documents: [(id: \"d\", title: \"t\", {fields})]"),
        format!("relations: [{}]", relation(&format!("{fields},"), "")),
    ] {
        let text = format!("(format: 1, {inside})");
        let parsed = parse("test.ron", text.as_bytes(), &mut |_| Ok(Vec::new()));
        let told = parsed.problems.iter().find(|problem| problem.message == "`fields` holds \"page\" twice");
        assert!(told.is_some_and(|told| told.help.ends_with(": keep one of them")), "{:?}", parsed.problems);
    }
}

#[test]
fn two_kinds_that_are_inverse_name_each_other() {
    let kinds = |kinds: &str| format!("relations: [{}], kinds: [{kinds}]", relation("", ""));
    let back = |inverse: &str| {
        kinds(&format!("(name: \"pays\", inverse: \"is paid by\"), (name: \"is paid by\", inverse: \"{inverse}\")"))
    };
    check(&back("pays"), &[]);
    let help = "Two kinds that are inverse to each other name each other";
    check(&back("hires"), &[&format!("warning: the inverse of \"is paid by\" is \"hires\", not \"pays\"; {help}")]);
}

#[test]
fn opposed_kinds_are_kinds_that_are_used_and_never_the_same() {
    let relations = format!("relations: [{}]", relation("", ""));
    let kinds = |kinds: &str| format!("{relations}, kinds: [{kinds}]");
    check(&kinds("(name: \"calms\", opposes: [\"pays\"])"), &[]);
    check(&kinds("(name: \"pays\", inverse: \"is paid by\", opposes: [\"is paid by\"])"), &[]);
    check(
        &kinds("(name: \"pays\", opposes: [\"pays\"])"),
        &[
            "error: the kind \"pays\" opposes itself; Name the kinds that exclude it; two claims of one kind disagree by \
           their status",
        ],
    );
    check(
        &kinds("(name: \"calms\", opposes: [\"pay\"])"),
        &["warning: `opposes` names \"pay\", which is no kind of this dossier; Did you mean \"pays\"?"],
    );
    check(
        &kinds("(name: \"calms\", opposes: [\"fuels\"])"),
        &[
            "warning: `opposes` names \"fuels\", which is no kind of this dossier; Write it as the relations do; until then it \
           opposes nothing",
        ],
    );
}

#[test]
fn a_language_that_is_none_is_warned_of() {
    let document = |language: &str| format!("documents: [(id: \"d\", title: \"t\", language: \"{language}\")]");
    check(&document("zh-Hant"), &[]);
    check(&document("english"), &["warning: \"english\" is no language tag, so the language is guessed; Write \"en\""]);
}

#[test]
fn the_source_of_an_import_has_a_tool_and_real_hashes() {
    let hash = "0".repeat(64);
    check(&format!("imported: (tool: \"x\", files: [(name: \"a.csv\", sha256: \"{hash}\")], date: \"2026-11\")"), &[]);
    check(
        "imported: (tool: \"\", files: [(name: \"a.csv\", sha256: \"12\")])",
        &[
            "error: the tool of an import is empty; Write at least one letter",
            "warning: `sha256` is no SHA-256: it has 64 digits from 0 to 9 and a to f; Import the file again, and it is \
             written right",
        ],
    );
}

#[test]
fn a_claim_that_is_given_twice_with_the_same_quote_is_noted() {
    let quote = "(doc: \"d\", quote: \"Ann pays\")";
    let claims = |claims: &[String]| format!("{DOCUMENT},\nrelations: [{}]", claims.join(",\n"));
    let twice = "note: \"a\" pays \"b\" is given already, with the same evidence; The first is at line 2, column 13: keep \
                 one of them, or tell them apart";
    let same = relation("", quote);
    check(&claims(&[same.clone(), same.clone(), relation("status: Asserted,", quote)]), &[twice, twice]);
    let pieces = format!("{quote}, (doc: \"d\", quote: \"Ann left\")");
    check(&claims(&[same.clone(), relation("", &pieces)]), &[twice]);
    for other in ["date: \"2002\",", "status: Denied,", "by: \"a\",", "fields: {\"amount\": \"5\"},"] {
        check(&claims(&[same.clone(), relation(other, quote)]), &[]);
    }
    let told = "note: this claim has the same evidence twice; The first is at line 2, column 60: keep one of them";
    check(&claims(&[relation("", &format!("{quote}, {quote}"))]), &[told]);
    let bare = relation("", "");
    let told = "note: \"a\" pays \"b\" is given already, without evidence; The first is at line 2, column 13: keep one of \
                them, or tell them apart";
    check(&claims(&[bare.clone(), bare]), &[told]);
}
