//! A grid: nodes in rows and columns, in the order in which they are read now, row by row from left to right.
//!
//! Invariant: nodes of a row stand on one line, and nodes of a column too.

use super::set::{GAP, Set, centered};
use crate::model::Position;

/// Room between columns and rows in world pixels, beside the gap that every two boxes keep.
const ROOM: f32 = 18.0;

/// Where the movers stand in the grid.
pub(super) fn grid(set: &Set) -> Vec<Position> {
    let order = reading_order(set);
    let columns = best_columns(set, &order);
    let (widths, heights) = sides(set, &order, columns);
    let mut places = vec![Position::default(); set.len()];
    let (mut top, mut at) = (0.0, 0);
    for height in heights {
        let mut left = 0.0;
        for width in widths.iter().take(order.len() - at) {
            places[order[at]] = Position::new(left + width / 2.0, top + height / 2.0);
            left += width + GAP + ROOM;
            at += 1;
        }
        top += height + GAP + ROOM;
    }
    centered(places, &set.halves(), set.center)
}

/// The order of reading: bands as high as a row will be, each from left to right.
fn reading_order(set: &Set) -> Vec<usize> {
    let mut order: Vec<usize> = (0..set.len()).collect();
    order.sort_by(|one, other| {
        let (one, other) = (&set.movers[*one], &set.movers[*other]);
        one.at.y.total_cmp(&other.at.y).then(one.at.x.total_cmp(&other.at.x)).then(one.node.cmp(&other.node))
    });
    let columns = best_columns(set, &order);
    for row in order.chunks_mut(columns) {
        row.sort_by(|one, other| {
            let (one, other) = (&set.movers[*one], &set.movers[*other]);
            one.at.x.total_cmp(&other.at.x).then(one.node.cmp(&other.node))
        });
    }
    order
}

/// How many columns suit the page best: the fewest of those that need the least zooming out. From an estimate by the mean
/// box, a few are tried.
fn best_columns(set: &Set, order: &[usize]) -> usize {
    let count = order.len();
    let (width, height) = set.movers.iter().fold((0.0, 0.0), |(width, height), mover| {
        (width + 2.0 * mover.half.0 + GAP + ROOM, height + 2.0 * mover.half.1 + GAP + ROOM)
    });
    let guess = (count as f32 * set.aspect * height / width).sqrt();
    let (low, high) = ((guess * 0.5) as usize, (guess * 1.6) as usize + 2);
    let step = ((high - low) / 24).max(1);
    let need = |columns: usize| {
        let (widths, heights) = sides(set, order, columns);
        let whole = |sides: &[f32]| sides.iter().map(|side| side + GAP + ROOM).sum::<f32>();
        (whole(&widths) / set.aspect).max(whole(&heights))
    };
    let tried = (low.max(1)..=high.min(count).max(1)).step_by(step);
    tried.min_by(|one, other| need(*one).total_cmp(&need(*other))).unwrap_or(1)
}

/// The widths of the columns and the heights of the rows.
fn sides(set: &Set, order: &[usize], columns: usize) -> (Vec<f32>, Vec<f32>) {
    let mut widths = vec![0.0_f32; columns.min(order.len())];
    let mut heights = vec![0.0_f32; order.len().div_ceil(columns.max(1))];
    for (at, mover) in order.iter().enumerate() {
        let half = set.movers[*mover].half;
        let (column, row) = (at % columns, at / columns);
        widths[column] = widths[column].max(2.0 * half.0);
        heights[row] = heights[row].max(2.0 * half.1);
    }
    (widths, heights)
}
