//! The architecture as a test: what each floor may use, where effects may be, circles, packed parameters, sizes of
//! files.
//!
//! The floors are those of the map in `src/lib.rs`. Every message names file, line and rule.

mod circles;
mod code;
mod house;
mod rules;
mod tuples;

use crate::support::{names_in, repository};
use code::Code;
use rules::Finding;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every Rust file below `folder`, by its path from the repository.
fn sources(folder: &str) -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for name in names_in(&repository().join(&folder)) {
            let path = format!("{folder}/{name}");
            let full = repository().join(&path);
            if full.is_dir() {
                folders.push(path);
            } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
                sources.insert(path, fs::read_to_string(full).expect("a source"));
            }
        }
    }
    sources
}

/// The findings as one message.
fn told(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    format!("\n{}", lines.join("\n"))
}

#[test]
fn the_house_is_in_order() {
    let sources = sources("src");
    let files = rules::files_of_crate(&sources);
    assert!(files.len() > 50, "the modules were found: {}", files.len());
    let mut findings = Vec::new();
    for (path, is_test) in &files {
        rules::check_source(path, &sources[path], *is_test, &mut findings);
    }
    for (path, text) in self::sources("tests") {
        rules::check_text(&path, &text, &Code::of(&text), &mut findings);
        if !path.starts_with("tests/tidy/") {
            rules::check_places(&path, &text, &mut findings);
        }
    }
    assert!(findings.is_empty(), "{}", told(&findings));
}

/// The files of `src` that are compiled outside of tests.
fn files_of_program(sources: &BTreeMap<String, String>) -> BTreeMap<String, &str> {
    let files = rules::files_of_crate(sources).into_iter().filter(|(_, is_test)| !is_test);
    files.map(|(path, _)| (path.clone(), sources[&path].as_str())).collect()
}

/// Checks that nothing breaks a rule.
fn check_none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}\n{}", findings.join("\n"));
}

#[test]
fn no_circle_within_a_floor() {
    let sources = sources("src");
    let circles: Vec<String> = circles::circles(&files_of_program(&sources)).iter().map(ToString::to_string).collect();
    check_none("circles", &circles);
}

#[test]
fn no_folder_is_crowded() {
    check_none("files in a folder", &house::crowded(sources("src").keys().chain(sources("tests").keys())));
}

#[test]
fn no_parameter_packs_several_things() {
    let sources = sources("src");
    let mut findings = Vec::new();
    for (path, text) in files_of_program(&sources) {
        let packed = tuples::packed(&Code::of(text));
        findings.extend(packed.into_iter().map(|(line, what)| format!("{path}:{line}: {what}")));
    }
    check_none("packed parameters", &findings);
}

#[test]
fn the_map_of_the_house_and_the_table_of_its_floors_are_the_same() {
    let folders = names_in(&repository().join("src"));
    let folders = folders.into_iter().filter(|name| repository().join("src").join(name).is_dir()).collect();
    let docs = fs::read_to_string(repository().join("src/lib.rs")).expect("the docs of the crate");
    assert_eq!(house::differences(&house::map(&docs), &house::table(), &folders), Vec::<String>::new());
}

#[test]
fn the_top_level_is_the_users() {
    let allowed = [
        "Cargo.lock",
        "Cargo.toml",
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "assets",
        "benches",
        "kittest.toml",
        "seeds",
        "src",
        "target",
        "tests",
    ];
    let odd: Vec<String> = names_in(repository())
        .into_iter()
        .filter(|name| !name.starts_with('.') && !allowed.contains(&name.as_str()))
        .collect();
    assert_eq!(odd, Vec::<String>::new(), "the top level holds only what the user asked for and what Cargo puts there");
}

/// The rules that a source at `path` breaks, as "line: rule".
fn broken(path: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    rules::check_source(path, text, false, &mut findings);
    findings.iter().map(|finding| format!("{}: {}", finding.line, finding.rule)).collect()
}

/// Checks that exactly one rule is broken, in line 2 of `path`, behind a head that is in order.
fn check(path: &str, line: &str, rule: &str) {
    let found = broken(path, &format!("//! A file.\n{line}\n"));
    assert!(found.len() == 1 && found[0].starts_with("2: ") && found[0].contains(rule), "{path}: {line}: {found:?}");
}

/// Checks that a line breaks no rule.
fn passes(path: &str, line: &str) {
    assert_eq!(broken(path, &format!("//! A file.\n{line}\n")), Vec::<String>::new(), "{path}: {line}");
}

#[test]
fn a_floor_may_use_only_floors_below_it() {
    check("src/text/a.rs", "use crate::formats::ron;", "text (floor 1) uses formats (floor 1)");
    check("src/text/a.rs", "use crate::{model::Span, scene};", "text (floor 1) uses scene (floor 3)");
    check("src/model/a.rs", "fn f() { crate::session::g(); }", "model (floor 0) uses session (floor 2)");
    check("src/scene/draw/a.rs", "use super::super::super::files::save;", "scene (floor 3) uses files (floor 5)");
    check("src/text/a.rs", "use crate::nowhere::x;", "nowhere is no floor");
    passes("src/scene/a.rs", "use crate::{model::Span, session::{Session, Command}};");
    passes("src/text/fold/a.rs", "use super::super::words;");
    passes(
        "src/text/a.rs",
        "// use crate::scene;\nconst A: &str = \"crate::scene\"; const B: char = '\"'; // crate::scene",
    );
    passes("src/text/a.rs", "const A: &str = r#\"\" crate::scene \"#; fn f<'a>() -> &'a str { \"\\\" crate::scene\" }");
}

#[test]
fn the_files_of_the_crate_are_found_with_those_for_tests() {
    let sources = [
        ("src/lib.rs", "pub mod a; // mod b;\nmod c { mod d; }"),
        ("src/a/mod.rs", "mod x;\n#[cfg(test)]\npub(crate) mod y;\n#[cfg(test)]\nmod inside { }\nmod z;"),
        ("src/a/x.rs", "#[cfg(test)]\nmod tests;"),
        ("src/a/x/tests.rs", "mod deep;"),
        ("src/a/x/tests/deep.rs", ""),
        ("src/a/y.rs", ""),
        ("src/b.rs", ""),
    ];
    let sources = sources.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    let found = rules::files_of_crate(&sources);
    let expected = [
        ("src/a/mod.rs", false),
        ("src/a/x.rs", false),
        ("src/a/x/tests.rs", true),
        ("src/a/x/tests/deep.rs", true),
        ("src/a/y.rs", true),
        ("src/lib.rs", false),
    ];
    assert_eq!(found, expected.map(|(path, is_test)| (path.to_owned(), is_test)).into());
}

#[test]
fn tests_may_look_at_their_own_floor_but_not_above_it() {
    passes("src/text/a.rs", "#[cfg(test)]\nmod tests { use super::*; use crate::formats::ron; use std::fs; }");
    let found = broken("src/text/a.rs", "//! A.\n#[cfg(test)]\nmod tests {\n use crate::scene;\n}\nuse std::fs;\n");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("4: ") && found[1].starts_with("6: "), "{found:?}");
}

#[test]
fn effects_egui_and_serde_have_their_places() {
    check("src/scene/a.rs", "use egui::Color32;", "egui");
    passes("src/ui/a.rs", "use egui::Color32;");
    passes("src/app/a.rs", "use eframe::App;");
    check("src/formats/a.rs", "use std::fs;", "std::fs");
    check("src/session/a.rs", "use std::{collections::BTreeMap, time::{Duration, Instant}};", "std::time::Instant");
    check("src/scene/a.rs", "fn f() { std::thread::yield_now(); }", "std::thread");
    passes("src/files/a.rs", "use std::{fs, time::Instant};");
    passes("src/session/a.rs", "use std::time::Duration;");
    check("src/model/a.rs", "#[derive(serde::Serialize)] struct A;", "serde");
    passes("src/formats/a.rs", "#[derive(Serialize)] struct A;");
    check("src/scene/a.rs", "use std::collections::HashMap;", "HashMap");
    passes("src/analysis/a.rs", "use std::collections::HashMap;");
}

#[test]
fn a_test_names_no_place_of_the_machine() {
    let count = |text: &str| {
        let mut findings = Vec::new();
        rules::check_places("tests/a.rs", text, &mut findings);
        findings.len()
    };
    assert_eq!(count("sayso([\"check\", \"/nonexistent/a.ron\"]);"), 1);
    assert_eq!(count("fs::write(\n\"/tmp/a\", \"b\");"), 1);
    assert_eq!(count("open(\"/dev/null\"); concat!(a, \"/Cargo.toml\"); b(\"// no\"); c(\"/\"); d(\"a/b\");"), 0);
}

#[test]
fn a_file_says_what_it_is_for_is_short_and_is_finished() {
    assert_eq!(
        broken("src/text/a.rs", "use std::fmt;\n"),
        ["1: a file opens with //! and one sentence on what it is for"]
    );
    let found = broken("src/text/a.rs", &("//! A.\n".to_owned() + &"\n".repeat(400)));
    assert_eq!(found, ["401: a file has at most 400 lines"]);
    assert_eq!(broken("src/text/mod.rs", "//! A.\n"), ["1: a floor's mod.rs names its invariants (Invariant: …)"]);
    passes("src/text/fold/mod.rs", "");
    check("src/text/a.rs", "fn f() { todo!() }", "finished");
    check("src/text/a.rs", "fn f() { unimplemented!() }", "finished");
    check("src/text/a.rs", "#[ignore] fn f() {}", "switched off");
    check("src/text/a.rs", "#[ignore = \"slow\"] fn f() {}", "switched off");
    let long = broken("src/main.rs", &("//! A.\n".to_owned() + &"\n".repeat(60)));
    assert_eq!(long, ["61: main.rs has at most 60 lines"]);
}
