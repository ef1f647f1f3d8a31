//! Quality metrics of a layout; of larger graphs a seeded sample is measured.
//!
//! Stress as in [`sayso::layout::Simulation::stress`], from 200 sources; neighbours kept (NP1) as in Kruiger et al.,
//! tsNET (2017); crossings from random pairs of edges.

use crate::graphs::Random;
use std::collections::{BTreeMap, BTreeSet};

/// The figures of one picture.
#[derive(Clone, Copy, Debug)]
pub struct Measures {
    /// Normalised scale-free stress: 0 is best.
    pub stress: f64,
    /// The share of graph neighbours among the nearest on the plane (Jaccard): 1 is best.
    pub neighbours_kept: f64,
    /// Crossings for each edge.
    pub crossings: f64,
    /// The number of nodes that overlap another one.
    pub overlaps: usize,
    /// The share of the ten nearest nodes that are of the same planted group.
    pub purity: Option<f64>,
}

/// Measures the stress of pictures of one graph.
pub fn stress_of(edges: &[(u32, u32)], points: &[(f32, f32)]) -> f64 {
    stress(&adjacency(points.len(), edges), points, |_| true)
}

/// A lower bound of stress where the nodes `fixed` stay where they are: the stress of their pairs, as a share of all pairs.
pub fn least_stress(edges: &[(u32, u32)], points: &[(f32, f32)], fixed: &[bool]) -> f64 {
    let share = fixed.iter().filter(|fixed| **fixed).count() as f64 / fixed.len().max(1) as f64;
    share * share * stress(&adjacency(points.len(), edges), points, |node| fixed[node])
}

/// Measures a picture; `radius` is that of its marks.
pub fn measure(edges: &[(u32, u32)], groups: Option<&[u32]>, points: &[(f32, f32)], radius: f32) -> Measures {
    let adjacency = adjacency(points.len(), edges);
    let (neighbours_kept, purity) = neighbourhoods(&adjacency, groups, points);
    Measures {
        stress: stress(&adjacency, points, |_| true),
        neighbours_kept,
        crossings: crossings(edges, points),
        overlaps: overlaps(points, radius),
        purity,
    }
}

/// For every node its neighbours, once each.
fn adjacency(count: usize, edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut adjacency = vec![BTreeSet::new(); count];
    for (from, to) in edges.iter().filter(|(from, to)| from != to) {
        adjacency[*from as usize].insert(*to);
        adjacency[*to as usize].insert(*from);
    }
    adjacency.into_iter().map(|row| row.into_iter().collect()).collect()
}

/// Sums over the pairs of nodes that count.
fn stress(adjacency: &[Vec<u32>], points: &[(f32, f32)], counts: impl Fn(usize) -> bool) -> f64 {
    let mut random = Random(1);
    let (mut pairs, mut ratios, mut squares) = (0.0_f64, 0.0_f64, 0.0_f64);
    for _ in 0..200.min(points.len()) {
        let source = random.below(points.len());
        if !counts(source) {
            continue;
        }
        let mut hops = vec![u32::MAX; points.len()];
        hops[source] = 0;
        let mut queue = vec![source];
        let mut next = 0;
        while let Some(node) = queue.get(next).copied() {
            next += 1;
            for other in &adjacency[node] {
                if hops[*other as usize] == u32::MAX {
                    hops[*other as usize] = hops[node] + 1;
                    queue.push(*other as usize);
                }
            }
        }
        for node in queue.into_iter().skip(1).filter(|node| counts(*node)) {
            let ratio = distance(points[source], points[node]) / f64::from(hops[node]);
            pairs += 1.0;
            ratios += ratio;
            squares += ratio * ratio;
        }
    }
    if squares > 0.0 { 1.0 - ratios * ratios / (pairs * squares) } else { 0.0 }
}

/// Neighbours kept and purity of groups, from a sample of nodes.
fn neighbourhoods(adjacency: &[Vec<u32>], groups: Option<&[u32]>, points: &[(f32, f32)]) -> (f64, Option<f64>) {
    let mut random = Random(2);
    let sample = (20_000_000 / points.len().max(1)).clamp(200, 2_000);
    let (mut kept, mut kept_count, mut pure) = (0.0, 0.0_f64, 0.0);
    for _ in 0..sample {
        let node = random.below(points.len());
        let wanted = adjacency[node].len();
        let mut near: Vec<(f64, u32)> = (0..points.len())
            .filter(|other| *other != node)
            .map(|other| (distance(points[node], points[other]), other as u32))
            .collect();
        let reach = wanted.clamp(10, 2_000).min(near.len());
        if reach == 0 {
            continue;
        }
        near.select_nth_unstable_by(reach - 1, |one, other| one.0.total_cmp(&other.0));
        near.truncate(reach);
        near.sort_by(|one, other| one.0.total_cmp(&other.0));
        if (1..=2_000).contains(&wanted) {
            let found = near[..wanted.min(near.len())].iter();
            let both = found.filter(|(_, other)| adjacency[node].binary_search(other).is_ok()).count();
            kept += both as f64 / (2 * wanted - both) as f64;
            kept_count += 1.0;
        }
        if let Some(groups) = groups {
            let ten = &near[..near.len().min(10)];
            let same = ten.iter().filter(|(_, other)| groups[*other as usize] == groups[node]).count();
            pure += same as f64 / ten.len() as f64 / sample as f64;
        }
    }
    (kept / kept_count.max(1.0), groups.map(|_| pure))
}

/// Crossings for each edge, from random pairs.
fn crossings(edges: &[(u32, u32)], points: &[(f32, f32)]) -> f64 {
    let mut random = Random(3);
    let side = |a: (f32, f32), b: (f32, f32), c: (f32, f32)| {
        f64::from(b.0 - a.0) * f64::from(c.1 - a.1) - f64::from(b.1 - a.1) * f64::from(c.0 - a.0)
    };
    let (mut crossed, mut tried) = (0_u32, 0_u32);
    for _ in 0..500_000 {
        if edges.len() < 2 {
            break;
        }
        let (one, other) = (edges[random.below(edges.len())], edges[random.below(edges.len())]);
        if one.0 == other.0 || one.0 == other.1 || one.1 == other.0 || one.1 == other.1 {
            continue;
        }
        tried += 1;
        let [a, b, c, d] = [one.0, one.1, other.0, other.1].map(|node| points[node as usize]);
        crossed += u32::from(side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0);
    }
    f64::from(crossed) / f64::from(tried.max(1)) * edges.len() as f64 / 2.0
}

/// The number of nodes that overlap another one.
fn overlaps(points: &[(f32, f32)], radius: f32) -> usize {
    let cell = |(x, y): (f32, f32)| ((x / (2.0 * radius)).floor() as i32, (y / (2.0 * radius)).floor() as i32);
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (node, point) in points.iter().enumerate() {
        cells.entry(cell(*point)).or_default().push(node);
    }
    let overlapped = |node: usize| {
        let (column, row) = cell(points[node]);
        (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))).any(|(dx, dy)| {
            let around = cells.get(&(column + dx, row + dy));
            around
                .into_iter()
                .flatten()
                .any(|other| *other != node && distance(points[node], points[*other]) < f64::from(2.0 * radius) * 0.999)
        })
    };
    (0..points.len()).filter(|node| overlapped(*node)).count()
}

fn distance(one: (f32, f32), other: (f32, f32)) -> f64 {
    f64::from(one.0 - other.0).hypot(f64::from(one.1 - other.1))
}
