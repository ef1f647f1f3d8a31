//! Fuzz targets for the readers: dossiers, layouts, settings, and the work that is kept. A plain seeded harness, without a
//! compiler of its own; the mutations are those of `hostile`.
//!
//! The seeds are the files under `tests/fuzz/corpus`; a file that once brought something down is put there and stays.
//! `SAYSO_FUZZ=600 cargo test --test main fuzz` goes on for 600 seconds with each target. A case that fails is named by its number,
//! and is the same in every run.

use crate::hostile::{mutate, problems_have_places, refused_in_place, run_all};
use crate::support::{Random, repository};
use sayso::files::load::load_bytes;
use sayso::files::settings::{Settings, TEXT_SCALES};
use sayso::formats::{kept_work, layout_file};
use sayso::model::{Origin, Problem};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many cases each target runs where no time is asked for.
const USUAL: usize = 1_500;

/// What judges some bytes; an error says what is wrong.
type Target = fn(&[u8]) -> Result<(), String>;

/// Every file of a corpus, by name, and `more`.
fn corpus(name: &str, more: &[&str]) -> Vec<Vec<u8>> {
    let folder = fs::read_dir(repository().join("tests/fuzz/corpus").join(name)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.path()).collect();
    paths.extend(more.iter().map(|path| repository().join(path)));
    paths.sort();
    assert!(!paths.is_empty(), "{name} has seeds");
    paths.iter().map(|path| fs::read(path).expect("a seed")).collect()
}

/// Breaks the seeds again and again and lets the target judge what comes of it. Returns what was done, in words.
fn fuzz(name: &str, seeds: Vec<Vec<u8>>, target: Target) -> String {
    for (place, seed) in seeds.iter().enumerate() {
        assert_eq!(target(seed), Ok(()), "{name}: seed {place} as it is");
    }
    let seconds: u64 = std::env::var("SAYSO_FUZZ").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or_default();
    let (begin, seeds) = (Instant::now(), Arc::new(seeds));
    let mut cases = 0;
    let mut slowest = Duration::ZERO;
    while cases == 0 || begin.elapsed() < Duration::from_secs(seconds) {
        let (first, seeds) = (cases, Arc::clone(&seeds));
        let (_, took) = run_all(USUAL, move |number| {
            let mut random = Random::new((first + number) as u64);
            let mut bytes = seeds[random.below(seeds.len())].clone();
            mutate::mutate(&mut bytes, &mut random);
            target(&bytes).map_err(|wrong| format!("{wrong}; the case is {}", first + number))
        });
        slowest = slowest.max(took);
        cases += USUAL;
    }
    format!("{name}: {cases} cases, the slowest took {slowest:?}")
}

/// Cuts each seed after every byte.
fn cut(seeds: &[Vec<u8>], target: Target) {
    for seed in seeds {
        let whole = seed.clone();
        run_all(seed.len() + 1, move |end| target(&whole[..end]));
    }
}

fn dossier(bytes: &[u8]) -> Result<(), String> {
    let origin = Origin::File(PathBuf::from("broken.ron"));
    match load_bytes(&origin, bytes, &mut |_| Ok(b"Ann paid Bob.".to_vec())) {
        Ok(open) => problems_have_places(&open.problems.iter().cloned().collect::<Vec<Problem>>(), bytes),
        Err(problems) => refused(&problems, bytes),
    }
}

/// A refusal has a place, unless the file as a whole is something else.
fn refused(problems: &[Problem], bytes: &[u8]) -> Result<(), String> {
    match problems {
        [only] if only.place.is_none() && !only.message.is_empty() && !only.help.is_empty() => Ok(()),
        problems => refused_in_place(problems, bytes),
    }
}

fn layout(bytes: &[u8]) -> Result<(), String> {
    match layout_file::parse("broken.layout.ron", bytes) {
        Err(problems) => refused(&problems, bytes),
        Ok(read) => {
            let views = &read.layout.views;
            let positions = views.iter().flat_map(|view| view.positions.values());
            if positions.clone().any(|position| !(position.x.is_finite() && position.y.is_finite())) {
                return Err("a position is no number".to_owned());
            }
            // What was read can be written and read again as the same.
            let text = layout_file::write(&read.layout);
            let again = layout_file::parse("again.layout.ron", text.as_bytes());
            if again.is_ok_and(|again| layout_file::write(&again.layout) == text) {
                Ok(())
            } else {
                Err("what was read and written is read as something else".to_owned())
            }
        }
    }
}

fn settings(bytes: &[u8]) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    fs::write(folder.path().join("settings.ron"), bytes).map_err(|error| error.to_string())?;
    let read = Settings::load_from(folder.path());
    let is_sound = (TEXT_SCALES.0..=TEXT_SCALES.1).contains(&read.preferences.text_scale)
        && read.panel_widths.values().all(|width| width.is_finite());
    if is_sound { Ok(()) } else { Err(format!("{read:?}")) }
}

fn work(bytes: &[u8]) -> Result<(), String> {
    // What is damaged is left where it is; it must only bring nothing down.
    kept_work::parse("broken.work.ron", bytes).map_or(Ok(()), |(work, when)| kept_work::write(&work, when).map(drop))
}

const LAYOUTS: [&str; 2] = ["tests/pictures/halmyra.layout.ron", "tests/pictures/kharrazi.layout.ron"];

/// Kept work around a layout.
fn works() -> Vec<Vec<u8>> {
    let layouts = corpus("layout", &LAYOUTS).into_iter().filter_map(|bytes| layout_file::parse("seed", &bytes).ok());
    let work = |read: layout_file::Read| kept_work::Work {
        origin: Origin::File("case/a.ron".into()),
        layout_file: Some("case/a.layout.ron".into()),
        title: "A \"title\"".to_owned(),
        layout: read.layout,
        dossier: None,
    };
    layouts.map(|read| kept_work::write(&work(read), 7).expect("it is text").into_bytes()).collect()
}

#[test]
fn no_broken_dossier_brings_anything_down() {
    println!("{}", fuzz("dossier", corpus("dossier", &[]), dossier));
}

#[test]
fn no_broken_layout_brings_anything_down_and_what_is_read_is_written_as_it_was() {
    println!("{}", fuzz("layout", corpus("layout", &LAYOUTS), layout));
}

#[test]
fn no_broken_settings_keep_the_program_from_starting() {
    println!("{}", fuzz("settings", corpus("settings", &[]), settings));
}

#[test]
fn no_broken_work_brings_anything_down() {
    println!("{}", fuzz("work", works(), work));
}

#[test]
fn whatever_is_cut_after_any_byte_is_told_with_a_place() {
    cut(&corpus("dossier", &[]), dossier);
    cut(&corpus("layout", &LAYOUTS), layout);
    cut(&corpus("settings", &[]), settings);
}
