//! The trade-off by balance: stress against neighbours kept and against crossings.

use crate::measures::measure;
use crate::{RADIUS, graphs, run};
use std::io::{Result, Write};

/// How many steps of the balance are measured.
const STEPS: u8 = 10;

/// A line for each graph and balance.
pub fn print(names: &[String], out: &mut impl Write) -> Result<()> {
    writeln!(out, "graph\tbalance\tseconds\tstress\tnp1\tcrossings_per_edge\tpurity")?;
    for graph in graphs::wanted(names) {
        for step in 0..=STEPS {
            let balance = f32::from(step) / f32::from(STEPS);
            let run = run(&graph, balance, 2);
            let found = measure(&graph.edges, graph.groups.as_deref(), &run.points, RADIUS);
            let purity = found.purity.map_or("-".to_owned(), |purity| format!("{purity:.3}"));
            writeln!(
                out,
                "{}\t{balance}\t{:.3}\t{:.4}\t{:.4}\t{:.3}\t{purity}",
                graph.name, run.seconds, found.stress, found.neighbours_kept, found.crossings
            )?;
        }
    }
    Ok(())
}
