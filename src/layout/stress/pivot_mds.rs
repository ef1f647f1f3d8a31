//! PivotMDS, the start of a layout: classical scaling on the distances to a few pivots.
//!
//! Source: Brandes and Pich, Eigensolver methods for progressive multidimensional scaling of large data (GD 2006).
//! The product of the centred columns is estimated from an even sample of rows where there are many.
//!
//! Invariant: only + − × ÷ and square roots, always in the same order.

use super::measure::StressSums;
use crate::layout::compute::random::Random;
use crate::layout::geometry::coordinates::Coordinates;

/// How many rows the product of columns is estimated from.
const ROWS: usize = 1_024;
/// Rounds of power iteration; a start need not be exact.
const ROUNDS: usize = 60;
/// How far a node is moved aside at most, in hops.
const JITTER: f32 = 0.08;

/// Places `count` nodes by their distances to the nodes `pivots`. `hops(pivot, node)` gives those in hops, the pivot by its
/// place in the list.
///
/// The result is in hops: a link is about 1 long.
pub(crate) fn pivot_mds(
    count: usize,
    pivots: &[usize],
    hops: impl Fn(usize, usize) -> f32,
    random: &mut Random,
) -> Coordinates {
    let shares = axes(count, pivots.len(), &hops, random);
    let along = |node: usize, axis: usize| {
        let sum: f64 = shares.iter().enumerate().map(|(pivot, share)| squared(hops(pivot, node)) * share[axis]).sum();
        sum as f32
    };
    let mut drawing: Coordinates = (0..count).map(|node| (along(node, 0), along(node, 1))).collect();
    to_hops(&mut drawing, pivots, hops);
    jitter(&mut drawing, random);
    drawing
}

/// Jitters all nodes a little, so that those with the same distances do not coincide.
pub(crate) fn jitter(drawing: &mut Coordinates, random: &mut Random) {
    for (x, y) in drawing.x.iter_mut().zip(&mut drawing.y) {
        let aside = random.in_disc();
        *x += JITTER * aside.0;
        *y += JITTER * aside.1;
    }
}

/// How much the squared distance to each of `pivots` pivots counts for the two coordinates, up to a shift of the origin.
///
/// A coordinate is the product of a node's centred row of squared distances with an axis; since centring is linear, that
/// is the same as the product of the plain row with the centred axis.
pub(crate) fn axes(
    count: usize,
    pivots: usize,
    hops: &impl Fn(usize, usize) -> f32,
    random: &mut Random,
) -> Vec<[f64; 2]> {
    let sample: Vec<usize> = (0..count).step_by(count.div_ceil(ROWS).max(1)).collect();
    let squares: Vec<f64> =
        sample.iter().flat_map(|node| (0..pivots).map(|pivot| squared(hops(pivot, *node)))).collect();
    let product = centred_product(&squares, pivots);
    let first = leading_vector(&product, pivots, None, random);
    let second = leading_vector(&product, pivots, Some(&first), random);
    let middle = |axis: &[f64]| axis.iter().sum::<f64>() / pivots.max(1) as f64;
    let (first_middle, second_middle) = (middle(&first), middle(&second));
    first
        .iter()
        .zip(&second)
        .map(|(one, other)| [-0.5 * (one - first_middle), -0.5 * (other - second_middle)])
        .collect()
}

/// The product of the columns of a table with each other, after its rows and columns were centred.
fn centred_product(squares: &[f64], pivots: usize) -> Vec<f64> {
    let rows = (squares.len() / pivots.max(1)).max(1) as f64;
    let mut column_means = vec![0.0; pivots];
    for row in squares.chunks_exact(pivots.max(1)) {
        column_means.iter_mut().zip(row).for_each(|(mean, value)| *mean += value / rows);
    }
    let all_mean = column_means.iter().sum::<f64>() / pivots.max(1) as f64;
    let mut product = vec![0.0_f64; pivots * pivots];
    let mut centred = Vec::with_capacity(pivots);
    for row in squares.chunks_exact(pivots.max(1)) {
        let row_mean = row.iter().sum::<f64>() / pivots as f64;
        centred.clear();
        centred.extend(row.iter().zip(&column_means).map(|(value, mean)| -0.5 * (value - row_mean - mean + all_mean)));
        for (one, value) in centred.iter().enumerate() {
            for (cell, other) in product[one * pivots..=one * pivots + one].iter_mut().zip(&centred) {
                *cell += value * other;
            }
        }
    }
    for one in 0..pivots {
        for other in 0..one {
            product[other * pivots + one] = product[one * pivots + other];
        }
    }
    product
}

/// Scales the coordinates so that distances come out in hops as nearly as one factor can: least squares of the ratio.
fn to_hops(Coordinates { x, y }: &mut Coordinates, pivots: &[usize], hops: impl Fn(usize, usize) -> f32) {
    let stride = x.len().div_ceil(512).max(1);
    let mut sums = StressSums::default();
    for (pivot, at) in pivots.iter().enumerate() {
        for node in (0..x.len()).step_by(stride) {
            let ideal = hops(pivot, node);
            if ideal > 0.0 {
                let (dx, dy) = (x[node] - x[*at], y[node] - y[*at]);
                sums.add_ratio(f64::from((dx * dx + dy * dy).sqrt() / ideal));
            }
        }
    }
    let scale = sums.best_scale();
    for value in x.iter_mut().chain(y) {
        *value *= scale;
        if !value.is_finite() {
            *value = 0.0;
        }
    }
}

/// The unit vector that a symmetric matrix stretches most, at right angles to `without`.
fn leading_vector(matrix: &[f64], size: usize, without: Option<&[f64]>, random: &mut Random) -> Vec<f64> {
    let mut vector: Vec<f64> = (0..size).map(|_| f64::from(random.signed())).collect();
    for _ in 0..ROUNDS {
        if let Some(without) = without {
            let share = dot(&vector, without);
            for (value, other) in vector.iter_mut().zip(without) {
                *value -= share * other;
            }
        }
        let length = dot(&vector, &vector).sqrt();
        if length <= f64::MIN_POSITIVE {
            break;
        }
        for value in &mut vector {
            *value /= length;
        }
        let next: Vec<f64> = matrix.chunks(size.max(1)).map(|row| dot(row, &vector)).collect();
        if dot(&next, &next) <= f64::MIN_POSITIVE {
            break;
        }
        vector = next;
    }
    let length = dot(&vector, &vector).sqrt().max(f64::MIN_POSITIVE);
    vector.iter().map(|value| value / length).collect()
}

fn squared(hops: f32) -> f64 {
    f64::from(hops) * f64::from(hops)
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_starts_as_a_line_with_links_one_hop_long() {
        let Coordinates { x, y } = pivot_mds(
            50,
            &[0, 7, 14, 21, 28, 35, 42, 49],
            |pivot, node| (pivot as f32 * 7.0 - node as f32).abs(),
            &mut Random::new(1, 0),
        );
        let ends = ((x[49] - x[0]).powi(2) + (y[49] - y[0]).powi(2)).sqrt();
        assert!((45.0..55.0).contains(&ends), "{ends}");
    }

    #[test]
    fn one_node_and_equal_nodes_start_at_finite_places() {
        for count in [0, 1, 5] {
            let Coordinates { x, y } = pivot_mds(count, &[0, 1][..count.min(2)], |_, _| 0.0, &mut Random::new(1, 0));
            assert!(x.iter().chain(&y).all(|value| value.is_finite()));
        }
    }
}
