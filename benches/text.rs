//! What reading costs: `cargo bench --bench text [-- DOSSIER…]`.
//!
//! For each dossier (the examples, where none is named) prints what all its documents come to, and the milliseconds for
//! reading them (sentences, every mention of every entity, the place of every quote), for making them searchable, and
//! for one search. Each is the best of three.

use sayso::analysis::passages::PassageIndex;
use sayso::files::load::load;
use sayso::model::{OpenDossier, Origin};
use std::io::Write;
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
    let (reading_time, reading) = best(|| sayso::text::read(&open.dossier));
    let sentences: usize = reading.documents.iter().map(|document| document.sentences.len()).sum();
    let mentions: usize = reading.documents.iter().map(|document| document.mentions.len()).sum();
    let quotes: usize = reading.verifications.iter().map(Vec::len).sum();
    writeln!(out, "  read: {sentences} sentences, {mentions} mentions, {quotes} quotes {reading_time:>12.1} ms")?;
    let (index_time, index) = best(|| PassageIndex::of(open));
    writeln!(out, "  made searchable {index_time:>44.1} ms")?;
    let (search_time, hits) = best(|| index.search("the minister"));
    let found: usize = hits.iter().map(|hits| hits.sentences.len()).sum();
    writeln!(out, "  “the minister” found in {found} sentences {search_time:>22.1} ms")
}

fn main() -> std::io::Result<()> {
    let named: Vec<Origin> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .map(|path| Origin::File(path.into()))
        .collect();
    let examples = sayso::files::examples::all().iter().map(|example| Origin::Builtin(example.name.to_owned()));
    let origins: Vec<Origin> = if named.is_empty() { examples.collect() } else { named };
    let mut out = std::io::stdout().lock();
    for origin in origins {
        match load(&origin) {
            Ok(open) => time(&mut out, &origin.name(), &open)?,
            Err(_) => writeln!(out, "{} does not load; `sayso check` tells why", origin.name())?,
        }
    }
    Ok(())
}
