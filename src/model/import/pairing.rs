//! Which entities and documents of two dossiers are the same: by id, else by name and kind, or by title.
//!
//! An id that is only digits is a number that programs count up: it says less than a name. Where the two are from different
//! programs, no id counts by itself, since other programs count from 1 too.
//!
//! Invariant: nothing is paired twice.

use crate::model::{Document, Dossier, Entity};
use std::collections::BTreeMap;

/// Whether an id means the same in two dossiers: not where both are imports by different programs.
#[must_use]
pub fn ids_are_shared(one: &Dossier, other: &Dossier) -> bool {
    match (&one.imported, &other.imported) {
        (Some(one), Some(other)) => one.tool == other.tool,
        _ => true,
    }
}

/// For every entity of `new` its place in `old`; `None` for one that `old` does not have.
#[must_use]
pub fn pair_entities(old: &[Entity], new: &[Entity], ids_are_shared: bool) -> Vec<Option<usize>> {
    let name = |entity: &Entity| (entity.name.to_lowercase(), entity.kind.clone());
    let mut pairs = Pairs::new(old.len(), new.len());
    let ids: BTreeMap<&str, usize> =
        old.iter().enumerate().rev().map(|(at, entity)| (entity.id.as_str(), at)).collect();
    let by_id = |entity: &Entity, accepts: &dyn Fn(&Entity) -> bool| {
        ids.get(entity.id.as_str()).copied().filter(|at| accepts(&old[*at]))
    };
    for (at, entity) in new.iter().enumerate() {
        let is_number = entity.id.bytes().all(|byte| byte.is_ascii_digit());
        let says_enough = ids_are_shared && !is_number;
        let accepts = |known: &Entity| says_enough || known.name.to_lowercase() == entity.name.to_lowercase();
        pairs.note(at, by_id(entity, &accepts));
    }
    pairs.by_key(old.iter().map(name), new.iter().map(name));
    if ids_are_shared {
        for (at, entity) in new.iter().enumerate() {
            pairs.note(at, by_id(entity, &|known| known.kind == entity.kind));
        }
    }
    pairs.old_of
}

/// For every document of `new` its place in `old`; `None` for one that `old` does not have.
#[must_use]
pub fn pair_documents(old: &[Document], new: &[Document]) -> Vec<Option<usize>> {
    let mut pairs = Pairs::new(old.len(), new.len());
    pairs.by_key(old.iter().map(|document| document.id.clone()), new.iter().map(|document| document.id.clone()));
    let title = |document: &Document| (document.title.clone(), document.url.clone());
    pairs.by_key(old.iter().map(title), new.iter().map(title));
    pairs.old_of
}

/// Pairs of two lists, each thing at most once.
#[derive(Debug)]
pub struct Pairs {
    /// For every thing of the new list its place in the old one.
    pub old_of: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairs {
    /// No pairs yet, of lists of these lengths.
    #[must_use]
    pub fn new(old: usize, new: usize) -> Self {
        Self { old_of: vec![None; new], is_taken: vec![false; old] }
    }

    /// Pairs two, unless one of them has a partner already.
    pub fn note(&mut self, new: usize, old: Option<usize>) {
        if let Some(old) = old.filter(|old| self.old_of[new].is_none() && !self.is_taken[*old]) {
            self.old_of[new] = Some(old);
            self.is_taken[old] = true;
        }
    }

    /// Pairs what has no partner yet and the same key, in the order of the lists.
    pub fn by_key<K: Ord>(&mut self, old: impl Iterator<Item = K>, new: impl Iterator<Item = K>) {
        let mut free: BTreeMap<K, std::collections::VecDeque<usize>> = BTreeMap::new();
        for (at, key) in old.enumerate().filter(|(at, _)| !self.is_taken[*at]) {
            free.entry(key).or_default().push_back(at);
        }
        for (at, key) in new.enumerate() {
            if self.old_of[at].is_none() {
                let old = free.get_mut(&key).and_then(std::collections::VecDeque::pop_front);
                self.note(at, old);
            }
        }
    }

    /// What the old list has and nothing of the new one is.
    pub fn gone(&self) -> impl Iterator<Item = usize> {
        self.is_taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::entity;

    fn named(id: &str, name: &str) -> Entity {
        Entity { id: id.to_owned(), ..entity(name, "person", &[]) }
    }

    #[test]
    fn an_id_counts_before_a_name_unless_it_is_a_number() {
        let old = [named("bob", "Bob"), named("1", "Ann"), named("2", "Cid")];
        let new = [named("bob", "Robert"), named("c", "Bob"), named("2", "Ann"), named("3", "Cid")];
        assert_eq!(pair_entities(&old, &new, true), [Some(0), None, Some(1), Some(2)]);
        assert_eq!(pair_entities(&old, &new, false), [None, Some(0), Some(1), Some(2)]);
        let renamed = [named("1", "Anna")];
        assert_eq!(pair_entities(&old, &renamed, true), [Some(1)], "nothing else has the name");
        assert_eq!(pair_entities(&old, &renamed, false), [None]);
    }

    #[test]
    fn two_of_one_name_are_paired_with_two() {
        let old = [named("a", "Bob"), named("b", "Bob")];
        let new = [named("x", "Bob"), named("y", "bob"), named("z", "Bob")];
        assert_eq!(pair_entities(&old, &new, true), [Some(0), Some(1), None]);
    }
}
