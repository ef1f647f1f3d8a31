//! Ego networks: the entities within a few steps of an entity.
//!
//! Invariant: distance counts edges, regardless of the direction of their claims.

use crate::model::{EntityIndex, Network};
use std::collections::BTreeSet;

/// The entities at most `depth` edges away from any of `center`, including `center`.
#[must_use]
pub fn ego_network(network: &Network, center: &[EntityIndex], depth: u32) -> BTreeSet<EntityIndex> {
    let mut reached: BTreeSet<EntityIndex> =
        center.iter().copied().filter(|entity| entity.at() < network.incident.len()).collect();
    let mut border: Vec<EntityIndex> = reached.iter().copied().collect();
    for _ in 0..depth {
        let mut next = Vec::new();
        for neighbour in border.iter().flat_map(|entity| network.neighbours(*entity)) {
            if reached.insert(neighbour) {
                next.push(neighbour);
            }
        }
        if next.is_empty() {
            break;
        }
        border = next;
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::dossier;

    /// A path a–b–c–d, a loop at b, and e alone.
    fn check(center: &[u32], depth: u32, expected: &[u32]) {
        let entities = ["a", "b", "c", "d", "e"].map(|id| (id, "person"));
        let ends = [("a", "b"), ("c", "b"), ("c", "d"), ("b", "b")];
        let claims = ends.map(|(from, to)| (from, "knows", to, Status::Asserted));
        let center: Vec<EntityIndex> = center.iter().copied().map(EntityIndex).collect();
        let found = ego_network(&dossier(&entities, &claims, &[]).network, &center, depth);
        assert_eq!(found.iter().map(|entity| entity.0).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_ego_network_grows_by_one_step_for_each_depth() {
        check(&[0], 0, &[0]);
        check(&[0], 1, &[0, 1]);
        check(&[0], 2, &[0, 1, 2]);
        check(&[0], u32::MAX, &[0, 1, 2, 3]);
    }

    #[test]
    fn several_centers_grow_together() {
        check(&[0, 3], 1, &[0, 1, 2, 3]);
    }

    #[test]
    fn nobody_nowhere_and_the_unknown_have_no_neighbours() {
        check(&[], 5, &[]);
        check(&[4], 5, &[4]);
        check(&[99], 5, &[]);
    }
}
