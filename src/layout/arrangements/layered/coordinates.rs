//! Coordinates within the layers: nodes near their neighbours, long links straight.
//!
//! Source: the priority method of Sugiyama, Tagawa, Toda (1981), each layer solved at once by isotonic regression, as the
//! quadratic form that Gansner et al. (1993, section 4) ask for.
//!
//! Invariant: in a layer no node stands on another one, and its order is kept.

use super::hierarchy::{Hierarchy, Sweep};
use crate::layout::arrangements::isotonic::{Target, isotonic};
use crate::layout::arrangements::set::GAP;

/// How many sweeps there are, to and fro.
const SWEEPS: usize = 24;
/// In how many of the last sweeps both neighbouring layers count, so that neither side has the last word.
const BOTH_SIDES: usize = 4;
/// Room between a dummy node and what is beside it, in world pixels.
const DUMMY_GAP: f32 = 4.0;
/// How much a dummy node counts against a node, so that long links come out straight.
const DUMMY_WEIGHT: f64 = 4.0;

/// The height of every vertex, in world pixels.
pub(super) fn coordinates(hierarchy: &Hierarchy) -> Vec<f32> {
    let mut heights = vec![0.0_f64; hierarchy.vertices.len()];
    for layer in 0..hierarchy.layers.len() {
        place_layer(hierarchy, layer, &mut heights, |_, _| None);
    }
    for number in 0..SWEEPS {
        let sweep = Sweep::number(number);
        for layer in sweep.layers(hierarchy.layers.len()) {
            let both = number + BOTH_SIDES >= SWEEPS;
            place_layer(hierarchy, layer, &mut heights, |vertex, heights| {
                let (one, other) = (&hierarchy.behind(sweep)[vertex], &hierarchy.ahead(sweep)[vertex]);
                let other = if both || one.is_empty() { other.as_slice() } else { &[] };
                let around = one.iter().chain(other);
                let (sum, count) = around.fold((0.0, 0.0), |(sum, count), other| (sum + heights[*other], count + 1.0));
                (count > 0.0).then(|| sum / count)
            });
        }
    }
    heights.into_iter().map(|height| height as f32).collect()
}

/// Places one layer by the heights that its vertices want; without one, a vertex wants to stay.
fn place_layer(
    hierarchy: &Hierarchy,
    layer: usize,
    heights: &mut [f64],
    wanted: impl Fn(usize, &[f64]) -> Option<f64>,
) {
    let layer = &hierarchy.layers[layer];
    let targets: Vec<Target> = layer
        .iter()
        .map(|vertex| Target {
            at: wanted(*vertex, heights).unwrap_or(heights[*vertex]),
            weight: if hierarchy.vertices[*vertex].is_dummy { DUMMY_WEIGHT } else { 1.0 },
        })
        .collect();
    let places = isotonic(&targets, |at| {
        let (one, other) = (hierarchy.vertices[layer[at - 1]], hierarchy.vertices[layer[at]]);
        let gap = if one.is_dummy || other.is_dummy { DUMMY_GAP } else { GAP };
        f64::from(one.half.1 + other.half.1 + gap)
    });
    for (vertex, place) in layer.iter().zip(places) {
        heights[*vertex] = place;
    }
}
