//! How far results differ by seed, and that threads change nothing.

use crate::measures::measure;
use crate::{RADIUS, graphs, points, request};
use sayso::layout::{DEFAULT_BALANCE, Request, run};
use std::io::{Result, Write};

/// How many seeds are tried.
const SEEDS: u64 = 5;

/// For each graph the minimum and maximum of every figure over some seeds, and whether the positions agree on all numbers
/// of threads.
pub fn print(names: &[String], out: &mut impl Write) -> Result<()> {
    writeln!(out, "graph      balance  stress           NP1            1, 2 and 16 threads")?;
    for graph in graphs::wanted(names) {
        for balance in [0.0, DEFAULT_BALANCE] {
            let laid_out = |seed, threads| points(&run(Request { seed, ..request(&graph, balance, threads) }));
            let (mut stress, mut kept) = ((f64::INFINITY, 0.0_f64), (f64::INFINITY, 0.0_f64));
            for seed in 1..=SEEDS {
                let found = measure(&graph.edges, None, &laid_out(seed, 2), RADIUS);
                stress = (stress.0.min(found.stress), stress.1.max(found.stress));
                kept = (kept.0.min(found.neighbours_kept), kept.1.max(found.neighbours_kept));
            }
            let one = laid_out(1, 1);
            let agree = if one == laid_out(1, 2) && one == laid_out(1, 16) { "equal" } else { "DIFFERENT" };
            writeln!(
                out,
                "{:<10} {balance:<8} {:.4} to {:.4} {:.3} to {:.3} {agree}",
                graph.name, stress.0, stress.1, kept.0, kept.1
            )?;
        }
    }
    Ok(())
}
