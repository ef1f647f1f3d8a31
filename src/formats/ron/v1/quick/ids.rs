//! The places of ids in a list: a table by their hashes, which is asked a million times for a large dossier.
//!
//! Invariant: it is looked up only, so that no result depends on its order.
//! Source: open addressing with linear probing (Knuth, The Art of Computer Programming 3, 6.4).

use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// No id in a slot.
const FREE: u32 = u32::MAX;

/// The places of some ids.
#[derive(Debug, Default)]
pub(super) struct Ids<'t> {
    all: Vec<&'t str>,
    /// The place of an id at its hash, or behind it; at least half of them are free.
    slots: Vec<u32>,
    hasher: RandomState,
}

impl<'t> Ids<'t> {
    /// The places of ids; `None` where one is given twice.
    pub(super) fn of(all: impl Iterator<Item = &'t String>) -> Option<Self> {
        let all: Vec<&str> = all.map(String::as_str).collect();
        let slots = vec![FREE; (2 * all.len()).next_power_of_two()];
        let mut table = Self { all, slots, hasher: RandomState::default() };
        for place in 0..table.all.len() {
            let slot = table.slot(table.all[place]);
            if table.slots[slot] != FREE {
                return None;
            }
            table.slots[slot] = place as u32;
        }
        Some(table)
    }

    /// The place of an id.
    pub(super) fn get(&self, id: &str) -> Option<u32> {
        let found = *self.slots.get(self.slot(id))?;
        (found != FREE).then_some(found)
    }

    /// The slot that has an id, or that is free for it.
    fn slot(&self, id: &str) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut slot = self.hasher.hash_one(id) as usize & last;
        while self.slots.get(slot).is_some_and(|place| *place != FREE && self.all[*place as usize] != id) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_has_its_place_and_none_comes_twice() {
        let ids: Vec<String> = (0..1_000).map(|at| format!("id {at}")).collect();
        let table = Ids::of(ids.iter()).expect("different ids");
        assert!((0..1_000).all(|at| table.get(&format!("id {at}")) == Some(at)));
        assert_eq!((table.get("id 1000"), table.get("")), (None, None));
        assert!(Ids::of(["a", "b", "a"].map(str::to_owned).iter()).is_none());
        assert_eq!(Ids::default().get("a"), None);
        assert_eq!(Ids::of([].iter()).expect("no ids").get("a"), None);
    }
}
