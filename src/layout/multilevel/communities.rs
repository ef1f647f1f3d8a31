//! Communities by the Louvain method, for pictures in which they stand apart.
//!
//! Source: Blondel, Guillaume, Lambiotte, Lefebvre: Fast unfolding of communities in large networks (2008): each node
//! joins the neighbouring community that raises modularity most; then communities become nodes, and so on.
//!
//! Invariant: the same network gives the same communities; ties go to the lower number.

use super::coarsening::{contract, renumber};
use crate::layout::graph::weighted::WeightedGraph;

/// How often each node looks for a better community, at most, on each level.
const ROUNDS: usize = 8;
/// How often the communities found so far are merged and chosen among again.
const CYCLES: usize = 3;
/// How small the communities are: 1 is modularity as published, more tells smaller ones apart (Reichardt, Bornholdt 2006).
const RESOLUTION: f64 = 1.5;
/// How many levels there are at most.
const LEVELS: usize = 12;

/// The community of every node, numbered from 0.
pub(crate) fn communities(level: &WeightedGraph) -> Vec<u32> {
    let mut found: Vec<u32> = (0..level.len() as u32).collect();
    let strengths: Vec<f64> = (0..level.len()).map(|node| strength(level, node)).collect();
    for _ in 0..CYCLES {
        merge(level, &strengths, &mut found);
        // Nodes that moved with their community choose again.
        join(level, &strengths, &mut found);
        renumber(&mut found);
    }
    found
}

/// Lets nodes join communities, then these join each other, and so on.
fn merge(level: &WeightedGraph, strengths: &[f64], found: &mut [u32]) {
    let mut strengths = strengths.to_vec();
    let mut owned;
    let mut now = level;
    let mut labels = found.to_vec();
    for _ in 0..LEVELS {
        join(now, &strengths, &mut labels);
        let count = renumber(&mut labels);
        if std::ptr::eq(now, level) {
            found.copy_from_slice(&labels);
        } else {
            for community in found.iter_mut() {
                *community = labels[*community as usize];
            }
        }
        if count == now.len() {
            break;
        }
        let mut sums = vec![0.0; count];
        for (label, strength) in labels.iter().zip(&strengths) {
            sums[*label as usize] += strength;
        }
        strengths = sums;
        owned = contract(now, &labels, count);
        now = &owned;
        labels = (0..count as u32).collect();
    }
}

/// The sum of a node's link weights.
fn strength(level: &WeightedGraph, node: usize) -> f64 {
    level.weights(node).map(|(_, weight)| f64::from(weight)).sum()
}

/// Lets each node join the community that gains most, until few nodes move.
fn join(level: &WeightedGraph, strengths: &[f64], labels: &mut [u32]) {
    let total: f64 = strengths.iter().sum();
    let mut sums = vec![0.0; level.len()];
    for (label, strength) in labels.iter().zip(strengths) {
        sums[*label as usize] += strength;
    }
    let mut pulls = vec![0.0_f64; level.len()];
    for _ in 0..ROUNDS {
        let mut moved = 0;
        for node in 0..level.len() {
            let own = labels[node];
            sums[own as usize] -= strengths[node];
            for (target, weight) in level.weights(node) {
                pulls[labels[target] as usize] += f64::from(weight);
            }
            let gain = |pull: f64, label: u32| pull - RESOLUTION * strengths[node] * sums[label as usize] / total;
            let mut best = (gain(pulls[own as usize], own), own);
            for target in level.neighbours(node) {
                let label = labels[*target as usize];
                let gain = gain(pulls[label as usize], label);
                if gain > best.0 || (gain == best.0 && label < best.1) {
                    best = (gain, label);
                }
            }
            for target in level.neighbours(node) {
                pulls[labels[*target as usize] as usize] = 0.0;
            }
            sums[best.1 as usize] += strengths[node];
            labels[node] = best.1;
            moved += usize::from(best.1 != own);
        }
        if moved * 100 <= level.len() {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the communities of an unweighted network.
    fn check(count: u32, links: &[(u32, u32)], expected: &[u32]) {
        let graph = crate::layout::graph::adjacency::Graph::of(
            count as usize,
            &links.iter().map(|ends| crate::layout::Link { ends: *ends, weight: 1.0 }).collect::<Vec<_>>(),
        );
        assert_eq!(communities(&WeightedGraph::of(&graph)), expected);
    }

    #[test]
    fn two_triangles_with_a_bridge_are_two_communities() {
        check(6, &[(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)], &[0, 0, 0, 1, 1, 1]);
    }

    #[test]
    fn no_nodes_one_node_and_a_pair() {
        check(0, &[], &[]);
        check(1, &[], &[0]);
        check(2, &[(0, 1)], &[0, 0]);
    }
}
