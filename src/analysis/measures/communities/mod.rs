//! Communities: groups of nodes with many ties inside and few between them, and how sure they are.
//!
//! The method is run several times from different seeds; the result of the highest modularity is taken. The doubt about a
//! node is in how many of the runs it is with most of its community.
//!
//! Invariant: communities are numbered from the largest; equal ones by their first entity.
//! Invariant: the result depends on the seed and not on the number of threads.

mod leiden;
mod level;

use super::random::Random;
use super::ties::Ties;
use super::work::Work;
use leiden::{leiden, modularity};
use level::{Level, by_group, renumber};
use std::cmp::Reverse;

/// How many runs there are.
pub const RUNS: u32 = 20;
/// How many in a network of more than so many ties.
const LARGE: (usize, u32) = (100_000, 8);
/// The usual seed.
pub const SEED: u64 = 1;
/// How many members a community is named by.
const NAMED: usize = 3;

/// The communities of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Communities {
    /// The number of every node's community, from 0.
    pub of: Vec<u32>,
    /// The number of nodes of every community, the largest first.
    pub sizes: Vec<u32>,
    /// The nodes of every community that it is named by: those with most ties.
    pub largest: Vec<Vec<u32>>,
    /// In how many of the runs every node was with most of its community.
    pub agreeing: Vec<u32>,
    /// How many runs there were.
    pub runs: u32,
    /// The modularity: how much more of the ties is inside of communities than chance would give.
    pub modularity: f64,
}

/// The communities of a network, by this seed; `None` where the work was cancelled.
#[must_use]
pub fn communities(ties: &Ties, seed: u64, work: &Work) -> Option<Communities> {
    let runs = if ties.ends().len() > LARGE.0 { LARGE.1 } else { RUNS };
    let base = Level::of(ties);
    work.begin(u64::from(runs));
    let results: Vec<(f64, Vec<u32>)> = work.each((0..runs).collect(), |run| {
        let groups = leiden(ties, &mut Random::new(seed, u64::from(run)));
        work.step(1);
        (modularity(&base, &groups), groups)
    })?;
    let best = (0..results.len()).max_by(|one, other| {
        let value = |run: &usize| results[*run].0;
        value(one).total_cmp(&value(other)).then(other.cmp(one))
    });
    let (modularity, groups) = &results[best?];
    let (of, sizes) = by_size(groups);
    let members = by_group(&of, sizes.len());
    let mut agreeing = vec![0; ties.len()];
    for (_, groups) in &results {
        agree(&members, groups, &mut agreeing);
    }
    let largest = members.into_iter().map(|mut members| {
        members.sort_by_key(|node| Reverse(ties.degree(*node)));
        members.truncate(NAMED);
        members
    });
    Some(Communities { largest: largest.collect(), of, sizes, agreeing, runs, modularity: *modularity })
}

/// The groups numbered from the largest, with their sizes.
fn by_size(groups: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut groups = groups.to_vec();
    let count = renumber(&mut groups);
    let mut sizes = vec![0_u32; count];
    groups.iter().for_each(|group| sizes[*group as usize] += 1);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|group| Reverse(sizes[*group]));
    let mut number = vec![0; count];
    for (place, group) in order.iter().enumerate() {
        number[*group] = place as u32;
    }
    groups.iter_mut().for_each(|group| *group = number[*group as usize]);
    (groups, order.into_iter().map(|group| sizes[group]).collect())
}

/// Counts for every node whether a run has it in the group with most of its community; of two such groups, in the one
/// that is met first.
fn agree(members: &[Vec<u32>], groups: &[u32], agreeing: &mut [u32]) {
    let most = groups.iter().copied().max().map_or(0, |most| most as usize + 1);
    let mut counts = vec![0_u32; most];
    for members in members {
        members.iter().for_each(|node| counts[groups[*node as usize] as usize] += 1);
        let mut main = (0, u32::MAX);
        for node in members {
            let group = groups[*node as usize];
            if counts[group as usize] > main.0 {
                main = (counts[group as usize], group);
            }
        }
        for node in members {
            let group = groups[*node as usize];
            counts[group as usize] = 0;
            agreeing[*node as usize] += u32::from(group == main.1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two cliques of five, and a node that hangs between them by one tie each.
    fn between() -> Ties {
        let clique = |from: u32| (from..from + 5).flat_map(move |one| (from..one).map(move |other| (one, other)));
        Ties::between(11, clique(0).chain(clique(5)).chain([(10, 0), (10, 5)]))
    }

    #[test]
    fn a_node_between_two_communities_is_in_doubt_and_the_others_are_not() {
        let found = communities(&between(), SEED, &Work::by(1)).expect("communities");
        assert_eq!((found.sizes.as_slice(), found.runs), (&[6, 5][..], RUNS));
        let doubted: Vec<usize> = (0..11).filter(|node| found.agreeing[*node] < RUNS).collect();
        assert_eq!(doubted, [10]);
        assert!(found.agreeing[10] > 0);
        // Named by the best connected: the node that the bridge hangs on first.
        assert!(found.largest[0][0] == 0 || found.largest[0][0] == 5);
        assert_eq!(found.largest[0].len(), 3);
    }

    #[test]
    fn the_number_of_threads_changes_nothing_and_the_seed_may() {
        let of = |threads, seed| communities(&between(), seed, &Work::by(threads));
        assert_eq!(of(1, 4), of(4, 4));
        assert!(of(0, 4).is_some_and(|found| found.modularity > 0.4));
    }

    #[test]
    fn nothing_has_no_communities_and_cancelled_work_none() {
        assert_eq!(communities(&Ties::between(0, []), 1, &Work::by(1)).map(|found| found.sizes.len()), Some(0));
        let work = Work::by(1);
        work.cancel();
        assert_eq!(communities(&between(), 1, &work), None);
    }
}
