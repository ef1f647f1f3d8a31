//! Measures the mentions of a dossier against mentions that people marked.
//!
//! `cargo bench --bench mentions -- DOSSIER.ron GOLD.json` prints precision (of the mentions found, how many are marked with
//! the same words and entity), recall (of those marked, how many are found), and what was found wrongly, by reason. Every
//! possible mention counts for its first candidate; beside it stands the same of the certain mentions alone. `--list N` adds
//! up to N places of each reason.
//!
//! The gold file holds, for every document by its id, a list of [start, end, entity id], in Unicode code points of the
//! document's text: `{"mentions": {"d": [[0, 6, "a"]]}}`.

use sayso::files::load::load;
use sayso::model::{EntityIndex, OpenDossier, Origin, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// A place and its entity, with what is told of it in a list.
type Places = BTreeMap<Span, (EntityIndex, String)>;

/// How mentions that were found compare with those that were marked.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong_entity: usize,
    nothing_there: usize,
    missed: usize,
    lines: BTreeMap<(&'static str, String), Vec<String>>,
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let mut most = 0;
    if let Some(place) = arguments.iter().position(|argument| argument == "--list") {
        most = arguments.get(place + 1).and_then(|number| number.parse().ok()).unwrap_or(20);
        arguments.drain(place..(place + 2).min(arguments.len()));
    }
    let [dossier, gold] = arguments.as_slice() else {
        return writeln!(out, "cargo bench --bench mentions -- DOSSIER.ron GOLD.json [--list N]");
    };
    let Ok(open) = load(&Origin::File(dossier.into())) else {
        return writeln!(out, "{dossier} does not load; `sayso check` tells why");
    };
    let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(gold)?)?;
    let (mut all, mut certain) = (Tally::default(), Tally::default());
    for place in 0..open.dossier.documents.len() {
        let marked = marked(&open, place, &gold);
        compare(&mut all, &open, place, &marked, &found(&open, place, true));
        compare(&mut certain, &open, place, &marked, &found(&open, place, false));
    }
    print(&mut out, "certain and possible", &all)?;
    print(&mut out, "certain alone", &certain)?;
    for ((verdict, reason), lines) in &all.lines {
        writeln!(out, "{verdict}, {reason}: {}", lines.len())?;
        let step = lines.len().div_ceil(most.max(1)).max(1);
        for line in lines.iter().step_by(step).take(most) {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

/// The mentions that people marked in a document.
fn marked(open: &OpenDossier, place: usize, gold: &serde_json::Value) -> Places {
    let document = &open.dossier.documents[place];
    let text = document.text.as_deref().unwrap_or_default();
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let entity_of = |id: &str| open.dossier.entities.iter().position(|entity| entity.id == id);
    let list = gold["mentions"][&document.id].as_array().map(Vec::as_slice).unwrap_or_default();
    let read = |mention: &serde_json::Value| {
        let at = |index: usize| bytes.get(mention[index].as_u64()? as usize).copied();
        let entity = EntityIndex::new(entity_of(mention[2].as_str()?)?);
        Some((Span::new(at(0)?, at(1)?), (entity, "marked".to_owned())))
    };
    list.iter().filter_map(read).collect()
}

/// The mentions that the program finds in a document.
fn found(open: &OpenDossier, place: usize, with_possible: bool) -> Places {
    let read = &open.reading.documents[place];
    let mut found: Places =
        read.mentions.iter().map(|mention| (mention.span, (mention.entity, "certain".to_owned()))).collect();
    if with_possible {
        for mention in &read.possible_mentions {
            found.entry(mention.span).or_insert((mention.candidates[0], mention.doubt.word().to_owned()));
        }
    }
    found
}

/// Adds the mentions of one document to the tally.
fn compare(tally: &mut Tally, open: &OpenDossier, place: usize, marked: &Places, found: &Places) {
    let document = &open.dossier.documents[place];
    let text = document.text.as_deref().unwrap_or_default();
    let mut tell = |verdict: &'static str, reason: &str, span: Span, entity: EntityIndex| {
        let around = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let (from, to) = (around((span.start as usize).saturating_sub(30)), around(span.end as usize + 30));
        let [before, after] = [&text[from..span.start as usize], &text[(span.end as usize).min(to)..to]];
        let entity = &open.dossier.entities[entity.at()];
        let line = format!("{}: {before}[{}]{after} = {} ({})", document.id, span.of(text), entity.name, entity.kind);
        tally.lines.entry((verdict, reason.to_owned())).or_default().push(line.replace('\n', "⏎"));
    };
    for (span, (entity, reason)) in found {
        match marked.get(span) {
            Some((right, _)) if right == entity => {
                tally.right += 1;
                if reason != "certain" {
                    tell("right", reason, *span, *entity);
                }
            }
            Some(_) => {
                tally.wrong_entity += 1;
                tell("wrong entity", reason, *span, *entity);
            }
            None => {
                tally.nothing_there += 1;
                let overlaps = marked.keys().any(|other| other.overlaps(*span));
                let reason = if overlaps { format!("{reason}, other borders") } else { reason.clone() };
                tell("no mention there", &reason, *span, *entity);
            }
        }
    }
    let found: BTreeSet<Span> = found.keys().copied().collect();
    for (span, (entity, _)) in marked {
        if !found.contains(span) {
            tally.missed += 1;
            let overlaps = found.iter().any(|other| other.overlaps(*span));
            tell("missed", if overlaps { "other borders" } else { "nothing found" }, *span, *entity);
        }
    }
}

fn print(out: &mut dyn Write, name: &str, tally: &Tally) -> std::io::Result<()> {
    let found = tally.right + tally.wrong_entity + tally.nothing_there;
    let marked = tally.right + tally.wrong_entity + tally.missed;
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    writeln!(
        out,
        "{name}: precision {:.4}, recall {:.4} ({found} found, {marked} marked, {} right, {} wrong entity, {} no mention there, {} missed)",
        share(tally.right, found),
        share(tally.right, marked),
        tally.right,
        tally.wrong_entity,
        tally.nothing_there,
        tally.missed
    )
}
