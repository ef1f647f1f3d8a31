//! How high everybody stands in their column: near those they are linked to, long links straight.
//!
//! Source: the priority method of Sugiyama, Tagawa, Toda (1981), each column solved at once by pooling, as the quadratic
//! form that Gansner et al. (1993, section 4) ask for.
//!
//! Invariant: in a column nobody stands on anybody, and its order is kept.

use super::Drawing;
use crate::layout::arrangements::GAP;
use crate::layout::arrangements::isotonic::{Wish, spread};

/// How many sweeps, to and fro.
const SWEEPS: usize = 24;
/// Room between a bend and what is beside it, in world pixels.
const BEND_GAP: f32 = 4.0;
/// How much a bend counts against a node, so that long links come out straight.
const BEND_WEIGHT: f64 = 4.0;

/// The height of every station, in world pixels.
pub(super) fn heights(drawing: &Drawing) -> Vec<f32> {
    let mut height = vec![0.0_f64; drawing.stations.len()];
    for column in 0..drawing.columns.len() {
        settle(drawing, column, &mut height, |_, _| None);
    }
    for sweep in 0..SWEEPS {
        let count = drawing.columns.len();
        for step in 0..count {
            let onwards = sweep % 2 == 0;
            let column = if onwards { step } else { count - 1 - step };
            // The last sweeps look both ways, so that neither side has the last word.
            let both = sweep + 4 >= SWEEPS;
            settle(drawing, column, &mut height, |station, height| {
                let (before, next) = (&drawing.before[station], &drawing.next[station]);
                let (one, other) = if onwards { (before, next) } else { (next, before) };
                let other = if both || one.is_empty() { other.as_slice() } else { &[] };
                let around = one.iter().chain(other);
                let (sum, count) = around.fold((0.0, 0.0), |(sum, count), other| (sum + height[*other], count + 1.0));
                (count > 0.0).then(|| sum / count)
            });
        }
    }
    height.into_iter().map(|height| height as f32).collect()
}

/// Sets one column by the wishes of its stations.
fn settle(drawing: &Drawing, column: usize, height: &mut [f64], wish: impl Fn(usize, &[f64]) -> Option<f64>) {
    let stations = &drawing.columns[column];
    let wishes: Vec<Wish> = stations
        .iter()
        .map(|station| Wish {
            at: wish(*station, height).unwrap_or(height[*station]),
            weight: if drawing.stations[*station].is_bend { BEND_WEIGHT } else { 1.0 },
        })
        .collect();
    let places = spread(&wishes, |at| {
        let (one, other) = (drawing.stations[stations[at - 1]], drawing.stations[stations[at]]);
        let gap = if one.is_bend || other.is_bend { BEND_GAP } else { GAP };
        f64::from(one.half.1 + other.half.1 + gap)
    });
    for (station, place) in stations.iter().zip(places) {
        height[*station] = place;
    }
}
