//! Along one line: everybody as near to where they want to be as their neighbours allow, in a given order.
//!
//! Source: pool adjacent violators (Best, Chakravarti: Active set algorithms for isotonic regression, 1990), which is
//! what the separation constraints of Dwyer, Marriott, Stuckey (GD 2005) come to on a line.
//!
//! Invariant: the order is kept, and two neighbours are never nearer than asked for, but for rounding.

/// One who wants to stand at `wish`, and how much that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) at: f64,
    pub(super) weight: f64,
}

/// Where everybody stands: the least sum of weighted squared distances from the wishes with `apart(k)` between the
/// `k`-th and the one before it.
pub(super) fn spread(wishes: &[Wish], apart: impl Fn(usize) -> f64) -> Vec<f64> {
    // A block moves as one: its first member's place is the weighted mean of what its members wish for it.
    struct Block {
        first: usize,
        weight: f64,
        start: f64,
    }
    let mut offsets = Vec::with_capacity(wishes.len());
    let mut blocks: Vec<Block> = Vec::new();
    let mut offset = 0.0;
    for (at, wish) in wishes.iter().enumerate() {
        if at > 0 {
            offset += apart(at);
        }
        offsets.push(offset);
        // Without the room between them, blocks only have to stand in order.
        let mut block = Block { first: at, weight: wish.weight.max(1e-9), start: wish.at - offset };
        while let Some(last) = blocks.pop_if(|last| last.start > block.start) {
            let weight = last.weight + block.weight;
            let start = (last.start * last.weight + block.start * block.weight) / weight;
            block = Block { first: last.first, weight, start };
        }
        blocks.push(block);
    }
    let mut places = Vec::with_capacity(wishes.len());
    for (number, block) in blocks.iter().enumerate() {
        let end = blocks.get(number + 1).map_or(wishes.len(), |next| next.first);
        places.extend((block.first..end).map(|at| block.start + offsets[at]));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wishes: &[f64], expected: &[f64]) {
        let wishes: Vec<Wish> = wishes.iter().map(|at| Wish { at: *at, weight: 1.0 }).collect();
        assert_eq!(spread(&wishes, |_| 10.0), expected);
    }

    #[test]
    fn who_has_room_stays_and_who_crowds_is_moved_evenly() {
        check(&[], &[]);
        check(&[3.0], &[3.0]);
        check(&[0.0, 20.0, 40.0], &[0.0, 20.0, 40.0]);
        check(&[5.0, 5.0], &[0.0, 10.0]);
        check(&[0.0, 0.0, 0.0, 100.0], &[-10.0, 0.0, 10.0, 100.0]);
        check(&[30.0, 10.0], &[15.0, 25.0]);
    }

    #[test]
    fn who_counts_more_moves_less() {
        let wishes = [Wish { at: 0.0, weight: 3.0 }, Wish { at: 0.0, weight: 1.0 }];
        assert_eq!(spread(&wishes, |_| 8.0), [-2.0, 6.0]);
    }
}
