//! Parts of a network by what they are about.

use crate::model::{DocumentIndex, EntityIndex, OpenDossier, Part, RelationIndex};
use std::collections::BTreeSet;

/// How many of several entities are named.
const NAMED: usize = 2;

/// Entities with all claims among them, called by their names where they are few.
#[must_use]
pub fn of_entities(open: &OpenDossier, entities: BTreeSet<EntityIndex>) -> Part {
    let names: Vec<&str> = entities.iter().take(NAMED + 1).map(|entity| name(open, *entity)).collect();
    let words = if names.len() > NAMED {
        format!("{} entities that were selected", entities.len())
    } else {
        names.join(" and ")
    };
    Part { entities, claims: None, words }
}

/// The claims that a document carries, and their ends.
#[must_use]
pub fn of_document(open: &OpenDossier, document: DocumentIndex) -> Part {
    let carries = |claim: &RelationIndex| {
        open.dossier.relations[claim.at()].evidence.iter().any(|piece| piece.document == document)
    };
    let title = open.dossier.document(document).map_or("", |document| document.title.as_str());
    of_claims(open, all_claims(open).filter(carries), format!("what “{title}” says"))
}

/// The claims of a speaker, their ends, and the speaker.
#[must_use]
pub fn of_speaker(open: &OpenDossier, speaker: EntityIndex) -> Part {
    let is_said = |claim: &RelationIndex| open.dossier.relations[claim.at()].by == Some(speaker);
    let words = format!("what {} says", name(open, speaker));
    let mut part = of_claims(open, all_claims(open).filter(is_said), words);
    part.entities.insert(speaker);
    part
}

/// These claims and their ends, and no other claims among them.
#[must_use]
pub fn of_claims(open: &OpenDossier, claims: impl Iterator<Item = RelationIndex>, words: String) -> Part {
    let claims: BTreeSet<RelationIndex> = claims.collect();
    let ends = claims.iter().filter_map(|claim| open.dossier.relation(*claim)).flat_map(|claim| [claim.from, claim.to]);
    Part { entities: ends.collect(), claims: Some(claims.clone()), words }
}

fn all_claims(open: &OpenDossier) -> impl Iterator<Item = RelationIndex> {
    (0..open.dossier.relations.len()).map(RelationIndex::new)
}

fn name(open: &OpenDossier, entity: EntityIndex) -> &str {
    open.dossier.entity(entity).map_or("", |entity| entity.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::fixture::{dossier, quote};

    /// Ann pays Bob and Cid; Dora says the second, which the second document carries.
    fn case() -> OpenDossier {
        let claims = [("Ann", "pays", "Bob", Status::Asserted), ("Ann", "pays", "Cid", Status::Alleged)];
        let people = ["Ann", "Bob", "Cid", "Dora"].map(|name| (name, "person"));
        let mut open = dossier(&people, &claims, &["one", "two"]);
        open.dossier.relations[1].by = Some(EntityIndex(3));
        open.dossier.relations[1].evidence = vec![quote(1, "two")];
        open
    }

    fn check(part: &Part, entities: &[u32], claims: Option<&[u32]>, words: &str) {
        assert_eq!(part.entities.iter().map(|entity| entity.0).collect::<Vec<_>>(), entities);
        let of = |claims: &BTreeSet<RelationIndex>| claims.iter().map(|claim| claim.0).collect::<Vec<_>>();
        assert_eq!(part.claims.as_ref().map(of).as_deref(), claims);
        assert_eq!(part.words, words);
    }

    #[test]
    fn a_part_has_what_it_is_about_and_no_other_claims() {
        let open = case();
        check(&of_document(&open, DocumentIndex(1)), &[0, 2], Some(&[1]), "what “d1” says");
        check(&of_document(&open, DocumentIndex(0)), &[], Some(&[]), "what “d0” says");
        check(&of_speaker(&open, EntityIndex(3)), &[0, 2, 3], Some(&[1]), "what Dora says");
        let some = |at: &[u32]| at.iter().copied().map(EntityIndex).collect();
        check(&of_entities(&open, some(&[0, 1])), &[0, 1], None, "Ann and Bob");
        check(&of_entities(&open, some(&[0, 1, 2])), &[0, 1, 2], None, "3 entities that were selected");
    }
}
