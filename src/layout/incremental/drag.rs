//! A drag: the neighbourhood of the dragged nodes follows like a net, all other nodes stay.
//!
//! How far a node follows is the mean of how far its neighbours follow, as in a rubber sheet that is held at the dragged
//! nodes and at a few hops from them: the harmonic weights of Tutte (1963), by Jacobi's iteration, made to fall with every
//! hop. They depend on the network alone, so a drag there and back again leaves all nodes where they were.
//!
//! Invariant: a pinned node, and a node more than [`REACH`] hops away, moves by 0 px.

use crate::layout::graph::adjacency::Adjacency;
use crate::layout::graph::bfs::breadth_first;
use crate::model::Position;

/// Up to how many hops away a node follows.
pub const REACH: usize = 3;
/// How many nodes follow at most, so that a frame stays cheap beside a hub.
const MOST: usize = 2_000;
/// How much less a node follows than its neighbours do.
const FALL: f32 = 0.8;
/// Rounds of the iteration; the weights reach a few hops only.
const ROUNDS: usize = 12;
/// A node that would follow less than this stays.
const LEAST: f32 = 0.02;

/// A drag that is under way.
///
/// ```
/// use sayso::layout::Drag;
/// use sayso::model::Position;
///
/// // A path of three nodes; the first is dragged.
/// let drag = Drag::of(3, &[(0, 1), (1, 2)], &[0], &[]);
/// let mut positions = vec![Position::default(); 3];
/// drag.follow(&mut positions, Position::new(10.0, 0.0));
/// assert_eq!(positions[0].x, 10.0);
/// assert!(positions[1].x > positions[2].x && positions[2].x > 0.0);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drag {
    /// The nodes that move, and by what share of the way; the dragged ones first, by 1.
    shares: Vec<(u32, f32)>,
}

impl Drag {
    /// What follows when `dragged` are dragged in a network of `count` nodes. `held` says for every node whether it is
    /// pinned; missing ones are not. Numbers that belong to no node are ignored.
    #[must_use]
    pub fn of(count: usize, links: &[(u32, u32)], dragged: &[u32], held: &[bool]) -> Self {
        let mut hops = vec![u8::MAX; count];
        let mut near: Vec<u32> = Vec::new();
        for node in dragged.iter().filter(|node| (**node as usize) < count) {
            if hops[*node as usize] != 0 {
                hops[*node as usize] = 0;
                near.push(*node);
            }
        }
        let pulled = near.len();
        let links = Adjacency::of_ends(count, links.iter().copied());
        let mut followers = 0;
        breadth_first(&links, &mut near, |from, to| {
            let is_held = held.get(to as usize).copied().unwrap_or(false);
            let is_near = (hops[from as usize] as usize) < REACH;
            let enters = is_near && hops[to as usize] == u8::MAX && !is_held && followers < MOST;
            if enters {
                hops[to as usize] = hops[from as usize] + 1;
                followers += 1;
            }
            enters
        });
        let mut now = vec![0.0_f32; count];
        near[..pulled].iter().for_each(|node| now[*node as usize] = 1.0);
        let mut next = now.clone();
        for _ in 0..ROUNDS {
            for node in &near[pulled..] {
                let around = links.neighbours(*node as usize);
                let sum: f32 = around.iter().map(|other| now[*other as usize]).sum();
                next[*node as usize] = FALL * sum / around.len().max(1) as f32;
            }
            std::mem::swap(&mut now, &mut next);
        }
        let shares = near.into_iter().map(|node| (node, now[node as usize]));
        Self { shares: shares.filter(|(_, share)| *share >= LEAST).collect() }
    }

    /// The nodes that move, the dragged ones first.
    pub fn moved(&self) -> impl Iterator<Item = u32> + '_ {
        self.shares.iter().map(|(node, _)| *node)
    }

    /// Moves the dragged nodes by `by`, and those that follow by their share of it.
    pub fn follow(&self, positions: &mut [Position], by: Position) {
        for (node, share) in &self.shares {
            if let Some(position) = positions.get_mut(*node as usize) {
                position.x += share * by.x;
                position.y += share * by.y;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the nodes of a path from the origin are after the first was dragged by 100 px.
    fn dragged_path(count: u32, held: &[bool]) -> Vec<f32> {
        let links: Vec<(u32, u32)> = (1..count).map(|node| (node - 1, node)).collect();
        let mut positions = vec![Position::default(); count as usize];
        Drag::of(count as usize, &links, &[0], held).follow(&mut positions, Position::new(100.0, 0.0));
        positions.into_iter().map(|position| position.x).collect()
    }

    #[test]
    fn nearer_nodes_follow_farther_and_far_ones_stay() {
        let moved = dragged_path(6, &[]);
        assert_eq!(moved[0], 100.0);
        assert!(moved[1] > moved[2] && moved[2] > moved[3] && moved[3] > 0.0);
        assert_eq!(moved[4..], [0.0, 0.0]);
    }

    #[test]
    fn pinned_nodes_stay_and_stop_what_is_behind_them() {
        assert_eq!(dragged_path(4, &[false, true]), [100.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn a_drag_there_and_back_leaves_all_nodes_where_they_were() {
        let mut positions = vec![Position::new(3.0, 5.0); 3];
        let drag = Drag::of(3, &[(0, 1), (1, 2)], &[1], &[]);
        drag.follow(&mut positions, Position::new(64.0, -32.0));
        drag.follow(&mut positions, Position::new(-64.0, 32.0));
        assert!(positions.iter().all(|position| position.distance(Position::new(3.0, 5.0)) < 1.0e-4));
    }

    #[test]
    fn no_nodes_loops_and_strangers_do_no_harm() {
        assert_eq!(Drag::of(0, &[(0, 1)], &[0], &[]).moved().count(), 0);
        assert_eq!(Drag::of(2, &[(0, 0), (0, 9)], &[0, 0, 7], &[]).moved().collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn beside_a_hub_only_so_many_follow() {
        let links: Vec<(u32, u32)> = (1..50_000).map(|leaf| (0, leaf)).collect();
        assert!(Drag::of(50_000, &links, &[1], &[]).moved().count() <= 1 + MOST);
    }
}
