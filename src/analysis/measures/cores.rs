//! Cores: the largest k so that a node is in a part of the network in which every node has k edges to others of the part.
//!
//! Source: Batagelj, Zaversnik: An O(m) algorithm for cores decomposition of networks (2003).

use super::ties::Ties;

/// The core number of every node.
#[must_use]
pub fn cores(ties: &Ties) -> Vec<u32> {
    let count = ties.len();
    let mut left: Vec<u32> = (0..count as u32).map(|node| ties.degree(node)).collect();
    // Nodes by the number of ties that are left: `starts[k]` is where those with k begin.
    let most = left.iter().copied().max().unwrap_or(0) as usize;
    let mut starts = vec![0_usize; most + 2];
    for degree in &left {
        starts[*degree as usize + 1] += 1;
    }
    for degree in 1..starts.len() {
        starts[degree] += starts[degree - 1];
    }
    let mut place = vec![0_usize; count];
    let mut order = vec![0_u32; count];
    let mut next = starts.clone();
    for (node, degree) in left.iter().enumerate() {
        let at = &mut next[*degree as usize];
        (order[*at], place[node]) = (node as u32, *at);
        *at += 1;
    }
    for at in 0..count {
        let node = order[at];
        for other in ties.of_node(node) {
            let other = *other as usize;
            let degree = left[other] as usize;
            if degree <= left[node as usize] as usize {
                continue;
            }
            // It goes to the front of its group, which then begins behind it.
            let front = starts[degree];
            let swapped = order[front];
            order.swap(place[other], front);
            (place[swapped as usize], place[other]) = (place[other], front);
            starts[degree] = front + 1;
            left[other] -= 1;
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tail_on_a_clique_is_in_the_first_core() {
        let clique = (0..4).flat_map(|one| (0..one).map(move |other| (one, other)));
        let ties = Ties::between(8, clique.chain([(3, 4), (4, 5), (6, 4)]));
        assert_eq!(cores(&ties), [3, 3, 3, 3, 1, 1, 1, 0]);
        assert!(cores(&Ties::between(0, [])).is_empty());
    }
}
