//! The time of reading and verifying: `cargo bench --bench text [-- [--beside PROGRAM] [growth] DOSSIER…]`.
//!
//! For each dossier (the examples, where none is named) prints the size of its documents, and the milliseconds for
//! reading them (sentences, every mention of every entity, the place of every quote), for making them searchable, and
//! for one search, each the best of three; and the time from a click on an edge, or on a sentence, to its highlighted
//! quote, over some thousand of them, without the frame that draws it.
//!
//! `--beside` names this bench built from another commit (`target/release/deps/text-…`, in a checkout of it). Both read
//! each dossier in turn, and the median of how many times as long this one takes is printed. `growth` prints the times of
//! reading made dossiers of one size and of twice that.

#[path = "text/growth.rs"]
mod growth;

use sayso::analysis::passages::PassageIndex;
use sayso::files::load::load;
use sayso::model::{DocumentIndex, EdgeIndex, OpenDossier, Origin, SentenceIndex, Target};
use sayso::session::{Action, Command, Preferences, Session};
use std::io::Write;
use std::process;
use std::sync::Arc;
use std::time::Instant;

/// How often each thing is timed.
const RUNS: usize = 3;

/// The best time of some runs in milliseconds, and what the last one made.
fn best<T>(mut run: impl FnMut() -> T) -> (f64, T) {
    let mut timed = || {
        let started = Instant::now();
        let made = run();
        (started.elapsed().as_secs_f64() * 1000.0, made)
    };
    let (mut best, mut made) = timed();
    for _ in 1..RUNS {
        let (time, again) = timed();
        best = best.min(time);
        made = again;
    }
    (best, made)
}

/// Times one dossier.
fn time(out: &mut dyn Write, name: &str, open: &OpenDossier) -> std::io::Result<()> {
    let bytes: usize =
        open.dossier.documents.iter().filter_map(|document| document.text.as_ref()).map(String::len).sum();
    let (entities, documents) = (open.dossier.entities.len(), open.dossier.documents.len());
    writeln!(out, "{name}: {entities} entities, {documents} documents, {:.1} MB of text", bytes as f64 / 1e6)?;
    time_reading(out, open)?;
    let (index_time, index) = best(|| PassageIndex::of(open));
    writeln!(out, "  made searchable {index_time:>44.1} ms")?;
    let (search_time, hits) = best(|| index.search("the minister"));
    let found: usize = hits.iter().map(|hits| hits.sentences.len()).sum();
    writeln!(out, "  “the minister” found in {found} sentences {search_time:>22.1} ms")?;
    time_clicks(out, open)
}

/// Times the reading of one dossier.
fn time_reading(out: &mut dyn Write, open: &OpenDossier) -> std::io::Result<()> {
    let (reading_time, reading) = best(|| sayso::text::read(&open.dossier));
    let sentences: usize = reading.documents.iter().map(|document| document.sentences.len()).sum();
    let mentions: usize = reading.documents.iter().map(|document| document.mentions.len()).sum();
    let quotes: usize = reading.verifications.iter().map(Vec::len).sum();
    writeln!(out, "  read: {sentences} sentences, {mentions} mentions, {quotes} quotes {reading_time:>12.1} ms")
}

/// How many clicks of each kind are timed at most.
const CLICKS: usize = 5_000;

/// Times clicks on edges and on sentences.
fn time_clicks(out: &mut dyn Write, open: &OpenDossier) -> std::io::Result<()> {
    let mut session = Session::new(Preferences::default());
    session.apply(Command::Loaded { open: Arc::new(open.clone()), layout: None });
    // A large dossier begins with a part of it.
    session.apply(Command::Do(Action::ShowAll));
    let edges = (0..open.network.edges.len()).map(|edge| Command::Select(Some(Target::Edge(EdgeIndex::new(edge)))));
    let sentences = open.reading.documents.iter().enumerate().flat_map(|(document, reading)| {
        let at = move |number| SentenceIndex { document: DocumentIndex::new(document), number };
        (0..reading.sentences.len() as u32).map(move |number| Command::SelectSentence(at(number)))
    });
    for (name, clicks) in [("edge", edges.collect::<Vec<_>>()), ("sentence", sentences.collect())] {
        let step = clicks.len().div_ceil(CLICKS).max(1);
        let (mut times, mut quotes) = (Vec::new(), 0);
        for click in clicks.into_iter().step_by(step) {
            let started = Instant::now();
            session.apply(click);
            times.push(started.elapsed().as_secs_f64() * 1000.0);
            quotes += usize::from(session.selection().reading.is_some_and(|reading| reading.passage.is_some()));
        }
        times.sort_by(f64::total_cmp);
        let (Some(longest), median) = (times.last(), times.get(times.len() / 2)) else { continue };
        let clicks = times.len();
        let median = median.copied().unwrap_or_default();
        writeln!(
            out,
            "  {name} to quote: {clicks} clicks, {quotes} with a highlight, median {median:.3} ms, longest {longest:.3} ms"
        )?;
    }
    Ok(())
}

/// How often both programs read a dossier, in turn.
const TURNS: usize = 7;

/// The milliseconds for reading a dossier that a program of this bench prints.
fn read_by(program: &str, dossier: &str) -> Option<f64> {
    let printed = process::Command::new(program).args([READ, dossier]).output().ok()?;
    let printed = String::from_utf8(printed.stdout).ok()?;
    let line = printed.lines().find(|line| line.trim_start().starts_with("read:"))?;
    line.trim_end().strip_suffix("ms")?.split_whitespace().last()?.parse().ok()
}

/// Prints how many times as long as another program this one takes to read a dossier.
fn time_beside(out: &mut dyn Write, program: &str, dossier: &str) -> std::io::Result<()> {
    let this = std::env::current_exe()?;
    let turn = |_| Some((read_by(&this.to_string_lossy(), dossier)?, read_by(program, dossier)?));
    let turns: Vec<(f64, f64)> = (0..TURNS).filter_map(turn).collect();
    let middle = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let mut times: Vec<f64> = turns.iter().map(of).collect();
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
    };
    let (own, other) = (middle(&|turn| turn.0), middle(&|turn| turn.1));
    let ratio = middle(&|turn| turn.0 / turn.1);
    writeln!(out, "  read beside {program}: {own:.1} ms, there {other:.1} ms: {ratio:.2} times")
}

/// The argument by which only the time of reading is printed. A bench that does not know it prints that too.
const READ: &str = "--read";

fn main() -> std::io::Result<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let beside = arguments.iter().position(|argument| argument == "--beside").map(|at| {
        let program = arguments.get(at + 1).cloned().unwrap_or_default();
        arguments.drain(at..arguments.len().min(at + 2));
        program
    });
    let is_read_only = arguments.iter().any(|argument| argument == READ);
    arguments.retain(|argument| !argument.starts_with("--"));
    let mut out = std::io::stdout().lock();
    if arguments.iter().any(|argument| argument == "growth") {
        arguments.retain(|argument| argument != "growth");
        growth::print(&mut out)?;
        if arguments.is_empty() {
            return Ok(());
        }
    }
    let named: Vec<Origin> = arguments.into_iter().map(|path| Origin::File(path.into())).collect();
    let examples = sayso::files::examples::all().iter().map(|example| Origin::Builtin(example.name.to_owned()));
    let origins: Vec<Origin> = if named.is_empty() { examples.collect() } else { named };
    for origin in origins {
        match load(&origin) {
            Ok(open) if is_read_only => time_reading(&mut out, &open)?,
            Ok(open) => {
                time(&mut out, &origin.name(), &open)?;
                if let (Some(program), Origin::File(path)) = (&beside, &origin) {
                    time_beside(&mut out, program, &path.to_string_lossy())?;
                }
            }
            Err(_) => writeln!(out, "{} does not load; `sayso check` tells why", origin.name())?,
        }
    }
    Ok(())
}
