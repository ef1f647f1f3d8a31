//! A coarser network: nodes that hold together become one.
//!
//! Source: label propagation with a cap on the size of a cluster (Meyerhenke, Sanders, Schulz: Partitioning complex
//! networks via size-constrained clustering, SEA 2014). Who is left alone joins others that are left alone at the same
//! cluster, as in the two-hop matching of `LaSalle` et al. (2015), so that hubs do not stop it.
//!
//! Invariant: every node is in one cluster of at most [`LARGEST`] nodes.

use crate::layout::compute::random::Random;
use crate::layout::graph::adjacency::Graph;
use crate::layout::request::Link;

/// The most nodes that become one.
const LARGEST: u32 = 8;
/// How often everybody looks for a better cluster.
const ROUNDS: usize = 3;
/// The heaviest link for the forces, where the mean is 1.
const HEAVIEST: f32 = 4.0;
/// Nobody is in it.
const NONE: u32 = u32::MAX;

/// A network with weighted links, in compressed rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Level {
    /// Where each row starts; one more entry than nodes.
    pub(crate) offsets: Vec<u32>,
    /// The neighbours, row by row.
    pub(crate) targets: Vec<u32>,
    /// How strong each link is.
    pub(crate) weights: Vec<f32>,
}

impl Level {
    /// A whole network, every link with weight 1.
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut level = Self { offsets: vec![0], ..Self::default() };
        for node in 0..graph.len() {
            level.targets.extend_from_slice(graph.neighbours(node));
            level.offsets.push(level.targets.len() as u32);
        }
        level.weights = vec![1.0; level.targets.len()];
        level
    }

    /// The same as a plain network.
    pub(crate) fn as_graph(&self) -> Graph {
        let arcs =
            (0..self.len()).flat_map(|node| self.targets[self.row(node)].iter().map(move |other| (node, *other)));
        let links: Vec<Link> = arcs
            .filter(|(node, other)| *node < *other as usize)
            .map(|(node, other)| Link { ends: (node as u32, other), weight: 1.0 })
            .collect();
        Graph::of(self.len(), &links)
    }

    /// Gives links between different groups this weight.
    pub(crate) fn weaken_between(&mut self, groups: &[u32], weight: f32) {
        for node in 0..self.len() {
            for link in self.row(node) {
                if groups[node] != groups[self.targets[link] as usize] {
                    self.weights[link] = weight;
                }
            }
        }
    }

    /// Brings the weights to a mean of 1 and none above [`HEAVIEST`], so that forces stay within bounds.
    pub(crate) fn temper(&mut self) {
        let mean = self.weights.iter().sum::<f32>() / self.weights.len().max(1) as f32;
        for weight in &mut self.weights {
            *weight = (*weight / mean.max(f32::MIN_POSITIVE)).min(HEAVIEST);
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Where the links of `node` stand.
    pub(crate) fn row(&self, node: usize) -> std::ops::Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }
}

/// The next coarser level of `level`, and for every node the one it became a part of.
pub(crate) fn coarsen(level: &Level, random: &mut Random) -> (Level, Vec<u32>) {
    let mut labels = propagate(level, random);
    join_leftovers(level, &mut labels);
    let count = renumber(&mut labels);
    (contract(level, &labels, count), labels)
}

/// Lets everybody join the cluster it has most links to, as long as there is room.
fn propagate(level: &Level, random: &mut Random) -> Vec<u32> {
    let count = level.len();
    let mut labels: Vec<u32> = (0..count as u32).collect();
    let mut sizes = vec![1_u32; count];
    let mut pulls = vec![0.0_f32; count];
    let mut order: Vec<u32> = (0..count as u32).collect();
    random.shuffle(&mut order);
    // Who has few links chooses first: a hub has a choice left.
    order.sort_by_key(|node| level.row(*node as usize).len().min(64));
    for _ in 0..ROUNDS {
        for node in order.iter().map(|node| *node as usize) {
            let own = labels[node];
            for link in level.row(node) {
                let target = level.targets[link] as usize;
                let degree = level.row(target).len() as f32;
                // A link of a hub says less than one of a node with few.
                pulls[labels[target] as usize] += level.weights[link] / degree.sqrt();
            }
            let mut best = (0.0, own);
            for link in level.row(node) {
                let label = labels[level.targets[link] as usize];
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

/// Puts those who are alone together by the cluster of their strongest neighbour.
fn join_leftovers(level: &Level, labels: &mut [u32]) {
    let mut sizes = vec![0_u32; level.len()];
    for label in labels.iter() {
        sizes[*label as usize] += 1;
    }
    let mut open = vec![NONE; level.len()];
    for node in 0..level.len() {
        if sizes[labels[node] as usize] != 1 {
            continue;
        }
        let strongest = level.row(node).max_by(|one, other| {
            level.weights[*one].total_cmp(&level.weights[*other]).then(level.targets[*other].cmp(&level.targets[*one]))
        });
        let Some(link) = strongest else { continue };
        let at = labels[level.targets[link] as usize] as usize;
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
pub(crate) fn contract(level: &Level, labels: &[u32], count: usize) -> Level {
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
    let mut coarse = Level { offsets: vec![0], ..Level::default() };
    let mut place = vec![NONE; count];
    for cluster in 0..count {
        let first = coarse.targets.len();
        for node in members[starts[cluster] as usize..starts[cluster + 1] as usize].iter().map(|node| *node as usize) {
            for link in level.row(node) {
                let other = labels[level.targets[link] as usize];
                if other as usize == cluster {
                    continue;
                }
                let known = place[other as usize] as usize;
                if known >= first && known < coarse.targets.len() && coarse.targets[known] == other {
                    coarse.weights[known] += level.weights[link];
                } else {
                    place[other as usize] = coarse.targets.len() as u32;
                    coarse.targets.push(other);
                    coarse.weights.push(level.weights[link]);
                }
            }
        }
        coarse.offsets.push(coarse.targets.len() as u32);
    }
    coarse
}
