//! A readable drawing: node after node tries another place, and keeps it where the picture reads better there.
//!
//! Better is a sum: crossings, narrow angles at nodes, boxes that overlap, and stress. The price of stress follows the
//! drawing: it rises while there is more than the budget, and falls while there is less, so that crossings are bought
//! where they cost the least stress.
//!
//! Sources: single moves in ever smaller circles under a sum of aesthetics as in Davidson and Harel, Drawing graphs
//! nicely using simulated annealing (ACM TOG 1996), without their uphill moves; the price is a Lagrange multiplier.
//!
//! Invariant: a fixed node never moves. No clock: how much is tried depends on the graph alone.

use super::budget::Plan;
use crate::layout::compute::random::Random;
use crate::layout::energy::angular_resolution::Angles;
use crate::layout::energy::crossings::CrossingCounts;
use crate::layout::energy::distances_and_boxes::{Faults, Field};
use crate::layout::energy::edge_node::Tunnels;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;

/// The price of two links that lie on each other at a node, in crossings.
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
/// By how much an offer may make tunnels worse.
const MORE_TUNNELS: f32 = 0.1;

/// A search that goes on slice by slice.
#[derive(Debug)]
pub(crate) struct Refine {
    drawing: Coordinates,
    fixed: Vec<bool>,
    /// The free nodes, in the order of this sweep, and who is next.
    movable: Vec<u32>,
    next: usize,
    field: Field,
    counts: CrossingCounts,
    angles: Angles,
    tunnels: Tunnels,
    plan: Plan,
    stress_price: f32,
    /// The deviation of the drawing, and how much it may have.
    deviation: f32,
    budget: f32,
    sweep: usize,
    sweeps: usize,
    best: Option<Best>,
    random: Random,
}

/// The best drawing within the budget.
#[derive(Debug)]
struct Best {
    cost: f32,
    drawing: Coordinates,
}

impl Refine {
    /// A search from `drawing` for drawings whose deviation is at most `budget`.
    pub(crate) fn new(
        graph: &Graph,
        (field, tunnels): (Field, Tunnels),
        drawing: Coordinates,
        fixed: &[bool],
        budget: f32,
        plan: &Plan,
        random: Random,
    ) -> Self {
        let count = graph.len();
        let (x, y) = (&drawing.x, &drawing.y);
        let counts = CrossingCounts::new(graph, x, y);
        let deviation = field.total(x, y).deviation;
        let crossings = counts.total() as f32;
        let usual = 1.0 + crossings / graph.pairs().count().max(1) as f32;
        // In a dense drawing links cannot keep off marks: there their price grows more slowly than the crossings do.
        let tunnel = plan.tunnel * usual.sqrt();
        let work: usize = (0..count).map(|node| 4 * count + counts.work(node)).sum();
        Self {
            movable: (0..count as u32).filter(|node| !fixed[*node as usize]).collect(),
            next: 0,
            fixed: fixed.to_vec(),
            angles: Angles::new(graph, x, y),
            tunnels,
            stress_price: FIRST_PRICE.1 * (crossings + count as f32) / (FIRST_PRICE.0 * deviation.max(1.0e-3)),
            plan: Plan { overlap: plan.overlap * usual, tunnel, ..*plan },
            drawing,
            field,
            counts,
            deviation,
            budget,
            sweep: 0,
            sweeps: plan.sweeps(count, work),
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
            spent += self.try_another(self.movable[self.next] as usize);
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

    /// Whether `node` may stand at a place: it is free, that adds no overlap and no more than `more` crossings, and the budget
    /// allows it. Returns the deviation that the drawing would have.
    pub(crate) fn allows(&mut self, node: usize, place: (f32, f32), more: u32) -> Option<f32> {
        if self.fixed[node] {
            return None;
        }
        let old = (self.drawing.x[node], self.drawing.y[node]);
        let (before, after) = self.faults(node, old, place);
        let deviation = self.deviation + after.deviation - before.deviation;
        if deviation > self.budget.max(self.deviation) || after.overlap > before.overlap {
            return None;
        }
        let most = self.counts.at(node) + more;
        (self.drawing.x[node], self.drawing.y[node]) = place;
        let fewest_tunnels = self.tunnels.at(node) + MORE_TUNNELS;
        let is_allowed = self.counts.count(node, &self.drawing.x, &self.drawing.y, most as f32).is_some()
            && self.tunnels.cost(node, &self.drawing.x, &self.drawing.y, fewest_tunnels).is_some();
        (self.drawing.x[node], self.drawing.y[node]) = old;
        is_allowed.then_some(deviation)
    }

    /// Moves `node` to a place that is allowed, with the deviation that the drawing then has.
    pub(crate) fn put(&mut self, node: usize, place: (f32, f32), deviation: f32) {
        let old = (self.drawing.x[node], self.drawing.y[node]);
        (self.drawing.x[node], self.drawing.y[node]) = place;
        self.keep(node, old);
        self.deviation = deviation;
    }

    /// How many crossings there are.
    pub(crate) fn crossings(&self) -> u32 {
        self.counts.total()
    }

    /// Tries another place for `node`. Returns what that cost, in comparisons.
    fn try_another(&mut self, node: usize) -> usize {
        let old = (self.drawing.x[node], self.drawing.y[node]);
        let new = self.another_place(node);
        let work = 4 * self.drawing.x.len();
        let (before, after) = self.faults(node, old, new);
        let deviation = after.deviation - before.deviation;
        // So many crossings the links of this node may have at most.
        let mut most = self.counts.at(node) as f32
            - self.stress_price * deviation
            - self.overlap_price() * (after.overlap - before.overlap);
        let angles = ANGLE_PRICE * self.angles.cost(node, old, &self.drawing.x, &self.drawing.y);
        let tunnels = self.plan.tunnel * self.tunnels.at(node);
        if most + angles + tunnels <= 0.0 {
            return work;
        }
        most += angles + tunnels - ANGLE_PRICE * self.angles.cost(node, new, &self.drawing.x, &self.drawing.y);
        if most <= 0.0 {
            return work;
        }
        (self.drawing.x[node], self.drawing.y[node]) = new;
        let count =
            self.counts.count(node, &self.drawing.x, &self.drawing.y, most).map_or(f32::INFINITY, |count| count as f32);
        let left = (most - count) / self.plan.tunnel;
        if left > 0.0 && self.tunnels.cost(node, &self.drawing.x, &self.drawing.y, left).is_some_and(|cost| cost < left)
        {
            self.keep(node, old);
            self.deviation += deviation;
            return work + 2 * self.counts.work(node) + 3 * self.tunnels.work(node);
        }
        (self.drawing.x[node], self.drawing.y[node]) = old;
        work + self.counts.work(node)
    }

    /// A place for `node` to try: mostly somewhere around, one time in four near where its distances want it, and one time in
    /// four on the way to the middle of its neighbours, where its links are short and cross few others.
    fn another_place(&mut self, node: usize) -> (f32, f32) {
        let old = (self.drawing.x[node], self.drawing.y[node]);
        let left = 1.0 - self.done();
        let reach = self.plan.reach * left * left + LAST_REACH;
        let (dx, dy) = self.random.in_disc();
        match self.random.below(4) {
            0 => {
                let wanted = self.field.wanted(node, &self.drawing.x, &self.drawing.y);
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
        let links = self.counts.links_of(node);
        let sum = |values: &[f32]| links.iter().map(|(_, other)| values[*other as usize]).sum::<f32>();
        let count = links.len() as f32;
        (count > 0.0).then(|| (sum(&self.drawing.x) / count, sum(&self.drawing.y) / count))
    }

    /// What is wrong with a node where it is and where it might be.
    fn faults(&self, node: usize, old: (f32, f32), new: (f32, f32)) -> (Faults, Faults) {
        self.field.at_both(node, [old, new], &self.drawing.x, &self.drawing.y).into()
    }

    /// Keeps `node` where `x` and `y` have put it.
    fn keep(&mut self, node: usize, old: (f32, f32)) {
        self.counts.moved(node, old, &mut self.drawing.x, &mut self.drawing.y);
        self.angles.moved(node, &self.drawing.x, &self.drawing.y);
        self.tunnels.moved(node, old, &mut self.drawing.x, &mut self.drawing.y);
    }

    /// The price of an overlap by now, in crossings.
    fn overlap_price(&self) -> f32 {
        let late = ((self.done() - self.plan.wait) / (1.0 - self.plan.wait)).max(0.0);
        self.plan.overlap * (1.0 + late * self.plan.late)
    }

    /// Sets the price of stress anew, and keeps the drawing where it is the best so far.
    fn end_sweep(&mut self) {
        self.sweep += 1;
        if self.deviation <= self.budget {
            self.stress_price *= CHEAPER;
            if self.done() > self.plan.wait {
                let cost = self.cost();
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

    /// What the drawing costs by now, in crossings, with the stress that is over the budget.
    pub(crate) fn standing(&self) -> f32 {
        let over = (self.deviation - self.budget).max(0.0);
        let overlap = self.field.total(&self.drawing.x, &self.drawing.y).overlap;
        self.counts.total() as f32
            + ANGLE_PRICE * self.angles.total()
            + self.plan.tunnel * self.tunnels.total()
            + self.overlap_price() * overlap
            + self.stress_price * over
    }

    /// What the drawing costs by the last prices, in crossings.
    fn cost(&self) -> f32 {
        self.counts.total() as f32
            + ANGLE_PRICE * self.angles.total()
            + self.plan.tunnel * self.tunnels.total()
            + self.plan.overlap * (1.0 + self.plan.late) * self.field.total(&self.drawing.x, &self.drawing.y).overlap
    }

    /// Takes the best drawing back.
    fn take_best(&mut self) {
        let Some(best) = self.best.take() else { return };
        for node in 0..self.drawing.x.len() {
            let old = (self.drawing.x[node], self.drawing.y[node]);
            let place = best.drawing.at(node);
            if place != old {
                (self.drawing.x[node], self.drawing.y[node]) = place;
                self.keep(node, old);
            }
        }
        self.deviation = self.field.total(&self.drawing.x, &self.drawing.y).deviation;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::stress::distances::AllPairs;

    const PLAN: Plan = Plan { work: 400_000, reach: 1.0, overlap: 0.5, tunnel: 1.0, late: 5.0, wait: 0.5, effort: 1.0 };

    /// A grid of four by four, drawn by chance, with the deviation that it may have.
    fn grid(budget: f32, fixed: &[bool; 16]) -> Refine {
        let right = (0..16).filter(|at| at % 4 < 3).map(|at| (at, at + 1));
        let down = (0..12).map(|at| (at, at + 4));
        let links: Vec<Link> = right.chain(down).map(|ends| Link { ends, weight: 1.0 }).collect();
        let graph = Graph::of(16, &links);
        let mut random = Random::new(1, 0);
        let pairs = AllPairs::of(&graph, &mut random);
        let drawing: Coordinates = (0..16).map(|_| random.in_disc()).collect();
        let field = Field::new(&pairs, &[(0.2, 0.1); 16], (f32::INFINITY, f32::INFINITY));
        let tunnels = Tunnels::new(&graph, &[0.1; 16], &drawing.x, &drawing.y);
        Refine::new(&graph, (field, tunnels), drawing, fixed, budget, &PLAN, random)
    }

    #[test]
    fn a_grid_comes_out_flat_and_within_its_budget() {
        let mut refine = grid(8.0, &[false; 16]);
        let before = refine.crossings();
        while !refine.is_done() {
            assert!(refine.advance(10_000) > 0);
        }
        assert!(refine.crossings() <= 2 && before > 10, "{} of {before}", refine.crossings());
        assert!(refine.field.total(&refine.drawing.x, &refine.drawing.y).deviation <= 8.01);
    }

    #[test]
    fn the_middle_of_the_neighbours_is_between_them() {
        let refine = grid(8.0, &[false; 16]);
        let middle = refine.middle_of_neighbours(0).unwrap();
        assert!((2.0 * middle.0 - refine.drawing.x[1] - refine.drawing.x[4]).abs() < 1.0e-5);
        assert!((2.0 * middle.1 - refine.drawing.y[1] - refine.drawing.y[4]).abs() < 1.0e-5);
    }

    #[test]
    fn fixed_nodes_stay() {
        let mut fixed = [false; 16];
        fixed[5] = true;
        let mut refine = grid(8.0, &fixed);
        let place = (refine.drawing.x[5], refine.drawing.y[5]);
        refine.advance(usize::MAX);
        assert_eq!((refine.drawing.x[5], refine.drawing.y[5]), place);
        assert_eq!(refine.allows(5, place, 9), None);
        assert!(grid(8.0, &[true; 16]).is_done());
    }

    #[test]
    fn a_place_that_makes_something_worse_is_not_allowed() {
        let mut refine = grid(8.0, &[false; 16]);
        refine.advance(usize::MAX);
        let before = (refine.crossings(), refine.drawing.x.clone());
        assert_eq!(refine.allows(0, (refine.drawing.x[15], refine.drawing.y[15]), 0), None);
        assert_eq!((refine.crossings(), refine.drawing.x.clone()), before);
        assert_eq!(refine.allows(0, (refine.drawing.x[0], refine.drawing.y[0]), 0), Some(refine.deviation));
        let place = (refine.drawing.x[0] + 0.01, refine.drawing.y[0]);
        refine.budget = f32::INFINITY;
        let deviation = refine.allows(0, place, 0).unwrap();
        refine.put(0, place, deviation);
        assert_eq!((refine.crossings(), refine.drawing.x[0]), (before.0, place.0));
        assert!((refine.field.total(&refine.drawing.x, &refine.drawing.y).deviation - deviation).abs() < 1.0e-3);
    }
}
