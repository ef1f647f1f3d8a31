//! Claims that say the same, as one entry.
//!
//! Invariant: every claim is in exactly one entry, and both entries and claims keep their order.

use crate::model::{EntityIndex, KindRules, OpenDossier, RelationIndex, Statement, Status};
use std::collections::BTreeMap;

/// The claims in entries: those with the same statement (ends and kind, an inverse kind turned round), status and speaker
/// are one. Dates, hedges and quotes may differ.
#[must_use]
pub fn alike(open: &OpenDossier, claims: &[RelationIndex]) -> Vec<Vec<RelationIndex>> {
    if claims.len() < 2 {
        // Most neighbours have one claim, and the panels ask in every frame.
        let known = claims.iter().filter(|index| open.dossier.relation(**index).is_some());
        return known.map(|index| vec![*index]).collect();
    }
    let rules = KindRules::of(&open.dossier);
    let mut places: BTreeMap<(Statement<'_>, Status, Option<EntityIndex>), usize> = BTreeMap::new();
    let mut entries: Vec<Vec<RelationIndex>> = Vec::new();
    for index in claims {
        let Some(claim) = open.dossier.relation(*index) else { continue };
        let place = *places.entry((rules.statement(claim), claim.status, claim.by)).or_insert(entries.len());
        match entries.get_mut(place) {
            Some(entry) => entry.push(*index),
            None => entries.push(vec![*index]),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RelationKind;
    use crate::model::fixture::dossier;

    #[test]
    fn claims_that_say_the_same_are_one_entry_whatever_their_dates() {
        use Status::{Alleged, Asserted};
        let claims = [
            ("ann", "employs", "bob", Asserted),
            ("bob", "works for", "ann", Asserted),
            ("ann", "employs", "bob", Alleged),
            ("ann", "employs", "bob", Asserted),
            ("bob", "employs", "ann", Asserted),
            ("ann", "knows", "bob", Asserted),
            ("bob", "knows", "ann", Asserted),
            ("ann", "employs", "bob", Asserted),
        ];
        let mut open = dossier(&[("ann", "person"), ("bob", "person")], &claims, &[]);
        open.dossier.relations[7].by = Some(EntityIndex(1));
        let kind = |name: &str| RelationKind { name: name.to_owned(), ..RelationKind::default() };
        open.dossier.kinds = vec![
            RelationKind { inverse: Some("works for".to_owned()), ..kind("employs") },
            RelationKind { symmetric: true, ..kind("knows") },
        ];
        let all: Vec<RelationIndex> = (0..8).map(RelationIndex).collect();
        let told: Vec<Vec<u32>> =
            alike(&open, &all).iter().map(|entry| entry.iter().map(|claim| claim.0).collect()).collect();
        assert_eq!(told, [vec![0, 1, 3], vec![2], vec![4], vec![5, 6], vec![7]]);
        assert_eq!(alike(&open, &[]), Vec::<Vec<RelationIndex>>::new());
        assert_eq!(alike(&open, &[RelationIndex(99)]), Vec::<Vec<RelationIndex>>::new());
    }
}
