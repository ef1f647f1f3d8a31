//! How fast and how good the layout is: `cargo bench --bench layout [-- [WHAT] [NAME or FILE.tsv …]]`.
//!
//! Without WHAT, for each graph (all generated ones, where none is named; an edge list is read from its file) and three
//! balances: the seconds that the layout took on two threads, and of the best of three runs on one; the
//! longest step of the simulation and the time to the first picture in milliseconds; and the quality metrics. Nodes
//! have a radius of 8 px. WHAT is one of:
//!
//! - `course`: at balance 0 the time until stress was within a tenth of what it ended with, or of `NAME=STRESS`;
//! - `front`: for balances from 0 to 1 the seconds, stress, neighbours kept and crossings for each edge, as a table
//!   separated by tabs;
//! - `seeds`: how far the figures of five seeds lie apart, and whether 1, 2 and 16 threads give the same positions;
//! - `live`: what newcomers, a twentieth of the nodes, do to a layout.

#[path = "layout/course.rs"]
mod course;
#[path = "layout/front.rs"]
mod front;
#[path = "layout/graphs.rs"]
mod graphs;
#[path = "layout/live.rs"]
mod live;
#[path = "layout/measures.rs"]
mod measures;
#[path = "layout/seeds.rs"]
mod seeds;

use graphs::Graph;
use measures::measure;
use sayso::layout::{DEFAULT_BALANCE, Link, Node, NodeBox, Progress, Request, Simulation};
use sayso::model::Position;
use std::io::Write;
use std::time::Instant;

/// The radius of marks in world pixels.
const RADIUS: f32 = 8.0;
/// How often each layout is timed; the best counts.
const RUNS: usize = 3;

/// The figures of one run.
struct Run {
    seconds: f64,
    first_milliseconds: f64,
    longest_milliseconds: f64,
    points: Vec<(f32, f32)>,
}

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let mut out = std::io::stdout().lock();
    match words.first().map(String::as_str) {
        Some("course") => course::print(&words[1..], &mut out),
        Some("front") => front::print(&words[1..], &mut out),
        Some("seeds") => seeds::print(&words[1..], &mut out),
        Some("live") => live::print(&words[1..], &mut out),
        _ => print(&words, &mut out),
    }
}

/// The table of times and measures.
fn print(names: &[String], out: &mut impl Write) -> std::io::Result<()> {
    let head =
        "graph      balance  2 thr s  1 thr s  gain  first ms  step ms  stress  NP1    purity  cross/edge  overlaps";
    writeln!(out, "{head}")?;
    for graph in graphs::wanted(names) {
        for balance in [0.0, DEFAULT_BALANCE, 1.0] {
            let (two, one) = (best(&graph, balance, 2), best(&graph, balance, 1));
            assert!(two.points == one.points, "the picture depends on the number of threads");
            let found = measure(&graph.edges, graph.groups.as_deref(), &two.points, RADIUS);
            let purity = found.purity.map_or("-".to_owned(), |purity| format!("{purity:.3}"));
            writeln!(
                out,
                "{:<10} {balance:<8} {:<8.3} {:<8.3} {:<5.2} {:<9.1} {:<8.1} {:<7.4} {:<6.3} {purity:<7} {:<11.2} {}",
                graph.name,
                two.seconds,
                one.seconds,
                one.seconds / two.seconds,
                two.first_milliseconds,
                two.longest_milliseconds,
                found.stress,
                found.neighbours_kept,
                found.crossings,
                found.overlaps,
            )?;
        }
    }
    Ok(())
}

/// The quickest of some runs.
fn best(graph: &Graph, balance: f32, threads: usize) -> Run {
    let runs = (0..RUNS).map(|_| run(graph, balance, threads));
    runs.min_by(|one, other| one.seconds.total_cmp(&other.seconds)).expect("at least one run")
}

/// The request for a graph without labels.
fn request(graph: &Graph, balance: f32, threads: usize) -> Request {
    Request {
        nodes: vec![Node { size: NodeBox::of_mark(RADIUS - 3.0), start: None, pinned: false }; graph.count],
        edges: graph.edges.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect(),
        threads,
        balance,
        ..Request::default()
    }
}

/// Positions as the metrics take them.
fn points(positions: &[Position]) -> Vec<(f32, f32)> {
    positions.iter().map(|point| (point.x, point.y)).collect()
}

fn run(graph: &Graph, balance: f32, threads: usize) -> Run {
    let request = request(graph, balance, threads);
    let begin = Instant::now();
    let mut simulation = Simulation::new(request);
    let scattered = simulation.positions().to_vec();
    let (mut first, mut longest) = (None, 0.0_f64);
    loop {
        let step = Instant::now();
        let progress = simulation.step();
        longest = longest.max(step.elapsed().as_secs_f64());
        if first.is_none() && simulation.positions() != scattered.as_slice() {
            first = Some(begin.elapsed().as_secs_f64());
        }
        if progress == Progress::Settled {
            break;
        }
    }
    Run {
        seconds: begin.elapsed().as_secs_f64(),
        first_milliseconds: 1_000.0 * first.unwrap_or_default(),
        longest_milliseconds: 1_000.0 * longest,
        points: points(simulation.positions()),
    }
}
