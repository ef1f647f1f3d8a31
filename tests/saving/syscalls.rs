//! A save killed at every system call it makes, and failing at each that can fail.
//!
//! Off unless `SAYSO_STRACE=1` is set, since it needs strace and the right to trace: `SAYSO_STRACE=1 cargo test
//! syscalls`.

use crate::support::{dossier_of, names_in, program};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

/// The calls by which a program changes the disk.
const CALLS: [&str; 9] = [
    "openat",
    "write",
    "fchmod",
    "flock",
    "fsync",
    "rename,renameat,renameat2",
    "unlink,unlinkat",
    "getdents64",
    "close",
];

/// More calls of one kind than a run of the program makes.
const MANY: usize = 1_000;

/// `sayso convert` of an example under strace, which injects `fault` into the calls.
fn convert(out: &Path, fault: &str) -> Output {
    let sayso = program();
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={fault}")]);
    command.arg(sayso.get_program()).arg("convert").arg(dossier_of("halmyra")).arg(out);
    command.output().expect("strace starts")
}

/// Whether the switch is set; says in one line how to, if it is not.
fn is_asked_for() -> bool {
    let is_asked_for = std::env::var_os("SAYSO_STRACE").is_some_and(|value| value == "1");
    if !is_asked_for {
        // Straight to the standard output, so that it is seen in every run.
        let line = "off: a save killed at every system call runs with SAYSO_STRACE=1, where there is strace";
        let _ = writeln!(std::io::stdout(), "{line}");
    }
    is_asked_for
}

/// A folder with an old file in it, and the content that replaces it.
fn scene() -> (tempfile::TempDir, std::path::PathBuf, Vec<u8>) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("out.json");
    let made = program().arg("convert").arg(dossier_of("halmyra")).arg(&path).status().expect("the program starts");
    assert!(made.success());
    let new = fs::read(&path).expect("a file");
    (folder, path, new)
}

#[test]
fn a_save_killed_at_every_system_call_leaves_the_old_or_the_new_file() {
    if !is_asked_for() {
        return;
    }
    let (_folder, path, new) = scene();
    let mut turns = [0; 2];
    for calls in CALLS {
        // strace counts each kind of call for itself; a run that comes to its end has no call of this number.
        let came_to_its_end = (1..MANY).any(|number| {
            fs::write(&path, "old").expect("a file");
            let output = convert(&path, &format!("{calls}:signal=KILL:when={number}"));
            let found = fs::read(&path).expect("the file is never away");
            assert!(found == b"old" || found == new, "killed at {calls} {number}: {} bytes", found.len());
            turns[usize::from(found == new)] += 1;
            output.status.success()
        });
        assert!(came_to_its_end, "the program never came to its end with {calls}");
    }
    println!("killed at each of its calls, and {} times not at all: {turns:?} old and new files", CALLS.len());
    assert!(turns[0] > CALLS.len() && turns[1] > CALLS.len(), "the kills fell on both sides of the rename: {turns:?}");
}

#[test]
fn a_save_that_fails_at_a_system_call_says_so_and_leaves_the_old_file_alone() {
    if !is_asked_for() {
        return;
    }
    let check = |fault: &str, expected: &str| {
        let (folder, path, _new) = scene();
        fs::write(&path, "old").expect("a file");
        let output = convert(&path, fault);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{fault}: {told}");
        assert!(told.contains("out.json could not be saved: ") && told.contains(expected), "{fault}: {told}");
        assert_eq!(fs::read(&path).expect("a file"), b"old", "{fault}");
        assert_eq!(names_in(folder.path()), ["out.json"], "{fault}");
    };
    check("write:error=ENOSPC:when=1", "the disk is full");
    check("write:error=EDQUOT:when=1", "your share of the disk is used up");
    check("write:error=EIO:when=1", "the system says");
    check("fsync:error=EIO:when=1", "the system says");
    check("fchmod:error=EPERM:when=1", "you may not write there");
    check("rename,renameat,renameat2:error=EACCES:when=1", "you may not write there");
    check("rename,renameat,renameat2:error=EROFS:when=1", "the disk is read only");
}
