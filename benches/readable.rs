//! How readable the first picture of a small dossier is, and how long it takes: `cargo bench --bench readable`.
//!
//! For both examples, the characters of Les Misérables, and some random networks: crossings, stress, overlaps, how
//! many nodes have their label when the picture is opened on a page of 1280×720, the time of the whole layout on one
//! thread, that to the first picture, and the longest step, all three the median of several seeds. Crossings, stress and
//! labels are those of the first seed, which is what a reader sees; then the means of crossings and labels of all seeds.
//!
//! Then the figures of both examples on pages, beside those of graphviz, and the time of a large figure.

#[path = "readable_pages.rs"]
mod readable_pages;

use sayso::analysis::filter::visibility;
use sayso::files::load::{load, load_bytes};
use sayso::formats::edge_list;
use sayso::formats::ron::Unread;
use sayso::layout::quality::Ruler;
use sayso::layout::{Progress, Request, Simulation};
use sayso::model::{Filter, OpenDossier, Origin, Position, ThemeChoice};
use sayso::scene::{self, Background, Emphasis, LegendForm, Shot, Size, Subject, Theme};
use sayso::session::layout_request::{LayoutOptions, layout_request};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::{Write, stdout};
use std::time::{Duration, Instant};

/// How many seeds are timed.
const SEEDS: u64 = 9;
/// The page, and the room around the picture, as in the window.
const PAGE: Size = Size { width: 1280.0, height: 720.0 };
const MARGIN: f32 = 28.0;
const LES_MISERABLES: &[u8] = include_bytes!("data/lesmis.tsv");

fn main() -> Result<(), Box<dyn Error>> {
    let mut dossiers = vec![("Les Misérables".to_owned(), of_edges(&les_miserables()?)?)];
    for name in ["kharrazi", "halmyra"] {
        let open = load(&Origin::Builtin(name.to_owned())).map_err(|problems| format!("{problems:?}"))?;
        dossiers.push((name.to_owned(), open));
    }
    for (count, more) in [(25, 0), (60, 40), (120, 60), (200, 100), (300, 100)] {
        dossiers.push((format!("{count} by chance"), of_edges(&by_chance(count, more))?));
    }
    let mut out = stdout().lock();
    writeln!(
        out,
        "network            n    m  crossings  stress  overlaps   labels  all ms  first ms  step ms  mean crossings  mean labels"
    )?;
    for (name, open) in &dossiers {
        writeln!(out, "{}", line(name, open))?;
    }
    readable_pages::pages(&mut out)?;
    readable_pages::large(&mut out)
}

/// The figures of one dossier.
fn line(name: &str, open: &OpenDossier) -> String {
    let count = open.dossier.entities.len();
    let request = |seed| {
        let options = LayoutOptions { seed, ..LayoutOptions::default() };
        layout_request(open, &options, 1)
    };
    let runs: Vec<Run> = (1..=SEEDS).map(|seed| run(request(seed))).collect();
    let ruler = Ruler::new(&request(1));
    let measures = ruler.measure(&runs[0].positions);
    let edges = open.network.edges.iter().filter(|edge| edge.ends.0 != edge.ends.1).count();
    let milliseconds = |time: fn(&Run) -> Duration| {
        let mut times: Vec<Duration> = runs.iter().map(time).collect();
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    };
    let crossings = |run: &Run| ruler.measure(&run.positions).crossings.unwrap_or(0.0) * edges as f32;
    let mean = |of: &dyn Fn(&Run) -> f32| runs.iter().map(of).sum::<f32>() / runs.len() as f32;
    format!(
        "{name:15} {:4} {edges:4}  {:9.0}  {:.4}  {:8} {:4}/{:3}  {:6.1}  {:8.1}  {:7.1}  {:14.1}  {:11.1}",
        count,
        crossings(&runs[0]),
        measures.stress.unwrap_or(0.0),
        measures.overlaps,
        labelled(open, &runs[0].positions),
        count,
        milliseconds(|run| run.all),
        milliseconds(|run| run.first),
        milliseconds(|run| run.longest),
        mean(&crossings),
        mean(&|run| labelled(open, &run.positions) as f32),
    )
}

/// One layout and how long it took.
struct Run {
    positions: Vec<Position>,
    all: Duration,
    first: Duration,
    longest: Duration,
}

fn run(request: Request) -> Run {
    let begun = Instant::now();
    let mut simulation = Simulation::new(request);
    let (mut first, mut longest) = (None, begun.elapsed());
    loop {
        let step = Instant::now();
        let progress = simulation.step();
        longest = longest.max(step.elapsed());
        first = first.or(Some(begun.elapsed()));
        if progress == Progress::Settled {
            break;
        }
    }
    let all = begun.elapsed();
    Run { positions: simulation.positions().to_vec(), all, first: first.unwrap_or(all), longest }
}

/// How many entities have their label on the page.
fn labelled(open: &OpenDossier, positions: &[Position]) -> usize {
    let filter = Filter::default();
    let visibility = visibility(open, &filter, &BTreeSet::new());
    let pinned = vec![false; positions.len()];
    let scene = scene::build(&Subject { open, positions, pinned: &pinned, visibility: &visibility, filter: &filter });
    let legend = scene::legend_height(&scene, PAGE.width, 1.0, LegendForm::Whole) + 16.0;
    let shot = Shot {
        camera: scene::fit(&scene, PAGE, [MARGIN, MARGIN, MARGIN, MARGIN.max(legend)]),
        size: PAGE,
        theme: Theme::of(ThemeChoice::Light),
        emphasis: &Emphasis::default(),
        text_scale: 1.0,
        background: Background::Themed,
        legend: LegendForm::Whole,
        caption: None,
    };
    positions.len() - scene::frame(&scene, &shot).unlabelled as usize
}

/// The co-appearances of characters in Les Misérables.
fn les_miserables() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let list = edge_list::parse("lesmis.tsv", LES_MISERABLES).map_err(|problems| format!("{problems:?}"))?;
    let name = |end: u32| list.ids[end as usize].clone();
    Ok(list.edges.iter().map(|ends| (name(ends.0), name(ends.1))).collect())
}

/// A random recursive tree with some more random edges.
fn by_chance(count: u64, more: u64) -> Vec<(String, String)> {
    let mut state = 7_u64;
    let mut below = |bound: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    let name = |at: u64| format!("Person number {at}");
    let tree = (1..count).map(|at| (at, below(at))).collect::<Vec<_>>();
    let others = (0..more).map(|_| (below(count), below(count))).filter(|(one, other)| one != other);
    let all = tree.into_iter().chain(others.collect::<Vec<_>>());
    all.map(|(one, other)| (name(one), name(other))).collect()
}

/// A dossier of persons with these edges between them.
fn of_edges(edges: &[(String, String)]) -> Result<OpenDossier, Box<dyn Error>> {
    let names: BTreeSet<&String> = edges.iter().flat_map(|(one, other)| [one, other]).collect();
    let mut text = "(format: 1, entities: [".to_owned();
    for name in names {
        text.push_str(&format!("(id: {name:?}, kind: \"person\", name: {name:?}),"));
    }
    text.push_str("], relations: [");
    for (one, other) in edges {
        text.push_str(&format!("(from: {one:?}, kind: \"knows\", to: {other:?}),"));
    }
    text.push_str("])");
    let origin = Origin::Builtin("bench".to_owned());
    let opened = load_bytes(&origin, text.as_bytes(), &mut |_| Err(Unread::Unreadable("no files".to_owned())));
    opened.map_err(|problems| format!("{problems:?}").into())
}
