//! Which claims of two versions are the same: by id, else by what they say; of what is left, those of the same ends and kind,
//! and at last those of the same ends that quote the same words.

use super::pairing::Pairing;
use crate::model::{EntityIndex, Pairs, Relation};
use std::collections::BTreeSet;

/// An end or a speaker: its place in the old version, or in the new one where the old one does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Old(EntityIndex),
    New(EntityIndex),
}

/// What a claim says, with ends of both versions told apart from one another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    ends: (Who, Who),
    kind: String,
    status: u8,
    by: Option<Who>,
    date: Option<String>,
    id: Option<String>,
    quotes: BTreeSet<String>,
}

/// For every claim of the new version its place in the old one.
pub(super) fn pair(pairing: &Pairing<'_>, ids_are_shared: bool) -> Vec<Option<usize>> {
    let of_old = |entity: EntityIndex| Who::Old(entity);
    let of_new = |entity: EntityIndex| pairing.old_entity(entity).map_or(Who::New(entity), Who::Old);
    let symmetric: BTreeSet<&str> = [&pairing.old.dossier.kinds, &pairing.new.dossier.kinds]
        .into_iter()
        .flatten()
        .filter(|kind| kind.symmetric)
        .map(|kind| kind.name.as_str())
        .collect();
    let said = |relations: &[Relation], who: &dyn Fn(EntityIndex) -> Who| -> Vec<Said> {
        relations.iter().map(|relation| said(relation, who, symmetric.contains(relation.kind.as_str()))).collect()
    };
    let old = said(&pairing.old.dossier.relations, &of_old);
    let new = said(&pairing.new.dossier.relations, &of_new);
    let mut pairs = Pairs::new(old.len(), new.len());
    // What has no such key has one of its own.
    let alone = |at: usize, is_new: bool| (at, is_new);
    if ids_are_shared {
        let by_id = |is_new| move |(at, one): (usize, &Said)| one.id.clone().ok_or(alone(at, is_new));
        pairs.by_key(old.iter().enumerate().map(by_id(false)), new.iter().enumerate().map(by_id(true)));
    }
    let whole = |one: &Said| Said { id: None, quotes: BTreeSet::new(), ..one.clone() };
    pairs.by_key(old.iter().map(whole), new.iter().map(whole));
    let voiced = |one: &Said| (one.ends, one.kind.clone(), one.by);
    pairs.by_key(old.iter().map(voiced), new.iter().map(voiced));
    let kept = |one: &Said| (one.ends, one.kind.clone());
    pairs.by_key(old.iter().map(kept), new.iter().map(kept));
    let quoting = |is_new| {
        move |(at, one): (usize, &Said)| {
            let quotes = Some(&one.quotes).filter(|quotes| !quotes.is_empty());
            quotes.map(|quotes| (one.ends, quotes.clone())).ok_or(alone(at, is_new))
        }
    };
    pairs.by_key(old.iter().enumerate().map(quoting(false)), new.iter().enumerate().map(quoting(true)));
    pairs.old_of
}

fn said(relation: &Relation, who: &dyn Fn(EntityIndex) -> Who, is_symmetric: bool) -> Said {
    let (from, to) = (who(relation.from), who(relation.to));
    Said {
        ends: if is_symmetric && to < from { (to, from) } else { (from, to) },
        kind: relation.kind.clone(),
        status: relation.status as u8,
        by: relation.by.map(who),
        date: relation.date.as_ref().map(|date| date.text.clone()),
        id: relation.id.clone(),
        quotes: relation.evidence.iter().filter_map(|piece| piece.quote.clone()).collect(),
    }
}
