//! Two energy terms in one pass over all pairs: stress, how far distances are from those in the graph, and node overlap, how
//! far boxes reach into one another and beyond the page.
//!
//! Invariant: coordinates and boxes are in hops; all pairs are looked at, so this is for small components.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use super::Energy;
use crate::layout::compute::simd::{LANES, wide};
use crate::layout::geometry::coordinates::Coordinates;
use crate::layout::stress::distances::AllPairs;
use std::sync::Arc;

/// How much a box beyond the page costs for every hop, in overlaps.
const BEYOND: f32 = 4.0;
/// Two nodes nearer than this, in hops, pull each other no harder.
const COINCIDENT: f32 = 1.0e-4;

/// The distances and boxes of a component.
#[derive(Debug)]
pub(crate) struct DistancesAndBoxes {
    /// For each pair the inverse of its distance; 0 for a node and itself. All terms of a component share them.
    inverse: Arc<[f32]>,
    /// Half the width and height of every box.
    half_widths: Vec<f32>,
    half_heights: Vec<f32>,
    /// Half the width and height of the page, around the origin.
    half_page: (f32, f32),
}

/// The costs of a place, or of a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct StressAndOverlap {
    /// The sum of squared relative deviations from the distances in the graph.
    pub(crate) deviation: f32,
    /// How far boxes reach into others, 1 for two that lie on each other, and beyond the page.
    pub(crate) overlap: f32,
}

impl Energy for DistancesAndBoxes {
    type Cost = StressAndOverlap;

    fn present(&mut self, node: usize, drawing: &Coordinates) -> StressAndOverlap {
        self.at(node, drawing.at(node), drawing)
    }

    fn candidate(&mut self, node: usize, place: (f32, f32), drawing: &Coordinates, _: f32) -> Option<StressAndOverlap> {
        Some(self.at(node, place, drawing))
    }

    /// Nothing is kept that a move would change.
    fn moved(&mut self, _: usize, _: (f32, f32), _: &Coordinates) {}

    fn total(&self, drawing: &Coordinates) -> StressAndOverlap {
        let mut total = StressAndOverlap::default();
        for node in 0..drawing.len() {
            let cost = self.at(node, drawing.at(node), drawing);
            total.deviation += 0.5 * cost.deviation;
            total.overlap += 0.5 * cost.overlap;
        }
        total
    }
}

impl DistancesAndBoxes {
    /// The distances of a component on a page without end, where only these count.
    pub(crate) fn without_boxes(pairs: &AllPairs) -> Self {
        let count = pairs.len();
        let inverse = |one: usize, other: usize| if one == other { 0.0 } else { 1.0 / pairs.between(one, other) };
        Self {
            inverse: (0..count * count).map(|at| inverse(at / count, at % count)).collect(),
            half_widths: vec![1.0; count],
            half_heights: vec![1.0; count],
            half_page: (f32::INFINITY, f32::INFINITY),
        }
    }

    /// The same distances with boxes of these half sizes on a page of this half size.
    pub(crate) fn with_boxes(&self, boxes: &[(f32, f32)], half_page: (f32, f32)) -> Self {
        let (half_widths, half_heights) = boxes.iter().copied().unzip();
        Self { inverse: Arc::clone(&self.inverse), half_widths, half_heights, half_page }
    }

    /// The deviation of a drawing from its distances.
    pub(crate) fn deviation(&self, drawing: &Coordinates) -> f32 {
        self.total(drawing).deviation
    }

    /// The cost of `node` at a place.
    fn at(&self, node: usize, place: (f32, f32), drawing: &Coordinates) -> StressAndOverlap {
        wide(|| self.at_by_lanes(node, [place], drawing))[0]
    }

    /// The cost of `node` where it is and as a candidate at `place`, in one pass.
    pub(crate) fn compare(&self, node: usize, place: (f32, f32), drawing: &Coordinates) -> [StressAndOverlap; 2] {
        wide(|| self.at_by_lanes(node, [drawing.at(node), place], drawing))
    }

    /// About how much work one candidate is, in comparisons.
    pub(crate) fn work(&self) -> usize {
        4 * self.half_widths.len()
    }

    #[inline(always)]
    fn at_by_lanes<const N: usize>(
        &self,
        node: usize,
        places: [(f32, f32); N],
        Coordinates { x, y }: &Coordinates,
    ) -> [StressAndOverlap; N] {
        let row = &self.inverse[node * x.len()..(node + 1) * x.len()];
        let (wide, high) = (self.half_widths[node], self.half_heights[node]);
        let (by_width, by_height) = (0.5 / wide, 0.5 / high);
        let cost = |place: (f32, f32), x: f32, y: f32, inverse: f32, other_wide: f32, other_high: f32| {
            let (dx, dy) = ((x - place.0).abs(), (y - place.1).abs());
            let ratio = (dx * dx + dy * dy).sqrt() * inverse - 1.0;
            let is_other = if inverse > 0.0 { 1.0 } else { 0.0 };
            let reach = ((wide + other_wide - dx) * by_width).min((high + other_high - dy) * by_height);
            (is_other * ratio * ratio, is_other * reach.max(0.0))
        };
        // Eight sums side by side, in an order that does not depend on the machine.
        let (mut deviations, mut overlaps) = ([[0.0_f32; LANES]; N], [[0.0_f32; LANES]; N]);
        let (x_lanes, x_rest) = x.as_chunks::<LANES>();
        let (y_lanes, y_rest) = y.as_chunks::<LANES>();
        let (row_lanes, row_rest) = row.as_chunks::<LANES>();
        let (wide_lanes, wide_rest) = self.half_widths.as_chunks::<LANES>();
        let (high_lanes, high_rest) = self.half_heights.as_chunks::<LANES>();
        let lanes = x_lanes.iter().zip(y_lanes).zip(row_lanes.iter().zip(wide_lanes.iter().zip(high_lanes)));
        for ((x, y), (inverse, (other_wide, other_high))) in lanes {
            for at in 0..N {
                for lane in 0..LANES {
                    let (inverse, other) = (inverse[lane], (other_wide[lane], other_high[lane]));
                    let (deviation, overlap) = cost(places[at], x[lane], y[lane], inverse, other.0, other.1);
                    deviations[at][lane] += deviation;
                    overlaps[at][lane] += overlap;
                }
            }
        }
        let mut all = [StressAndOverlap::default(); N];
        for (at, place) in places.into_iter().enumerate() {
            let (mut deviation, mut overlap) = (deviations[at].iter().sum::<f32>(), overlaps[at].iter().sum::<f32>());
            let rest = x_rest.iter().zip(y_rest).zip(row_rest.iter().zip(wide_rest.iter().zip(high_rest)));
            for ((x, y), (inverse, (other_wide, other_high))) in rest {
                let cost = cost(place, *x, *y, *inverse, *other_wide, *other_high);
                deviation += cost.0;
                overlap += cost.1;
            }
            let beyond =
                (place.0.abs() + wide - self.half_page.0).max(0.0) + (place.1.abs() + high - self.half_page.1).max(0.0);
            all[at] = StressAndOverlap { deviation, overlap: overlap + BEYOND * beyond };
        }
        all
    }

    /// Where `node` would deviate least of all others: one step of majorisation (Gansner, Koren, North 2004).
    pub(crate) fn wanted(&self, node: usize, drawing: &Coordinates) -> (f32, f32) {
        wide(|| self.wanted_by_lanes(node, drawing))
    }

    #[inline(always)]
    fn wanted_by_lanes(&self, node: usize, Coordinates { x, y }: &Coordinates) -> (f32, f32) {
        let row = &self.inverse[node * x.len()..(node + 1) * x.len()];
        let place = (x[node], y[node]);
        let wish = |x: f32, y: f32, inverse: f32| {
            let (dx, dy) = (place.0 - x, place.1 - y);
            let weight = inverse * inverse;
            let pull = inverse / (dx * dx + dy * dy).sqrt().max(COINCIDENT);
            (weight * x + pull * dx, weight * y + pull * dy, weight)
        };
        let (mut sums_x, mut sums_y, mut weights) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
        let (x_lanes, x_rest) = x.as_chunks::<LANES>();
        let (y_lanes, y_rest) = y.as_chunks::<LANES>();
        let (row_lanes, row_rest) = row.as_chunks::<LANES>();
        for ((x, y), inverse) in x_lanes.iter().zip(y_lanes).zip(row_lanes) {
            for lane in 0..LANES {
                let wish = wish(x[lane], y[lane], inverse[lane]);
                sums_x[lane] += wish.0;
                sums_y[lane] += wish.1;
                weights[lane] += wish.2;
            }
        }
        let sum = |sums: [f32; LANES]| sums.iter().sum::<f32>();
        let (mut sum_x, mut sum_y, mut weight) = (sum(sums_x), sum(sums_y), sum(weights));
        for ((x, y), inverse) in x_rest.iter().zip(y_rest).zip(row_rest) {
            let wish = wish(*x, *y, *inverse);
            (sum_x, sum_y, weight) = (sum_x + wish.0, sum_y + wish.1, weight + wish.2);
        }
        if weight > 0.0 { (sum_x / weight, sum_y / weight) } else { place }
    }

    /// The factor by which the drawing would deviate least.
    pub(crate) fn best_scale(&self, Coordinates { x, y }: &Coordinates) -> f32 {
        let (mut sum, mut squares) = (0.0_f64, 0.0_f64);
        for (one, row) in self.inverse.chunks_exact(x.len().max(1)).enumerate() {
            for (other, inverse) in row[..one].iter().enumerate() {
                let (dx, dy) = (x[one] - x[other], y[one] - y[other]);
                let ratio = f64::from((dx * dx + dy * dy).sqrt() * inverse);
                sum += ratio;
                squares += ratio * ratio;
            }
        }
        if squares > 0.0 { (sum / squares) as f32 } else { 1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::compute::random::Random;
    use crate::layout::graph::adjacency::Graph;

    const FREE: (f32, f32) = (f32::INFINITY, f32::INFINITY);

    fn term(boxes: &[(f32, f32)], page: (f32, f32)) -> DistancesAndBoxes {
        let links: Vec<Link> = (1..boxes.len() as u32).map(|at| Link { ends: (at - 1, at), weight: 1.0 }).collect();
        let pairs = AllPairs::of(&Graph::of(boxes.len(), &links), &mut Random::new(1, 1));
        DistancesAndBoxes::without_boxes(&pairs).with_boxes(boxes, page)
    }

    fn in_a_row(x: &[f32]) -> Coordinates {
        x.iter().map(|x| (*x, 0.0)).collect()
    }

    #[test]
    fn a_true_drawing_costs_nothing() {
        let term = term(&[(0.2, 0.1); 3], FREE);
        assert_eq!(term.total(&in_a_row(&[-1.0, 0.0, 1.0])), StressAndOverlap::default());
        assert_eq!(term.best_scale(&in_a_row(&[-2.0, 0.0, 2.0])), 0.5);
        assert_eq!(term.wanted(2, &in_a_row(&[-1.0, 0.0, 1.0])), (1.0, 0.0));
    }

    #[test]
    fn boxes_on_each_other_and_beyond_the_page_cost() {
        let one_spot = term(&[(0.2, 0.1); 2], FREE).total(&Coordinates::zeros(2));
        assert_eq!(one_spot, StressAndOverlap { deviation: 1.0, overlap: 1.0 });
        let beyond = term(&[(0.25, 0.25); 2], (1.0, 1.0)).present(1, &in_a_row(&[0.0, 1.0]));
        assert_eq!(beyond, StressAndOverlap { deviation: 0.0, overlap: BEYOND * 0.25 });
    }

    #[test]
    fn one_node_costs_nothing() {
        let (term, drawing) = (term(&[(0.2, 0.1)], FREE), [(3.0, 4.0)].into_iter().collect());
        assert_eq!((term.total(&drawing), term.best_scale(&drawing)), (StressAndOverlap::default(), 1.0));
        assert_eq!(term.wanted(0, &drawing), (3.0, 4.0));
    }
}
