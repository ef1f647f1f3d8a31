//! The commands that need no display: exit codes, what they print, what they write.

mod outputs;
mod picture;
mod piped;

use crate::support::{NOWHERE, dossier_of, names_in, program, sayso, seed_names};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn read_json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
}

#[test]
fn check_says_that_the_examples_have_no_errors() {
    let run = sayso(["check".into(), dossier_of("kharrazi")]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let summary = run.out.lines().last().expect("a summary");
    assert!(summary.contains(" · 0 errors, 0 warnings, "), "{summary}");
    let run = sayso(["check".into(), dossier_of("halmyra")]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains(" · 0 errors, 7 warnings, "), "{}", run.out);
    assert!(run.out.contains("halmyra.ron:"), "every warning has a place: {}", run.out);
}

#[test]
fn check_fails_where_one_of_its_files_has_an_error_and_tells_the_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("broken.ron");
    fs::write(&path, "(format: 1,\n  titel: \"x\")").expect("a file");
    let run = sayso(["check".into(), dossier_of("kharrazi"), path]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("broken.ron:2:3"), "{}", run.out);
    let run = sayso(["check".into(), folder.path().join("gone.ron")]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("there is no such file"), "{}", run.out);
}

#[test]
fn check_prints_json_on_demand() {
    let run = sayso(["check".into(), "--json".into(), dossier_of("halmyra")]);
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!((&json["files"][0]["errors"], &json["files"][0]["warnings"]), (&0.into(), &7.into()));
}

#[test]
fn convert_gives_every_quote_its_place_in_code_points() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in seed_names() {
        let out = folder.path().join(name.clone() + ".json");
        let run = sayso(["convert".into(), dossier_of(&name), out.clone()]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", ""));
        let json = read_json(&out);
        let documents = json["documents"].as_array().expect("a list");
        let relations = json["relations"].as_array().expect("a list");
        let mut exact = 0;
        for evidence in relations.iter().flat_map(|relation| relation["evidence"].as_array().expect("a list")) {
            if evidence["result"] != "exact" {
                continue;
            }
            let document = documents.iter().find(|document| document["id"] == evidence["doc"]).expect("a document");
            let (start, end) =
                (evidence["start"].as_u64().expect("a number"), evidence["end"].as_u64().expect("a number"));
            let text = document["text"].as_str().expect("a text");
            let shown: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(Some(shown.as_str()), evidence["quote"].as_str());
            exact += 1;
        }
        assert!(exact > 100, "{name}: {exact}");
    }
    assert_eq!(names_in(folder.path()), ["halmyra.json", "kharrazi.json"]);
}

#[test]
fn convert_prints_on_demand_and_writes_nothing_where_it_fails() {
    let run = sayso(["convert".into(), dossier_of("kharrazi"), "-".into()]);
    assert_eq!(run.code, Some(0));
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(json["title"], "Kharrazi in Moscow, April 2002");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = sayso(["convert".into(), folder.path().join("gone.ron"), folder.path().join("a.json")]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("there is no such file"), "{}", run.err);
    let run = sayso(["convert".into(), dossier_of("kharrazi"), folder.path().join("no/a.json")]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("there is no such folder"), "{}", run.err);
    assert_eq!(names_in(folder.path()), Vec::<String>::new());
}

/// A full disk in small: the system refuses files past half a kilobyte.
#[cfg(unix)]
#[test]
fn a_file_larger_than_the_system_allows_is_refused_and_nothing_is_left() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("a.json");
    fs::write(&out, "old").expect("a file");
    let sayso = program();
    let run = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "sh"])
        .arg(sayso.get_program())
        .arg("convert")
        .arg(dossier_of("kharrazi"))
        .arg(&out)
        .output()
        .expect("a shell");
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1), "{told}");
    assert!(told.contains("a.json could not be saved: a file of ") && told.contains("larger than"), "{told}");
    assert_eq!(fs::read(&out).expect("a file"), b"old");
    assert_eq!(names_in(folder.path()), ["a.json"]);
}

#[test]
fn help_and_version_are_told_and_what_is_unknown_is_refused() {
    let run = sayso(["--help"]);
    assert_eq!(run.code, Some(0));
    assert!(["check", "convert"].iter().all(|command| run.out.contains(command)), "{}", run.out);
    assert!(sayso(["--version"]).out.starts_with("sayso 0."));
    assert_eq!(sayso(["check"]).code, Some(2));
    assert_eq!(sayso(["--no-such-switch"]).code, Some(2));
}

#[test]
fn a_layout_option_out_of_its_range_is_refused_with_the_range() {
    for (option, value, range) in
        [("--balance", "1.5", "0 to 1"), ("--balance", "-1", "0 to 1"), ("--spacing", "9", "0.25 to 4")]
    {
        for command in ["layout", "figure"] {
            let run = sayso([command, "builtin:kharrazi", "-o", NOWHERE, option, value]);
            assert_eq!(run.code, Some(2), "{}", run.err);
            let told = run.err.contains(option) && run.err.contains(&format!("it must be a number from {range}"));
            assert!(told, "{}", run.err);
        }
    }
}

#[test]
fn a_number_below_nothing_is_refused_for_what_it_is() {
    for (command, option, words) in [
        ("layout", "--seed", "a seed is a whole number from 0"),
        ("figure", "--seed", "a seed is a whole number from 0"),
        ("generate", "--seed", "a seed is a whole number from 0"),
        ("layout", "--threads", "it must be a whole number from 0"),
        ("generate", "--entities", "it must be a whole number from 1 to 200000"),
    ] {
        let mut line = vec![command, "-o", NOWHERE, option, "-1"];
        line.extend((command != "generate").then_some("builtin:kharrazi"));
        let run = sayso(line);
        assert_eq!(run.code, Some(2), "{}", run.err);
        let told = run.err.contains(&format!("invalid value '-1' for '{option} <N>'")) && run.err.contains(words);
        assert!(told, "{}", run.err);
    }
}

#[test]
fn a_dossier_is_made_up_of_somebody_and_under_the_name_of_a_dossier() {
    for number in ["0", "200001", "1.5", "many"] {
        let run = sayso(["generate", "-o", NOWHERE, "--entities", number]);
        let words =
            format!("invalid value '{number}' for '--entities <N>': it must be a whole number from 1 to 200000");
        assert!(run.code == Some(2) && run.err.contains(&words), "{}", run.err);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["a.tsv", "a", "a.layout.ron"] {
        let out = folder.path().join(name);
        let run = sayso(["generate".into(), "-o".into(), out.clone()]);
        let told = run.err.contains(&format!("{name} is not named like a dossier\nhelp: End the name in .ron"));
        assert!(run.code == Some(1) && told && !out.exists(), "{}", run.err);
    }
}

#[test]
fn a_size_below_nothing_is_refused_for_what_it_is() {
    let run = sayso(["figure", "builtin:kharrazi", "-o", NOWHERE, "--width", "-5"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("invalid value '-5' for '--width <WIDTH>'"), "{}", run.err);
}

#[test]
fn a_mistyped_command_is_told_for_what_it_is() {
    let run = sayso(["chek"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.contains("did you mean `sayso check`?"), "{}", run.err);
    let run = sayso(["chek", "a.ron"]);
    assert!(run.code == Some(2) && run.err.contains("did you mean `sayso check`?"), "{}", run.err);
}

#[test]
fn a_made_up_dossier_replaces_only_one_that_was_made_up() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    // One that was made up may go; a dossier that somebody wrote goes only by force.
    let out = folder.path().join("a.ron");
    let again = |force: bool| {
        let line = ["generate", "--entities", "3", "-o"].into_iter().map(Into::into).chain([out.clone()]);
        sayso(line.chain(force.then(|| "--force".into())))
    };
    assert_eq!(again(false).code, Some(0));
    fs::write(&out, "(format: 1, title: \"Mine\", entities: [])").expect("a file");
    let refused = again(false);
    assert!(refused.code == Some(1) && refused.err.contains("is there already, and this command has not made it"));
    assert!(fs::read_to_string(&out).expect("a file").contains("Mine"));
    assert_eq!(again(true).code, Some(0));
}
