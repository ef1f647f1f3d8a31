//! What every node feels of every other: how far their distance is from the true one, and how far their boxes overlap.
//!
//! Invariant: coordinates and boxes are in hops; all pairs are looked at, so this is for small components.

#![expect(clippy::inline_always, reason = "only what is inlined gains from wide instructions")]

use crate::layout::compute::simd::wide;
use crate::layout::stress::distances::AllPairs;

/// How much a box beyond the page costs for every hop, in overlaps.
const BEYOND: f32 = 4.0;
/// Two nodes nearer than this, in hops, pull each other no harder.
const COINCIDENT: f32 = 1.0e-4;

/// How many pairs are looked at side by side.
const LANES: usize = 8;

/// The distances and boxes of a component.
#[derive(Debug)]
pub(crate) struct Field {
    /// For each pair the inverse of its distance; 0 for a node and itself.
    inverse: Vec<f32>,
    /// Half the width and height of every box.
    wide: Vec<f32>,
    high: Vec<f32>,
    /// Half the width and height of the page, around the origin.
    page: (f32, f32),
}

/// What is wrong with a place, or with a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Faults {
    /// The sum of squared relative deviations from the true distances.
    pub(crate) deviation: f32,
    /// How far boxes reach into others, 1 for two that lie on each other, and beyond the page.
    pub(crate) overlap: f32,
}

impl Field {
    /// The field of nodes with boxes of these half sizes, on a page of this half size.
    pub(crate) fn new(pairs: &AllPairs, boxes: &[(f32, f32)], page: (f32, f32)) -> Self {
        let count = boxes.len();
        let inverse = |one: usize, other: usize| if one == other { 0.0 } else { 1.0 / pairs.between(one, other) };
        Self {
            inverse: (0..count * count).map(|at| inverse(at / count, at % count)).collect(),
            wide: boxes.iter().map(|size| size.0).collect(),
            high: boxes.iter().map(|size| size.1).collect(),
            page,
        }
    }

    /// What would be wrong with `node` at a place.
    pub(crate) fn at(&self, node: usize, place: (f32, f32), x: &[f32], y: &[f32]) -> Faults {
        wide(|| self.at_by_lanes(node, [place], x, y))[0]
    }

    /// What is wrong with `node` at one place, and what at another.
    pub(crate) fn at_both(&self, node: usize, places: [(f32, f32); 2], x: &[f32], y: &[f32]) -> [Faults; 2] {
        wide(|| self.at_by_lanes(node, places, x, y))
    }

    #[inline(always)]
    fn at_by_lanes<const N: usize>(&self, node: usize, places: [(f32, f32); N], x: &[f32], y: &[f32]) -> [Faults; N] {
        let row = &self.inverse[node * x.len()..(node + 1) * x.len()];
        let (wide, high) = (self.wide[node], self.high[node]);
        let (by_width, by_height) = (0.5 / wide, 0.5 / high);
        let faults = |place: (f32, f32), x: f32, y: f32, inverse: f32, other_wide: f32, other_high: f32| {
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
        let (wide_lanes, wide_rest) = self.wide.as_chunks::<LANES>();
        let (high_lanes, high_rest) = self.high.as_chunks::<LANES>();
        let lanes = x_lanes.iter().zip(y_lanes).zip(row_lanes.iter().zip(wide_lanes.iter().zip(high_lanes)));
        for ((x, y), (inverse, (other_wide, other_high))) in lanes {
            for at in 0..N {
                for lane in 0..LANES {
                    let (inverse, other) = (inverse[lane], (other_wide[lane], other_high[lane]));
                    let (deviation, overlap) = faults(places[at], x[lane], y[lane], inverse, other.0, other.1);
                    deviations[at][lane] += deviation;
                    overlaps[at][lane] += overlap;
                }
            }
        }
        let mut all = [Faults::default(); N];
        for (at, place) in places.into_iter().enumerate() {
            let (mut deviation, mut overlap) = (deviations[at].iter().sum::<f32>(), overlaps[at].iter().sum::<f32>());
            let rest = x_rest.iter().zip(y_rest).zip(row_rest.iter().zip(wide_rest.iter().zip(high_rest)));
            for ((x, y), (inverse, (other_wide, other_high))) in rest {
                let faults = faults(place, *x, *y, *inverse, *other_wide, *other_high);
                deviation += faults.0;
                overlap += faults.1;
            }
            let beyond = (place.0.abs() + wide - self.page.0).max(0.0) + (place.1.abs() + high - self.page.1).max(0.0);
            all[at] = Faults { deviation, overlap: overlap + BEYOND * beyond };
        }
        all
    }

    /// Where `node` would deviate least of all others: one step of majorisation (Gansner, Koren, North 2004).
    pub(crate) fn wanted(&self, node: usize, x: &[f32], y: &[f32]) -> (f32, f32) {
        wide(|| self.wanted_by_lanes(node, x, y))
    }

    #[inline(always)]
    fn wanted_by_lanes(&self, node: usize, x: &[f32], y: &[f32]) -> (f32, f32) {
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

    /// What is wrong with the whole drawing.
    pub(crate) fn total(&self, x: &[f32], y: &[f32]) -> Faults {
        let mut total = Faults::default();
        for node in 0..x.len() {
            let faults = self.at(node, (x[node], y[node]), x, y);
            total.deviation += 0.5 * faults.deviation;
            total.overlap += 0.5 * faults.overlap;
        }
        total
    }

    /// The factor by which the drawing would deviate least.
    pub(crate) fn best_scale(&self, x: &[f32], y: &[f32]) -> f32 {
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

    fn field(boxes: &[(f32, f32)], page: (f32, f32)) -> Field {
        let links: Vec<Link> = (1..boxes.len() as u32).map(|at| Link { ends: (at - 1, at), weight: 1.0 }).collect();
        Field::new(&AllPairs::of(&Graph::of(boxes.len(), &links), &mut Random::new(1, 1)), boxes, page)
    }

    #[test]
    fn a_true_drawing_has_no_faults() {
        let field = field(&[(0.2, 0.1); 3], FREE);
        assert_eq!(field.total(&[-1.0, 0.0, 1.0], &[0.0; 3]), Faults::default());
        assert_eq!(field.best_scale(&[-2.0, 0.0, 2.0], &[0.0; 3]), 0.5);
        assert_eq!(field.wanted(2, &[-1.0, 0.0, 1.0], &[0.0; 3]), (1.0, 0.0));
    }

    #[test]
    fn boxes_on_each_other_and_beyond_the_page_are_faults() {
        let one_spot = field(&[(0.2, 0.1); 2], FREE).total(&[0.0; 2], &[0.0; 2]);
        assert_eq!(one_spot, Faults { deviation: 1.0, overlap: 1.0 });
        let beyond = field(&[(0.25, 0.25); 2], (1.0, 1.0)).at(1, (1.0, 0.0), &[0.0, 1.0], &[0.0; 2]);
        assert_eq!(beyond, Faults { deviation: 0.0, overlap: BEYOND * 0.25 });
    }

    #[test]
    fn one_node_has_no_faults() {
        let field = field(&[(0.2, 0.1)], FREE);
        assert_eq!((field.total(&[3.0], &[4.0]), field.best_scale(&[3.0], &[4.0])), (Faults::default(), 1.0));
        assert_eq!(field.wanted(0, &[3.0], &[4.0]), (3.0, 4.0));
    }
}
