//! The energy term for angular resolution: how far the edges of a node are from lying evenly around it.
//!
//! Source: angular resolution as in Dunne et al., Readability metric feedback for aiding node-link visualization
//! designers (2015), made smooth: a pair of edges at one node costs nothing from four fifths of the even angle on, and
//! the more the narrower it is, up to 1 for two edges that lie on each other.
//!
//! Invariant: no trigonometry; angles are compared by their cosines.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::Energy;
use crate::layout::compute::simd::wide;
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::graph::adjacency::Graph;
use std::f32::consts::TAU;

/// The share of the even angle that is wide enough.
const ENOUGH: f32 = 0.8;
/// A node with fewer edges than this asks for no wider angles than one with as many.
const FEWEST: f32 = 6.0;
/// A node with more edges than this costs nothing: none of its angles can be told from the next, and it would be long work.
const MOST: usize = 64;
/// How many edges are compared side by side.
const LANES: usize = 4;

/// The directions of all edges, as they are seen from either end.
#[derive(Debug)]
pub(crate) struct AngularResolution {
    graph: Graph,
    /// For every arc of the graph the unit vector along it.
    toward_x: Vec<f32>,
    toward_y: Vec<f32>,
    /// For every node, the inverse of how much less than 1 the cosine of an angle has to be; 0 where none is asked for.
    sharpness: Vec<f32>,
    /// The directions from the node under trial.
    trial_x: Vec<f32>,
    trial_y: Vec<f32>,
}

impl Energy for AngularResolution {
    type Cost = f32;

    /// The angles at `node`, and at its neighbours where its edges take part.
    fn present(&mut self, node: usize, drawing: &Coordinates) -> f32 {
        wide(|| self.cost(node, drawing.at(node), drawing))
    }

    fn candidate(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, most: f32) -> Option<f32> {
        Some(wide(|| self.cost(node, place, drawing))).filter(|cost| *cost <= most)
    }

    fn moved(&mut self, node: usize, _: (f32, f32), drawing: &Coordinates) {
        for arc in self.graph.row(node) {
            let target = self.graph.targets[arc] as usize;
            let (dx, dy) = direction(drawing.at(node), drawing.at(target));
            (self.toward_x[arc], self.toward_y[arc]) = (dx, dy);
            if let Ok(back) = self.graph.neighbours(target).binary_search(&(node as u32)) {
                let back = self.graph.row(target).start + back;
                (self.toward_x[back], self.toward_y[back]) = (-dx, -dy);
            }
        }
    }

    fn total(&self, _: &Coordinates) -> f32 {
        let mut total = 0.0;
        for (node, sharpness) in self.sharpness.iter().enumerate().filter(|(_, sharpness)| **sharpness > 0.0) {
            for one in self.graph.row(node) {
                for two in self.graph.row(node).start..one {
                    let cosine = self.toward_x[one] * self.toward_x[two] + self.toward_y[one] * self.toward_y[two];
                    total += pair_cost(cosine, *sharpness);
                }
            }
        }
        total
    }
}

impl AngularResolution {
    /// The angles of `graph` as it is drawn.
    pub(crate) fn new(graph: &Graph, drawing: &Coordinates) -> Self {
        let arcs = (0..graph.len()).flat_map(|node| graph.neighbours(node).iter().map(move |target| (node, *target)));
        let toward = arcs.map(|(node, target)| direction(drawing.at(node), drawing.at(target as usize)));
        let (toward_x, toward_y) = toward.unzip();
        let sharpness = (0..graph.len()).map(|node| sharpness(graph.degree(node))).collect();
        Self { graph: graph.clone(), toward_x, toward_y, sharpness, trial_x: Vec::new(), trial_y: Vec::new() }
    }

    #[inline(always)]
    fn cost(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates) -> f32 {
        let (mut trial_x, mut trial_y) = (std::mem::take(&mut self.trial_x), std::mem::take(&mut self.trial_y));
        trial_x.clear();
        trial_y.clear();
        let mut cost = 0.0;
        for target in self.graph.neighbours(node) {
            let target = *target as usize;
            let (dx, dy) = direction(place, drawing.at(target));
            trial_x.push(dx);
            trial_y.push(dy);
            let sharpness = self.sharpness[target];
            if sharpness > 0.0 {
                let row = self.graph.row(target);
                cost += row_cost((-dx, -dy), &self.toward_x[row.clone()], &self.toward_y[row.clone()], sharpness);
                // The edge itself is in its row, as it was.
                let own = row.start + self.graph.targets[row].partition_point(|other| *other < node as u32);
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
}

/// See [`AngularResolution::sharpness`], for a node with so many edges.
fn sharpness(edges: usize) -> f32 {
    if !(2..=MOST).contains(&edges) {
        return 0.0;
    }
    let angle = ENOUGH * TAU / (edges as f32).max(FEWEST);
    // 1 less the cosine, by its series; the angle is at most 0.84.
    1.0 / (0.5 * angle * angle * (1.0 - angle * angle / 12.0))
}

/// What two edges at one node cost by the cosine of the angle between them.
#[inline(always)]
fn pair_cost(cosine: f32, sharpness: f32) -> f32 {
    let lacking = (1.0 - (1.0 - cosine) * sharpness).max(0.0);
    lacking * lacking
}

/// What an edge in a direction costs together with those of a row.
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

    fn star(places: &[(f32, f32)]) -> f32 {
        let links: Vec<Link> = (1..places.len() as u32).map(|leaf| Link { ends: (0, leaf), weight: 1.0 }).collect();
        let drawing = places.iter().copied().collect();
        AngularResolution::new(&Graph::of(places.len(), &links), &drawing).total(&drawing)
    }

    #[test]
    fn even_angles_cost_nothing_and_edges_on_each_other_one() {
        assert_eq!(star(&[(0.0, 0.0), (1.0, 0.0), (-1.0, 1.0), (-1.0, -1.0)]), 0.0);
        assert!((star(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0)]) - 1.0).abs() < 1.0e-5);
        let narrow = star(&[(0.0, 0.0), (1.0, 0.0), (1.0, 0.2)]);
        assert!(narrow > star(&[(0.0, 0.0), (1.0, 0.0), (1.0, 0.4)]) && narrow < 1.0);
        assert_eq!(star(&[(0.0, 0.0), (1.0, 0.0)]), 0.0);
    }
}
