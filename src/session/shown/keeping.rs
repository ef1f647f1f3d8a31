//! What is shown, by text ids and back: for files, and for a dossier that was read again.

use crate::model::{EntityIndex, OpenDossier, Part, RelationIndex, RelationKey, SavedShown, Shown, relation_keys};
use std::collections::{BTreeMap, BTreeSet};

/// What is shown, as a file keeps it; with the ids of the part `before` that the dossier does not have, in case they return.
#[must_use]
pub fn saved_shown(open: &OpenDossier, shown: &Shown, before: &SavedShown) -> SavedShown {
    let part = match shown {
        Shown::Everything => return SavedShown::Everything,
        Shown::Claimed => return SavedShown::Claimed,
        Shown::Part(part) => part,
    };
    let id = |entity: &EntityIndex| Some(open.dossier.entity(*entity)?.id.clone());
    let mut entities: BTreeSet<String> = part.entities.iter().filter_map(id).collect();
    if let SavedShown::Part { entities: kept, .. } = before {
        let known: BTreeSet<&str> = open.dossier.entities.iter().map(|entity| entity.id.as_str()).collect();
        entities.extend(kept.iter().filter(|id| !known.contains(id.as_str())).cloned());
    }
    let claims = part.claims.as_ref().map(|claims| {
        let keys = relation_keys(&open.dossier);
        claims.iter().filter_map(|claim| keys.get(claim.at()).cloned()).collect()
    });
    SavedShown::Part { words: part.words.clone(), entities, claims }
}

/// What is shown of a dossier, of what a file keeps: everything, where nothing of a part is there.
#[must_use]
pub fn restored_shown(open: &OpenDossier, saved: &SavedShown) -> Shown {
    let (words, ids, keys) = match saved {
        SavedShown::Everything => return Shown::Everything,
        SavedShown::Claimed => return Shown::Claimed,
        SavedShown::Part { words, entities, claims } => (words, entities, claims),
    };
    let all = open.dossier.entities.iter().enumerate();
    let entities: BTreeSet<EntityIndex> =
        all.filter(|(_, entity)| ids.contains(&entity.id)).map(|(at, _)| EntityIndex::new(at)).collect();
    if entities.is_empty() {
        return Shown::Everything;
    }
    let claims = keys.as_ref().map(|keys| {
        let all = relation_keys(&open.dossier).into_iter().enumerate();
        let place: BTreeMap<RelationKey, usize> = all.map(|(at, key)| (key, at)).collect();
        keys.iter().filter_map(|key| place.get(key)).map(|at| RelationIndex::new(*at)).collect()
    });
    Shown::part(Part { entities, claims, words: words.clone() })
}
