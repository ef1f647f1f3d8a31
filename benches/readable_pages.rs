//! How readable the figures of the examples are on pages, beside those of graphviz at the same size and size of text; and how
//! long a large figure takes. The second and third table of `cargo bench --bench readable`.

use sayso::cli::shell::Shell;
use sayso::model::{EntityIndex, Position, Target};
use sayso::scene::{Drawing, Frame, Making};
use sayso::session::figure::{Length, Preset};
use sayso::session::{Action, Background, Command, FigureKind, FigureOptions, FigureSubject, Preferences};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;
use std::process::Stdio;
use std::time::Instant;

/// The pages of the table, by their names on the command line.
const PAGES: [&str; 5] = ["column", "page-width", "a4", "a4-wide", "slide"];
const HUBS: usize = 10;
const MILLIMETRES_IN_AN_INCH: f32 = 25.4;

/// What the window would make a figure of.
fn subject_of(name: &str) -> Result<FigureSubject, Box<dyn Error>> {
    let mut shell = Shell::new(Preferences::default(), 1);
    shell.apply(Command::OpenExample(name.to_owned()));
    shell.settle();
    shell.session.figure_subject().ok_or_else(|| format!("{name} does not open").into())
}

/// Writes the table of both examples on five pages.
pub fn pages(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    writeln!(out, "\nexample    page         by       named  hubs  number  none  network  text pt  overlaps")?;
    for name in ["kharrazi", "halmyra"] {
        let subject = subject_of(name)?;
        let drawing = Drawing::of(&subject);
        for preset in PAGES.into_iter().filter_map(Preset::of_word) {
            let [width, height] = preset.lengths();
            let (points, background) = (preset.points, Background::White);
            let options = FigureOptions { width, height, points, background, ..FigureOptions::usual(FigureKind::Svg) };
            let frame = drawing.frame(&options)?;
            let (named, hubs, overlaps) = measured(&subject, &frame);
            let share = frame.clip.width() * frame.clip.height() / (frame.size.width * frame.size.height);
            let text = Drawing::smallest_text(&options, &frame).unwrap_or(0.0);
            writeln!(
                out,
                "{name:9}  {:11}  {:6}  {named:6}  {hubs:4}  {:6}  {:4}  {:6.0}%  {text:7.1}  {overlaps:8}",
                preset.word,
                "sayso",
                frame.numbered.len(),
                frame.unlabelled,
                100.0 * share,
            )?;
            for program in ["neato", "sfdp"] {
                let Some((text, overlaps, count)) = graphviz(program, &subject, &preset) else {
                    writeln!(out, "{name:9}  {:11}  {program:6}  is not installed", preset.word)?;
                    continue;
                };
                writeln!(
                    out,
                    "{name:9}  {:11}  {program:6}  {count:6}  {HUBS:4}  {:6}  {:4}  {:6.0}%  {text:7.1}  {overlaps:8}",
                    preset.word, 0, 0, 100.0,
                )?;
            }
        }
    }
    Ok(())
}

/// How many entities are named, how many hubs, and how many pairs of names overlap.
fn measured(subject: &FigureSubject, frame: &Frame) -> (usize, usize, usize) {
    let mut labels: BTreeMap<EntityIndex, Vec<sayso::scene::Bounds>> = BTreeMap::new();
    for label in frame.labels() {
        if let Some(Target::Entity(entity)) = label.owner {
            labels.entry(entity).or_default().push(label.bounds());
        }
    }
    let all: Vec<(EntityIndex, sayso::scene::Bounds)> =
        labels.iter().flat_map(|(entity, lines)| lines.iter().map(|line| (*entity, *line))).collect();
    let overlapping = |at: &usize| {
        let (entity, bounds) = all[*at];
        all[at + 1..].iter().filter(|(other, beside)| *other != entity && beside.overlaps(&bounds)).count()
    };
    let overlaps = (0..all.len()).map(|at| overlapping(&at)).sum();
    let degree = |entity: &EntityIndex| subject.open.network.incident[entity.at()].len();
    let mut hubs: Vec<EntityIndex> = (0..subject.open.dossier.entities.len()).map(EntityIndex::new).collect();
    hubs.sort_by_key(|entity| (std::cmp::Reverse(degree(entity)), *entity));
    let numbered: BTreeSet<EntityIndex> = frame.numbered.iter().copied().collect();
    let is_named = |hub: &&EntityIndex| labels.contains_key(hub) && !numbered.contains(hub);
    (labels.len() - numbered.len(), hubs.iter().take(HUBS).filter(is_named).count(), overlaps)
}

/// The size of text in points, the overlapping labels and the number of labels of a drawing by graphviz, scaled to the page.
fn graphviz(program: &str, subject: &FigureSubject, preset: &Preset) -> Option<(f32, usize, usize)> {
    let open = &subject.open;
    let mut dot =
        String::from("graph { overlap=prism; splines=line; node [shape=box, margin=0.02, height=0.1, width=0.1, ");
    dot.push_str(&format!("fontname=Helvetica, fontsize={}];\n", preset.points));
    for (at, entity) in open.dossier.entities.iter().enumerate() {
        dot.push_str(&format!("n{at} [label={:?}];\n", entity.name));
    }
    for edge in &open.network.edges {
        dot.push_str(&format!("n{} -- n{};\n", edge.ends.0.at(), edge.ends.1.at()));
    }
    dot.push_str("}\n");
    let mut child = std::process::Command::new(program)
        .arg("-Tplain")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(dot.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let numbers = |line: &str, skip: usize| -> Vec<f32> {
        line.split_whitespace().skip(skip).filter_map(|word| word.parse().ok()).collect()
    };
    let graph = numbers(text.lines().next()?, 2);
    let [wide, high] = [preset.size.0, preset.size.1].map(|side| side / MILLIMETRES_IN_AN_INCH);
    let scale = (wide / graph.first()?).min(high / graph.get(1)?).min(1.0);
    let boxes: Vec<Vec<f32>> =
        text.lines().filter(|line| line.starts_with("node ")).map(|line| numbers(line, 2)).collect();
    let overlap = |one: &[f32], other: &[f32]| {
        let near = |at: usize, size: usize| (one[at] - other[at]).abs() < f32::midpoint(one[size], other[size]) - 0.002;
        near(0, 2) && near(1, 3)
    };
    let overlaps = boxes
        .iter()
        .enumerate()
        .map(|(at, one)| boxes[at + 1..].iter().filter(|other| overlap(one, other)).count())
        .sum();
    Some((preset.points * scale, overlaps, boxes.len()))
}

/// Writes how long large figures take, without opening and layout, beside graphviz drawing the same positions.
pub fn large(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    large_of(out, 10_000, 20_000)?;
    large_of(out, 100_000, 200_000)
}

/// The page of a large figure in pixels.
const PAGE: (f32, f32) = (8_000.0, 4_500.0);

fn large_of(out: &mut impl Write, entities: u32, claims: u32) -> Result<(), Box<dyn Error>> {
    let mut state = 11_u64;
    let mut below = |bound: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32 % bound
    };
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("large.tsv");
    let lines: String = (0..claims).map(|at| format!("n{}\tn{}\n", at % entities, below(entities))).collect();
    std::fs::write(&path, lines)?;
    let mut shell = Shell::new(Preferences::default(), 2);
    shell.apply(Command::Open(path));
    // A large dossier opens on a part of it.
    shell.apply(Command::Do(Action::ShowAll));
    let mut subject = shell.session.figure_subject().ok_or("the large network does not open")?;
    let count = subject.open.dossier.entities.len();
    let places: Vec<Position> = (0..count).map(|_| Position::new(below(16_000) as f32, below(9_000) as f32)).collect();
    subject.positions = std::sync::Arc::new(places);
    let drawing = Drawing::of(&subject);
    writeln!(
        out,
        "\n{count} nodes, {} edges: seconds on the clock, of the processor",
        subject.open.network.edges.len()
    )?;
    for (kind, fit) in
        [FigureKind::Png, FigureKind::Pdf, FigureKind::Svg].into_iter().flat_map(|kind| [(kind, false), (kind, true)])
    {
        let options = FigureOptions {
            width: Some(Length::Pixels(PAGE.0)),
            height: Some(Length::Pixels(PAGE.1)),
            fit: Some(fit),
            anew: Some(false),
            ..FigureOptions::usual(kind)
        };
        let frame = drawing.frame(&options)?;
        let (begun, worked) = (Instant::now(), cpu_time::ProcessTime::now());
        let file = drawing.file(&options, &Making::default())?;
        let shown = subject.visibility.entities.iter().filter(|shown| **shown).count();
        assert_eq!(shown, count, "all are shown");
        writeln!(
            out,
            "{} {:8}  {:5.1} s  {:5.1} s  {:6.1} MB  {} of the nodes and {} of the edges drawn",
            kind.name(),
            if fit { "fitted" } else { "" },
            begun.elapsed().as_secs_f64(),
            worked.elapsed().as_secs_f64(),
            file.bytes.len() as f64 / 1e6,
            count - frame.bulk.nodes_left_out.0,
            subject.open.network.edges.len() - frame.bulk.edges_left_out.0,
        )?;
    }
    let dot = folder.path().join("large.dot");
    std::fs::write(&dot, placed(&subject))?;
    for kind in ["png", "pdf"] {
        let begun = Instant::now();
        let drawn = std::process::Command::new("neato")
            .args(["-n2", &format!("-T{kind}"), "-o"])
            .args([&folder.path().join(kind), &dot])
            .stderr(Stdio::null())
            .status();
        let seconds = begun.elapsed().as_secs_f64();
        match drawn {
            Ok(status) if status.success() => writeln!(out, "neato -n2 -T{kind}  {seconds:5.1} s")?,
            _ => writeln!(out, "neato -n2 -T{kind} did not draw it")?,
        }
    }
    Ok(())
}

/// The same network for graphviz, with its positions on the same page.
fn placed(subject: &FigureSubject) -> String {
    // Graphviz measures in points, and draws at 96 dots an inch here, as a page in pixels is.
    let scale = PAGE.0 / 16_000.0 * 0.75;
    let mut dot =
        String::from("graph { dpi=96; splines=line; node [shape=circle, width=0.05, label=\"\", fixedsize=true];\n");
    for (at, place) in subject.positions.iter().enumerate() {
        dot.push_str(&format!("n{at} [pos=\"{},{}\"];\n", place.x * scale, place.y * scale));
    }
    for edge in &subject.open.network.edges {
        dot.push_str(&format!("n{} -- n{};\n", edge.ends.0.at(), edge.ends.1.at()));
    }
    dot.push_str("}\n");
    dot
}
