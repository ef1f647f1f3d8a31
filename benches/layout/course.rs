//! Stress over time: how soon it is nearly the final one.

use crate::measures::stress_of;
use crate::{graphs, points, request};
use sayso::layout::{Progress, Simulation};
use std::io::{Result, Write};
use std::time::Instant;

/// The share by which stress may exceed the best to count as nearly as good.
const NEARLY: f64 = 1.1;

/// For each graph the time until its stress was near the final one, or near the one that is named for it.
pub fn print(words: &[String], out: &mut impl Write) -> Result<()> {
    writeln!(out, "graph      near ms  near stress  all ms   last stress")?;
    for word in words {
        let (name, aim) = word.split_once('=').map_or((word.as_str(), None), |(name, aim)| (name, aim.parse().ok()));
        for graph in graphs::wanted(&[name.to_owned()]) {
            let shown = pictures(request(&graph, 0.0, 2));
            let last = shown.last().map_or(0.0, |(_, points)| stress_of(&graph.edges, points));
            let most = NEARLY * aim.unwrap_or(last);
            let near = shown.iter().map(|(at, points)| (at, stress_of(&graph.edges, points)));
            let near = near.into_iter().find(|(_, stress)| *stress <= most);
            let near = near.map_or("never    -".to_owned(), |(at, stress)| format!("{at:<8.1} {stress:<11.4}"));
            let all = shown.last().map_or(0.0, |(at, _)| *at);
            writeln!(out, "{:<10} {near}  {all:<8.1} {last:.4}", graph.name)?;
        }
    }
    Ok(())
}

/// All intermediate positions of a layout, with their milliseconds.
fn pictures(request: sayso::layout::Request) -> Vec<(f64, Vec<(f32, f32)>)> {
    let begin = Instant::now();
    let mut simulation = Simulation::new(request);
    let mut shown: Vec<(f64, Vec<(f32, f32)>)> = Vec::new();
    loop {
        let progress = simulation.step();
        let now = points(simulation.positions());
        if shown.last().is_none_or(|(_, before)| *before != now) {
            shown.push((1_000.0 * begin.elapsed().as_secs_f64(), now));
        }
        if progress == Progress::Settled {
            return shown;
        }
    }
}
