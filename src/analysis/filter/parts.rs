//! The parts of a network that nothing ties together: its connected components.

use crate::model::Network;

/// For every one of `count` entities the part that it is in, which is named by the first of its entities: by a disjoint-set
/// forest with path halving.
pub(in crate::analysis) fn parts_of(network: &Network, count: usize) -> Vec<u32> {
    let mut parents: Vec<u32> = (0..count as u32).collect();
    for edge in &network.edges {
        let (one, other) = (root(&mut parents, edge.ends.0.0), root(&mut parents, edge.ends.1.0));
        // The smaller one is the root, so that the first entity names the part.
        parents[one.max(other) as usize] = one.min(other);
    }
    (0..count as u32).map(|entity| root(&mut parents, entity)).collect()
}

fn root(parents: &mut [u32], mut entity: u32) -> u32 {
    while parents[entity as usize] != entity {
        let above = parents[parents[entity as usize] as usize];
        parents[entity as usize] = above;
        entity = above;
    }
    entity
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::dossier;

    #[test]
    fn what_edges_tie_together_is_one_part_named_by_its_first_entity() {
        let kinds = ["a", "b", "c", "d", "e"].map(|name| (name, "person"));
        let claims = [
            ("d", "knows", "b", Status::Asserted),
            ("e", "knows", "d", Status::Denied),
            ("c", "knows", "c", Status::Asserted),
        ];
        assert_eq!(parts_of(&dossier(&kinds, &claims, &[]).network, 5), [0, 1, 2, 1, 1]);
    }
}
