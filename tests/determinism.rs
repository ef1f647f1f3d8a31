//! The same dossier and the same seed give the same picture, to the byte, on one thread or many.

use crate::support::{dossier_of, sayso, seed_names};
use std::fs;
use std::path::Path;

/// Runs a command of the program that writes `name`, and reads what it wrote.
fn written(command: &str, dossier: &Path, folder: &Path, name: &str, more: &[&str]) -> Vec<u8> {
    let out = folder.join(name);
    let mut arguments = vec![command.into(), dossier.as_os_str().to_owned(), "-o".into(), out.clone().into_os_string()];
    arguments.extend(more.iter().map(Into::into));
    let run = sayso(arguments);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{command} {more:?}");
    fs::read(out).expect("a file")
}

/// Writes the same file three times, on one thread and on two, and once with another seed.
fn check(command: &str, name: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for seed in seed_names() {
        let write = |more: &[&str]| written(command, &dossier_of(&seed), folder.path(), name, more);
        let first = write(&["--seed", "7", "--threads", "1"]);
        assert!(first.len() > 1_000, "{seed}: {} bytes", first.len());
        assert!(write(&["--seed", "7", "--threads", "1"]) == first, "{seed}: a second run differs");
        assert!(write(&["--seed", "7", "--threads", "2"]) == first, "{seed}: two threads differ from one");
        assert!(write(&["--seed", "8", "--threads", "1"]) != first, "{seed}: another seed is another picture");
    }
}

#[test]
fn a_figure_is_the_same_to_the_byte_twice_and_on_two_threads() {
    check("figure", "out.svg");
}

#[test]
fn a_layout_is_the_same_to_the_byte_twice_and_on_two_threads() {
    check("layout", "out.layout.ron");
}
