//! Isotonic regression: places along a line as near to their targets as the room between them allows, in a given order.
//!
//! Source: pool adjacent violators (Best, Chakravarti: Active set algorithms for isotonic regression, 1990), which solves
//! the separation constraints of Dwyer, Marriott, Stuckey (GD 2005) on a line.
//!
//! Invariant: the order is kept, and two neighbours are never nearer than asked for, but for rounding.

/// Where something should stand, and how much that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) at: f64,
    pub(super) weight: f64,
}

/// The places with the least sum of weighted squared distances from the targets that keep `gap(k)` between the `k`-th and
/// the one before it.
pub(super) fn isotonic(targets: &[Target], gap: impl Fn(usize) -> f64) -> Vec<f64> {
    // A block moves as one: the place of its first member is the weighted mean of what its members want it to be.
    struct Block {
        first: usize,
        weight: f64,
        start: f64,
    }
    let mut offsets = Vec::with_capacity(targets.len());
    let mut blocks: Vec<Block> = Vec::new();
    let mut offset = 0.0;
    for (at, target) in targets.iter().enumerate() {
        if at > 0 {
            offset += gap(at);
        }
        offsets.push(offset);
        // Without the room between them, blocks only have to stand in order.
        let mut block = Block { first: at, weight: target.weight.max(1e-9), start: target.at - offset };
        while let Some(last) = blocks.pop_if(|last| last.start > block.start) {
            let weight = last.weight + block.weight;
            let start = (last.start * last.weight + block.start * block.weight) / weight;
            block = Block { first: last.first, weight, start };
        }
        blocks.push(block);
    }
    let mut places = Vec::with_capacity(targets.len());
    for (number, block) in blocks.iter().enumerate() {
        let end = blocks.get(number + 1).map_or(targets.len(), |next| next.first);
        places.extend((block.first..end).map(|at| block.start + offsets[at]));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(targets: &[f64], expected: &[f64]) {
        let targets: Vec<Target> = targets.iter().map(|at| Target { at: *at, weight: 1.0 }).collect();
        assert_eq!(isotonic(&targets, |_| 10.0), expected);
    }

    #[test]
    fn what_has_room_stays_and_a_crowd_moves_evenly() {
        check(&[], &[]);
        check(&[3.0], &[3.0]);
        check(&[0.0, 20.0, 40.0], &[0.0, 20.0, 40.0]);
        check(&[5.0, 5.0], &[0.0, 10.0]);
        check(&[0.0, 0.0, 0.0, 100.0], &[-10.0, 0.0, 10.0, 100.0]);
        check(&[30.0, 10.0], &[15.0, 25.0]);
    }

    #[test]
    fn a_heavier_weight_moves_less() {
        let targets = [Target { at: 0.0, weight: 3.0 }, Target { at: 0.0, weight: 1.0 }];
        assert_eq!(isotonic(&targets, |_| 8.0), [-2.0, 6.0]);
    }
}
