//! `kill -9` at random moments of saving a layout over and over.

use super::layout;
use crate::support::{Random, names_in};
use sayso::files::save::save;
use sayso::formats::layout_file;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How many saves are killed.
const KILLS: usize = 200;

/// Set in the process that is killed: the file to save.
const SAVER: &str = "SAYSO_TEST_SAVER";

/// The two contents that take turns, of different lengths.
fn contents() -> [Vec<u8>; 2] {
    [400, 900].map(|count| layout_file::write(&layout(count, count as u64)).into_bytes())
}

#[test]
fn a_save_killed_at_any_moment_leaves_the_old_or_the_new_file() {
    if let Some(path) = std::env::var_os(SAVER) {
        return save_for_ever(Path::new(&path));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("case.layout.ron");
    let contents = contents();
    let mut random = Random::new(1);
    let mut seen = [0; 2];
    for kill in 0..KILLS {
        let mut saver = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "saving::kill::a_save_killed_at_any_moment_leaves_the_old_or_the_new_file"])
            .env(SAVER, &path)
            .stdout(Stdio::piped())
            .spawn()
            .expect("a second process");
        let mut lines = BufReader::new(saver.stdout.take().expect("its output")).lines();
        let has_begun = lines.any(|line| line.is_ok_and(|line| line.ends_with("saving")));
        std::thread::sleep(Duration::from_micros(random.below(20_000) as u64));
        saver.kill().expect("it runs until it is killed");
        saver.wait().expect("it has ended");
        assert!(has_begun, "the saver did not begin");
        let found = fs::read(&path).expect("the file is there from the first save on");
        let which = contents.iter().position(|content| *content == found);
        assert!(which.is_some(), "kill {kill}: {} bytes that were never saved", found.len());
        seen[which.unwrap_or_default()] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "both contents were met: {seen:?}");
    let broken = names_in(folder.path()).iter().filter(|name| *name != "case.layout.ron").count();
    println!("{KILLS} kills: {seen:?} old and new files; {broken} fell in the middle of a save");
}

/// Saves one content after the other until killed.
fn save_for_ever(path: &Path) {
    let contents = contents();
    save(path, &contents[0]).expect("a save");
    // Straight to the standard output, which the test harness does not hold back.
    writeln!(std::io::stdout(), "saving").expect("a listener");
    for content in contents.iter().cycle().skip(1) {
        save(path, content).expect("a save");
    }
}
