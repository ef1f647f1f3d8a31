//! The local search for a readable drawing: node after node tries another place, and keeps it where the energy is lower.
//!
//! The energy is a sum: crossings, narrow angles at nodes, edges under marks, boxes that overlap, and stress. The price of
//! stress follows the drawing: it rises while there is more than the budget, and falls while there is less, so that crossings
//! are avoided where that costs the least stress.
//!
//! Source: single moves in ever smaller circles under a sum of aesthetics as in Davidson and Harel, Drawing graphs nicely
//! using simulated annealing (ACM TOG 1996), without their uphill moves; the price is a Lagrange multiplier.
//!
//! Invariant: a fixed node never moves. No clock: how much is tried depends on the graph alone.

use super::budget::Budget;
use crate::layout::compute::random::Random;
use crate::layout::energy::Energy;
use crate::layout::energy::angular_resolution::AngularResolution;
use crate::layout::energy::crossings::Crossings;
use crate::layout::energy::distances_and_boxes::DistancesAndBoxes;
use crate::layout::energy::edge_node::EdgeNode;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;

/// The price of two edges that lie on each other at a node, in crossings.
const ANGLE_PRICE: f32 = 0.05;
/// Up to which share of the way to the middle of its neighbours a node tries places.
const MOST_OF_THE_WAY: f32 = 0.6;
/// The circle in which a node tries its last places, in hops.
const LAST_REACH: f32 = 0.06;
/// At first the share by which stress may grow is worth this share of all crossings.
const FIRST_PRICE: (f32, f32) = (0.04, 0.03);
/// By which factors the price of stress falls and rises after a sweep.
const CHEAPER: f32 = 0.93;
const DEARER: f32 = 1.25;
/// By how much a move for a label may raise the edge–node cost.
const MORE_EDGE_NODE: f32 = 0.1;

/// What a search begins with.
pub(crate) struct Start<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) fixed: &'a [bool],
    pub(crate) drawing: Coordinates,
    pub(crate) distances: DistancesAndBoxes,
    /// How far edges have to keep from the middle of each node that is not their end, in hops.
    pub(crate) clearances: &'a [f32],
    /// The most deviation from the distances that the drawing may have.
    pub(crate) most_deviation: f32,
}

/// A local search that is taken in slices.
#[derive(Debug)]
pub(crate) struct DavidsonHarel {
    drawing: Coordinates,
    fixed: Vec<bool>,
    /// The free nodes in the order of this sweep, and which of them is next.
    movable: Vec<u32>,
    next: usize,
    distances: DistancesAndBoxes,
    crossings: Crossings,
    angles: AngularResolution,
    edge_node: EdgeNode,
    budget: Budget,
    stress_price: f32,
    /// The deviation of the drawing, and the most that it may have.
    deviation: f32,
    most_deviation: f32,
    sweep: usize,
    sweeps: usize,
    best: Option<Best>,
    random: Random,
}

/// The best drawing within the most deviation.
#[derive(Debug)]
struct Best {
    cost: f32,
    drawing: Coordinates,
}

impl DavidsonHarel {
    /// A search from a start, as long and at such prices as `budget` says.
    pub(crate) fn new(start: Start<'_>, budget: &Budget, random: Random) -> Self {
        let Start { graph, fixed, drawing, distances, clearances, most_deviation } = start;
        let count = graph.len();
        let crossings = Crossings::new(graph, &drawing);
        let deviation = distances.deviation(&drawing);
        let crossed = crossings.total(&drawing);
        let usual = 1.0 + crossed / graph.pairs().count().max(1) as f32;
        // In a dense drawing edges cannot keep off marks: there their price grows more slowly than the crossings do.
        let edge_node = budget.edge_node * usual.sqrt();
        let work: usize = (0..count).map(|node| distances.work() + crossings.work(node)).sum();
        Self {
            movable: (0..count as u32).filter(|node| !fixed[*node as usize]).collect(),
            next: 0,
            fixed: fixed.to_vec(),
            angles: AngularResolution::new(graph, &drawing),
            edge_node: EdgeNode::new(graph, clearances, &drawing),
            stress_price: FIRST_PRICE.1 * (crossed + count as f32) / (FIRST_PRICE.0 * deviation.max(1.0e-3)),
            budget: Budget { overlap: budget.overlap * usual, edge_node, ..*budget },
            drawing,
            distances,
            crossings,
            deviation,
            most_deviation,
            sweep: 0,
            sweeps: budget.sweeps(count, work),
            best: None,
            random,
        }
    }

    /// How many sweeps it takes.
    pub(crate) fn sweeps(&self) -> usize {
        self.sweeps
    }

    /// The share that is done, from 0 to 1.
    pub(crate) fn done(&self) -> f32 {
        if self.is_done() { 1.0 } else { self.sweep as f32 / self.sweeps as f32 }
    }

    /// Whether all sweeps were made.
    pub(crate) fn is_done(&self) -> bool {
        self.sweep >= self.sweeps || self.movable.is_empty()
    }

    /// Goes on for about `budget` comparisons and returns how many were made. In the end it takes the best drawing back.
    pub(crate) fn advance(&mut self, budget: usize) -> usize {
        let mut spent = 0;
        while !self.is_done() && spent < budget {
            if self.next == 0 {
                self.random.shuffle(&mut self.movable);
            }
            spent += self.try_candidate(self.movable[self.next] as usize);
            self.next += 1;
            if self.next == self.movable.len() {
                self.next = 0;
                self.end_sweep();
            }
        }
        spent
    }

    /// The present drawing.
    pub(crate) fn drawing(&self) -> &Coordinates {
        &self.drawing
    }

    /// Whether `node` may stand at `place`: it is free, that adds no overlap and no more than `more` crossings, and the
    /// deviation stays within its budget. Returns the deviation that the drawing would have.
    pub(crate) fn allows(&mut self, node: usize, place: (f32, f32), more: u32) -> Option<f32> {
        if self.fixed[node] {
            return None;
        }
        let [before, after] = self.distances.compare(node, place, &self.drawing);
        let deviation = self.deviation + after.deviation - before.deviation;
        if deviation > self.most_deviation.max(self.deviation) || after.overlap > before.overlap {
            return None;
        }
        let most_crossings = self.crossings.present(node, &self.drawing) + more as f32;
        let most_edge_node = self.edge_node.present(node, &self.drawing) + MORE_EDGE_NODE;
        self.crossings.candidate(node, place, &self.drawing, most_crossings)?;
        self.edge_node.candidate(node, place, &self.drawing, most_edge_node)?;
        Some(deviation)
    }

    /// Moves `node` to a place that is allowed, with the deviation that the drawing then has.
    pub(crate) fn put(&mut self, node: usize, place: (f32, f32), deviation: f32) {
        self.take(node, place);
        self.deviation = deviation;
    }

    /// How many crossings there are.
    pub(crate) fn crossings(&self) -> u32 {
        self.crossings.count()
    }

    /// Tries another place for `node`. Returns what that cost, in comparisons.
    fn try_candidate(&mut self, node: usize) -> usize {
        let place = self.candidate(node);
        let work = self.distances.work();
        let drawing = &self.drawing;
        let [before, after] = self.distances.compare(node, place, drawing);
        let deviation = after.deviation - before.deviation;
        // The most crossings that the edges of this node may have.
        let mut most = self.crossings.present(node, drawing)
            - self.stress_price * deviation
            - self.overlap_price() * (after.overlap - before.overlap);
        let angles = ANGLE_PRICE * self.angles.present(node, drawing);
        let edge_node = self.budget.edge_node * self.edge_node.present(node, drawing);
        if most + angles + edge_node <= 0.0 {
            return work;
        }
        let Some(new_angles) = self.angles.candidate(node, place, drawing, f32::INFINITY) else { return work };
        most += angles + edge_node - ANGLE_PRICE * new_angles;
        if most <= 0.0 {
            return work;
        }
        let crossings = self.crossings.candidate(node, place, drawing, most).unwrap_or(f32::INFINITY);
        let left = (most - crossings) / self.budget.edge_node;
        let is_lower = left > 0.0
            && self.edge_node.candidate(node, place, drawing, left).is_some_and(|edge_node| edge_node < left);
        if !is_lower {
            return work + self.crossings.work(node);
        }
        self.take(node, place);
        self.deviation += deviation;
        work + 2 * self.crossings.work(node) + 3 * self.edge_node.work(node)
    }

    /// A candidate place for `node`: mostly somewhere around, one time in four near where its distances want it, and one time
    /// in four on the way to the middle of its neighbours, where its edges are short and cross few others.
    fn candidate(&mut self, node: usize) -> (f32, f32) {
        let old = self.drawing.at(node);
        let left = 1.0 - self.done();
        let reach = self.budget.reach * left * left + LAST_REACH;
        let (dx, dy) = self.random.in_disc();
        match self.random.below(4) {
            0 => {
                let wanted = self.distances.wanted(node, &self.drawing);
                (wanted.0 + 0.5 * reach * dx, wanted.1 + 0.5 * reach * dy)
            }
            1 => {
                let (x, y) = self.middle_of_neighbours(node).unwrap_or(old);
                let share = MOST_OF_THE_WAY * 0.5 * (1.0 + self.random.signed());
                (old.0 + share * (x - old.0) + 0.3 * reach * dx, old.1 + share * (y - old.1) + 0.3 * reach * dy)
            }
            _ => (old.0 + reach * dx, old.1 + reach * dy),
        }
    }

    fn middle_of_neighbours(&self, node: usize) -> Option<(f32, f32)> {
        let neighbours = self.crossings.neighbours(node);
        let sum = |values: &[f32]| neighbours.iter().map(|other| values[*other as usize]).sum::<f32>();
        let count = neighbours.len() as f32;
        (count > 0.0).then(|| (sum(&self.drawing.x) / count, sum(&self.drawing.y) / count))
    }

    /// Moves `node` to a candidate that is taken.
    fn take(&mut self, node: usize, place: (f32, f32)) {
        let old = self.drawing.at(node);
        self.drawing.set(node, place);
        self.crossings.moved(node, old, &self.drawing);
        self.angles.moved(node, old, &self.drawing);
        self.edge_node.moved(node, old, &self.drawing);
    }

    /// The price of an overlap by now, in crossings.
    fn overlap_price(&self) -> f32 {
        let late = ((self.done() - self.budget.wait) / (1.0 - self.budget.wait)).max(0.0);
        self.budget.overlap * (1.0 + late * self.budget.late)
    }

    /// Sets the price of stress anew, and keeps the drawing where it is the best so far.
    fn end_sweep(&mut self) {
        self.sweep += 1;
        if self.deviation <= self.most_deviation {
            self.stress_price *= CHEAPER;
            if self.done() > self.budget.wait {
                let cost = self.energy(self.budget.overlap * (1.0 + self.budget.late));
                if self.best.as_ref().is_none_or(|best| cost < best.cost) {
                    self.best = Some(Best { cost, drawing: self.drawing.clone() });
                }
            }
        } else {
            self.stress_price *= DEARER;
        }
        if self.is_done() {
            self.take_best();
        }
    }

    /// The energy of the drawing by the present prices, in crossings; of the stress only what is over its budget.
    pub(crate) fn standing(&self) -> f32 {
        self.energy(self.overlap_price()) + self.stress_price * (self.deviation - self.most_deviation).max(0.0)
    }

    /// The energy of the drawing but for its stress, in crossings, at this price of an overlap.
    fn energy(&self, overlap_price: f32) -> f32 {
        self.crossings.total(&self.drawing)
            + ANGLE_PRICE * self.angles.total(&self.drawing)
            + self.budget.edge_node * self.edge_node.total(&self.drawing)
            + overlap_price * self.distances.total(&self.drawing).overlap
    }

    /// Takes the best drawing back.
    fn take_best(&mut self) {
        let Some(best) = self.best.take() else { return };
        for node in 0..self.drawing.len() {
            if best.drawing.at(node) != self.drawing.at(node) {
                self.take(node, best.drawing.at(node));
            }
        }
        self.deviation = self.distances.deviation(&self.drawing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::stress::distances::AllPairs;

    const BUDGET: Budget =
        Budget { work: 400_000, reach: 1.0, overlap: 0.5, edge_node: 1.0, late: 5.0, wait: 0.5, effort: 1.0 };

    /// A grid of four by four, drawn at random, with the most deviation that it may have.
    fn grid(most_deviation: f32, fixed: &[bool; 16]) -> DavidsonHarel {
        let right = (0..16).filter(|at| at % 4 < 3).map(|at| (at, at + 1));
        let down = (0..12).map(|at| (at, at + 4));
        let links: Vec<Link> = right.chain(down).map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(16, &links);
        let mut random = Random::new(1, 0);
        let pairs = AllPairs::of(&graph, &mut random);
        let drawing = (0..16).map(|_| random.in_disc()).collect();
        let distances = DistancesAndBoxes::without_boxes(&pairs);
        let distances = distances.with_boxes(&[(0.2, 0.1); 16], (f32::INFINITY, f32::INFINITY));
        let start = Start { graph: &graph, fixed, drawing, distances, clearances: &[0.1; 16], most_deviation };
        DavidsonHarel::new(start, &BUDGET, random)
    }

    #[test]
    fn a_grid_comes_out_flat_and_within_its_budget() {
        let mut search = grid(8.0, &[false; 16]);
        let before = search.crossings();
        while !search.is_done() {
            assert!(search.advance(10_000) > 0);
        }
        assert!(search.crossings() <= 2 && before > 10, "{} of {before}", search.crossings());
        assert!(search.distances.deviation(&search.drawing) <= 8.01);
    }

    #[test]
    fn the_middle_of_the_neighbours_is_between_them() {
        let search = grid(8.0, &[false; 16]);
        let (middle, Coordinates { x, y }) = (search.middle_of_neighbours(0).unwrap(), &search.drawing);
        assert!((2.0 * middle.0 - x[1] - x[4]).abs() < 1.0e-5);
        assert!((2.0 * middle.1 - y[1] - y[4]).abs() < 1.0e-5);
    }

    #[test]
    fn fixed_nodes_stay() {
        let mut fixed = [false; 16];
        fixed[5] = true;
        let mut search = grid(8.0, &fixed);
        let place = search.drawing.at(5);
        search.advance(usize::MAX);
        assert_eq!(search.drawing.at(5), place);
        assert_eq!(search.allows(5, place, 9), None);
        assert!(grid(8.0, &[true; 16]).is_done());
    }

    #[test]
    fn a_place_that_makes_something_worse_is_not_allowed() {
        let mut search = grid(8.0, &[false; 16]);
        search.advance(usize::MAX);
        let (crossings, before) = (search.crossings(), search.drawing.clone());
        assert_eq!(search.allows(0, before.at(15), 0), None);
        assert_eq!((search.crossings(), &search.drawing), (crossings, &before));
        assert_eq!(search.allows(0, before.at(0), 0), Some(search.deviation));
        let place = (before.x[0] + 0.01, before.y[0]);
        search.most_deviation = f32::INFINITY;
        let deviation = search.allows(0, place, 0).unwrap();
        search.put(0, place, deviation);
        assert_eq!((search.crossings(), search.drawing.at(0)), (crossings, place));
        assert!((search.distances.deviation(&search.drawing) - deviation).abs() < 1.0e-3);
    }
}
