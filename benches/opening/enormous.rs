//! One enormous thing in a dossier, of half a size and of all of it: the processor time of reading it, of looking at it in
//! the window, and how many times as much the double costs.

use crate::desk::{Desk, FRAMES};
use cpu_time::ProcessTime;
use sayso::files::load::load;
use sayso::model::{DocumentIndex, EdgeIndex, EntityIndex, Origin, Target};
use sayso::session::Command;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// What is enormous: its name, the dossier of a size, that size, and what is looked at.
struct Shape {
    name: &'static str,
    make: fn(usize) -> String,
    size: usize,
    look: Look,
}

/// What is looked at.
#[derive(Clone, Copy)]
enum Look {
    Edge,
    Entity,
    Document,
}

const SHAPES: [Shape; 8] = [
    Shape { name: "an edge of 50,000 claims", make: edge, size: 50_000, look: Look::Edge },
    Shape { name: "an entity with 50,000 edges", make: hub, size: 50_000, look: Look::Entity },
    Shape { name: "an entity with 100,000 aliases", make: aliases, size: 100_000, look: Look::Entity },
    Shape { name: "100,000 aliases in all", make: aliases_in_all, size: 100_000, look: Look::Entity },
    Shape { name: "a document of 50 MB", make: document, size: 50 << 20, look: Look::Document },
    Shape { name: "a line of 10 MB", make: line, size: 10 << 20, look: Look::Document },
    Shape { name: "2 MB of words without a stop", make: unpunctuated, size: 2 << 20, look: Look::Document },
    Shape { name: "a name of 1 MB", make: name, size: 1 << 20, look: Look::Entity },
];

/// Prints the table.
pub fn print(out: &mut dyn Write, scratch: &Path) -> std::io::Result<()> {
    let titles = ["read s", "half s", "times", "look ms", "half ms", "times"];
    writeln!(out, "{:<34}{}", "(processor time)", titles.map(|title| format!("{title:>9}")).concat())?;
    for shape in &SHAPES {
        let [half, whole] = [shape.size / 2, shape.size].map(|size| measure(shape, size, scratch));
        let (half, whole) = (half?, whole?);
        let times = |one: f64, other: f64| one / other.max(1e-6);
        writeln!(
            out,
            "{:<34}{:>9.2}{:>9.2}{:>8.2}×{:>9.2}{:>9.2}{:>8.2}×",
            shape.name,
            whole.0,
            half.0,
            times(whole.0, half.0),
            whole.1,
            half.1,
            times(whole.1, half.1),
        )?;
    }
    Ok(())
}

/// The seconds of reading a shape of this size, and the milliseconds of a frame that shows it, the median of many.
fn measure(shape: &Shape, size: usize, scratch: &Path) -> std::io::Result<(f64, f64)> {
    let path = scratch.join("enormous.ron");
    std::fs::write(&path, (shape.make)(size))?;
    let started = ProcessTime::now();
    let open = load(&Origin::File(path));
    let read = started.elapsed().as_secs_f64();
    let Ok(open) = open else { return Ok((read, f64::NAN)) };
    let mut desk = Desk::over(Arc::new(open));
    let command = match shape.look {
        Look::Edge => Command::Select(Some(Target::Edge(EdgeIndex(0)))),
        Look::Entity => Command::Select(Some(Target::Entity(EntityIndex(0)))),
        Look::Document => Command::Read(DocumentIndex(0), None),
    };
    desk.apply(command);
    for _ in 0..5 {
        desk.frame(Vec::new());
    }
    let moved = |frame: usize| vec![egui::Event::PointerMoved(crate::desk::moved(frame))];
    let mut times: Vec<f64> = (0..FRAMES / 4).map(|frame| desk.frame(moved(frame))).collect();
    times.sort_by(f64::total_cmp);
    Ok((read, times[times.len() / 2]))
}

/// A dossier of these parts.
fn dossier(documents: &str, entities: &str, relations: &str) -> String {
    format!("(format: 1, documents: [{documents}], entities: [{entities}], relations: [{relations}])")
}

fn entity(id: usize, more: &str) -> String {
    format!("(id: \"e{id}\", kind: \"person\", name: \"Ann {id}\"{more}),\n")
}

fn of_document(text: &str) -> String {
    format!("(id: \"d\", title: \"t\", text: \"{text}\"),")
}

fn claim(from: usize, to: usize, quote: &str) -> String {
    format!("(from: \"e{from}\", kind: \"pays\", to: \"e{to}\", evidence: [(doc: \"d\", quote: \"{quote}\")]),\n")
}

fn edge(size: usize) -> String {
    let text: String = (0..size).map(|at| format!("Ann 0 paid Ann 1 in the year {at}. ")).collect();
    let claims: String = (0..size).map(|at| claim(0, 1, &format!("Ann 0 paid Ann 1 in the year {at}."))).collect();
    dossier(&of_document(&text), &[entity(0, ""), entity(1, "")].concat(), &claims)
}

fn hub(size: usize) -> String {
    let text: String = (1..=size).map(|at| format!("Ann 0 paid Ann {at} last year. ")).collect();
    let claims: String = (1..=size).map(|at| claim(0, at, &format!("Ann 0 paid Ann {at} last year."))).collect();
    dossier(&of_document(&text), &(0..=size).map(|at| entity(at, "")).collect::<String>(), &claims)
}

fn aliases(size: usize) -> String {
    let all: String = (0..size).map(|at| format!("\"Zed {at}\",")).collect();
    let first = entity(0, &format!(", aliases: [{all}]"));
    let text: String = (0..size).map(|at| format!("Zed {at} paid Ann 1. ")).collect();
    dossier(&of_document(&text), &(first + &entity(1, "")), &claim(0, 1, "Zed 7 paid Ann 1."))
}

fn aliases_in_all(size: usize) -> String {
    let of_each = 10;
    let aliases = |at: usize| (0..of_each).map(|alias| format!("\"Zed {at} {alias}\",")).collect::<String>();
    let entities = (0..size / of_each).map(|at| entity(at, &format!(", aliases: [{}]", aliases(at))));
    let text: String = (0..size / of_each).map(|at| format!("Zed {at} 3 paid Ann 1. ")).collect();
    dossier(&of_document(&text), &entities.collect::<String>(), &claim(0, 1, "Zed 0 3 paid Ann 1."))
}

/// Sentences of so many bytes, with paragraphs.
fn sentences(size: usize) -> String {
    let mut text = String::with_capacity(size + 80);
    let mut at = 0;
    while text.len() < size {
        text.push_str(&format!("In the year {at} Ann 0 paid Ann 1 for what she did. "));
        if at % 12 == 11 {
            text.push_str("\\n\\n");
        }
        at += 1;
    }
    text
}

fn document(size: usize) -> String {
    let claims = claim(0, 1, "In the year 7 Ann 0 paid Ann 1 for what she did.") + &claim(0, 1, "In no year at all.");
    dossier(&of_document(&sentences(size)), &[entity(0, ""), entity(1, "")].concat(), &claims)
}

fn line(size: usize) -> String {
    let text = sentences(size).replace("\\n\\n", "");
    dossier(&of_document(&text), &[entity(0, ""), entity(1, "")].concat(), &claim(0, 1, "In the year 7 Ann 0 paid"))
}

fn unpunctuated(size: usize) -> String {
    let words = sentences(size).replace("\\n\\n", "").replace(['.', ','], "");
    let claims: String = (0..2_000)
        .map(|at| {
            claim(0, 1, &format!("year {} Ann 0 paid Ann 1 for what she did In the", at * (size / 160_000).max(1)))
        })
        .collect();
    dossier(&of_document(&words), &[entity(0, ""), entity(1, "")].concat(), &claims)
}

fn name(size: usize) -> String {
    let long = "Ann of the house of Zed ".repeat(size / 24);
    let first = format!("(id: \"e0\", kind: \"person\", name: \"{long}\"),\n");
    let text = format!("{long} paid Ann 1 last year.");
    dossier(&of_document(&text), &(first + &entity(1, "")), &claim(0, 1, "paid Ann 1 last year"))
}
