//! Changes of a finished layout: newcomers, at the leaves of the graph or anywhere.

use crate::graphs::{self, Graph, Random};
use crate::measures::{least_stress, stress_of};
use crate::{RADIUS, points, request};
use sayso::layout::{DEFAULT_BALANCE, NodeBox, Request, place_newcomers, run};
use std::io::{Result, Write};
use std::time::Instant;

/// One of so many nodes is a newcomer.
const JOINS: usize = 20;

/// For each graph the stress of a fresh layout, of newcomers at the leaves, and of random newcomers, among them hubs and
/// bridges; for the newcomers also how far the other nodes moved, the time, and the lower bound of stress where no other
/// node moves.
pub fn print(names: &[String], out: &mut impl Write) -> Result<()> {
    let head = "graph      stress  at the leaves       at random           bound";
    writeln!(out, "{head}")?;
    for graph in graphs::wanted(names) {
        let fresh = run(request(&graph, DEFAULT_BALANCE, 2));
        let fresh = stress_of(&graph.edges, &points(&fresh));
        write!(out, "{:<10} {fresh:.4}", graph.name)?;
        let mut least = 0.0;
        for candidates in [ends_of_tree(&graph), (0..graph.count).collect()] {
            let joined = join(&graph, candidates);
            let stress = stress_of(&graph.edges, &joined.points);
            let (more, moved, milliseconds) = (100.0 * (stress / fresh - 1.0), joined.moved, joined.milliseconds);
            write!(out, "  {stress:.4} {more:+.1} % {moved} px {milliseconds:.0} ms")?;
            least = least_stress(&graph.edges, &joined.points, &joined.was_there);
        }
        writeln!(out, "  {:+.1} %", 100.0 * (least / fresh - 1.0))?;
    }
    Ok(())
}

/// The leaves of a breadth-first tree: without any of them the other nodes stay connected.
fn ends_of_tree(graph: &Graph) -> Vec<usize> {
    let mut around = vec![Vec::new(); graph.count];
    for (from, to) in &graph.edges {
        around[*from as usize].push(*to as usize);
        around[*to as usize].push(*from as usize);
    }
    let hub = (0..graph.count).max_by_key(|node| around[*node].len()).unwrap_or(0);
    let (mut seen, mut is_end) = (vec![false; graph.count], vec![true; graph.count]);
    let mut queue = vec![hub];
    seen[hub] = true;
    let mut next = 0;
    while let Some(node) = queue.get(next).copied() {
        next += 1;
        for other in &around[node] {
            if !std::mem::replace(&mut seen[*other], true) {
                is_end[node] = false;
                queue.push(*other);
            }
        }
    }
    (0..graph.count).filter(|node| seen[*node] && is_end[*node]).collect()
}

/// A layout after newcomers joined it.
struct Joined {
    /// How far the others moved at most, in pixels.
    moved: f32,
    milliseconds: f64,
    points: Vec<(f32, f32)>,
    was_there: Vec<bool>,
}

/// Lays out all nodes but a twentieth, chosen at random among `candidates`, and lets these join.
fn join(graph: &Graph, mut candidates: Vec<usize>) -> Joined {
    let mut random = Random(6);
    let mut joins = vec![false; graph.count];
    for _ in 0..(graph.count / JOINS).min(candidates.len()) {
        joins[candidates.swap_remove(random.below(candidates.len()))] = true;
    }
    let mut place = vec![u32::MAX; graph.count];
    let old: Vec<usize> = (0..graph.count).filter(|node| !joins[*node]).collect();
    for (at, node) in old.iter().enumerate() {
        place[*node] = at as u32;
    }
    let whole = request(graph, DEFAULT_BALANCE, 2);
    let links = whole.edges.iter().map(|link| {
        let (from, to) = link.ends;
        sayso::layout::Link { ends: (place[from as usize], place[to as usize]), ..*link }
    });
    let links = links.filter(|link| link.ends.0 != u32::MAX && link.ends.1 != u32::MAX).collect();
    let before = run(Request { nodes: whole.nodes[..old.len()].to_vec(), edges: links, ..whole });
    let mut known = vec![None; graph.count];
    for (node, position) in old.iter().zip(&before) {
        known[*node] = Some(*position);
    }
    let begin = Instant::now();
    let after = place_newcomers(&known, &graph.edges, &vec![NodeBox::of_mark(RADIUS - 3.0); graph.count], 1);
    let milliseconds = 1_000.0 * begin.elapsed().as_secs_f64();
    let moved = old.iter().zip(&before).map(|(node, before)| after[*node].distance(*before)).fold(0.0, f32::max);
    let was_there = joins.iter().map(|joins| !joins).collect();
    Joined { moved, milliseconds, points: points(&after), was_there }
}
