//! Pivot batches: all nodes in batches of 64, each of which serves once per epoch.
//!
//! Invariant: what the cache of distances holds decides nothing but the time.

use crate::layout::compute::random::Random;
use crate::layout::graph::multi_source_bfs::{MultiSourceBfs, SOURCES};

/// All nodes in random order, cut into batches.
#[derive(Debug)]
pub(crate) struct PivotBatches {
    nodes: Vec<u32>,
    /// The batches in the order of this epoch, and how many of them have served.
    order: Vec<u32>,
    served: usize,
    random: Random,
}

/// Up to 64 nodes that serve as pivots together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PivotBatch<'a> {
    /// The number of the batch, the same in every epoch.
    pub(crate) number: usize,
    /// 64 different nodes, or all if there are fewer. The last batch shares some with the one before.
    pub(crate) pivots: &'a [u32],
}

impl PivotBatches {
    /// The batches of `count` nodes.
    pub(crate) fn new(count: usize, mut random: Random) -> Self {
        let mut nodes: Vec<u32> = (0..count as u32).collect();
        random.shuffle(&mut nodes);
        let batches = count.div_ceil(SOURCES).max(1);
        Self { nodes, order: (0..batches as u32).collect(), served: 0, random }
    }

    /// The next batch. After the last one an epoch begins, in another order.
    pub(crate) fn take_next(&mut self) -> PivotBatch<'_> {
        if self.served == self.order.len() {
            self.random.shuffle(&mut self.order);
            self.served = 0;
        }
        let number = self.order[self.served] as usize;
        self.served += 1;
        let count = SOURCES.min(self.nodes.len());
        let first = (number * SOURCES).min(self.nodes.len() - count);
        PivotBatch { number, pivots: &self.nodes[first..first + count] }
    }
}

/// Finished searches by the number of their batch, as many as there is memory for: a long descent has many epochs, and a
/// search takes longer than the step against what it found.
#[derive(Debug)]
pub(crate) struct DistanceCache {
    kept: Vec<Option<MultiSourceBfs>>,
    /// How many bytes more may be kept.
    room: usize,
}

impl DistanceCache {
    /// A cache of so many bytes.
    pub(crate) fn new(room: usize) -> Self {
        Self { kept: Vec::new(), room }
    }

    /// Takes a search out of the cache.
    pub(crate) fn take(&mut self, batch: usize) -> Option<MultiSourceBfs> {
        let search = self.kept.get_mut(batch)?.take()?;
        self.room += search.size();
        Some(search)
    }

    /// Puts a finished search into the cache; gives it back if there is no room.
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
    fn every_node_serves_once_per_epoch() {
        for count in [1, 63, 64, 65, 1_000] {
            let mut batches = PivotBatches::new(count, Random::new(1, 0));
            for _ in 0..3 {
                let (mut numbers, mut pivots) = (BTreeSet::new(), BTreeSet::new());
                for _ in 0..count.div_ceil(SOURCES) {
                    let batch = batches.take_next();
                    assert!(numbers.insert(batch.number));
                    pivots.extend(batch.pivots.iter().copied());
                }
                assert_eq!(pivots.len(), count);
            }
        }
        assert!(PivotBatches::new(0, Random::new(1, 0)).take_next().pivots.is_empty());
    }

    #[test]
    fn the_cache_keeps_as_much_as_there_is_room_for() {
        let links: Vec<Link> = (1..100).map(|node| Link { ends: (node - 1, node), weight: 1.0 }).collect();
        let graph = Graph::of(100, &links);
        let search = |source| {
            let mut search = MultiSourceBfs::default();
            search.begin(100, &[source]);
            search.finish(&graph);
            search
        };
        let mut cache = DistanceCache::new(2 * search(0).size());
        for batch in 0..3 {
            assert_eq!(cache.put(batch, search(batch as u32)).is_some(), batch == 2);
        }
        assert_eq!(cache.take(1).map(|search| search.sources), Some(vec![1]));
        assert!(cache.take(1).is_none() && cache.take(2).is_none() && cache.take(9).is_none());
        assert!(cache.put(2, search(2)).is_none());
    }
}
