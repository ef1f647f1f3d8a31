//! How fast and how good the layout is: `cargo bench --bench layout [-- NAME…]`.
//!
//! For each graph (all of them, where none is named) and three balances, prints the seconds that the layout took on two
//! threads, and of the best of three runs on one; the longest step of the simulation and the time to the first picture in
//! milliseconds; and how good the picture is. The graphs are made here from a seed, with marks of 8 px radius.

#[path = "layout/graphs.rs"]
mod graphs;
#[path = "layout/measures.rs"]
mod measures;

use graphs::Graph;
use measures::measure;
use sayso::layout::{DEFAULT_BALANCE, Link, Node, Progress, Request, Simulation};
use std::io::Write;
use std::time::Instant;

/// The radius of marks in world pixels.
const RADIUS: f32 = 8.0;
/// How often each layout is timed; the best counts.
const RUNS: usize = 3;

/// What one run showed.
struct Run {
    seconds: f64,
    first_milliseconds: f64,
    longest_milliseconds: f64,
    points: Vec<(f32, f32)>,
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let mut out = std::io::stdout().lock();
    let head =
        "graph      balance  2 thr s  1 thr s  gain  first ms  step ms  stress  NP1    purity  cross/edge  overlaps";
    let _ = writeln!(out, "{head}");
    for make in ALL {
        let graph = make();
        if !wanted.is_empty() && !wanted.iter().any(|name| name == graph.name) {
            continue;
        }
        for balance in [0.0, DEFAULT_BALANCE, 1.0] {
            let (two, one) = (best(&graph, balance, 2), best(&graph, balance, 1));
            assert!(two.points == one.points, "the picture depends on the number of threads");
            let found = measure(&graph.edges, graph.groups.as_deref(), &two.points, RADIUS);
            let purity = found.purity.map_or("-".to_owned(), |purity| format!("{purity:.3}"));
            let _ = writeln!(
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
            );
        }
    }
}

/// All graphs, from the small to the large.
const ALL: [fn() -> Graph; 8] = [
    || graphs::preferential("ba1k", 1_000),
    || graphs::tree("tree5k", 5_000),
    || graphs::preferential("ba10k", 10_000),
    || graphs::planted("planted10k", 50),
    || graphs::grid("grid10k", 100),
    || graphs::star("star10k", 10_000),
    || graphs::preferential("ba40k", 40_000),
    || graphs::preferential("ba100k", 100_000),
];

/// The quickest of some runs.
fn best(graph: &Graph, balance: f32, threads: usize) -> Run {
    let runs = (0..RUNS).map(|_| run(graph, balance, threads));
    runs.min_by(|one, other| one.seconds.total_cmp(&other.seconds)).expect("at least one run")
}

fn run(graph: &Graph, balance: f32, threads: usize) -> Run {
    let request = Request {
        nodes: vec![Node { half_size: (RADIUS, RADIUS), start: None, pinned: false }; graph.count],
        edges: graph.edges.iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect(),
        threads,
        balance,
        ..Request::default()
    };
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
        points: simulation.positions().iter().map(|point| (point.x, point.y)).collect(),
    }
}
