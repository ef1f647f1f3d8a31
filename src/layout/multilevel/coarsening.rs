//! Coarsening: clusters of nodes become the nodes of a smaller network.
//!
//! Source: label propagation with a cap on the size of a cluster (Meyerhenke, Sanders, Schulz: Partitioning complex
//! networks via size-constrained clustering, SEA 2014). Nodes that are left single beside the same cluster are joined, as
//! in the two-hop matching of `LaSalle` et al. (2015), so that hubs do not stop the coarsening.
//!
//! Invariant: every node is in one cluster of at most [`LARGEST`] nodes.

use crate::layout::compute::random::Random;
use crate::layout::graph::weighted::{Weight, WeightedGraph};

/// The most nodes of a cluster.
const LARGEST: u32 = 8;
/// How often each node looks for a better cluster.
const ROUNDS: usize = 3;
/// No node, or no cluster.
const NONE: u32 = u32::MAX;

/// The next coarser level of `level`, and for every node its cluster.
pub(crate) fn coarsen(level: &WeightedGraph, random: &mut Random) -> (WeightedGraph, Vec<u32>) {
    let mut labels = propagate(level, random);
    join_leftovers(level, &mut labels);
    let count = renumber(&mut labels);
    (contract(level, &labels, count), labels)
}

/// Lets each node join the cluster that it has the strongest links to, as long as there is room.
fn propagate(level: &WeightedGraph, random: &mut Random) -> Vec<u32> {
    let count = level.len();
    let mut labels: Vec<u32> = (0..count as u32).collect();
    let mut sizes = vec![1_u32; count];
    let mut pulls = vec![0.0_f32; count];
    let mut order: Vec<u32> = (0..count as u32).collect();
    random.shuffle(&mut order);
    // Nodes with few links choose first: a hub has a choice left.
    order.sort_by_key(|node| level.degree(*node as usize).min(64));
    for _ in 0..ROUNDS {
        for node in order.iter().map(|node| *node as usize) {
            let own = labels[node];
            for (target, weight) in level.weights(node) {
                // A link to a hub says less than one to a node with few links.
                pulls[labels[target] as usize] += weight / (level.degree(target) as f32).sqrt();
            }
            let mut best = (0.0, own);
            for target in level.neighbours(node) {
                let label = labels[*target as usize];
                let pull = std::mem::take(&mut pulls[label as usize]);
                let has_room = label == own || sizes[label as usize] < LARGEST;
                if has_room && (pull > best.0 || (pull == best.0 && label < best.1)) {
                    best = (pull, label);
                }
            }
            if best.1 != own {
                sizes[own as usize] -= 1;
                sizes[best.1 as usize] += 1;
                labels[node] = best.1;
            }
        }
    }
    labels
}

/// Joins single nodes that have their strongest link to the same cluster.
fn join_leftovers(level: &WeightedGraph, labels: &mut [u32]) {
    let mut sizes = vec![0_u32; level.len()];
    for label in labels.iter() {
        sizes[*label as usize] += 1;
    }
    let mut open = vec![NONE; level.len()];
    for node in 0..level.len() {
        if sizes[labels[node] as usize] != 1 {
            continue;
        }
        let strongest = level.weights(node).max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        let Some((neighbour, _)) = strongest else { continue };
        let at = labels[neighbour] as usize;
        let joined = open[at];
        if joined == NONE || sizes[joined as usize] >= LARGEST {
            open[at] = labels[node];
        } else {
            sizes[labels[node] as usize] = 0;
            labels[node] = joined;
            sizes[joined as usize] += 1;
        }
    }
}

/// Gives the clusters the numbers from 0 on, in the order of their first nodes, and returns how many there are.
pub(crate) fn renumber(labels: &mut [u32]) -> usize {
    let mut numbers = vec![NONE; labels.len()];
    let mut count = 0;
    for label in labels {
        let number = &mut numbers[*label as usize];
        if *number == NONE {
            *number = count;
            count += 1;
        }
        *label = *number;
    }
    count as usize
}

/// The network of the clusters: links between the same two are added up, those inside one are left out.
pub(crate) fn contract(level: &WeightedGraph, labels: &[u32], count: usize) -> WeightedGraph {
    let mut starts = vec![0_u32; count + 1];
    for label in labels {
        starts[*label as usize + 1] += 1;
    }
    for cluster in 0..count {
        starts[cluster + 1] += starts[cluster];
    }
    let mut members = vec![0_u32; labels.len()];
    let mut next = starts.clone();
    for (node, label) in labels.iter().enumerate() {
        members[next[*label as usize] as usize] = node as u32;
        next[*label as usize] += 1;
    }
    let mut coarse = WeightedGraph::default();
    let mut place = vec![NONE; count];
    let mut row: Vec<(u32, Weight)> = Vec::new();
    for cluster in 0..count {
        for node in &members[starts[cluster] as usize..starts[cluster + 1] as usize] {
            for (target, weight) in level.weights(*node as usize) {
                let other = labels[target];
                if other as usize == cluster {
                    continue;
                }
                match row.get_mut(place[other as usize] as usize) {
                    Some((known, sum)) if *known == other => sum.0 += weight,
                    _ => {
                        place[other as usize] = row.len() as u32;
                        row.push((other, Weight(weight)));
                    }
                }
            }
        }
        coarse.push_row(row.drain(..));
    }
    coarse
}
