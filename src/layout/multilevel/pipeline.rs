//! The layout of one component of more than a few hundred nodes, from nothing to rest, by two engines and a dial.
//!
//! A start by distances to 64 nodes. A short descent of stress, where only distances count, or where ways are so long that
//! distances may keep neighbours together by themselves: which of the engines goes on is chosen by whether they do. By
//! forces, clusters of clusters are laid out from the coarsest to the finest (Walshaw 2003; Hachul, Jünger 2004), with
//! stress on each. Then, where distances count most, stress alone.
//!
//! Invariant: coordinates are in hops wherever they are shown; a held node never moves.
//! Invariant: the same task gives the same positions on any number of threads.

use super::coarsening::coarsen;
use super::communities::groups;
use super::final_descent::polish;
use crate::layout::compute::random::Random;
use crate::layout::compute::threads::{with_threads, worth};
use crate::layout::forces::step::Settling;
use crate::layout::forces::weights::{Build, Mix, needed};
use crate::layout::geometry::procrustes::{Held, meet};
use crate::layout::graph::adjacency::Graph;
use crate::layout::graph::multi_source_bfs::MultiSourceBfs;
use crate::layout::graph::weighted::WeightedGraph;
use crate::layout::quality::neighbours_kept;
use crate::layout::request::Link;
use crate::layout::stress::measure::hop_length;
use crate::layout::stress::pivot_sgd::{PivotStress, from_a_start, start};
use crate::model::Position;

/// A network of this many nodes or fewer is laid out by stress and not made coarser.
const COARSEST: usize = 500;
/// Rounds of stress on the coarsest network.
const COARSEST_ROUNDS: usize = 60;
/// Up to which share of the farthest distance pairs are true after one step, at first.
const COARSEST_SHARE: f32 = 0.5;
/// A level has to be smaller than this share of the one below it, or there is no use in it.
const SMALLER: f32 = 0.9;
/// The heaviest link for the forces, where the mean is 1.
const HEAVIEST: f32 = 4.0;
/// How far a node is set aside when its cluster opens, in the length of the forces.
const ASIDE: f32 = 0.3;
/// Rounds of stress from a start to a picture that is nearly right: for small networks, in which a round is cheap, for
/// others, and for those that are large or deep, in which it is dear.
const QUICK_ROUNDS: [usize; 3] = [60, 30, 24];
/// See [`COARSEST_SHARE`]; for deep networks, and for others, whose start is nearer to the truth.
const QUICK_SHARES: (f32, f32) = (0.5, 0.17);
/// What is small and what is large, in nodes.
const SMALL: usize = 3_000;
const LARGE: usize = 50_000;
/// How much of the work is behind once there is a start, and once a deep network is unfolded.
const STARTED: f32 = 0.05;
const UNFOLDED: f32 = 0.15;
/// At how many nodes it is looked whether distances keep neighbours together.
const LOOKED_AT: usize = 400;

/// What is to be laid out.
#[derive(Debug)]
pub(crate) struct Task {
    /// A connected network.
    pub(crate) graph: Graph,
    /// 1 for a node that may move, 0 for a held one.
    pub(crate) free: Vec<f32>,
    /// Who is held, and where.
    pub(crate) held: Vec<Held>,
    /// From distances true, 0, to groups apart, 1.
    pub(crate) balance: f32,
    /// Where luck comes from.
    pub(crate) random: Random,
    /// How many threads may work.
    pub(crate) threads: usize,
}

/// Takes positions in hops and the share of the work that is done. False where nobody wants more of them.
pub(crate) type Show<'a> = dyn FnMut(&[f32], &[f32], f32) -> bool + Send + 'a;

/// Lays out `task` and shows how it goes. The last positions, unless nobody wanted them.
pub(crate) fn lay_out(task: &Task, show: &mut Show) -> Option<(Vec<f32>, Vec<f32>)> {
    with_threads(worth(task.graph.len(), task.threads), || from_start_to_rest(task, show))
}

/// From a start to rest, by the engines that the balance asks for.
fn from_start_to_rest(task: &Task, show: &mut Show) -> Option<(Vec<f32>, Vec<f32>)> {
    let mut random = task.random.clone();
    let (mut x, mut y, search) = start(&task.graph, task.threads, &mut random);
    meet(&mut x, &mut y, &task.held);
    if !show(&x, &y, STARTED) {
        return None;
    }
    let build = Build::of(&task.graph, &search);
    let mut balance = task.balance;
    let begin = (x.clone(), y.clone());
    if build.is_deep || balance <= 0.0 {
        let share = if build.is_deep { QUICK_SHARES.0 } else { QUICK_SHARES.1 };
        let steps = from_a_start(search.farthest, share, quick_rounds(build));
        let descent = PivotStress::new(task.graph.len(), steps, &search, Random::new(random.clone().next(), 1));
        descend(task, (&mut x, &mut y), descent, &mut |x, y, done| show(x, y, STARTED + (UNFOLDED - STARTED) * done))?;
        if build.is_deep {
            balance = needed(balance, kept(&task.graph, &x, &y));
        }
    }
    let mix = Mix::of(balance, build);
    let end = 1.0 - mix.polish * 0.6;
    if mix.force > 0.0 {
        // Forces come from the same start, wherever stress has led to find out about it.
        (x, y) = begin;
        by_levels(task, (&mut x, &mut y), &search, mix, &mut random, &mut |x, y, done| {
            show(x, y, UNFOLDED + (end - UNFOLDED) * done)
        })?;
    }
    polish(task, (&mut x, &mut y), mix.polish, &search, &mut random, &mut |x, y, done| {
        show(x, y, end + (1.0 - end) * done)
    })?;
    Some((x, y))
}

/// The share of neighbours that stand together in a drawing, without leaves: all leaves of a hub are as near to it by their
/// distances, so that most stand nearest to another leaf, and no force can mend that.
fn kept(graph: &Graph, x: &[f32], y: &[f32]) -> f32 {
    let (core, place) = without_leaves(graph);
    let points: Vec<Position> = core.iter().map(|node| Position::new(x[*node], y[*node])).collect();
    let links: Vec<Link> = graph
        .pairs()
        .filter(|(one, other)| place[*one] != u32::MAX && place[*other] != u32::MAX)
        .map(|(one, other)| Link { ends: (place[one], place[other]), weight: 1.0 })
        .collect();
    neighbours_kept(&Graph::of(core.len(), &links), &points, LOOKED_AT).unwrap_or_default()
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
fn quick_rounds(Build { count, is_deep, .. }: Build) -> usize {
    match count {
        _ if is_deep || count > LARGE => QUICK_ROUNDS[2],
        _ if count > SMALL => QUICK_ROUNDS[1],
        _ => QUICK_ROUNDS[0],
    }
}

/// Stress alone, to the end of `descent`.
pub(crate) fn descend(
    task: &Task,
    (x, y): (&mut [f32], &mut [f32]),
    mut descent: PivotStress,
    show: &mut Show,
) -> Option<()> {
    while !descent.is_done() {
        descent.advance(&task.graph, (x, y), &task.free, task.threads, SHOWN_EVERY);
        if !show(x, y, descent.done()) {
            return None;
        }
    }
    Some(())
}

/// About how many pairs are worked on between two pictures; a few milliseconds.
const SHOWN_EVERY: usize = 1_500_000;

/// From the coarsest network to the finest.
fn by_levels(
    task: &Task,
    (x, y): (&mut Vec<f32>, &mut Vec<f32>),
    search: &MultiSourceBfs,
    mix: Mix,
    random: &mut Random,
    show: &mut Show,
) -> Option<()> {
    let levels = Levels::of(&task.graph, mix, random);
    let (mut now_x, mut now_y) = levels.coarsest(x, y, task.threads, random);
    let last = levels.all.len() - 1;
    for at in (0..=last).rev() {
        if at < last {
            now_x = levels.opened(at, &now_x, random);
            now_y = levels.opened(at, &now_y, random);
        }
        let is_held = at == 0 && !task.held.is_empty();
        let mut unit = is_held.then(|| hop_length(search, &now_x, &now_y));
        if let Some(unit) = unit {
            let held: Vec<Held> =
                task.held.iter().map(|(node, place)| (*node, (place.0 * unit, place.1 * unit))).collect();
            meet(&mut now_x, &mut now_y, &held);
        }
        let all_free = vec![1.0; levels.all[at].len()];
        let free = if at == 0 { &task.free } else { &all_free };
        let groups = levels.groups.get(at).map(Vec::as_slice);
        let luck = Random::new(random.next(), at as u64);
        let mut settling = Settling::new(&levels.all[at], groups, free, (mix, unit), luck, task.threads);
        for step in 0..mix.steps {
            settling.step(&mut now_x, &mut now_y, step, mix.steps);
            let is_due = if at == 0 { step % 4 == 3 || step + 1 == mix.steps } else { step + 1 == mix.steps };
            if is_due {
                (*x, *y) = (levels.unfolded(at, &now_x), levels.unfolded(at, &now_y));
                let unit = *unit.get_or_insert(1.0) * if is_held { 1.0 } else { hop_length(search, x, y) };
                for value in x.iter_mut().chain(y.iter_mut()) {
                    *value /= unit;
                }
                let share = (step + 1) as f32 / mix.steps as f32;
                let done = if at == 0 { 0.3 + 0.7 * share } else { 0.3 * (last - at) as f32 / last as f32 };
                if !show(x, y, done) {
                    return None;
                }
            }
        }
    }
    Some(())
}

/// A network and its coarser forms.
struct Levels {
    /// The finest first.
    all: Vec<WeightedGraph>,
    /// For all but the last the cluster of every node.
    clusters: Vec<Vec<u32>>,
    /// The group of every node on each level; nothing where groups do not matter.
    groups: Vec<Vec<u32>>,
}

impl Levels {
    /// Makes a network coarser until it is small.
    fn of(graph: &Graph, mix: Mix, random: &mut Random) -> Self {
        let mut finest = WeightedGraph::of(graph);
        let mut made = Self { all: Vec::new(), clusters: Vec::new(), groups: Vec::new() };
        if mix.between < 1.0 {
            let groups = groups(&finest);
            finest.weaken_between(&groups, mix.between);
            made.groups.push(groups);
        }
        let mut now = finest;
        while now.len() > COARSEST {
            let (coarse, labels) = coarsen(&now, random);
            if coarse.len() as f32 > SMALLER * now.len() as f32 {
                break;
            }
            if let Some(groups) = made.groups.last() {
                let mut inherited = vec![0; coarse.len()];
                labels.iter().zip(groups).for_each(|(label, group)| inherited[*label as usize] = *group);
                made.groups.push(inherited);
            }
            made.all.push(std::mem::replace(&mut now, coarse));
            made.clusters.push(labels);
        }
        made.all.push(now);
        made.all.iter_mut().for_each(|level| level.normalize(HEAVIEST));
        made
    }

    /// The coarsest network laid out by stress, from where its nodes are in the start.
    fn coarsest(&self, x: &[f32], y: &[f32], threads: usize, random: &mut Random) -> (Vec<f32>, Vec<f32>) {
        let (mut x, mut y) = (x.to_vec(), y.to_vec());
        for labels in &self.clusters {
            (x, y) = (means(labels, &x), means(labels, &y));
        }
        let graph = &self.all[self.all.len() - 1];
        let mut known = MultiSourceBfs::default();
        known.begin(graph.len(), vec![0]);
        known.finish(graph);
        let steps = from_a_start(known.farthest, COARSEST_SHARE, COARSEST_ROUNDS);
        let mut descent = PivotStress::new(graph.len(), steps, &known, Random::new(random.next(), 2));
        let free = vec![1.0; x.len()];
        while !descent.is_done() {
            descent.advance(graph, (&mut x, &mut y), &free, threads, SHOWN_EVERY);
        }
        (x, y)
    }

    /// The coordinates of a level from those of the next coarser one: clusters open where they stand, and everything grows
    /// as the number of nodes does.
    fn opened(&self, at: usize, coarse: &[f32], random: &mut Random) -> Vec<f32> {
        let growth = (self.all[at].len() as f32 / coarse.len().max(1) as f32).sqrt();
        self.clusters[at].iter().map(|label| coarse[*label as usize] * growth + ASIDE * random.signed()).collect()
    }

    /// The coordinates of all nodes from those of a level.
    fn unfolded(&self, at: usize, values: &[f32]) -> Vec<f32> {
        let mut values = values.to_vec();
        for labels in self.clusters[..at].iter().rev() {
            values = labels.iter().map(|label| values[*label as usize]).collect();
        }
        values
    }
}

/// The mean of a value over every cluster.
fn means(labels: &[u32], values: &[f32]) -> Vec<f32> {
    let count = labels.iter().max().map_or(0, |last| *last as usize + 1);
    let mut sums = vec![(0.0_f32, 0.0_f32); count];
    for (label, value) in labels.iter().zip(values) {
        let sum = &mut sums[*label as usize];
        *sum = (sum.0 + value, sum.1 + 1.0);
    }
    sums.into_iter().map(|(sum, count)| sum / count.max(1.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_do_not_count_where_it_is_looked_whether_neighbours_stand_together() {
        // A path of twenty, and fifty leaves at its middle that stand on one spot.
        let ends = (1..20).map(|to| (to - 1, to)).chain((20..70).map(|leaf| (10, leaf)));
        let links: Vec<Link> = ends.map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(70, &links);
        let x: Vec<f32> = (0..70).map(|node| if node < 20 { node as f32 } else { 10.0 }).collect();
        let y: Vec<f32> = (0..70).map(|node| if node < 20 { 0.0 } else { 0.9 }).collect();
        assert!(kept(&graph, &x, &y) > 0.9);
        let points: Vec<Position> = x.iter().zip(&y).map(|(x, y)| Position::new(*x, *y)).collect();
        assert!(neighbours_kept(&graph, &points, LOOKED_AT).unwrap() < 0.4);
    }
}
