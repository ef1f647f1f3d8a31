//! Betweenness: the share of shortest ways between two others that lead through a node.
//!
//! Source: Brandes, A faster algorithm for betweenness centrality (2001); Brandes, Pich, Centrality estimation in large
//! networks (2007) for the sample of starts, chosen uniformly. Normalised as usual: 1 is a node that all ways lead through.
//!
//! Our own code: the crates at hand (rustworkx-core 0.18, petgraph 0.8) add up in the order in which threads happen to end,
//! tell no progress, cannot be cancelled and take no sample.
//!
//! Invariant: starts are shared among a fixed number of blocks, whose sums are added in order, so that the values do not
//! depend on the number of threads.

use super::random::Random;
use super::ties::Ties;
use super::work::Work;

/// How many steps along ties are taken at most for exact values: some seconds.
const EXACT: u64 = 2_000_000_000;
/// How many steps a sample of starts is worth.
const SAMPLED: u64 = 500_000_000;
/// The fewest starts of a sample.
const FEWEST: u64 = 200;
/// How many blocks the starts are shared among.
const BLOCKS: usize = 16;
/// The seed of the sample.
const SEED: u64 = 1;

/// The betweenness of every node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Betweenness {
    /// The values, from 0 to 1.
    pub values: Vec<f64>,
    /// From how many starts they are estimated; `None`: from all, so that they are exact.
    pub sample: Option<u32>,
}

/// The ways are counted from which nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Starts {
    /// From all where that takes some seconds, else from a sample.
    #[default]
    Affordable,
    /// From all, however long it takes.
    All,
    /// From so many, chosen by this seed.
    Sample(u32, u64),
}

/// The betweenness of every node; `None` where the work was cancelled.
#[must_use]
pub fn betweenness(ties: &Ties, starts: Starts, work: &Work) -> Option<Betweenness> {
    let count = ties.len();
    let whole = (count + 2 * ties.ends().len()) as u64;
    let sample = match starts {
        Starts::All => None,
        Starts::Affordable => (steps(ties) > EXACT).then(|| ((SAMPLED / whole.max(1)).max(FEWEST) as u32, SEED)),
        Starts::Sample(wanted, seed) => Some((wanted, seed)),
    };
    let sample = sample.filter(|(wanted, _)| (*wanted as usize) < count && *wanted > 0);
    let from: Vec<u32> = match sample {
        Some((wanted, seed)) => Random::new(seed, 0).sample(count, wanted as usize),
        None => (0..count as u32).collect(),
    };
    work.begin(from.len() as u64);
    let blocks: Vec<&[u32]> = from.chunks(from.len().div_ceil(BLOCKS).max(1)).collect();
    let sums = work.each(blocks, |block| {
        let mut search = Search::over(ties);
        for start in block {
            if !work.step(1) {
                break;
            }
            search.count_from(ties, *start);
        }
        search.sums
    })?;
    // Each pair was counted from both of its ends; in a sample, each start stands for several.
    let pairs = (count as f64 - 1.0) * (count as f64 - 2.0);
    let scale = if pairs > 0.0 { count as f64 / (pairs * from.len() as f64) } else { 0.0 };
    let mut values = vec![0.0; count];
    for block in &sums {
        values.iter_mut().zip(block).for_each(|(value, sum)| *value += sum);
    }
    values.iter_mut().for_each(|value| *value *= scale);
    Some(Betweenness { values, sample: sample.map(|_| from.len() as u32) })
}

/// How many steps along ties exact values take: each node walks its component.
fn steps(ties: &Ties) -> u64 {
    let components = super::cuts::cuts(ties);
    let mut sizes = vec![(0_u64, 0_u64); components.sizes.len()];
    for (node, component) in components.component.iter().enumerate() {
        let size = &mut sizes[*component as usize];
        *size = (size.0 + 1, size.1 + u64::from(ties.degree(node as u32)));
    }
    sizes.iter().map(|(nodes, ends)| nodes * (nodes + ends)).sum()
}

/// A search from one start after the other, with what it adds up.
struct Search {
    sums: Vec<f64>,
    /// The distance from the start, for what was seen; else `FAR`.
    distance: Vec<u32>,
    /// How many shortest ways lead there from the start.
    ways: Vec<f64>,
    /// What depends on the node: the shares of the ways to those behind it.
    share: Vec<f64>,
    /// What was seen, nearest first.
    seen: Vec<u32>,
}

const FAR: u32 = u32::MAX;

impl Search {
    fn over(ties: &Ties) -> Self {
        let count = ties.len();
        Self {
            sums: vec![0.0; count],
            distance: vec![FAR; count],
            ways: vec![0.0; count],
            share: vec![0.0; count],
            seen: Vec::with_capacity(count),
        }
    }

    /// Adds the ways that begin at `start`.
    fn count_from(&mut self, ties: &Ties, start: u32) {
        self.distance[start as usize] = 0;
        self.ways[start as usize] = 1.0;
        self.seen.push(start);
        let mut next = 0;
        while let Some(node) = self.seen.get(next).copied() {
            next += 1;
            let (distance, ways) = (self.distance[node as usize] + 1, self.ways[node as usize]);
            for other in ties.of_node(node) {
                let other_at = *other as usize;
                if self.distance[other_at] == FAR {
                    self.distance[other_at] = distance;
                    self.seen.push(*other);
                }
                if self.distance[other_at] == distance {
                    self.ways[other_at] += ways;
                }
            }
        }
        for node in self.seen.iter().skip(1).rev() {
            let at = *node as usize;
            let (nearer, each) = (self.distance[at] - 1, (1.0 + self.share[at]) / self.ways[at]);
            for other in ties.of_node(*node) {
                if self.distance[*other as usize] == nearer {
                    self.share[*other as usize] += self.ways[*other as usize] * each;
                }
            }
            self.sums[at] += self.share[at];
        }
        for node in self.seen.drain(..) {
            let at = node as usize;
            (self.distance[at], self.ways[at], self.share[at]) = (FAR, 0.0, 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(count: usize, list: &[(u32, u32)]) -> Vec<f64> {
        betweenness(&Ties::between(count, list.iter().copied()), Starts::All, &Work::by(1)).expect("values").values
    }

    #[test]
    fn all_ways_lead_through_the_middle_of_a_star_and_none_around_a_triangle() {
        assert_eq!(values(4, &[(0, 1), (0, 2), (0, 3)]), [1.0, 0.0, 0.0, 0.0]);
        assert_eq!(values(3, &[(0, 1), (1, 2), (0, 2)]), [0.0; 3]);
        // A square: each of two pairs goes half by each way.
        assert_eq!(values(4, &[(0, 1), (1, 2), (2, 3), (0, 3)]), [1.0 / 6.0; 4]);
        for small in 0..3 {
            assert_eq!(values(small, &[]), vec![0.0; small]);
        }
    }

    #[test]
    fn a_sample_is_near_the_exact_values_and_says_so() {
        let ring: Vec<(u32, u32)> = (0..600).map(|node| (node, (node + 1) % 600)).chain([(0, 300)]).collect();
        let ties = Ties::between(600, ring);
        let exact = betweenness(&ties, Starts::Affordable, &Work::by(2)).expect("values");
        let sampled = betweenness(&ties, Starts::Sample(200, 7), &Work::by(2)).expect("values");
        assert_eq!((exact.sample, sampled.sample), (None, Some(200)));
        assert!((exact.values[0] - sampled.values[0]).abs() < 0.1 * exact.values[0]);
        assert_eq!(sampled, betweenness(&ties, Starts::Sample(200, 7), &Work::by(1)).expect("values"));
        assert_ne!(sampled, betweenness(&ties, Starts::Sample(200, 8), &Work::by(1)).expect("values"));
        assert_eq!(betweenness(&ties, Starts::Sample(600, 8), &Work::by(1)), Some(exact));
    }

    #[test]
    fn cancelled_it_has_no_values() {
        let work = Work::by(1);
        work.cancel();
        assert_eq!(betweenness(&Ties::between(3, [(0, 1)]), Starts::All, &work), None);
    }
}
