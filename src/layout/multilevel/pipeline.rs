//! The layout of a large component, from nothing to rest, by stress and by forces.
//!
//! A start by distances to 64 pivots. In a deep network, or if only distances count, a short descent of stress: a deep
//! network may keep its neighbours together by distances alone, and then fewer forces are used. By forces, clusters of
//! clusters are laid out from the coarsest level to the finest (Walshaw 2003; Hachul, Jünger 2004), with stress on each.
//! Then, if distances count most, the final descent of stress.
//!
//! Invariant: coordinates are in hops wherever they are shown; a pinned node never moves.
//! Invariant: the same task gives the same positions on any number of threads.

use super::final_descent::final_descent;
use super::levels::Levels;
use super::task::{Show, Task, descend};
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{with_threads, worth};
use crate::layout::forces::step::ForceSimulation;
use crate::layout::forces::weights::{Traits, Weights, adjusted};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::geometry::procrustes::{Pin, rotate_onto_pins};
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::MultiSourceBfs;
use crate::layout::options::{HUGE_COMPONENT, MEDIUM_COMPONENT};
use crate::layout::quality::neighbours_kept;
use crate::layout::request::Link;
use crate::layout::stress::measure::hop_length;
use crate::layout::stress::pivot_sgd::{PivotStress, from_a_start, start};
use crate::model::Position;

/// Rounds of stress from a start to a picture that is nearly right: for small networks, in which a round is cheap, for
/// others, and for those that are large or deep, in which it is dear.
const QUICK_ROUNDS: [usize; 3] = [60, 30, 24];
/// The first step corrects pairs fully up to this share of the largest distance: in deep networks, and in others, whose
/// start is nearer to the truth.
const QUICK_SHARES: (f32, f32) = (0.5, 0.17);
/// The share of the work that is done once there is a start, and once a deep network is unfolded.
const STARTED: f32 = 0.05;
const UNFOLDED: f32 = 0.15;
/// The share of the work that the final descent is, if distances are all that counts.
const FINAL: f32 = 0.6;
/// The share of the work on forces that is done before the finest level.
const COARSER: f32 = 0.3;
/// After how many steps of the finest level a drawing is shown.
const SHOWN_EVERY: usize = 4;
/// At how many nodes it is measured whether distances keep neighbours together.
const SAMPLED: usize = 400;

/// Lays out `task` and shows the progress. The last drawing, unless no more are wanted.
pub(crate) fn lay_out(task: &Task, show: &mut Show) -> Option<Coordinates> {
    with_threads(worth(task.graph.len(), task.threads), || from_start_to_rest(task, show))
}

/// From a start to rest, by what the balance asks for.
fn from_start_to_rest(task: &Task, show: &mut Show) -> Option<Coordinates> {
    let mut random = task.random.clone();
    let (mut drawing, search) = start(&task.graph, task.threads, &mut random);
    rotate_onto_pins(&mut drawing, &task.pins);
    if !show(&drawing, STARTED) {
        return None;
    }
    let traits = Traits::of(&task.graph, &search);
    let mut balance = task.balance;
    let begin = drawing.clone();
    if traits.is_deep || balance <= 0.0 {
        let share = if traits.is_deep { QUICK_SHARES.0 } else { QUICK_SHARES.1 };
        let steps = from_a_start(search.farthest, share, quick_rounds(traits));
        let descent = PivotStress::new(task.graph.len(), steps, &search, Random::new(random.clone().next(), 1));
        descend(task, &mut drawing, descent, &mut |drawing, done| {
            show(drawing, STARTED + (UNFOLDED - STARTED) * done)
        })?;
        if traits.is_deep {
            balance = adjusted(balance, kept(&task.graph, &drawing));
        }
    }
    let weights = Weights::of(balance, traits);
    let end = 1.0 - weights.final_descent * FINAL;
    if weights.force > 0.0 {
        // Forces come from the same start, whether or not stress was tried.
        drawing = begin;
        by_levels(task, &mut drawing, &search, weights, &mut random, &mut |drawing, done| {
            show(drawing, UNFOLDED + (end - UNFOLDED) * done)
        })?;
    }
    final_descent(task, &mut drawing, weights.final_descent, &search, &mut random, &mut |drawing, done| {
        show(drawing, end + (1.0 - end) * done)
    })?;
    Some(drawing)
}

/// The share of neighbours that are kept together in a drawing, without leaves: all leaves of a hub have the same distance to
/// it, so that most stand nearest to another leaf, and no force can mend that.
fn kept(graph: &Graph, drawing: &Coordinates) -> f32 {
    let (core, place) = without_leaves(graph);
    let points: Vec<Position> = core.iter().map(|node| drawing.at(*node)).map(|(x, y)| Position::new(x, y)).collect();
    let links: Vec<Link> = graph
        .pairs()
        .filter(|(one, other)| place[*one] != u32::MAX && place[*other] != u32::MAX)
        .map(|(one, other)| Link { ends: (place[one], place[other]), weight: 1.0 })
        .collect();
    neighbours_kept(&Graph::of(core.len(), &links), &points, SAMPLED).unwrap_or_default()
}

/// The nodes that have more than one neighbour, and of all nodes the place among these.
fn without_leaves(graph: &Graph) -> (Vec<usize>, Vec<u32>) {
    let mut place = vec![u32::MAX; graph.len()];
    let core: Vec<usize> = (0..graph.len()).filter(|node| graph.neighbours(*node).len() > 1).collect();
    for (at, node) in core.iter().enumerate() {
        place[*node] = at as u32;
    }
    (core, place)
}

/// See [`QUICK_ROUNDS`].
fn quick_rounds(Traits { count, is_deep, .. }: Traits) -> usize {
    match count {
        _ if is_deep || count > HUGE_COMPONENT => QUICK_ROUNDS[2],
        _ if count > MEDIUM_COMPONENT => QUICK_ROUNDS[1],
        _ => QUICK_ROUNDS[0],
    }
}

/// By forces and stress, from the coarsest level to the finest; `drawing` is the start, and then the result.
fn by_levels(
    task: &Task,
    drawing: &mut Coordinates,
    search: &MultiSourceBfs,
    weights: Weights,
    random: &mut Random,
    show: &mut Show,
) -> Option<()> {
    let levels = Levels::of(&task.graph, weights.between, random);
    let mut now = levels.coarsest(drawing, task.threads, random);
    let last = levels.graphs.len() - 1;
    for level in (0..=last).rev() {
        if level < last {
            now = levels.opened(level, &now, random);
        }
        let is_pinned = level == 0 && !task.pins.is_empty();
        let hop = is_pinned.then(|| hop_length(search, &now));
        if let Some(hop) = hop {
            let pins: Vec<Pin> = task.pins.iter().map(|pin| pin.scaled(hop)).collect();
            rotate_onto_pins(&mut now, &pins);
        }
        let graph = &levels.graphs[level];
        let all_free = vec![1.0; graph.len()];
        let free = if level == 0 { &task.free } else { &all_free };
        let chance = Random::new(random.next(), level as u64);
        let communities = levels.communities(level);
        let mut forces = ForceSimulation::new(graph, communities, free, weights, hop, chance, task.threads);
        for step in 0..weights.steps {
            forces.step(&mut now, step, weights.steps);
            let is_due = level == 0 && (step + 1).is_multiple_of(SHOWN_EVERY);
            if is_due || step + 1 == weights.steps {
                *drawing = levels.unfolded(level, &now);
                let hop = hop.unwrap_or_else(|| hop_length(search, drawing));
                for value in drawing.x.iter_mut().chain(&mut drawing.y) {
                    *value /= hop;
                }
                let share = (step + 1) as f32 / weights.steps as f32;
                let coarser = COARSER * (last - level) as f32 / last as f32;
                if !show(drawing, if level == 0 { COARSER + (1.0 - COARSER) * share } else { coarser }) {
                    return None;
                }
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_do_not_count_for_the_share_of_neighbours_kept() {
        // A path of twenty, and fifty leaves at its middle that stand on one spot.
        let ends = (1..20).map(|to| (to - 1, to)).chain((20..70).map(|leaf| (10, leaf)));
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(70, &links);
        let place = |node: u32| if node < 20 { (node as f32, 0.0) } else { (10.0, 0.9) };
        let drawing: Coordinates = (0..70).map(place).collect();
        assert!(kept(&graph, &drawing) > 0.9);
        let points: Vec<Position> = drawing.iter().map(|(x, y)| Position::new(x, y)).collect();
        assert!(neighbours_kept(&graph, &points, SAMPLED).unwrap() < 0.4);
    }
}
