//! Angles at nodes: how far the links of a node are from lying evenly around it.
//!
//! Source: angular resolution as in Dunne et al., Readability metric feedback for aiding node-link visualization
//! designers (2015), made smooth: a pair of links at one node costs nothing from four fifths of the even angle on, and
//! the more the narrower it is, up to 1 for two links that lie on each other.
//!
//! Invariant: no trigonometry; angles are compared by their cosines.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::graph::adjacency::Graph;
use std::f32::consts::TAU;

/// The share of the even angle that is wide enough.
const ENOUGH: f32 = 0.8;
/// A node with fewer links than this asks for no wider angles than one with as many.
const FEWEST: f32 = 6.0;
/// Among more links than this no angle can be told from the next, and it would be long work.
const MOST: usize = 64;
/// How many links are compared side by side.
const LANES: usize = 4;

/// The directions of all links, as they are seen from either end.
#[derive(Debug)]
pub(crate) struct Angles {
    /// Where each node's row begins; one more than there are nodes.
    offsets: Vec<u32>,
    /// The neighbours, row after row, and the unit vectors towards them.
    targets: Vec<u32>,
    toward_x: Vec<f32>,
    toward_y: Vec<f32>,
    /// For every node, the inverse of how much less than 1 the cosine of an angle has to be; 0 where none is asked for.
    sharpness: Vec<f32>,
    /// The directions from the node under trial.
    trial_x: Vec<f32>,
    trial_y: Vec<f32>,
}

impl Angles {
    /// The angles of `graph` as it is drawn.
    pub(crate) fn new(graph: &Graph, x: &[f32], y: &[f32]) -> Self {
        let mut angles = Self {
            offsets: vec![0],
            targets: Vec::new(),
            toward_x: Vec::new(),
            toward_y: Vec::new(),
            sharpness: (0..graph.len()).map(|node| sharpness(graph.neighbours(node).len())).collect(),
            trial_x: Vec::new(),
            trial_y: Vec::new(),
        };
        for node in 0..graph.len() {
            angles.targets.extend(graph.neighbours(node));
            angles.offsets.push(angles.targets.len() as u32);
            for target in graph.neighbours(node) {
                let (dx, dy) = direction((x[node], y[node]), (x[*target as usize], y[*target as usize]));
                angles.toward_x.push(dx);
                angles.toward_y.push(dy);
            }
        }
        angles
    }

    fn row(&self, node: usize) -> std::ops::Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }

    /// What the angles cost, at `node` and at its neighbours where its links take part, if it were at `x`, `y`.
    pub(crate) fn cost(&mut self, node: usize, place: (f32, f32), x: &[f32], y: &[f32]) -> f32 {
        wide(|| self.cost_by_lanes(node, place, x, y))
    }

    #[inline(always)]
    fn cost_by_lanes(&mut self, node: usize, place: (f32, f32), x: &[f32], y: &[f32]) -> f32 {
        let (mut trial_x, mut trial_y) = (std::mem::take(&mut self.trial_x), std::mem::take(&mut self.trial_y));
        trial_x.clear();
        trial_y.clear();
        let mut cost = 0.0;
        for target in &self.targets[self.row(node)] {
            let target = *target as usize;
            let (dx, dy) = direction(place, (x[target], y[target]));
            trial_x.push(dx);
            trial_y.push(dy);
            let sharpness = self.sharpness[target];
            if sharpness > 0.0 {
                let row = self.row(target);
                cost += row_cost((-dx, -dy), &self.toward_x[row.clone()], &self.toward_y[row.clone()], sharpness);
                // The link itself is in its row, as it was.
                let own = row.start + self.targets[row].partition_point(|other| *other < node as u32);
                cost -= pair_cost(-(dx * self.toward_x[own] + dy * self.toward_y[own]), sharpness);
            }
        }
        let sharpness = self.sharpness[node];
        if sharpness > 0.0 {
            for (at, one) in trial_x.iter().zip(&trial_y).enumerate() {
                cost += row_cost((*one.0, *one.1), &trial_x[..at], &trial_y[..at], sharpness);
            }
        }
        (self.trial_x, self.trial_y) = (trial_x, trial_y);
        cost
    }

    /// Takes over where `node` is now.
    pub(crate) fn moved(&mut self, node: usize, x: &[f32], y: &[f32]) {
        for arc in self.row(node) {
            let target = self.targets[arc] as usize;
            let (dx, dy) = direction((x[node], y[node]), (x[target], y[target]));
            (self.toward_x[arc], self.toward_y[arc]) = (dx, dy);
            if let Ok(back) = self.targets[self.row(target)].binary_search(&(node as u32)) {
                let back = self.offsets[target] as usize + back;
                (self.toward_x[back], self.toward_y[back]) = (-dx, -dy);
            }
        }
    }

    /// What all angles of the drawing cost.
    pub(crate) fn total(&self) -> f32 {
        let mut total = 0.0;
        for (node, sharpness) in self.sharpness.iter().enumerate().filter(|(_, sharpness)| **sharpness > 0.0) {
            for one in self.row(node) {
                for two in self.row(node).start..one {
                    let cosine = self.toward_x[one] * self.toward_x[two] + self.toward_y[one] * self.toward_y[two];
                    total += pair_cost(cosine, *sharpness);
                }
            }
        }
        total
    }
}

/// See [`Angles::sharpness`], for a node with so many links.
fn sharpness(links: usize) -> f32 {
    if !(2..=MOST).contains(&links) {
        return 0.0;
    }
    let angle = ENOUGH * TAU / (links as f32).max(FEWEST);
    // One less the cosine, by its series; the angle is at most 0.84.
    1.0 / (0.5 * angle * angle * (1.0 - angle * angle / 12.0))
}

/// What two links at one node cost by the cosine of the angle between them.
#[inline(always)]
fn pair_cost(cosine: f32, sharpness: f32) -> f32 {
    let lacking = (1.0 - (1.0 - cosine) * sharpness).max(0.0);
    lacking * lacking
}

/// What a link in a direction costs together with those of a row.
#[inline(always)]
fn row_cost((dx, dy): (f32, f32), toward_x: &[f32], toward_y: &[f32], sharpness: f32) -> f32 {
    let (x_lanes, x_rest) = toward_x.as_chunks::<LANES>();
    let (y_lanes, y_rest) = toward_y.as_chunks::<LANES>();
    let mut costs = [0.0_f32; LANES];
    for (x, y) in x_lanes.iter().zip(y_lanes) {
        for lane in 0..LANES {
            costs[lane] += pair_cost(dx * x[lane] + dy * y[lane], sharpness);
        }
    }
    let rest = x_rest.iter().zip(y_rest).map(|(x, y)| pair_cost(dx * x + dy * y, sharpness));
    costs.iter().sum::<f32>() + rest.sum::<f32>()
}

/// The unit vector from one place to another; none at all where they are one.
#[inline(always)]
fn direction(from: (f32, f32), to: (f32, f32)) -> (f32, f32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt().max(1.0e-6);
    (dx / length, dy / length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;

    fn star(places: &[(f32, f32)]) -> f32 {
        let links: Vec<Link> = (1..places.len() as u32).map(|leaf| Link { ends: (0, leaf), weight: 1.0 }).collect();
        let (x, y): (Vec<f32>, Vec<f32>) = places.iter().copied().unzip();
        Angles::new(&Graph::of(places.len(), &links), &x, &y).total()
    }

    #[test]
    fn even_angles_cost_nothing_and_links_on_each_other_one() {
        assert_eq!(star(&[(0.0, 0.0), (1.0, 0.0), (-1.0, 1.0), (-1.0, -1.0)]), 0.0);
        assert!((star(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]) - 1.0).abs() < 1.0e-5);
        let narrow = star(&[(0.0, 0.0), (1.0, 0.0), (1.0, 0.2)]);
        assert!(narrow > star(&[(0.0, 0.0), (1.0, 0.0), (1.0, 0.4)]) && narrow < 1.0);
        assert_eq!(star(&[(0.0, 0.0), (1.0, 0.0)]), 0.0);
    }

    #[test]
    fn the_cost_of_a_move_is_the_difference_of_the_totals() {
        let links: Vec<Link> =
            [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4)].iter().map(|ends| Link { ends: *ends, weight: 1.0 }).collect();
        let graph = Graph::of(5, &links);
        let mut random = Random::new(1, 0);
        let (mut x, mut y): (Vec<f32>, Vec<f32>) = (0..5).map(|_| random.in_disc()).unzip();
        let mut angles = Angles::new(&graph, &x, &y);
        for node in [0, 3, 1, 4, 2] {
            let (before, old) = (angles.total(), angles.cost(node, (x[node], y[node]), &x, &y));
            let new = angles.cost(node, (0.3, -0.2), &x, &y);
            (x[node], y[node]) = (0.3, -0.2);
            angles.moved(node, &x, &y);
            assert!((angles.total() - before - (new - old)).abs() < 1.0e-4);
            (x[node], y[node]) = random.in_disc();
            angles.moved(node, &x, &y);
        }
    }
}
