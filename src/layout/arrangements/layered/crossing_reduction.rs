//! Crossing reduction: an order within the layers with few crossings.
//!
//! Source: barycentre sweeps to and fro (Sugiyama, Tagawa, Toda 1981); crossings between two layers are counted with an
//! accumulator tree (Barth, Jünger, Mutzel 2002), and the best order that was seen is kept.
//!
//! Invariant: no sweep makes the order worse.

use super::hierarchy::{Hierarchy, Sweep};

/// How many sweeps there are at most, to and fro.
const SWEEPS: usize = 16;
/// After so many sweeps without fewer crossings it ends.
const PATIENCE: usize = 4;

/// Orders the vertices of every layer.
pub(super) fn reduce_crossings(hierarchy: &mut Hierarchy) {
    let mut place = places(hierarchy);
    let mut best = hierarchy.layers.clone();
    let mut fewest = crossings(hierarchy, &place);
    let mut waited = 0;
    for number in 0..SWEEPS {
        if fewest == 0 || waited >= PATIENCE {
            break;
        }
        let sweep = Sweep::number(number);
        for layer in sweep.layers(hierarchy.layers.len()) {
            sort_layer(hierarchy, &mut place, layer, sweep);
        }
        let now = crossings(hierarchy, &place);
        waited += 1;
        if now < fewest {
            (fewest, waited) = (now, 0);
            best.clone_from(&hierarchy.layers);
        }
    }
    hierarchy.layers = best;
}

/// For every vertex its place in its layer.
fn places(hierarchy: &Hierarchy) -> Vec<usize> {
    let mut place = vec![0; hierarchy.vertices.len()];
    for (at, vertex) in hierarchy.layers.iter().flat_map(|layer| layer.iter().enumerate()) {
        place[*vertex] = at;
    }
    place
}

/// Sorts a layer by the barycentres of its vertices' neighbours on the layer that the sweep comes from. A vertex without
/// neighbours there keeps its place.
fn sort_layer(hierarchy: &mut Hierarchy, place: &mut [usize], layer: usize, sweep: Sweep) {
    let linked = hierarchy.behind(sweep);
    let vertices = &hierarchy.layers[layer];
    let mut keyed: Vec<(f64, usize)> = vertices
        .iter()
        .map(|vertex| {
            let around = &linked[*vertex];
            // Places as shares of their layer, so that layers of different length compare.
            let share = |other: &usize| {
                let of = hierarchy.layers[hierarchy.vertices[*other].layer].len();
                (place[*other] as f64 + 0.5) / of as f64
            };
            let own = (place[*vertex] as f64 + 0.5) / vertices.len() as f64;
            let mean = around.iter().map(share).sum::<f64>() / around.len() as f64;
            (if around.is_empty() { own } else { mean }, *vertex)
        })
        .collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(place[one.1].cmp(&place[other.1])));
    hierarchy.layers[layer] = keyed.into_iter().map(|(_, vertex)| vertex).collect();
    for (at, vertex) in hierarchy.layers[layer].iter().enumerate() {
        place[*vertex] = at;
    }
}

/// How many links cross between neighbouring layers.
fn crossings(hierarchy: &Hierarchy, place: &[usize]) -> u64 {
    let mut count = 0;
    for layer in &hierarchy.layers {
        let mut ends = Vec::new();
        for vertex in layer {
            let mut row: Vec<usize> = hierarchy.next[*vertex].iter().map(|next| place[*next]).collect();
            row.sort_unstable();
            ends.extend(row);
        }
        count += inversions(&ends);
    }
    count
}

/// How many pairs of numbers stand in the wrong order.
fn inversions(numbers: &[usize]) -> u64 {
    let size = numbers.iter().max().map_or(0, |most| most + 2);
    let mut sums = vec![0_u64; size];
    let mut count = 0;
    for (seen, number) in numbers.iter().enumerate() {
        let (mut at, mut not_more) = (number + 1, 0);
        while at > 0 {
            not_more += sums[at];
            at &= at - 1;
        }
        count += seen as u64 - not_more;
        at = number + 1;
        while at < size {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        assert_eq!(inversions(&[]), 0);
        assert_eq!(inversions(&[0, 1, 1, 2]), 0);
        assert_eq!(inversions(&[2, 1, 0]), 3);
        assert_eq!(inversions(&[3, 0, 3, 1]), 3);
    }

    #[test]
    fn a_twisted_ladder_is_untwisted() {
        let links = [(0, 5), (1, 4), (2, 3), (0, 4)];
        let mut hierarchy = Hierarchy::new(&[(1.0, 1.0); 6], &[0, 0, 0, 1, 1, 1], &links);
        reduce_crossings(&mut hierarchy);
        assert_eq!(crossings(&hierarchy, &places(&hierarchy)), 0);
    }
}
