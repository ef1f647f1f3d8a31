//! Communities by the Leiden method: groups with more ties inside than chance would give (modularity).
//!
//! Source: Traag, Waltman, van Eck: From Louvain to Leiden: guaranteeing well-connected communities (2019). Nodes move to
//! the neighbouring group that raises modularity most, until none does; each group is refined into parts that hold
//! together; the parts become the nodes of the next level. The refinement takes the best part rather than a random one.
//!
//! Our own code: no crate at hand is seeded, tells progress and stays small (leiden-rs 0.8 brings 48 crates).
//!
//! Invariant: the same seed gives the same groups; ties between groups go to the one that is met first.

use super::level::{Level, by_group, renumber};
use crate::analysis::measures::random::Random;
use crate::analysis::measures::ties::Ties;
use std::collections::VecDeque;

/// A gain below this is none: it would come from rounding.
const LEAST: f64 = 1e-10;
/// How often the whole is gone through again while that raises modularity.
const ROUNDS: usize = 5;

/// The group of every node, numbered from 0, by one run.
pub(super) fn leiden(ties: &Ties, random: &mut Random) -> Vec<u32> {
    let base = Level::of(ties);
    let mut groups: Vec<u32> = (0..base.len() as u32).collect();
    if base.total == 0.0 {
        return groups;
    }
    let mut best = modularity(&base, &groups);
    for _ in 0..ROUNDS {
        round(&base, &mut groups, random);
        let now = modularity(&base, &groups);
        if now - best < LEAST {
            break;
        }
        best = now;
    }
    groups
}

/// How much more of the ties is inside of groups than chance would give; at most 1.
pub(super) fn modularity(level: &Level, groups: &[u32]) -> f64 {
    if level.total == 0.0 {
        return 0.0;
    }
    let mut strength = vec![0.0; groups.iter().copied().max().map_or(0, |most| most as usize + 1)];
    let mut across = 0.0;
    for (node, group) in groups.iter().enumerate() {
        strength[*group as usize] += level.strength[node];
        across +=
            level.around(node).filter(|(other, _)| groups[*other] != *group).map(|(_, weight)| weight).sum::<f64>();
    }
    let chance: f64 = strength.iter().map(|sum| (sum / level.total) * (sum / level.total)).sum();
    1.0 - across / level.total - chance
}

/// One way through all levels, from the groups that there are.
fn round(base: &Level, groups: &mut [u32], random: &mut Random) {
    // Of every node of the base, its node on the present level.
    let mut place: Vec<u32> = (0..base.len() as u32).collect();
    let mut merged: Option<Level> = None;
    let mut now: Vec<u32> = groups.to_vec();
    loop {
        let level = merged.as_ref().unwrap_or(base);
        renumber(&mut now);
        move_nodes(level, &mut now, random);
        let count = renumber(&mut now);
        for (group, place) in groups.iter_mut().zip(&place) {
            *group = now[*place as usize];
        }
        if count == level.len() {
            return;
        }
        let mut parts = refined(level, &now, count, random);
        let parted = renumber(&mut parts);
        // Where nothing held together, the groups themselves are merged, so that every level is smaller.
        let (parts, parted) = if parted == level.len() { (now.clone(), count) } else { (parts, parted) };
        let mut next = vec![0; parted];
        for (node, part) in parts.iter().enumerate() {
            next[*part as usize] = now[node];
        }
        let smaller = level.merged(&parts, parted);
        place.iter_mut().for_each(|place| *place = parts[*place as usize]);
        (now, merged) = (next, Some(smaller));
    }
}

/// How strongly one node is tied to the groups around it.
struct Pulls {
    sums: Vec<f64>,
    met: Vec<u32>,
}

impl Pulls {
    fn new(count: usize) -> Self {
        Self { sums: vec![0.0; count], met: Vec::new() }
    }

    /// Adds up the ties of a node by the groups of those that count.
    fn gather(&mut self, level: &Level, node: usize, group_of: impl Fn(usize) -> Option<u32>) {
        self.met.drain(..).for_each(|group| self.sums[group as usize] = 0.0);
        for (other, weight) in level.around(node) {
            let Some(group) = group_of(other) else { continue };
            if self.sums[group as usize] == 0.0 {
                self.met.push(group);
            }
            self.sums[group as usize] += weight;
        }
    }
}

/// Moves nodes to the group around them that gains most, until no move gains.
fn move_nodes(level: &Level, groups: &mut [u32], random: &mut Random) {
    let count = level.len();
    let mut sums = vec![0.0; count];
    let mut sizes = vec![0_u32; count];
    for (node, group) in groups.iter().enumerate() {
        sums[*group as usize] += level.strength[node];
        sizes[*group as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..count as u32).filter(|group| sizes[*group as usize] == 0).collect();
    let mut order: Vec<u32> = (0..count as u32).collect();
    random.shuffle(&mut order);
    let mut waiting: VecDeque<u32> = order.into();
    let mut waits = vec![true; count];
    let mut pulls = Pulls::new(count);
    while let Some(node) = waiting.pop_front() {
        let node = node as usize;
        waits[node] = false;
        let (own, strength) = (groups[node], level.strength[node]);
        pulls.gather(level, node, |other| Some(groups[other]));
        sums[own as usize] -= strength;
        sizes[own as usize] -= 1;
        let gain = |group: u32| pulls.sums[group as usize] - strength * sums[group as usize] / level.total;
        let mut best = (gain(own), own);
        for group in &pulls.met {
            let gain = gain(*group);
            if gain > best.0 + LEAST {
                best = (gain, *group);
            }
        }
        // Alone it gains nothing and loses nothing.
        if best.0 < -LEAST
            && let Some(group) = empty.last()
        {
            best = (0.0, *group);
        }
        let to = best.1;
        if sizes[to as usize] == 0 && to != own {
            empty.pop();
        }
        if sizes[own as usize] == 0 && to != own {
            empty.push(own);
        }
        sums[to as usize] += strength;
        sizes[to as usize] += 1;
        groups[node] = to;
        if to == own {
            continue;
        }
        for (other, _) in level.around(node) {
            if groups[other] != to && !waits[other] {
                waits[other] = true;
                waiting.push_back(other as u32);
            }
        }
    }
}

/// Every group in parts that hold together: nodes join parts of their own group.
fn refined(level: &Level, groups: &[u32], count: usize, random: &mut Random) -> Vec<u32> {
    let size = level.len();
    let mut parts: Vec<u32> = (0..size as u32).collect();
    let mut sums = level.strength.clone();
    let mut alone = vec![true; size];
    // The weight of the ties of every part to the rest of its group.
    let mut outward: Vec<f64> = (0..size)
        .map(|node| {
            level.around(node).filter(|(other, _)| groups[*other] == groups[node]).map(|(_, weight)| weight).sum()
        })
        .collect();
    let mut pulls = Pulls::new(size);
    for mut members in by_group(groups, count) {
        let whole: f64 = members.iter().map(|node| level.strength[*node as usize]).sum();
        let holds = |outward: f64, sum: f64| outward >= sum * (whole - sum) / level.total - LEAST;
        random.shuffle(&mut members);
        for node in members {
            let node = node as usize;
            let (own, strength) = (parts[node], level.strength[node]);
            if !alone[own as usize] || !holds(outward[own as usize], strength) {
                continue;
            }
            pulls.gather(level, node, |other| (groups[other] == groups[node]).then_some(parts[other]));
            let mut best = (LEAST, own);
            for part in &pulls.met {
                let at = *part as usize;
                let gain = pulls.sums[at] - strength * sums[at] / level.total;
                if *part != own && gain > best.0 && holds(outward[at], sums[at]) {
                    best = (gain, *part);
                }
            }
            let to = best.1 as usize;
            if best.1 != own {
                (alone[own as usize], alone[to]) = (false, false);
                outward[to] += outward[own as usize] - 2.0 * pulls.sums[to];
                sums[to] += strength;
                parts[node] = best.1;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_triangles_with_a_bridge_are_two_groups_by_any_seed() {
        let ties = Ties::between(7, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)]);
        for seed in 0..20 {
            let groups = leiden(&ties, &mut Random::new(seed, 0));
            assert_eq!(groups, [0, 0, 0, 1, 1, 1, 2], "{seed}");
            // 6 of 7 ties are inside, and chance would have half of them inside.
            assert!((modularity(&Level::of(&ties), &groups) - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
        }
    }

    #[test]
    fn nothing_and_nodes_without_ties_are_groups_by_themselves() {
        assert_eq!(leiden(&Ties::between(0, []), &mut Random::new(1, 0)), [0; 0]);
        assert_eq!(leiden(&Ties::between(3, []), &mut Random::new(1, 0)), [0, 1, 2]);
        assert_eq!(leiden(&Ties::between(2, [(0, 1)]), &mut Random::new(1, 0)), [0, 0]);
    }

    #[test]
    fn every_group_holds_together() {
        let ring = (0..60_u32).map(|node| (node, (node + 1) % 60));
        let chords = (0..20_u32).map(|node| (node * 3, (node * 3 + 2) % 60));
        let ties = Ties::between(60, ring.chain(chords));
        let groups = leiden(&ties, &mut Random::new(3, 0));
        let inside = ties.ends().iter().filter(|(one, other)| groups[*one as usize] == groups[*other as usize]);
        let parts = crate::analysis::measures::cuts::cuts(&Ties::between(60, inside.copied())).sizes.len();
        assert_eq!(parts, groups.iter().max().map_or(0, |most| *most as usize + 1));
    }
}
