//! Concentric rings: the chosen node in the middle, its neighbours on the first ring, and so on outwards.
//!
//! Source: radial layout by distance (Wills, `NicheWorks`, 1997; Yee et al. 2001): on every ring the nodes stand in the
//! order of the directions of their neighbours on the ring inside.
//!
//! Invariant: a node that is more hops away from the middle stands farther from it on the page.

use super::circle::TOP;
use super::circular_order::circular_order;
use super::free_spots::room_for;
use super::ring::Ring;
use super::set::{GAP, Set, centered};
use crate::layout::geometry::occupied::Occupied;
use crate::layout::geometry::turn::{between, turn_of, unit_at};
use crate::layout::graph::adjacency::Adjacency;
use crate::layout::graph::bfs::distances_to_nearest;
use crate::model::Position;

/// How much farther out a ring is tried that meets the one inside, as a share of its radius, and at least in world pixels.
const SHARE: f64 = 0.04;
const STEP: f64 = 10.0;
/// How often a ring is tried.
const TRIES: usize = 40;

/// Where the movers stand around the chosen node.
pub(super) fn concentric(set: &Set) -> Vec<Position> {
    let graph = set.graph();
    let (middle, rings) = rings(set, &graph);
    let (_, radii) = placed(set, &graph, middle, &rings, 0.0);
    // Rings at even distances are seen as rings: the one that needs most room for its number sets the distance.
    let first = if middle.is_some() { 1.0 } else { 0.0 };
    let numbered = radii.iter().enumerate().map(|(at, radius)| radius / (at as f64 + first).max(1.0));
    let step = numbered.fold(0.0, f64::max);
    let (places, _) = placed(set, &graph, middle, &rings, step);
    match &set.chosen_anchor {
        // A chosen node that stays is the middle of the rings.
        Some((anchor, _)) => {
            places.iter().map(|place| Position::new(place.x + anchor.at.x, place.y + anchor.at.y)).collect()
        }
        None => centered(places, &set.halves(), set.center),
    }
}

/// The places on rings that are at least `step` apart, around the origin, and the radii of the rings.
fn placed(
    set: &Set,
    graph: &Adjacency<()>,
    middle: Option<(f32, f32)>,
    rings: &[Vec<usize>],
    step: f64,
) -> (Vec<Position>, Vec<f64>) {
    let mut places = vec![Position::default(); set.len()];
    let mut turns = vec![None; set.len()];
    let mut occupied = room_for(set.movers.iter().map(|mover| mover.half));
    let (mut radius, mut height, mut radii) = (0.0, 0.0_f32, Vec::with_capacity(rings.len()));
    if let Some(half) = middle {
        occupied.add(Position::default(), half);
        height = half.1;
    }
    for (number, members) in rings.iter().enumerate() {
        let order = if number == 0 { first_order(members, graph) } else { ordered(members, graph, &turns) };
        let halves: Vec<(f32, f32)> = order.iter().map(|mover| set.movers[*mover].half).collect();
        let tallest = halves.iter().map(|half| half.1).fold(0.0, f32::max);
        let is_first = middle.is_none() && number == 0;
        let needed = if is_first { 0.0 } else { radius + f64::from(height + tallest + GAP) };
        let wished: Vec<Option<f64>> = order.iter().map(|mover| wish(*mover, graph, &turns)).collect();
        let least = if is_first { needed } else { needed.max(radius + step) };
        let ring = clear_ring(&halves, &wished, least, &occupied);
        for ((mover, at), turn) in order.iter().zip(ring.places(Position::default())).zip(&ring.turns) {
            occupied.add(at, set.movers[*mover].half);
            places[*mover] = at;
            turns[*mover] = Some(*turn);
        }
        (radius, height) = (ring.radius, tallest);
        radii.push(radius);
    }
    (places, radii)
}

/// The smallest ring of at least this radius that overlaps nothing farther in.
fn clear_ring(halves: &[(f32, f32)], wished: &[Option<f64>], least: f64, occupied: &Occupied) -> Ring {
    let mut ring = fitted(halves, wished, least);
    for _ in 0..TRIES {
        let mut places = ring.places(Position::default()).into_iter().zip(halves);
        if places.all(|(at, half)| occupied.is_free(at, *half)) {
            break;
        }
        ring = fitted(halves, wished, ring.radius + STEP.max(SHARE * ring.radius));
    }
    ring
}

/// The box in the middle, and the rings around it from the inside out; nodes without a path to it are on the last.
fn rings(set: &Set, graph: &Adjacency<()>) -> (Option<(f32, f32)>, Vec<Vec<usize>>) {
    let best = (0..set.len()).max_by_key(|mover| (graph.degree(*mover), std::cmp::Reverse(*mover)));
    let (middle, sources, first) = match (set.chosen, &set.chosen_anchor) {
        (Some(chosen), _) => (Some(set.movers[chosen as usize].half), vec![chosen], 1),
        (None, Some((anchor, linked))) => (Some(anchor.half), linked.clone(), 0),
        (None, None) => (best.map(|best| set.movers[best].half), best.map(|best| best as u32).into_iter().collect(), 1),
    };
    let mut hops = Vec::new();
    distances_to_nearest(graph, &sources, &mut hops);
    let last = hops.iter().filter(|hops| **hops < u32::MAX).max().map_or(0, |last| last + 1);
    let mut rings = vec![Vec::new(); last as usize + 1];
    for (mover, hops) in hops.iter().enumerate() {
        rings[*hops.min(&last) as usize].push(mover);
    }
    rings.drain(..first.min(last as usize));
    rings.retain(|ring| !ring.is_empty());
    (middle, rings)
}

/// The order of the first ring: linked ones, and those with a common neighbour farther out, side by side.
fn first_order(ring: &[usize], graph: &Adjacency<()>) -> Vec<usize> {
    let place = |mover: &usize| ring.binary_search(mover).ok();
    let on_ring = |node: usize| graph.neighbours(node).iter().filter_map(|other| place(&(*other as usize)));
    let mut links = Vec::new();
    for (at, mover) in ring.iter().enumerate() {
        links.extend(on_ring(*mover).filter(|other| at < *other).map(|other| (at as u32, other as u32)));
    }
    for outer in (0..graph.len()).filter(|node| place(node).is_none()) {
        let inner: Vec<u32> = on_ring(outer).map(|place| place as u32).collect();
        // The node in the middle is a neighbour of all and says nothing.
        if inner.len() < ring.len() {
            links.extend(inner.windows(2).map(|pair| (pair[0], pair[1])));
        }
    }
    circular_order(&Adjacency::simple(ring.len(), links.into_iter())).into_iter().map(|at| ring[at]).collect()
}

/// The order of a ring farther out: by the directions of the neighbours that stand already; nodes without one come last.
fn ordered(ring: &[usize], graph: &Adjacency<()>, turns: &[Option<f64>]) -> Vec<usize> {
    let mut keyed: Vec<(f64, usize)> =
        ring.iter().map(|mover| (wish(*mover, graph, turns).unwrap_or(1.0), *mover)).collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    keyed.into_iter().map(|(_, mover)| mover).collect()
}

/// The mean direction of the neighbours that stand already, as a turn from 0 to 1.
fn wish(mover: usize, graph: &Adjacency<()>, turns: &[Option<f64>]) -> Option<f64> {
    let directions = graph.neighbours(mover).iter().filter_map(|other| turns[*other as usize]).map(unit_at);
    let (count, x, y) = directions.fold((0_u32, 0.0, 0.0), |(count, x, y), at| (count + 1, x + at.0, y + at.1));
    (count > 0).then(|| turn_of(x, y))
}

/// The ring, turned so that its boxes stand near the turns that they wish for.
fn fitted(halves: &[(f32, f32)], wished: &[Option<f64>], least: f64) -> Ring {
    let first = wished.iter().copied().flatten().next();
    let ring = Ring::of(halves, first.unwrap_or(TOP), least);
    let ways: Vec<f64> =
        ring.turns.iter().zip(wished).filter_map(|(turn, wish)| wish.map(|wish| between(*turn, wish))).collect();
    if ways.is_empty() {
        return ring;
    }
    let way = ways.iter().sum::<f64>() / ways.len() as f64;
    Ring::of(halves, first.unwrap_or(TOP) + way, least)
}
