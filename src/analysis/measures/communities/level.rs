//! A weighted network whose nodes are groups of nodes: what communities are found on, level by level.

use crate::analysis::measures::ties::Ties;

/// A network of groups.
#[derive(Debug)]
pub(super) struct Level {
    starts: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    /// Twice the weight of the ties of every node, those inside of it counted twice.
    pub(super) strength: Vec<f64>,
    /// The sum of all strengths.
    pub(super) total: f64,
}

impl Level {
    /// Every node by itself, every tie of weight 1.
    pub(super) fn of(ties: &Ties) -> Self {
        let nodes = 0..ties.len() as u32;
        let mut level =
            Self { starts: vec![0], targets: Vec::new(), weights: Vec::new(), strength: Vec::new(), total: 0.0 };
        for node in nodes {
            level.targets.extend(ties.of_node(node));
            level.starts.push(level.targets.len() as u32);
            level.strength.push(f64::from(ties.degree(node)));
        }
        level.weights = vec![1.0; level.targets.len()];
        level.total = level.strength.iter().sum();
        level
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.strength.len()
    }

    /// The neighbours of a node with the weights of the ties to them; itself not among them.
    pub(super) fn around(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = self.starts[node] as usize..self.starts[node + 1] as usize;
        self.targets[range.clone()].iter().map(|target| *target as usize).zip(self.weights[range].iter().copied())
    }

    /// The groups as nodes; `groups` are numbered from 0 without gaps, `count` of them.
    pub(super) fn merged(&self, groups: &[u32], count: usize) -> Self {
        let members = by_group(groups, count);
        let mut merged = Self {
            starts: vec![0],
            targets: Vec::new(),
            weights: Vec::new(),
            strength: vec![0.0; count],
            total: self.total,
        };
        let mut sums = vec![0.0; count];
        let mut met: Vec<u32> = Vec::new();
        for (group, members) in members.iter().enumerate() {
            for node in members {
                merged.strength[group] += self.strength[*node as usize];
                for (other, weight) in self.around(*node as usize) {
                    let to = groups[other];
                    if to as usize != group {
                        if sums[to as usize] == 0.0 {
                            met.push(to);
                        }
                        sums[to as usize] += weight;
                    }
                }
            }
            met.sort_unstable();
            for to in met.drain(..) {
                merged.targets.push(to);
                merged.weights.push(std::mem::take(&mut sums[to as usize]));
            }
            merged.starts.push(merged.targets.len() as u32);
        }
        merged
    }
}

/// The nodes of every group, in order.
pub(super) fn by_group(groups: &[u32], count: usize) -> Vec<Vec<u32>> {
    let mut members = vec![Vec::new(); count];
    for (node, group) in groups.iter().enumerate() {
        members[*group as usize].push(node as u32);
    }
    members
}

/// Numbers the groups from 0 in the order in which they first appear. Returns how many there are.
pub(super) fn renumber(groups: &mut [u32]) -> usize {
    let most = groups.iter().copied().max().map_or(0, |most| most as usize + 1);
    let mut number = vec![u32::MAX; most];
    let mut count = 0;
    for group in groups {
        let number = &mut number[*group as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count as usize
}
