//! Who serves as a source, and when: all nodes in batches of 64, each of which has its turn before any has a second.
//!
//! The distances from the batches are kept as long as there is memory for them: a long descent goes through the deck many
//! times, and a search takes longer than to move everybody against what it found.
//!
//! Invariant: what is kept decides nothing but the time.

use crate::layout::compute::random::Random;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};

/// All nodes in an order of chance, dealt out in batches.
#[derive(Debug)]
pub(crate) struct Deck {
    nodes: Vec<u32>,
    /// The batches in the order of their turns, and how many of them have had it.
    order: Vec<u32>,
    dealt: usize,
    random: Random,
}

impl Deck {
    /// A deck of `count` nodes.
    pub(crate) fn new(count: usize, mut random: Random) -> Self {
        let mut nodes: Vec<u32> = (0..count as u32).collect();
        random.shuffle(&mut nodes);
        let batches = count.div_ceil(SOURCES).max(1);
        Self { nodes, order: (0..batches as u32).collect(), dealt: 0, random }
    }

    /// The number of the next batch.
    pub(crate) fn deal(&mut self) -> usize {
        if self.dealt == self.order.len() {
            self.random.shuffle(&mut self.order);
            self.dealt = 0;
        }
        self.dealt += 1;
        self.order[self.dealt - 1] as usize
    }

    /// The nodes of a batch: 64 different ones, or all where there are fewer. The last batch shares some with another.
    pub(crate) fn sources(&self, batch: usize) -> Vec<u32> {
        let wanted = SOURCES.min(self.nodes.len());
        let first = (batch * SOURCES).min(self.nodes.len() - wanted);
        self.nodes[first..first + wanted].to_vec()
    }
}

/// Searches that were done, by the number of their batch.
#[derive(Debug)]
pub(crate) struct Shelf {
    kept: Vec<Option<MultiSourceBfs>>,
    /// How many bytes more may be kept.
    room: usize,
}

impl Shelf {
    /// A shelf with room for so many bytes.
    pub(crate) fn new(room: usize) -> Self {
        Self { kept: Vec::new(), room }
    }

    /// Takes a search from the shelf.
    pub(crate) fn take(&mut self, batch: usize) -> Option<MultiSourceBfs> {
        let search = self.kept.get_mut(batch)?.take()?;
        self.room += search.size();
        Some(search)
    }

    /// Puts a search that is done on the shelf; gives it back where there is no room.
    pub(crate) fn put(&mut self, batch: usize, mut search: MultiSourceBfs) -> Option<MultiSourceBfs> {
        let size = search.size();
        if size > self.room {
            return Some(search);
        }
        search.shrink();
        if self.kept.len() <= batch {
            self.kept.resize_with(batch + 1, || None);
        }
        self.room -= size;
        if let Some(other) = self.kept[batch].replace(search) {
            self.room += other.size();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Link;
    use crate::layout::graph::adjacency::Graph;
    use std::collections::BTreeSet;

    #[test]
    fn everybody_has_a_turn_before_anybody_has_a_second() {
        for count in [1, 63, 64, 65, 1_000] {
            let mut deck = Deck::new(count, Random::new(1, 0));
            let batches = count.div_ceil(SOURCES);
            for _ in 0..3 {
                let dealt: BTreeSet<usize> = (0..batches).map(|_| deck.deal()).collect();
                assert_eq!(dealt.len(), batches);
                let sources: BTreeSet<u32> = dealt.iter().flat_map(|batch| deck.sources(*batch)).collect();
                assert_eq!(sources.len(), count);
            }
        }
        assert!(Deck::new(0, Random::new(1, 0)).sources(0).is_empty());
    }

    #[test]
    fn the_shelf_keeps_as_much_as_there_is_room_for() {
        let links: Vec<Link> = (1..100).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
        let graph = Graph::of(100, &links);
        let search = |source| {
            let mut search = MultiSourceBfs::default();
            search.begin(100, vec![source]);
            search.finish(&graph);
            search
        };
        let mut shelf = Shelf::new(2 * search(0).size());
        for batch in 0..3 {
            assert_eq!(shelf.put(batch, search(batch as u32)).is_some(), batch == 2);
        }
        assert_eq!(shelf.take(1).map(|search| search.sources), Some(vec![1]));
        assert!(shelf.take(1).is_none() && shelf.take(2).is_none() && shelf.take(9).is_none());
        assert!(shelf.put(2, search(2)).is_none());
    }
}
