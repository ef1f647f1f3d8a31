//! The claims of an entity, by neighbour.

use crate::model::{EdgeIndex, EntityIndex, OpenDossier, RelationIndex};

/// All the claims between an entity and one of its neighbours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeighbourClaims {
    /// The neighbour; the entity itself for claims about itself.
    pub neighbour: EntityIndex,
    /// The edge that bundles them.
    pub edge: EdgeIndex,
    /// The claims, in the dossier's order.
    pub relations: Vec<RelationIndex>,
}

/// The claims of `entity` by neighbour: most claims first, then by name.
#[must_use]
pub fn claims_by_neighbour(open: &OpenDossier, entity: EntityIndex) -> Vec<NeighbourClaims> {
    let edges = open.network.incident.get(entity.at()).map(Vec::as_slice).unwrap_or_default();
    let mut claims: Vec<NeighbourClaims> = edges
        .iter()
        .filter_map(|index| {
            let edge = open.network.edges.get(index.at())?;
            Some(NeighbourClaims { neighbour: edge.other(entity)?, edge: *index, relations: edge.relations.clone() })
        })
        .collect();
    let name = |claims: &NeighbourClaims| open.dossier.entity(claims.neighbour).map(|entity| &entity.name);
    claims.sort_by(|one, other| {
        let by_count = other.relations.len().cmp(&one.relations.len());
        by_count.then_with(|| name(one).cmp(&name(other))).then(one.neighbour.cmp(&other.neighbour))
    });
    claims
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::dossier;

    #[test]
    fn neighbours_come_by_the_number_of_their_claims_and_then_by_name() {
        let open = dossier(
            &[("zoe", "person"), ("bob", "person"), ("ann", "person"), ("eve", "person"), ("alone", "person")],
            &[
                ("zoe", "knows", "bob", Status::Asserted),
                ("zoe", "knows", "ann", Status::Asserted),
                ("eve", "knows", "zoe", Status::Asserted),
                ("zoe", "knows", "eve", Status::Denied),
                ("zoe", "praises", "zoe", Status::Asserted),
            ],
            &[],
        );
        let told = |entity: u32| {
            let claims = claims_by_neighbour(&open, EntityIndex(entity));
            let name = |one: &NeighbourClaims| open.dossier.entities[one.neighbour.at()].name.clone();
            claims.iter().map(|one| (name(one), one.relations.len())).collect::<Vec<_>>()
        };
        let expected = [("eve", 2), ("ann", 1), ("bob", 1), ("zoe", 1)].map(|(name, count)| (name.to_owned(), count));
        assert_eq!(told(0), expected);
        assert_eq!(told(3), [("zoe".to_owned(), 2)]);
        assert_eq!(told(4), []);
        assert_eq!(told(99), []);
    }
}
