//! How fast measures are: `cargo bench --bench measures [-- NAME or FILE.tsv …]`.
//!
//! A row for each graph and part: the seconds on one thread and on two, of the best of three runs, and what came out.
//! `python benches/by_networkx.py FILE.tsv …` prints the seconds of networkx for the same edge lists.

#[expect(dead_code, reason = "made for the bench of the layout")]
#[path = "layout/graphs.rs"]
mod graphs;

use sayso::analysis::measures::{Asked, Found, MeasureTable, Part, Ties, Work, find};
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

/// How often each part is timed; the best counts.
const RUNS: usize = 3;

fn main() -> std::io::Result<()> {
    let names: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let mut out = std::io::stdout().lock();
    writeln!(out, "graph          nodes    ties     part          1 thr s    2 thr s    found")?;
    for graph in graphs::wanted(&names) {
        let ties = Arc::new(Ties::between(graph.count, graph.edges.iter().copied()));
        for part in Part::ALL {
            let (one, other) = (best(&ties, part, 1), best(&ties, part, 2));
            assert!(one.1 == other.1, "the values depend on the number of threads");
            let found = told(&MeasureTable::of(Arc::clone(&ties), graph.count).with(one.1));
            let (nodes, links) = (ties.len(), ties.ends().len());
            writeln!(
                out,
                "{:<14} {nodes:<8} {links:<8} {:<13} {:<10.4} {:<10.4} {found}",
                graph.name,
                format!("{part:?}"),
                one.0,
                other.0
            )?;
        }
    }
    Ok(())
}

/// The best time in seconds, and what came out.
fn best(ties: &Ties, part: Part, threads: usize) -> (f64, Found) {
    let run = || {
        let start = Instant::now();
        let found = find(part, ties, Asked::default(), &Work::by(threads)).expect("not cancelled");
        (start.elapsed().as_secs_f64(), found)
    };
    (0..RUNS).map(|_| run()).min_by(|one, other| one.0.total_cmp(&other.0)).expect("a run")
}

/// What came out, in a few words.
fn told(table: &MeasureTable) -> String {
    if let Some(found) = table.communities() {
        let doubts = found.agreeing.iter().filter(|runs| **runs < found.runs).count();
        return format!("{} groups, modularity {:.5}, {doubts} in doubt", found.sizes.len(), found.modularity);
    }
    if let Some(found) = table.structure() {
        let most = found.cores.iter().max().unwrap_or(&0);
        return format!("{} components, {} bridges, core {most}", found.cuts.sizes.len(), found.cuts.bridges.len());
    }
    match table.betweenness() {
        Some(found) => found.sample.map_or("exact".to_owned(), |starts| format!("from {starts} starts")),
        None => String::new(),
    }
}
