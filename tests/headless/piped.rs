//! Commands that read standard input, and examples by their names.

use crate::support::{Run, program};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

const DOSSIER: &str = r#"(format: 1,
    documents: [(id: "d", title: "t", file: "d.txt")],
    entities: [(id: "a", kind: "person", name: "Ann"), (id: "b", kind: "person", name: "Ben")],
    relations: [(from: "a", kind: "knows", to: "b", evidence: [(doc: "d", quote: "Ann knows Ben")])])"#;

/// A folder with the text of a document.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("d.txt"), "Ann knows Ben.").expect("a file");
    folder
}

/// Runs the program in `folder` with this on its standard input.
fn pipe(folder: &Path, line: &str, input: &str) -> Run {
    let mut child = program()
        .args(line.split_whitespace())
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // A program that refuses its arguments may not read.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("an end").into()
}

#[test]
fn every_command_reads_a_dossier_from_a_pipe_with_its_documents_in_the_current_folder() {
    let folder = folder();
    let path = folder.path();
    let run = pipe(path, "check - --strict", DOSSIER);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert!(run.out.contains("-: 2 entities, 1 claim, 1 quote"), "{}", run.out);
    let run = pipe(path, "convert - -", DOSSIER);
    assert!(run.code == Some(0) && run.out.contains("\"result\": \"exact\""), "{}{}", run.out, run.err);
    for line in ["figure - -o out.svg", "layout - -o out.tsv", "layout - -o case.layout.ron"] {
        let run = pipe(path, line, DOSSIER);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{line}");
    }
    // The layout names the dossier that it lies beside.
    let layout = fs::read_to_string(path.join("case.layout.ron")).expect("a file");
    assert!(layout.contains("dossier: \"case.ron\""), "{layout}");
    let run = pipe(path, "check -", &layout);
    assert!(run.code == Some(0) && run.out.contains("-: 1 view, 2 positions"), "{}", run.out);
    let run = pipe(path, "figure - --layout case.layout.ron -o out.svg", DOSSIER);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let run = pipe(path, "marks - --layout case.layout.ron -o out.csv", DOSSIER);
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn a_document_outside_the_current_folder_stays_an_error() {
    let folder = folder();
    let run = pipe(folder.path(), "check -", &DOSSIER.replace("d.txt", "../d.txt"));
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("the path leaves the dossier's folder\n --> -:2:45"), "{}", run.out);
}

#[test]
fn an_edge_list_comes_through_a_pipe_and_what_was_read_is_told() {
    let folder = folder();
    let run = pipe(folder.path(), "layout - -o out.tsv", "source,target,weight\nA,B,1\nB,C,2\n");
    assert_eq!(run.code, Some(0));
    let expected = "read 2 edges between 3 nodes; columns: source, target, separated by commas; not used: weight\n";
    assert_eq!(run.err, expected);
    assert_eq!(fs::read_to_string(folder.path().join("out.tsv")).expect("a file").lines().count(), 3);
}

#[test]
fn strict_fails_on_a_flagged_quote_and_not_on_a_citation() {
    let folder = folder();
    let strict = |dossier: &str| pipe(folder.path(), "check - --strict", dossier);
    let run = strict(&DOSSIER.replace("Ann knows Ben\"", "Ann hates Ben\""));
    assert_eq!(run.code, Some(1));
    assert!(run.out.ends_with(" · failed, since 1 quote is flagged\n"), "{}", run.out);
    assert_eq!(strict(&DOSSIER.replace(", quote: \"Ann knows Ben\"", "")).code, Some(0));
    let run = strict(&DOSSIER.replace("d.txt", "gone.txt"));
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(
        run.out.contains("warning: the file \"gone.txt\" cannot be read, so its quotes are only cited"),
        "{}",
        run.out
    );
    let run = pipe(folder.path(), "check -", &DOSSIER.replace("Ann knows Ben\"", "Ann hates Ben\""));
    assert_eq!(run.code, Some(0), "without --strict a flagged quote is no failure");
}

#[test]
fn examples_go_by_their_names_in_every_command() {
    let folder = folder();
    let lines = [
        "check builtin:kharrazi",
        "convert builtin:kharrazi out.json",
        "figure builtin:kharrazi -o out.svg",
        "layout builtin:kharrazi -o out.layout.ron",
    ];
    for line in lines {
        let run = pipe(folder.path(), line, "");
        assert_eq!(run.code, Some(0), "{line}: {}{}", run.out, run.err);
    }
    let layout = fs::read_to_string(folder.path().join("out.layout.ron")).expect("a file");
    assert!(layout.contains("dossier: \"builtin:kharrazi\""), "{layout}");
    let run = pipe(folder.path(), "layout builtin:none -o out.tsv", "");
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("there is no example of this name"), "{}", run.err);
    assert!(run.err.contains("help: The examples are kharrazi, halmyra"), "{}", run.err);
}
