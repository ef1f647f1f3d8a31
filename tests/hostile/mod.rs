//! Broken input: whatever happens to a dossier's bytes, the program neither panics nor hangs, and every problem has a
//! place.
//!
//! `SAYSO_MUTATIONS=10000 cargo test hostile` breaks the examples that many times instead of [`USUAL`] and cuts an
//! example at every byte.

mod import;
pub(crate) mod mutate;

use crate::support::{Random, Seed, seed_names};
use sayso::files::load::load_bytes;
use sayso::formats::ron::{TEMPLATE, Unread, parse};
use sayso::model::{OpenDossier, Origin, Problem, Severity};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// How many broken dossiers are tried unless `SAYSO_MUTATIONS` is set: some ten seconds on two slow cores.
const USUAL: usize = 2_000;

/// How long one case may take on a busy machine before it counts as a hang.
const HANG: Duration = Duration::from_mins(2);

/// How many cases are wanted.
fn wanted() -> usize {
    std::env::var("SAYSO_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(USUAL)
}

#[test]
fn no_mutation_of_an_example_brings_the_program_down_and_every_refusal_has_a_place() {
    let seeds: Vec<Seed> = seed_names().iter().map(|name| Seed::read(name)).collect();
    let slowest = run_all(wanted(), move |case| {
        let mut random = Random::new(case as u64);
        let mut seed = seeds[case % seeds.len()].clone();
        // One case in eight breaks a document instead.
        match seed.files.values_mut().nth(random.below(20)) {
            Some(document) if random.below(8) == 0 => mutate::mutate(document, &mut random),
            _ => mutate::mutate(&mut seed.dossier, &mut random),
        }
        load_and_judge(&seed)
    });
    println!("slowest of {} mutations: case {} took {:?}", wanted(), slowest.0, slowest.1);
}

#[test]
fn a_dossier_cut_at_any_byte_is_refused_with_a_place() {
    let whole = Arc::new(TEMPLATE.as_bytes().to_vec());
    // Behind the closing bracket only white space can be cut.
    let content = TEMPLATE.trim_end().len();
    let cuts = Arc::clone(&whole);
    run_all(content, move |cut| judge_cut(&cuts[..cut]));
    assert!(parse("whole.ron", &whole, &mut |_| Err(Unread::Unreadable(String::new()))).dossier.is_some());
}

#[test]
fn an_example_cut_at_many_bytes_is_refused_with_a_place() {
    let example = Seed::read("kharrazi").dossier;
    // A prime, so that the cuts fall on every kind of place; every byte where the long run is asked for.
    let step = if wanted() > USUAL { 1 } else { 211 };
    let content = String::from_utf8_lossy(&example).trim_end().len();
    run_all(content / step, move |number| judge_cut(&example[..number * step]));
}

/// Parses a truncated dossier.
fn judge_cut(bytes: &[u8]) -> Result<(), String> {
    // The documents are not tested here.
    let parsed = parse("cut.ron", bytes, &mut |_| Ok(b"A text.".to_vec()));
    if parsed.dossier.is_some() {
        return Err(format!("cut after {} bytes it was taken for whole", bytes.len()));
    }
    refused_in_place(&parsed.problems, bytes)
}

/// Loads a broken example and looks at what came of it.
fn load_and_judge(seed: &Seed) -> Result<(), String> {
    let origin = Origin::File(PathBuf::from("broken.ron"));
    let mut fetch = |path: &str| {
        seed.files.get(path).cloned().ok_or_else(|| Unread::Unreadable("there is no such file".to_owned()))
    };
    match load_bytes(&origin, &seed.dossier, &mut fetch) {
        Err(problems) => refused_in_place(&problems, &seed.dossier),
        Ok(open) => {
            problems_have_places(&open.problems.iter().cloned().collect::<Vec<_>>(), &seed.dossier)?;
            highlights_are_sound(&open)
        }
    }
}

/// A refusal has at least one error, and all its problems have a place.
pub(crate) fn refused_in_place(problems: &[Problem], bytes: &[u8]) -> Result<(), String> {
    if !problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err("it was refused without an error".to_owned());
    }
    problems_have_places(problems, bytes)
}

/// Every problem has a line and a column within the file, and a message without control characters.
pub(crate) fn problems_have_places(problems: &[Problem], bytes: &[u8]) -> Result<(), String> {
    // In any encoding, each line break has such a byte.
    let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    for problem in problems {
        let is_placed = problem.place.is_some_and(|place| {
            (1..=lines).contains(&(place.line as usize)) && (1..=bytes.len() + 1).contains(&(place.column as usize))
        });
        let words = [&problem.message, &problem.help, &problem.excerpt];
        if !is_placed || problem.message.is_empty() || words.iter().any(|text| text.contains(char::is_control)) {
            return Err(format!("a problem is not told well: {problem:?}"));
        }
    }
    Ok(())
}

/// Every highlighted span lies in its document, and an exact one is the quote.
fn highlights_are_sound(open: &OpenDossier) -> Result<(), String> {
    for (relation, verifications) in open.dossier.relations.iter().zip(&open.reading.verifications) {
        for (evidence, verification) in relation.evidence.iter().zip(verifications) {
            let Some(span) = verification.span() else { continue };
            let document = verification.elsewhere().unwrap_or(evidence.document);
            let text = open.dossier.documents[document.at()].text.as_deref().unwrap_or_default();
            let shown = text.get(span.start as usize..span.end as usize);
            let is_exact = verification.word() == "exact";
            if shown.is_none_or(str::is_empty) || (is_exact && shown != evidence.quote.as_deref()) {
                return Err(format!("{verification:?} shows {shown:?} for {:?}", evidence.quote));
            }
        }
    }
    Ok(())
}

/// Runs the cases 0 to `count` on all cores; returns the slowest. The first that fails, panics or hangs is named.
pub(crate) fn run_all(
    count: usize,
    case: impl Fn(usize) -> Result<(), String> + Send + Sync + 'static,
) -> (usize, Duration) {
    let (case, next) = (Arc::new(case), Arc::new(AtomicUsize::new(0)));
    let (sender, results) = channel();
    for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
        let (case, next, sender) = (Arc::clone(&case), Arc::clone(&next), sender.clone());
        std::thread::spawn(move || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let begin = Instant::now();
                if number >= count {
                    return;
                }
                let judged = catch_unwind(AssertUnwindSafe(|| case(number)));
                let judged = judged.unwrap_or_else(|_| Err("the program panicked".to_owned()));
                if sender.send((number, begin.elapsed(), judged)).is_err() {
                    return;
                }
            }
        });
    }
    drop(sender);
    let mut slowest = (0, Duration::ZERO);
    let mut done = std::collections::BTreeSet::new();
    for _ in 0..count {
        let (number, took, judged) = results.recv_timeout(HANG).unwrap_or_else(|_| {
            let first = (0..count).find(|number| !done.contains(number)).unwrap_or_default();
            (first, HANG, Err("the program hangs".to_owned()))
        });
        assert!(judged.is_ok(), "case {number}: {}", judged.err().unwrap_or_default());
        done.insert(number);
        if took > slowest.1 {
            slowest = (number, took);
        }
    }
    slowest
}
