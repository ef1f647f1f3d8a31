//! Opening at scale: `cargo bench --bench opening [-- [--beside PROGRAM] [--entities N,N,…] [DOSSIER…]]`.
//!
//! For made-up dossiers of 1,000, 10,000 and 100,000 entities (or of those given, and then for the named files) it prints
//! the size of the file; the seconds until the network is there, and until everything is read; and of `sayso check` and
//! `sayso convert` the seconds and the most memory that they held, also as so many times the file beyond 200 MB (the aim
//! is 4). Under each stands how many times as much it is as for the size before, for each doubling.
//!
//! `--beside` names the program of another commit: its check and convert are run in turn with those of this one.
//!
//! `--enormous` prints another table instead: dossiers with one enormous thing each, of a size and of half of it.
//!
//! Memory is what Linux tells in `/proc`; elsewhere it is left out.

#[path = "../frame/desk.rs"]
#[expect(dead_code, reason = "of the window without a display, only its frames are timed here")]
mod desk;
mod enormous;

use sayso::files::load::load;
use sayso::formats::made_up::{Recipe, make_up};
use sayso::formats::ron::{self, Unread};
use sayso::model::{Network, Origin};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The sizes without arguments.
const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// How often a program is asked how much memory it holds.
const POLL: Duration = Duration::from_millis(4);

/// What is granted beside the multiple of the file, in bytes.
const GRANTED: f64 = 200e6;

/// What a command took.
#[derive(Clone, Copy)]
struct Taken {
    seconds: f64,
    /// The most memory that it held, in bytes; 0 where that is not told.
    peak: f64,
}

/// Runs a program to its end.
fn run(program: &Path, arguments: &[&Path]) -> std::io::Result<Taken> {
    let started = Instant::now();
    let mut child = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut peak: f64 = 0.0;
    while child.try_wait()?.is_none() {
        peak = peak.max(held(child.id()).unwrap_or(0.0));
        std::thread::sleep(POLL);
    }
    Ok(Taken { seconds: started.elapsed().as_secs_f64(), peak })
}

/// The most memory that a process has held so far, in bytes.
fn held(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|kibibytes| kibibytes * 1024.0)
}

/// The seconds until the network of a dossier is there, before its texts are read.
fn until_network(path: &Path) -> std::io::Result<f64> {
    let started = Instant::now();
    let bytes = std::fs::read(path)?;
    let mut no_files = |_: &str| Err(Unread::Unreadable("files are not read here".to_owned()));
    let edges =
        ron::read("bench.ron", bytes.into(), &mut no_files, 0).map_or(0, |open| Network::of(&open.dossier).edges.len());
    std::hint::black_box(edges);
    Ok(started.elapsed().as_secs_f64())
}

/// The seconds until everything of a dossier is read.
fn until_read(path: &Path) -> f64 {
    let started = Instant::now();
    let open = load(&Origin::File(path.to_owned()));
    let taken = started.elapsed().as_secs_f64();
    drop(open);
    taken
}

/// One row of the table: what it is about, and its values.
fn row(out: &mut dyn Write, name: &str, values: &[f64], before: Option<(&[f64], f64)>) -> std::io::Result<()> {
    let shown: Vec<String> = values.iter().map(|value| format!("{value:>11.2}")).collect();
    writeln!(out, "{name:<24}{}", shown.concat())?;
    let Some((before, doublings)) = before.filter(|(_, doublings)| *doublings > 0.0) else { return Ok(()) };
    let growth = |(now, before): (&f64, &f64)| {
        if *before > 0.0 { format!("{:>10.2}×", (now / before).powf(1.0 / doublings)) } else { format!("{:>11}", "") }
    };
    let growths: Vec<String> = values.iter().zip(before).skip(1).map(growth).collect();
    writeln!(out, "{:<24}{:>11}{}", "  for each doubling", "", growths.concat())
}

/// The values of one dossier: its size, the times of this library, then check and convert of each program.
fn measure(path: &Path, programs: &[PathBuf], scratch: &Path) -> std::io::Result<Vec<f64>> {
    let size = std::fs::metadata(path)?.len() as f64;
    let mut values = vec![size / 1e6, until_network(path)?, until_read(path)];
    for program in programs {
        let out = scratch.join("out.json");
        for taken in [run(program, &[Path::new("check"), path])?, run(program, &[Path::new("convert"), path, &out])?] {
            values.extend([taken.seconds, taken.peak / 1e6, (taken.peak - GRANTED).max(0.0) / size]);
        }
        let _ = std::fs::remove_file(out);
    }
    Ok(values)
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut programs = vec![PathBuf::from(env!("CARGO_BIN_EXE_sayso"))];
    let (mut sizes, mut files, mut is_enormous) = (None, Vec::new(), false);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--enormous" => is_enormous = true,
            "--beside" => programs.extend(arguments.next().map(PathBuf::from)),
            "--entities" => {
                let list = arguments.next().unwrap_or_default();
                sizes = Some(list.split(',').filter_map(|size| size.parse().ok()).collect::<Vec<u32>>());
            }
            _ => files.push(PathBuf::from(argument)),
        }
    }
    let scratch = tempfile::tempdir()?;
    if is_enormous {
        return enormous::print(&mut out, scratch.path());
    }
    let sizes = sizes.unwrap_or_else(|| if files.is_empty() { SIZES.to_vec() } else { Vec::new() });
    let of_program = ["check s", "MB", "× file", "convert s", "MB", "× file"];
    let titles = ["file MB", "network s", "read s"].into_iter().chain(programs.iter().flat_map(|_| of_program));
    writeln!(out, "{:<24}{}", "", titles.map(|title| format!("{title:>11}")).collect::<String>())?;
    let mut before: Option<Vec<f64>> = None;
    for entities in sizes {
        let path = scratch.path().join(format!("{entities}.ron"));
        std::fs::write(&path, make_up(Recipe { entities, seed: 1 }).text)?;
        let values = measure(&path, &programs, scratch.path())?;
        let doublings = before.as_ref().map_or(0.0, |before| (values[0] / before[0]).log2());
        row(&mut out, &format!("{entities} entities"), &values, before.as_deref().map(|before| (before, doublings)))?;
        before = Some(values);
        std::fs::remove_file(path)?;
    }
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        row(&mut out, &name, &measure(&path, &programs, scratch.path())?, None)?;
    }
    Ok(())
}
