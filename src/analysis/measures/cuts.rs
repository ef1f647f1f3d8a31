//! What holds the network together: its components, the edges that alone connect two parts (bridges), and the nodes without
//! which a part would fall apart (articulation points).
//!
//! Source: Hopcroft, Tarjan: Algorithm 447, efficient algorithms for graph manipulation (1973); without recursion, so that
//! a long chain needs no deep stack.
//!
//! Invariant: components are numbered from the largest; equal ones by their first entity.

use super::ties::Ties;
use std::cmp::Reverse;

/// Components, bridges and articulation points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts {
    /// The number of every node's component, from 0.
    pub component: Vec<u32>,
    /// The number of nodes of every component, the largest first.
    pub sizes: Vec<u32>,
    /// For every node, into how many parts more its component would fall without it; 0: it would hold together.
    pub apart: Vec<u32>,
    /// The bridges, in the order of the ties.
    pub bridges: Vec<Bridge>,
}

/// A tie that alone connects two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// Which tie of [`Ties::ends`].
    pub tie: u32,
    /// How many nodes are on the side of each of its ends.
    pub sides: (u32, u32),
}

const UNSEEN: u32 = u32::MAX;

/// A walk through all ties, deep before wide.
struct Walk<'a> {
    ties: &'a Ties,
    /// When a node was first seen.
    seen: Vec<u32>,
    /// The earliest that a node or one behind it is tied to.
    low: Vec<u32>,
    /// How many nodes are behind a node, with itself.
    behind: Vec<u32>,
    apart: Vec<u32>,
    /// The ties that alone connect, with the node behind each.
    bridges: Vec<(u32, u32)>,
    clock: u32,
}

/// Components, bridges and articulation points.
#[must_use]
pub fn cuts(ties: &Ties) -> Cuts {
    let count = ties.len();
    let mut walk = Walk {
        ties,
        seen: vec![UNSEEN; count],
        low: vec![0; count],
        behind: vec![1; count],
        apart: vec![0; count],
        bridges: Vec::new(),
        clock: 0,
    };
    let mut component = vec![UNSEEN; count];
    let mut sizes = Vec::new();
    for root in 0..count as u32 {
        if walk.seen[root as usize] == UNSEEN {
            let reached = walk.from(root);
            for node in &reached {
                component[*node as usize] = sizes.len() as u32;
            }
            sizes.push(reached.len() as u32);
        }
    }
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|number| Reverse(sizes[*number]));
    let mut number = vec![0; sizes.len()];
    for (place, before) in order.iter().enumerate() {
        number[*before] = place as u32;
    }
    component.iter_mut().for_each(|one| *one = number[*one as usize]);
    let sizes: Vec<u32> = order.iter().map(|before| sizes[*before]).collect();
    let side = |(tie, node): (u32, u32)| {
        let far = walk.behind[node as usize];
        let near = sizes[component[node as usize] as usize] - far;
        let sides = if ties.ends()[tie as usize].0 == node { (far, near) } else { (near, far) };
        Bridge { tie, sides }
    };
    let mut bridges: Vec<Bridge> = walk.bridges.iter().copied().map(side).collect();
    bridges.sort_unstable_by_key(|bridge| bridge.tie);
    Cuts { component, sizes, apart: walk.apart, bridges }
}

impl Walk<'_> {
    /// Walks all that is tied to `root`, and returns it.
    fn from(&mut self, root: u32) -> Vec<u32> {
        // A node on the way, the tie that led to it, and how many of its own ties were taken.
        let mut way: Vec<(u32, u32, usize)> = vec![(root, UNSEEN, 0)];
        let mut reached = vec![root];
        let mut ways_from_root = 0;
        self.see(root);
        while let Some((node, came_by, taken)) = way.last_mut() {
            let (node, came_by) = (*node, *came_by);
            let Some(tie) = self.ties.ties_of(node).get(*taken).copied() else {
                way.pop();
                if let Some((before, _, _)) = way.last() {
                    self.leave(node, came_by, *before);
                    ways_from_root += u32::from(*before == root);
                }
                continue;
            };
            let other = self.ties.of_node(node)[*taken];
            *taken += 1;
            if self.seen[other as usize] == UNSEEN {
                self.see(other);
                reached.push(other);
                way.push((other, tie, 0));
            } else if tie != came_by {
                self.low[node as usize] = self.low[node as usize].min(self.seen[other as usize]);
            }
        }
        self.apart[root as usize] = u32::saturating_sub(ways_from_root, 1);
        reached
    }

    fn see(&mut self, node: u32) {
        (self.seen[node as usize], self.low[node as usize]) = (self.clock, self.clock);
        self.clock += 1;
    }

    /// Goes back from a node to the one before it.
    fn leave(&mut self, node: u32, by: u32, before: u32) {
        let low = self.low[node as usize];
        self.low[before as usize] = self.low[before as usize].min(low);
        self.behind[before as usize] += self.behind[node as usize];
        if low >= self.seen[before as usize] {
            self.apart[before as usize] += 1;
        }
        if low > self.seen[before as usize] {
            self.bridges.push((by, node));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_triangles_hang_together_by_one_bridge() {
        let ties = Ties::between(9, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5), (7, 8)]);
        let cuts = cuts(&ties);
        assert_eq!(cuts.component, [0, 0, 0, 0, 0, 0, 2, 1, 1]);
        assert_eq!(cuts.sizes, [6, 2, 1]);
        assert_eq!(cuts.apart, [0, 0, 1, 1, 0, 0, 0, 0, 0]);
        let ends: Vec<_> = cuts.bridges.iter().map(|one| (ties.ends()[one.tie as usize], one.sides)).collect();
        assert_eq!(ends, [((2, 3), (3, 3)), ((7, 8), (1, 1))]);
    }

    #[test]
    fn the_middle_of_a_star_holds_it_together_and_a_long_chain_is_walked() {
        assert_eq!(cuts(&Ties::between(5, [(0, 1), (0, 2), (0, 3), (0, 4)])).apart, [3, 0, 0, 0, 0]);
        assert_eq!(cuts(&Ties::between(5, [(4, 1), (4, 2), (4, 3), (0, 4)])).apart, [0, 0, 0, 0, 3]);
        let chain = cuts(&Ties::between(200_000, (1..200_000).map(|node| (node - 1, node))));
        assert_eq!((chain.sizes, chain.bridges.len()), (vec![200_000], 199_999));
        assert_eq!(chain.bridges[9].sides, (10, 199_990));
        assert_eq!(cuts(&Ties::between(0, [])), Cuts::default());
    }
}
