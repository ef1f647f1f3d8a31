//! The time of filters, contradictions and paths: `cargo bench --bench asking [-- [every] DOSSIER…]`.
//!
//! For each dossier (one made up of 400 entities, where none is named) prints the milliseconds for filtering, for the
//! counts of the filter panel, for ordering tables, for searching, for all contradictions, and for the best paths between entities, with the usual limits and with the widest ones: of [`PAIRS`]
//! random pairs from a seed, or of `every` pair; each the better of two runs.

use sayso::analysis::contradictions::contradictions;
use sayso::analysis::facets::{FacetIndex, facets};
use sayso::analysis::filter::{Cover, visibility};
use sayso::analysis::passages::PassageIndex;
use sayso::analysis::paths::{MOST_HOPS, PathOptions, best_paths};
use sayso::analysis::search::{Indexing, SearchIndex};
use sayso::analysis::table::{Asked, Column, Content, Counts, Order, Ranks, Said, TableOf, rows};
use sayso::files::load::{load, load_bytes};
use sayso::formats::made_up::{Recipe, make_up};
use sayso::formats::ron::Unread;
use sayso::model::{EntityIndex, Filter, OpenDossier, Origin, Shown, Status, Verdicts, Visibility};
use std::collections::BTreeSet;
use std::io::Write;
use std::time::Instant;

/// How many pairs are asked for.
const PAIRS: u64 = 3_000;

/// How many letters the window indexes in a frame.
const STEP: usize = 150_000;

/// The milliseconds since `started`.
fn since(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1000.0
}

/// Two different entities of `count`, the same for the same `number`: by `SplitMix64` (Steele, Lea and Flood 2014).
fn pair(number: u64, count: u64) -> (EntityIndex, EntityIndex) {
    let mixed = |state: u64| {
        let mut mixed = state.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let one = mixed(2 * number + 1) % count;
    let other = (one + 1 + mixed(2 * number + 2) % (count - 1)) % count;
    (EntityIndex(one as u32), EntityIndex(other as u32))
}

/// The pairs to ask for among `count` entities.
fn pairs(count: u64, is_every: bool) -> Vec<(EntityIndex, EntityIndex)> {
    if !is_every {
        return (0..PAIRS).map(|number| pair(number, count)).collect();
    }
    let all = 0..count as u32;
    all.clone().flat_map(|from| (0..from).map(move |to| (EntityIndex(from), EntityIndex(to)))).collect()
}

/// Times the counts of the filter panel: what is looked up once, and what each change of the filter takes.
fn time_facets(out: &mut dyn Write, open: &OpenDossier) -> std::io::Result<()> {
    let started = Instant::now();
    let index = FacetIndex::of(open);
    writeln!(out, "  facets indexed in {:.1} ms", since(started))?;
    let denied = Filter { statuses: [Status::Denied].into(), ..Filter::default() };
    let kinds = index.relation_kinds.values.iter().take(40).cloned().collect();
    let kinds = Filter { relation_kinds: kinds, ..Filter::default() };
    let documents = open.dossier.documents.iter().skip(1).map(|document| document.id.clone()).collect();
    let documents = Filter { documents, only_verified: true, ..Filter::default() };
    let filters = [Filter::default(), denied, kinds, documents];
    for (filter, words) in filters.iter().zip(["all on", "one status off", "forty kinds off", "one document on"]) {
        let time = || {
            let started = Instant::now();
            let (hidden, verdicts) = (BTreeSet::new(), Verdicts::new());
            let cover = Cover { filter, hidden: &hidden, verdicts: &verdicts, shown: &Shown::Everything, outside: &[] };
            std::hint::black_box(facets(open, &index, cover));
            since(started)
        };
        writeln!(out, "  facets counted in {:.1} ms, {words}", time().min(time()))?;
    }
    Ok(())
}

/// Times the search in names and quotes, and in all sentences: the index, and then each of some queries.
fn time_search(out: &mut dyn Write, open: &OpenDossier) -> std::io::Result<()> {
    let started = Instant::now();
    let index = SearchIndex::of(open);
    writeln!(out, "  names and quotes indexed in {:.1} ms", since(started))?;
    let (mut indexing, mut longest) = (Indexing::default(), 0.0_f64);
    loop {
        let started = Instant::now();
        let is_whole = indexing.step(open, STEP);
        longest = longest.max(since(started));
        if is_whole {
            break;
        }
    }
    writeln!(out, "    the longest step of some {STEP} letters {longest:.1} ms")?;
    let started = Instant::now();
    let passages = PassageIndex::of(open);
    writeln!(out, "  sentences indexed in {:.1} ms", since(started))?;
    let first = open.dossier.entities.first().map_or("", |entity| entity.name.as_str());
    for query in ["a", "the", first, "no such words", "\"in the\""] {
        let time = |look: &dyn Fn() -> usize| {
            let started = Instant::now();
            let found = look();
            (since(started), found)
        };
        let (names, found) = time(&|| index.search(query, 50).len());
        let (sentences, hits) = time(&|| passages.search(query).iter().map(|hits| hits.sentences.len()).sum());
        writeln!(out, "  {query:?}: {found} names and quotes in {names:.1} ms, {hits} sentences in {sentences:.1} ms")?;
    }
    Ok(())
}

/// Times the tables: each ordered by some columns for the first time, then anew, and narrowed by a word.
fn time_tables(out: &mut dyn Write, open: &OpenDossier, all: &Visibility) -> std::io::Result<()> {
    let started = Instant::now();
    let (counts, said) = (Counts::of(open), Said::new());
    writeln!(out, "  tables counted in {:.1} ms", since(started))?;
    let content = Content { open, counts: &counts, said: &said, measures: None };
    for (of, column) in [
        (TableOf::Entities, Column::Name),
        (TableOf::Entities, Column::Claims),
        (TableOf::Edges, Column::OtherName),
        (TableOf::Claims, Column::From),
        (TableOf::Claims, Column::Kind),
        (TableOf::Quotes, Column::Quote),
        (TableOf::Quotes, Column::Document),
    ] {
        let mut ranks = Ranks::default();
        let mut ordered = |words: &str| {
            let order = Some(Order { column: column.clone(), is_descending: true });
            let asked = Asked { of, words: words.to_owned(), order };
            let started = Instant::now();
            let count = rows(&content, &mut ranks, all, &asked).len();
            (since(started), count)
        };
        let ((first, count), (again, _), (narrowed, found)) = (ordered(""), ordered(""), ordered("an"));
        let name = format!("{} by {}", of.words(), column.heading(of));
        writeln!(out, "  {count} {name}: {first:.1} ms, again {again:.1} ms, {found} with a word {narrowed:.1} ms")?;
    }
    Ok(())
}

/// Times one dossier.
fn time(out: &mut dyn Write, name: &str, open: &OpenDossier, is_every: bool) -> std::io::Result<()> {
    let (entities, claims) = (open.dossier.entities.len() as u64, open.dossier.relations.len());
    writeln!(out, "{name}: {entities} entities, {claims} claims, {} edges", open.network.edges.len())?;
    let started = Instant::now();
    let all = visibility(open, &Filter::default(), &BTreeSet::new());
    writeln!(out, "  filtered in {:.1} ms", since(started))?;
    time_facets(out, open)?;
    time_tables(out, open, &all)?;
    time_search(out, open)?;
    let started = Instant::now();
    let found = contradictions(open, &all).len();
    writeln!(out, "  {found} contradictions in {:.1} ms", since(started))?;
    if entities < 2 {
        return Ok(());
    }
    let usual = PathOptions::default();
    for options in [usual.clone(), PathOptions { most_hops: MOST_HOPS, count: 20, ..usual }] {
        let (mut times, mut found) = (Vec::new(), 0);
        for (from, to) in pairs(entities, is_every) {
            // The better of two runs: on a busy machine the other one tells what else it did.
            let run = || {
                let started = Instant::now();
                let paths = best_paths(open, &all, from, to, &options).len();
                (since(started), paths)
            };
            let ((one, paths), (other, _)) = (run(), run());
            found += paths;
            times.push(one.min(other));
        }
        times.sort_by(f64::total_cmp);
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        let limits = format!("at most {} steps and {} paths", options.most_hops, options.count);
        writeln!(out, "  {limits}: {} pairs, {found} paths", times.len())?;
        writeln!(out, "    median {:.2} ms, 99 % under {:.2} ms, longest {:.2} ms", at(50), at(99), at(100))?;
    }
    Ok(())
}

fn main() -> std::io::Result<()> {
    let words = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (every, named): (Vec<String>, Vec<String>) = words.partition(|word| word == "every");
    let is_every = !every.is_empty();
    let mut out = std::io::stdout().lock();
    if named.is_empty() {
        let text = make_up(Recipe { entities: 400, seed: 1 }).text;
        let origin = Origin::Builtin("made up".to_owned());
        if let Ok(open) =
            load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable("there is no file".to_owned())))
        {
            time(&mut out, "made up, seed 1", &open, is_every)?;
        }
    }
    for path in named {
        let origin = Origin::File(path.into());
        match load(&origin) {
            Ok(open) => time(&mut out, &origin.name(), &open, is_every)?,
            Err(_) => writeln!(out, "{} does not load; `sayso check` tells why", origin.name())?,
        }
    }
    Ok(())
}
